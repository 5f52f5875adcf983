"""From the forward plan to a pack whose numbers and pages stay."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from frankpledge.apps.meetings.actions import agenda, items
from frankpledge.apps.meetings.documents import meetings as documents
from frankpledge.apps.meetings.documents.packs import CHARACTERS_A_PAGE, numbered
from frankpledge.apps.meetings.models import Paper
from frankpledge.apps.meetings.queries import calendar as calendars
from frankpledge.apps.meetings.queries import meetings
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.obligations.queries import due_at
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.roles import Role
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LONG = "\n\n".join(f"Paragraph {n}. " + "word " * 100 for n in range(12))


def item(meeting, support, title="The budget", ground=""):
    return items.add_item(meeting, title, "To note.", ground, by=support, at=NOW)


def paper(about, support, title="Report", text="One.\n\nTwo.", url=""):
    return items.add_paper(about, title, text, url, by=support, at=NOW)


def pack(meeting, at=NOW):
    blocks = visible.find(meeting.reference, at).content["blocks"]
    return {b["heading"]: b["paragraphs"] for b in blocks if b.get("paragraphs")}


def test_a_planned_meeting_is_public_and_its_clock_runs(plan, panel):
    meeting = plan()
    shown = visible.find(meeting.reference, NOW)
    assert "plans to meet on 11 December 2026" in shown.lead
    [due] = due_at(panel, NOW)
    assert (due.duty.id, due.obligation.due_on) == ("panel-agenda", date(2026, 12, 3))
    assert "from memory" in due.basis


def test_another_day_moves_the_clock_of_the_agenda(plan, support):
    meeting = plan()
    agenda.rearrange_meeting(
        meeting.reference,
        title="The panel",
        on=date(2026, 12, 18),
        starts_at=None,
        venue="",
        contact="",
        questions_by=None,
        by=support,
        at=NOW,
    )
    assert Obligation.objects.get().due_on == date(2026, 12, 10)
    assert "18 December" in visible.find(meeting.reference, NOW).title


def test_items_are_on_the_forward_plan_once_they_are_announced(plan, support):
    meeting = plan()
    item(meeting, support, "The precept")
    assert "The precept" not in visible.find(meeting.reference, NOW).full_text
    agenda.announce(meeting.reference, by=support, at=NOW)
    assert "The precept" in visible.find(meeting.reference, NOW).full_text


def test_what_is_not_announced_stays_so_when_something_else_is_published(plan, support):
    meeting = plan()
    item(meeting, support, "canaryitem")
    agenda.cancel_meeting(meeting.reference, "Snow.", by=support, at=NOW)
    assert "canaryitem" not in visible.find(meeting.reference, NOW).full_text


def test_an_item_and_a_paper_are_changed_until_they_are_published(plan, support):
    meeting = plan()
    about = item(meeting, support)
    made = paper(about, support)
    items.change_item(about, "The estate", "", "", by=support, at=NOW)
    items.change_paper(made, "New", "New words.", "", by=support, at=NOW)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    text = visible.find(meeting.reference, NOW).full_text
    assert "The estate" in text
    assert "New words." in text
    with pytest.raises(NotAllowed, match="its items stay"):
        items.change_item(about, "x", "", "", by=support, at=NOW)
    with pytest.raises(NotAllowed, match="in public"):
        items.change_paper(made, "x", "x", "", by=support, at=NOW)


@pytest.mark.both_databases
def test_whoever_comes_late_finds_the_agenda_published(plan, support):
    meeting = plan()
    about, stale = item(meeting, support), meetings.get_meeting(meeting.reference)
    made = paper(about, support)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    for act in (
        lambda: item(stale, support),
        lambda: items.drop_item(about, by=support, at=NOW),
        lambda: items.drop_paper(made, by=support, at=NOW),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert pack(meeting)["Item 1: Report"][0][:2] == [1, 1]


def test_what_somebody_else_took_away_is_not_there(plan, support):
    meeting = plan()
    first, second = item(meeting, support, "First"), item(meeting, support, "Second")
    made = paper(second, support)
    items.drop_item(first, by=support, at=NOW)
    items.change_item(second, "Second, changed", "", "", by=support, at=NOW)
    assert [str(i) for i in meeting.items.all()] == ["1. Second, changed"]
    items.drop_paper(made, by=support, at=NOW)
    for act in (
        lambda: items.drop_item(first, by=support, at=NOW),
        lambda: items.change_item(first, "x", "", "", by=support, at=NOW),
        lambda: paper(first, support),
        lambda: items.drop_paper(made, by=support, at=NOW),
        lambda: items.change_paper(made, "x", "x", "", by=support, at=NOW),
    ):
        with pytest.raises(NotFound, match="meanwhile"):
            act()


def test_two_clicks_take_one_item_off(plan, support, client):
    meeting = plan()
    first = item(meeting, support, "First")
    item(meeting, support, "Second")
    client.force_login(support)
    address = f"/desk/meetings/{meeting.reference}/items/{first.pk}/drop/"
    assert [client.post(address).status_code for _ in range(2)] == [302, 404]
    assert [str(i) for i in meeting.items.all()] == ["1. Second"]


def test_the_same_meeting_is_planned_once(plan):
    plan()
    with pytest.raises(BadInput, match="planned already"):
        plan()


def test_a_day_whose_clock_cannot_be_counted_is_refused(plan):
    with pytest.raises(BadInput, match="cannot be counted"):
        plan(on=date(2099, 1, 5))


def test_each_line_of_a_list_is_a_paragraph():
    found = numbered("To note:\n- one\n- two\n  goes on\n1. three", 0, 0)
    assert [row[2] for row in found.paragraphs] == [
        "To note:",
        "- one",
        "- two goes on",
        "1. three",
    ]


def test_papers_are_seen_with_the_agenda_and_not_before(plan, support):
    meeting = plan()
    paper(item(meeting, support), support, text="A word nobody has seen.")
    agenda.announce(meeting.reference, by=support, at=NOW)
    assert "nobody has seen" not in visible.find(meeting.reference, NOW).full_text
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    assert "nobody has seen" in visible.find(meeting.reference, NOW).full_text
    clock = Obligation.objects.get()
    assert clock.met_on == NOW.date()
    with pytest.raises(NotAllowed, match="Items are added while"):
        item(meetings.get_meeting(meeting.reference), support)


@pytest.mark.both_databases
def test_what_is_published_keeps_its_numbers_when_a_supplement_comes_between(plan, support):
    meeting = plan()
    first, second = item(meeting, support, "First"), item(meeting, support, "Second")
    paper(first, support, "A", LONG)
    paper(second, support, "B")
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    before = pack(meeting)
    first.refresh_from_db()
    first.meeting.refresh_from_db()
    paper(first, support, "Late")
    agenda.publish_supplement(meeting.reference, by=support, at=NOW)
    after = pack(meeting)
    assert {k: after[k] for k in before} == before
    late = after["Item 1: Late (supplement 1)"]
    numbers = [row[0] for rows in before.values() for row in rows]
    pages = [row[1] for rows in before.values() for row in rows]
    assert [row[0] for row in late] == [max(numbers) + 1, max(numbers) + 2]
    assert {row[1] for row in late} == {max(pages) + 1}
    assert list(after).index("Item 1: Late (supplement 1)") < list(after).index("Item 2: B")
    with pytest.raises(BadInput, match="no paper waits"):
        agenda.publish_supplement(meeting.reference, by=support, at=NOW)


def test_a_private_item_says_why_and_members_read_it_on_the_same_pages(plan, support):
    meeting = plan()
    paper(item(meeting, support, "A tender", ground="3"), support, "Bids", "canary words")
    paper(item(meeting, support, "Open"), support, "Plan", "Plain words.")
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    shown = visible.find(meeting.reference, NOW)
    assert "canary" not in shown.full_text
    assert "Bids" not in shown.full_text
    assert "Schedule 12A, paragraph 3" in shown.full_text
    members = documents.agenda_blocks(meeting, is_member=True)
    said = {b["heading"]: b.get("paragraphs") for b in members}
    assert said["Item 1: Bids"][0][2] == "canary words"
    assert said["Item 2: Plan"] == [tuple(row) for row in pack(meeting)["Item 2: Plan"]] or (
        said["Item 2: Plan"] == pack(meeting)["Item 2: Plan"]
    )


def test_a_published_paper_is_not_taken_back(plan, support):
    meeting = plan()
    made = paper(item(meeting, support), support)
    waits = paper(made.item, support, "Waits")
    items.drop_paper(waits, by=support, at=NOW)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    with pytest.raises(NotAllowed, match="correct or withdraw it in public"):
        items.drop_paper(Paper.objects.get(), by=support, at=NOW)


def test_an_item_that_is_taken_off_closes_the_gap(plan, support):
    meeting = plan()
    first = item(meeting, support, "First")
    item(meeting, support, "Second")
    items.drop_item(first, by=support, at=NOW)
    assert [str(i) for i in meeting.items.all()] == ["1. Second"]


def test_a_cancelled_meeting_says_why_and_its_clock_stops(plan, support, panel):
    meeting = plan()
    agenda.cancel_meeting(meeting.reference, "The hall is flooded.", by=support, at=NOW)
    assert "flooded" in visible.find(meeting.reference, NOW).lead
    assert [d.state for d in due_at(panel, NOW)] == ["met"]
    [event] = Calendar.from_ical(
        calendars.calendar("x", meetings.listed(NOW), "https://x.org")
    ).walk("VEVENT")
    assert event["STATUS"] == "CANCELLED"


def test_the_calendar_has_the_day_time_and_place(plan):
    meeting = plan()
    [event] = Calendar.from_ical(
        calendars.calendar("x", meetings.listed(NOW), "https://x.org")
    ).walk("VEVENT")
    assert event.decoded("dtstart").isoformat() == "2026-12-11T10:30:00+00:00"
    assert event["LOCATION"] == "Town Hall"
    assert event["URL"] == f"https://x.org/record/{meeting.reference}/"


def test_only_who_runs_the_panel_plans_and_publishes(plan, panel, people):
    meeting = plan()
    for role in (Role.PANEL_MEMBER, Role.OFFICE_EDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            items.add_item(meeting, "x", "", "", by=people[role], at=NOW)
        with pytest.raises(NotAllowed):
            agenda.cancel_meeting(meeting.reference, "x", by=people[role], at=NOW)


def test_nonsense_is_refused_with_what_to_do(plan, support):
    with pytest.raises(BadInput, match="is past"):
        plan(on=NOW.date() - timedelta(days=1))
    with pytest.raises(BadInput, match="before the meeting"):
        plan(questions_by=date(2027, 1, 1))
    meeting = plan()
    with pytest.raises(BadInput, match="at least one"):
        agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    with pytest.raises(BadInput, match="no paragraph '9'"):
        item(meeting, support, ground="9")
    with pytest.raises(BadInput, match="give the address"):
        paper(item(meeting, support), support, text=" ")


@given(st.lists(st.text("ab \n", max_size=9_000), max_size=6), st.integers(0, 50))
def test_numbers_and_pages_only_go_up(texts, start):
    number, page, seen = start, start, []
    for text in texts:
        found = numbered(text, number, page)
        assert found.first_page == page + 1
        seen += found.paragraphs
        number, page = found.last_number or number, found.last_page
    assert [row[0] for row in seen] == list(range(start + 1, start + 1 + len(seen)))
    assert [row[1] for row in seen] == sorted(row[1] for row in seen)


def test_a_page_holds_about_a_page():
    found = numbered(LONG, 0, 0)
    assert found.last_page == -(-len(LONG) // CHARACTERS_A_PAGE)


def test_the_desk_changes_and_publishes_step_by_step(plan, support, client):
    meeting = plan()
    about = item(meeting, support)
    made = paper(about, support)
    client.force_login(support)
    desk = f"/desk/meetings/{meeting.reference}/"
    assert "The budget" in client.get(f"{desk}items/{about.pk}/").text
    client.post(f"{desk}items/{about.pk}/", {"title": "The estate", "purpose": "", "ground": ""})
    client.post(f"{desk}papers/{made.pk}/", {"title": "Report", "text": "Changed.", "url": ""})
    assert client.post(f"{desk}papers/{made.pk}/", {"title": "Report"}).status_code == 400
    for name in ("announce", "publish"):
        assert client.post(f"{desk}{name}/").status_code == 302
    text = visible.find(meeting.reference, timezone.now()).full_text
    assert "The estate" in text
    assert "Changed." in text
    assert client.post(f"{desk}supplement/").status_code == 400  # no paper waits
