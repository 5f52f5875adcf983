"""Whether what is published is what the audit log tells, read both ways.

Each line about a version has its version, with that digest; each version has its one line. So it
is with the words that were hidden and with what a publication is about. What was published
before the log told so much is held to what it told.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.audit.queries import (
    LogFault,
    Verification,
    faults_of_database,
    one_moment,
    verify,
)
from frankpledge.apps.publishing.models import Publication, Redaction, Subject, Version
from frankpledge.apps.publishing.queries import marks
from frankpledge.apps.publishing.queries.digests import digest_of
from frankpledge.apps.publishing.queries.heads import Head, published_heads
from frankpledge.apps.publishing.queries.listing_proofs import listing_faults
from frankpledge.design.dates import long_date

AT_A_TIME = 2_000  # versions read in one go
NEVER_CHANGED = tuple(model._meta.db_table for model in (AuditEvent, Version, Redaction))
VERSION, REDACTED = "version-", "redacted"
Place = tuple[str, int]  # a reference and the number of a version


@dataclass(frozen=True, kw_only=True)
class Proof:
    """What was found: of the database itself, of the log, and of what the log tells of."""

    log: Verification
    versions: int
    others: tuple[LogFault, ...]

    @property
    def faults(self) -> tuple[LogFault, ...]:
        """Everything that is wrong, what is wrong with the log itself first."""
        return (*self.log.faults, *self.others)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong anywhere."""
        return not self.faults


def prove(kept: Iterable[Head] = ()) -> Proof:
    """Read database, log and publications as of one moment, and name everything that is wrong.

    `kept` are heads of the log that somebody else kept.
    """
    log, versions = Verification(lines=0, head=""), 0
    faults: list[LogFault] = []
    try:
        with one_moment():
            faults += faults_of_database(NEVER_CHANGED)
            log = verify([*published_heads(), *kept])
            held = dict(_held_versions())
            versions = len(held)
            faults += [*_faults_of_publications(held), *_faults_of_versions(held)]
            faults += _faults_of_redactions()
            faults += listing_faults(without={fault.reference for fault in faults})
    except (DatabaseError, ValueError, TypeError) as error:  # a value is not what it should be
        words = str(error).strip().splitlines()[0]
        faults.append(LogFault(what=f"the record cannot be read to its end: {words}"))
    return Proof(log=log, versions=versions, others=tuple(faults))


@dataclass(frozen=True, kw_only=True)
class _Held:
    """A version as it stands in the database: what it says of itself, and what it gives."""

    published_by: str
    published_at: datetime
    notice: str
    digest: str
    given: str


def _held_versions() -> Iterator[tuple[Place, _Held]]:
    found = Version.objects.select_related("publication__body").order_by("pk")
    for version in found.iterator(chunk_size=AT_A_TIME):
        yield (
            (version.publication.reference, version.number),
            _Held(
                published_by=version.published_by,
                published_at=version.published_at,
                notice=version.notice,
                digest=version.digest,
                given=digest_of(version),
            ),
        )


def _faults_of_versions(held: dict[Place, _Held]) -> Iterator[LogFault]:
    """Yield what differs between versions and the lines about them, and between their subjects."""
    told: dict[Place, int] = {}
    subjects: dict[Place, set[tuple[str, str]]] = {}
    for line, detail in _lines(VERSION):
        place = line.subject, detail.get("number", 0)
        if place in told:
            what = f"line {line.sequence} tells of {_named(place)} again, after line {told[place]}"
            yield _fault(what, place, line)
            continue
        told[place] = line.sequence
        version = held.get(place)
        if version is None:
            what = f"{_named(place)} is gone: line {line.sequence} says that it was published"
            yield _fault(what, place, line)
            continue
        for what in _differences(version, line, detail):
            yield _fault(f"{_named(place)} {what}", place, line)
        if "subjects" in detail:
            subjects[place] = {(kind, slug) for kind, slug in detail["subjects"]}
    for place in held.keys() - told.keys():
        yield _fault(f"{_named(place)} was added behind the log: no line tells of it", place)
    yield from _faults_of_subjects(subjects)


