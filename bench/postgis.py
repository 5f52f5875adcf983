"""PostGIS beside the API: the same rows loaded, and the same questions asked.

PostgreSQL holds the rows in a table of a partition a month, in the order of place, with a GiST
index on each, analysed, without JIT and parallel workers, whose start takes longer than the
answer. A radius is a box of the index and then the distance on the
sphere, which is quicker than the type geography.
"""

import math
import tempfile
from pathlib import Path

import duckdb
import orjson
import psycopg

from bench.api import Question, install, questions, ring, timed
from frankpledge.api.police_uk.words import category_id, stop_outcome
from frankpledge.evidence.index.grid import METRES_IN_A_DEGREE
from frankpledge.evidence.index.reader import open_index
from frankpledge.evidence.index.shapes import MILE
from frankpledge.evidence.store.releases import Store

SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
DATABASE = "frankpledge_bench"


def theirs(folder: Path) -> dict:
    """The same answers from PostGIS."""
    index = open_index(Store(folder / "store"))
    with psycopg.connect(_address(), autocommit=True) as connection:
        connection.execute("set jit = off")
        connection.execute("set random_page_cost = 1.1")
        connection.execute("set max_parallel_workers_per_gather = 0")  # starting one takes longer
        found = {}
        for name, dataset in (("radius", "street"), ("polygon", "street"), ("stops", "stops")):
            asked = questions(index, "street" if dataset == "street" else "stop-and-search")

            def ask(question: Question, name: str = name, table: str = dataset) -> int:
                rows = connection.execute(*_sql(name, table, question)).fetchall()
                made = _crimes(rows, question[0]) if table == "street" else _stops(rows)
                orjson.dumps(made)
                return len(rows)

            found[f"{name}, first time"] = timed(ask, asked)
            found[f"{name}, again"] = timed(ask, asked)
    return {"times": found, "seconds": 0}


COLUMNS = {
    "street": "crime_type, crime_id, number, latitude, longitude, name, street, outcome, since",
    "stops": (
        "type, at, gender, age_range, outcome, latitude, longitude, operation, operation_name,"
        " self_ethnicity, officer_ethnicity, legislation, object, linked, removal, name, street"
    ),
}


def _sql(name: str, table: str, question: Question) -> tuple[str, list]:
    month, latitude, longitude = question
    head = f"select {COLUMNS[table]} from {table} where month = %s and "
    if name == "polygon":
        corners = ring(latitude, longitude)
        text = ", ".join(f"{b} {a}" for a, b in [*corners, corners[0]])
        return f"{head} st_intersects(geom, st_geomfromtext(%s, 4326))", [
            month,
            f"POLYGON(({text}))",
        ]
    high = MILE / METRES_IN_A_DEGREE * 1.01
    wide = high / math.cos(math.radians(latitude))
    box = "geom && st_makeenvelope(%s, %s, %s, %s, 4326)"
    near = "st_distancesphere(geom, st_setsrid(st_makepoint(%s, %s), 4326)) <= %s"
    return f"{head} {box} and {near}", [
        month,
        longitude - wide,
        latitude - high,
        longitude + wide,
        latitude + high,
        longitude,
        latitude,
        MILE,
    ]


def _location(latitude: float, longitude: float, name: str, street: int) -> dict:
    return {
        "latitude": f"{latitude:.6f}",
        "street": {"id": street, "name": name},
        "longitude": f"{longitude:.6f}",
    }


def _crimes(rows: list[tuple], month: str) -> list[dict]:
    return [
        {
            "category": category_id(kind),
            "location_type": "Force",
            "location": _location(latitude, longitude, name, street),
            "context": "",
            "outcome_status": {"category": outcome, "date": since} if outcome else None,
            "persistent_id": identity or "",
            "id": number,
            "location_subtype": "",
            "month": month,
        }
        for kind, identity, number, latitude, longitude, name, street, outcome, since in rows
    ]


def _stops(rows: list[tuple]) -> list[dict]:
    return [
        {
            "type": kind,
            "involved_person": kind != "Vehicle search",
            "datetime": at,
            "gender": gender,
            "age_range": age,
            "outcome": outcome or "",
            "outcome_object": dict(zip(("id", "name"), stop_outcome(outcome or ""), strict=True)),
            "location": _location(latitude, longitude, name, street),
            "operation": operation,
            "operation_name": operation_name,
            "self_defined_ethnicity": own,
            "officer_defined_ethnicity": officer,
            "legislation": law,
            "object_of_search": what,
            "outcome_linked_to_object_of_search": linked,
            "removal_of_more_than_outer_clothing": removal,
        }
        for (
            kind,
            at,
            gender,
            age,
            outcome,
            latitude,
            longitude,
            operation,
            operation_name,
            own,
            officer,
            law,
            what,
            linked,
            removal,
            name,
            street,
        ) in rows
    ]


