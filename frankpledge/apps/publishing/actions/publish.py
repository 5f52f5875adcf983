"""Publishing, correcting, withdrawing, redacting. Each is one transaction and one audit line."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from secrets import token_hex

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.copies import copy_publication, hide_in_copies
from frankpledge.apps.publishing.actions.keys import marking_key
from frankpledge.apps.publishing.actions.listing import list_again, list_version
from frankpledge.apps.publishing.models import (
    Notice,
    Publication,
    Redaction,
    Subject,
    Version,
)
from frankpledge.apps.publishing.queries.digests import FORMAT, digest_of
from frankpledge.apps.publishing.queries.marks import mark
from frankpledge.apps.publishing.queries.visible import (
    holds,
    is_public,
    newest_version,
)
from frankpledge.declared import Kind
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.documents import corrected, corrections, sentence
from frankpledge.rules.redaction import printable, replaced
from frankpledge.rules.roles import May

SALT = 16  # bytes


@transaction.atomic
def publish(
    reference: str,
    kind: str,
    body: Body,
    title: str,
    content: dict,
    *,
    by: str,
    at: datetime,
    subjects: Iterable[tuple[str, str]] = (),
    visible_from: datetime | None = None,
    reason: str = "",
) -> Publication:
    """Make something public: a first version, or an update of what is at `reference`.

    The caller has checked that `by` may. Under embargo nothing of it is seen before
    `visible_from`. What was withdrawn stays so: nothing is added to it. Texts that were
    corrected before stay corrected.
    """
    title, content = clean(title), replaced(content, printable, printable)
    publication, is_new = Publication.objects.get_or_create(
        reference=reference, defaults={"kind": kind, "body": body, "created_at": at}
    )
    Publication.objects.select_for_update().get(pk=publication.pk)
    if not is_new and newest_version(publication).notice == Notice.WITHDRAWAL:
        return publication
    title, content = _still_corrected(publication, title, content)
    notice = Notice.FIRST if is_new else Notice.UPDATE
    about = {("body", body.slug), *(s for s in subjects if s[1])}
    new = sorted(about - set(publication.subjects.values_list("kind", "slug")))
    _add_version(publication, title, content, notice, reason, by, at, visible_from, new)
    return publication


def clean(title: str) -> str:
    """Return a title as it is kept: printable, with a capital, no longer than its column."""
    return sentence(printable(title)[:300])


def _still_corrected(publication: Publication, title: str, content: dict) -> tuple[str, dict]:
    """Return a title and document with the corrections of before made again.

    The record's own tables hold the words as they were first written.
    """
    versions = list(publication.versions.order_by("number"))
    titles: dict[str, str] = {}
    changes: dict[str, str] = {}
    for before, after in zip(versions, versions[1:], strict=False):
        if after.notice == Notice.CORRECTION:
            changes |= corrections(before.content, after.content)
            if before.title != after.title:
                titles[before.title] = after.title
    return titles.get(title, title), corrected(content, changes)


@transaction.atomic
def correct(
    publication: Publication, title: str, content: dict, reason: str, *, by: User, at: datetime
) -> Version:
    """Publish a correction: the version before stays readable, marked as corrected.

    Raises:
        NotAllowed: `by` may not, it was withdrawn, or nothing was changed.
    """
    require(by, May.CORRECT, publication.body, timezone.localdate(at))
    Publication.objects.select_for_update().get(pk=publication.pk)
    before = newest_version(publication)
    if before.notice == Notice.WITHDRAWAL:
        raise NotAllowed("This was withdrawn and stays so; it cannot be corrected")
    if (before.title, before.content) == (title, content):
        raise BadInput("Nothing was changed, so there is nothing to correct")
    return _add_version(
        publication, title, content, Notice.CORRECTION, reason, by.in_audit, at, None
    )


@transaction.atomic
def withdraw(
    publication: Publication, reason: str, *, kinds: Mapping[str, Kind], by: User, at: datetime
) -> Version:
    """Withdraw a publication: its address stays and says why; its words are shown no more.

    `kinds` are those of every app, by name: each says what its body may not withdraw.

    Raises:
        NotAllowed: `by` may not, it is withdrawn already, or its kind keeps it.
    """
    require(by, May.CORRECT, publication.body, timezone.localdate(at))
    Publication.objects.select_for_update().get(pk=publication.pk)
    before = newest_version(publication)
    if before.notice == Notice.WITHDRAWAL:
        raise NotAllowed("This is withdrawn already")
    kind = kinds.get(publication.kind)
    if kind and kind.keeps and (why := kind.keeps(before.content)):
        raise NotAllowed.of(why)
    hide_in_copies(publication, before.title, at)
    return _add_version(
        publication, before.title, {}, Notice.WITHDRAWAL, reason, by.in_audit, at, None
    )


@transaction.atomic
def redact(
    publication: Publication, words: str, reason: str, *, by: User, at: datetime
) -> Redaction:
    """Hide words in every version of a publication, with the reason in their place.

    Raises:
        NotAllowed: `by` may not.
        BadInput: the words are not in it.
    """
    require(by, May.CORRECT, publication.body, timezone.localdate(at))
    versions = publication.versions.all()
    if not any(holds(version, words) for version in versions):
        raise BadInput("Those words are not in any version of this publication", field="words")
    made = Redaction.objects.create(
        publication=publication, words=words, reason=reason, at=at, by=by.in_audit
    )
    name, key = marking_key()
    record(
        "redacted",
        publication.reference,
        by=by.in_audit,
        at=at,
        reason=reason,
        key=name,
        mark=mark(made, key),
    )
    hide_in_copies(publication, words, at)
    list_again([publication.pk])
    return made


def _add_version(
    publication: Publication,
    title: str,
    content: dict,
    notice: str,
    reason: str,
    by: str,
    at: datetime,
    visible_from: datetime | None,
    subjects: Sequence[tuple[str, str]] = (),
) -> Version:
    """Add a version with its line; `subjects` are those that it brings."""
    before = publication.versions.order_by("-number").first()
    title = clean(title)  # the digest is of the title as it is kept
    version = Version(
        publication=publication,
        number=before.number + 1 if before else 1,
        title=title,
        content=content,
        notice=notice,
        reason=reason,
        published_at=at,
        visible_from=_seen_from(notice, before, at, visible_from),
        published_by=by,
        digest_format=FORMAT,
        salt=token_hex(SALT),
    )
    version.digest = digest_of(version)
    version.save(force_insert=True)
    Subject.objects.bulk_create(
        Subject(publication=publication, kind=kind, slug=slug, since=version.number)
        for kind, slug in subjects
    )
    record(
        f"version-{notice}",
        publication.reference,
        by=by,
        at=at,
        number=version.number,
        digest=version.digest,
        subjects=subjects,
    )
    list_version(version)
    copy_publication(publication, at, version.visible_from)
    return version


def _seen_from(
    notice: str, before: Version | None, at: datetime, visible_from: datetime | None
) -> datetime:
    """Return from when a version is seen: what is built on words under embargo waits with them.

    A withdrawal does not wait, unless nothing of the publication has been seen yet.
    """
    if before is None:
        return max(at, visible_from or at)
    if notice == Notice.WITHDRAWAL and is_public(before.publication, at):
        return at
    return max(at, visible_from or at, before.visible_from)
