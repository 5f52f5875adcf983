"""The one rule of what may be seen, and everything that is read through it.

Pages, feeds, search, exports, e-mails and file names ask here and nowhere else. A version is
visible from its `visible_from` on. The newest visible one is in force; a withdrawal in force
hides the words of those before it, and a redaction hides its words in all of them.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import escape

from frankpledge.apps.publishing.models import Notice, Publication, Subject, Version
from frankpledge.apps.publishing.queries.digests import hashed_text, sha256
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


def in_force(at: datetime) -> QuerySet[Version]:
    """Return the newest visible version of each publication, newest first."""
    newest = (
        Version.objects.filter(visible(at), publication=OuterRef("publication"))
        .order_by("-number")
        .values("pk")[:1]
    )
    versions = Version.objects.filter(pk=Subquery(newest))
    return _with_parts(versions).order_by("-visible_from", "-pk")


def _with_parts(versions: QuerySet[Version]) -> QuerySet[Version]:
    return versions.select_related("publication__body").prefetch_related(
        "publication__redactions", "publication__subjects"
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
            (s.kind, s.slug) for s in publication.subjects.all() if s.since <= newest.number
        ),
    )


def _shown(version: Version, newest: Version) -> tuple[str, dict, str]:
    """Return title, content and reason of a version as they may be seen."""
    publication = version.publication
    title, content, reason = version.title, version.content, version.reason
    if newest.notice == Notice.WITHDRAWAL:
        title, content = WITHDRAWN.format(reference=publication.reference), {}
    said = [(r.words, HIDDEN.format(reason=r.reason)) for r in publication.redactions.all()]
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
    """Return what is in force, newest first: of a kind, a body, a subject, or all."""
    versions = in_force(at)
    if kind:
        versions = versions.filter(publication__kind=kind)
    if body:
        versions = versions.filter(publication__body__slug=body)
    if subject:
        versions = versions.filter(_about(subject))
    return [as_public(version, newest=version) for version in versions[:limit]]


def subject_of(text: str) -> tuple[str, str] | None:
    """Return the subject that is written kind/slug; None where it is not written so."""
    kind, _, slug = text.partition("/")
    return (kind, slug) if kind and slug else None


def _about(subject: tuple[str, str]) -> Q:
    kind, slug = subject
    about = Subject.objects.filter(
        publication=OuterRef("publication"), kind=kind, slug=slug, since__lte=OuterRef("number")
    )
    return Q(Exists(about))


def entries(
    at: datetime, *, kind: str = "", subject: tuple[str, str] | None = None, limit: int = 100
) -> list[PublicVersion]:
    """Return every visible version, newest first: what a feed is made of."""
    versions = _with_parts(Version.objects.filter(visible(at)))
    if kind:
        versions = versions.filter(publication__kind=kind)
    if subject:
        versions = versions.filter(_about(subject))
    found = list(versions.order_by("-visible_from", "-pk")[:limit])
    newest = {
        v.publication_id: v
        for v in in_force(at).filter(publication__in={v.publication_id for v in found})
    }
    return [as_public(version, newest=newest[version.publication_id]) for version in found]


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
    versions = _with_parts(Version.objects.filter(visible(at), publication__reference=reference))
    found = list(versions.order_by("-number"))
    chosen = [v for v in found if number in (None, v.number)]
    if not chosen:
        raise NotFound(f"Nothing is published as {reference!r}")
    return chosen[0], found[0]


def history(reference: str, at: datetime) -> list[PublicVersion]:
    """Return every visible version of a publication, newest first."""
    versions = _with_parts(Version.objects.filter(visible(at), publication__reference=reference))
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


def kinds_in_use(at: datetime, subject: tuple[str, str] | None = None) -> list[tuple[str, int]]:
    """Return the kinds of which something is in force, of a subject or of all, with how many."""
    found = in_force(at).filter(_about(subject)) if subject else in_force(at)
    counted = found.order_by().values_list("publication__kind")
    return list(counted.annotate(count=Count("pk")).order_by("publication__kind"))
