"""Making the record at size: in bulk and by the models, with a line of the audit log a version."""

import os
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg

from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store

SMALL, LARGE = 1_000, 100_000
LINES = 1_000_000  # of the audit log of the large record
AT_A_TIME = 2_000
SERVER = "postgresql://postgres@127.0.0.1:5432/"
BEGINS = datetime(2012, 11, 22, 9, tzinfo=UTC)
WORDS = 5_000
SYLLABLES = [
    "ba",
    "de",
    "fi",
    "go",
    "hu",
    "ka",
    "le",
    "mi",
    "no",
    "pu",
    "ra",
    "se",
    "ti",
    "vo",
    "wy",
]


def start(folder: Path, database: str, size: int) -> None:
    """Start Django on a record of a size, on SQLite or PostgreSQL; make its tables."""
    root = folder / f"listing-{size}"
    os.environ.pop("DATABASE_URL", None)
    if database == "postgresql":
        name = f"frankpledge_listing_{size}"
        with psycopg.connect(f"{SERVER}postgres", autocommit=True) as server:
            if not server.execute(
                "select 1 from pg_database where datname = %s", [name]
            ).fetchone():
                server.execute(f"create database {name}")
        os.environ["DATABASE_URL"] = SERVER + name
    os.environ["ALLOWED_HOSTS"] = "testserver"
    prepare(Store(root))


def words_of(chance: random.Random) -> Callable[[int], str]:
    """Return a maker of texts whose words are as common as words are."""
    known = [
        "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 5))) for _ in range(WORDS)
    ]
    known[:3] = ["commissioner", "burglary", "constable"]
    weights = [1 / (place + 3) for place in range(WORDS)]

    def text(count: int) -> str:
        return " ".join(chance.choices(known, weights, k=count)).capitalize()

    return text


def make(folder: Path, database: str, size: int) -> dict:
    """Make a record, unless it is there."""
    start(folder, database, size)
    from frankpledge.apps.publishing.actions.listing import relist  # noqa: PLC0415
    from frankpledge.apps.publishing.models import Listing, Publication  # noqa: PLC0415

    started = time.perf_counter()
    held = Publication.objects.filter(reference__startswith="b-").count()
    for first in range(held, size, AT_A_TIME):
        _publish_some(range(first, min(first + AT_A_TIME, size)))
    if size == LARGE:
        _fill_log()
    made = time.perf_counter() - started
    started = time.perf_counter()
    if Listing.objects.count() < size:
        relist()
    _settle()
    return {"seconds": made, "relist": time.perf_counter() - started}


def _settle() -> None:
    """Let PostgreSQL learn what it holds, as it does by itself in time; SQLite never does."""
    from django.db import connection  # noqa: PLC0415

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("vacuum analyze")


def _publish_some(numbers: range) -> None:
    from django.db import transaction  # noqa: PLC0415

    from frankpledge.apps.audit.models import AuditEvent  # noqa: PLC0415
    from frankpledge.apps.publishing.models import Publication, Subject, Version  # noqa: PLC0415

    chance = random.Random(numbers.start)
    text, bodies = words_of(random.Random(1829)), the_bodies()
    with transaction.atomic():
        made = [_publication(n, bodies) for n in numbers]
        Publication.objects.bulk_create(made)
        versions = [_version(p, n, text, chance) for p, n in zip(made, numbers, strict=True)]
        Version.objects.bulk_create(versions)
        subjects = [s for v in versions for s in _subjects(v.publication)]
        Subject.objects.bulk_create(subjects)
        AuditEvent.objects.bulk_create(_lines(versions))


def the_bodies() -> list:
    """Return the panel that published a fifth, then everybody else's bodies."""
    from frankpledge.apps.bodies.models import Body, BodyKind  # noqa: PLC0415

    panel, _ = Body.objects.get_or_create(
        slug="bench-panel",
        defaults={"name": "Panel of the bench", "kind": BodyKind.PANEL, "area": "kent"},
    )
    return [panel, *Body.objects.exclude(pk=panel.pk).exclude(area="").order_by("pk")]


PANELS = ("meeting", "minutes", "panel-case", "decision")
OFFICES = ("question", "question", "undertaking", "engagement", "decision", "statement")


