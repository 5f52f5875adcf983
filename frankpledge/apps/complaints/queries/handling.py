"""Who may see and move a complaint, which moves are open, and what the handler is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from django.db.models import Q, QuerySet

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.models import Complaint, Delegation, Letter, Review
from frankpledge.errors import NotFound, RoleNeeded
from frankpledge.rules.days import a_year_after
from frankpledge.rules.duties import get_duty, last_day
from frankpledge.rules.moves import Move
from frankpledge.rules.panel_workflows import COMPLAINT, INITIAL_HANDLING, REVIEW
from frankpledge.rules.roles import May, Role, may

# In these states a complaint is handled initially, and may be by whom the panel delegated it to.
INITIAL = ("received", "recorded")
WITH_IOPC = ("referred", "investigated")  # the next step is the watchdog's
ALIKE = 0.6  # of 1: two texts that share so much are shown to the handler as alike


def open_complaints(panel: Body, *, with_us: bool) -> list[Complaint]:
    """Return a panel's complaints that are not ended, oldest first: with it, or with the IOPC."""
    found = Complaint.objects.filter(panel=panel).exclude(state__in=COMPLAINT.ends)
    found = found.exclude(state__in=WITH_IOPC) if with_us else found.filter(state__in=WITH_IOPC)
    return list(found.order_by("received_at"))


def unsent_letters(panel: Body) -> list[Letter]:
    """Return the letters of a panel's complaints that are not sent yet, oldest first."""
    found = Letter.objects.filter(complaint__panel=panel, sent_on=None, complaint__erased_at=None)
    return list(found.select_related("complaint").order_by("made_at"))


def open_reviews(offices: Iterable[Body]) -> list[Review]:
    """Return the complaint reviews of some offices that are not decided, oldest first."""
    found = Review.objects.filter(office__in=list(offices), state__in=REVIEW.starts)
    return list(found.order_by("received_on"))


def delegations(panel: Body, on: date) -> QuerySet[Delegation]:
    """Return the delegations of a panel that hold on a day."""
    not_ended = Q(held_until=None) | Q(held_until__gte=on)
    return Delegation.objects.filter(not_ended, panel=panel, held_from__lte=on)


def _delegated_roles(user: User, complaint: Complaint, on: date) -> frozenset[Role]:
    if complaint.state not in INITIAL:
        return frozenset()
    held = delegations(complaint.panel, on).filter(office=complaint.office)
    return roles_of(user, complaint.office, on) if held.exists() else frozenset()


def roles_for(user: User, complaint: Complaint, move: str, on: date) -> frozenset[Role]:
    """Return the roles that count for a move: those at the panel.

    Those at the office count for initial handling alone, and only where the panel has
    delegated that by a record.
    """
    held = roles_of(user, complaint.panel, on)
    if move in INITIAL_HANDLING:
        held |= _delegated_roles(user, complaint, on)
    return held


def require_handler(user: User, complaint: Complaint, on: date) -> None:
    """Do nothing for somebody who may see the complaint.

    Raises:
        NotFound: anybody else; that there is such a complaint is not told.
    """
    held = roles_of(user, complaint.panel, on) | _delegated_roles(user, complaint, on)
    if not may(May.HANDLE_COMPLAINT, held):
        raise NotFound(f"There is no complaint {complaint.reference!r}")


def get_complaint(reference: str) -> Complaint:
    """Return one complaint.

    Raises:
        NotFound: there is none.
    """
    found = Complaint.objects.select_related("panel", "office").filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no complaint {reference!r}")
    return found


def complaints_of(user: User, panel: Body, on: date) -> list[Complaint]:
    """Return a panel's complaints that somebody may see, oldest first.

    Raises:
        RoleNeeded: none may be seen there.
    """
    found = Complaint.objects.filter(panel=panel).select_related("panel", "office")
    if may(May.HANDLE_COMPLAINT, roles_of(user, panel, on)):
        return list(found)
    offices = [d.office for d in delegations(panel, on).select_related("office")]
    mine = [o for o in offices if may(May.HANDLE_COMPLAINT, roles_of(user, o, on))]
    if not mine:
        raise RoleNeeded(
            f"To handle complaints about the office-holder you must be complaints handler at"
            f" {panel.name}, or at an office to which it delegated the initial handling"
        )
    return list(found.filter(office__in=mine, state__in=INITIAL))


def open_moves(user: User, complaint: Complaint, on: date) -> list[tuple[str, Move]]:
    """Return the moves that somebody may make with a complaint now."""
    return [
        (name, move)
        for name, move in COMPLAINT.moves.items()
        if complaint.state in move.before
        and may(move.permission, roles_for(user, complaint, name, on))
    ]


@dataclass(frozen=True, kw_only=True)
class SimilarComplaint:
    """An earlier complaint and in what it is alike: evidence for the handler, no verdict."""

    complaint: Complaint
    why: str


def similar_complaints(complaint: Complaint) -> list[SimilarComplaint]:
    """Return earlier complaints of the same panel from the same person or of like words."""
    earlier = Complaint.objects.filter(panel=complaint.panel, erased_at=None).exclude(
        pk=complaint.pk
    )
    found = []
    for other in earlier.filter(received_at__lte=complaint.received_at):
        ratio = SequenceMatcher(None, complaint.text.lower(), other.text.lower()).ratio()
        same = complaint.contact and other.contact.casefold() == complaint.contact.casefold()
        why = ["the same contact"] if same else []
        if ratio >= ALIKE:
            why.append(f"{ratio:.0%} of the words in the same order")
        if why:
            found.append(SimilarComplaint(complaint=other, why=" and ".join(why)))
    return found


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A step that waits: by when, on what basis, and whether only a target is passed."""

    duty: str
    title: str
    day: date
    basis: str
    is_law: bool
    is_past: bool


def clocks(complaint: Complaint, today: date) -> list[Deadline]:
    """Return the clocks that run on a complaint, first due first.

    A complaint that is recorded as serious is clear by then at the latest (regulation 13).
    """
    found = []
    if complaint.state == "received":
        found.append(_clock("complaint-recorded", complaint.received_on, today))
    clear_on = complaint.clear_on or complaint.recorded_on
    if complaint.is_serious and clear_on and complaint.state in ("recorded", "resolving"):
        found.append(_clock("complaint-referral", clear_on, today))
    if complaint.recorded_on and complaint.state in ("recorded", "resolving"):
        found.append(_clock("complaint-resolved", complaint.recorded_on, today))
    return sorted(found, key=lambda clock: clock.day)


def _clock(name: str, start: date, today: date) -> Deadline:
    duty, day = get_duty(name), last_day(name, start)
    due = day or start + timedelta(days=duty.target_days or 0)
    return Deadline(
        duty=name,
        title=duty.title,
        day=due,
        basis=duty.basis,
        is_law=day is not None,
        is_past=due < today,
    )


def is_more_than_a_year_old(complaint: Complaint) -> bool:
    """Whether more than twelve months lay between the incident and the complaint."""
    happened = complaint.incident_on
    return bool(happened and complaint.received_on > a_year_after(happened))


def get_letter(complaint: Complaint, number: int) -> Letter:
    """Return one letter of a complaint.

    Raises:
        NotFound: it has none of that number.
    """
    found = complaint.letters.filter(pk=number).first()
    if found is None:
        raise NotFound("There is no such letter")
    return found
