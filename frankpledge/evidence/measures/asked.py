"""What was asked for, where no row is found: the keys of the answer, and whose place they are of.

Without it a small area in which nothing of a kind was recorded would have no name in the answer, and
the status of every force instead of its own.
"""

from collections.abc import Iterable, Sequence
from itertools import product

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import find_district
from frankpledge.evidence.measures.filters import Narrowed
from frankpledge.evidence.store.releases import Release, Store

SMALL_AREA, DISTRICT = "lsoa", "district"


def add_asked(
    connection: duckdb.DuckDBPyConnection,
    others: Sequence[str],
    where: dict[str, tuple[str, ...]],
    narrowed: Narrowed,
    owners: Iterable[str],
) -> None:
    """Add to the table `found` a row of nothing for each combination asked for, of each of `owners`.

    Only where every dimension of `others` was narrowed: else the combinations are not known.
    """
    if any(name not in narrowed.accepted for name in others):
        return
    values = [_shown(name, where, narrowed) for name in others]
    rows = [
        {"force": force, "month": None, **dict(zip(others, keys, strict=True)), "n": 0}
        for force in sorted(owners) or [""]
        for keys in product(*values)
    ]
    texts = dict.fromkeys(("force", "month", *others), "VARCHAR")
    engine.table_from(connection, "asked", texts | {"n": "BIGINT"}, rows)
    connection.execute("insert into found by name select * from asked")


def _shown(name: str, where: dict[str, tuple[str, ...]], narrowed: Narrowed) -> list[str]:
    if name != DISTRICT:
        return narrowed.accepted[name]
    return [found.name if (found := find_district(word)) else word for word in where[name]]


def owners_of(
    narrowed: Narrowed,
    dataset: Dataset,
    store: Store,
    release: Release,
    connection: duckdb.DuckDBPyConnection,
) -> set[str]:
    """Return the forces in whose area the places asked for lie: of small areas, that with most rows."""
    codes = narrowed.accepted.get(SMALL_AREA, [])
    if narrowed.owners or not codes:
        return narrowed.owners
    held = engine.parquet(store.absolute(release.current(dataset.name)))
    listed = ", ".join(map(engine.text, codes))
    row = connection.execute(
        f"select force from {held} where {dataset.dimensions[SMALL_AREA]} in ({listed})"
        " group by 1 order by count(*) desc, 1 limit 1"
    ).fetchone()
    return {row[0]} if row else set()
