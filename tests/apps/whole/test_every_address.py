"""Every address with every role: the table of roles decides, and nothing else does."""

import pytest
from django.urls import get_resolver, reverse

from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.whole.doors import ALLAUTH, ANY, API, DOORS, OWN, PUBLIC
from tests.apps.whole.registers import register_rows

pytestmark = pytest.mark.django_db
E = dict  # a row of the table


def rows(w):
    """Address -> what it is asked with, and what is posted where it is only posted to."""
    draft, cleared, asked, received = (
        [q.reference] for q in (w.drafted, w.cleared, w.asked, w.received)
    )
    promise, said, met = [w.undertaking.reference], [w.statement.reference], [w.obligation.pk]
    complaint = [w.complaint.reference]
    report, plan = ["office", w.report.reference], [w.plan.reference]
    public, engaged = [w.public.reference], [w.engagement.reference]
    planned, published, held = ([m.reference] for m in (w.planned, w.published, w.held))
    role = HeldRole.objects.get(role=Role.DATA_STEWARD, body=w.office).pk
    chart = ["anyshire", "robbery"]
    of_registers = [register_rows(w, register) for register in DECLARED.registers]
    return {
        **{name: row for rows in of_registers for name, row in rows.items()},
        "accounts:audit": E(),
        "accounts:people": E(args=["office"]),
        "accounts:end-role": E(args=["office", role], post={}),
        "publishing:correct": E(args=public),
        "publishing:withdraw": E(args=public),
        "publishing:redact": E(args=public),
        "obligations:meet": E(args=met),
        "engagement:log": E(args=["office"]),
        "engagement:engagement": E(args=engaged),
        "engagement:publish": E(args=engaged, post={}),
        "scrutiny:ask": E(),
        "scrutiny:ask-chart": E(args=chart),
        "scrutiny:ask-chart-part": E(args=["anyshire", "easthaven", "robbery"]),
        "scrutiny:follow-up": E(args=asked),
        "scrutiny:record-question": E(args=["office"]),
        "scrutiny:question": E(args=asked),
        "scrutiny:accept": E(args=received),
        "scrutiny:decline": E(args=received),
        "scrutiny:withdraw": E(args=asked),
        "scrutiny:kind": E(args=asked),
        "scrutiny:draft": E(args=draft),
        "scrutiny:cite": E(args=draft),
        "scrutiny:uncite": E(args=[*draft, w.citation.pk], post={}),
        "scrutiny:clear": E(args=draft, post={"seen": draft_seen(w.drafted)}),
        "scrutiny:return": E(args=cleared),
        "scrutiny:publish": E(args=cleared),
        "undertakings:undertake": E(args=["office"]),
        "undertakings:undertake-of": E(args=["office", *asked]),
        "undertakings:undertaking": E(args=promise),
        "undertakings:postpone": E(args=promise),
        "undertakings:close": E(args=promise),
        "undertakings:give-up": E(args=promise),
        "scrutiny:record-statement": E(args=["office"]),
        "scrutiny:signal": E(args=["office", "robbery"]),
        "scrutiny:statement": E(args=said),
        "scrutiny:publish-statement": E(args=said),
        "scrutiny:reply": E(args=said),
        "recommendations:desk": E(args=["office"]),
        "recommendations:receive": E(args=["office"]),
        "recommendations:report": E(args=report),
        "recommendations:respond": E(args=report),
        "recommendations:publish": E(args=report, post={}),
        "recommendations:answer": E(args=[*report, "1"]),
        "complaints:list": E(args=["panel"]),
        "complaints:receive": E(args=["panel"]),
        "complaints:delegate": E(args=["panel"]),
        "complaints:publish": E(args=["panel"]),
        "complaints:complaint": E(args=complaint),
        "complaints:comments": E(args=complaint),
        "complaints:move": E(args=[*complaint, "record"]),
        "complaints:letter-sent": E(args=[w.letter.complaint.reference, w.letter.pk], post={}),
        "complaints:reviews": E(args=["office"]),
        "complaints:publish-reviews": E(args=["office"]),
        "complaints:review": E(args=[w.review.reference]),
        "membership:desk": E(args=["panel"]),
        "membership:seat": E(args=["panel", w.seat.pk]),
        "membership:advertise": E(args=["panel", w.seat.pk]),
        "membership:leave": E(args=["panel", w.member.pk]),
        "membership:induct": E(args=["panel", w.member.pk], post={}),
        "membership:vacancies": E(args=["panel"]),
        "membership:recruitment": E(args=[w.recruitment.reference]),
        "membership:application": E(args=[w.application.reference]),
        "membership:score": E(args=[w.application.reference, "shortlist"]),
        "membership:move": E(args=[w.application.reference, "not-appoint"]),
        "meetings:shared-calendar": E(),
        "meetings:library": E(args=["panel"]),
        "meetings:shared": E(args=[w.shared.pk]),
        "meetings:desk": E(args=["panel"]),
        "meetings:judge": E(args=[w.panel_question.reference]),
        "meetings:meeting": E(args=planned),
        "meetings:pack": E(args=planned),
        "meetings:rearrange": E(args=planned),
        "meetings:item": E(args=planned),
        "meetings:paper": E(args=[*planned, w.paper.item_id]),
        "meetings:change-item": E(args=[*planned, w.paper.item_id]),
        "meetings:change-paper": E(args=[*planned, w.paper.pk]),
        "meetings:announce": E(args=planned, post={}),
        "meetings:drop-paper": E(args=[*planned, w.paper.pk], post={}),
        "meetings:drop-item": E(args=[*planned, w.paper.item_id], post={}),
        "meetings:publish": E(args=planned, post={}),
        "meetings:supplement": E(args=published, post={}),
        "meetings:cancel": E(args=published),
        "meetings:hold": E(args=published),
        "meetings:minutes": E(args=held),
        "meetings:publish-minutes": E(args=held),
        "panel:desk": E(args=["panel"]),
        "panel:open": E(args=["panel", "precept"]),
        "panel:case": E(args=[w.precept.reference]),
        "panel:step": E(args=[w.precept.reference, DOORS["panel:step"].step]),
        "panel:briefing": E(args=["panel"]),
        "panel:year": E(args=["panel"]),
        "plan:desk": E(args=["office"]),
        "plan:plan": E(args=plan),
        "plan:objective": E(args=plan),
        "plan:drop": E(args=[*plan, 1], post={}),
        "plan:progress": E(args=[*plan, 1]),
        "plan:publish": E(args=plan),
    }


