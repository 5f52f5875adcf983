"""The last days of the law on a panel's cases: on them a step is in time, the day after it is not."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from frankpledge.apps.panel.actions import cases as actions
from frankpledge.apps.panel.actions.year import publish_year
from frankpledge.apps.panel.queries import briefing
from frankpledge.apps.panel.queries.cases import moves_on
from frankpledge.rules.panel import Post
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.powers import Charge, Wanted
from frankpledge.rules.precept import report_day, revised_day, second_report_day
from frankpledge.rules.roles import Role
from tests.apps.panel.conftest import YEAR, on
from tests.moments import DAY, LONDON, allowed, noon, wrong

pytestmark = pytest.mark.django_db
NOTICE = {
    "post": Post.CHIEF_CONSTABLE,
    "candidate": "Jo Jones",
    "criteria": "A test.",
    "why": "Passed it.",
    "terms": "Five years.",
}


@pytest.fixture
def step(people):
    """A function that takes a step of a case at a moment."""

    def taken(case, move, at, **facts):
        by = people[Role.OFFICE_EDITOR if move in OFFICE else Role.PANEL_SUPPORT]
        given = {"on": at.astimezone(LONDON).date(), "words": "Because."} | facts
        return actions.move_case(case.reference, move, StepInput(**given), by=by, at=at)

    return taken


OFFICE = ("notify", "revise", "respond", "issue", "propose a reserve", "refuse", "meet")


@pytest.fixture
def proposed(precept, step):
    """A precept that is proposed in January."""
    return step(precept.case, "notify", on(20, 1), amount=Decimal(10))


def test_a_panel_reports_on_a_precept_to_8_february(proposed, step):
    last = report_day(YEAR)
    assert last == date(2027, 2, 8)

    def reports(at):
        return allowed(lambda: step(proposed, "report", at))

    def ends(at):
        return allowed(lambda: step(proposed, "record no report", at))

    assert wrong(None, last, reports) == []
    assert wrong(last + DAY, None, ends) == []
    for day in (last, last + DAY):
        offered = {name for name, _ in moves_on(proposed, day)}
        assert ("report" in offered) == (day == last)
        assert ("record no report" in offered) == (day != last)


def test_a_veto_after_8_february_is_void(proposed, step):
    last = report_day(YEAR)

    def stands(at):
        states = []
        said = {"veto": "too high", "in_favour": 8}
        assert allowed(lambda: states.append(step(proposed, "veto", at, **said).state))
        return states == ["vetoed"]

    assert wrong(None, last, stands) == []


@pytest.fixture
def revised(proposed, step):
    """A precept that was vetoed as too high and is revised."""
    vetoed = step(proposed, "veto", on(5), veto="too high", in_favour=8)
    return step(vetoed, "revise", on(10), amount=Decimal(9))


def test_a_revised_precept_is_late_after_15_february(proposed, step):
    vetoed = step(proposed, "veto", on(5), veto="too high", in_favour=8)
    last = revised_day(YEAR)
    assert last == date(2027, 2, 15)

    def is_in_time(at):
        said = []

        def revise():
            step(vetoed, "revise", at, amount=Decimal(9))
            said.append(vetoed.steps.last().sentence)

        assert allowed(revise)
        return "late" not in said[0]

    assert wrong(None, last, is_in_time) == []


def test_a_panel_reports_again_to_22_february(revised, step):
    last = second_report_day(YEAR)
    assert last == date(2027, 2, 22)

    def reports(at):
        return allowed(lambda: step(revised, "report again", at, accepts=True))

    def ends(at):
        return allowed(lambda: step(revised, "record no second report", at))

    assert wrong(None, last, reports) == []
    assert wrong(last + DAY, None, ends) == []


@pytest.mark.both_databases
def test_two_thirds_are_of_those_who_are_members_on_the_day(proposed, step, panel):
    last = date(2027, 2, 3)
    members = list(panel.seats.first().members.model.objects.filter(seat__panel=panel))
    for member in members[3:]:
        type(member).objects.filter(pk=member.pk).update(held_until=last)

    def needs_seven(at):
        return not allowed(lambda: step(proposed, "veto", at, veto="too high", in_favour=3))

    assert len(members) == 10
    assert wrong(None, last, needs_seven) == []


@pytest.mark.both_databases
def test_a_step_is_taken_between_the_step_before_and_today(proposed, step):
    days = (date(2027, 1, 19), date(2027, 1, 20), date(2027, 2, 5), date(2027, 2, 6))
    took = [allowed(lambda day=day: step(proposed, "report", on(5), on=day)) for day in days]
    assert took == [False, True, True, False]


@pytest.fixture
def hearing(office, people, ten, span):
    """A hearing whose notice is received so that its three weeks end with the span."""
    received = span.last - 20 * DAY
    return actions.open_hearing(
        office, NOTICE, received, at=noon(received), by=people[Role.OFFICE_EDITOR]
    )


def test_a_hearing_is_reported_on_within_three_weeks(hearing, step, span):
    assert hearing.facts["due_on"] == span.last.isoformat()
    step(hearing, "hold", noon(span.last - 7 * DAY))

    def reports(at):
        return allowed(lambda: step(hearing, "report", at, accepts=True))

    def ends(at):
        return allowed(lambda: step(hearing, "record no report", at))

    assert wrong(None, span.last, reports) == []
    assert wrong(span.last + DAY, None, ends) == []


def test_a_veto_of_a_candidate_after_three_weeks_is_void(hearing, step, span):
    step(hearing, "hold", noon(span.last - 7 * DAY))

    def stands(at):
        states = []
        assert allowed(lambda: states.append(step(hearing, "veto", at, in_favour=8).state))
        return states == ["vetoed"]

    assert wrong(None, span.last, stands) == []


def test_a_hearing_is_arranged_for_a_day_of_the_three_weeks(hearing, step, span):
    today = span.last - 10 * DAY
    days = (today - DAY, today, span.last, span.last + DAY)
    took = [
        allowed(lambda day=day: step(hearing, "arrange", noon(today), due_on=day)) for day in days
    ]
    assert took == [False, True, True, False]


def test_an_office_gives_notice_of_the_day_in_london(office, people, ten, span):
    def is_todays(at):
        return allowed(
            lambda: actions.open_hearing(
                office, NOTICE, span.first, at=at, by=people[Role.OFFICE_EDITOR]
            )
        )

    assert wrong(span.first, span.first, is_todays) == []


def test_something_is_required_by_today_at_the_earliest(panel, office, support, span):
    wanted = Wanted(what="information", of="The commissioner", words="x", due_on=span.last)

    def may_require(at):
        return allowed(lambda: actions.require_of_office(panel, wanted, by=support, at=at))

    assert wrong(None, span.last, may_require) == []


def test_what_is_required_is_put_off_to_a_day_to_come(panel, office, support, step, span):
    wanted = Wanted(what="information", of="The commissioner", words="x", due_on=span.last)
    case = actions.require_of_office(panel, wanted, by=support, at=noon(span.first))
    days = (span.last, span.last + DAY)
    took = [
        allowed(lambda day=day: step(case, "postpone", noon(span.last), due_on=day)) for day in days
    ]
    assert took == [False, True]


def test_a_commissioner_is_suspended_from_the_day_of_the_charge(panel, office, support, span):
    charged = Charge(holder="Ann Ames", charge="x", years=5, charged_on=span.first)

    def may_suspend(at):
        return allowed(lambda: actions.suspend(panel, charged, by=support, at=at))

    assert wrong(span.first, None, may_suspend) == []


def test_a_panels_year_ends_on_31_march(panel, office, support, ten):
    first, last = date(2026, 4, 1), date(2027, 3, 31)

    def told(day):
        shown = publish_year(panel, "2026/27", "", by=support, at=noon(day))
        facts = shown.versions.order_by("-number")[0].content["facts"]
        return dict(facts)["To"]

    over = " (the year is not over)"
    assert told(first) == f"1 April 2026{over}"
    assert told(last) == f"31 March 2027{over}"
    assert told(last + DAY) == "31 March 2027"


@pytest.mark.parametrize(
    ("created_at", "day"),
    [
        ("2027-06-08T22:59:59+00:00", date(2027, 6, 8)),
        ("2027-06-08T23:00:00+00:00", date(2027, 6, 9)),
        ("2027-06-08T23:00:00", date(2027, 6, 9)),  # as UTC, where a store says no zone
        ("2026-12-08T23:59:59+00:00", date(2026, 12, 8)),
    ],
)
def test_figures_were_loaded_on_the_day_in_london(panel, monkeypatch, created_at, day):
    release = SimpleNamespace(created_at=created_at)
    monkeypatch.setattr(briefing, "current_release", lambda: SimpleNamespace(release=release))
    assert briefing.briefing(panel, on(1)).loaded_on == day
