"""A record and a store with something of everything that can be tampered with; and how it is done."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from unittest import mock

from django.db import connection
from django.test import Client, override_settings

from frankpledge.apps.audit.models import BEFORE_THE_FIRST, AuditEvent, ChainHead, canonical, digest
from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.publishing.actions.copies import write_copies
from frankpledge.apps.publishing.actions.heads import publish_head
from frankpledge.apps.publishing.actions.listing import relist
from frankpledge.apps.publishing.actions.publish import correct, redact
from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries.digests import digest_of, sha256
from frankpledge.apps.publishing.queries.heads import HEAD
from frankpledge.apps.publishing.queries.proofs import NEVER_CHANGED
from frankpledge.evidence.derive import ingest
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.documents import document, words
from frankpledge.rules.roles import Role
from frankpledge.web.drawing import drawing_of
from tests import factories
from tests.archives import NOON, SMALL
from tests.factories import NOW, a_publication

PUBLISH = "frankpledge.apps.publishing.actions.publish"
SITE = "http://localhost:8000"
FEED = "/feeds/kind/audit-head.atom"
DAY = timedelta(days=1)


def make_evidence(root: Path, folder: Path) -> None:
    """Load a month of a small force."""
    list(write_archive(folder, [SMALL], "2025-01", "2025-01"))
    ingest([folder], Store(root), at=NOON)


def make_record(root: Path) -> bytes:
    """Fill an empty record, with two heads published; return the feed of heads, as somebody kept it."""
    office = factories.a_body()
    panel = factories.a_body("panel", BodyKind.PANEL)
    clearer = factories.everybody(office, panel)[Role.OFFICE_CLEARER]
    first = a_publication(office, "d-2026-0001", subjects={("topic", "shoplifting")})
    right = document("What it is.", blocks=[words("Words", "Some other words.")])
    correct(first, "A title", right, "A slip.", by=clearer, at=NOW)
    with mock.patch(f"{PUBLISH}.FORMAT", 1), mock.patch(f"{PUBLISH}.record", told_as_before):
        old = a_publication(office, "d-2026-0002", title="Of before", text="Ann Ames.")
        redact(old, "Ames", "of before", by=clearer, at=NOW)
    named = a_publication(office, "d-2026-0003", title="Names somebody", text="Ann Ames.")
    redact(named, "Ann", "personal data", by=clearer, at=NOW)
    publish_head(at=NOW)
    a_publication(office, "d-2026-0004", title="Waits", at=NOW + DAY, visible_from=NOW + 9 * DAY)
    a_publication(office, "d-2026-0005", title="Follows", at=NOW + DAY)
    publish_head(at=NOW + 2 * DAY)
    a_publication(office, "d-2026-0007", title="After the last head", at=NOW + 3 * DAY)
    a_publication(panel, "d-2026-0006", title="Of the panel", at=NOW + 3 * DAY)
    with mock.patch("django.utils.timezone.now", return_value=NOW + 3 * DAY):
        addresses = ["/record/d-2026-0006/", "/record/d-2026-0006.json"]
        write_copies(addresses, drawing_of(SITE), NOW + 3 * DAY)
        return Client(HTTP_HOST="localhost").get(FEED).content


def told_as_before(kind, subject, *, by, at, **detail):
    """Add a line as it was before lines told of subjects and marks."""
    from frankpledge.apps.audit.actions import record  # noqa: PLC0415 (patched where it is used)

    kept = {k: v for k, v in detail.items() if k not in ("subjects", "key", "mark")}
    return record(kind, subject, by=by, at=at, **kept)


@contextmanager
def own_settings(root: Path) -> Iterator[None]:
    """Let a store be that of the site."""
    with override_settings(FRANKPLEDGE_STORE=str(root), FRANKPLEDGE_SITE=SITE):
        yield


def do(row: dict) -> None:
    """Do to the database in use what a row of the table says."""
    with triggers_off(stay=row.get("then") == ["off"]), connection.cursor() as cursor:
        for statement in row.get("sql", []):
            cursor.execute(named(statement))
        for step in row.get("then", []):
            STEPS.get(step, lambda: None)()


def named(statement: str) -> str:
    """Return a statement with the key of a publication, or its line, for each name in braces."""
    statement = re.sub(
        r"\{line of ([-\w]+)\}",
        r"(select min(sequence) from audit_line where subject = '\1')",
        statement,
    )
    return re.sub(
        r"\{([a-z]+-[-\w]+)\}",
        r"(select id from publishing_publication where reference = '\1')",
        statement,
    )


@contextmanager
def triggers_off(*, stay: bool) -> Iterator[None]:
    """Let the database take any change, then refuse it again; or go on taking it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            off = [f"alter table {table} disable trigger user" for table in NEVER_CHANGED]
            on = [f"alter table {table} enable trigger user" for table in NEVER_CHANGED]
        else:
            cursor.execute("select name, sql from sqlite_master where type = 'trigger'")
            off, on = zip(
                *((f"drop trigger {n}", sql) for n, sql in cursor.fetchall()), strict=True
            )
        for statement in off:
            cursor.execute(statement)
        yield
        for statement in () if stay else on:
            cursor.execute(statement)


def digest_anew() -> None:
    """Give every version the digest of what it says now."""
    for version in Version.objects.select_related("publication__body"):
        Version.objects.filter(pk=version.pk).update(digest=digest_of(version))


def write_log_anew(*, with_heads: bool = False) -> None:
    """Write each line anew, so that the log is whole and tells of the versions as they are."""
    previous, written = BEFORE_THE_FIRST, {}
    versions = {
        (v.publication.reference, v.number): v
        for v in Version.objects.select_related("publication__body")
    }
    for line in AuditEvent.objects.order_by("sequence"):
        detail = json.loads(line.detail)
        version = versions.get((line.subject, detail.get("number")))
        if version:
            if with_heads and version.publication.kind == HEAD:
                old = version.content["data"]
                new = written[old["line"]]
                said = json.dumps(version.content).replace(old["digest"], new)
                version.content = json.loads(said)
            detail["digest"] = digest_of(version)
            Version.objects.filter(pk=version.pk).update(
                digest=detail["digest"], content=version.content
            )
        said = (line.at, line.kind, line.subject, line.by, canonical(detail), previous)
        own = digest(line.sequence, *said)
        AuditEvent.objects.filter(pk=line.pk).update(
            detail=canonical(detail), previous=previous, digest=own
        )
        previous = written[line.sequence] = own
    ChainHead.objects.update(sequence=max(written), digest=previous)


STEPS = {
    "digests": digest_anew,
    "log": write_log_anew,
    "heads": lambda: write_log_anew(with_heads=True),
    "relist": relist,
}


def list_copies_anew(root: Path) -> None:
    """Write the digests of the copies as they are now into their list."""
    path = root / "mirror" / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    for copy in manifest["copies"].values():
        copy["sha256"] = sha256((root / "mirror" / copy["file"]).read_text("utf-8"))
    path.write_text(json.dumps(manifest), "utf-8")


def overwrite_pages(path: Path, pages: list[int]) -> None:
    """Overwrite pages of a database file, counted from 1."""
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in pages:
        content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(bytes(content))
