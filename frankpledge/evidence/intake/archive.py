"""Find the source files in what a person hands over: zips, folders, CSVs, gzipped CSVs.

Nothing is unpacked under a name that an archive gives: a member's name is only read for
its dataset, force and month.
"""

import gzip
import io
import os
import re
import stat
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import IO

from frankpledge.errors import BadInput
from frankpledge.evidence.datasets.identity import Identity
from frankpledge.evidence.findings import Finding, Level
from frankpledge.rules.periods import MONTH
from frankpledge.rules.policing_areas import AREAS, OTHER_FORCES

# The largest monthly file of any force is near 30 MB. A member beyond these is not one:
# a bomb unpacks thousands of times its size.
LARGEST_FILE = 1 << 30  # bytes, unpacked
LARGEST_RATIO = 200  # unpacked bytes to each packed one, looked at from 50 MB
RATIO_FROM = 50 << 20

MONTH_AND_FORCE = r"(?P<month>(?:19|20)\d\d-(?:0[1-9]|1[0-2]))-(?P<force>[a-z][a-z0-9-]*)-"
FORCES = {area.slug for area in AREAS} | set(OTHER_FORCES)
FOLDER_OF_SYSTEM = "__MACOSX"
DOWNLOADS = "downloads"  # the folder of the store that `fetch` fills

# Of unpacked bytes: a file, gzip's, a member of a zip.
Stream = io.FileIO | io.BufferedIOBase | IO[bytes]


@dataclass(frozen=True, kw_only=True)
class SourceFile:
    """One CSV to read. `label` is what a person is told; `open` gives unpacked bytes.

    `identity` is what its name says it is.
    `downloaded` is the month in which it was, or the newest month of the archive it is in: what the
    file says is no older than that. `path` is set where the bytes lie on disk as they are. `stamp` changes when the file
    does (path, size and time of change of the file or of the archive it is in).
    """

    label: str
    name: str
    open: Callable[[], Stream]
    size: int
    stamp: str
    path: Path | None = None
    identity: Identity | None = None
    downloaded: str = ""


def identity_of(name: str, datasets: Collection[str]) -> Identity | None:
    """Return what a file's name says it is, or None where it does not follow police.uk's.

    Where the names of force and dataset can be cut in two ways, a force that is known tells.

    >>> identity_of("2025-03-thames-valley-street.csv", ["street", "valley-street"])
    Identity(dataset='street', force='thames-valley', month='2025-03')
    """
    found = [
        Identity(dataset=dataset, **cut.groupdict())
        for dataset in sorted(datasets, key=len, reverse=True)
        if dataset in name and (cut := _pattern(dataset).match(name))
    ]
    return next((who for who in found if who.force in FORCES), found[0] if found else None)


@cache
def _pattern(dataset: str) -> re.Pattern[str]:
    return re.compile(rf"{MONTH_AND_FORCE}{re.escape(dataset)}\.csv(?:\.gz)?\Z")


def find_sources(
    paths: list[Path], datasets: Collection[str], own: Path | None = None
) -> tuple[list[SourceFile], list[Finding]]:
    """Return the files under `paths`, in order of path, and what could not be used.

    `datasets` are the names with which a file's name can end. `own` is the store's folder: of it only the downloads are read.

    Raises:
        BadInput: a path does not exist.
    """
    sources: list[SourceFile] = []
    findings: list[Finding] = []
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist: give a zip, a folder or a CSV of police.uk")
        for found in _walk(path, own.resolve() if own else None):
            for item in [found] if isinstance(found, Finding) else _items(found, datasets):
                if isinstance(item, Finding):
                    findings.append(item)
                else:
                    sources.append(item)
    return sources, findings


def _walk(path: Path, own: Path | None) -> Iterator[Path | Finding]:
    if not path.is_dir():
        yield path
        return
    troubles: list[OSError] = []
    for folder, folders, names in os.walk(path, onerror=troubles.append):
        if own is not None and Path(folder).resolve() == own:
            folders[:] = [name for name in folders if name == DOWNLOADS]
            continue
        folders.sort()
        for name in folders:
            if Path(folder, name).is_symlink():
                yield _ignored(
                    _shown(Path(folder, name)), "a link to a folder; it was not followed"
                )
        for name in sorted(names):
            yield Path(folder) / name
    for trouble in troubles:
        yield _refused(_shown(Path(trouble.filename)), f"it may not be read ({trouble.strerror})")


