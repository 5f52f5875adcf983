"""Feeds of what is published: all of it, one kind, one subject; Atom and JSON."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from frankpledge.apps.bodies.models import Body, Person
from frankpledge.apps.publishing.models import Subject, Version
from frankpledge.apps.publishing.queries.visible import (
    PublicVersion,
    entries,
    kinds_in_use,
    visible,
)
from frankpledge.errors import NotFound
from frankpledge.rules.policing_areas import AREA_BY_SLUG
from frankpledge.rules.redaction import printable

ALL = ("all", "all")
KIND = "kind"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed: its name, address and, when opened, its entries."""

    kind: str
    slug: str
    title: str
    entries: tuple[PublicVersion, ...] = ()


def feeds(at: datetime) -> list[Feed]:
    """Return every feed that has something in it."""
    found = [Feed(kind="all", slug="all", title="Everything that is published")]
    found += [
        Feed(kind=KIND, slug=kind, title=f"{kind.replace('-', ' ').capitalize()}: every one")
        for kind, _ in kinds_in_use(at)
    ]
    seen = Version.objects.filter(visible(at))
    subjects = Subject.objects.filter(
        publication__versions__in=seen, since__lte=F("publication__versions__number")
    )
    pairs = subjects.values_list("kind", "slug").distinct().order_by("kind", "slug")
    return found + [Feed(kind=kind, slug=slug, title=_title(kind, slug)) for kind, slug in pairs]


def _title(kind: str, slug: str) -> str:
    if kind == "area" and slug in AREA_BY_SLUG:
        return f"Policing in {AREA_BY_SLUG[slug].short_name}"
    if kind == "area":
        return f"Policing in {slug.replace('-', ' ').title()}"
    models: dict[str, type[Body | Person]] = {"body": Body, "person": Person}
    found = models[kind]._default_manager.filter(slug=slug).first() if kind in models else None
    return str(found) if found else f"{kind}: {slug.replace('-', ' ').replace('_', ' ')}"


def feed_page(kind: str, slug: str, at: datetime) -> Feed:
    """Return a feed with its entries, newest first.

    Raises:
        NotFound: nothing that is public is of that kind or about that subject.
    """
    if (kind, slug) == ALL:
        found, title = entries(at), "Everything that is published"
    elif kind == KIND:
        found, title = entries(at, kind=slug), slug.replace("-", " ").capitalize()
    else:
        found, title = entries(at, subject=(kind, slug)), _title(kind, slug)
    # The feed of an area can be followed before anything is said of it.
    is_awaited = (kind, slug) == ALL or (kind == "area" and slug in AREA_BY_SLUG)
    if not found and not is_awaited:
        raise NotFound(f"There is no feed {kind}/{slug}; /feeds/ lists those that there are")
    return Feed(kind=kind, slug=slug, title=title, entries=tuple(found))


def headline(shown: PublicVersion) -> str:
    """Return the title of an entry; a notice comes first."""
    if shown.notice in ("correction", "withdrawal"):
        return f"{shown.notice.capitalize()}: {shown.title}"
    return shown.title


def address(shown: PublicVersion) -> str:
    """Return the lasting address of a version."""
    if shown.number == 1:
        return reverse("publishing:publication", args=[shown.reference])
    return reverse("publishing:version", args=[shown.reference, shown.number])


def atom(feed: Feed, site: str, own: str) -> str:
    """Return a feed as Atom 1.0."""
    made = Atom1Feed(
        title=printable(f"{feed.title} - Frankpledge"),
        link=f"{site}/record/",
        feed_url=site + own,
        description="The open record of local policing",
        language="en-gb",
    )
    for shown in feed.entries:
        said = " ".join(filter(None, (shown.lead, shown.reason)))
        made.add_item(
            title=printable(headline(shown)),
            link=site + address(shown),
            description=printable(said),
            unique_id=f"{site}/record/{shown.reference}/{shown.number}/",
            pubdate=shown.visible_from,
            updateddate=shown.visible_from,
            author_name=printable(shown.body),
            categories=[shown.kind, *(f"{kind}/{slug}" for kind, slug in shown.subjects)],
        )
    return made.writeString("utf-8")


def json_feed(feed: Feed, site: str, own: str) -> dict:
    """Return a feed as JSON Feed 1.1."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} - Frankpledge",
        "home_page_url": f"{site}/record/",
        "feed_url": site + own,
        "items": [
            {
                "id": f"{site}/record/{shown.reference}/{shown.number}/",
                "url": site + address(shown),
                "title": headline(shown),
                "summary": shown.lead,
                "content_text": shown.full_text,
                "date_published": shown.visible_from.isoformat(),
                "authors": [{"name": shown.body}],
                "tags": [shown.kind, *(f"{kind}/{slug}" for kind, slug in shown.subjects)],
            }
            for shown in feed.entries
        ],
    }


def as_json(current: PublicVersion, versions: list[PublicVersion], url: str) -> dict:
    """Return one publication with its versions as programs read it."""
    return {
        "reference": current.reference,
        "url": url,
        "kind": current.kind,
        "body": {"name": current.body, "slug": current.body_slug},
        "title": current.title,
        "is_withdrawn": current.is_withdrawn,
        "subjects": [{"kind": kind, "slug": slug} for kind, slug in current.subjects],
        "content": current.content,
        "versions": [
            {
                "number": shown.number,
                "title": shown.title,
                "notice": shown.notice,
                "reason": shown.reason,
                "visible_from": shown.visible_from.isoformat(),
                "digest": shown.digest,
                "digest_format": shown.digest_format,
                "is_as_published": shown.is_as_published,
                "hashed_text": f"{url}{shown.number}.json",
            }
            for shown in versions
        ],
    }


def register(at: datetime) -> tuple[tuple[str, ...], list[tuple]]:
    """Return every visible version as columns and rows."""
    columns = (
        "reference",
        "version",
        "kind",
        "body",
        "title",
        "notice",
        "reason",
        "visible_from",
        "is_in_force",
        "digest",
    )
    rows = [
        (
            s.reference,
            s.number,
            s.kind,
            s.body,
            s.title,
            s.notice,
            s.reason,
            s.visible_from.isoformat(),
            s.is_in_force,
            s.digest,
        )
        for s in entries(at, limit=100_000)
    ]
    return columns, rows
