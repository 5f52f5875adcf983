"""Whether a dataset's definition makes sense: every name leads somewhere, what is SQL runs."""

import re
from collections.abc import Iterator

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets.dataset import (
    INSTANT,
    KINDS,
    MOMENTS,
    MONTH,
    PLACE,
    PLACES,
    ROLES,
    TIME,
    Column,
    Dataset,
    IndexLayout,
)
from frankpledge.rules.periods import is_month

# Headers that the reading itself gives, or takes for a place: Easting is read as Longitude.
TAKEN_HEADERS = re.compile(r"line number|extra \d+|easting|northing", re.IGNORECASE)
NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,62}\Z")
# Names that the views and the tables beside them have already.
TAKEN_TABLES = frozenset({"population", "people_by_ethnicity", "district_names", "wanted", "made"})
# Columns that reading, counting and the index put beside those of a file.
TAKEN_COLUMNS = re.compile(
    r"force|district|recorded_district|is_crime|n|area|lsoa|line|rejection|w\d+|filename"
    r"|file_row_number|force_at|is_nowhere|lat|lng|place|self|alike|instant|what|id_\d"
)
DISTRICT = "district"
FORCE = "force"
ALWAYS = frozenset({FORCE, MONTH})
MAKERS = ("crimes", "outcomes", "stops", "rows")
SQL_TYPES = {"boolean": "boolean", "longitude": "double", "latitude": "double"}


def problem(dataset: Dataset) -> str:
    """Return the first thing that a later step would stumble on, or nothing."""
    return next(_problems(dataset), "")


def _problems(dataset: Dataset) -> Iterator[str]:
    yield from _of_names(dataset)
    yield from _of_columns(dataset)
    yield from _of_roles(dataset)
    yield from _of_dimensions(dataset)
    yield from _of_missing_outcomes(dataset)
    yield from _of_revision(dataset)
    if dataset.index is not None:
        yield from _of_index(dataset, dataset.index)
    yield from _of_synthetic(dataset)


def _of_names(dataset: Dataset) -> Iterator[str]:
    if not NAME.match(dataset.name):
        yield f"name: {dataset.name!r} is not written in small letters, digits and hyphens"
    if not IDENTIFIER.match(dataset.table) or dataset.table in TAKEN_TABLES:
        yield f"table: {dataset.table!r} cannot be the name of a view"
    if not dataset.source["url"].startswith(("https://", "http://")):
        yield "source: url must begin with https://"
    if dataset.provisional_months < 0:
        yield "provisional_months cannot be below 0"


def _of_columns(dataset: Dataset) -> Iterator[str]:
    if not dataset.columns:
        yield "column: there is none"
    for field in ("header", "name"):
        # Headers are found whether they are written large or small.
        values = [getattr(column, field).casefold() for column in dataset.columns]
        for column, value in zip(dataset.columns, values, strict=True):
            if values.count(value) > 1:
                yield f"column: {field} {getattr(column, field)!r} is there twice"
    for column in dataset.columns:
        yield from _of_column(column)


def _of_column(column: Column) -> Iterator[str]:
    what = f"column {column.header!r}"
    if (
        not column.header.isprintable()
        or column.header.strip() != column.header
        or not column.header
    ):
        yield f"{what}: header is one line of text, without spaces around it"
    if TAKEN_HEADERS.fullmatch(column.header):
        yield f"{what}: no column can have this header"
    if column.kind not in KINDS:
        yield f"{what}: kind must be one of {', '.join(KINDS)}, not {column.kind!r}"
    if (column.name == MONTH) != (column.kind == MONTH):
        yield f"{what}: a column of kind month is named month, and no other is"
    if not IDENTIFIER.match(column.name) or TAKEN_COLUMNS.fullmatch(column.name):
        yield f"{what}: name {column.name!r} cannot be the name of a column"
    if column.role and column.role not in ROLES:
        yield f"{what}: role must be one of {', '.join(ROLES)}, not {column.role!r}"
    if column.words and column.kind != "text":
        yield f"{what}: only text has words"


def _of_roles(dataset: Dataset) -> Iterator[str]:
    kinds = {
        role: [column.kind for column in dataset.columns if column.role == role] for role in ROLES
    }
    if kinds[PLACE] and sorted(kinds[PLACE]) != ["latitude", "longitude"]:
        yield "role place belongs to one column of kind longitude and one of kind latitude"
    for role in ROLES[1:]:
        if len(kinds[role]) > 1:
            yield f"role {role} belongs to one column, not to {len(kinds[role])}"
        wanted = (MONTH, INSTANT) if role == TIME else ("text",)
        if kinds[role] and kinds[role][0] not in wanted:
            yield f"role {role} belongs to a column of kind {' or '.join(wanted)}"


def _of_dimensions(dataset: Dataset) -> Iterator[str]:
    known = {column.name for column in dataset.columns} - {MONTH}
    known |= {DISTRICT} if dataset.has_district else set()
    for name, column in dataset.dimensions.items():
        if column not in known:
            yield f"dimensions: {name} leads to {column!r}, which is no column"
        if name in ALWAYS or not IDENTIFIER.match(name):
            yield f"dimensions: {name!r} cannot be the name of a dimension"
    if not dataset.summary_by:
        yield "summary: by names no column; counts of a month need one at least"
    for column in dataset.summary_by:
        if column not in dataset.dimensions.values():
            yield f"summary: {column!r} is the column of no dimension"
        if dataset.summary_by.count(column) > 1:
            yield f"summary: by names {column!r} twice"