def _publication(number: int, bodies: list) -> Any:
    from frankpledge.apps.publishing.models import Publication  # noqa: PLC0415

    is_panels = number % 5 == 0
    body = bodies[0] if is_panels else bodies[1 + number % (len(bodies) - 1)]
    kinds = PANELS if is_panels else OFFICES
    return Publication(
        reference=f"b-{number}",
        kind=kinds[number // 5 % len(kinds)],
        body=body,
        created_at=BEGINS + timedelta(minutes=number * 60),
    )


def content_of(kind: str, on: date, text: Callable[[int], str], chance: random.Random) -> dict:
    states = {
        "question": ("published", "asked"),
        "undertaking": ("kept", "open"),
        "meeting": ("held", "minutes published"),
    }
    state = chance.choices(states.get(kind, ("made", "made")), (9, 1))[0]
    data = {"state": state, "on": on.isoformat(), "time": "14:00", "venue": "County Hall"}
    if kind == "minutes":
        data |= {"attendance": [[f"Cllr {n}", "Present"] for n in range(15)]}
    return {
        "lead": text(20),
        "facts": [["Day", on.isoformat()], ["Stands", state]],
        "blocks": [{"heading": text(3), "text": text(220)} for _ in range(3)],
        "sources": [],
        "data": data,
    }


def _version(
    publication: Any, number: int, text: Callable[[int], str], chance: random.Random
) -> Any:
    from frankpledge.apps.publishing.models import Notice, Version  # noqa: PLC0415
    from frankpledge.apps.publishing.queries.digests import FORMAT, digest_of  # noqa: PLC0415

    at = publication.created_at
    version = Version(
        publication=publication,
        number=1,
        title=text(8),
        content=content_of(publication.kind, at.date(), text, chance),
        notice=Notice.FIRST,
        published_at=at,
        visible_from=at,
        published_by="account 7",
        digest_format=FORMAT,
        salt=f"{number:032x}",
    )
    version.digest = digest_of(version)
    return version


def _subjects(publication: Any) -> Iterator[Any]:
    from frankpledge.apps.publishing.models import Subject  # noqa: PLC0415

    yield Subject(publication=publication, kind="body", slug=publication.body.slug)
    yield Subject(publication=publication, kind="area", slug=publication.body.area)


def _lines(versions: list) -> list:
    """Return the lines about versions, as `record` writes them, and keep the head."""
    told = [
        (
            f"version-{v.notice}",
            v.publication.reference,
            v.published_by,
            v.published_at,
            {
                "number": v.number,
                "digest": v.digest,
                "subjects": sorted([s.kind, s.slug] for s in _subjects(v.publication)),
            },
        )
        for v in versions
    ]
    return _chained(told)


def _chained(told: list[tuple]) -> list:
    from frankpledge.apps.audit.models import (  # noqa: PLC0415
        BEFORE_THE_FIRST,
        AuditEvent,
        ChainHead,
        canonical,
        digest,
    )

    head = ChainHead.objects.first() or ChainHead.objects.create(digest=BEFORE_THE_FIRST)
    lines = []
    for kind, subject, by, at, detail in told:
        said = (head.sequence + 1, at, kind, subject, by, canonical(detail), head.digest)
        names = ("sequence", "at", "kind", "subject", "by", "detail", "previous")
        lines.append(AuditEvent(**dict(zip(names, said, strict=True)), digest=digest(*said)))
        head.sequence, head.digest = lines[-1].sequence, lines[-1].digest
    head.save()
    return lines


def _fill_log() -> None:
    """Add lines about nothing else, to a million."""
    from django.db import transaction  # noqa: PLC0415

    from frankpledge.apps.audit.models import AuditEvent  # noqa: PLC0415

    at = BEGINS + timedelta(minutes=LARGE * 60)
    held = AuditEvent.objects.count()
    for first in range(held, LINES, 5 * AT_A_TIME):
        numbers = range(first, min(first + 5 * AT_A_TIME, LINES))
        told = [("tested", f"thing-{n}", "account 7", at, {"number": n}) for n in numbers]
        with transaction.atomic():
            AuditEvent.objects.bulk_create(_chained(told))
