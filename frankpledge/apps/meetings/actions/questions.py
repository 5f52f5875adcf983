"""Questions of the public to a meeting, and the library that panels share."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.actions.agenda import lock, show_meeting
from frankpledge.apps.meetings.models import Meeting, PublicQuestion, Shared
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.models import Notice
from frankpledge.apps.publishing.queries.visible import newest_version
from frankpledge.errors import NotAllowed, TooMany
from frankpledge.rules.panel_workflows import PANEL_QUESTION
from frankpledge.rules.roles import May

MOST_OF_ONE_CLIENT = 5
KEEP = timedelta(days=180)  # how to reach who asked, after the meeting
OPEN = ("planned", "agenda published")


def is_open(meeting: Meeting, at: datetime) -> bool:
    """Whether the public may send a question to a meeting now."""
    today = timezone.localdate(at)
    last = meeting.questions_by
    is_there = not meeting.pack or newest_version(meeting.pack).notice != Notice.WITHDRAWAL
    return bool(last and today <= last and meeting.state in OPEN and is_there)


@transaction.atomic
def receive_question(
    meeting: Meeting, *, name: str, contact: str, text: str, client: str, at: datetime
) -> PublicQuestion:
    """Keep a question of the public; nothing of it is public until it is accepted.

    Raises:
        NotAllowed: the day for questions is past, or the meeting takes none.
        TooMany: the sender has sent as many as one may in a day.
    """
    if not is_open(meeting, at):
        raise NotAllowed("This meeting takes no questions of the public now")
    reference = next_reference("pq", timezone.localdate(at))
    recent = PublicQuestion.objects.filter(client=client, received_at__gte=at - timedelta(days=1))
    if client and recent.count() >= MOST_OF_ONE_CLIENT:
        raise TooMany(f"You have sent {MOST_OF_ONE_CLIENT} questions today. They are kept.")
    made = PublicQuestion.objects.create(
        reference=reference,
        meeting=meeting,
        name=name,
        contact=contact,
        text=text,
        client=client,
        received_at=at,
    )
    record("panel-question-received", reference, by="public form", at=at)
    return made


@transaction.atomic
def judge_question(
    question: PublicQuestion, name: str, reason: str, *, by: User, at: datetime
) -> PublicQuestion:
    """Accept a question, which puts it into the pack, or decline it with a reason.

    Raises:
        NotAllowed: `by` may not, or it was judged before.
    """
    meeting = lock(question.meeting)
    question = PublicQuestion.objects.select_for_update().get(pk=question.pk)
    roles = roles_of(by, meeting.panel, timezone.localdate(at))
    question.state = PANEL_QUESTION.state_after(name, question.state, roles)
    question.reason = reason
    question.save()
    record(f"panel-question-{question.state}", question.reference, by=by.in_audit, at=at)
    if question.state == "accepted":
        show_meeting(meeting, by=by.in_audit, at=at, reason="A question of the public was added.")
    return question


@transaction.atomic
def erase_contacts(*, at: datetime) -> int:
    """Erase how to reach who asked, some time after the meeting; return of how many."""
    before = timezone.localdate(at) - KEEP
    due = PublicQuestion.objects.filter(meeting__on__lt=before).exclude(contact="", client="")
    count = due.update(contact="", client="")
    if count:
        record("panel-question-contacts-erased", "meetings", by="this site", at=at, count=count)
    return count


@transaction.atomic
def share(panel: Body, title: str, text: str, *, by: User, at: datetime) -> Shared:
    """Put a document into the library that the panels of one host share.

    Raises:
        NotAllowed: `by` does not run the panel.
    """
    require(by, May.RUN_PANEL, panel, timezone.localdate(at))
    made = Shared.objects.create(panel=panel, title=title, text=text, put_at=at)
    record("library-document-shared", panel.slug, by=by.in_audit, at=at, title=title)
    return made
