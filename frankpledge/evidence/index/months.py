"""One month of one dataset in the index, from the store's Parquet to arrays by place.

Rows with coordinates come first, by place; a place is a point and the name given to it. Those
without follow, by force. A crime's own id, 64 hexadecimal digits, is kept as four numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb
import numpy as np
import orjson

from frankpledge.errors import BadInput
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.datasets.dataset import INSTANT, MOMENTS, IndexLayout
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.grid import BAND, BITS_OF_A_BAND, MICRO, SOUTH, WEST, cells

PARTS = ("id_0", "id_1", "id_2", "id_3")  # sixteen digits of a crime's id each
BITS_LEFT_OUT = 12  # of 64: an id of 52 bits is one that every reader of JSON holds exactly

NAME, WHAT = "name", "what"  # the arrays of the names of places, and of rows' records as JSON
KEPT_IN_FACTS = ("type", "outcome")  # so few words that they lie beside the arrays


@dataclass(frozen=True)
class _Layout:
    """The rows of a dataset, the columns kept as they are, and those kept as words."""

    query: str
    plain: tuple[str, ...]
    coded: dict[str, str]


def _layout(dataset: Dataset, index: IndexLayout) -> _Layout:
    made, plain, coded = ["*"], list[str](), dict(index.words)
    if index.id:
        made.append(_digits(index.id))
        plain += PARTS
    if index.kind == MOMENTS and (time := dataset.of_kind(INSTANT)):
        made.append(f"coalesce(epoch({time.name})::bigint, 0) as instant")
        plain.append("instant")
    if index.record:
        made.append(f"{_record(index.record)} as {WHAT}")
        coded = {WHAT: WHAT} | coded
    rows = f"select {', '.join(made)} from source"
    if index.number_of:
        return _Layout(_numbered(dataset, index, rows), (*plain, "self"), coded)
    return _Layout(f"select *, 0 as self from ({rows})", tuple(plain), coded)


def _digits(column: str) -> str:
    """Return SQL for the four numbers of an id; those of one that is no digest are 0."""
    is_id = f"regexp_full_match({column}, '[0-9a-f]{{64}}')"
    return ", ".join(
        f"case when {is_id} then ('0x' || {column}[{1 + 16 * n}:{16 + 16 * n}])::ubigint else 0 end"
        f" as {part}"
        for n, part in enumerate(PARTS)
    )


def _record(record: dict[str, str]) -> str:
    """Return SQL for a row as the inside of a JSON object."""
    pairs = [
        f"{engine.text(orjson.dumps(key).decode() + ':')} || coalesce(to_json({sql})::varchar, 'null')"
        for key, sql in record.items()
    ]
    return " || ',' || ".join(pairs)


def _numbered(dataset: Dataset, index: IndexLayout, rows: str) -> str:
    """Return SQL for `rows` with a number of each, the same in every release.

    It is the beginning of its id, else of a digest of what tells it from others; of rows that
    are alike even so, all but the first get one of their own.
    """
    columns = ", ".join(index.number_of)
    first = "id_0" if index.id else "0"
    within = "self, id_1" if index.id else "self"
    order = f"{columns}, {dataset.outcome} nulls first" if dataset.outcome else columns
    return f"""
        select * replace (case when alike = 1 then self else md5_number_lower(self || '|' || alike)
            end >> {BITS_LEFT_OUT} as self)
        from (
            select *, row_number() over (partition by {within} order by {order}) as alike
            from (
                select *, case when {first} > 0 then {first}
                    else md5_number_lower(concat_ws('|', {columns})) end as self
                from ({rows})
            )
        )
    """


def fill_month(
    folder: Folder,
    dataset: Dataset,
    month: str,
    files: Sequence[tuple[str, str]],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Write the index of `dataset` in `month` from `files`: pairs of force and path."""
    assert dataset.index is not None
    layout = _layout(dataset, dataset.index)
    connection.execute(f"create or replace temp view source as {_source(dataset, files)}")
    try:
        connection.execute(f"create or replace temp table rows as {layout.query}")
    except duckdb.ConversionException as error:
        said = str(error).splitlines()[0]
        raise BadInput(
            f"The dataset {dataset.name} cannot be indexed: its 'index: record' fails on rows of"
            f" {month} ({said})"
        ) from error
    words = {array: _words(connection, array, column) for array, column in layout.coded.items()}
    rows = _fetch(connection, layout.plain, layout.coded)
    facts = {"dataset": dataset.name, "month": month, "forces": [force for force, _ in files]}
    for array, found in words.items():
        if array in KEPT_IN_FACTS:
            facts[f"{array}s"] = found
        else:
            as_json = array == NAME
            folder.write_texts(array, [orjson.dumps(w) if as_json else w.encode() for w in found])
    _write(folder, rows, layout.plain, layout.coded)
    folder.write_facts(facts)
    connection.execute("drop table rows")


