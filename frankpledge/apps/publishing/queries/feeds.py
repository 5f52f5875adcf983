"""Feeds of what is published: all of it, one kind, one subject; Atom and JSON.

A feed holds the newest entries. Those before are in archives (RFC 5005, section 4) of as many
each, counted from the oldest, so that an archive that is full holds the same entries for ever.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from frankpledge.apps.bodies.models import Body, Person
from frankpledge.apps.publishing.queries.lists import NEWEST, PAGE, Marks, subjects_in_use
from frankpledge.apps.publishing.queries.visible import (
    PublicVersion,
    entries,
    entry_count,
    kinds_in_use,
)
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.design.parts import ListPage
from frankpledge.errors import NotFound
from frankpledge.rules.policing_areas import AREA_BY_SLUG
from frankpledge.rules.redaction import printable

ALL = ("all", "all")
KIND = "kind"
ENTRIES = 100  # of a feed, and of each of its archives
HISTORY = "http://purl.org/syndication/history/1.0"


@dataclass(frozen=True, kw_only=True)
class Feed:
    """A feed: its name, address and, when opened, its entries.

    `archive` is the number of the archive that this is, 0 for the feed itself; `archives` is how
    many there are.
    """

    kind: str
    slug: str
    title: str
    entries: tuple[PublicVersion, ...] = ()
    archive: int = 0
    archives: int = 0

    @property
    def links(self) -> dict[str, int]:
        """The archives beside this one by how they stand to it; 0 is the feed itself."""
        found = {"current": 0} if self.archive else {}
        if older := self.archive - 1 if self.archive else self.archives:
            found["prev-archive"] = older
        if self.archive and self.archive < self.archives:
            found["next-archive"] = self.archive + 1
        return found


def feeds(at: datetime, marks: Marks = NEWEST, limit: int = PAGE) -> ListPage[Feed]:
    """Return a page of the feeds that have something in them; those of all and of kinds first.

    Raises:
        BadInput: a mark is none of ours.
    """
    found = subjects_in_use(at, marks, limit)
    first = []
    if not found.before:
        first = [Feed(kind="all", slug="all", title="Everything that is published")]
        first += [
            Feed(kind=KIND, slug=kind, title=f"{kind.replace('-', ' ').capitalize()}: every one")
            for kind, _ in kinds_in_use(at)
        ]
    titles = _titles(found.rows)
    rows = [Feed(kind=kind, slug=slug, title=titles[kind, slug]) for kind, slug in found.rows]
    return ListPage(rows=(*first, *rows), before=found.before, after=found.after)


def _titles(pairs: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return what feeds of subjects are called: a query for bodies, one for people."""
    found = {(kind, slug): _title(kind, slug) for kind, slug in pairs}
    models: dict[str, type[Body | Person]] = {"body": Body, "person": Person}
    for name, model in models.items():
        slugs = [slug for kind, slug in found if kind == name]
        if slugs:
            for thing in model._default_manager.filter(slug__in=slugs):
                found[name, thing.slug] = str(thing)
    return found


def _title(kind: str, slug: str) -> str:
    if kind == "area" and slug in AREA_BY_SLUG:
        return f"Policing in {AREA_BY_SLUG[slug].short_name}"
    if kind == "area":
        return f"Policing in {slug.replace('-', ' ').title()}"
    return f"{kind}: {slug.replace('-', ' ').replace('_', ' ')}"


def feed_page(kind: str, slug: str, at: datetime, archive: int = 0) -> Feed:
    """Return a feed, or one of its archives, with its entries, newest first.

    Raises:
        NotFound: nothing that is public is of that kind or about that subject, or there is no
            such archive.
    """
    wanted, title = _asked(kind, slug)
    oldest = (archive - 1) * ENTRIES if archive else None
    found = entries(at, wanted, limit=ENTRIES, oldest=oldest)
    # The feed of an area can be followed before anything is said of it.
    is_awaited = (kind, slug) == ALL or (kind == "area" and slug in AREA_BY_SLUG)
    if not found and (archive or not is_awaited):
        raise NotFound(f"There is no feed {kind}/{slug}; /feeds/ lists those that there are")
    count = entry_count(at, wanted) if len(found) == ENTRIES else len(found)
    archives = count // ENTRIES if count > ENTRIES else 0
    if archive > archives:
        raise NotFound(f"The feed {kind}/{slug} has {archives} archives")
    return Feed(
        kind=kind,
        slug=slug,
        title=title,
        entries=tuple(found),
        archive=archive,
        archives=archives,
    )


def _asked(kind: str, slug: str) -> tuple[Wanted, str]:
    """Return what a feed is of, and what it is called."""
    if (kind, slug) == ALL:
        return EVERYTHING, "Everything that is published"
    if kind == KIND:
        return Wanted(kind=slug), slug.replace("-", " ").capitalize()
    return Wanted(subject=(kind, slug)), _titles([(kind, slug)])[kind, slug]


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


class _Atom(Atom1Feed):
    """An Atom feed that names its archives; one without archives is as it always was."""

    def root_attributes(self) -> dict[str, str]:
        history = {"xmlns:fh": HISTORY} if self.feed["is_archive"] else {}
        return super().root_attributes() | history

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        for rel, href in self.feed["archives"]:
            handler.addQuickElement("link", "", {"rel": rel, "href": href})
        if self.feed["is_archive"]:
            handler.addQuickElement("fh:archive")


def _address(own: str, archive: int) -> str:
    return f"{own}?archive={archive}" if archive else own


def atom(feed: Feed, site: str, own: str) -> str:
    """Return a feed as Atom 1.0; `own` is its address on the site."""
    made = _Atom(
        title=printable(f"{feed.title} - Frankpledge"),
        link=f"{site}/record/",
        feed_url=site + _address(own, feed.archive),
        description="The open record of local policing",
        language="en-gb",
        archives=[(rel, site + _address(own, number)) for rel, number in feed.links.items()],
        is_archive=bool(feed.archive),
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
    """Return a feed as JSON Feed 1.1; `next_url` leads to what is older."""
    older = feed.links.get("prev-archive")
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{feed.title} - Frankpledge",
        "home_page_url": f"{site}/record/",
        "feed_url": site + own,
        **({"next_url": site + _address(own, older)} if older else {}),
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
