"""Planning a meeting, its agenda and papers, publishing them, cancelling, holding."""

from datetime import date, datetime, time

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.meetings.documents.meetings import AGENDA, meeting_document
from frankpledge.apps.meetings.documents.packs import numbered
from frankpledge.apps.meetings.models import Attendance, AttendanceStatus, Meeting, Paper
from frankpledge.apps.meetings.queries.meetings import refuse_imported, waiting
from frankpledge.apps.membership.queries import members_on
from frankpledge.apps.obligations.actions import meet_obligation, open_obligation, restart_clock
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.actions.copies import copy_later
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.duties import last_day
from frankpledge.rules.panel_workflows import MEETING
from frankpledge.rules.roles import May


@transaction.atomic
def plan_meeting(
    panel: Body,
    *,
    title: str,
    on: date,
    starts_at: time | None,
    venue: str,
    contact: str,
    questions_by: date | None,
    by: User,
    at: datetime,
) -> Meeting:
    """Put a meeting on the forward plan, public at once; the clock of its agenda opens.

    Raises:
        NotAllowed: `by` does not run the panel.
        BadInput: the body is no panel, or the day is past.
    """
    today = timezone.localdate(at)
    require(by, May.RUN_PANEL, panel, today)
    if panel.kind != BodyKind.PANEL:
        raise BadInput(f"{panel.name} is no panel")
    _check_days(on, questions_by, today)
    reference = next_reference("m", today)  # whoever else plans one now waits here
    same = panel.panel_meetings.filter(on=on, starts_at=starts_at, title=title)
    if same.exclude(state="cancelled").exists():
        raise BadInput("This meeting is planned already: the same title, day and time")
    meeting = Meeting.objects.create(
        reference=reference,
        panel=panel,
        title=title,
        on=on,
        starts_at=starts_at,
        venue=venue,
        contact=contact,
        questions_by=questions_by,
    )
    record("meeting-planned", meeting.reference, by=by.in_audit, at=at, on=on)
    show_meeting(meeting, by=by.in_audit, at=at)
    open_obligation(AGENDA, panel, on, meeting.reference, by=by.in_audit, at=at)
    return meeting


def _check_days(on: date, questions_by: date | None, today: date) -> None:
    if on < today:
        raise BadInput(
            f"{on} is past: a meeting that was held is imported with its minutes", field="on"
        )
    if questions_by and questions_by > on:
        raise BadInput("Questions of the public are sent before the meeting", field="questions_by")
    try:
        last_day(AGENDA, on)
    except NotFound as problem:
        raise BadInput(
            f"The day on which the agenda is due cannot be counted. {problem}", field="on"
        ) from None


def show_meeting(meeting: Meeting, *, by: str, at: datetime, reason: str = "") -> None:
    """Keep a meeting, which the caller has locked, and publish it as it stands."""
    meeting.save()
    meeting.pack = publish(
        meeting.reference,
        "meeting",
        meeting.panel,
        str(meeting),
        meeting_document(meeting),
        by=by,
        at=at,
        subjects={("area", meeting.panel.area)},
        reason=reason,
    )
    meeting.save(update_fields=["pack"])
    slug = meeting.panel.slug
    pages = ("meetings:room", "meetings:calendar", "membership:members")
    lists = ("meetings:panels", "meetings:every-calendar")
    copy_later([*(reverse(name, args=[slug]) for name in pages), *map(reverse, lists)], at)


def lock(meeting: Meeting) -> Meeting:
    """Return a meeting as it is now, locked: somebody else may have moved it on meanwhile.

    Raises:
        NotAllowed: it was imported, and is changed where it came from.
    """
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    meeting = Meeting.objects.select_related("panel", "pack", "record").get(pk=meeting.pk)
    refuse_imported(meeting)
    return meeting


def transition(reference: str, name: str, by: User, at: datetime) -> Meeting:
    """Return a meeting, locked and moved on by one move of the workflow; not yet saved.

    Raises:
        NotAllowed: `by` may not, or the move does not start from where it stands.
    """
    meeting = lock(Meeting.objects.get(reference=reference))
    roles = roles_of(by, meeting.panel, timezone.localdate(at))
    meeting.state = MEETING.state_after(name, meeting.state, roles)
    return meeting


@transaction.atomic
def rearrange_meeting(
    reference: str,
    *,
    title: str,
    on: date,
    starts_at: time | None,
    venue: str,
    contact: str,
    questions_by: date | None,
    by: User,
    at: datetime,
) -> Meeting:
    """Give a planned meeting another day, time or place; the clock of its agenda moves along."""
    meeting = transition(reference, "rearrange", by, at)
    _check_days(on, questions_by, timezone.localdate(at))
    meeting.title, meeting.on, meeting.starts_at = title, on, starts_at
    meeting.venue, meeting.contact, meeting.questions_by = venue, contact, questions_by
    record("meeting-rearranged", reference, by=by.in_audit, at=at, on=on)
    show_meeting(meeting, by=by.in_audit, at=at, reason="Rearranged.")
    restart_clock(AGENDA, meeting.panel, on, reference, by=by.in_audit, at=at)
    return meeting


