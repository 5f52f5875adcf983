"""Receiving a complaint, moving it by the regulations, telling both sides, erasing."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.complaints.actions.letters import write_letters
from frankpledge.apps.complaints.models import Complaint, ComplaintStep, Delegation, Letter
from frankpledge.apps.complaints.queries.handling import require_handler, roles_for
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.errors import BadInput, NotAllowed, TooMany
from frankpledge.rules.complaints import check_ground
from frankpledge.rules.panel_workflows import COMPLAINT
from frankpledge.rules.roles import May

MOST_OF_ONE_CLIENT = 5
CLIENT_HOURS = 1
KEEP = timedelta(days=365)  # after it is closed; a panel's policy, a year where it has none
ERASED = "[erased]"


def _subject(complaint: Complaint) -> str:
    return f"{complaint.panel.slug}/{complaint.reference}"


@transaction.atomic
def receive_complaint(received: Received, *, by: User | None, at: datetime) -> Complaint:
    """Keep a complaint that came through the front door, or by post through a handler.

    Raises:
        NotAllowed: `by` may not at the panel.
        TooMany: the sender has sent as many as one may in an hour; those are kept.
    """
    today = timezone.localdate(at)
    if by is not None:
        require(by, May.HANDLE_COMPLAINT, received.panel, today)
    reference = next_reference("c", today)  # whoever else sends one now waits here
    since = at - timedelta(hours=CLIENT_HOURS)
    recent = Complaint.objects.filter(client=received.client, received_at__gte=since)
    if received.client and recent.count() >= MOST_OF_ONE_CLIENT:
        raise TooMany(
            f"You have sent {MOST_OF_ONE_CLIENT} complaints in an hour. They are kept;"
            " send more later."
        )
    complaint = Complaint.objects.create(
        reference=reference, received_at=at, state="received", **vars(received)
    )
    record(
        "complaint-received", _subject(complaint), by=by.in_audit if by else "public form", at=at
    )
    return complaint


@transaction.atomic
def move_complaint(
    reference: str, name: str, given: StepInput, *, by: User, at: datetime
) -> Complaint:
    """Make one move of the regulations: the log has a line, each side a letter.

    Raises:
        NotFound: `by` may not even know of it.
        NotAllowed: the move does not start from where it stands, or `by` may not make it.
        BadInput: the move needs a ground, reasons, a resolver or an outcome.
    """
    today = timezone.localdate(at)
    Complaint.objects.select_for_update().get(reference=reference)
    complaint = Complaint.objects.select_related("panel", "office").get(reference=reference)
    require_handler(by, complaint, today)
    state = COMPLAINT.state_after(name, complaint.state, roles_for(by, complaint, name, today))
    ground = check_ground(name, given.ground, given.reasons)
    _check(name, complaint, given, today)
    complaint.state = state
    _set(name, complaint, given)
    if ground:
        complaint.ground = ground.id
    if state in COMPLAINT.ends:
        complaint.closed_on, complaint.erase_on = given.on, given.on + KEEP
    complaint.save()
    ComplaintStep.objects.create(
        complaint=complaint,
        move=name,
        on=given.on,
        ground=given.ground,
        reasons=given.reasons,
        by=by,
        at=at,
    )
    write_letters(complaint, name, ground, given.reasons, at=at)
    record("complaint-moved", _subject(complaint), by=by.in_audit, at=at, move=name)
    return complaint


def _check(name: str, complaint: Complaint, given: StepInput, today: date) -> None:
    if given.on > today or given.on < complaint.received_on:
        raise BadInput(
            f"The step was taken between {complaint.received_on}, when it was received, and today",
            field="on",
        )
    if name == "begin resolution" and not given.resolver:
        raise BadInput(
            "Say who resolves it: a sub-committee, a member, or another person. It may"
            " not be the office-holder's staff (regulation 28).",
            field="resolver",
        )
    if name in ("conclude", "discontinue", "close", "withdraw") and not given.reasons.strip():
        raise BadInput(f"Write {COMPLAINT.moves[name].needs}", field="reasons")
    if name == "conclude" and not complaint.comments.strip():
        raise BadInput(
            "Take the office-holder's comments first, or write that none were made: an"
            " opportunity to comment is given before it is resolved (regulation 28)"
        )
    if name == "refer" and (given.clear_on is None or given.clear_on > given.on):
        raise BadInput(
            "Say on which day it first became clear that it must be referred (regulation 13)",
            field="clear_on",
        )
    if name in ("disapply", "conclude") and complaint.is_serious:
        raise NotAllowed(
            "It is or appears to be about a crime: it must be referred first, and can be set aside"
            " or resolved only once the Independent Office for Police Conduct has sent it back"
            " (regulations 13 and 15(2))"
        )


def _set(name: str, complaint: Complaint, given: StepInput) -> None:
    match name:
        case "record":
            complaint.recorded_on = given.on
            complaint.is_serious = given.is_serious
            complaint.is_withheld, complaint.why_withheld = bool(given.withheld), given.withheld
        case "refer":
            complaint.referred_on, complaint.clear_on = given.on, given.clear_on
        case "take back":
            complaint.is_serious = False
        case "begin resolution":
            complaint.resolver = given.resolver
        case "conclude":
            complaint.outcome = given.reasons


@transaction.atomic
def take_comments(reference: str, comments: str, *, by: User, at: datetime) -> Complaint:
    """Keep what the office-holder says to a complaint, or that nothing was said.

    Raises:
        NotAllowed: it is not being resolved, or `by` may not.
    """
    today = timezone.localdate(at)
    complaint = Complaint.objects.select_for_update().get(reference=reference)
    require_handler(by, complaint, today)
    require(by, May.HANDLE_COMPLAINT, complaint.panel, today)
    if complaint.state != "resolving":
        raise NotAllowed(f"Comments are taken while it is resolved; it is {complaint.state}")
    complaint.comments = comments
    complaint.save()
    record("complaint-commented", _subject(complaint), by=by.in_audit, at=at)
    return complaint


@transaction.atomic
def letter_sent(letter: Letter, *, by: User, at: datetime) -> None:
    """Record that a letter was sent today."""
    today = timezone.localdate(at)
    require_handler(by, letter.complaint, today)
    letter.sent_on = today
    letter.save()
    record("complaint-letter-sent", _subject(letter.complaint), by=by.in_audit, at=at, to=letter.to)


@transaction.atomic
def delegate(
    panel: Body,
    office: Body,
    minute: str,
    held_from: date,
    held_until: date | None,
    *,
    by: User,
    at: datetime,
) -> Delegation:
    """Let complaints handlers of the office take the first steps, by a record of the panel.

    Raises:
        NotAllowed: `by` may not at the panel.
        BadInput: the office is not the policing body of the panel's area.
    """
    require(by, May.DELEGATE_COMPLAINTS, panel, timezone.localdate(at))
    if office.area != panel.area or office.kind != BodyKind.POLICING_BODY:
        raise BadInput(f"{office.name} is not the policing body of the area of {panel.name}")
    made = Delegation.objects.create(
        panel=panel, office=office, minute=minute, held_from=held_from, held_until=held_until
    )
    record(
        "complaints-delegated",
        panel.slug,
        by=by.in_audit,
        at=at,
        office=office.slug,
        held_from=held_from,
        held_until=held_until,
    )
    return made


@transaction.atomic
def erase_due(*, at: datetime) -> int:
    """Erase who complained and what about, where the day for it has come; return how many.

    What was decided, on which ground and when stays.
    """
    today = timezone.localdate(at)
    due = Complaint.objects.select_for_update().filter(erase_on__lte=today, erased_at=None)
    count = 0
    for complaint in due.select_related("panel"):
        complaint.name = complaint.contact = complaint.client = ""
        complaint.text = complaint.comments = complaint.why_withheld = ERASED
        complaint.outcome = complaint.outcome and ERASED
        complaint.erased_at = at
        complaint.save()
        complaint.letters.update(text=ERASED)
        complaint.steps.update(reasons=ERASED)
        record("complaint-erased", _subject(complaint), by="this site", at=at)
        count += 1
    return count
