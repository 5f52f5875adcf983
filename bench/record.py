"""Jobs on the record: an audit log of a million lines, made once and checked from end to end."""

import hashlib
import os
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store

LINES = 1_000_000
AT_A_TIME = 10_000
BEGINS = datetime(2026, 1, 1, tzinfo=UTC)


def _start(folder: Path) -> Path:
    """Start Django on a record of its own; return where its database is."""
    root = folder / "record"
    os.environ.pop("DATABASE_URL", None)
    prepare(Store(root))
    return root / "record.sqlite3"


def make_log(folder: Path) -> dict:
    """Write a million lines, unless they are there."""
    _start(folder)
    from frankpledge.apps.audit.models import AuditEvent, ChainHead, canonical, digest  # noqa: PLC0415

    started = time.perf_counter()
    held = AuditEvent.objects.count()
    previous = AuditEvent.objects.order_by("-sequence").values_list("digest", flat=True).first()
    for first in range(held + 1, LINES + 1, AT_A_TIME):
        lines = []
        for number in range(first, min(first + AT_A_TIME, LINES + 1)):
            at, detail = BEGINS + timedelta(seconds=number), canonical({"number": number})
            said = (number, at, "tested", f"thing-{number}", "account 7", detail, previous)
            names = ("sequence", "at", "kind", "subject", "by", "detail", "previous")
            lines.append(AuditEvent(**dict(zip(names, said, strict=True)), digest=digest(*said)))
            previous = lines[-1].digest
        AuditEvent.objects.bulk_create(lines)
    ChainHead.objects.update(sequence=LINES, digest=previous)
    return {"seconds": time.perf_counter() - started}


def verify_log(folder: Path) -> dict:
    """Check the whole log as `frankpledge audit verify` does."""
    _start(folder)
    from frankpledge.apps.audit.queries import verify  # noqa: PLC0415

    started = time.perf_counter()
    found = verify()
    assert found.is_whole, found.fault
    assert found.lines == LINES
    return {"seconds": time.perf_counter() - started, "lines": found.lines}


def plain_log(folder: Path) -> dict:
    """The plain way: read each row with the driver alone and hash it, checking nothing."""
    with sqlite3.connect(folder / "record" / "record.sqlite3") as connection:
        started = time.perf_counter()
        for row in connection.execute("select * from audit_line order by sequence"):
            hashlib.sha256("|".join(map(str, row)).encode()).hexdigest()
        return {"seconds": time.perf_counter() - started}
