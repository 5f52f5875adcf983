"""Writing minutes, publishing them, and carrying on what is marked in them."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import policing_body
from frankpledge.apps.meetings.actions.agenda import lock, show_meeting, transition
from frankpledge.apps.meetings.documents.marks import Marked, marked, of
from frankpledge.apps.meetings.documents.meetings import minutes_document
from frankpledge.apps.meetings.models import (
    MINUTES,
    Mark,
    Meeting,
    MinuteAction,
)
from frankpledge.apps.membership.queries import members_on
from frankpledge.apps.obligations.actions import open_obligation
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.recommendations.actions import add_report, show_tracker
from frankpledge.apps.recommendations.models import Origin
from frankpledge.apps.recommendations.queries import PANEL_DUTY
from frankpledge.apps.undertakings.actions import add_undertaking
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.roles import May

PANELS_OWN = re.compile(r"\b(?:panel|chair|chairman|vice-chair|support officer|clerk)\b", re.I)


@transaction.atomic
def save_minutes(meeting: Meeting, text: str, *, by: User, at: datetime) -> list[Marked]:
    """Keep a draft of the minutes; return what is marked in it.

    Raises:
        NotAllowed: `by` may not, or the meeting is not held, or its minutes are published.
        BadInput: a mark cannot be read; the message says in which paragraph.
    """
    meeting = lock(meeting)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if meeting.state != "held":
        raise NotAllowed(f"Minutes are written of a meeting that was held; this is {meeting.state}")
    found = marked(text)
    if early := [m for m in found if m.due_on and m.due_on < meeting.on]:
        raise BadInput(
            f"{early[0].made_by} cannot have undertaken it by {early[0].due_on}, before the meeting",
            field="text",
        )
    meeting.minutes = text
    meeting.save()
    record("minutes-drafted", meeting.reference, by=by.in_audit, at=at)
    return found


@transaction.atomic
def publish_minutes(reference: str, answer_by: date | None, *, by: User, at: datetime) -> Meeting:
    """Publish the minutes; undertakings and recommendations that are marked go on from there.

    `answer_by` is the day by which the office is to answer recommendations.

    Raises:
        BadInput: there are none, or recommendations are marked and no day is set.
    """
    meeting = transition(reference, "publish the minutes", by, at)
    found = marked(meeting.minutes)
    if not found:
        raise BadInput("Write the minutes first")
    _carry(meeting, found, answer_by, by, at)
    record("minutes-published", reference, by=by.in_audit, at=at)
    show_minutes(meeting, by=by.in_audit, at=at)
    show_meeting(meeting, by=by.in_audit, at=at, reason="The minutes are published.")
    return meeting


def show_minutes(
    meeting: Meeting,
    *,
    by: str,
    at: datetime,
    subjects: Sequence[tuple[str, str]] = (),
    content: dict | None = None,
    reason: str = "",
) -> None:
    """Publish the minutes of a meeting as they stand, or a document of them that is given."""
    meeting.record = publish(
        f"{MINUTES}-{meeting.reference}",
        MINUTES,
        meeting.panel,
        f"Minutes: {meeting}",
        content or minutes_document(meeting),
        by=by,
        at=at,
        subjects={("area", meeting.panel.area), ("record", meeting.reference), *subjects},
        reason=reason,
    )
    meeting.save()


def _carry(
    meeting: Meeting, found: list[Marked], answer_by: date | None, by: User, at: datetime
) -> None:
    for decision in of(found, Mark.DECISION):
        _add_action(meeting, Mark.DECISION, decision.text, "")
    for promise in of(found, Mark.UNDERTAKING):
        made = add_undertaking(
            owner=_keeper(meeting, promise.made_by),
            made_by=promise.made_by,
            text=promise.text,
            proof="",
            made_on=meeting.on,
            due_on=promise.due_on,
            made_in=None,
            source=f"Minutes: {meeting}",
            by=by.in_audit,
            at=at,
        )
        _add_action(meeting, Mark.UNDERTAKING, promise.text, f"/record/{made.reference}/")
    texts = [recommended.text for recommended in of(found, Mark.RECOMMENDATION)]
    if texts:
        address = recommend(meeting, texts, answer_by, by=by.in_audit, at=at)
        for text in texts:
            _add_action(meeting, Mark.RECOMMENDATION, text, address)


def _keeper(meeting: Meeting, made_by: str) -> Body:
    """Return whose desk an undertaking goes to: the panel's where it is its own, else the office's.

    The panel's own are those of the panel, its chair, its support and its members by name.
    """
    names = [m.name for m in members_on(meeting.panel, meeting.on)]
    is_own = PANELS_OWN.search(made_by) or any(name in made_by for name in names)
    office = policing_body(meeting.panel.area, meeting.on)
    return meeting.panel if is_own or office is None else office


def _add_action(meeting: Meeting, mark: str, text: str, address: str) -> None:
    MinuteAction.objects.create(meeting=meeting, mark=mark, text=text, address=address)


def recommend(
    meeting: Meeting, texts: list[str], answer_by: date | None, *, by: str, at: datetime
) -> str:
    """Send recommendations of a meeting to the office; return where they stand in the record.

    Raises:
        BadInput: no day is set for the answer, or it lies before the meeting.
        NotFound: nobody is recorded who answers for the area.
    """
    panel, today = meeting.panel, timezone.localdate(at)
    if answer_by is None or answer_by < today:
        raise BadInput(
            "Recommendations are marked: say by which day to come the office is to"
            " answer them (2011 Act, section 29(3))",
            field="answer_by",
        )
    office = policing_body(panel.area, meeting.on)
    if office is None:
        raise NotFound(f"Nobody is recorded who answered for {panel.area} on {meeting.on}")
    report = add_report(
        owner=office,
        origin=Origin.PANEL,
        publisher=panel.name,
        title=f"Recommendations of {panel.name}, {long_date(meeting.on)}",
        published_on=today,
        url="",
        is_national=False,
        texts=texts,
        by=by,
        at=at,
    )
    open_obligation(PANEL_DUTY, office, today, report.reference, by=by, at=at, due_on=answer_by)
    return f"/record/{show_tracker(report, office, by=by, at=at).reference}/"
