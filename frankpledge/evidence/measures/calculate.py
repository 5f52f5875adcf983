"""Measures over a release: calculated once, kept, and only for what has changed.

    results/<measure>-<digest>.parquet    one row per kind of area, area and month

Each row carries a digest of what it was made of: the query, and the source files of its
month. A new file takes over the rows whose digest still holds and calculates the rest.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence import engine
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import INPUTS, NAMES, ReleaseReader
from frankpledge.evidence.measures.views import (
    IS_CRIME,
    NO_YEAR,
    RESIDENTS,
    Parts,
    inner_query,
    lacks_year,
    needs_rows,
    query,
    view,
)
from frankpledge.evidence.store import summaries
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.versions import Version

LAYOUT = "1"  # part of every digest: raise it when the meaning of a row changes
FILES_KEPT = 4  # results of a measure: for the release in force and a few before it
STORED = ("force", "district")  # small areas are calculated when they are asked for
COLUMNS = ("kind", "area", "month", *Parts._fields)
LOST = "A file of the store is missing or cannot be read: ingest the archives again"
Progress = Callable[[Measure], None]


def own_measures(store: Store) -> Path:
    """Return the folder in which a store's own measures lie."""
    return store.root / "measures"


def refresh(
    store: Store,
    release: Release,
    measures: Iterable[Measure],
    *,
    progress: Progress = lambda _measure: None,
) -> int:
    """Calculate what `release` lacks of `measures`; return how many months were calculated.

    Raises:
        BadInput: a query is not right.
        Damaged: a file of the store cannot be read, or results cannot be written.
    """
    done = 0
    with closing(ReleaseReader(store, release, spill=store.scratch)) as reader:
        for measure in measures:
            done += calculate(reader, measure)
            progress(measure)
    return done


def results_path(reader: ReleaseReader, measure: Measure) -> Path:
    """Return where the results of `measure` lie, made or not."""
    digest = _digest(sorted(inputs(reader, measure).items()))
    return reader.store.root / "results" / f"{measure.name}-{digest}.parquet"


def names(reader: ReleaseReader, measure: Measure) -> engine.Names:
    """Return the tables and columns that the query of `measure` names.

    Raises:
        BadInput: it is not one query.
    """
    sql = inner_query(measure, measure.areas[0])
    try:
        found = reader.kept(NAMES, sql, lambda: engine.names_in(sql, reader.connection))
    except duckdb.Error as error:
        raise does_not_run(measure, error) from error
    if lacks_year(found.tables, found.columns):
        raise BadInput(f"{measure.folder / 'measure.sql'} {NO_YEAR}")
    return found


def does_not_run(measure: Measure, error: duckdb.Error) -> BadInput:
    """Return what to say of a measure whose query the engine refuses."""
    said = str(error).splitlines()[0]
    return BadInput(
        f"{measure.folder / 'measure.sql'} does not run ({said}); 'frankpledge measure check"
        f" {measure.name}' tells more"
    )


def inputs(reader: ReleaseReader, measure: Measure) -> dict[str, str]:
    """Return, by month, the digest of all that the results of that month depend on."""
    return reader.kept(INPUTS, measure.digest, lambda: _inputs(reader, measure))


def _inputs(reader: ReleaseReader, measure: Measure) -> dict[str, str]:
    base = [LAYOUT, measure.sql, measure.form, *measure.areas]
    # What a query does not write it cannot name. One that writes a word without naming it is
    # calculated once more than it need be, which costs less than to parse every query each time.
    written = measure.sql.lower()
    if any(table in written for table in RESIDENTS):
        base.append(reader.people.digest)
    if IS_CRIME in written:
        base += [word for d in measure.sources for word in sorted(d.not_crimes)]
    others = sorted(
        (version.month, version.path)
        for dataset in measure.datasets[1:]
        for version in reader.release.current(dataset)
    )
    return {
        month: _digest([*base, *held, *(p for m, p in others if m <= month)])
        for month, held in _paths(reader, measure.dataset).items()
    }


def _paths(reader: ReleaseReader, dataset: str) -> dict[str, list[str]]:
    """Return the paths of the versions in force by month, both in order."""

    def by_month() -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for version in reader.release.current(dataset):
            found.setdefault(version.month, []).append(version.path)
        return {month: sorted(held) for month, held in sorted(found.items())}

    return reader.kept(INPUTS, dataset, by_month)


