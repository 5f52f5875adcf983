"""Jobs on the record: a log of a million lines that tells of 100,000 versions, held to it both ways."""

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.documents import document, words

RECORD = "record-with-versions"
LINES = 1_000_000
VERSIONS = 100_000  # each tenth line tells of one
AT_A_TIME = 10_000
BY = "account 7"
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)


def _start(folder: Path) -> Path:
    """Start Django on a record of its own; return where its database is."""
    root = folder / RECORD
    os.environ.pop("DATABASE_URL", None)
    prepare(Store(root))
    return root / "record.sqlite3"


def make_log(folder: Path) -> dict:
    """Write a million lines and the versions that they tell of, unless they are there."""
    _start(folder)
    from django.db import transaction  # noqa: PLC0415

    from frankpledge.apps.audit.models import AuditEvent, ChainHead, canonical, digest  # noqa: PLC0415
    from frankpledge.apps.publishing.actions.listing import relist  # noqa: PLC0415

    started = time.perf_counter()
    held = AuditEvent.objects.count()
    previous = AuditEvent.objects.order_by("-sequence").values_list("digest", flat=True).first()
    every = LINES // VERSIONS
    for first in range(held + 1, LINES + 1, AT_A_TIME):
        numbers = range(first, min(first + AT_A_TIME, LINES + 1))
        with transaction.atomic():
            told = dict(zip(numbers[::every], _make_versions(numbers[::every]), strict=True))
            lines = []
            for number in numbers:
                kind, subject, detail = told.get(number, ("tested", f"thing-{number}", {}))
                said = (number, _at(number), kind, subject, BY, canonical(detail), previous)
                names = ("sequence", "at", "kind", "subject", "by", "detail", "previous")
                lines.append(
                    AuditEvent(**dict(zip(names, said, strict=True)), digest=digest(*said))
                )
                previous = lines[-1].digest
            AuditEvent.objects.bulk_create(lines)
            ChainHead.objects.update(sequence=numbers[-1], digest=previous)
    if held < LINES:
        relist()
    return {"seconds": time.perf_counter() - started}


def _at(number: int) -> datetime:
    return BEGINS + timedelta(seconds=number)


def _make_versions(numbers: Sequence[int]) -> Iterator[tuple[str, str, dict]]:
    """Publish something at each number; yield kind, subject and detail of the line about it."""
    from frankpledge.apps.bodies.models import Body  # noqa: PLC0415
    from frankpledge.apps.publishing.models import Publication, Subject, Version  # noqa: PLC0415
    from frankpledge.apps.publishing.queries.digests import FORMAT, digest_of  # noqa: PLC0415

    body = Body.objects.order_by("pk").first()
    made = [
        Publication(reference=f"d-{n}", kind="decision", body=body, created_at=_at(n))
        for n in numbers
    ]
    versions = [
        Version(
            publication=publication,
            number=1,
            title="A decision",
            content=document("What it is.", blocks=[words("Words", "Some words. " * 100)]),
            notice="published",
            published_at=publication.created_at,
            visible_from=publication.created_at,
            published_by=BY,
            digest_format=FORMAT,
            salt="5a" * 16,
        )
        for publication in Publication.objects.bulk_create(made)
    ]
    for version in versions:
        version.digest = digest_of(version)
    Version.objects.bulk_create(versions)
    Subject.objects.bulk_create(
        Subject(publication=v.publication, kind="body", slug=body.slug) for v in versions
    )
    for version in versions:
        told = {"number": 1, "digest": version.digest, "subjects": [["body", body.slug]]}
        yield "version-published", version.publication.reference, told


def verify_log(folder: Path) -> dict:
    """Hold log and versions to each other as `frankpledge audit verify` does."""
    _start(folder)
    from frankpledge.apps.publishing.queries.proofs import prove  # noqa: PLC0415

    started = time.perf_counter()
    found = prove()
    assert found.is_whole, found.faults[0]
    assert (found.log.lines, found.versions) == (LINES, VERSIONS)
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "lines": LINES, "versions": VERSIONS, "cpu": time.process_time()}


def plain_log(folder: Path) -> dict:
    """The plain way: read each row with the driver alone and hash it, checking nothing."""
    with sqlite3.connect(folder / RECORD / "record.sqlite3") as connection:
        started = time.perf_counter()
        for row in connection.execute("select * from audit_line order by sequence"):
            hashlib.sha256("|".join(map(str, row)).encode()).hexdigest()
        return {"seconds": time.perf_counter() - started}