def _of_missing_outcomes(dataset: Dataset) -> Iterator[str]:
    for month in dataset.category_breaks:
        if not is_month(month):
            yield f"category_breaks: {month!r} is not a month, such as 2026-04"
    gap = dataset.outcome_gap
    if gap is not None and dataset.column(gap.column) is None:
        yield f"outcome_gap: {gap.column!r} is no column"
    if gap is not None and not 0 <= gap.share <= 1:
        yield "outcome_gap: share is from 0 to 1"


def _of_revision(dataset: Dataset) -> Iterator[str]:
    if dataset.revision is None:
        return
    names = {column.name for column in dataset.columns}
    for column in (*dataset.revision.group, *dataset.revision.group_when_blank):
        if column not in names:
            yield f"revision: {column!r} is no column"
    for column in dataset.revision.group:
        yield from _of_text(dataset, "revision: group", column)
    if not dataset.revision.group_when_blank:
        yield "revision: group_when_blank names no column"
    if dataset.revision.open_words and not dataset.outcome:
        yield "revision: open_words need a column whose role is outcome"


def _of_text(dataset: Dataset, where: str, name: str) -> Iterator[str]:
    column = dataset.column(name)
    if column is not None and column.kind != "text":
        yield f"{where}: {name!r} must be a column of kind text, not {column.kind}"


def _of_index(dataset: Dataset, index: IndexLayout) -> Iterator[str]:
    names = {column.name for column in dataset.columns}
    if index.kind not in (PLACES, MOMENTS):
        yield f"index: kind must be {PLACES} or {MOMENTS}, not {index.kind!r}"
    if not dataset.in_role(PLACE):
        yield "index: rows are laid out by place, and no column has the role place"
    if index.kind == MOMENTS and dataset.of_kind(INSTANT) is None:
        yield f"index: {MOMENTS} need a column of kind instant"
    yield from _of_words(index, names)
    for column in filter(None, [index.id, *index.words.values()]):
        yield from _of_text(dataset, "index", column)
    for column in (*filter(None, [index.id]), *index.number_of):
        if column not in names | {FORCE}:
            yield f"index: {column!r} is no column"


def _of_words(index: IndexLayout, names: set[str]) -> Iterator[str]:
    for array, column in index.words.items():
        if column not in names:
            yield f"index: words: {array} leads to {column!r}, which is no column"
        if not IDENTIFIER.match(array) or array == "what":
            yield f"index: words: {array!r} cannot be the name of an array"


def _of_synthetic(dataset: Dataset) -> Iterator[str]:
    if dataset.synthetic is None:
        return
    if dataset.synthetic.maker not in MAKERS:
        yield f"synthetic: maker must be one of {', '.join(MAKERS)}"
    if dataset.synthetic.maker == "rows" and dataset.synthetic.a_thousand < 1:
        yield "synthetic: a_thousand must be 1 at least"
    for header, words in dataset.synthetic.values.items():
        if header not in dataset.headers or not words:
            yield f"synthetic: values: {header!r} is no header, or has no word"


def sql_problem(dataset: Dataset) -> str:
    """Return what the engine would stumble on, or nothing: a word of SQL, a part that fails."""
    with engine.connect(threads=1) as connection:
        return next(_of_sql(dataset, connection), "")


def _of_sql(dataset: Dataset, connection: duckdb.DuckDBPyConnection) -> Iterator[str]:
    reserved = connection.execute(
        "select keyword_name from duckdb_keywords() where keyword_category"
        " in ('reserved', 'type_function')"
    ).fetchall()
    for name in (dataset.table, *(column.name for column in dataset.columns)):
        if (name,) in reserved:
            yield f"{name!r} is a word of SQL; call it something else"
    record = dataset.index.record if dataset.index else {}
    tried = {f"index: record: {key}": sql for key, sql in record.items()}
    if dataset.outcome_gap is not None:
        tried["outcome_gap: among"] = dataset.outcome_gap.among
    columns = ", ".join(
        f"null::{_sql_type(column)} as {engine.name(column.name)}" for column in dataset.columns
    )
    two_rows = f"(select {columns} from range(2))"
    for where, sql in tried.items():
        kind = "json" if where.startswith("index") else "boolean"
        used = f"to_json({sql})" if kind == "json" else f"coalesce({sql}, false)"
        try:
            engine.names_in(f"select {sql}", connection)  # nothing closes a bracket of ours
            found = connection.execute(f"select typeof({used}) from {two_rows}").fetchall()
            # As it is used: beside the rows, which are counted in groups.
            connection.execute(f"select {used}, count(*) from {two_rows} group by all")
        except duckdb.Error as error:
            yield f"{where} does not run: {str(error).splitlines()[0]}"
        else:
            if [kind.upper()] * 2 != [row[0].upper() for row in found]:
                yield f"{where} does not give one {kind} of each row"


def _sql_type(column: Column) -> str:
    if column.kind == INSTANT:
        return "timestamptz"
    return "date" if column.kind == MONTH else SQL_TYPES.get(column.kind, "varchar")