def _source(dataset: Dataset, files: Sequence[tuple[str, str]]) -> str:
    """Return SQL for all rows of `files`, each with the place of its force in the list."""
    paths = engine.texts(path for _, path in files)
    latitude, longitude = (
        column.name if (column := dataset.of_kind(kind)) else "null::double"
        for kind in ("latitude", "longitude")
    )
    return f"""
        select *, list_position({paths}, filename) - 1 as force_at,
            {latitude} is null or {longitude} is null as is_nowhere,
            coalesce(round({latitude} * {MICRO})::bigint, {SOUTH}) as lat,
            coalesce(round({longitude} * {MICRO})::bigint, {WEST}) as lng
        from read_parquet({paths}, hive_partitioning = false, filename = true)
    """


def _words(connection: duckdb.DuckDBPyConnection, array: str, column: str) -> list[str]:
    """Number the distinct words of `column`; return them in order."""
    connection.execute(
        f"create or replace temp table words_{array} as select word,"
        " row_number() over (order by word) - 1 as number"
        f" from (select distinct coalesce({column}, '') as word from rows)"
    )
    found = connection.execute(f"select word from words_{array} order by number").fetchall()
    return [word for (word,) in found]


def _fetch(
    connection: duckdb.DuckDBPyConnection, plain: Sequence[str], coded: dict[str, str]
) -> dict[str, np.ndarray]:
    """Return the rows in the order of the index, as one array a column."""
    joins = " ".join(
        f"join words_{array} on words_{array}.word = coalesce(rows.{column}, '')"
        for array, column in coded.items()
    )
    numbers = [f"words_{array}.number as {array}" for array in coded]
    place = f"((lat - {SOUTH}) // {BAND} << {BITS_OF_A_BAND}) + (lng - {WEST})"
    name = "name, " if NAME in coded else ""
    rows = connection.execute(
        f"select is_nowhere, force_at, lat, lng, {place} as place, {', '.join([*numbers, *plain])}"
        f" from rows {joins}"
        f" order by is_nowhere, if(is_nowhere, force_at, place), lat, {name}"
        f"{', '.join(['self', *plain, *coded])}"
    ).fetchnumpy()
    return {column: np.asarray(values) for column, values in rows.items()}


def _write(
    folder: Folder, rows: dict[str, np.ndarray], plain: Sequence[str], coded: dict[str, str]
) -> None:
    placed = int(np.count_nonzero(~rows["is_nowhere"]))
    _write_places(folder, {name: values[:placed] for name, values in rows.items()})
    folder.write("row_force", rows["force_at"].astype(np.uint8))
    for array in coded:
        if array != NAME:  # that of the place
            small = array in KEPT_IN_FACTS
            folder.write(f"row_{array}", rows[array].astype(np.uint16 if small else np.uint32))
    if "id_0" in plain:
        folder.write("row_id", np.column_stack([rows[part] for part in PARTS]).astype(">u8"))
    if "self" in plain:
        folder.write("row_number", rows["self"].astype(np.int64))
    if "instant" in plain:
        folder.write("row_instant", rows["instant"].astype(np.int64))


def _write_places(folder: Folder, rows: dict[str, np.ndarray]) -> None:
    """Write the places, and from which row to which each one's rows go."""
    latitude, longitude = rows["lat"].astype(np.int32), rows["lng"].astype(np.int32)
    name = rows.get("name", np.zeros(len(latitude), dtype=np.int64)).astype(np.uint32)
    is_new = np.ones(len(latitude), dtype=bool)
    if len(latitude):
        same = (latitude[1:] == latitude[:-1]) & (longitude[1:] == longitude[:-1])
        is_new[1:] = ~(same & (name[1:] == name[:-1]))
    first = np.flatnonzero(is_new)
    folder.write("place_key", rows["place"][first].astype(np.int64))
    folder.write("place_lat", latitude[first])
    folder.write("place_lng", longitude[first])
    folder.write("place_name", name[first])
    folder.write("place_start", np.append(first, len(latitude)).astype(np.uint32))
    found, counts = np.unique(
        np.column_stack([cells(latitude, longitude), rows["force_at"].astype(np.int32)]),
        axis=0,
        return_counts=True,
    )
    folder.write("cells", np.column_stack([found, counts]).astype(np.int32))
