"""Read one source file into a version: fast where it is clean, carefully where it is not.

A clean file goes from CSV to Parquet in one statement. As soon as its lines and the rows
that passed every check differ by one, it is read again, line by line.
"""

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Column, Dataset
from frankpledge.evidence.datasets.identity import Identity
from frankpledge.evidence.files import put
from frankpledge.evidence.findings import Finding, Level, Refused, RejectedRow
from frankpledge.evidence.intake import checks
from frankpledge.evidence.intake.archive import SourceFile
from frankpledge.evidence.intake.careful_reader import (
    GRID,
    LINE,
    MOST_REJECTED,
    careful_headers,
    has_grid,
    read_carefully,
)
from frankpledge.evidence.intake.identify import (
    dataset_of,
    identity_from_rows,
    known_headers,
    read_headers,
)
from frankpledge.evidence.intake.screening import Screening, screen
from frankpledge.evidence.store.digests import digest_of
from frankpledge.evidence.store.versions import (
    ReadFile,
    Version,
    count_warnings,
    files_of,
    relative_path,
    write_notes,
)

# DuckDB takes these in a path for a pattern.
GLOB = "*?[]"
# The disk is full or may not be written: no fault of the file, and no use in going on.
OF_THE_MACHINE = (errno.ENOSPC, errno.EROFS, errno.EDQUOT)


def stage(source: SourceFile, folder: Path) -> tuple[Screening, Path]:
    """Screen `source`; return what was found and where its unpacked bytes lie.

    Packed files are unpacked into `folder`; the caller removes them.

    Raises:
        Refused: it is empty, too large, or its packing is damaged.
    """
    is_read_in_place = source.path is not None and not set(GLOB) & set(str(source.path))
    target = folder / f"{os.getpid()}-{id(source)}.csv"
    if is_read_in_place and source.path is not None:
        target = source.path
    try:
        with source.open() as stream:
            return screen(stream, None if is_read_in_place else target), target
    except Exception as error:
        if not is_read_in_place:
            target.unlink(missing_ok=True)
        if isinstance(error, Refused):
            raise
        if isinstance(error, OSError) and error.errno in OF_THE_MACHINE:
            raise
        if isinstance(error, PermissionError):
            raise Refused("it may not be read (permission denied)") from error
        # gzip, zlib, lzma and zipfile each raise errors of their own for damaged data.
        raise Refused(f"it cannot be unpacked ({error}); download it again") from error


class _Where(TypedDict, total=False):
    field: str
    line: int | None
    count: int


@dataclass(kw_only=True)
class _File:
    """One file on its way in, and what was found in it so far."""

    source: SourceFile
    dataset: Dataset
    headers: list[str]
    screening: Screening
    path: Path
    identity: Identity | None
    findings: list[Finding] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)

    @property
    def present(self) -> set[str]:
        return set(careful_headers(self.headers))

    def found(self, level: Level, message: str, **where: Unpack[_Where]) -> None:
        self.findings.append(Finding(level=level, file=self.source.label, message=message, **where))

    def warn(self, message: str, **where: Unpack[_Where]) -> None:
        self.found(Level.WARNING, message, **where)


