"""Measures over a release: calculated once, kept, and only for what has changed.

    results/<measure>-<digest>.parquet    one row per kind of area, area and month

Each row carries a digest of what it was made of: the query, and the source files of its
month. A new file takes over the rows whose digest still holds and calculates the rest.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import duckdb

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence import engine, summaries
from frankpledge.evidence.definitions import Measure
from frankpledge.evidence.people import People, people
from frankpledge.evidence.store import Release, Store
from frankpledge.evidence.versions import Version
from frankpledge.evidence.views import TABLES, needs_rows, query, small_tables, view

LAYOUT = "1"  # part of every digest: raise it when the meaning of a row changes
FILES_KEPT = 4  # results of a measure: for the release in force and a few before it
STORED = ("force", "district")  # small areas are calculated when they are asked for
COLUMNS = (
    "kind",
    "area",
    "month",
    "numerator",
    "denominator",
    "unknown",
    "other_numerator",
    "other_denominator",
    "value",
)
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
    """Calculate what `release` lacks of `measures`; return how many months were calculated."""
    done = 0
    with engine.connect(spill=store.scratch) as connection:
        for measure in measures:
            done += _refresh(store, release, measure, connection)
            progress(measure)
    return done


def results_path(store: Store, release: Release, measure: Measure) -> Path:
    """Return where the results of `measure` for `release` lie, made or not."""
    return _path(store, measure, inputs(store, release, measure))


def _path(store: Store, measure: Measure, stamps: dict[str, str]) -> Path:
    digest = _digest(sorted(stamps.items()))
    return store.root / "results" / f"{measure.name}-{digest}.parquet"


_stamps: dict[tuple[Path, int, str, str, str, str], dict[str, str]] = {}


def inputs(store: Store, release: Release, measure: Measure) -> dict[str, str]:
    """Return, by month, the digest of all that the results of that month depend on."""
    residents = people(store)
    key = (
        store.root,
        release.number,
        measure.name,
        measure.sql,
        repr(measure.areas),
        residents.digest,
    )
    if key not in _stamps:
        if len(_stamps) > 512:
            _stamps.clear()
        _stamps[key] = _inputs(release, measure, residents)
    return _stamps[key]


def _inputs(release: Release, measure: Measure, residents: People) -> dict[str, str]:
    base = [LAYOUT, measure.sql, measure.form, *measure.areas]
    if "population" in measure.sql or "people_by_ethnicity" in measure.sql:
        base.append(residents.digest)
    paths: dict[str, list[str]] = {}
    for version in release.current(measure.dataset):
        paths.setdefault(version.month, []).append(version.path)
    others = sorted(
        (version.month, version.path)
        for dataset in measure.datasets[1:]
        for version in release.current(dataset)
    )
    return {
        month: _digest([*base, *sorted(held), *(p for m, p in others if m <= month)])
        for month, held in sorted(paths.items())
    }


def _digest(parts: Iterable[str | tuple[str, str]]) -> str:
    return hashlib.sha256("\n".join(map(str, parts)).encode()).hexdigest()[:16]


def _refresh(
    store: Store, release: Release, measure: Measure, connection: duckdb.DuckDBPyConnection
) -> int:
    stamps = inputs(store, release, measure)
    target = _path(store, measure, stamps)
    if not stamps or target.exists():
        return 0
    _folder_for(target)
    names = ", ".join(f"{name} {_TYPES.get(name, 'bigint')}" for name in COLUMNS)
    connection.execute(f"create or replace temp table made ({names}, inputs varchar)")
    kept = _take_over(store, measure, stamps, connection)
    months = [month for month in stamps if month not in kept]
    if months:
        load(store, connection)
        _calculate(store, release, measure, months, connection)
    _write(connection, target)
    _prune(target, measure)
    return len(months)


def _folder_for(target: Path) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Damaged(f"{target.parent} cannot be made: {error.strerror}") from error


_TYPES = {"kind": "varchar", "area": "varchar", "month": "varchar", "value": "double"}


def _take_over(
    store: Store,
    measure: Measure,
    stamps: dict[str, str],
    connection: duckdb.DuckDBPyConnection,
) -> set[str]:
    """Copy the rows that still hold from the newest earlier file; return their months."""
    earlier = _earlier(store.root / "results", measure)
    if not earlier:
        return set()
    held = ", ".join(map(engine.text, stamps.values()))
    try:
        connection.execute(
            f"insert into made select * from {engine.parquet(earlier[-1:])} where inputs in ({held})"
        )
    except duckdb.Error:  # a damaged file is no reason not to calculate
        return set()
    rows = connection.execute("select distinct inputs from made").fetchall()
    by_stamp = {stamp: month for month, stamp in stamps.items()}
    return {by_stamp[stamp] for (stamp,) in rows}


def load(store: Store, connection: duckdb.DuckDBPyConnection) -> None:
    """Make the reference tables that queries join."""
    for table in small_tables(people(store)):
        engine.table_from(connection, table.name, table.types, table.rows)


@dataclass(frozen=True)
class Scope:
    """Which rows a query sees: months of its first dataset, and forces (none means all)."""

    months: tuple[str, ...]
    forces: frozenset[str] = frozenset()


def make_views(
    store: Store,
    release: Release,
    measure: Measure,
    kind: str,
    scope: Scope,
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Make the views that the query of `measure` reads, over what `scope` lets through."""
    for dataset in measure.datasets:
        rows = needs_rows(measure, kind, dataset)
        wanted = _reach(measure, dataset, scope.months)
        base = source(store, release, dataset, wanted, has_rows=rows, forces=scope.forces)
        sql = view(dataset, base, has_rows=rows)
        connection.execute(f"create or replace temp view {TABLES[dataset]} as {sql}")


