"""Taking meetings into the record that were published somewhere else."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.meetings.actions.agenda import show_meeting
from frankpledge.apps.meetings.actions.minutes import show_minutes
from frankpledge.apps.meetings.documents.imported import imported_minutes_document
from frankpledge.apps.meetings.models import Item, Mark, Meeting, MinuteAction, Paper
from frankpledge.apps.meetings.readers.moderngov import meeting_numbers, read_meeting, tree
from frankpledge.apps.meetings.readers.moderngov_service import ModernGov
from frankpledge.apps.meetings.readers.reading import ReadMeeting, councillors, resolutions
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.errors import BadInput

FIRST_YEAR, YEARS_AHEAD = 2012, 5  # panels began in 2012
AGAIN = "It was read again, and had changed where it came from."
ELSEWHERE = "The site that it was read from says that it was cancelled or postponed."


@dataclass(kw_only=True)
class Imported:
    """How many meetings are new, changed, unchanged; what was not understood, by meeting."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    unread: list[str] = field(default_factory=list)


def take_in_all(panel: Body, found: Sequence[ReadMeeting], *, by: str, at: datetime) -> Imported:
    """Record meetings that were read, each in a transaction of its own, so that others can write.

    All are checked before the first is kept.

    Raises:
        BadInput: the body is no panel, or the day of one of them cannot be. None is kept.
    """
    for meeting in found:
        _check(panel, meeting, timezone.localdate(at))
    done = Imported()
    for meeting in found:
        take_in(panel, meeting, done, by=by, at=at)
    return done


@transaction.atomic
def take_in(panel: Body, found: ReadMeeting, done: Imported, *, by: str, at: datetime) -> Meeting:
    """Record one meeting that was read; the same again changes nothing.

    Raises:
        BadInput: the body is no panel, or the day cannot be.
    """
    _check(panel, found, timezone.localdate(at))
    read = hashlib.sha256(repr(found).encode()).hexdigest()
    defaults: dict[str, Any] = {
        "reference": lambda: next_reference("m", timezone.localdate(at)),
        "on": found.on,
        "title": _title(panel, found),
    }
    meeting, is_new = Meeting.objects.get_or_create(
        panel=panel,
        external=found.external[:200],
        defaults=defaults,
    )
    done.unread += [f"{meeting}: {words}" for words in found.unread]
    if meeting.digest == read:
        done.unchanged += 1
        return meeting
    meeting.digest = read
    meeting.on, meeting.starts_at, meeting.state = found.on, found.starts_at, found.state
    if meeting.record and not found.has_minutes:
        meeting.state = "minutes published"
        done.unread.append(f"{meeting}: where its minutes went; those that were read before stay")
    meeting.venue, meeting.contact = found.venue[:300], found.contact[:300]
    meeting.source, meeting.source_url = found.source[:300], found.source_url[:500]
    meeting.reason = ELSEWHERE if found.state == "cancelled" else ""
    meeting.save()
    _items(meeting, found)
    _show(meeting, found, "" if is_new else AGAIN, by=by, at=at)
    done.new += is_new
    done.changed += not is_new
    record("meeting-imported", meeting.reference, by=by, at=at, source=found.source)
    return meeting


def _check(panel: Body, found: ReadMeeting, today: date) -> None:
    if panel.kind != BodyKind.PANEL:
        raise BadInput(f"{panel.name} is no panel")
    if not FIRST_YEAR <= found.on.year <= today.year + YEARS_AHEAD:
        raise BadInput(f"{found.source}: {found.on} is no day of a panel's meeting")
    if found.has_minutes and found.on > today:
        raise BadInput(f"{found.source}: it has minutes of {found.on}, which is still to come")


def _title(panel: Body, found: ReadMeeting) -> str:
    return (panel.name if found.title == "Meeting" else found.title)[:200]


def _items(meeting: Meeting, found: ReadMeeting) -> None:
    """Write the items and links as they were read; those that were there before are replaced."""
    Paper.objects.filter(item__meeting=meeting).delete()
    meeting.items.all().delete()
    for place, read in enumerate(found.items, 1):
        item = Item.objects.create(
            meeting=meeting, place=place, title=read.title, is_announced=True
        )
        Paper.objects.bulk_create(
            Paper(item=item, title=title, url=url, supplement=0) for title, url in read.links
        )


def _show(meeting: Meeting, found: ReadMeeting, reason: str, *, by: str, at: datetime) -> None:
    """Publish a meeting that was read, and its minutes where it has any."""
    show_meeting(meeting, by=by, at=at, reason=reason)
    if found.has_minutes:
        show_minutes(
            meeting,
            by=by,
            at=at,
            content=imported_minutes_document(meeting, found, _resolved(meeting, found)),
            subjects=_people(found),
            reason=reason,
        )


def _texts(found: ReadMeeting) -> list[str]:
    return [text for item in found.items for text in item.paragraphs]


def _people(found: ReadMeeting) -> list[tuple[str, str]]:
    """Return the councillors that minutes name in full, as subjects to follow."""
    whole, _ = councillors(_texts(found))
    return [("person", slugify(name)[:160]) for name in whole]


def _resolved(meeting: Meeting, found: ReadMeeting) -> list[str]:
    """Keep what was resolved, and return it."""
    resolved = resolutions(_texts(found))
    meeting.minute_actions.all().delete()
    MinuteAction.objects.bulk_create(
        MinuteAction(meeting=meeting, mark=Mark.DECISION, text=text) for text in resolved
    )
    return resolved


def import_moderngov(
    panel: Body,
    service: ModernGov,
    committee: str,
    first: date,
    last: date,
    *,
    by: str,
    at: datetime,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Imported:
    """Record the meetings of a committee between two days; each meeting is all or nothing.

    Raises:
        BadInput: the site does not answer as the service does, or names no meeting.
    """
    days = {"sFromDate": f"{first:%d/%m/%Y}", "sToDate": f"{last:%d/%m/%Y}"}
    listed = service.ask("GetMeetings", lCommitteeId=committee, **days)
    numbers = meeting_numbers(tree(listed, "GetMeetings"))
    if not numbers:
        raise BadInput(
            f"Committee {committee} of {service.site} lists no meeting from {first} to"
            f" {last}: check its number"
        )
    done = Imported()
    for count, number in enumerate(numbers, 1):
        try:
            root = tree(service.ask("GetMeeting", lMeetingId=number), f"meeting {number}")
            found = read_meeting(root, number, service.site, timezone.localdate(at))
            if not first <= found.on <= last:
                raise BadInput(f"meeting {number} is on {found.on}, outside the days asked for")
            take_in(panel, found, done, by=by, at=at)
        except BadInput as problem:
            done.unread.append(f"not imported: {problem}")
        progress(count, len(numbers))
    return done
