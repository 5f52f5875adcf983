"""The days of a meeting: of its questions, its agenda, its own, and of what is kept after it."""

from datetime import date

import pytest

from frankpledge.apps.meetings.actions import agenda, items, questions
from frankpledge.apps.meetings.actions.importing import Imported, take_in
from frankpledge.apps.meetings.models import PublicQuestion
from frankpledge.apps.meetings.queries import meetings
from frankpledge.apps.meetings.readers.reading import ReadItem, ReadMeeting
from frankpledge.apps.obligations.queries import due_at
from frankpledge.rules.duties import last_day
from frankpledge.rules.roles import Role
from tests.moments import DAY, allowed, noon, wrong

pytestmark = pytest.mark.django_db
ASKED = {"name": "Ann Ames", "contact": "ann@example.org", "text": "Why?"}
LONG_BEFORE = date(2026, 11, 1)


@pytest.fixture
def planned(plan, span):
    """A function that plans a meeting on the last day of the span."""
    return lambda **facts: plan(on=span.last, at=noon(LONG_BEFORE), **facts)


def test_the_public_asks_to_the_last_day_for_questions(planned, span):
    meeting = planned(questions_by=span.first)

    def is_taken(at):
        return allowed(lambda: questions.receive_question(meeting, **ASKED, client="", at=at))

    assert wrong(None, span.first, is_taken) == []


def test_the_form_is_there_to_that_day(planned, client, clock, span):
    meeting = planned(questions_by=span.first)

    def is_open(at):
        clock(at)
        page = client.get(f"/panels/meetings/{meeting.reference}/ask/").text
        return 'name="text"' in page

    assert wrong(None, span.first, is_open) == []


def test_questions_are_sent_by_the_day_of_the_meeting_at_the_latest(plan, span):
    for by, is_right in ((span.last, True), (span.last + DAY, False)):
        made = allowed(lambda by=by: plan(on=span.last, at=noon(LONG_BEFORE), questions_by=by))
        assert made == is_right


def test_a_meeting_is_planned_to_its_own_day(plan, span):
    assert wrong(None, span.last, lambda at: allowed(lambda: plan(on=span.last, at=at))) == []


def test_a_meeting_is_held_from_its_day_on(planned, support, span):
    meeting = planned()
    items.add_item(meeting, "An item", "", "", by=support, at=noon(LONG_BEFORE))
    agenda.publish_agenda(meeting.reference, by=support, at=noon(LONG_BEFORE))

    def is_held(at):
        return allowed(lambda: agenda.hold_meeting(meeting.reference, {}, "", by=support, at=at))

    assert wrong(span.last, None, is_held) == []


def test_attendance_is_of_those_who_sit_on_the_day_of_the_meeting(planned, support, seated, span):
    leaves, comes = seated
    type(leaves).objects.filter(pk=leaves.pk).update(held_until=span.last)
    type(comes).objects.filter(pk=comes.pk).update(held_from=span.last + DAY)
    meeting = planned()
    items.add_item(meeting, "An item", "", "", by=support, at=noon(LONG_BEFORE))
    agenda.publish_agenda(meeting.reference, by=support, at=noon(LONG_BEFORE))
    came = {leaves.pk: "present"}
    held = agenda.hold_meeting(meeting.reference, came, "", by=support, at=noon(span.last))
    assert [a.member for a in held.attendance.all()] == [leaves]


def test_a_meeting_lies_ahead_to_its_day_and_is_past_after_it(panel, planned, span):
    planned()

    def is_ahead(at):
        room = meetings.room(panel, at)
        assert len(room.ahead) + len(room.past.rows) == 1
        return bool(room.ahead)

    assert wrong(None, span.last, is_ahead) == []
    found = [bool(meetings.next_planned(panel, day)) for day in (span.last, span.last + DAY)]
    assert found == [True, False]


def test_the_desk_says_that_a_meeting_is_past_from_the_day_after(
    planned, people, client, clock, span
):
    planned()
    clock(noon(span.first))
    client.force_login(people[Role.PANEL_SUPPORT])

    def waits(at):
        clock(at)
        page = client.get("/desk/").text
        assert "Your tasks" in page
        return "Record whether the meeting planned for" not in page

    assert wrong(None, span.last, waits) == []


def test_the_shared_calendar_holds_a_meeting_to_its_day(panel, planned, people, span):
    planned()
    days = (span.last, span.last + DAY)
    found = [len(meetings.calendar_of(people[Role.PANEL_MEMBER], day)) for day in days]
    assert found == [1, 0]


def test_the_agenda_is_due_to_the_end_of_the_sixth_working_day_before(panel, planned, span):
    planned()
    due = last_day("panel-agenda", span.last)
    [owed] = due_at(panel, noon(LONG_BEFORE))
    assert owed.obligation.due_on == due
    assert (span.last - due).days > 6  # five clear working days lie between

    def is_open(at):
        [now] = due_at(panel, at)
        return now.state == "open"

    assert wrong(None, due, is_open) == []


def test_an_agenda_published_on_that_day_is_in_time_and_the_day_after_late(
    panel, planned, support, span
):
    meeting = planned()
    items.add_item(meeting, "An item", "", "", by=support, at=noon(LONG_BEFORE))
    due = last_day("panel-agenda", span.last)

    def is_in_time(at):
        found = []

        def publish():
            agenda.publish_agenda(meeting.reference, by=support, at=at)
            found.extend(due_at(panel, at))

        assert allowed(publish)
        return found[0].state == "met"

    assert wrong(None, due, is_in_time) == []


def test_how_to_reach_who_asked_is_erased_half_a_year_after_the_meeting(planned, span):
    meeting = planned(questions_by=span.first)
    questions.receive_question(meeting, **ASKED, client="a", at=noon(span.first))
    kept_to = span.last + questions.KEEP

    def is_kept(at):
        PublicQuestion.objects.update(contact="ann@example.org")
        questions.erase_contacts(at=at)
        return bool(PublicQuestion.objects.get().contact)

    assert wrong(None, kept_to, is_kept) == []


def test_minutes_of_a_day_to_come_are_not_taken_in(panel, span):
    item = ReadItem(title="An item", paragraphs=("It was noted.",))
    read = ReadMeeting(
        external="1", on=span.last, title="x", state="minutes published", items=(item,)
    )

    def is_taken(at):
        return allowed(lambda: take_in(panel, read, Imported(), by="a test", at=at))

    assert wrong(span.last, None, is_taken) == []
