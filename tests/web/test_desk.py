"""The page of tasks: for each role exactly what `desk.toml` lists, each leading to its step."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import resolve

from frankpledge.apps.audit.actions import record
from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.panel.declares import BUTTONS, NO_STEP_FORWARD
from frankpledge.apps.panel.queries.cases import WORKFLOW
from frankpledge.declared import Bundle, Task, Weight
from frankpledge.design.wording import quoted
from frankpledge.rules.roles import Role
from frankpledge.web.desk.bundles import bundled
from frankpledge.web.desk.groups import Urgency, groups, in_order, row, urgency_of
from frankpledge.web.desk.queries import at_work, desk_of, tasks_at
from tests import factories
from tests.apps.whole.doors import AT_PANEL, DOORS, OFFICE
from tests.factories import NOW
from tests.web.desk_record import make_desk_record

TABLE = Path(__file__).with_name("desk.toml")
TODAY = NOW.date()
DAY = timedelta(days=1)


@pytest.fixture
def people(office, panel):
    """An account for each role, beside a record with one of everything in every state."""
    found = factories.everybody(office, panel)
    make_desk_record(office, panel, found)
    return found


@pytest.fixture
def office(db):
    return factories.a_body()


@pytest.fixture
def panel(office):
    return factories.a_body("panel", "panel")


def tasks_of(user):
    return [task for work in at_work(user, NOW) for task in tasks_at(work)]


def lines(tasks):
    """Return tasks as the table lists them, in the order of the page."""
    return [
        f"{urgency_of(t, TODAY)} | {t.what} | {t.button} | {resolve(t.address.split('#')[0]).view_name}"
        for t in in_order(tasks, TODAY)
    ]


@pytest.mark.parametrize("role", Role)
def test_each_role_has_exactly_the_tasks_of_the_table(people, role):
    table = tomllib.loads(TABLE.read_text("utf-8"))
    assert lines(tasks_of(people[role])) == table[role.value]["tasks"]


@pytest.mark.parametrize("role", Role)
def test_each_task_opens_for_its_role_and_not_for_one_that_may_not(people, client, role, clock):
    clock(NOW)
    for task in tasks_of(people[role]):
        address = task.address.split("#")[0]
        client.force_login(people[role])
        assert client.get(address).status_code == 200, (role, task)
        name = resolve(address).view_name
        if name not in DOORS or (DOORS[name].at == OFFICE and role in AT_PANEL):
            continue  # public, or a panel's own of what the table has for an office
        for other in Role:
            if not DOORS[name].opens_to(other) and DOORS[name].at != "any":
                client.force_login(people[other])
                assert client.get(address).status_code in (403, 404), (other, task)


@pytest.mark.parametrize("role", Role)
def test_the_page_shows_each_task_with_its_button(people, client, role, clock):
    clock(NOW)
    client.force_login(people[role])
    page = client.get("/desk/?all=waiting").text
    for task in tasks_of(people[role]):
        if urgency_of(task, TODAY) != Urgency.LATER:
            assert f'href="{task.address}"' in page, task


def test_one_button_of_the_page_stands_out(people, client, clock):
    clock(NOW)
    client.force_login(people[Role.PANEL_SUPPORT])
    page = client.get("/desk/").text
    assert page.count('class="govuk-button"') == 1


def test_nothing_of_a_complaint_or_an_applicant_is_told(people, client, clock):
    clock(NOW)
    for user in people.values():
        client.force_login(user)
        page = client.get("/desk/").text
        assert "canarycomplaint" not in page
        assert "canaryapplicant" not in page


def test_who_has_no_role_is_told_how_to_get_one(office, client):
    client.force_login(factories.a_user(office))
    page = client.get("/desk/").text
    assert "no role at any body" in page
    assert "An administrator" in page


def test_with_nothing_to_do_the_next_deadline_is_named(office, panel, people, client, clock):
    clock(NOW)
    auditor = people[Role.AUDITOR]
    client.force_login(auditor)
    assert "Nothing to do today" in client.get("/desk/").text
    desk = desk_of(people[Role.PANEL_MEMBER], NOW)
    assert desk.next_by_law is None or desk.next_by_law.is_law


def test_people_of_two_bodies_find_both_on_one_page(office, panel, people, client, clock):
    clock(NOW)
    both = people[Role.OFFICE_EDITOR]
    factories.a_user(panel, Role.PANEL_SUPPORT, email=both.email)
    client.force_login(both)
    page = client.get("/desk/").text
    desk = desk_of(both, NOW)
    assert [place.body for place in desk.places] == [office, panel]
    for place in desk.places:
        assert f"{place.body.name}: {place.count} task" in page


def a_task(what="Do it", **facts):
    return Task(what=what, address="/", button="Do", **facts)


@pytest.mark.parametrize(
    ("days", "is_law", "group"),
    [
        (-1, True, Urgency.OVERDUE),
        (-1, False, Urgency.WAITING),  # a target that is past is no law
        (0, True, Urgency.SOON),
        (0, False, Urgency.SOON),
        (14, True, Urgency.SOON),
        (15, True, Urgency.LATER),
        (15, False, Urgency.WAITING),
    ],
)
def test_only_law_is_overdue_and_two_weeks_are_soon(days, is_law, group):
    task = a_task(due_on=TODAY + days * DAY, is_law=is_law)
    assert urgency_of(task, TODAY) == group


def test_a_serious_complaint_stands_first_whatever_its_day():
    late = a_task("Late", due_on=TODAY - 9 * DAY, is_law=True)
    serious = a_task("Serious", due_on=TODAY + DAY, is_law=True, weight=Weight.SERIOUS)
    figures = a_task("Figures", since=TODAY - 99 * DAY, weight=Weight.FIGURES)
    waits = a_task("Waits", since=TODAY - 999 * DAY)
    found = in_order([waits, figures, late, serious], TODAY)
    assert [t.what for t in found] == ["Serious", "Late", "Figures", "Waits"]


def test_within_a_group_the_most_pressing_is_first():
    law = a_task("Law", due_on=TODAY + 3 * DAY, is_law=True)
    target = a_task("Target", due_on=TODAY + 3 * DAY)
    sooner = a_task("Sooner", due_on=TODAY + 2 * DAY)
    assert [t.what for t in in_order([target, law, sooner], TODAY)] == ["Sooner", "Law", "Target"]
    old, new, undated = a_task("Old", since=TODAY - DAY), a_task("New", since=TODAY), a_task("No")
    assert [t.what for t in in_order([undated, new, old], TODAY)] == ["Old", "New", "No"]


@pytest.mark.parametrize(
    ("facts", "when", "distance"),
    [
        ({"due_on": TODAY, "is_law": True}, "Today", "Wednesday 25 November 2026"),
        ({"due_on": TODAY + DAY}, "Tomorrow", "Thursday 26 November 2026"),
        ({"due_on": TODAY + 14 * DAY}, "9 December 2026", "Wednesday, in 14 days"),
        ({"due_on": TODAY - DAY, "is_law": True}, "1 day", "since 24 November 2026"),
        ({"due_on": TODAY - 2 * DAY}, "23 November 2026", "target, not met"),
        ({"since": TODAY}, "Today", ""),
        ({"since": TODAY - 7 * DAY}, "7 days", "since 18 November 2026"),
        ({}, "No date", ""),
    ],
)
def test_when_is_written_in_words(facts, when, distance):
    found = row(a_task(**facts), TODAY)
    assert (found.when, found.distance) == (when, distance)


def test_a_long_group_shows_25_and_all_when_asked():
    many = [a_task(str(n), since=TODAY) for n in range(41)]
    (short,) = groups(many, TODAY, places={})
    (whole,) = groups(many, TODAY, places={}, all_of="waiting")
    assert (len(short.rows), short.total, len(whole.rows)) == (25, 41, 41)


BUNDLE = Bundle(ahead="%(count)s due", past="%(count)s past", note="n", address="/all/", button="b")


def test_many_of_a_sort_are_told_together_by_their_day():
    def due(days):
        return a_task(f"in {days}", due_on=TODAY + days * DAY, is_law=True, bundle=BUNDLE)

    found = bundled([due(-9), due(-2), due(0), due(3), due(3), a_task("Alone")], TODAY)
    assert [(t.what, t.due_on) for t in found] == [
        ("Alone", None),
        ("2 past", None),
        ("in 0", TODAY),
        ("2 due", TODAY + 3 * DAY),
    ]
    assert found[3].note == "in 3; in 3"  # a few are named
    past = found[1]
    assert (past.since, past.address, urgency_of(past, TODAY)) == (
        TODAY - 9 * DAY,
        "/all/",
        Urgency.WAITING,
    )


def test_each_step_of_a_case_that_is_a_task_has_a_button():
    for kind, workflow in WORKFLOW.items():
        for name in workflow.moves:
            assert name in BUTTONS or name in NO_STEP_FORWARD, (kind, name)


@pytest.mark.parametrize(
    ("role", "waits"),
    [
        (Role.OFFICE_CLEARER, True),
        (Role.PANEL_MEMBER, True),
        (Role.PANEL_SUPPORT, True),
        (Role.COMPLAINTS_HANDLER, False),
        (Role.PARTNERSHIP_OFFICER, False),
        (Role.DATA_STEWARD, False),
        (Role.AUDITOR, False),
        (Role.ADMINISTRATOR, False),
    ],
)
def test_only_who_takes_part_waits_for_answers_and_promises(people, role, waits):
    waiting = [w.what for w in desk_of(people[role], NOW).waiting]
    found = [w for w in waiting if w.startswith(("Answer", "Question", "Promise"))]
    assert bool(found) is waits


def test_no_word_of_a_quoted_text_is_cut():
    words = "Shoplifting in the town centre " * 9
    assert quoted(words, 40) == "“Shoplifting in the town centre…”"
    assert quoted("Short", 40) == "“Short”"


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COMPLAINTS_HANDLER])
def test_only_the_handler_is_told_of_a_complaint(people, client, clock, role):
    clock(NOW)
    client.force_login(people[role])
    assert "/desk/complaints/c-" not in client.get("/desk/?all=waiting").text


def test_who_reads_the_log_is_told_how_long_it_is_and_what_is_new(people, client, clock):
    clock(NOW)
    auditor = people[Role.AUDITOR]
    client.force_login(auditor)
    newest = AuditEvent.objects.order_by("-sequence").first()
    record("old", "x", by="a test", at=NOW - 8 * DAY)
    log = desk_of(auditor, NOW).log
    assert (log.events, log.new) == (newest.sequence + 1, newest.sequence)
    page = client.get("/desk/").text
    assert f"{log.events} events" in page
    assert f"{log.new} in the last 7 days" in page
    assert desk_of(people[Role.OFFICE_EDITOR], NOW).log is None


def test_the_page_asks_as_many_queries_however_much_waits(
    people, office, panel, client, clock, django_assert_max_num_queries
):
    clock(NOW)
    client.force_login(people[Role.PANEL_SUPPORT])
    with django_assert_max_num_queries(36):
        client.get("/desk/")
