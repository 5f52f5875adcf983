"""Every address with every role: the table of roles decides, and nothing else does."""

import pytest
from django.urls import get_resolver, reverse

from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.rules.roles import MAY, May, Role
from tests import factories

pytestmark = pytest.mark.django_db
PUBLIC = {
    "home",
    "find",
    "about-the-data",
    "accessibility",
    "status",
    "robots",
    "bodies:who",
    "bodies:answered",
    "bodies:answered-json",
    "bodies:popolo",
    "bodies:body",
    "bodies:person",
    "publishing:list",
    "publishing:csv",
    "publishing:publication",
    "publishing:json",
    "publishing:version",
    "publishing:feeds",
    "publishing:feed",
    "obligations:due",
    "obligations:due-file",
    "performance:measures",
    "performance:measure",
    "performance:compare",
    "performance:comparison",
    "performance:comparison-csv",
    "performance:alerts",
    "performance:alerts-csv",
    "performance:how-to-read",
    "performance:area",
    "performance:area-csv",
    "performance:chart",
    "performance:chart-file",
    "performance:force",
    "performance:force-csv",
    "performance:district",
    "performance:district-csv",
    "engagement:offices",
    "engagement:office",
    "engagement:office-csv",
    "scrutiny:ask-publicly",
    "scrutiny:ask-publicly-chart",
    "scrutiny:ask-publicly-chart-part",
    "scrutiny:ask-about",
    "scrutiny:ask-about-part",
    "membership:members",
    "membership:apply",
    "membership:applied",
    "complaints:front-door",
    "complaints:route",
    "complaints:complain",
    "complaints:received",
    "meetings:panels",
    "meetings:room",
    "meetings:calendar",
    "meetings:every-calendar",
    "meetings:ask",
    "meetings:received",
    "panel:decisions",
    "panel:told",
    "scrutiny:received",
    "scrutiny:ageing",
    "scrutiny:ageing-csv",
}
OWN = {"accounts:account", "scrutiny:desk"}  # whoever has signed in
ALLAUTH = ("account_", "mfa_", "socialaccount_", "openid_connect_", "usersessions_")
API = ("police-uk:", "v1:")  # reads what is public, and knows nobody who has signed in
OFFICE, PANEL, ANY = "office", "panel", "any"
E = dict  # a row of the table
M = May


