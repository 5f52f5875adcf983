"""Counts of one month of one dataset, all forces: what pages and most questions need.

Made for the months that a release touches and named after the versions they count, so a
new month costs what it holds, however large the store is.
"""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.files import put
from frankpledge.evidence.store.digests import Checked, digest_of, is_whole
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.versions import Version

FOLDER = "summaries"


def refresh(store: Store, release: Release, touched: set[tuple[str, str]]) -> list[str]:
    """Make the summaries of the `touched` (dataset, month) pairs and enter them in `release`.

    Return the paths of those that were written.
    """
    written: list[str] = []
    if not touched:
        return written
    with engine.connect() as connection:
        for dataset_name, month in sorted(touched):
            versions = [v for v in release.current(dataset_name) if v.month == month]
            path = _path(dataset_name, month, versions)
            if path not in release.digests or not (store.root / path).exists():
                _write(connection, store.dataset(dataset_name), store, versions, path)
                release.digests[path] = digest_of(store.root / path)
                written.append(path)
            release.summaries.setdefault(dataset_name, {})[month] = path
    return written


def damaged(store: Store, release: Release, checked: Checked) -> set[tuple[str, str]]:
    """Return dataset and month of each summary that is lost or not what was written."""
    return {
        (dataset, month)
        for dataset, held in release.summaries.items()
        for month, path in held.items()
        if not is_whole(store.root, path, release.digests, checked)
    }


def _path(dataset: str, month: str, versions: list[Version]) -> str:
    names = "\n".join(sorted(version.path for version in versions))
    digest = hashlib.sha256(names.encode()).hexdigest()[:16]
    return f"{FOLDER}/{dataset}/{month}-{digest}.parquet"


def _write(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    store: Store,
    versions: list[Version],
    path: str,
) -> None:
    target: Path = store.root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    by = ", ".join(dataset.summary_by)
    connection.execute(
        f"copy (select force, month, {by}, count(*) as n from {engine.parquet(store.absolute(versions))}"
        f" group by all order by force) to {engine.text(str(part))} (format parquet)"
    )
    put(part, target)


def relation(
    store: Store,
    release: Release,
    dataset: str,
    is_wanted: Callable[[str], bool] = lambda _month: True,
) -> str | None:
    """Return a FROM item with the counts of the months wanted of `dataset`: ..., n.

    None where none of the months is held.
    """
    held = release.summaries.get(dataset, {})
    paths = [store.root / path for month, path in held.items() if is_wanted(month)]
    return engine.parquet(paths) if paths else None