def _reach(measure: Measure, dataset: str, months: Sequence[str]) -> Callable[[str], bool]:
    if dataset == measure.dataset:
        wanted = set(months)
        return lambda month: month in wanted
    last = max(months)
    return lambda month: month <= last


def source(
    store: Store,
    release: Release,
    dataset: str,
    is_wanted: Callable[[str], bool],
    *,
    has_rows: bool,
    forces: frozenset[str] = frozenset(),
) -> str:
    """Return a FROM item with the rows, or the summaries, of the months wanted."""
    versions = wanted_versions(release, dataset, is_wanted, forces)
    if has_rows:
        if not versions:
            versions = release.current(dataset)[:1]
            if not versions:
                raise BadInput(f"no file of {dataset} is held")
            return f"(select * from {engine.parquet(store.absolute(versions))} where false)"
        return engine.parquet(store.absolute(versions))
    base = summaries.relation(store, release, dataset, is_wanted)
    if base is None:
        raise BadInput(f"no file of {dataset} is held")
    return base


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


def _calculate(
    store: Store,
    release: Release,
    measure: Measure,
    months: Sequence[str],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    stamps = inputs(store, release, measure)
    engine.table_from(
        connection,
        "wanted",
        {"month": "VARCHAR", "inputs": "VARCHAR"},
        [{"month": month, "inputs": stamps[month]} for month in months],
    )
    if any(not release.current(dataset) for dataset in measure.datasets):
        return
    for kind in STORED:
        if kind not in measure.areas:
            continue
        for scope in _scopes(release, measure, months):
            make_views(store, release, measure, kind, scope, connection)
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
        raise Damaged(
            "A file of the store is missing or cannot be read: ingest the archives again"
        ) from error
    except duckdb.Error as error:
        said = str(error).splitlines()[0]
        raise BadInput(
            f"{measure.folder / 'measure.sql'} does not run ({said}); 'frankpledge measure check"
            f" {measure.name}' tells more"
        ) from error


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
    store: Store,
    release: Release,
    measures: Sequence[Measure],
    connection: duckdb.DuckDBPyConnection,
    where: str = "true",
) -> list[tuple[Any, ...]]:
    """Return stored rows of `measures`: the measure's place in the list, then COLUMNS.

    Missing results are calculated first.
    """
    paths = []
    for place, measure in enumerate(measures):
        path = results_path(store, release, measure)
        if not path.exists():
            refresh(store, release, [measure])
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
        return connection.execute(rows).fetchall()
    except duckdb.Error:
        # Results can always be made again, so a damaged file is no reason to stop.
        for _, path in paths:
            path.unlink(missing_ok=True)
        refresh(store, release, measures)
    try:
        return connection.execute(rows).fetchall()
    except duckdb.Error as error:
        raise Damaged(
            f"The files of {store.root / 'results'} cannot be read; remove that folder, it is made"
            " again"
        ) from error
