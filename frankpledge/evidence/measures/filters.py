"""What a question is narrowed to: values that exist, spelt as the rows spell them.

A value that no row carries would be answered with a confident zero; so a misspelt one is
refused, with the nearest that is right.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import duckdb

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import District, find_district
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.summaries import relation

LSOA = re.compile(r"[A-Z]\d{8}\Z")


@dataclass(kw_only=True)
class Narrowed:
    """A question's filters made certain.

    `accepted` holds, by dimension, the values of rows that are let through. `owners` are
    the forces in whose area the places asked for lie, where that is known. `notices` say
    what a reader should know of how a value was taken.
    """

    accepted: dict[str, list[str]] = field(default_factory=dict)
    owners: set[str] = field(default_factory=set)
    notices: list[str] = field(default_factory=list)


def narrow(
    where: Mapping[str, tuple[str, ...]],
    dataset: Dataset,
    store: Store,
    release: Release,
    connection: duckdb.DuckDBPyConnection,
) -> Narrowed:
    """Return the filters of `where`, other than force and month, as rows spell them.

    Raises:
        NotFound: no row held carries a value, or anything spelt like it.
        BadInput: a small area is not asked for by its code.
    """
    found = Narrowed()
    for name, values in where.items():
        if name in ("force", "month"):
            continue
        column = dataset.dimensions[name]
        for value in values:
            if name == "district":
                spelt = _district(value, found)
            elif name == "lsoa":
                spelt = [_lsoa(value)]
            else:
                spelt = _known_word(value, column, dataset)
            if not spelt:
                held = _values_held(column, dataset, store, release, connection)
                spelt = [_nearest(value, name, held)]
            found.accepted.setdefault(name, []).extend(spelt)
    return found


def _district(value: str, found: Narrowed) -> list[str]:
    district: District | None = find_district(value)
    if district is None:
        return []
    found.owners.add(district.force)
    if value.casefold() in (name.casefold() for name in district.predecessors):
        found.notices.append(f"{value} is counted in {district.name}, which took its place.")
    return list(district.recorded_names)


def _lsoa(value: str) -> str:
    code = value.strip().upper()
    if not LSOA.match(code):
        raise BadInput(f"{value!r} is not the code of a small area, such as E01028513")
    return code


def _known_word(value: str, column: str, dataset: Dataset) -> list[str]:
    words = next((item.words for item in dataset.columns if item.name == column), frozenset())
    return [word for word in words if word.casefold() == value.casefold()]


def _values_held(
    column: str,
    dataset: Dataset,
    store: Store,
    release: Release,
    connection: duckdb.DuckDBPyConnection,
) -> list[str]:
    if column in dataset.summary_by:
        rows = relation(store, release, dataset.name)
    else:
        rows = engine.parquet(store.absolute(release.current(dataset.name)))
    found = connection.execute(
        f"select distinct {column} from {rows} where {column} is not null order by 1"
    ).fetchall()
    return [value for (value,) in found]


def _nearest(value: str, name: str, held: list[str]) -> str:
    by_fold = {word.casefold(): word for word in held}
    if value.casefold() in by_fold:
        return by_fold[value.casefold()]
    near = get_close_matches(value.casefold(), list(by_fold), 1, 0.6)
    hint = f"; did you mean {by_fold[near[0]]!r}?" if near else ""
    raise NotFound(f"No row held has the {name.replace('_', ' ')} {value!r}{hint}")


def check_lsoas(
    codes: list[str], store: Store, release: Release, connection: duckdb.DuckDBPyConnection
) -> None:
    """Say so where no row of any month carries one of `codes`.

    Raises:
        NotFound: naming the first such code.
    """
    files = engine.parquet(store.absolute(release.current("street")))
    for code in codes:
        row = connection.execute(
            f"select 1 from {files} where lsoa_code = ? limit 1", [code]
        ).fetchone()
        if row is None:
            raise NotFound(f"No row held carries the small area {code}")
