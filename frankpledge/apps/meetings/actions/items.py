"""The items of an agenda and the papers of an item: adding, changing, taking them off."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.meetings.actions.agenda import lock
from frankpledge.apps.meetings.models import Item, Meeting, Paper
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.panel import exempt
from frankpledge.rules.roles import May


def _item(item: Item) -> tuple[Item, Meeting]:
    """Return an item and its meeting as they are now, locked.

    Raises:
        NotFound: somebody else took it off.
    """
    meeting = lock(item.meeting)
    found = Item.objects.filter(pk=item.pk).first()
    if found is None:
        raise NotFound("This item was taken off meanwhile")
    return found, meeting


def _paper(paper: Paper) -> tuple[Paper, Meeting]:
    """Return a paper and its meeting as they are now, locked.

    Raises:
        NotFound: somebody else took it back.
    """
    meeting = lock(paper.item.meeting)
    found = Paper.objects.filter(pk=paper.pk).first()
    if found is None:
        raise NotFound("This paper was taken back meanwhile")
    return found, meeting


@transaction.atomic
def add_item(
    meeting: Meeting, title: str, purpose: str, ground: str, *, by: User, at: datetime
) -> Item:
    """Add an item to an agenda that is not published; a private one by its paragraph.

    Raises:
        NotAllowed: `by` may not, or the agenda is published.
        BadInput: no paragraph of Schedule 12A is called so.
    """
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    meeting = lock(meeting)
    if meeting.state != "planned":
        raise NotAllowed(f"Items are added while a meeting is planned; this is {meeting.state}")
    if ground and ground not in exempt():
        raise BadInput(f"Schedule 12A has no paragraph {ground!r}", field="ground")
    last = meeting.items.order_by("-place").first()
    item = Item.objects.create(
        meeting=meeting,
        place=last.place + 1 if last else 1,
        title=title,
        purpose=purpose,
        ground=ground,
    )
    record("meeting-item-added", meeting.reference, by=by.in_audit, at=at, place=item.place)
    return item


@transaction.atomic
def change_item(
    item: Item, title: str, purpose: str, ground: str, *, by: User, at: datetime
) -> Item:
    """Change an item of an agenda that is not published.

    Raises:
        NotAllowed: `by` may not, or the agenda is published.
        BadInput: no paragraph of Schedule 12A is called so.
    """
    item, meeting = _item(item)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if meeting.state != "planned":
        raise NotAllowed("The agenda is published: its items stay")
    if ground and ground not in exempt():
        raise BadInput(f"Schedule 12A has no paragraph {ground!r}", field="ground")
    item.title, item.purpose, item.ground, item.is_announced = title, purpose, ground, False
    item.save()
    record("meeting-item-changed", meeting.reference, by=by.in_audit, at=at, place=item.place)
    return item


@transaction.atomic
def drop_item(item: Item, *, by: User, at: datetime) -> None:
    """Take an item off an agenda that is not published, with its papers; the others close up."""
    item, meeting = _item(item)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if meeting.state != "planned":
        raise NotAllowed("The agenda is published: its items stay")
    item.papers.all().delete()
    item.delete()
    for later in meeting.items.filter(place__gt=item.place).order_by("place"):
        later.place -= 1
        later.save()
    record("meeting-item-dropped", meeting.reference, by=by.in_audit, at=at, title=item.title)


@transaction.atomic
def add_paper(item: Item, title: str, text: str, url: str, *, by: User, at: datetime) -> Paper:
    """Add a paper to an item. It waits until the agenda, or a supplement, is published.

    Raises:
        NotAllowed: `by` may not, or the meeting was held or cancelled.
        BadInput: it is neither a text nor an address.
    """
    item, meeting = _item(item)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if meeting.state not in ("planned", "agenda published"):
        raise NotAllowed(f"Papers are added before a meeting; this is {meeting.state}")
    if not text.strip() and not url:
        raise BadInput("Write the paper, or give the address where it is", field="text")
    paper = Paper.objects.create(item=item, title=title, text=text, url=url)
    record("meeting-paper-added", meeting.reference, by=by.in_audit, at=at, item=item.place)
    return paper


@transaction.atomic
def change_paper(paper: Paper, title: str, text: str, url: str, *, by: User, at: datetime) -> Paper:
    """Change a paper that is not published.

    Raises:
        NotAllowed: `by` may not, or it is published.
        BadInput: it is neither a text nor an address.
    """
    paper, meeting = _paper(paper)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if paper.supplement is not None:
        raise NotAllowed("This paper is published: correct or withdraw it in public")
    if not text.strip() and not url:
        raise BadInput("Write the paper, or give the address where it is", field="text")
    paper.title, paper.text, paper.url = title, text, url
    paper.save()
    record("meeting-paper-changed", meeting.reference, by=by.in_audit, at=at)
    return paper


@transaction.atomic
def drop_paper(paper: Paper, *, by: User, at: datetime) -> None:
    """Take back a paper that is not published.

    Raises:
        NotAllowed: `by` may not, or it is published.
    """
    paper, meeting = _paper(paper)
    require(by, May.RUN_PANEL, meeting.panel, timezone.localdate(at))
    if paper.supplement is not None:
        raise NotAllowed("This paper is published: correct or withdraw it in public")
    paper.delete()
    record("meeting-paper-dropped", meeting.reference, by=by.in_audit, at=at)
