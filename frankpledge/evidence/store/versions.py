"""A version: what one source file became, and how it lies on disk.

A version is named after the digest of the file it was read from and is never edited.
Where there was something to say, beside its Parquet lie its notes (JSON) and its rejected
rows (CSV).
"""

import csv
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson

from frankpledge.evidence.datasets.identity import Identity
from frankpledge.evidence.files import put, replace
from frankpledge.evidence.findings import Finding, Level, RejectedRow
from frankpledge.evidence.store.digests import Digest

PARQUET = ".parquet"
DIGEST_IN_NAME = 16  # hexadecimal digits; the whole digest is in the manifest


@dataclass(frozen=True, kw_only=True)
class Version:
    """What the manifest keeps of one version. Rows are counts; `path` is in the store.

    `outcome_rows` can have an outcome; of those, `outcome_gap` have none that is known: the word
    for it, or nothing (British Transport Police and Northern Ireland give no outcomes).
    `lsoa_vintage` is the census whose LSOA codes the file carries. `downloaded` is the month of the
    download, at the earliest, or nothing where that is not known.
    """

    dataset: str
    force: str
    month: str
    sha256: str
    path: str
    file: str
    rows: int
    kept: int
    rejected: int
    warnings: int
    outcome_rows: int
    outcome_gap: int
    lsoa_vintage: str
    downloaded: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Which source file this is a version of."""
        return (self.dataset, self.force, self.month)

    def as_dict(self) -> dict[str, Any]:
        """Return the version as plain values, for JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class ReadFile:
    """A version as read, with all that was found in it, and the digests of its files."""

    version: Version
    findings: list[Finding]
    rejected: list[RejectedRow]
    digests: dict[str, Digest] = field(default_factory=dict)


def relative_path(identity: Identity, sha256: str) -> str:
    """Return where in the store the version of a file with this digest lies."""
    name = f"{identity.month}-{sha256[:DIGEST_IN_NAME]}{PARQUET}"
    return f"versions/{identity.dataset}/{identity.force}/{name}"


def files_of(path: str) -> tuple[str, str, str]:
    """Return where the files of the version at `path` lie: rows, and where there are, notes."""
    return path, path.replace(PARQUET, ".json"), path.replace(PARQUET, ".rejected.csv")


def count_warnings(findings: list[Finding]) -> int:
    """Return how many rows or matters the warnings among `findings` touch."""
    return sum(finding.count for finding in findings if finding.level is Level.WARNING)


def write_notes(store: Path, read: ReadFile) -> None:
    """Write the notes and the rejected rows of a version beside its Parquet."""
    target = store / read.version.path
    notes = read.version.as_dict() | {"findings": [item.as_dict() for item in read.findings]}
    replace(target.with_suffix(".json"), orjson.dumps(notes, option=orjson.OPT_INDENT_2))
    if not read.rejected:
        return
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(["line", "field", "reason", "text"])
        writer.writerows((row.line, row.field, row.reason, row.text) for row in read.rejected)
    put(part, target.with_suffix(".rejected.csv"))


def read_notes(store: Path, path: str) -> dict[str, Any]:
    """Return what was found in the version at `path`; empty where nothing was."""
    notes = (store / path).with_suffix(".json")
    return orjson.loads(notes.read_bytes()) if notes.exists() else {"findings": []}