class Reader:
    """Reads staged files into versions, with one DuckDB connection of its own."""

    def __init__(self, store: Path, scratch: Path, datasets: Mapping[str, Dataset]) -> None:
        """Write versions of `datasets` under `store`, temporary files under `scratch`."""
        self.datasets = datasets
        self.headers = known_headers(datasets.values())
        self.store = store
        self.scratch = scratch
        self.sql = engine.connect(threads=1, spill=scratch)

    def read(self, source: SourceFile, screening: Screening, path: Path) -> ReadFile:
        """Return the version read from the bytes at `path`, written to the store.

        Raises:
            Refused: the file is not one that can be read.
        """
        headers = read_headers(screening, self.headers)
        dataset = dataset_of(headers, source.identity, self.datasets)
        file = _File(
            source=source,
            dataset=dataset,
            headers=headers,
            screening=screening,
            path=path,
            identity=source.identity,
        )
        _check_headers(file)
        counted = self._read_fast(file) or self._read_carefully(file)
        return self._finish(file, counted)

    # Clean files

    def _read_fast(self, file: _File) -> dict[str, int] | None:
        """Write the version in one statement; None where the file needs care."""
        if not file.screening.is_plain or file.identity is None or has_grid(file.headers):
            return None
        part = self._part(file.identity, file)
        odd = [checks.rejection(file.dataset, file.identity, file.present) + " is not null"]
        odd += checks.warnings(file.dataset, file.identity, file.present).values()
        columns = ", ".join(_shown(file.dataset, file.identity, file.present))
        try:
            written = self.sql.execute(
                f"copy (select {columns} from {self._csv(file.path, file.headers, numbers=True)}"
                f" where not ({' or '.join(f'coalesce({item}, false)' for item in odd)}))"
                f" to {engine.text(str(part))} (format parquet)"
            ).fetchone()
        except duckdb.IOException:
            part.unlink(missing_ok=True)
            raise
        except duckdb.Error:
            written = None
        if written is None or written[0] != file.screening.lines - 1:
            part.unlink(missing_ok=True)
            return None
        # Every line is a row, so the number of a row tells its line.
        source = engine.parquet([part], row_numbers=True)
        rows = f"(select *, file_row_number + 2 as line from {source})"
        counted = self._count(file, rows)
        put(part, self.store / relative_path(file.identity, file.screening.sha256))
        return counted

    # Files with something odd in them

    def _read_carefully(self, file: _File) -> dict[str, int]:
        target = self.scratch / f"{os.getpid()}-{id(file)}.clean.csv"
        try:
            reading = read_carefully(file.path, target, file.headers)
            relation = self._csv(target, [LINE, *careful_headers(file.headers)], numbers=False)
            self.sql.execute(f"create or replace temp table raw as select * from {relation}")
        finally:
            target.unlink(missing_ok=True)
        file.rejected.extend(reading.rejected)
        if reading.recoded:
            file.warn(
                "not UTF-8; read as Windows-1252, so letters may be wrong",
                line=reading.recoded[0],
                count=len(reading.recoded),
            )
        identity = file.identity or self._identity(file)
        file.identity = identity
        self._judge(file, identity)
        kept = self._row("select count(*) from judged where rejection is null")[0]
        if file.rejected and not kept:
            first = file.rejected[0]
            where = f"{first.field}: " if first.field else ""
            raise Refused(
                f"none of its {len(file.rejected):,} rows can be used; the first: {where}{first.reason}",
                first.line,
            )
        part = self._part(identity, file)
        self.sql.execute(
            f"copy (select {', '.join(['force', 'month', *checks.version_columns(file.dataset)])}"
            f" from judged where rejection is null order by line)"
            f" to {engine.text(str(part))} (format parquet)"
        )
        counted = self._count(file, "(from judged where rejection is null)")
        put(part, self.store / relative_path(identity, file.screening.sha256))
        return counted

    def _identity(self, file: _File) -> Identity:
        if not {"Reported by", "Month"} <= file.present:
            return identity_from_rows(file.dataset, [])
        pairs = self.sql.execute('select distinct "Reported by", "Month" from raw').fetchall()
        return identity_from_rows(file.dataset, pairs)

    def _judge(self, file: _File, identity: Identity) -> None:
        """Make the table `judged`: typed rows, each with its rejection and its oddities."""
        warning_of = checks.warnings(file.dataset, identity, file.present)
        shown = [
            f"{engine.name(LINE)}::bigint as line",
            *_shown(file.dataset, identity, file.present),
            f"{checks.rejection(file.dataset, identity, file.present)} as rejection",
            *(f"{condition} as w{n}" for n, condition in enumerate(warning_of.values())),
        ]
        self.sql.execute(
            f"create or replace temp table judged as select {', '.join(shown)} from raw"
        )
        for number, key in enumerate(warning_of):
            count, line = self._row(
                f"select count(*), min(line) from judged where rejection is null and w{number}"
            )
            if count:
                field_, message = key.split("|", 1)
                file.warn(message, field=field_, line=line, count=count)
        self._reject(file)

    def _reject(self, file: _File) -> None:
        found = self.sql.execute(
            f"select judged.rejection, raw.* from judged"
            f" join raw on raw.{engine.name(LINE)}::bigint = judged.line"
            f" where judged.rejection is not null order by judged.line limit {MOST_REJECTED + 1}"
        ).fetchall()
        if len(found) > MOST_REJECTED:
            field_, reason = found[0][0].split("|", 1)
            raise Refused(
                f"more than {MOST_REJECTED:,} of its rows cannot be used; the first:"
                f" {field_}: {reason}",
                int(found[0][1]),
            )
        for rejection, line, *rest in found:
            field_, reason = rejection.split("|", 1)
            text = ",".join("" if value is None else str(value) for value in rest)
            file.rejected.append(
                RejectedRow(line=int(line), reason=reason, text=text, field=field_)
            )
        file.rejected.sort(key=lambda row: row.line)
        for row in file.rejected:
            file.found(Level.ROW_REJECTED, row.reason, field=row.field, line=row.line)

    # Both

    def _count(self, file: _File, rows: str) -> dict[str, int]:
        """Count what the manifest keeps of the kept `rows`, and warn of unknown words.

        One grouped pass: there are few combinations of category words, whatever the rows.
        """
        gap, has_lsoa = file.dataset.outcome_gap, file.dataset.has_district
        worded = [column for column in file.dataset.columns if column.words]
        shown = [
            *(column.name for column in worded),
            f"coalesce({gap.among}, false)" if gap else "false",
            f"coalesce({gap.column} = {engine.text(gap.word)}, true)" if gap else "false",
            "count(*)",
            "min(line)",
            "count(lsoa_code)" if has_lsoa else "0",
            checks.NEW_LSOAS if has_lsoa else "0",
        ]
        groups = self.sql.execute(f"select {', '.join(shown)} from {rows} group by all").fetchall()
        for place, column in enumerate(worded):
            _check_words(file, column, [(g[place], *g[-4:-2]) for g in groups])
        return {
            "kept": sum(group[-4] for group in groups),
            "lsoas": sum(group[-2] for group in groups),
            "new_lsoas": sum(group[-1] for group in groups),
            "outcome_rows": sum(group[-4] for group in groups if group[-6]),
            "outcome_gap": sum(group[-4] for group in groups if group[-6] and group[-5]),
        }

    def _finish(self, file: _File, counted: dict[str, int]) -> ReadFile:
        identity = file.identity
        assert identity is not None
        version = Version(
            dataset=identity.dataset,
            force=identity.force,
            month=identity.month,
            sha256=file.screening.sha256,
            path=relative_path(identity, file.screening.sha256),
            file=file.source.label,
            rows=counted["kept"] + len(file.rejected),
            kept=counted["kept"],
            rejected=len(file.rejected),
            warnings=count_warnings(file.findings),
            outcome_rows=counted["outcome_rows"],
            outcome_gap=counted["outcome_gap"],
            lsoa_vintage=_vintage(counted),
            downloaded=file.source.downloaded,
        )
        read = ReadFile(version=version, findings=file.findings, rejected=file.rejected)
        paths = files_of(version.path)
        for path in paths[1:]:  # of a version that was damaged
            (self.store / path).unlink(missing_ok=True)
        if read.findings:
            write_notes(self.store, read)
        written = (path for path in paths if (self.store / path).is_file())
        return replace(read, digests={path: digest_of(self.store / path) for path in written})

    def _csv(self, path: Path, headers: list[str], *, numbers: bool) -> str:
        """Return a FROM item that reads a CSV as text; coordinates as `numbers` where asked.

        Columns are told by their place; one that is not known gets a name that no other has.
        """
        columns = ", ".join(
            f"{engine.text(header if header in self.headers or header == LINE else f'extra {n}')}:"
            f" '{'DOUBLE' if numbers and header in GRID.values() else 'VARCHAR'}'"
            for n, header in enumerate(headers)
        )
        return (
            f"read_csv({engine.text(str(path))}, columns = {{{columns}}},"
            " header = false, skip = 1, auto_detect = false, delim = ',', quote = '\"',"
            " escape = '\"', strict_mode = true, null_padding = false, nullstr = '',"
            " parallel = false, hive_partitioning = false)"
        )

    def _part(self, identity: Identity, file: _File) -> Path:
        target = self.store / relative_path(identity, file.screening.sha256)
        target.parent.mkdir(parents=True, exist_ok=True)
        return target.with_name(f"{target.name}.{os.getpid()}-{id(self)}.part")

    def _row(self, query: str) -> tuple[Any, ...]:
        return self.sql.execute(query).fetchone() or ()


