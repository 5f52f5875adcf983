"""Rows of one source file, as text, against what its dataset should hold.

The SQL here is the only place where a value is judged. A row is rejected where it could
not be counted honestly (no category, the wrong month, no readable time); everything else
is kept, and what is odd about it is a warning.
"""

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Column, Dataset
from frankpledge.evidence.datasets.identity import Identity
from frankpledge.rules.periods import add_months, first_day

# The box round the United Kingdom and Isle of Man, in degrees; (0, 0) and swapped
# coordinates fall outside.
BOX = {"longitude": (-9.0, 2.5), "latitude": (49.5, 61.5)}

LSOA_NAME = "lsoa_name"
LOCAL_MONTH = "strftime(happened_at at time zone 'Europe/London', '%Y-%m')"


# LSOAs are numbered in order of creation: codes above these came with the 2021 census.
# Source: ONS exact-fit lookup LSOA (2011) to LSOA (2021), counted by us.
NEW_LSOAS = (
    "count(*) filter (lsoa_code between 'E01033769' and 'E01999999'"
    " or lsoa_code between 'W01001959' and 'W01999999')"
)


def typed_columns(dataset: Dataset, present: set[str]) -> list[str]:
    """Return one SQL expression per column of a version but force and month.

    A column that the file does not have is null throughout.
    """
    shown = [
        f"{_typed(column, dataset, present)} as {column.name}"
        for column in dataset.columns
        if column.kind != "month"
    ]
    if lsoa := dataset.column(LSOA_NAME):
        name = engine.name(lsoa.header) if lsoa.header in present else "null::varchar"
        shown.append(f"{_district(name)} as district")
    return shown


def version_columns(dataset: Dataset) -> list[str]:
    """Return the names of a version's columns, in order, after force and month."""
    names = [column.name for column in dataset.columns if column.kind != "month"]
    return [*names, "district"] if dataset.has_district else names


def _typed(column: Column, dataset: Dataset, present: set[str]) -> str:
    if column.header not in present:
        return f"null::{_sql_type(column)}"
    text = engine.name(column.header)
    if column.kind in BOX:
        both = " and ".join(_inside(other, dataset, present) for other in BOX)
        return f"case when {both} then try_cast({text} as double) end"
    if column.kind in ("instant", "boolean"):
        return f"try_cast({text} as {_sql_type(column)})"
    return text


def _inside(kind: str, dataset: Dataset, present: set[str]) -> str:
    # A point needs both: half a pair of coordinates is no place.
    column = dataset.of_kind(kind)
    if column is None or column.header not in present:
        return "false"
    low, high = BOX[kind]
    return f"try_cast({engine.name(column.header)} as double) between {low} and {high}"


def _sql_type(column: Column) -> str:
    types = {"instant": "timestamptz", "boolean": "boolean", "longitude": "double"}
    return types.get(column.kind, "double" if column.kind == "latitude" else "varchar")


def _district(name: str) -> str:
    # An LSOA is named after its district and a number of four characters, "Oxford 005A".
    return (
        f"case when substring({name}, -5, 1) = ' ' then left({name}, length({name}) - 5)"
        f" else {name} end"
    )


def rejection(dataset: Dataset, identity: Identity, present: set[str]) -> str:
    """Return an SQL expression: the field and reason a row is rejected for, or null."""
    cases = []
    for column in dataset.columns:
        if column.header not in present:
            continue
        text = engine.name(column.header)
        if column.kind == "month":
            month = engine.text(identity.month)
            cases.append(
                f"when {text} is distinct from {month} then "
                f"{engine.text(column.header + '|the month is not ' + identity.month)}"
            )
        elif column.kind == "instant":
            near = f"try_cast({text} as timestamptz) between {_near(identity)}"
            reason = engine.text(f"{column.header}|not a date and time near {identity.month}")
            cases.append(f"when not coalesce({near}, false) then {reason}")
        elif column.required:
            cases.append(f"when {text} is null then {engine.text(column.header + '|blank')}")
    return f"case {' '.join(cases)} end" if cases else "null::varchar"


def _near(identity: Identity) -> str:
    # A month on each side: enough for every time zone and for late entries, and not for
    # "infinity" or the year 1, which also read as a time.
    first = first_day(add_months(identity.month, -1)).isoformat()
    after = first_day(add_months(identity.month, 2)).isoformat()
    return f"timestamptz {engine.text(first + ' 00:00:00+00')} and timestamptz {engine.text(after + ' 00:00:00+00')}"


def warnings(dataset: Dataset, identity: Identity, present: set[str]) -> dict[str, str]:
    """Return SQL conditions on a row that is kept but odd, by `field|message`."""
    found = {}
    for column in dataset.columns:
        if column.header not in present:
            continue
        text = engine.name(column.header)
        if column.kind in BOX:
            low, high = BOX[column.kind]
            key = f"{column.header}|not a number between {low} and {high}; taken as no place"
            found[key] = f"{text} is not null and {_typed(column, dataset, present)} is null"
        elif column.kind == "boolean":
            key = f"{column.header}|not True or False; taken as not stated"
            found[key] = f"{text} is not null and {_typed(column, dataset, present)} is null"
        elif column.kind == "instant":
            key = f"{column.header}|in local time it lies outside the month of the file; kept"
            month = engine.text(identity.month)
            local = LOCAL_MONTH.replace("happened_at", f"try_cast({text} as timestamptz)")
            found[key] = f"{local} is distinct from {month}"
    return found


def month_literal(identity: Identity) -> str:
    """Return the month of a file as an SQL date, its first day."""
    return f"date {engine.text(first_day(identity.month).isoformat())}"