def _address() -> str:
    return SERVER.rsplit("/", 1)[0] + f"/{DATABASE}"


def fill(folder: Path) -> str:
    """Load the rows into PostGIS, unless they are there; return why that cannot be done."""
    control = "/usr/share/postgresql/15/extension/postgis.control"
    why = install(control, "postgresql-15-postgis-3")
    if why:
        return why
    store = Store(folder / "store")
    mark = f"release {store.current_number()}"
    try:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            there = connection.execute(
                "select shobj_description(oid, 'pg_database') from pg_database where datname = %s",
                [DATABASE],
            ).fetchone()
            if there == (mark,):
                return ""
            connection.execute(f"drop database if exists {DATABASE}")
            connection.execute(f"create database {DATABASE}")
        with psycopg.connect(_address(), autocommit=True) as connection:
            _load(connection, store)
            connection.execute(f"comment on database {DATABASE} is '{mark}'")
    except psycopg.Error as error:
        return f"PostgreSQL cannot be used ({str(error).strip().splitlines()[0]})"
    return ""


TABLES = {
    "street": (
        "month text, latitude float8, longitude float8, name text, street bigint, crime_type text,"
        " crime_id text, number bigint, outcome text, since text"
    ),
    "stops": (
        "month text, latitude float8, longitude float8, type text, at text, gender text,"
        " age_range text, outcome text, operation boolean, operation_name text,"
        " self_ethnicity text, officer_ethnicity text, legislation text, object text,"
        " linked boolean, removal boolean, name text, street bigint"
    ),
}
ROWS = {
    "street": (
        "strftime(month, '%Y-%m') as month, latitude, longitude, location, 1::bigint, crime_type,"
        " crime_id, (hash(crime_id, rowid) >> 12)::bigint, last_outcome, '2025-01'"
    ),
    "stops": (
        "'{month}' as month, latitude, longitude, type, happened_at::varchar, gender, age_range,"
        " outcome, is_part_of_operation, operation, self_defined_ethnicity,"
        " officer_defined_ethnicity, legislation, object_of_search, is_outcome_linked_to_object,"
        " is_more_than_outer_clothing_removed, '', 1::bigint"
    ),
}


def _load(connection: psycopg.Connection, store: Store) -> None:
    """Copy every row, a month at a time and in the order of place, and index it."""
    connection.execute("create extension postgis")
    connection.execute("set maintenance_work_mem = '1GB'")
    release = store.release()
    reader = duckdb.connect()
    for table, dataset in (("street", "street"), ("stops", "stop-and-search")):
        connection.execute(
            f"create table {table} ({TABLES[table]}, geom geometry(Point, 4326))"
            " partition by list (month)"
        )
        by_month: dict[str, list] = {}
        for version in release.current(dataset):
            by_month.setdefault(version.month, []).append(version)
        for month, versions in sorted(by_month.items()):
            part = f"{table}_{month.replace('-', '_')}"
            connection.execute(
                f"create table {part} partition of {table} for values in ('{month}')"
            )
            files = [str(store.root / version.path) for version in versions]
            _copy(connection, reader, table, part, month, files)
            connection.execute(f"create index on {part} using gist (geom)")
            connection.execute(f"analyze {part}")
    reader.close()


def _copy(connection, reader, table: str, part: str, month: str, files: list[str]) -> None:
    names = ", ".join(piece.split()[0] for piece in TABLES[table].split(","))
    source = f"(select *, row_number() over () as rowid from read_parquet({files!r}))"
    rows = ROWS[table].replace("{month}", month)
    with tempfile.NamedTemporaryFile(suffix=".csv") as file:
        reader.execute(
            f"copy (select {rows}, 'SRID=4326;POINT(' || longitude || ' ' || latitude || ')'"
            f" from {source} where latitude is not null"
            " order by round(latitude, 2), longitude)"
            f" to '{file.name}' (format csv, header false)"
        )
        with (
            open(file.name, "rb") as rows_of_it,  # DuckDB has put a new file in its place
            connection.cursor().copy(
                f"copy {part} ({names}, geom) from stdin (format csv)"
            ) as copy,
        ):
            while block := rows_of_it.read(1 << 20):
                copy.write(block)
