"""The one rule of what may be seen, and everything that is read through it.

Pages, feeds, search, exports, e-mails and file names ask here and nowhere else. A version is
visible from its `visible_from` on. The newest visible one is in force; a withdrawal in force
hides the words of those before it, and a redaction hides its words in all of them.

What is in force is read from the listing, which holds of each version until when it is; nothing
else reads the listing. `listed` makes pages of it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connection
from django.db.models import Count, FilteredRelation, Prefetch, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import escape

from frankpledge.apps.audit.queries import head
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import ListedSubject, Listing, Notice, Publication, Version
from frankpledge.apps.publishing.queries.digests import hashed_text, sha256
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.design.dates import midnight
from frankpledge.errors import NotFound
from frankpledge.rules.redaction import (
    all_texts,
    hidden,
    hidden_in_drawing,
    hidden_in_title,
    pattern_of,
    replaced,
    texts,
)

HIDDEN = "[removed: {reason}]"
WITHDRAWN = "Withdrawn: {reference}"
RECORD = re.compile(r"/record/(?P<reference>[-\w]+)/")


@dataclass(frozen=True, kw_only=True)
class PublicVersion:
    """A version as it may be seen.

    Where words are hidden, or all of them withdrawn, it is not as it was published: its digest is
    that of what is shown, so that what is hidden cannot be guessed by it.
    """

    reference: str
    kind: str
    body: str
    body_slug: str
    number: int
    title: str
    content: dict
    notice: str
    reason: str
    published_at: datetime
    visible_from: datetime
    digest: str
    digest_format: int
    is_as_published: bool
    is_in_force: bool
    is_withdrawn: bool
    subjects: tuple[tuple[str, str], ...]

    @property
    def lead(self) -> str:
        """The sentence that says what this is."""
        return self.content.get("lead", "")

    @property
    def data(self) -> dict:
        """What programs read."""
        return self.content.get("data", {})

    @property
    def quotes(self) -> list[str]:
        """What somebody is quoted with in it, each as it was said."""
        return [b["text"] for b in self.content.get("blocks", []) if b.get("said_by")]

    @property
    def full_text(self) -> str:
        """Every word of it."""
        return "\n".join(text for text in texts(self.content) if text)


def visible(at: datetime) -> Q:
    """The rule, for versions: seen from the moment that was set for it."""
    return Q(visible_from__lte=at)


def in_force(at: datetime, wanted: Wanted = EVERYTHING) -> QuerySet[Listing]:
    """Return the row of each publication whose version is in force and that is asked for."""
    rows = _narrowed(Listing.objects.all(), at, wanted).filter(until__gt=at)
    if wanted.states:
        rows = rows.filter(state__in=wanted.states)
    if wanted.not_states:
        rows = rows.exclude(state__in=wanted.not_states)
    if wanted.on_first:
        rows = rows.filter(on__gte=wanted.on_first)
    if wanted.on_last:
        rows = rows.filter(on__lte=wanted.on_last)
    return rows.filter(**{f"data__{name}": value for name, value in wanted.choices})


def _narrowed(rows: QuerySet[Listing], at: datetime, wanted: Wanted) -> QuerySet[Listing]:
    """Return the rows of visible versions, in force or not, that are asked for.

    Those of a subject are found, and ordered, by the relation `about`.
    """
    seen = ""
    if wanted.subject:
        kind, slug = wanted.subject
        named = Q(subjects__kind=kind, subjects__slug=slug)
        rows, seen = rows.annotate(about=FilteredRelation("subjects", condition=named)), "about__"
    rows = rows.filter(**{f"{seen}visible_from__lte": at})
    given = {"kind": wanted.kind, "area": wanted.area}
    rows = rows.filter(**{name: value for name, value in given.items() if value})
    if wanted.body:  # one value and no join, so that rows of a body are read in their order
        rows = rows.filter(body=Subquery(Body.objects.filter(slug=wanted.body).values("pk")))
    if wanted.first:
        rows = rows.filter(**{f"{seen}visible_from__gte": midnight(wanted.first)})
    if wanted.last:
        after = midnight(wanted.last + timedelta(days=1))
        rows = rows.filter(**{f"{seen}visible_from__lt": after})
    return rows


def order_of(wanted: Wanted) -> tuple[str, str]:
    """Return the fields that rows are ordered by: when each was seen first, and its version."""
    return ("about__visible_from", "about__listing") if wanted.subject else ("visible_from", "pk")


def _newest_first(rows: QuerySet[Listing], wanted: Wanted) -> QuerySet[Listing]:
    return rows.order_by(*(f"-{name}" for name in order_of(wanted)))


def with_parts(versions: QuerySet[Version]) -> QuerySet[Version]:
    """Return versions with all that says how they may be seen: in lists, which leave no garbage."""
    return versions.select_related("publication__body").prefetch_related(
        Prefetch("publication__redactions", to_attr="all_hidden"),
        Prefetch("publication__subjects", to_attr="all_subjects"),
    )


def as_public(version: Version, *, newest: Version) -> PublicVersion:
    """Return a visible version with its hidden words hidden, given the one in force."""
    publication = version.publication
    shown = title, content, reason = _shown(version, newest)
    is_as_published = shown == (version.title, version.content, version.reason)
    return PublicVersion(
        reference=publication.reference,
        kind=publication.kind,
        body=publication.body.name,
        body_slug=publication.body.slug,
        number=version.number,
        title=title,
        content=content,
        notice=version.notice,
        reason=reason,
        published_at=version.published_at,
        visible_from=version.visible_from,
        digest=version.digest if is_as_published else sha256(hashed_text(version, *shown)),
        digest_format=version.digest_format,
        is_as_published=is_as_published,
        is_in_force=version.pk == newest.pk,
        is_withdrawn=newest.notice == Notice.WITHDRAWAL,
        subjects=tuple(
            (s.kind, s.slug) for s in publication.all_subjects if s.since <= newest.number
        ),
    )


def _shown(version: Version, newest: Version) -> tuple[str, dict, str]:
    """Return title, content and reason of a version as they may be seen."""
    publication = version.publication
    title, content, reason = version.title, version.content, version.reason
    if newest.notice == Notice.WITHDRAWAL:
        title, content = WITHDRAWN.format(reference=publication.reference), {}
    said = [(r.words, HIDDEN.format(reason=r.reason)) for r in publication.all_hidden]
    if said:
        title, reason = hidden_in_title(title, said), hidden(reason, said)
        content = replaced(
            content,
            lambda text: hidden(text, said),
            lambda svg: hidden_in_drawing(svg, said, escape),
        )
    return title, content, reason


def publications(
    at: datetime,
    *,
    kind: str = "",
    body: str = "",
    subject: tuple[str, str] | None = None,
    limit: int | None = None,
) -> list[PublicVersion]:
    """Return what is in force with its documents, newest first: of a kind, a body, a subject.

    `listed` and `rows` return the same without the documents, which are slow to read.
    """
    wanted = Wanted(kind=kind, body=body, subject=subject)
    rows = _newest_first(in_force(at, wanted), wanted).values_list("pk", flat=True)[:limit]
    return documents(list(rows))


def documents(versions: Sequence[int]) -> list[PublicVersion]:
    """Return versions in force by their keys, with their documents, in the order given."""
    found = with_parts(Version.objects.all()).in_bulk(versions)
    return [as_public(found[key], newest=found[key]) for key in versions]


def entries(
    at: datetime,
    wanted: Wanted = EVERYTHING,
    *,
    limit: int | None = None,
    oldest: int | None = None,
) -> list[PublicVersion]:
    """Return visible versions, in force or not, newest first: what a feed is made of.

    They are the newest, or those from the one on that has `oldest` before it.
    """
    rows = _narrowed(Listing.objects.all(), at, wanted)
    if oldest is None:
        keys = list(_newest_first(rows, wanted).values_list("pk", flat=True)[:limit])
    else:
        rows = rows.order_by(*order_of(wanted))[oldest : oldest + (limit or 0)]
        keys = list(rows.values_list("pk", flat=True))[::-1]
    return versions_seen(keys, at)


def versions_seen(keys: Sequence[int], at: datetime) -> list[PublicVersion]:
    """Return visible versions by their keys as they may be seen at a moment, in the order given."""
    found = with_parts(Version.objects.all()).in_bulk(keys)
    rows = in_force(at).filter(publication__in={v.publication_id for v in found.values()})
    light = rows.select_related("version").defer("version__content")
    newest = {row.publication_id: row.version for row in light}
    return [as_public(found[k], newest=newest[found[k].publication_id]) for k in keys]


def entry_keys(at: datetime) -> list[int]:
    """Return the keys of all visible versions, newest first."""
    rows = _narrowed(Listing.objects.all(), at, EVERYTHING)
    return list(_newest_first(rows, EVERYTHING).values_list("pk", flat=True))


def entry_count(at: datetime, wanted: Wanted = EVERYTHING) -> int:
    """Return how many versions are visible, in force or not."""
    if wanted == Wanted(subject=wanted.subject) and wanted.subject:
        kind, slug = wanted.subject
        return ListedSubject.objects.filter(visible(at), kind=kind, slug=slug).count()
    return _narrowed(Listing.objects.all(), at, wanted).count()


def find(reference: str, at: datetime, number: int | None = None) -> PublicVersion:
    """Return what is in force at an address, or one of its earlier versions.

    Raises:
        NotFound: nothing is public there, whether it is not there or not yet to be seen.
    """
    chosen, newest = _found(reference, at, number)
    return as_public(chosen, newest=newest)


def text_of(reference: str, at: datetime, number: int) -> str:
    """Return the text whose SHA-256 is the digest that is shown of a version.

    Raises:
        NotFound: nothing is public there.
    """
    chosen, newest = _found(reference, at, number)
    return hashed_text(chosen, *_shown(chosen, newest))


def _found(reference: str, at: datetime, number: int | None) -> tuple[Version, Version]:
    """Return a visible version, the newest where no number is given, and the newest.

    Raises:
        NotFound: nothing is public there.
    """
    versions = with_parts(Version.objects.filter(visible(at), publication__reference=reference))
    found = list(versions.order_by("-number"))
    chosen = [v for v in found if number in (None, v.number)]
    if not chosen:
        raise NotFound(f"Nothing is published as {reference!r}")
    return chosen[0], found[0]


def history(reference: str, at: datetime) -> list[PublicVersion]:
    """Return every visible version of a publication, newest first."""
    versions = with_parts(Version.objects.filter(visible(at), publication__reference=reference))
    found = list(versions.order_by("-number"))
    return [as_public(version, newest=found[0]) for version in found]


def redactions_of(reference: str, at: datetime) -> list[tuple[datetime, str]]:
    """Return when and why words were hidden in what can be seen of a publication."""
    publication = Publication.objects.get(reference=reference)
    seen = list(publication.versions.filter(visible(at)))
    return [
        (r.at, r.reason)
        for r in publication.redactions.all()
        if any(holds(version, r.words) for version in seen)
    ]


def holds(version: Version, words: str) -> bool:
    """Whether words stand in a version where somebody could read them."""
    pattern = pattern_of(words)
    said = (version.title, version.reason, *all_texts(version.content))
    return any(pattern.search(text) for text in said)


def get_publication(reference: str) -> Publication:
    """Return a publication for those who work on it, visible yet or not.

    Raises:
        NotFound: there is none.
    """
    try:
        return Publication.objects.select_related("body").get(reference=reference)
    except Publication.DoesNotExist:
        raise NotFound(f"Nothing is published as {reference!r}") from None


def page_of(publication: Publication | None, at: datetime, otherwise: str) -> str:
    """Return a publication's address; `otherwise` where there is none, or while its newest
    version is under embargo.
    """
    if publication is None or newest_version(publication).visible_from > at:
        return otherwise
    return reverse("publishing:publication", args=[publication.reference])


def is_public(publication: Publication, at: datetime) -> bool:
    """Whether anything of a publication can be seen."""
    return publication.versions.filter(visible(at)).exists()


def shown_at(address: str, at: datetime) -> PublicVersion | None:
    """Return what is public at an address of the record; None for any other address.

    Raises:
        NotFound: the address is of the record, and nothing is public there.
    """
    found = RECORD.match(address)
    if not found:
        return None
    try:
        return find(found["reference"], at)
    except NotFound as problem:
        raise NotFound(str(problem), field="address") from None


def newest_version(publication: Publication) -> Version:
    """Return the newest version of a publication, visible yet or not."""
    return publication.versions.order_by("-number")[0]


def kinds_in_use(at: datetime, wanted: Wanted = EVERYTHING) -> list[tuple[str, int]]:
    """Return the kinds of which something is in force and asked for, with how many."""
    if wanted == EVERYTHING:
        return _all_kinds(at)
    counted = in_force(at, wanted).order_by().values_list("kind")
    return list(counted.annotate(count=Count("*")).order_by("kind"))


def _all_kinds(at: datetime) -> list[tuple[str, int]]:
    """Return all kinds: one of a publication's versions is in force from its first one on."""
    waiting = Listing.objects.filter(number=1, visible_from__gt=at)
    left_out = Counter(waiting.order_by("visible_from").values_list("kind", flat=True))
    pairs = [(kind, count - left_out[kind]) for kind, count in _published()]
    return [(kind, count) for kind, count in pairs if count]


def _published() -> tuple[tuple[str, int], ...]:
    """Return how many publications there are of each kind, visible yet or not.

    Whoever publishes adds a line to the log: as long as its head is the same, so are they. Inside
    a transaction, which may be taken back, nothing is remembered.
    """
    at_line = head()
    if at_line is None or connection.in_atomic_block:
        return _counted.__wrapped__("")
    return _counted(at_line.digest)


@lru_cache(maxsize=1)
def _counted(_head: str) -> tuple[tuple[str, int], ...]:
    counted = Publication.objects.order_by().values_list("kind").annotate(count=Count("*"))
    return tuple(counted.order_by("kind"))
