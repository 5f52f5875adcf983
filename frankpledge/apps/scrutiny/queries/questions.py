"""What the desk and the record ask of scrutiny. Nothing here writes."""

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from frankpledge.apps.accounts.queries import bodies_of, roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.obligations.queries import Due, still_due
from frankpledge.apps.scrutiny.models import Question, Statement, Undertaking
from frankpledge.errors import NotFound
from frankpledge.rules.roles import May, Role, may
from frankpledge.rules.workflows import QUESTION, UNDERTAKING

SOON_DAYS = 14


def get_question(reference: str) -> Question:
    """Return one question with the bodies it names: one query.

    Raises:
        NotFound: there is none.
    """
    related = ("kept_at", "asked_by", "asked_of", "publication", "follows__publication")
    found = Question.objects.select_related(*related).filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no question {reference!r}")
    return found


def get_undertaking(reference: str) -> Undertaking:
    """Return one undertaking.

    Raises:
        NotFound: there is none.
    """
    found = Undertaking.objects.select_related("kept_at", "publication", "question__publication")
    undertaking = found.filter(reference=reference).first()
    if undertaking is None:
        raise NotFound(f"There is no undertaking {reference!r}")
    return undertaking


def get_statement(reference: str) -> Statement:
    """Return one statement.

    Raises:
        NotFound: there is none.
    """
    found = Statement.objects.select_related("kept_at", "publication")
    statement = found.filter(reference=reference).first()
    if statement is None:
        raise NotFound(f"There is no statement {reference!r}")
    return statement


def roles_for(user, question: Question, permission: May, on: date) -> frozenset[Role]:
    """Return the roles that count for doing something to a question.

    Who asks counts by the body that asked; everything else by the body that works on it, so
    that a role at a panel opens nothing at the office.
    """
    is_askers = permission == May.ASK_QUESTION and question.asked_by
    return roles_of(user, question.asked_by if is_askers else question.kept_at, on)


def open_moves(user, question: Question, on: date) -> list[str]:
    """Return the moves that somebody may make with a question now."""
    found = []
    for name, move in QUESTION.moves.items():
        roles = roles_for(user, question, move.permission, on)
        if question.state in move.before and may(move.permission, roles):
            found.append(name)
    if "clear" in found and question.drafted_by_id == user.pk:
        found.remove("clear")
    return found


def open_undertaking_moves(user, undertaking: Undertaking, on: date) -> list[str]:
    """Return the moves that somebody may make with an undertaking now."""
    return UNDERTAKING.open_moves(undertaking.state, roles_of(user, undertaking.kept_at, on))


def may_read(user, question: Question, on: date) -> bool:
    """Whether somebody works at the body that keeps a question, or at the one that asked it."""
    if roles_of(user, question.kept_at, on):
        return True
    return bool(question.asked_by and roles_of(user, question.asked_by, on))


def draft_seen(question: Question) -> str:
    """Return a mark of the draft as it is: who clears says which draft was read."""
    return hashlib.sha256(question.answer.encode()).hexdigest()[:16]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What waits at one body."""

    body: Body
    roles: list[str]
    received: list[Question]
    open: list[Question]
    asked: list[Question]
    undertakings: list[Undertaking]
    due: list[Due]
    late: int
    statements: list[Statement]


def desks(user, today: date) -> list[Desk]:
    """Return what waits at each body at which somebody has a role."""
    return [_desk(body, roles, today) for body, roles in bodies_of(user, today)]


def _desk(body: Body, roles: list[str], today: date) -> Desk:
    unfinished = Question.objects.exclude(state__in=QUESTION.ends).select_related("asked_by")
    due = still_due(body, today, is_at_work=True)
    return Desk(
        body=body, roles=roles,
        received=list(unfinished.filter(kept_at=body, state="received").order_by("received_at")),
        open=list(unfinished.filter(kept_at=body).exclude(state="received")),
        asked=list(unfinished.filter(asked_by=body).exclude(kept_at=body)),
        undertakings=list(open_undertakings(body)),
        due=[d for d in due if d.obligation.due_on and (d.obligation.due_on - today).days
             <= SOON_DAYS],
        late=sum(d.state == "late" for d in due),
        statements=list(body.statements.filter(state="recorded")),
    )  # fmt: skip


def open_undertakings(body: Body) -> QuerySet[Undertaking]:
    """Return undertakings of a body that nothing has closed, first due first."""
    return body.undertakings.filter(state="open").select_related("publication")
