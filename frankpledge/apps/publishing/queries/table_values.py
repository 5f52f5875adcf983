"""The values of a table: found in what is published, each of the datatype of its column.

What is not of it is left out: a day of which the words were hidden is no day.
"""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from frankpledge.declared import Column
from frankpledge.rules.days import day_of
from frankpledge.rules.periods import is_month

BLOCKS, DATA, SOURCES = "blocks/", "data/", "sources/"
BETWEEN = "; "  # the parts of a value that is a list
DAY = re.compile(r"\d{4}-\d\d-\d\d\Z", re.ASCII)
DECIMAL = re.compile(r"-?\d{1,30}(\.\d{1,30})?\Z", re.ASCII)
ADDRESS = re.compile(r"(https?://|/)[^\s\[\]<>\"]+\Z")


def found_in(column: Column, content: Mapping, item: object) -> object:
    """Return the value of a column: of an item of a document, of its data, blocks or sources."""
    source, data = column.source, content.get("data", {})
    if source.startswith(BLOCKS):
        heading, blocks = source.removeprefix(BLOCKS), content.get("blocks", [])
        said = [b["text"] for b in blocks if b.get("heading") == heading and b.get("text")]
        return "\n\n".join(said)
    if source.startswith(SOURCES):
        first: Mapping = next(iter(content.get("sources", [])), {})
        return first.get(source.removeprefix(SOURCES))
    if source.startswith(DATA) or item is None:
        return data.get(source.removeprefix(DATA))
    if isinstance(item, Mapping):
        return item.get(source)
    if isinstance(item, list) and source.isdecimal() and int(source) < len(item):
        return item[int(source)]
    return None


def typed(column: Column, value: object, site: str) -> object:
    """Return a value as its column says it; None where there is none, or it is no such value."""
    if value is None or value == "":
        return None
    if column.datatype == "anyURI":
        return _address(value, site)
    return TYPES[column.datatype](value)


def moment(at: datetime) -> str:
    """Return a moment in UTC, as tables write it."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}"


def _text(value: object) -> str | None:
    if isinstance(value, list):
        return BETWEEN.join(part for part in value if isinstance(part, str)) or None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return str(value)


def _whole(value: object) -> int | None:
    if isinstance(value, bool):
        return None
    is_written = isinstance(value, str) and value.isascii() and value.isdecimal()
    return int(str(value)) if isinstance(value, int) or is_written else None


def _decimal(value: object) -> Decimal | None:
    is_number = isinstance(value, str | int | float) and not isinstance(value, bool)
    return Decimal(str(value)) if is_number and DECIMAL.match(str(value)) else None


def _yes_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _day(value: object) -> str | None:
    if isinstance(value, date):
        return value.isoformat()[:10]
    is_day = isinstance(value, str) and DAY.match(value) and day_of(value)
    return str(value) if is_day else None


def _month(value: object) -> str | None:
    text = (_day(value) or str(value))[:7] if isinstance(value, str | date) else ""
    return text if is_month(text) and (text == value or _day(value)) else None


def _moment(value: object) -> str | None:
    return moment(value) if isinstance(value, datetime) else None


def _address(value: object, site: str) -> str | None:
    if not isinstance(value, str) or not ADDRESS.match(value):
        return None
    return f"{site}{value}" if value.startswith("/") else value


TYPES: dict[str, Callable[[object], object]] = {
    "string": _text,
    "integer": _whole,
    "decimal": _decimal,
    "boolean": _yes_no,
    "date": _day,
    "gYearMonth": _month,
    "dateTime": _moment,
}