def _items(path: Path, datasets: Collection[str]) -> Iterator[SourceFile | Finding]:
    name = path.name.lower()
    if not name.endswith((".zip", ".csv", ".csv.gz")):
        yield _ignored(_shown(path), "not a CSV or a zip, so it was not read")
        return
    try:
        is_file = stat.S_ISREG(path.stat().st_mode)
    except OSError as error:
        yield _refused(_shown(path), f"it cannot be opened ({error.strerror})")
        return
    if not is_file:
        yield _refused(_shown(path), "it is not an ordinary file")
    elif name.endswith(".zip"):
        yield from _members(path, datasets)
    else:
        yield _plain(path, datasets)


def _plain(path: Path, datasets: Collection[str]) -> SourceFile:
    packed = path.name.lower().endswith(".gz")

    def opener() -> Stream:
        return gzip.open(path, "rb") if packed else path.open("rb", buffering=0)

    return SourceFile(
        label=_shown(path),
        name=path.name,
        open=opener,
        size=path.stat().st_size,
        stamp=_stamp(path),
        path=None if packed else path,
        identity=identity_of(path.name, datasets),
    )


def _shown(path: Path) -> str:
    """Return a path as text that can be written anywhere, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _stamp(path: Path) -> str:
    facts = path.stat()
    return f"{_shown(path.resolve())}|{facts.st_size}|{facts.st_mtime_ns}"


def has_changed(source: SourceFile) -> bool:
    """Whether a file that is read where it lies is another one by now."""
    return source.path is not None and _stamp(source.path) != source.stamp


def _members(path: Path, datasets: Collection[str]) -> Iterator[SourceFile | Finding]:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        yield _refused(_shown(path), f"not a whole zip archive ({error}); download it again")
        return
    stamp = _stamp(path)
    for member in archive.infolist():
        if not member.is_dir():
            yield _member(path, archive, member, stamp, datasets)


def _member(
    path: Path,
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    stamp: str,
    datasets: Collection[str],
) -> SourceFile | Finding:
    label = f"{_shown(path)}!{member.filename}"
    trouble = member_trouble(member)
    if trouble:
        return _refused(label, trouble)
    name = PurePosixPath(member.filename).name
    hidden = name.startswith(".") or FOLDER_OF_SYSTEM in member.filename
    if hidden or not name.lower().endswith((".csv", ".csv.gz")):
        return _ignored(label, "not a CSV, so it was not read")

    def opener() -> Stream:
        stream = archive.open(member)
        return gzip.open(stream) if name.lower().endswith(".gz") else stream

    return SourceFile(
        label=label,
        name=name,
        open=opener,
        size=member.compress_size,
        stamp=f"{stamp}|{member.filename}|{member.CRC}",
        identity=identity_of(name, datasets),
        downloaded=_month_of(path),
    )


def _month_of(archive: Path) -> str:
    """Return the month after which police.uk names an archive: the newest month that it holds."""
    return archive.stem if MONTH.match(archive.stem) else ""


def member_trouble(member: zipfile.ZipInfo) -> str:
    """Return why a member of an archive must not be unpacked, or nothing."""
    parts = PurePosixPath(member.filename.replace("\\", "/")).parts
    if (
        ".." in parts
        or member.filename.startswith(("/", "\\"))
        or any(":" in part for part in parts[:1])
    ):
        return "its name points outside the archive, so it was not read"
    if member.flag_bits & 0x1:
        return "it is locked with a password; police.uk archives are not"
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > LARGEST_FILE or (member.file_size > RATIO_FROM and ratio > LARGEST_RATIO):
        return f"it would unpack to {member.file_size:,} bytes, which no monthly file does"
    return ""


def _refused(label: str, why: str) -> Finding:
    return Finding(level=Level.FILE_REFUSED, file=label, message=why)


def _ignored(label: str, why: str) -> Finding:
    return Finding(level=Level.WARNING, file=label, message=why)
