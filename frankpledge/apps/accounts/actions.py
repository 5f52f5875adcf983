"""Giving and ending roles. Accounts are made for people; nobody signs up for one."""

from datetime import date, datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import HeldRole, User
from frankpledge.apps.accounts.queries import require, require_anywhere, roles_held
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.errors import NotAllowed
from frankpledge.rules.roles import May, Role

INVITATION = """{name},

You are {role} at {body} in Frankpledge, the open record of local policing.

Set your password here, with this e-mail address:
{address}

If you did not expect this, tell the office of {body}; without a password nothing is open.
"""


@transaction.atomic
def give_role(
    *,
    email: str,
    name: str,
    role: Role,
    body: Body,
    held_from: date,
    held_until: date | None,
    by: User,
    at: datetime,
    site: str = "",
) -> HeldRole:
    """Give somebody a role; an account is made where there is none, and an invitation sent.

    Raises:
        NotAllowed: `by` is no administrator of the body, or the role is held already.
    """
    require(by, May.MANAGE_ACCOUNTS, body, timezone.localdate(at))
    user, is_new = account_for(email, name)
    if roles_held(held_from).filter(user=user, role=role, body=body).exists():
        raise NotAllowed(f"{user} is {role} at {body.name} already", field="role")
    held = HeldRole.objects.create(
        user=user, role=role, body=body, held_from=held_from, held_until=held_until
    )
    record("role-given", body.slug, by=by.in_audit, at=at, role=role, account=user.pk)
    if is_new:
        _invite(user, held, site)
    return held


def account_for(email: str, name: str) -> tuple[User, bool]:
    """Return the account of an address, made without a password where there is none."""
    found = User.objects.filter(email__iexact=email).first()
    if found:
        return found, False
    user = User(email=email.lower(), name=name)
    user.set_unusable_password()
    user.save()
    # The link to set a password goes to this address alone, which proves it.
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user, True


def _invite(user: User, held: HeldRole, site: str) -> None:
    words = INVITATION.format(
        name=user.name,
        role=held.role,
        body=held.body.name,
        address=site + reverse("account_reset_password"),
    )
    transaction.on_commit(
        lambda: send_mail("Your account in Frankpledge", words, None, [user.email])
    )


@transaction.atomic
def end_role(held: HeldRole, *, by: User, at: datetime) -> None:
    """End a role: it is not held from today on. That it was held stays on the record.

    Raises:
        NotAllowed: `by` is no administrator of the body, or would leave it without one.
    """
    today = timezone.localdate(at)
    require(by, May.MANAGE_ACCOUNTS, held.body, today)
    _hold_roles(held.body)
    found = HeldRole.objects.select_related("body").filter(pk=held.pk).first()
    if found is None or (found.held_until and found.held_until < today):
        raise NotAllowed("This role has ended already")
    held = found
    others = roles_held(today).filter(body=held.body, role=Role.ADMINISTRATOR)
    if held.role == Role.ADMINISTRATOR and not others.exclude(pk=held.pk).exists():
        raise NotAllowed(f"{held.body.name} would have no administrator; name another first")
    record(
        "role-ended", held.body.slug, by=by.in_audit, at=at, role=held.role, account=held.user_id
    )
    if held.held_from >= today:
        held.delete()  # it was never held for a whole day; the audit log keeps it
        return
    held.held_until = today - timedelta(days=1)
    held.save()


def _hold_roles(body: Body) -> None:
    """Wait for whoever is ending a role there: of two last administrators one stays."""
    list(HeldRole.objects.select_for_update().filter(body=body).values_list("pk", flat=True))


@transaction.atomic
def first_administrator(email: str, name: str, body: Body, password: str, *, at: datetime) -> User:
    """Make somebody the administrator of a body; for the command line of the machine."""
    user, is_new = account_for(email, name)
    if is_new:
        user.set_password(password)
        user.save()
    HeldRole.objects.get_or_create(
        user=user,
        role=Role.ADMINISTRATOR,
        body=body,
        held_until=None,
        defaults={"held_from": timezone.localdate(at)},
    )
    record("administrator-made", body.slug, by="command line", at=at, account=user.pk)
    return user


@transaction.atomic
def choose_log_head(wants: bool, *, by: User, at: datetime) -> User:
    """Have the head of the audit log sent to somebody each day, or no longer.

    Raises:
        RoleNeeded: `by` may not read the log of any body.
    """
    require_anywhere(by, May.SEE_AUDIT, timezone.localdate(at))
    if by.wants_log_head != wants:
        by.wants_log_head = wants
        by.save(update_fields=["wants_log_head"])
        kind = "log-head-wanted" if wants else "log-head-unwanted"
        record(kind, by.in_audit, by=by.in_audit, at=at)
    return by
