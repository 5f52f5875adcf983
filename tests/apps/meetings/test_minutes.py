"""Who came, what was said, and what goes on from the minutes."""

from datetime import date, timedelta

import pytest

from frankpledge.apps.meetings.actions import agenda, items, minutes, questions
from frankpledge.apps.meetings.documents.marks import marked
from frankpledge.apps.meetings.models import Attendance, PublicQuestion
from frankpledge.apps.meetings.queries import meetings
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.recommendations.models import Report
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.errors import BadInput, NotAllowed, NotFound, TooMany
from frankpledge.rules.roles import Role
from tests.factories import NOW

pytestmark = pytest.mark.django_db
DAY = date(2026, 12, 11)
AFTER = NOW + timedelta(days=16)
ANSWER_BY = date(2027, 1, 31)
TEXT = """The chair welcomed everybody.

[decision] The panel agreed its rules.

[undertaking: The commissioner, by 24/12/2026] Write to each council.

[recommendation] Publish the estates plan.

[Recommendation] Show the waiting times."""


@pytest.fixture
def held(plan, support, seated):
    """A meeting that was held: one member came, one did not."""
    meeting = plan()
    items.add_item(meeting, "The plan", "", "", by=support, at=NOW)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    came = {seated[0].pk: "present", seated[1].pk: "apologies"}
    return agenda.hold_meeting(meeting.reference, came, "The commissioner", by=support, at=AFTER)


def test_attendance_is_of_meetings_that_were_held(held, plan, support, panel, seated):
    gone = plan(on=DAY + timedelta(days=30))
    agenda.cancel_meeting(gone.reference, "Snow.", by=support, at=NOW)
    minutes.save_minutes(held, "All was well.", by=support, at=AFTER)
    minutes.publish_minutes(held.reference, None, by=support, at=AFTER)
    room = meetings.room(panel, AFTER)
    assert [(c.member, c.present, c.meetings, c.others) for c in room.attendance] == [
        ("Ann Ames", 1, 1, ()),
        ("Bob Bell", 0, 1, (("Apologies", 1),)),
    ]
    assert Attendance.objects.count() == 2


def test_every_member_is_asked_after(plan, support, seated):
    meeting = plan()
    items.add_item(meeting, "The plan", "", "", by=support, at=NOW)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    with pytest.raises(BadInput, match="Bob Bell"):
        agenda.hold_meeting(meeting.reference, {seated[0].pk: "present"}, "", by=support, at=AFTER)
    with pytest.raises(BadInput, match="once that day has come"):
        agenda.hold_meeting(meeting.reference, {}, "", by=support, at=NOW)


def test_what_is_marked_goes_on_in_the_record(held, support, office, panel):
    minutes.save_minutes(held, TEXT, by=support, at=AFTER)
    minutes.publish_minutes(held.reference, ANSWER_BY, by=support, at=AFTER)
    promise = Undertaking.objects.get()
    assert (promise.made_by, promise.due_on, promise.text, promise.owner) == (
        "The commissioner",
        date(2026, 12, 24),
        "Write to each council.",
        office,
    )
    report = Report.objects.get()
    assert [r.text for r in report.recommendations.all()] == [
        "Publish the estates plan.",
        "Show the waiting times.",
    ]
    clock = Obligation.objects.get(body=office, duty="panel-recommendation-response")
    assert clock.due_on == ANSWER_BY
    shown = visible.find(f"minutes-{held.reference}", AFTER)
    rows = next(b["rows"] for b in shown.content["blocks"] if b["heading"] == "What came of it")
    assert [row[0] for row in rows] == ["decision", "undertaking", *["recommendation"] * 2]
    for row in rows[1:]:
        assert visible.shown_at(row[2], AFTER).kind in ("undertaking", "recommendations")
    assert (
        visible.find(promise.reference, AFTER).content["sources"][0]["title"].startswith("Minutes")
    )


@pytest.mark.parametrize("made_by", ["The chair", "Ann Ames", "The panel's support officer"])
def test_what_the_panel_itself_undertakes_stays_on_its_desk(held, support, panel, made_by):
    minutes.save_minutes(held, f"[undertaking: {made_by}] Look.", by=support, at=AFTER)
    minutes.publish_minutes(held.reference, None, by=support, at=AFTER)
    assert Undertaking.objects.get().owner == panel


def test_an_undertaking_is_not_due_before_it_was_made(held, support):
    with pytest.raises(BadInput, match="before the meeting"):
        minutes.save_minutes(held, "[undertaking: X, by 1/1/2020] Look.", by=support, at=AFTER)