@transaction.atomic
def announce(reference: str, *, by: User, at: datetime) -> Meeting:
    """Put the items as they stand on the forward plan that everybody reads.

    Raises:
        NotAllowed: `by` may not, or the agenda is published.
        BadInput: there is no item.
    """
    meeting = transition(reference, "announce", by, at)
    if not meeting.items.exists():
        raise BadInput("Add an item first: there is nothing to announce")
    meeting.items.update(is_announced=True)
    record("meeting-announced", reference, by=by.in_audit, at=at)
    show_meeting(meeting, by=by.in_audit, at=at, reason="What is planned for it was published.")
    return meeting


def _number(meeting: Meeting, supplement: int) -> int:
    """Give the papers that wait their numbers and pages; return how many there are."""
    published = Paper.objects.filter(item__meeting=meeting).exclude(supplement=None)
    page = max((p.last_page or 0 for p in published), default=0)
    number = max((p.paragraphs[-1][0] for p in published if p.paragraphs), default=0)
    papers = waiting(meeting)
    for paper in papers:
        if paper.text:
            found = numbered(paper.text, number, page)
            number, page = found.last_number or number, found.last_page
            paper.paragraphs = found.paragraphs
            paper.first_page, paper.last_page = found.first_page, found.last_page
        paper.supplement = supplement
        paper.save()
    return len(papers)


@transaction.atomic
def publish_agenda(reference: str, *, by: User, at: datetime) -> Meeting:
    """Publish the agenda with its papers as one pack; the clock of five clear days stops.

    Raises:
        BadInput: there is no item.
    """
    meeting = transition(reference, "publish the agenda", by, at)
    if not meeting.items.exists():
        raise BadInput("Add an item first: an agenda has at least one")
    meeting.items.update(is_announced=True)
    _number(meeting, 0)
    record("meeting-agenda-published", reference, by=by.in_audit, at=at)
    show_meeting(meeting, by=by.in_audit, at=at, reason="The agenda is published.")
    _stop_clock(meeting, by.in_audit, at)
    return meeting


def _stop_clock(meeting: Meeting, by: str, at: datetime) -> None:
    clock = Obligation.objects.filter(
        duty=AGENDA, body=meeting.panel, period=meeting.reference, met_by=None
    ).first()
    if clock and meeting.pack:
        meet_obligation(clock, meeting.pack, by=by, at=at, on=timezone.localdate(at))


@transaction.atomic
def publish_supplement(reference: str, *, by: User, at: datetime) -> Meeting:
    """Publish the papers that came later, in their places; what was published keeps its numbers.

    Raises:
        BadInput: no paper waits.
    """
    meeting = transition(reference, "supplement", by, at)
    published = Paper.objects.filter(item__meeting=meeting).exclude(supplement=None)
    which = max((p.supplement or 0 for p in published), default=0) + 1
    if not _number(meeting, which):
        raise BadInput("Add a paper first: no paper waits to be published")
    record("meeting-supplemented", reference, by=by.in_audit, at=at, supplement=which)
    show_meeting(meeting, by=by.in_audit, at=at, reason=f"Supplement {which}.")
    return meeting


@transaction.atomic
def cancel_meeting(reference: str, reason: str, *, by: User, at: datetime) -> Meeting:
    """Cancel a meeting, with a reason that everybody reads. Nobody was absent from it."""
    meeting = transition(reference, "cancel", by, at)
    meeting.reason = reason
    record("meeting-cancelled", reference, by=by.in_audit, at=at)
    show_meeting(meeting, by=by.in_audit, at=at, reason=f"Cancelled: {reason}")
    _stop_clock(meeting, by.in_audit, at)
    return meeting


def _came(meeting: Meeting, came: dict[int, str]) -> None:
    """Write whether each member came, in place of what was written before."""
    members = list(members_on(meeting.panel, meeting.on))
    missing = [m.name for m in members if came.get(m.pk) not in AttendanceStatus.values]
    if missing:
        raise BadInput(f"Say whether they came: {', '.join(missing)}")
    meeting.attendance.all().delete()
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, member=member, how=came[member.pk]) for member in members
    )


@transaction.atomic
def hold_meeting(
    reference: str, came: dict[int, str], also_present: str, *, by: User, at: datetime
) -> Meeting:
    """Record that a meeting was held, and whether each member came: by the member's number.

    Until the minutes are published it may be recorded again.

    Raises:
        BadInput: the day is still to come, or it is not said of every member.
    """
    meeting = lock(Meeting.objects.get(reference=reference))
    is_again = meeting.state == "held"
    if is_again:
        require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    else:
        meeting = transition(reference, "hold", by, at)
    if meeting.on > timezone.localdate(at):
        raise BadInput(f"The meeting is on {meeting.on}; it is held once that day has come")
    _came(meeting, came)
    meeting.also_present = "; ".join(line for line in also_present.splitlines() if line.strip())
    meeting.save()
    record("meeting-held", reference, by=by.in_audit, at=at, is_again=is_again)
    if not is_again:
        show_meeting(meeting, by=by.in_audit, at=at, reason="It was held.")
    return meeting
