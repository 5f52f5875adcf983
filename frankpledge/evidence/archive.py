"""Find the source files in what a person hands over: zips, folders, CSVs, gzipped CSVs.

Nothing is unpacked under a name that an archive gives: a member's name is only read for
its dataset, force and month.
"""

import gzip
import os
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from frankpledge.errors import BadInput
from frankpledge.evidence.datasets import all_datasets
from frankpledge.evidence.findings import Finding, Level

# The largest monthly file of any force is near 30 MB. A member beyond these is not one:
# a bomb unpacks thousands of times its size.
LARGEST_FILE = 1 << 30  # bytes, unpacked
LARGEST_RATIO = 200  # unpacked bytes to each packed one, looked at from 50 MB
RATIO_FROM = 50 << 20

IDENTITY = re.compile(
    r"(?P<month>\d{4}-(?:0[1-9]|1[0-2]))-(?P<force>[a-z][a-z0-9-]*?)-"
    r"(?P<dataset>street|outcomes|stop-and-search)\.csv(?:\.gz)?\Z"
)
FOLDER_OF_SYSTEM = "__MACOSX"


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Which file of police.uk this is."""

    dataset: str
    force: str
    month: str


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """One CSV to read. `label` is what a person is told; `open` gives unpacked bytes.

    `path` is set where the bytes lie on disk as they are. `stamp` changes when the file
    does (path, size and time of change of the file or of the archive it is in).
    """

    label: str
    name: str
    open: Callable[[], BinaryIO]
    size: int
    stamp: str
    path: Path | None = None

    @property
    def identity(self) -> Identity | None:
        """What the file's name says it is, or None where it does not follow police.uk's."""
        found = IDENTITY.match(self.name)
        return Identity(**found.groupdict()) if found else None


def find_sources(paths: list[Path]) -> tuple[list[SourceFile], list[Finding]]:
    """Return the files under `paths`, in order of path, and what could not be used.

    Raises:
        BadInput: a path does not exist.
    """
    sources: list[SourceFile] = []
    findings: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist: give a zip, a folder or a CSV of police.uk")
        for found in _walk(path):
            item = _item(found)
            if isinstance(item, Finding):
                findings.append(item)
            else:
                _take(item, sources, findings)
    return sources, findings


def _take(
    items: Iterator[SourceFile | Finding], sources: list[SourceFile], findings: list[Finding]
) -> None:
    for item in items:
        if isinstance(item, Finding):
            findings.append(item)
        else:
            sources.append(item)


def _walk(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort()
        for name in sorted(names):
            yield Path(folder) / name


def _item(path: Path) -> Iterator[SourceFile | Finding] | Finding:
    name = path.name.lower()
    if name.endswith(".zip"):
        return _members(path)
    if name.endswith((".csv", ".csv.gz")):
        return iter([_plain(path)])
    return _ignored(str(path), "not a CSV or a zip, so it was not read")


def _plain(path: Path) -> SourceFile:
    packed = path.name.lower().endswith(".gz")

    def opener() -> BinaryIO:
        return gzip.open(path, "rb") if packed else path.open("rb", buffering=0)  # type: ignore[return-value]

    return SourceFile(
        label=str(path),
        name=path.name,
        open=opener,
        size=path.stat().st_size,
        stamp=_stamp(path),
        path=None if packed else path,
    )


def _stamp(path: Path) -> str:
    facts = path.stat()
    return f"{path.resolve()}|{facts.st_size}|{facts.st_mtime_ns}"


def _members(path: Path) -> Iterator[SourceFile | Finding]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield Finding(
            level=Level.FILE_REFUSED,
            file=str(path),
            message=f"not a whole zip archive ({error}); download it again",
        )
        return
    stamp = _stamp(path)
    for member in archive.infolist():
        if not member.is_dir():
            yield _member(path, archive, member, stamp)


def _member(
    path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo, stamp: str
) -> SourceFile | Finding:
    label = f"{path}!{member.filename}"
    trouble = _trouble(member)
    if trouble:
        return Finding(level=Level.FILE_REFUSED, file=label, message=trouble)
    name = PurePosixPath(member.filename).name
    hidden = name.startswith(".") or FOLDER_OF_SYSTEM in member.filename
    if hidden or not name.lower().endswith((".csv", ".csv.gz")):
        return _ignored(label, "not a CSV, so it was not read")

    def opener() -> BinaryIO:
        stream = archive.open(member)
        return gzip.open(stream) if name.lower().endswith(".gz") else stream  # type: ignore[return-value]

    return SourceFile(
        label=label,
        name=name,
        open=opener,
        size=member.compress_size,
        stamp=f"{stamp}|{member.filename}|{member.CRC}",
    )


def _trouble(member: zipfile.ZipInfo) -> str:
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if ".." in parts or member.filename.startswith(("/", "\\")) or ":" in parts[0]:
        return "its name points outside the archive, so it was not read"
    if member.flag_bits & 0x1:
        return "it is locked with a password; police.uk archives are not"
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > LARGEST_FILE or (member.file_size > RATIO_FROM and ratio > LARGEST_RATIO):
        return f"it would unpack to {member.file_size:,} bytes, which no monthly file does"
    return ""


def _ignored(label: str, why: str) -> Finding:
    return Finding(level=Level.WARNING, file=label, message=why)


def known_suffixes() -> tuple[str, ...]:
    """Return the ends of file names that are read, as police.uk writes them."""
    return tuple(f"-{name}.csv" for name in all_datasets())
