"""DuckDB connections as every part of the engine opens them, and quoting for SQL text."""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import orjson

from frankpledge.errors import Damaged

# Without these DuckDB would reach for the network when it meets an unknown function.
OFFLINE = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def connect(
    *, threads: int | None = None, memory_limit: str = "1GB", spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Open an in-memory connection that stays offline, in UTC, within `memory_limit`.

    `threads` defaults to the machine's cores. Work larger than the limit spills to `spill`.
    """
    cores = threads or os.cpu_count() or 1
    settings: dict[str, str | bool | int | float | list[str]] = {
        **OFFLINE,
        "memory_limit": memory_limit,
        "threads": cores,
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute("set TimeZone = 'UTC'")
    connection.execute("set enable_progress_bar = false")
    if spill is not None:
        connection.execute(f"set temp_directory = {text(str(spill))}")
    return connection


# Errors of a query as it is written; any other is of what it reads.
OF_THE_QUERY = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException)


def as_damaged(error: BaseException) -> BaseException:
    """Return what to say of an error of the engine: a file that cannot be read is a damaged one."""
    if not isinstance(error, duckdb.Error) or isinstance(error, OF_THE_QUERY):
        return error
    return Damaged(
        f"A file of the store cannot be read ({str(error).strip().splitlines()[0]}): 'frankpledge"
        " verify' names it, and ingesting its archive again makes it good"
    )


class Names(NamedTuple):
    """What a query names: tables, those of its own WITH among them, and columns."""

    tables: frozenset[str]
    columns: frozenset[str]


def names_in(sql: str, connection: duckdb.DuckDBPyConnection) -> Names:
    """Return what one SELECT names, as DuckDB parses it; nothing is looked up or run.

    Raises:
        duckdb.Error: it is not one SELECT.
    """
    row = connection.execute("select json_serialize_sql(?::varchar)", [sql]).fetchone()
    parsed = orjson.loads(row[0] if row else "{}")
    if parsed.get("error") or len(parsed.get("statements", ())) != 1:
        raise duckdb.ParserException(parsed.get("error_message", "it is not one SELECT"))
    tables: set[str] = set()
    columns: set[str] = set()
    waiting: list[Any] = [parsed]  # parts of the query that were not looked at yet
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            if part.get("type") == "BASE_TABLE":
                tables.add(part["table_name"].lower())
            elif part.get("class") == "COLUMN_REF":
                columns.update(map(str.lower, part["column_names"]))
            part = part.values()
        waiting += [inner for inner in part if isinstance(inner, (dict, list))]
    return Names(frozenset(tables), frozenset(columns))


def text(value: str) -> str:
    """Return `value` as an SQL text literal."""
    return "'" + value.replace("'", "''") + "'"


def name(value: str) -> str:
    """Return `value` as a quoted SQL name."""
    return '"' + value.replace('"', '""') + '"'


def texts(values: Iterable[str | Path]) -> str:
    """Return a list of text literals, in brackets, as `read_parquet` takes them."""
    return "[" + ", ".join(text(str(value)) for value in values) + "]"


def parquet(paths: Iterable[str | Path], *, row_numbers: bool = False) -> str:
    """Return a FROM item that reads Parquet files, and nothing else than them.

    Without the option a folder called `month=5` above a file would become a column of it.
    """
    numbers = ", file_row_number = true" if row_numbers else ""
    return f"read_parquet({texts(paths)}, hive_partitioning = false{numbers})"


def table_from(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    types: dict[str, str],
    rows: Sequence[Mapping[str, object]],
) -> None:
    """Make the temporary table `table` from dictionaries, with the column `types` given.

    Much faster than inserting row by row: the rows go over as one JSON text.
    """
    shape = json.dumps([types])
    connection.execute(
        f"create or replace temp table {name(table)} as "
        "select unnest(from_json(?::json, ?), recursive := true)",
        [json.dumps([{key: row[key] for key in types} for row in rows]), shape],
    )
