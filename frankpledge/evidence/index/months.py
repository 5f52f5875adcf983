"""One month of one dataset in the index, from the store's Parquet to arrays by place.

Rows with coordinates come first, by place; a place is a point and the name given to it. Those
without follow, by force. A crime's own id, 64 hexadecimal digits, is kept as four numbers.
"""

from collections.abc import Sequence

import duckdb
import numpy as np
import orjson

from frankpledge.evidence import engine
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.grid import BAND, BITS_OF_A_BAND, MICRO, SOUTH, WEST, cells

PARTS = ("id_0", "id_1", "id_2", "id_3")  # sixteen digits of a crime's id each
BITS_LEFT_OUT = 12  # of 64: an id of 52 bits is one that every reader of JSON holds exactly

_HAS_ID = "regexp_full_match(crime_id, '[0-9a-f]{64}')"
_DIGITS = ", ".join(
    f"case when {_HAS_ID} then ('0x' || crime_id[{1 + 16 * n}:{16 + 16 * n}])::ubigint else 0 end"
    f" as {part}"
    for n, part in enumerate(PARTS)
)
# What tells a crime without an id from others. Its outcome changes, so that is left out.
_SELF = (
    "concat_ws('|', force_at_name, crime_id, month, crime_type, longitude, latitude, location,"
    " lsoa_code)"
)
_STREET = f"""
    select * replace (case when alike = 1 then self else md5_number_lower(self || '|' || alike)
        end >> {BITS_LEFT_OUT} as self)
    from (
        select *, row_number() over (partition by self, id_1 order by force_at_name, crime_type,
            longitude, latitude, location, last_outcome nulls first) as alike
        from (
            select *, case when id_0 > 0 then id_0 else md5_number_lower({_SELF}) end as self
            from (select *, {_DIGITS} from source)
        )
    )
"""
_OUTCOMES = f"select *, 0 as self, {_DIGITS} from source"
_STOPS = """
    select *, 0 as self, coalesce(epoch(happened_at)::bigint, 0) as instant,
        '"age_range":' || coalesce(to_json(age_range), 'null')
        || ',"outcome":' || to_json(coalesce(outcome, ''))
        || ',"involved_person":' || (type <> 'Vehicle search')
        || ',"self_defined_ethnicity":' || coalesce(to_json(self_defined_ethnicity), 'null')
        || ',"gender":' || coalesce(to_json(gender), 'null')
        || ',"legislation":' || coalesce(to_json(legislation), 'null')
        || ',"outcome_linked_to_object_of_search":'
        || coalesce(to_json(is_outcome_linked_to_object), 'null')
        || ',"removal_of_more_than_outer_clothing":'
        || coalesce(to_json(is_more_than_outer_clothing_removed), 'null')
        || ',"operation":' || coalesce(to_json(is_part_of_operation), 'null')
        || ',"officer_defined_ethnicity":' || coalesce(to_json(officer_defined_ethnicity), 'null')
        || ',"object_of_search":' || coalesce(to_json(object_of_search), 'null')
        || ',"operation_name":' || coalesce(to_json(operation), 'null')
        || ',"type":' || to_json(type) as what
    from source
"""
# Of each dataset: its rows, the columns that are kept as they are, and those kept as a number
# into a list of words (array -> column).
_LAYOUTS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "street": (
        _STREET,
        (*PARTS, "self"),
        {"name": "location", "type": "crime_type", "outcome": "last_outcome"},
    ),
    "outcomes": (_OUTCOMES, PARTS, {"name": "location", "outcome": "outcome_type"}),
    "stop-and-search": (_STOPS, ("instant",), {"what": "what", "outcome": "outcome"}),
}
KEPT_IN_FACTS = ("type", "outcome")  # so few words that they lie beside the arrays


def fill_month(
    folder: Folder,
    dataset: str,
    month: str,
    files: Sequence[tuple[str, str]],
    connection: duckdb.DuckDBPyConnection,
) -> None:
    """Write the index of `dataset` in `month` from `files`: pairs of force and path."""
    query, plain, coded = _LAYOUTS[dataset]
    connection.execute(f"create or replace temp view source as {_source(files)}")
    connection.execute(f"create or replace temp table rows as {query}")
    words = {array: _words(connection, array, column) for array, column in coded.items()}
    rows = _fetch(connection, plain, coded)
    facts = {"dataset": dataset, "month": month, "forces": [force for force, _ in files]}
    for array, found in words.items():
        if array in KEPT_IN_FACTS:
            facts[f"{array}s"] = found
        else:
            as_json = array == "name"
            folder.write_texts(array, [orjson.dumps(w) if as_json else w.encode() for w in found])
    _write(folder, rows, plain, coded)
    folder.write_facts(facts)
    connection.execute("drop table rows")


def _source(files: Sequence[tuple[str, str]]) -> str:
    """Return SQL for all rows of `files`, each with the place of its force in the list."""
    paths = engine.texts(path for _, path in files)
    forces = engine.texts(force for force, _ in files)
    return f"""
        select *, list_position({paths}, filename) - 1 as force_at,
            {forces}[force_at + 1] as force_at_name,
            latitude is null or longitude is null as is_nowhere,
            coalesce(round(latitude * {MICRO})::bigint, {SOUTH}) as lat,
            coalesce(round(longitude * {MICRO})::bigint, {WEST}) as lng
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
    numbers = ", ".join(f"words_{array}.number as {array}" for array in coded)
    place = f"((lat - {SOUTH}) // {BAND} << {BITS_OF_A_BAND}) + (lng - {WEST})"
    name = "name, " if "name" in coded else ""
    rows = connection.execute(
        f"select is_nowhere, force_at, lat, lng, {place} as place, {numbers}, {', '.join(plain)}"
        f" from rows {joins}"
        f" order by is_nowhere, if(is_nowhere, force_at, place), lat, {name}"
        f"self, {', '.join(plain)}, {', '.join(coded)}"
    ).fetchnumpy()
    return {column: np.asarray(values) for column, values in rows.items()}


def _write(
    folder: Folder, rows: dict[str, np.ndarray], plain: Sequence[str], coded: dict[str, str]
) -> None:
    placed = int(np.count_nonzero(~rows["is_nowhere"]))
    _write_places(folder, {name: values[:placed] for name, values in rows.items()})
    folder.write("row_force", rows["force_at"].astype(np.uint8))
    for array in coded:
        if array != "name":  # that of the place
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