def names(patterns=None, space=""):
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inside)
        elif pattern.name:
            yield space + pattern.name


@pytest.mark.both_databases
def test_every_address_stands_in_the_table_or_is_public(whole):
    known = PUBLIC | OWN | DOORS.keys()
    assert rows(whole).keys() == DOORS.keys()
    assert {n for n in names() if not n.startswith((*ALLAUTH, *API))} == known


def fetch(client, name, row):
    address = reverse(name, args=row.get("args", []))
    return client.post(address, row["post"]) if "post" in row else client.get(address)


def test_nobody_who_has_not_signed_in_gets_past_the_door(whole, site, small_store):
    client = site(small_store)
    for name, row in rows(whole).items():
        answer = fetch(client, name, row)
        assert answer.status_code == 302, name
        assert answer["Location"].startswith("/account/login/?next="), name
    for name in OWN:
        assert client.get(reverse(name))["Location"].startswith("/account/login/"), name


@pytest.mark.parametrize("role", Role)
def test_a_role_opens_what_the_table_says(whole, site, small_store, role):
    client = site(small_store)
    for name, row in rows(whole).items():
        client.force_login(whole.people[role])
        answer = fetch(client, name, row)
        door = DOORS[name]
        opens = door.opens_to(role)
        expected = (200, 302) if opens else (404,) if door.is_hidden else (403,)
        assert answer.status_code in expected, (name, answer.text[-900:])
        if not opens and not door.is_hidden:
            assert "To " in answer.text or "Only " in answer.text, name


@pytest.mark.parametrize("role", Role)
def test_the_same_role_elsewhere_opens_nothing_here(whole, site, small_store, role):
    elsewhere = factories.a_body("elsewhere", area="elsewhere")
    client = site(small_store)
    client.force_login(factories.a_user(elsewhere, role))
    for name, row in rows(whole).items():
        if DOORS[name].at != ANY or name == "scrutiny:question":
            hidden = 404 if DOORS[name].is_hidden else 403
            assert fetch(client, name, row).status_code == hidden, name


def test_a_role_that_has_ended_or_not_begun_opens_nothing(whole, site, small_store):
    client = site(small_store)
    past = factories.a_user(
        whole.office, Role.OFFICE_EDITOR, email="past@office.example", held_until=factories.LONG_AGO
    )
    future = factories.a_user(
        whole.office,
        Role.OFFICE_EDITOR,
        email="future@office.example",
        held_from=factories.LONG_AGO.replace(year=2090),
    )
    for user in (past, future):
        client.force_login(user)
        for name, row in rows(whole).items():
            if name != "scrutiny:question":
                hidden = 404 if DOORS[name].is_hidden else 403
                assert fetch(client, name, row).status_code == hidden, name


def test_an_account_that_is_switched_off_opens_nothing(whole, client):
    user = whole.people[Role.ADMINISTRATOR]
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get("/desk/office/people/").status_code in (302, 403)
