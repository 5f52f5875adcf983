"""Making seats, seating members, ending terms."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.membership.models import Member, Seat, SeatKind
from frankpledge.apps.membership.queries import members_on
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.roles import May

MOST = 20  # members of a panel: 2011 Act, Schedule 6, paragraph 4; the cap is from memory


@transaction.atomic
def add_seat(panel: Body, kind: str, authority: str, part: str, *, by: User, at: datetime) -> Seat:
    """Add a seat.

    Raises:
        NotAllowed: `by` does not run the panel, or it has as many seats as a panel may have.
        BadInput: the body is no panel, or a council's seat names none.
    """
    require(by, May.RUN_PANEL, panel, timezone.localdate(at))
    if panel.kind != BodyKind.PANEL:
        raise BadInput(f"{panel.name} is no panel")
    if kind != SeatKind.INDEPENDENT and not authority:
        raise BadInput("Name the council whose seat it is", field="authority")
    if panel.seats.filter(until=None).count() >= MOST:
        raise NotAllowed(f"A panel has at most {MOST} members (2011 Act, Schedule 6, paragraph 4)")
    seat = Seat.objects.create(panel=panel, kind=kind, authority=authority, part=part)
    record("seat-added", panel.slug, by=by.in_audit, at=at, seat=kind, authority=authority)
    return seat


@transaction.atomic
def seat_member(
    seat: Seat,
    name: str,
    *,
    held_from: date,
    held_until: date | None,
    party: str = "",
    skills: list[str] | None = None,
    is_substitute: bool = False,
    office: str = "",
    by: User,
    at: datetime,
) -> Member:
    """Seat somebody, or somebody who may stand in.

    Raises:
        NotAllowed: `by` may not, or the seat is taken on that day.
        BadInput: the term ends before it begins.
    """
    require(by, May.RUN_PANEL, seat.panel, timezone.localdate(at))
    if held_until and held_until < held_from:
        raise BadInput("The term cannot end before it begins", field="held_until")
    taken = members_on(seat.panel, held_from).filter(seat=seat).first()
    if taken and not is_substitute:
        raise NotAllowed(
            f"{taken.name} sits there on that day; end that term first", field="held_from"
        )
    member = Member.objects.create(
        seat=seat,
        name=name,
        party=party,
        skills=skills or [],
        is_substitute=is_substitute,
        office=office,
        held_from=held_from,
        held_until=held_until,
    )
    record("member-seated", seat.panel.slug, by=by.in_audit, at=at, name=name)
    return member


@transaction.atomic
def end_term(member: Member, on: date, because: str, *, by: User, at: datetime) -> Member:
    """End a term, with the reason for leaving; that it was held stays on the record.

    Raises:
        NotAllowed: `by` may not.
        BadInput: the day lies before the term began.
    """
    require(by, May.RUN_PANEL, member.seat.panel, timezone.localdate(at))
    if on < member.held_from:
        raise BadInput(f"The term began on {member.held_from}", field="on")
    member.held_until, member.left_because = on, because
    member.save()
    record("member-left", member.seat.panel.slug, by=by.in_audit, at=at, name=member.name)
    return member


@transaction.atomic
def induct(member: Member, on: date, *, by: User, at: datetime) -> None:
    """Record that a member had an induction."""
    require(by, May.RUN_PANEL, member.seat.panel, timezone.localdate(at))
    member.inducted_on = on
    member.save()
    record("member-inducted", member.seat.panel.slug, by=by.in_audit, at=at, name=member.name)
