"""The days of a complaint: of its clocks, of a delegation, of a review, of erasing."""

from datetime import date

import pytest

from frankpledge.apps.complaints.actions import counting, handling
from frankpledge.apps.complaints.documents import counts_document, reviews_document
from frankpledge.apps.complaints.models import Complaint
from frankpledge.apps.complaints.queries import handling as queries
from frankpledge.apps.complaints.queries.counts import (
    complaint_counts,
    is_in_time,
    reviews_received,
)
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.rules.roles import Role
from tests import factories
from tests.moments import DAY, LONDON, allowed, noon, wrong

pytestmark = pytest.mark.django_db


def receive(office, panel, on, **facts):
    received = Received(
        panel=panel, office=office, about="x", text="x", received_on=on, contact="a@b.example"
    )
    made = handling.receive_complaint(received, by=None, at=noon(on))
    Complaint.objects.filter(pk=made.pk).update(**facts)
    return Complaint.objects.get(pk=made.pk)


@pytest.fixture
def handler(people):
    return people[Role.COMPLAINTS_HANDLER]


def test_the_front_door_writes_the_day_in_london(office, panel, client, clock, span):
    said = {"area": panel.area, "about": "x", "text": "x", "name": "x", "contact": "a@b.example"}

    def is_within(at):
        clock(at)
        Complaint.objects.all().delete()
        answer = client.post("/complain/office-holder/", said)
        assert answer.status_code == 302, answer.text
        assert Complaint.objects.get().received_on == at.astimezone(LONDON).date()
        return span.first <= Complaint.objects.get().received_on <= span.last

    assert wrong(*span, is_within) == []


def test_a_step_was_taken_from_the_day_it_was_received_to_today(office, panel, handler, span):
    made = receive(office, panel, span.first)

    def may_step(on, at):
        given = StepInput(on=on, ground="not-conduct", reasons="x")
        return allowed(
            lambda: handling.move_complaint(made.reference, "pass on", given, by=handler, at=at)
        )

    days = (span.first - DAY, span.first, span.last, span.last + DAY)
    assert [may_step(day, noon(span.last)) for day in days] == [False, True, True, False]
    assert wrong(span.last, None, lambda at: may_step(span.last, at)) == []


def test_the_office_handles_from_the_first_day_of_the_delegation_to_its_last(
    office, panel, people, span
):
    chief = factories.a_user(office, Role.COMPLAINTS_HANDLER, email="chief@office.example")
    made = receive(office, panel, date(2026, 11, 1))
    handling.delegate(
        panel,
        office,
        "Item 7",
        span.first,
        span.last,
        by=people[Role.PANEL_SUPPORT],
        at=factories.NOW,
    )

    def may_record(at):
        given = StepInput(on=made.received_on)
        return allowed(
            lambda: handling.move_complaint(made.reference, "record", given, by=chief, at=at)
        )

    assert wrong(*span, may_record) == []


@pytest.mark.parametrize(
    ("facts", "days"),
    [
        ({}, 7),  # a target
        (
            {"state": "recorded", "is_serious": True, "clear_on": "today"},
            1,
        ),  # by law: the end of the day after
        ({"state": "recorded", "recorded_on": "today"}, 56),
    ],
    ids=["recording", "referral", "resolution"],
)
def test_a_clock_is_past_from_the_day_after_its_last(office, panel, span, facts, days):
    facts = {name: span.first if v == "today" else v for name, v in facts.items()}
    made = receive(office, panel, span.first, **facts)
    due = span.first + days * DAY
    for day, is_past in ((due - DAY, False), (due, False), (due + DAY, True)):
        [clock] = queries.clocks(made, day)
        assert (clock.day, clock.is_past) == (due, is_past)


def test_a_complaint_is_more_than_a_year_old_after_twelve_months(office, panel):
    received = date(2027, 6, 9)
    for happened, is_old in ((date(2026, 6, 8), True), (date(2026, 6, 9), False)):
        made = receive(office, panel, received, incident_on=happened)
        assert queries.is_more_than_a_year_old(made) == is_old


def test_twelve_months_of_a_leap_year_are_no_more_than_twelve_months(office, panel):
    made = receive(office, panel, date(2028, 6, 9), incident_on=date(2027, 6, 9))
    assert not queries.is_more_than_a_year_old(made)


def test_who_complained_is_erased_on_the_day_that_was_set(office, panel, span):
    days = {"closed_on": date(2026, 11, 1), "erase_on": span.first}
    made = receive(office, panel, date(2026, 11, 1), state="withdrawn", **days)

    def is_erased(at):
        Complaint.objects.filter(pk=made.pk).update(erased_at=None, contact="a@b.example")
        return handling.erase_due(at=at) == 1 and not Complaint.objects.get().contact

    assert wrong(span.first, None, is_erased) == []


def test_a_review_comes_in_time_to_the_28th_day_after_the_letter(office, editor, span):
    last = span.first + 28 * DAY
    for day, is_right in ((last - DAY, True), (last, True), (last + DAY, False)):
        made = counting.receive_review(office, span.first, day, "", by=editor, at=noon(day))
        assert is_in_time(made) == is_right
        decided = allowed(
            lambda made=made, day=day: counting.decide_review(
                made.reference, "out of time", day, 0, 0, "", by=editor, at=noon(day)
            )
        )
        assert decided == (not is_right)


def test_a_review_is_entered_from_the_day_it_came(office, editor, span):
    def may_enter(at):
        return allowed(
            lambda: counting.receive_review(office, span.first, span.first, "", by=editor, at=at)
        )

    assert wrong(span.first, None, may_enter) == []
    made = counting.receive_review(
        office, span.first, span.first, "", by=editor, at=noon(span.first)
    )

    def may_decide(at):
        return allowed(
            lambda: counting.decide_review(
                made.reference, "upheld", span.last, 0, 0, "", by=editor, at=at
            )
        )

    assert wrong(span.last, None, may_decide) == []


def test_a_year_is_counted_from_1_april_to_31_march(office, panel, editor):
    days = (date(2026, 3, 31), date(2026, 4, 1), date(2027, 3, 31), date(2027, 4, 1))
    for day in days:
        receive(office, panel, day, state="resolved", outcome="x", closed_on=day, erase_on=day)
        counting.receive_review(office, day, day, "", by=editor, at=noon(day))
    years = ("2025/26", "2026/27", "2027/28")
    told = [
        counts_document(complaint_counts(panel, year))["data"]["referred_or_resolved"]
        for year in years
    ]
    reviews = [
        reviews_document(office, year, reviews_received(office, year))["data"]["received"]
        for year in years
    ]
    assert told == reviews == [1, 2, 1]
