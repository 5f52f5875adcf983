"""What is wrong with a measure's folder: its definition, its query, its worked example."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import sqlglot
from sqlglot import expressions as exp
from sqlglot.errors import ErrorLevel, SqlglotError

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Column, Dataset
from frankpledge.evidence.measures.definitions import PUBLISHED, Measure, load_folder
from frankpledge.evidence.measures.faults import WrongFile
from frankpledge.evidence.measures.views import (
    IS_CRIME,
    NO_YEAR,
    PARTS,
    POPULATION,
    RESIDENTS,
    columns_of,
    inner_query,
    lacks_year,
    name_of,
    query,
)
from frankpledge.evidence.official.people import GROUPS
from frankpledge.rules.periods import first_day, is_month

FAULT, REMARK = "fault", "remark"
CLOSE = 1e-9

# What differs between DuckDB and Spark, each found by a failing or a differing result.
NOT_PORTABLE = {
    exp.Pivot: "PIVOT is not understood by Spark",
    exp.ArrayAgg: "lists lose their order in Spark",
    exp.Limit: "LIMIT without a full order gives other rows in Spark",
}
BAD_FUNCTIONS = {
    "quantile_cont": "write percentile_cont(0.5) within group (order by x)",
    "mad": "mad() is not in Spark",
    "list": "lists lose their order in Spark",
}
TYPES = {"month": "DATE", "n": "BIGINT", "people": "BIGINT", **dict.fromkeys(GROUPS, "BIGINT")}


@dataclass(frozen=True)
class Finding:
    """One thing to mend (a fault) or to know (a remark), and where it is."""

    measure: str
    level: str
    where: str
    what: str


def check(folder: Path, datasets: Mapping[str, Dataset], *, today: date) -> list[Finding]:
    """Return what is to be said of the measure in `folder`; nothing means that it is right.

    `datasets` are those that it may name.
    """
    try:
        measure = load_folder(folder, datasets)
    except WrongFile as error:
        return [Finding(folder.name, FAULT, error.where, error.what)]
    return [
        *_sql(measure),
        *([] if _sql(measure) else _example(measure)),
        *_review(measure, today),
    ]


def _review(measure: Measure, today: date) -> list[Finding]:
    where = str(measure.folder / "definition.toml")
    if measure.review.status == PUBLISHED and measure.review.review_by < today:
        return [
            Finding(
                measure.name,
                FAULT,
                where,
                f"its review was due by {measure.review.review_by}; look at it again",
            )
        ]
    return []


def _sql(measure: Measure) -> list[Finding]:
    where = str(measure.folder / "measure.sql")
    text = measure.sql.replace("{area}", name_of("force"))
    try:
        statements = [s for s in sqlglot.parse(text, read="duckdb") if s is not None]
        if len(statements) != 1 or not isinstance(statements[0], exp.Query):
            return [Finding(measure.name, FAULT, where, "must be one SELECT")]
        to_spark(text)
    except SqlglotError as error:
        said = str(error).splitlines()[0]
        return [Finding(measure.name, FAULT, where, f"cannot be read for both engines: {said}")]
    if "{area}" not in measure.sql:
        return [
            Finding(measure.name, FAULT, where, "does not say {area}, the kind of area asked for")
        ]
    return [Finding(measure.name, FAULT, where, what) for what in _portable(statements[0], measure)]


def _portable(statement: Any, measure: Measure) -> list[str]:
    said = [what for kind, what in NOT_PORTABLE.items() if statement.find(kind)]
    for window in statement.find_all(exp.WindowSpec):
        if window.args.get("kind") == "ROWS":
            said.append("ROWS windows skip missing months; use RANGE over a month number")
    for function in statement.find_all(exp.Func):
        name = function.name if isinstance(function, exp.Anonymous) else function.sql_name()
        if name.lower() in BAD_FUNCTIONS:
            said.append(BAD_FUNCTIONS[name.lower()])
    for literal in statement.find_all(exp.Literal):
        if literal.is_number and "." in literal.this and "e" not in literal.this.lower():
            said.append(f"{literal.this} is a DECIMAL in Spark; write {literal.this}e0")
    names = {table.name for table in statement.find_all(exp.Table)}
    inner = {cte.alias for cte in statement.find_all(exp.CTE)}
    known = {dataset.table for dataset in measure.sources} | RESIDENTS
    said += [
        f"reads {name}, which is not among source.datasets"
        for name in sorted(names - inner - known)
    ]
    columns = {column.name for column in statement.find_all(exp.Column)}
    return said + ([NO_YEAR] if lacks_year(names, columns) else [])


def to_spark(sql: str) -> str:
    """Return `sql`, written for DuckDB, for Spark.

    Raises:
        SqlglotError: something in it has no counterpart there.
    """
    return sqlglot.transpile(sql, read="duckdb", write="spark", unsupported_level=ErrorLevel.RAISE)[
        0
    ]


def _example(measure: Measure) -> list[Finding]:
    where = measure.folder / "expected.csv"
    try:
        expected = _expected(measure)
        found = run_example(measure)
    except WrongFile as error:
        return [Finding(measure.name, FAULT, error.where, error.what)]
    said = []
    for key in sorted(set(expected) | set(found)):
        area, month = key
        if key not in found:
            said.append(f"{area} {month} is expected and the query gives no such row")
        elif key not in expected:
            said.append(f"the query gives {area} {month}, which is not expected")
        else:
            said += [
                f"{area} {month}, {name}: {wanted:g} is expected and the query gives"
                f" {found[key][name]}"
                for name, wanted in expected[key].items()
                if not _same(found[key][name], wanted)
            ]
    return [Finding(measure.name, FAULT, str(where), what) for what in said]


def _same(found: float | None, wanted: float) -> bool:
    return found is not None and abs(found - wanted) <= CLOSE * max(1.0, abs(wanted))


def _expected(measure: Measure) -> dict[tuple[str, str], dict[str, float]]:
    path = measure.folder / "expected.csv"
    rows = _rows(path)
    if not rows:
        raise WrongFile(path, "holds no row")
    wanted = {"area", "month", "value", *columns_of(measure)}
    if strange := wanted ^ set(rows[0]):
        raise WrongFile(
            path, f"needs the columns {', '.join(sorted(wanted))}, not {', '.join(sorted(strange))}"
        )
    found = {}
    for line, row in enumerate(rows, start=2):
        try:
            values = {k: float(v) for k, v in row.items() if k not in ("area", "month")}
        except (TypeError, ValueError):
            raise WrongFile(path, f"line {line} holds something that is no number") from None
        found[(row["area"], row["month"])] = values
    return found


def _rows(path: Path) -> list[dict[str | Any, str | Any]]:
    if not path.is_file():
        raise WrongFile(path, "is missing")
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def run_example(measure: Measure) -> dict[tuple[str, str], dict[str, float | None]]:
    """Run the query over the folder's example; return columns by area and month.

    Raises:
        WrongFile: a file or the query is not right.
    """
    kind = measure.areas[0]
    with engine.connect(threads=1) as connection:
        for name, rows, columns in example_tables(measure):
            engine.table_from(connection, name, columns, rows)
        try:
            cursor = connection.execute(query(measure, kind))
        except duckdb.Error as error:
            said = str(error).splitlines()[0]
            raise WrongFile(measure.folder / "measure.sql", f"does not run: {said}") from error
        given = cursor.fetchall()
    names = ("area", "month", *PARTS, "value")
    found = [dict(zip(names, row, strict=True)) for row in given]
    return {(row["area"], row["month"].strftime("%Y-%m")): row for row in found}


def _parsed(measure: Measure) -> Any:
    return sqlglot.parse_one(inner_query(measure, measure.areas[0]), read="duckdb")


_Table = tuple[str, list[dict[str, Any]], dict[str, str]]  # name, rows, column types


def example_tables(measure: Measure) -> list[_Table]:
    """Return name, rows and column types of each table that the example makes."""
    made = []
    for place, dataset in enumerate(measure.sources):
        stem = "example" if place == 0 else f"example_{dataset.table}"
        made.append(_example_of(dataset, measure.folder / f"{stem}.csv"))
    ethnic = {"area": "VARCHAR", **dict.fromkeys(GROUPS, "BIGINT")}
    named = {table.name for table in _parsed(measure).find_all(exp.Table)}
    for name, columns in (("population", POPULATION), ("people_by_ethnicity", ethnic)):
        if name in named:
            made.append(_table(name, measure.folder / f"example_{name}.csv", columns))
    return made


def _example_of(dataset: Dataset, path: Path) -> _Table:
    """Return the example's table of a dataset; what is a crime is told by the kind."""
    name, rows, columns = _table(dataset.table, path, _columns_of_dataset(dataset.columns))
    kind = dataset.kind_of_crime
    if kind is not None:
        rows = [row | {IS_CRIME: row[kind.name] not in kind.not_crimes} for row in rows]
        columns = columns | {IS_CRIME: "BOOLEAN"}
    return name, rows, columns


