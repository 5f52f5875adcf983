"""Take in an archive: read what is new, set it beside what is held, make a release.

Files are read side by side, one after another per worker; the release is put together in
order of path, so the same archive gives the same release on every machine. Until the last
step nothing of it is in force: a killed ingest leaves the release before it as it was.
"""

import os
import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, NotRequired, TypedDict, Unpack

import duckdb
import orjson

from frankpledge.errors import BadInput
from frankpledge.evidence.datasets import Dataset, all_datasets
from frankpledge.evidence.files import replace as write_anew
from frankpledge.evidence.findings import Finding, Level, Refused
from frankpledge.evidence.intake.archive import SourceFile, find_sources, has_changed
from frankpledge.evidence.intake.next_release import (
    NextRelease,
    Told,
    known_versions,
    next_release,
)
from frankpledge.evidence.intake.reader import Reader, stage
from frankpledge.evidence.store.coverage import NO_TOTALS, Totals
from frankpledge.evidence.store.digests import Checked
from frankpledge.evidence.store.releases import Key, Release, Store
from frankpledge.evidence.store.versions import ReadFile
from frankpledge.rules.periods import add_months, month_of

DEFAULT_WAIT_SECONDS = 60.0

# Street-level data begins here (data.police.uk/about). A month far ahead of the clock is a
# slip in a name; a clock may be wrong by some.
FIRST_MONTH = "2010-12"
MONTHS_AHEAD = 24


@dataclass(kw_only=True)
class IngestReport:
    """What an ingest did. Rows are of the files read this time.

    `mended` are the paths, in the store, of files that were damaged and were made again. `said`
    is what is to be said of what was derived, such as a measure that is not right.
    """

    release: int | None
    is_new: bool = False
    files_read: int = 0
    files_unchanged: int = 0
    files_refused: int = 0
    files_ignored: int = 0
    rows: int = 0
    kept: int = 0
    rejected: int = 0
    restated: list[dict[str, Any]] = field(default_factory=list)
    older: list[dict[str, str]] = field(default_factory=list)
    by_dataset: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class IngestProgress:
    """How far an ingest has come, for a progress bar: bytes of source files, and rows."""

    total_bytes: int
    done_bytes: int
    rows: int


@dataclass(frozen=True, kw_only=True)
class _Outcome:
    source: SourceFile
    sha256: str = ""
    read: ReadFile | None = None
    refused: Finding | None = None


class How(TypedDict):
    """How an ingest is done.

    `wait_seconds` are waited while another ingest writes; `progress` is told of each step.
    `downloaded` is the month of the download; without it archives are taken by their names. Where
    `is_judged_anew` a release is made even if no file is new, because a person overruled a check or
    added an official table; `official` are the counts of crimes by force and year.
    """

    wait_seconds: NotRequired[float]
    progress: NotRequired[Callable[[IngestProgress], None]]
    downloaded: NotRequired[str]
    is_judged_anew: NotRequired[bool]
    official: NotRequired[Totals]


def _silent(_: IngestProgress) -> None:
    pass


