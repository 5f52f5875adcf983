"""The desk: what waits for somebody at each body, and what they may begin there."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import bodies_of
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import predecessors
from frankpledge.apps.obligations.queries import LATE, Due, still_due
from frankpledge.apps.scrutiny.models import Question, Statement
from frankpledge.apps.scrutiny.queries.ageing import Open, report
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.rules.roles import May, Role, may
from frankpledge.rules.workflows import QUESTION

SOON = timedelta(days=14)
# What somebody may begin, by the table of roles: words and the name of the address. Those
# that are not about one body take no slug; some open at a panel or an office alone.
NOWHERE, ANY, PANEL, OFFICE = None, "", BodyKind.PANEL, BodyKind.POLICING_BODY
DOORS = (
    (May.ASK_QUESTION, "Ask a question", "scrutiny:ask", NOWHERE),
    (May.RECORD_QUESTION, "Record a question asked elsewhere", "scrutiny:record-question", ANY),
    (May.RECORD_UNDERTAKING, "Record an undertaking", "undertakings:undertake", ANY),
    (May.RECORD_STATEMENT, "Record a statement", "scrutiny:record-statement", ANY),
    (May.LOG_ENGAGEMENT, "Log engagement with a minister", "engagement:log", ANY),
    (May.SEE_WORK, "Recommendations", "recommendations:desk", ANY),
    (May.EDIT_PLAN, "Plan", "plan:desk", ANY),
    (May.SEE_WORK, "What is due", "obligations:due", ANY),
    (May.READ_PANEL, "Briefing before the meeting", "panel:briefing", PANEL),
    (May.READ_PANEL, "Calendar and packs", "meetings:shared-calendar", NOWHERE),
    (May.RUN_PANEL, "Meetings", "meetings:desk", PANEL),
    (May.RUN_PANEL, "Members and seats", "membership:desk", PANEL),
    (May.SCORE, "Applications to join the panel", "membership:vacancies", PANEL),
    (May.READ_PANEL, "Precept, hearings, requirements", "panel:desk", PANEL),
    (May.ACT_FOR_OFFICE, "Precept, hearings, requirements", "panel:desk", OFFICE),
    (May.RUN_PANEL, "Annual report", "panel:year", PANEL),
    (May.HANDLE_COMPLAINT, "Complaints about the office-holder", "complaints:list", PANEL),
    (May.DELEGATE_COMPLAINTS, "Delegate initial handling", "complaints:delegate", PANEL),
    (May.KEEP_REVIEWS, "Complaint reviews", "complaints:reviews", OFFICE),
    (May.MANAGE_ACCOUNTS, "People and roles", "accounts:people", ANY),
    (May.SEE_AUDIT, "Audit log", "accounts:audit", NOWHERE),
)


@dataclass(frozen=True, kw_only=True)
class Waits:
    """Something that waits for somebody: what, where, by when in words."""

    words: str
    address: str
    when: str = ""


# What waits in apps above this one: the site puts their functions here as it starts. Each takes
# a user, a body and a day.
WAITING: list[Callable[[User, Body, date], list[Waits]]] = []


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What waits at one body, that of bodies it has followed included."""

    body: Body
    roles: list[str]
    doors: list[tuple[str, str]]
    waits: list[Waits]
    received: list[Question]
    open: list[Question]
    asked: list[Question]
    undertakings: list[Undertaking]
    promised: list[Open]
    due: list[Due]
    next_due: Due | None
    late: int
    statements: list[Statement]


def desks(user: User, at: datetime) -> list[Desk]:
    """Return what waits at each body at which somebody has a role."""
    today = timezone.localdate(at)
    return [
        _desk(body, roles, [w for ask in WAITING for w in ask(user, body, today)], at)
        for body, roles in bodies_of(user, today)
    ]


def _doors(body: Body, roles: list[str]) -> list[tuple[str, str]]:
    held = frozenset(Role(role) for role in roles)
    return [
        (words, reverse(name, args=[] if kind is NOWHERE else [body.slug]))
        for permission, words, name, kind in DOORS
        if may(permission, held) and kind in (NOWHERE, ANY, body.kind)
    ]


def _desk(body: Body, roles: list[str], waits: list[Waits], at: datetime) -> Desk:
    today = timezone.localdate(at)
    kept = [body, *predecessors(body, today)]
    unfinished = Question.objects.exclude(state__in=QUESTION.ends).select_related("asked_by")
    due = still_due(body, at, is_at_work=True)
    soon = [d for d in due if d.obligation.due_on and d.obligation.due_on <= today + SOON]
    own = open_undertakings(kept)
    return Desk(
        body=body,
        roles=roles,
        doors=_doors(body, roles),
        waits=waits,
        received=list(unfinished.filter(owner__in=kept, state="received").order_by("received_at")),
        open=list(unfinished.filter(owner__in=kept).exclude(state="received")),
        asked=list(unfinished.filter(asked_by__in=kept).exclude(owner__in=kept)),
        undertakings=list(own),
        promised=_promised(body, {u.reference for u in own}, at),
        due=soon,
        next_due=next((d for d in due if d.obligation.due_on and d not in soon), None),
        late=sum(d.state == LATE for d in due),
        statements=list(Statement.objects.filter(owner__in=kept, state="recorded")),
    )


def _promised(body: Body, own: set[str], at: datetime) -> list[Open]:
    """Return what a panel holds its office to, as everybody sees it; its own are kept apart."""
    if body.kind != BodyKind.PANEL:
        return []
    return [o for o in report(at, body.area).undertakings if o.shown.reference not in own]


def open_undertakings(kept: list[Body]) -> QuerySet[Undertaking]:
    """Return undertakings kept at bodies that nothing has closed, first due first."""
    found = Undertaking.objects.filter(owner__in=kept, state="open")
    return found.select_related("publication")