def rows(w):
    """Address -> what it takes, whether it is only posted to, who may, and at which body."""
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
    return {
        "accounts:audit": E(may=M.SEE_AUDIT, at=ANY),
        "accounts:people": E(args=["office"], may=M.MANAGE_ACCOUNTS),
        "accounts:end-role": E(args=["office", role], may=M.MANAGE_ACCOUNTS, post={}),
        "publishing:correct": E(args=public, may=M.CORRECT),
        "publishing:withdraw": E(args=public, may=M.CORRECT),
        "publishing:redact": E(args=public, may=M.CORRECT),
        "obligations:meet": E(args=met, may=M.KEEP_OBLIGATIONS),
        "engagement:log": E(args=["office"], may=M.LOG_ENGAGEMENT),
        "engagement:engagement": E(args=engaged, may=M.SEE_WORK),
        "engagement:publish": E(args=engaged, may=M.PUBLISH, post={}),
        "scrutiny:ask": E(may=M.ASK_QUESTION, at=ANY),
        "scrutiny:ask-chart": E(args=chart, may=M.ASK_QUESTION, at=ANY),
        "scrutiny:ask-chart-part": E(
            args=["anyshire", "easthaven", "robbery"], may=M.ASK_QUESTION, at=ANY
        ),
        "scrutiny:follow-up": E(args=asked, may=M.ASK_QUESTION, at=ANY),
        "scrutiny:record-question": E(args=["office"], may=M.RECORD_QUESTION),
        "scrutiny:question": E(args=asked, may=M.SEE_WORK, at=ANY),
        "scrutiny:accept": E(args=received, may=M.MODERATE_QUESTIONS),
        "scrutiny:decline": E(args=received, may=M.MODERATE_QUESTIONS),
        "scrutiny:withdraw": E(args=asked, may=M.ASK_QUESTION, at=PANEL),
        "scrutiny:kind": E(args=asked, may=M.CLASSIFY_QUESTION),
        "scrutiny:draft": E(args=draft, may=M.DRAFT_ANSWER),
        "scrutiny:cite": E(args=draft, may=M.DRAFT_ANSWER),
        "scrutiny:uncite": E(args=[*draft, w.citation.pk], may=M.DRAFT_ANSWER, post={}),
        "scrutiny:clear": E(args=draft, may=M.CLEAR_ANSWER, post={"seen": draft_seen(w.drafted)}),
        "scrutiny:return": E(args=cleared, may=M.CLEAR_ANSWER),
        "scrutiny:publish": E(args=cleared, may=M.PUBLISH),
        "scrutiny:undertake": E(args=["office"], may=M.RECORD_UNDERTAKING),
        "scrutiny:undertake-of": E(args=["office", *asked], may=M.RECORD_UNDERTAKING),
        "scrutiny:undertaking": E(args=promise, may=M.SEE_WORK),
        "scrutiny:postpone": E(args=promise, may=M.RECORD_UNDERTAKING),
        "scrutiny:close": E(args=promise, may=M.CLOSE_UNDERTAKING),
        "scrutiny:give-up": E(args=promise, may=M.CLOSE_UNDERTAKING),
        "scrutiny:record-statement": E(args=["office"], may=M.RECORD_STATEMENT),
        "scrutiny:statement": E(args=said, may=M.SEE_WORK),
        "scrutiny:publish-statement": E(args=said, may=M.PUBLISH),
        "scrutiny:reply": E(args=said, may=M.RECORD_STATEMENT),
        "recommendations:desk": E(args=["office"], may=M.SEE_WORK),
        "recommendations:receive": E(args=["office"], may=M.RECORD_RECOMMENDATION),
        "recommendations:report": E(args=report, may=M.SEE_WORK),
        "recommendations:respond": E(args=report, may=M.PUBLISH),
        "recommendations:publish": E(args=report, may=M.PUBLISH, post={}),
        "recommendations:answer": E(args=[*report, "1"], may=M.ANSWER_RECOMMENDATION),
        "complaints:list": E(args=["panel"], may=M.HANDLE_COMPLAINT, at=PANEL),
        "complaints:receive": E(args=["panel"], may=M.HANDLE_COMPLAINT, at=PANEL),
        "complaints:delegate": E(args=["panel"], may=M.DELEGATE_COMPLAINTS, at=PANEL),
        "complaints:publish": E(args=["panel"], may=M.HANDLE_COMPLAINT, at=PANEL),
        "complaints:complaint": E(args=complaint, may=M.HANDLE_COMPLAINT, at=PANEL, hidden=True),
        "complaints:comments": E(args=complaint, may=M.HANDLE_COMPLAINT, at=PANEL, hidden=True),
        "complaints:move": E(
            args=[*complaint, "record"], may=M.HANDLE_COMPLAINT, at=PANEL, hidden=True
        ),
        "complaints:letter-sent": E(
            args=[w.letter.complaint.reference, w.letter.pk],
            may=M.HANDLE_COMPLAINT,
            at=PANEL,
            hidden=True,
            post={},
        ),
        "complaints:reviews": E(args=["office"], may=M.KEEP_REVIEWS),
        "complaints:publish-reviews": E(args=["office"], may=M.KEEP_REVIEWS),
        "complaints:review": E(args=[w.review.reference], may=M.KEEP_REVIEWS),
        "membership:desk": E(args=["panel"], may=M.RUN_PANEL, at=PANEL),
        "membership:seat": E(args=["panel", w.seat.pk], may=M.RUN_PANEL, at=PANEL),
        "membership:advertise": E(args=["panel", w.seat.pk], may=M.RUN_PANEL, at=PANEL),
        "membership:leave": E(args=["panel", w.member.pk], may=M.RUN_PANEL, at=PANEL),
        "membership:induct": E(args=["panel", w.member.pk], may=M.RUN_PANEL, at=PANEL, post={}),
        "membership:vacancies": E(args=["panel"], may=M.SCORE, at=PANEL),
        "membership:recruitment": E(args=[w.recruitment.reference], may=M.SCORE, at=PANEL),
        "membership:application": E(args=[w.application.reference], may=M.SCORE, at=PANEL),
        "membership:score": E(args=[w.application.reference, "shortlist"], may=M.SCORE, at=PANEL),
        "membership:move": E(
            args=[w.application.reference, "not-appoint"], may=M.RUN_PANEL, at=PANEL
        ),
        "meetings:shared-calendar": E(may=M.READ_PANEL, at=ANY),
        "meetings:library": E(args=["panel"], may=M.RUN_PANEL, at=PANEL),
        "meetings:shared": E(args=[w.shared.pk], may=M.READ_PANEL, at=ANY),
        "meetings:desk": E(args=["panel"], may=M.RUN_PANEL, at=PANEL),
        "meetings:judge": E(args=[w.panel_question.reference], may=M.RUN_PANEL, at=PANEL),
        "meetings:meeting": E(args=planned, may=M.RUN_PANEL, at=PANEL),
        "meetings:pack": E(args=planned, may=M.READ_PANEL, at=PANEL),
        "meetings:rearrange": E(args=planned, may=M.RUN_PANEL, at=PANEL),
        "meetings:item": E(args=planned, may=M.RUN_PANEL, at=PANEL),
        "meetings:paper": E(args=[*planned, w.paper.item_id], may=M.RUN_PANEL, at=PANEL),
        "meetings:change-item": E(args=[*planned, w.paper.item_id], may=M.RUN_PANEL, at=PANEL),
        "meetings:change-paper": E(args=[*planned, w.paper.pk], may=M.RUN_PANEL, at=PANEL),
        "meetings:announce": E(args=planned, may=M.RUN_PANEL, at=PANEL, post={}),
        "meetings:drop-paper": E(args=[*planned, w.paper.pk], may=M.RUN_PANEL, at=PANEL, post={}),
        "meetings:drop-item": E(
            args=[*planned, w.paper.item_id], may=M.RUN_PANEL, at=PANEL, post={}
        ),
        "meetings:publish": E(args=planned, may=M.RUN_PANEL, at=PANEL, post={}),
        "meetings:supplement": E(args=published, may=M.RUN_PANEL, at=PANEL, post={}),
        "meetings:cancel": E(args=published, may=M.RUN_PANEL, at=PANEL),
        "meetings:hold": E(args=published, may=M.RUN_PANEL, at=PANEL),
        "meetings:minutes": E(args=held, may=M.RUN_PANEL, at=PANEL),
        "meetings:publish-minutes": E(args=held, may=M.RUN_PANEL, at=PANEL),
        "panel:desk": E(args=["panel"], may=M.READ_PANEL, at=PANEL),
        "panel:open": E(args=["panel", "precept"], may=M.RUN_PANEL, at=PANEL),
        "panel:case": E(
            args=[w.precept.reference], may=M.READ_PANEL, at=PANEL, office=M.ACT_FOR_OFFICE
        ),
        "panel:step": E(args=[w.precept.reference, "notify"], may=M.ACT_FOR_OFFICE),
        "panel:briefing": E(args=["panel"], may=M.READ_PANEL, at=PANEL),
        "panel:year": E(args=["panel"], may=M.RUN_PANEL, at=PANEL),
        "plan:desk": E(args=["office"], may=M.EDIT_PLAN),
        "plan:plan": E(args=plan, may=M.SEE_WORK),
        "plan:objective": E(args=plan, may=M.EDIT_PLAN),
        "plan:drop": E(args=[*plan, 1], may=M.EDIT_PLAN, post={}),
        "plan:progress": E(args=[*plan, 1], may=M.EDIT_PLAN),
        "plan:publish": E(args=plan, may=M.PUBLISH),
    }


