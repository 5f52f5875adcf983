"""The days of promises, of reminders, and of what is kept of people without an account."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions import questions
from frankpledge.apps.scrutiny.actions.askers import KEEP_CLIENT, forget_clients, tell_askers
from frankpledge.apps.scrutiny.actions.digests import send_digests
from frankpledge.apps.scrutiny.models import Question
from frankpledge.apps.scrutiny.queries.ageing import report
from frankpledge.apps.scrutiny.queries.chasing import SOON, chase
from frankpledge.errors import TooMany
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW, a_promise
from tests.moments import DAY, LONDON, edges, noon, wrong

pytestmark = pytest.mark.django_db
SITE = "https://example.org"
SECOND = timedelta(seconds=1)
MONDAYS = {"summer": date(2027, 6, 14), "winter": date(2026, 12, 14), "autumn": date(2027, 11, 1)}


def test_a_promise_is_late_from_the_day_after_its_day(office, editor, span):
    a_promise(office, editor, due_on=span.last)

    def is_in_time(at):
        [promise] = report(at).undertakings
        days = (at.astimezone(LONDON).date() - span.last).days
        assert promise.days_late == max(days, 0)
        return not promise.days_late

    assert wrong(None, span.last, is_in_time) == []


def test_the_page_of_promises_counts_days_in_london(office, editor, client, clock, span):
    a_promise(office, editor, due_on=span.last)

    def is_in_time(at):
        clock(at)
        return client.get("/undertakings.csv").text.strip().endswith(",0")

    assert wrong(None, span.last, is_in_time) == []


def test_a_reminder_of_a_promise_begins_two_weeks_before_its_day(office, editor, span):
    a_promise(office, editor, due_on=span.last)
    assert wrong(span.last - SOON, None, lambda at: bool(chase(office, at, SITE))) == []
    assert wrong(None, span.last, lambda at: "days late" not in chase(office, at, SITE)) == []


@pytest.mark.parametrize("monday", MONDAYS.values(), ids=MONDAYS)
def test_reminders_are_sent_on_a_monday_in_london_and_once(office, people, monday):
    a_promise(office, people[Role.OFFICE_EDITOR], due_on=monday)
    sent = {edge.words: send_digests(SITE, at=edge.at).done for edge in edges(monday, monday)}
    within = [edge.words for edge in edges(monday, monday) if edge.is_within]
    assert sent == dict.fromkeys(sent, 0) | {within[0]: 1}
    assert len(mail.outbox) == len(set(message.to[0] for message in mail.outbox))


def test_a_reminder_of_the_monday_before_keeps_none_back(office, people, span):
    a_promise(office, people[Role.OFFICE_EDITOR], due_on=span.last)
    monday = span.last - span.last.weekday() * DAY
    found = [send_digests(SITE, at=noon(monday + weeks * 7 * DAY)).done for weeks in (0, 1, 1)]
    assert found == [1, 1, 0]


@pytest.mark.both_databases
def test_who_asked_is_told_from_the_moment_the_answer_is_seen(office, people, span):
    moment = noon(span.first) - timedelta(hours=12)
    asked = factories.a_public_question(office, "Why?", "ann@example.org")
    editor = people[Role.OFFICE_EDITOR]
    questions.accept_question(asked.reference, by=editor, at=NOW, due_on=None)
    factories.a_cleared_answer(asked, people, "Because.")
    questions.publish_answer(asked.reference, by=editor, at=NOW, visible_from=moment)
    told = [tell_askers(SITE, at=moment + step).done for step in (-DAY, -SECOND, 0 * SECOND, DAY)]
    assert told == [0, 0, 1, 0]
    assert "answered here" in mail.outbox[-1].body
    assert visible.find(asked.reference, moment).data["state"] == "published"
    assert visible.find(asked.reference, moment - SECOND).data["state"] == "asked"


def test_the_desk_says_in_the_time_of_london_when_an_answer_is_seen(office, people, client, clock):
    clock(NOW)
    asked = factories.a_question(office, None, people[Role.PERFORMANCE_OFFICER])
    factories.a_cleared_answer(asked, people)
    moment = datetime(2027, 6, 9, 0, 30, tzinfo=LONDON)
    editor = people[Role.OFFICE_EDITOR]
    questions.publish_answer(asked.reference, by=editor, at=NOW, visible_from=moment)
    client.force_login(editor)
    address = f"/desk/questions/{asked.reference}/"
    assert "to be seen from 9 June 2027, 00:30" in client.get(address).text
    clock(moment)
    client.force_login(editor)
    assert "to be seen from" not in client.get(address).text


def test_the_mark_of_a_sender_is_kept_for_a_day_to_the_second(office):
    factories.a_public_question(office, client="a", at=NOW)
    kept = []
    for step in (KEEP_CLIENT - SECOND, KEEP_CLIENT, KEEP_CLIENT + SECOND):
        Question.objects.update(client="a")
        forget_clients(at=NOW + step)
        kept.append(bool(Question.objects.get().client))
    assert kept == [True, True, False]


def test_a_sixth_question_waits_until_an_hour_after_the_first(office):
    for number in range(questions.MOST_OF_ONE_CLIENT):
        factories.a_public_question(office, f"Why {number}?", client="a", at=NOW)
    hour = timedelta(hours=questions.CLIENT_HOURS)
    for step in (hour - SECOND, hour):
        with pytest.raises(TooMany):
            factories.a_public_question(office, "Why 6?", client="a", at=NOW + step)
    assert factories.a_public_question(office, "Why 6?", client="a", at=NOW + hour + SECOND)


def test_an_answer_is_due_on_the_day_of_the_question_at_the_earliest(office, span):
    asked = factories.a_public_question(office, at=noon(span.first))

    def is_due(day):
        asked.due_on = day
        asked.validate_constraints()

    is_due(span.first)
    with pytest.raises(ValidationError, match="question_due_on_or_after_asked_on"):
        is_due(span.first - DAY)