def _columns_of_dataset(columns: tuple[Column, ...]) -> dict[str, str]:
    names = ["force", "district", "month", *(column.name for column in columns), "n"]
    kept = {name: TYPES.get(name, "VARCHAR") for name in names if name != "lsoa_code"}
    return kept | {"lsoa": "VARCHAR"}


def _table(name: str, path: Path, columns: dict[str, str]) -> _Table:
    rows = []
    for line, row in enumerate(_rows(path), start=2):
        if strange := set(row) - set(columns):
            raise WrongFile(path, f"{sorted(map(str, strange))[0]} is no column of {name}")
        month = row.get("month")
        if month is not None and not is_month(month):
            raise WrongFile(path, f"line {line}, month: {month!r} is not a month, such as 2026-04")
        filled: dict[str, Any] = {column: row.get(column) or None for column in columns}
        if month:
            filled["month"] = first_day(month).isoformat()
        if "n" in columns:
            filled["n"] = _count(row.get("n") or "1", path, line)
        rows.append(filled)
    return name, rows, columns


def _count(text: str, path: Path, line: int) -> int:
    if not text.isdigit():
        raise WrongFile(path, f"line {line}, n: {text!r} is not a count")
    return int(text)


def example_texts(measure: Measure) -> list[tuple[str, list[list[str]]]]:
    """Return the worked example as it is written: file name and its rows, the result last."""
    names = sorted(path.name for path in measure.folder.glob("example*.csv"))
    found = []
    for name in (*names, "expected.csv"):
        with (measure.folder / name).open(encoding="utf-8", newline="") as stream:
            found.append((name, list(csv.reader(stream))))
    return found