def _check_words(file: _File, column: Column, groups: list[tuple[str | None, int, int]]) -> None:
    """Warn of each word of `column` that is not known: how many rows, the first line."""
    unknown: dict[str, tuple[int, int]] = {}
    for word, count, line in groups:
        if word is not None and word not in column.words:
            before, first = unknown.get(word, (0, line))
            unknown[word] = (before + count, min(first, line))
    for word, (count, line) in sorted(unknown.items(), key=lambda item: item[1][1]):
        message = f"category not known, kept as it is: {word!r}"
        file.warn(message, field=column.header, line=line, count=count)


def _check_headers(file: _File) -> None:
    known = set(file.dataset.headers) | (set(GRID) if has_grid(file.headers) else set())
    extra = [header for header in file.headers if header not in known]
    if extra:
        file.warn(f"column not known and not read: {', '.join(map(repr, extra))}", line=1)
    absent = [header for header in file.dataset.headers if header not in file.present]
    if absent:
        file.warn(f"column missing, taken as blank: {', '.join(map(repr, absent))}", line=1)


def _vintage(counted: dict[str, int]) -> str:
    if not counted["lsoas"]:
        return ""
    return "2021" if counted["new_lsoas"] else "2011 or unchanged"


def _shown(dataset: Dataset, identity: Identity, present: set[str]) -> list[str]:
    return [
        f"{engine.text(identity.force)} as force",
        f"{checks.month_literal(identity)} as month",
        *checks.typed_columns(dataset, present),
    ]