def _digest(parts: Iterable[str | tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


def calculate(reader: ReleaseReader, measure: Measure) -> int:
    """Calculate what the results of a measure lack; return how many months were calculated.

    Raises:
        BadInput: the query is not right.
        Damaged: a file of the store cannot be read, or results cannot be written.
    """
    stamps = inputs(reader, measure)
    target = results_path(reader, measure)
    if not stamps or target.exists():
        return 0
    _folder_for(target)
    columns = ", ".join(f"{name} {_TYPES.get(name, 'bigint')}" for name in COLUMNS)
    reader.connection.execute(f"create or replace temp table made ({columns}, inputs varchar)")
    kept = _take_over(reader, measure)
    months = [month for month in stamps if month not in kept]
    if months:
        _calculate(reader, measure, months)
    _write(reader.connection, target)
    _prune(target, measure)
    return len(months)


def _folder_for(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Damaged(f"{target.parent} cannot be made: {error.strerror}") from error


_TYPES = {"kind": "varchar", "area": "varchar", "month": "varchar", "value": "double"}


def _take_over(reader: ReleaseReader, measure: Measure) -> set[str]:
    """Copy the rows that still hold from the newest earlier file; return their months."""
    earlier = _earlier(reader.store.root / "results", measure)
    if not earlier:
        return set()
    stamps = inputs(reader, measure)
    held = ", ".join(map(engine.text, stamps.values()))
    try:
        reader.connection.execute(
            f"insert into made select * from {engine.parquet(earlier[-1:])} where inputs in ({held})"
        )
    except duckdb.Error:  # a damaged file is no reason not to calculate
        return set()
    rows = reader.connection.execute("select distinct inputs from made").fetchall()
    by_stamp = {stamp: month for month, stamp in stamps.items()}
    return {by_stamp[stamp] for (stamp,) in rows}


@dataclass(frozen=True)
class Scope:
    """Which rows a query sees: months of its first dataset, and forces (none means all)."""

    months: tuple[str, ...]
    forces: frozenset[str] = frozenset()


def make_views(reader: ReleaseReader, measure: Measure, kind: str, scope: Scope) -> None:
    """Make the views that the query of `measure` reads, over what `scope` lets through.

    Raises:
        Damaged: a file of the store is missing or cannot be read.
    """
    asked = names(reader, measure).columns
    for dataset in measure.sources:
        rows = needs_rows(measure, asked, kind, dataset)
        wanted = _reach(measure, dataset.name, scope.months)
        base = source(reader, dataset.name, wanted, has_rows=rows, forces=scope.forces)
        sql = view(dataset, base, has_rows=rows)
        try:
            reader.joined.execute(f"create or replace temp view {dataset.table} as {sql}")
        except duckdb.IOException as error:
            raise Damaged(LOST) from error


def _reach(measure: Measure, dataset: str, months: Sequence[str]) -> Callable[[str], bool]:
    if dataset == measure.dataset:
        wanted = set(months)
        return lambda month: month in wanted
    last = max(months)
    return lambda month: month <= last


def source(
    reader: ReleaseReader,
    dataset: str,
    is_wanted: Callable[[str], bool],
    *,
    has_rows: bool,
    forces: frozenset[str] = frozenset(),
) -> str:
    """Return a FROM item with the rows, or the summaries, of the months and forces wanted.

    Raises:
        BadInput: no file of the dataset is held.
    """
    store, release = reader.store, reader.release
    if has_rows:
        if versions := wanted_versions(release, dataset, is_wanted, forces):
            return engine.parquet(store.absolute(versions))
        if held := release.current(dataset)[:1]:
            return f"(select * from {engine.parquet(store.absolute(held))} where false)"
    elif counts := summaries.relation(store, release, dataset, is_wanted):
        if not forces:
            return counts
        listed = ", ".join(map(engine.text, sorted(forces)))
        return f"(select * from {counts} where force in ({listed}))"
    raise BadInput(f"no file of {dataset} is held")


def wanted_versions(
    release: Release,
    dataset: str,
    is_wanted: Callable[[str], bool],
    forces: frozenset[str] = frozenset(),
) -> list[Version]:
    """Return the versions in force of the months and forces wanted; no forces means all."""
    return [
        version
        for version in release.current(dataset)
        if is_wanted(version.month) and (not forces or version.force in forces)
    ]


def _calculate(reader: ReleaseReader, measure: Measure, months: Sequence[str]) -> None:
    stamps, connection = inputs(reader, measure), reader.joined
    engine.table_from(
        connection,
        "wanted",
        {"month": "VARCHAR", "inputs": "VARCHAR"},
        [{"month": month, "inputs": stamps[month]} for month in months],
    )
    if any(not reader.release.current(dataset) for dataset in measure.datasets):
        return
    for kind in STORED:
        if kind not in measure.areas:
            continue
        for scope in _scopes(reader.release, measure, months):
            make_views(reader, measure, kind, scope)
            _insert(measure, kind, connection)
    _refuse_nonsense(measure, connection)


def _refuse_nonsense(measure: Measure, connection: duckdb.DuckDBPyConnection) -> None:
    """Raise BadInput where a query counts what cannot be: less than nothing, or no number."""
    parts = ", ".join(f"coalesce({name}, 0)" for name in COLUMNS[3:8])
    row = connection.execute(
        f"select area, month from made where numerator is null or least({parts}) < 0"
        " or not isfinite(coalesce(value, 0)) limit 1"
    ).fetchone()
    if row:
        raise BadInput(
            f"{measure.folder / 'measure.sql'} gives a count that is empty, below 0 or not finite,"
            f" for {row[0]} in {row[1]}"
        )


# A query that joins rows of two datasets is run over so many forces at a time, so that what
# is joined stays in memory. No force or district gets rows from two forces.
FORCES_AT_A_TIME = 2


def _scopes(release: Release, measure: Measure, months: Sequence[str]) -> list[Scope]:
    if len(measure.datasets) == 1:
        return [Scope(tuple(months))]
    forces = sorted({v.force for v in release.current(measure.dataset) if v.month in months})
    batches = [forces[n : n + FORCES_AT_A_TIME] for n in range(0, len(forces), FORCES_AT_A_TIME)]
    return [Scope(tuple(months), frozenset(batch)) for batch in batches]


def _insert(measure: Measure, kind: str, connection: duckdb.DuckDBPyConnection) -> None:
    parts = ", ".join(COLUMNS[3:])
    try:
        connection.execute(
            f"insert into made select {engine.text(kind)}, area, strftime(r.month, '%Y-%m'), {parts},"
            f" w.inputs from ({query(measure, kind)}) r"
            " join wanted w on w.month = strftime(r.month, '%Y-%m')"
        )
    except duckdb.IOException as error:
        raise Damaged(LOST) from error
    except duckdb.Error as error:
        raise does_not_run(measure, error) from error


def _write(connection: duckdb.DuckDBPyConnection, target: Path) -> None:
    part = target.with_name(f"{target.name}.{uuid4().hex}.part")
    try:
        connection.execute(
            f"copy (from made order by kind, area, month) to {engine.text(str(part))} (format parquet)"
        )
        os.replace(part, target)
    except (OSError, duckdb.IOException) as error:
        raise Damaged(
            f"Results cannot be written to {target.parent} ({str(error).splitlines()[0]}); run"
            " 'frankpledge measure run' as somebody who may write there"
        ) from error


def _prune(target: Path, measure: Measure) -> None:
    """Remove old results of a measure: they are made again if they are ever asked for."""
    for path in _earlier(target.parent, measure)[:-FILES_KEPT]:
        path.unlink(missing_ok=True)


def _earlier(folder: Path, measure: Measure) -> list[Path]:
    """Return the results of a measure that are there, oldest first."""
    found = folder.glob(f"{measure.name}-{'[0-9a-f]' * 16}.parquet")
    return sorted(found, key=lambda path: path.stat().st_mtime_ns)


def read(
    reader: ReleaseReader, measures: Sequence[Measure], where: str = "true"
) -> list[tuple[Any, ...]]:
    """Return stored rows of `measures`: the measure's place in the list, then COLUMNS.

    Missing results are calculated first.

    Raises:
        BadInput: a query is not right.
        Damaged: the results cannot be read, nor made again.
    """
    store = reader.store
    paths = []
    for place, measure in enumerate(measures):
        path = results_path(reader, measure)
        if not path.exists():
            refresh(store, reader.release, [measure])
        if path.exists():
            paths.append((place, path))
    if not paths:
        return []
    parts = " union all ".join(
        f"select {place} as place, {', '.join(COLUMNS)} from {engine.parquet([path])} where {where}"
        for place, path in paths
    )
    rows = f"{parts} order by place, kind, area, month"
    try:
        return reader.connection.execute(rows).fetchall()
    except duckdb.Error:
        # Results can always be made again, so a damaged file is no reason to stop.
        for _, path in paths:
            path.unlink(missing_ok=True)
        refresh(store, reader.release, measures)
    try:
        return reader.connection.execute(rows).fetchall()
    except duckdb.Error as error:
        raise Damaged(
            f"The files of {store.root / 'results'} cannot be read; remove that folder, it is made"
            " again"
        ) from error