def ingest(
    paths: list[Path],
    store: Store,
    *,
    at: datetime,
    before_commit: Callable[[Store, Release], None] = lambda _store, _release: None,
    **how: Unpack[How],
) -> IngestReport:
    """Read every file of a dataset under `paths` into `store`; `at` is the time now.

    What was damaged is made again where `paths` hold it. `before_commit` makes what is derived
    of a release, before it comes into force; where it fails, the release before stays.

    Raises:
        BadInput: a path does not exist, or a dataset of the store is not right, or not what it was.
        Busy: another ingest holds the store for longer than `wait_seconds`.
    """
    datasets = all_datasets(store.root)
    said = _said_download(how.get("downloaded", ""), at)
    sources, findings = _sources_of(paths, datasets, store, said)
    wait, progress = how.get("wait_seconds", DEFAULT_WAIT_SECONDS), how.get("progress", _silent)
    with store.writing(wait_seconds=wait), _tidy(store):
        checked = Checked(store.root)
        if not checked.are_untouched(store.manifests.files()):
            store.manifests.mend()
        before = store.last_whole()
        for wrong in store.unfit(before, datasets).values() if before else ():
            raise BadInput(wrong)
        seen = _read_seen(store)
        known = known_versions(store, before, checked)
        near = _within_reach(sources, at, findings)
        outcomes = list(_read_all(near, store, known, seen, progress))
        report = _report(before, findings, outcomes)
        read = [outcome.read for outcome in outcomes if outcome.read]
        told = Told(
            _downloads(outcomes),
            is_said=bool(said),
            is_judged_anew=how.get("is_judged_anew", False),
            official=how.get("official", NO_TOTALS),
        )
        made = next_release(store, before, read, checked, at, told)
        report.restated, report.older, report.mended = made.restated, made.older, made.mended
        _put_in_force(store, made, before_commit, report)
        checked.note_untouched(store.manifests.files())
        checked.save()
        _write_seen(store, seen, outcomes)
    return report


def _put_in_force(
    store: Store,
    made: NextRelease,
    before_commit: Callable[[Store, Release], None],
    report: IngestReport,
) -> None:
    if made.release is None:
        return
    before_commit(store, made.release)
    if made.is_new:
        store.commit(made.release)
        report.release, report.is_new = made.release.number, True


def _sources_of(
    paths: list[Path], datasets: Mapping[str, Dataset], store: Store, downloaded: str
) -> tuple[list[SourceFile], list[Finding]]:
    sources, findings = find_sources(paths, datasets, store.root)
    if downloaded:
        sources = [replace(source, downloaded=downloaded) for source in sources]
    return sources, findings


def _said_download(month: str, at: datetime) -> str:
    if month > month_of(at.date()):
        raise BadInput(
            f"--downloaded {month} is in the future: say in which month the files were fetched"
        )
    return month


def _downloads(outcomes: list[_Outcome]) -> dict[tuple[str, Key], str]:
    """Return, of files that are held already, by digest and key, when they were downloaded."""
    return {
        (o.sha256, (who.dataset, who.force, who.month)): o.source.downloaded
        for o in outcomes
        if o.read is None and o.source.downloaded and (who := o.source.identity)
    }


@contextmanager
def _tidy(store: Store) -> Iterator[None]:
    """Give an empty scratch folder; clear what a killed ingest left behind."""
    if store.scratch.exists():
        store.manifests.forget_unfinished()
        # Of what an ingest alone writes; a part of anything else may be somebody's at work now.
        for written in ("versions/*/*/", "summaries/*/", "releases/", "CURRENT.", "seen.json."):
            for part in store.root.glob(f"{written}*.part"):
                part.unlink(missing_ok=True)
        shutil.rmtree(store.scratch, ignore_errors=True)
    store.scratch.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        shutil.rmtree(store.scratch, ignore_errors=True)


