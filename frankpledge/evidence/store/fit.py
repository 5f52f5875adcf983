"""Whether a dataset says of its files what the files in the store hold.

Files are written once, with the columns that the dataset had then. Where it was changed since,
one query would read files of two shapes.
"""

from functools import lru_cache
from pathlib import Path

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset

TYPES = {
    "month": "DATE",
    "instant": "TIMESTAMP WITH TIME ZONE",
    "boolean": "BOOLEAN",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
}
TEXT = "VARCHAR"


def misfit(root: Path, dataset: Dataset, version: str, summary: str) -> str:
    """Return how `dataset` differs from what it was when its files were read, or nothing.

    `version` and `summary` are one file each of those held, by path in the store; files that
    cannot be read tell nothing, and others say so.
    """
    columns = {"force": TEXT, "month": TYPES["month"]}
    columns |= {column.name: TYPES.get(column.kind, TEXT) for column in dataset.columns}
    columns |= {"district": TEXT} if dataset.has_district else {}
    try:
        held, counted = _columns(root / version), _columns(root / summary)
    except duckdb.Error:
        return ""
    by = [name for name in counted if name not in ("force", "month", "n")]
    if changed := sorted(dict(held.items() ^ columns.items())):
        return f"the files that are held were read when {changed[0]!r} was not what it is now"
    if set(by) != set(dataset.summary_by):
        return f"the files that are held were counted when summary: by was {sorted(by)}"
    return ""


@lru_cache(maxsize=256)
def _columns(path: Path) -> dict[str, str]:
    """Return the type of each column of a Parquet file, which never changes under its name."""
    with engine.connect(threads=1) as connection:
        found = connection.execute(f"describe select * from {engine.parquet([path])}").fetchall()
    return {name: kind for name, kind, *_ in found}