def names(patterns=None, space=""):
    for pattern in patterns or get_resolver().url_patterns:
        if hasattr(pattern, "url_patterns"):
            inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern.url_patterns, inside)
        elif pattern.name:
            yield space + pattern.name


def test_every_address_stands_in_the_table_or_is_public(whole):
    known = PUBLIC | OWN | set(rows(whole))
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
    is_panels = role in (Role.PANEL_SUPPORT, Role.PANEL_MEMBER, Role.COMPLAINTS_HANDLER)
    for name, row in rows(whole).items():
        client.force_login(whole.people[role])
        answer = fetch(client, name, row)
        at = row.get("at", OFFICE)
        opens = role in MAY[row["may"]] and (at == ANY or (at == PANEL) == is_panels)
        opens |= not is_panels and "office" in row and role in MAY[row["office"]]
        expected = (200, 302) if opens else (404,) if row.get("hidden") else (403,)
        assert answer.status_code in expected, (name, answer.text[-900:])
        if not opens and not row.get("hidden"):
            assert "To " in answer.text or "Only " in answer.text, name


@pytest.mark.parametrize("role", Role)
def test_the_same_role_elsewhere_opens_nothing_here(whole, site, small_store, role):
    elsewhere = factories.a_body("elsewhere", area="elsewhere")
    client = site(small_store)
    client.force_login(factories.a_user(elsewhere, role))
    for name, row in rows(whole).items():
        if row.get("at", OFFICE) != ANY or name == "scrutiny:question":
            hidden = 404 if row.get("hidden") else 403
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
                hidden = 404 if row.get("hidden") else 403
                assert fetch(client, name, row).status_code == hidden, name


def test_an_account_that_is_switched_off_opens_nothing(whole, client):
    user = whole.people[Role.ADMINISTRATOR]
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get("/desk/office/people/").status_code in (302, 403)
