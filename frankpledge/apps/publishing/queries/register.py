"""Every visible version as a table. Documents are read only where something of them is hidden."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from frankpledge.apps.publishing.models import Notice, Redaction, Version
from frankpledge.apps.publishing.queries.visible import (
    PublicVersion,
    entry_keys,
    in_force,
    versions_seen,
)

AT_A_TIME = 500  # versions
COLUMNS = (
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


def register(at: datetime) -> tuple[tuple[str, ...], Iterator[tuple]]:
    """Return every visible version as columns and rows, newest first."""
    return COLUMNS, _rows(at)


def _rows(at: datetime) -> Iterator[tuple]:
    keys = entry_keys(at)
    for first in range(0, len(keys), AT_A_TIME):
        yield from _some(keys[first : first + AT_A_TIME], at)


def _some(keys: Sequence[int], at: datetime) -> Iterator[tuple]:
    light = Version.objects.defer("content").select_related("publication__body")
    versions = light.in_bulk(keys)
    publications = {version.publication_id for version in versions.values()}
    newest = {r.publication_id: r for r in in_force(at).filter(publication__in=publications)}
    hidden = {p for p, row in newest.items() if row.notice == Notice.WITHDRAWAL}
    said = Redaction.objects.filter(publication__in=publications)
    hidden |= set(said.values_list("publication", flat=True))
    changed = [key for key in keys if versions[key].publication_id in hidden]
    seen = dict(zip(changed, versions_seen(changed, at), strict=True))
    for key in keys:
        version = versions[key]
        is_in_force = newest[version.publication_id].pk == key
        yield _hidden_row(seen[key]) if key in seen else _row(version, is_in_force)


def _row(version: Version, is_in_force: bool) -> tuple:
    publication = version.publication
    return (
        publication.reference,
        version.number,
        publication.kind,
        publication.body.name,
        version.title,
        version.notice,
        version.reason,
        version.visible_from.isoformat(),
        is_in_force,
        version.digest,
    )


def _hidden_row(shown: PublicVersion) -> tuple:
    return (
        shown.reference,
        shown.number,
        shown.kind,
        shown.body,
        shown.title,
        shown.notice,
        shown.reason,
        shown.visible_from.isoformat(),
        shown.is_in_force,
        shown.digest,
    )