def _differences(version: _Held, line: AuditEvent, detail: dict) -> Iterator[str]:
    if version.given != detail.get("digest"):
        yield f"was altered after it was published: it does not give the digest of line {line.sequence}"
    elif version.digest != version.given:
        yield "has another digest than the one that it gives"
    said = (version.published_by, version.published_at, f"{VERSION}{version.notice}")
    if said != (line.by, line.at, line.kind):
        yield f"was altered: line {line.sequence} has another day, author or notice"


def _faults_of_subjects(told: dict[Place, set[tuple[str, str]]]) -> Iterator[LogFault]:
    """Yield what a publication is about and the log does not tell, and the other way round."""
    rows = Subject.objects.values_list("publication__reference", "since", "kind", "slug")
    held = defaultdict(set)
    for reference, since, kind, slug in rows.iterator(chunk_size=AT_A_TIME):
        held[reference, since].add((kind, slug))
    for place, subjects in told.items():
        for kind, slug in sorted(subjects ^ held[place]):
            how = "is no longer" if (kind, slug) in subjects else "is made to be"
            yield _fault(f"{place[0]} {how} about {kind}/{slug} since {_named(place)}", place)


def _faults_of_publications(held: dict[Place, _Held]) -> Iterator[LogFault]:
    """Yield publications that do not begin with their first version."""
    rows = Publication.objects.order_by("pk").values_list("reference", "created_at")
    for reference, created_at in rows.iterator(chunk_size=AT_A_TIME):
        first = held.get((reference, 1))
        if first is None:
            yield LogFault(what=f"{reference} has no first version", reference=reference)
        elif first.published_at != created_at:
            what = f"{reference} was altered: it does not begin when its first version does"
            yield LogFault(what=what, reference=reference)


def _faults_of_redactions() -> Iterator[LogFault]:
    """Yield what differs between the words that are hidden and the lines about them."""
    keys, rows = marks.keys(), defaultdict(list)
    for row in Redaction.objects.select_related("publication").order_by("pk"):
        rows[row.publication.reference].append(row)
    lines = list(_lines(REDACTED))
    # Those with a mark choose first: what is left is for those of before, which tell less.
    for line, detail in sorted(lines, key=lambda told: "mark" not in told[1]):
        key = keys.get(detail.get("key", ""))
        if "mark" in detail and key is None:
            what = (
                f"line {line.sequence} cannot be held to the words hidden in {line.subject}: the"
                f" key {detail.get('key')} is not in {marks.folder()}"
            )
            yield LogFault(what=what, line=line.sequence, reference=line.subject)
        found = [row for row in rows[line.subject] if _is_told(row, line, detail, key)]
        if found:
            rows[line.subject].remove(found[0])
        else:
            what = (
                f"words that were hidden in {line.subject} on {long_date(line.at)} are others now,"
                f" or hidden no longer: line {line.sequence} tells of them"
            )
            yield LogFault(what=what, line=line.sequence, reference=line.subject)
    for reference, left in rows.items():
        for row in left:
            what = (
                f"words are hidden in {reference} since {long_date(row.at)} of which no line tells"
            )
            yield LogFault(what=what, reference=reference)


def _is_told(row: Redaction, line: AuditEvent, detail: dict, key: bytes | None) -> bool:
    if key and "mark" in detail:
        return marks.mark(row, key) == detail["mark"]
    return (row.by, row.at, row.reason) == (line.by, line.at, detail.get("reason"))


def _lines(kind: str) -> Iterator[tuple[AuditEvent, dict]]:
    """Yield the lines of kinds that begin so, each with its detail; the chain tells of others."""
    lines = AuditEvent.objects.filter(kind__startswith=kind).order_by("sequence")
    for line in lines.iterator(chunk_size=AT_A_TIME):
        try:
            detail = json.loads(line.detail)
        except ValueError:
            continue
        if isinstance(detail, dict):
            yield line, detail


def _named(place: Place) -> str:
    return f"version {place[1]} of {place[0]}"


def _fault(what: str, place: Place, line: AuditEvent | None = None) -> LogFault:
    return LogFault(
        what=what, line=line.sequence if line else None, reference=place[0], number=place[1]
    )