def test_attendance_may_be_put_right_until_the_minutes_are_published(held, support, seated):
    both = {m.pk: "present" for m in seated}
    agenda.hold_meeting(held.reference, both, "A\nB", by=support, at=AFTER)
    held.refresh_from_db()
    assert [a.how for a in held.attendance.all()] == ["present", "present"]
    assert held.also_present == "A; B"
    minutes.save_minutes(held, "All was well.", by=support, at=AFTER)
    minutes.publish_minutes(held.reference, None, by=support, at=AFTER)
    with pytest.raises(NotAllowed):
        agenda.hold_meeting(held.reference, both, "", by=support, at=AFTER)


def test_a_draft_that_somebody_saves_late_takes_nothing_back(held, support):
    stale = meetings.get_meeting(held.reference)
    minutes.save_minutes(held, "[decision] Yes.", by=support, at=AFTER)
    minutes.publish_minutes(held.reference, None, by=support, at=AFTER)
    with pytest.raises(NotAllowed, match="minutes published"):
        minutes.save_minutes(stale, "Else.", by=support, at=AFTER)


def test_recommendations_need_a_day_and_nothing_is_half_published(held, support):
    minutes.save_minutes(held, TEXT, by=support, at=AFTER)
    with pytest.raises(BadInput, match="section 29"):
        minutes.publish_minutes(held.reference, None, by=support, at=AFTER)
    assert Undertaking.objects.count() == 0
    with pytest.raises(NotFound):
        visible.find(f"minutes-{held.reference}", AFTER)


def test_a_draft_is_nobody_elses(held, support, people):
    minutes.save_minutes(held, "canary draft", by=support, at=AFTER)
    assert "canary" not in visible.find(held.reference, AFTER).full_text
    with pytest.raises(NotAllowed):
        minutes.save_minutes(held, "x", by=people[Role.PANEL_MEMBER], at=AFTER)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A.\n\n[agreed] x", "Paragraph 2: .agreed. is no mark"),
        ("We said [decision] yes.", "stands inside it"),
        ("[undertaking: Ann, by 24 Dec 2026] x", "cannot be read: write it as 24/12/2026"),
        ("[decision]", "write behind"),
        ("[decision: who] x", "takes nothing more"),
        ("[undertaking] x", "say whose undertaking"),
        ("[undertaking: Ann, by 32/13/2026] x", "is not a day"),
    ],
)
def test_a_mark_that_cannot_be_read_says_where(text, said):
    with pytest.raises(BadInput, match=said):
        marked(text)


def test_brackets_elsewhere_are_words():
    assert [m.mark for m in marked("He [the chair] spoke.\n\n[undertaking: The CC] Look.")] == [
        "",
        "undertaking",
    ]


def ask(meeting, text="Why?", client="", at=NOW):
    return questions.receive_question(
        meeting, name="Zoe", contact="zoe@example.org", text=text, client=client, at=at
    )


def test_a_question_of_the_public_is_read_first_then_in_the_pack(plan, support, people):
    meeting = plan(questions_by=date(2026, 12, 8))
    asked = ask(meeting, "Why are stations shut?")
    assert "stations" not in visible.find(meeting.reference, NOW).full_text
    with pytest.raises(NotAllowed):
        questions.judge_question(asked, "accept", "", by=people[Role.PANEL_MEMBER], at=NOW)
    questions.judge_question(asked, "accept", "", by=support, at=NOW)
    text = visible.find(meeting.reference, NOW).full_text
    assert "Why are stations shut?" in text
    assert "example.org" not in text
    declined = ask(meeting, "Unkind.")
    questions.judge_question(declined, "decline", "It names a person.", by=support, at=NOW)
    assert "Unkind" not in visible.find(meeting.reference, NOW).full_text


@pytest.mark.both_databases
def test_questions_come_until_their_day_and_not_too_many(plan):
    meeting = plan(questions_by=date(2026, 12, 8))
    with pytest.raises(NotAllowed, match="no questions"):
        ask(meeting, at=NOW + timedelta(days=14))
    with pytest.raises(NotAllowed):
        ask(plan(on=date(2026, 12, 20)))
    for _ in range(5):
        ask(meeting, client="one")
    with pytest.raises(TooMany):
        ask(meeting, client="one")


def test_how_to_reach_who_asked_is_erased(plan):
    meeting = plan(questions_by=date(2026, 12, 8))
    ask(meeting, client="one")
    assert questions.erase_contacts(at=NOW + timedelta(days=100)) == 0
    assert questions.erase_contacts(at=NOW + timedelta(days=300)) == 1
    assert PublicQuestion.objects.values_list("contact", "client").get() == ("", "")
