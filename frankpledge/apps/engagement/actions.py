"""Logging engagement with ministers, and taking in what departments publish."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, Office, OfficeHolder, Person
from frankpledge.apps.engagement.documents import (
    account_document,
    department_list_document,
    engagement_document,
    engagement_title,
)
from frankpledge.apps.engagement.models import Account, DepartmentMeeting, Engagement
from frankpledge.apps.engagement.readers import read_meetings
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Publication
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import ENGAGEMENT


@transaction.atomic
def log_engagement(
    *, owner: Body, state: str, is_public: bool, by: User, at: datetime, **facts: Any
) -> Engagement:
    """Log an occasion, or a request and what came of it. The minister is found by the day.

    Raises:
        NotAllowed: `by` may not at that body.
        BadInput: no request or occasion can be in that state from the beginning.
    """
    require(by, May.LOG_ENGAGEMENT, owner, timezone.localdate(at))
    reached = {m.after for m in ENGAGEMENT.moves.values() if "asked" in m.before}
    if state not in {*ENGAGEMENT.starts, *reached}:
        raise BadInput(f"An engagement cannot begin as {state!r}", field="state")
    office, on = facts.get("office"), facts.get("on")
    minister = facts.pop("minister", None) or (
        office and minister_on(office, on or timezone.localdate(at))
    )
    engagement = Engagement.objects.create(
        reference=next_reference("e", timezone.localdate(at)),
        owner=owner,
        area=owner.area,
        state=state,
        minister=minister,
        counterpart=facts.pop("counterpart", "") or _name(office, minister),
        **facts,
    )
    record("engagement-logged", engagement.reference, by=by.in_audit, at=at, state=state)
    if is_public:
        show_engagement(engagement, by=by.in_audit, at=at)
    return engagement


def minister_on(office: Office, on: date) -> Person | None:
    """Return who held a minister's office on a day, where the list of ministers says."""
    terms = OfficeHolder.objects.filter(office=office, held_from__lte=on).select_related("person")
    held = [t for t in terms if not t.held_until or t.held_until >= on]
    return held[-1].person if held else None


def _name(office: Office | None, minister: Person | None) -> str:
    title = office.title if office else "a minister"
    return f"{minister.name}, {title}" if minister else title


@transaction.atomic
def move_engagement(
    reference: str, name: str, outcome: str, *, by: User, at: datetime
) -> Engagement:
    """Record what came of a request: scheduled, held, refused, ignored, cancelled."""
    Engagement.objects.select_for_update().get(reference=reference)
    engagement = Engagement.objects.select_related("owner", "office", "minister").get(
        reference=reference
    )
    roles = roles_of(by, engagement.owner, timezone.localdate(at))
    engagement.state = ENGAGEMENT.state_after(name, engagement.state, roles)
    engagement.outcome = outcome or engagement.outcome
    engagement.save()
    record("engagement-moved", reference, by=by.in_audit, at=at, state=engagement.state)
    if engagement.publication_id:
        show_engagement(engagement, by=by.in_audit, at=at)
    return engagement


@transaction.atomic
def publish_engagement(reference: str, *, by: User, at: datetime) -> Engagement:
    """Publish an engagement that was logged for the office alone.

    Raises:
        NotAllowed: `by` may not, or it is public already.
    """
    Engagement.objects.select_for_update().get(reference=reference)
    engagement = Engagement.objects.select_related("owner", "office", "minister").get(
        reference=reference
    )
    require(by, May.PUBLISH, engagement.owner, timezone.localdate(at))
    if engagement.publication_id:
        raise NotAllowed(f"{reference} is public already")
    show_engagement(engagement, by=by.in_audit, at=at)
    return engagement


def show_engagement(engagement: Engagement, *, by: str, at: datetime) -> None:
    """Publish an engagement as it stands."""
    subjects = {("area", engagement.area)} if engagement.area else set()
    subjects |= _subjects(engagement.office, engagement.minister)
    engagement.publication = publish(
        engagement.reference,
        "engagement",
        engagement.owner,
        engagement_title(engagement)[:300],
        engagement_document(engagement),
        by=by,
        at=at,
        subjects=subjects,
    )
    engagement.save()


def _subjects(office: Office | None, minister: Person | None) -> set[tuple[str, str]]:
    found = {("office", office.slug)} if office else set()
    return found | ({("person", minister.slug)} if minister else set())


@transaction.atomic
def show_account(account: Account, *, by: str, at: datetime) -> None:
    """Publish one side's account of how many meetings there were."""
    content = account_document(account)
    account.publication = publish(
        account.reference,
        "engagement-account",
        account.owner,
        content["lead"][:300],
        content,
        by=by,
        at=at,
        subjects=_subjects(account.office, account.minister),
    )
    account.save()


@dataclass(frozen=True, kw_only=True)
class ImportedMeetings:
    """What came of reading a department's list."""

    rows: int
    unknown_ministers: list[str]
    unread: list[str]


@transaction.atomic
def import_meetings(path: Path, department: Body, *, by: str, at: datetime) -> ImportedMeetings:
    """Read a department's published list of ministers' meetings, and publish it as a record.

    A line that cannot be read is listed with its number; the others are kept. The same file
    name again is refused.

    Raises:
        BadInput: a column is missing, the file was read before, or nothing in it can be read.
    """
    if DepartmentMeeting.objects.filter(file=path.name).exists():
        raise BadInput(f"{path.name} was read before")
    found, unread, unknown = [], [], set()
    for meeting in read_meetings(path):
        if not meeting.month or not meeting.organisation:
            unread.append(
                f"{path.name}, line {meeting.line}: no date or no organisation can be read"
            )
            continue
        person = person_named(meeting.minister)
        if person is None:
            unknown.add(meeting.minister)
        found.append(
            DepartmentMeeting(
                department=department,
                minister=meeting.minister[:200],
                person=person,
                on=meeting.on,
                month=meeting.month,
                organisation=meeting.organisation,
                file=path.name,
                line=meeting.line,
                purpose=meeting.purpose,
            )
        )
    if not found:
        raise BadInput(f"{path.name}: no line of it can be read")
    publication = _publish_list(path.name, department, found, by, at)
    for kept in found:
        kept.publication = publication
    DepartmentMeeting.objects.bulk_create(found, batch_size=500)
    record("meetings-imported", path.name, by=by, at=at, rows=len(found), unread=len(unread))
    return ImportedMeetings(rows=len(found), unknown_ministers=sorted(unknown), unread=unread)


def person_named(text: str) -> Person | None:
    """Return the person that a department's list names; titles before the name are left out."""
    name = re.sub(
        r"^(the )?(rt hon\.? |right honourable )?(sir |dame |dr )?",
        "",
        text.strip(),
        flags=re.IGNORECASE,
    )
    name = re.sub(r"[ ,]+(mp|obe|cbe|kc|qc)\b.*$", "", name, flags=re.IGNORECASE)
    return Person.objects.filter(slug=slugify(name)).first()


def _publish_list(
    name: str, department: Body, found: list[DepartmentMeeting], by: str, at: datetime
) -> Publication:
    content = department_list_document(name, department, found)
    reference = next_reference("m", timezone.localdate(at))
    return publish(
        reference,
        "department-meetings",
        department,
        f"Ministers' meetings: {name}",
        content,
        by=by,
        at=at,
    )