def _read_seen(store: Store) -> dict[str, str]:
    # Only a shortcut: where it is damaged, files are read to be recognised.
    try:
        seen = orjson.loads(store.seen_path.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    held = seen.items() if isinstance(seen, dict) else ()
    return {stamp: sha256 for stamp, sha256 in held if isinstance(sha256, str)}


def _write_seen(store: Store, seen: dict[str, str], outcomes: list[_Outcome]) -> None:
    new = {o.source.stamp: o.sha256 for o in outcomes if o.sha256}
    if new.keys() - seen.keys():
        write_anew(store.seen_path, orjson.dumps(seen | new))


def _within_reach(
    sources: list[SourceFile], at: datetime, findings: list[Finding]
) -> list[SourceFile]:
    """Leave out files whose name says a month that police.uk cannot have published."""
    last = add_months(month_of(at.date()), MONTHS_AHEAD)
    found = []
    for source in sources:
        who = source.identity
        if who is None or FIRST_MONTH <= who.month <= last:
            found.append(source)
        else:
            message = f"police.uk has no month {who.month}: its first is {FIRST_MONTH}"
            findings.append(Finding(level=Level.FILE_REFUSED, file=source.label, message=message))
    return found


def _read_all(
    sources: list[SourceFile],
    store: Store,
    known: dict[str, set[Key]],
    seen: dict[str, str],
    progress: Callable[[IngestProgress], None],
) -> Iterator[_Outcome]:
    local = threading.local()

    def work(source: SourceFile) -> _Outcome:
        if not hasattr(local, "reader"):
            local.reader = Reader(store.root, store.scratch, store.datasets)
        return _read_one(source, local.reader, known, seen)

    total, done, rows = sum(source.size for source in sources), 0, 0
    # One worker more than cores: while one waits for the disk, another computes.
    with ThreadPoolExecutor((os.cpu_count() or 1) + 1) as pool:
        for outcome in pool.map(work, sources):
            done += outcome.source.size
            rows += outcome.read.version.rows if outcome.read else 0
            progress(IngestProgress(total_bytes=total, done_bytes=done, rows=rows))
            yield outcome


def _read_one(
    source: SourceFile, reader: Reader, known: dict[str, set[Key]], seen: dict[str, str]
) -> _Outcome:
    digest = seen.get(source.stamp, "")
    if _is_held(source, digest, known):
        return _Outcome(source=source, sha256=digest)
    try:
        screening, path = stage(source, reader.scratch)
        try:
            if _is_held(source, screening.sha256, known):
                return _Outcome(source=source, sha256=screening.sha256)
            read = reader.read(source, screening, path)
            if has_changed(source):
                raise Refused("it was changed while it was read; run this again")
        finally:
            if path != source.path:
                path.unlink(missing_ok=True)
    except duckdb.IOException:
        raise  # the disk, not the file
    except duckdb.Error as error:
        message = f"it could not be read ({str(error).splitlines()[0]}); please report it"
        return _Outcome(source=source, refused=_refusal(source, message, None))
    except Refused as refusal:
        return _Outcome(source=source, refused=_refusal(source, refusal.message, refusal.line))
    return _Outcome(source=source, sha256=screening.sha256, read=read)


def _refusal(source: SourceFile, message: str, line: int | None) -> Finding:
    return Finding(level=Level.FILE_REFUSED, file=source.label, message=message, line=line)


def _is_held(source: SourceFile, digest: str, known: dict[str, set[Key]]) -> bool:
    keys = known.get(digest, set())
    who = source.identity
    # Files that hold a header alone are alike for every force, so the bytes do not decide.
    return bool(keys) if who is None else (who.dataset, who.force, who.month) in keys


def _report(
    before: Release | None, findings: list[Finding], outcomes: list[_Outcome]
) -> IngestReport:
    report = IngestReport(release=before.number if before else None)
    report.findings = list(findings)
    report.files_ignored = sum(f.level is Level.WARNING for f in findings)
    report.files_refused = len(findings) - report.files_ignored
    counted: set[tuple[str, Key]] = set()
    for outcome in outcomes:
        if outcome.refused:
            report.files_refused += 1
            report.findings.append(outcome.refused)
        elif outcome.read and (outcome.sha256, outcome.read.version.key) not in counted:
            # The same bytes twice in one archive are one file.
            counted.add((outcome.sha256, outcome.read.version.key))
            _add_read(report, outcome.read)
        else:
            report.files_unchanged += 1
    return report


def _add_read(report: IngestReport, read: ReadFile) -> None:
    version = read.version
    report.files_read += 1
    report.findings.extend(read.findings)
    line = report.by_dataset.setdefault(
        version.dataset, {"files": 0, "rows": 0, "kept": 0, "rejected": 0}
    )
    line["files"] += 1
    for name in ("rows", "kept", "rejected"):
        setattr(report, name, getattr(report, name) + getattr(version, name))
        line[name] += getattr(version, name)
