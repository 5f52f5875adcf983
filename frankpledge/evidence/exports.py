"""Whole tables of a release as files: every row of each dataset, as Parquet and as CSV.

    exports/000012/street.parquet       every row in force
    exports/000012/street.csv.gz        the same rows, as the interface streams them
    exports/release-000012.json         the digest and size of each

They are made once a release, after it came into force, and never in a request: by the worker, or
by `frankpledge exports`. Those of the release before go as soon as a newer one has its own.
"""

import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb

from frankpledge.errors import Damaged
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.files import put
from frankpledge.evidence.store.digests import Digest, Fault, digest_of, wrong_with
from frankpledge.evidence.store.layers import (
    LayerManifest,
    layer_faults,
    read_manifest,
    write_manifest,
)
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.versions import Version
from frankpledge.evidence.tables import ROWS_AT_ONCE, csv_pieces

LAYER = "exports"
PARQUET, CSV = "parquet", "csv.gz"
FORMS = (PARQUET, CSV)
CURE = "frankpledge exports makes it again"
MEMORY = "256MB"
LEVEL = 6  # of gzip: a third smaller than the fastest, at half its speed


def rows_of(store: Store, dataset: Dataset, versions: list[Version], form: str) -> str:
    """Return the query for every row of some versions: the force, then the source's columns.

    A month is text in both forms. A moment is one in Parquet; in CSV it is text in UTC, with the
    offset that the source's files have.
    """
    paths = engine.texts(store.absolute(versions))
    texts = {"month": "strftime({name}, '%Y-%m') as {name}"}
    if form == CSV:
        utc = "strftime({name} at time zone 'UTC', '%Y-%m-%dT%H:%M:%S+00:00')"
        texts["instant"] = f"{utc} as {{name}}"
    own = ", ".join(texts.get(c.kind, "{name}").format(name=c.name) for c in dataset.columns)
    return (
        f"select split_part(filename, '/', -2) as force, {own}"  # its folder: see `store`
        f" from read_parquet({paths}, hive_partitioning = false, filename = true)"
    )


def in_order(versions: list[Version]) -> list[Version]:
    """Return versions as an export has them: by month, then by force."""
    return sorted(versions, key=lambda version: (version.month, version.force))


def file_of(store: Store, release: int, dataset: str, form: str) -> tuple[Path, Digest] | None:
    """Return a whole table of a release with its digest; None where it is not made, or damaged."""
    try:
        held = read_manifest(store, LAYER, release)
    except Damaged:
        return None
    name = _path(release, dataset, form)
    written = held.digests.get(name) if held else None
    if written is None or wrong_with(store.root / name, written, deep=False):
        return None
    return store.root / name, written


def is_made(store: Store, release: int) -> bool:
    """Whether the whole tables of a release were made; a damaged list of them counts as none."""
    try:
        return read_manifest(store, LAYER, release) is not None
    except Damaged:
        return False


def make(
    store: Store, release: Release, tell: Callable[[str, str, int], None] = lambda *_: None
) -> None:
    """Write every whole table of a release, each whole or not at all; then the manifest.

    Raises:
        Damaged: a file of the store cannot be read.
    """
    folder = store.root / LAYER / f"{release.number:06d}"
    folder.mkdir(parents=True, exist_ok=True)
    digests = {}
    names = _held(store, release)
    for name in names:
        for form in FORMS:
            query = rows_of(store, store.dataset(name), in_order(release.current(name)), form)
            target = store.root / _path(release.number, name, form)
            part = target.with_name(f"{target.name}.{os.getpid()}.part")
            _write(store, query, part, form)
            digests[_path(release.number, name, form)] = digest_of(part)
            put(part, target)
            tell(LAYER, target.name, len(names) * len(FORMS))
    write_manifest(store, LAYER, LayerManifest(release=release.number, digests=digests))
    for other in (store.root / LAYER).glob("[0-9]*"):
        if other != folder:
            shutil.rmtree(other, ignore_errors=True)


def find_faults(store: Store, release: Release, *, deep: bool) -> Iterator[Fault]:
    """Yield what is wrong with the whole tables; none where they are not made yet."""
    try:
        if read_manifest(store, LAYER, release.number) is None:
            return
    except Damaged:
        pass  # named below
    _, found = layer_faults(store, LAYER, release.number, CURE, deep=deep)
    yield from found


def throw_away(store: Store) -> None:
    """Remove every whole table: they can be made again."""
    shutil.rmtree(store.root / LAYER, ignore_errors=True)


def _held(store: Store, release: Release) -> list[str]:
    return [name for name in store.datasets if release.current(name)]


def _path(release: int, dataset: str, form: str) -> str:
    return f"{LAYER}/{release:06d}/{dataset}.{form}"


def _write(store: Store, query: str, part: Path, form: str) -> None:
    store.scratch.mkdir(parents=True, exist_ok=True)
    with engine.connect(threads=1, memory_limit=MEMORY, spill=store.scratch) as connection:
        try:
            if form == PARQUET:
                connection.execute(
                    f"copy ({query}) to {engine.text(str(part))} (format parquet, compression zstd)"
                )
            else:
                _write_csv(connection.execute(query), part)
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise Damaged("A file of the store cannot be read: ingest its archive again") from error


def _write_csv(found: duckdb.DuckDBPyConnection, part: Path) -> None:
    with (
        part.open("wb") as raw,
        gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=LEVEL, filename="", mtime=0) as packed,
    ):
        for piece in csv_pieces([column[0] for column in found.description], _rows(found)):
            packed.write(piece)


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[object, ...]]:
    while batch := found.fetchmany(ROWS_AT_ONCE):
        yield from batch
