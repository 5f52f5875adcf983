"""Who somebody is at a body on a day, and what they may do there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypedDict

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from frankpledge.apps.accounts.models import ACCOUNT, HeldRole, User
from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.audit.queries import newest
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import successors
from frankpledge.errors import NotFound, RoleNeeded
from frankpledge.rules.roles import MAY, May, Role, may, who_may

A_WEEK = timedelta(days=7)
LINES = 500  # of the audit log on a page

Visitor = User | AnonymousUser  # who asks for a page: an account, or nobody who is known


@dataclass(frozen=True)
class Operator:
    """Who runs a command on the server: they hold the record's files, so that no role is asked for."""

    in_audit: str = "command line"


Worker = User | Operator  # who acts: an account, or a command


def roles_held(on: date) -> QuerySet[HeldRole]:
    """Return every role that is held on a day by an account in use."""
    not_ended = Q(held_until__isnull=True) | Q(held_until__gte=on)
    return HeldRole.objects.filter(not_ended, held_from__lte=on, user__is_active=True)


def roles_of(user: Visitor | Operator, body: Body, on: date) -> frozenset[Role]:
    """Return the roles of somebody at a body on a day; none for who has not signed in.

    The office passes, the record stays: a role at a body that has followed it counts as well.
    """
    if isinstance(user, Operator):
        return frozenset(Role)
    if not user.is_authenticated:
        return frozenset()
    keepers = [body, *successors(body, on)]
    held = roles_held(on).filter(user=user, body__in=keepers).values_list("role", flat=True)
    return frozenset(Role(role) for role in held)


def can(user: Visitor, permission: May, body: Body, on: date) -> bool:
    """Whether somebody may do something at a body on a day."""
    return may(permission, roles_of(user, body, on))


def require(user: Visitor | Operator, permission: May, body: Body, on: date) -> frozenset[Role]:
    """Return the roles of somebody at a body who may do something there.

    Raises:
        RoleNeeded: none of the roles allows it; the message says which would.
    """
    roles = roles_of(user, body, on)
    if not may(permission, roles):
        raise RoleNeeded(f"To {permission} you must be {who_may(permission)} at {body.name}")
    return roles


def bodies_of(user: User, on: date) -> list[tuple[Body, list[str]]]:
    """Return the bodies at which somebody has a role on a day, with the roles. One query."""
    found: dict[int, tuple[Body, list[str]]] = {}
    for held in roles_held(on).filter(user=user).select_related("body"):
        found.setdefault(held.body_id, (held.body, []))[1].append(held.role)
    return list(found.values())


def bodies_where(user: User, permission: May, on: date) -> list[Body]:
    """Return the bodies at which somebody may do something on a day. One query."""
    held = roles_held(on).filter(user=user, role__in=MAY[permission]).select_related("body")
    return list({role.body_id: role.body for role in held}.values())


def bodies_with(permission: May, on: date) -> list[Body]:
    """Return the bodies at which anybody may do something on a day."""
    held = roles_held(on).filter(role__in=MAY[permission]).values("body")
    return list(Body.objects.filter(pk__in=held))


def addresses_of(body: Body, permission: May, on: date) -> list[str]:
    """Return the e-mail addresses of those who may do something at a body on a day."""
    held = roles_held(on).filter(body=body, role__in=MAY[permission])
    return sorted(set(held.values_list("user__email", flat=True)))


def who_wants_log_head(on: date) -> list[User]:
    """Return those who asked for the head of the audit log and may read that of some body."""
    held = roles_held(on).filter(role__in=MAY[May.SEE_AUDIT], user__wants_log_head=True)
    return list(User.objects.filter(pk__in=held.values("user")).order_by("pk"))


def may_anywhere(user: Visitor, permission: May, on: date) -> bool:
    """Whether somebody may do something at some body."""
    return user.is_authenticated and bool(bodies_where(user, permission, on))


def people_at(body: Body) -> QuerySet[HeldRole]:
    """Return every role ever held at a body, with its account, newest first."""
    roles = HeldRole.objects.filter(body=body).select_related("user")
    return roles.order_by("-held_from", "user__name")


def get_held_role(number: int) -> HeldRole:
    """Return one role that was given.

    Raises:
        NotFound: there is none of that number.
    """
    try:
        return HeldRole.objects.select_related("user", "body").get(pk=number)
    except HeldRole.DoesNotExist:
        raise NotFound("There is no such role") from None


def names_in(said: Iterable[str]) -> dict[str, str]:
    """Return the names of accounts by what the log calls them: for those who work with them."""
    numbers = [int(by.removeprefix(ACCOUNT)) for by in {*said} if by.startswith(ACCOUNT)]
    return {user.in_audit: str(user) for user in User.objects.filter(pk__in=numbers)}


@dataclass(frozen=True, kw_only=True)
class LogRow:
    """A line of the audit log as somebody reads it."""

    line: AuditEvent
    by: str
    role: str


def log_rows(user: User, subject: str, on: date) -> list[LogRow]:
    """Return the newest lines of the log; of one subject where one is given.

    Accounts are called by name to those who read the log of a body they have a role at; what
    is kept apart is left out for others.
    """
    own = bodies_where(user, May.SEE_AUDIT, on)
    known = User.objects.filter(held_roles__body__in=own).distinct()
    names = {account.in_audit: str(account) for account in known}
    by_number = {account.pk: str(account) for account in known}
    return [
        LogRow(line=line, by=names.get(line.by, line.by), role=_role_said(line, by_number))
        for line in newest(LINES, subject, [body.slug for body in own])
    ]


def _role_said(line: AuditEvent, names: dict[int, str]) -> str:
    """Return which role a line gives or ends, and whose."""
    said = json.loads(line.detail)
    if "role" not in said:
        return ""
    account = said.get("account")
    return f"{said['role']}: {names.get(account, f'account {account}')}"


def require_anywhere(user: Visitor, permission: May, on: date) -> None:
    """Do nothing for somebody who may do something at some body.

    Raises:
        RoleNeeded: none of the roles allows it.
    """
    if not may_anywhere(user, permission, on):
        raise RoleNeeded(f"To {permission} you must be {who_may(permission)}")


class Demonstration(TypedDict):
    """The accounts of the demonstration: one password, an address a role."""

    password: str
    people: dict[Role, tuple[str, Role]]


# The demonstration's accounts, shown on its own sign-in page; there are none anywhere else.
DEMONSTRATION: Demonstration = {
    "password": "demonstration-only",
    "people": {role: (f"{role.value.replace(' ', '.')}@anyshire.example", role) for role in Role},
}


def roles_given(body: Body, on: date) -> set[Role]:
    """Return the roles that anybody holds at a body on a day."""
    return {Role(role) for role in roles_held(on).filter(body=body).values_list("role", flat=True)}


@dataclass(frozen=True, kw_only=True)
class LogState:
    """How long the audit log is, its newest event, and how many came in the last seven days."""

    events: int
    newest_at: datetime | None
    new: int


def log_state(at: datetime) -> LogState:
    """Return how the audit log stands: two queries."""
    last = AuditEvent.objects.order_by("-sequence").first()
    return LogState(
        events=last.sequence if last else 0,
        newest_at=last.at if last else None,
        new=AuditEvent.objects.filter(at__gt=at - A_WEEK).count(),
    )
