"""Months, written as police.uk writes them: ``YYYY-MM``.

A month is kept as that text wherever people meet it (it sorts by itself) and as its
first day wherever dates are compared.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from frankpledge.errors import BadInput

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])\Z", re.ASCII)
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def first_day(month: str) -> date:
    """Return the first day of `month`.

    >>> first_day("2025-03")
    datetime.date(2025, 3, 1)

    Raises:
        BadInput: `month` is not written ``YYYY-MM`` or lies before the year 1.
    """
    found = MONTH.match(month)
    if not found or found[1] == "0000":
        raise BadInput(f"{month!r} is not a month: write it as YYYY-MM, for example 2025-03")
    return date(int(found[1]), int(found[2]), 1)


def is_month(text: str) -> bool:
    """Whether `text` is a month, written ``YYYY-MM``."""
    found = MONTH.match(text)
    return found is not None and found[1] != "0000"


def month_of(day: date) -> str:
    """Return the month that `day` falls in, as ``YYYY-MM``."""
    return f"{day:%Y-%m}" if day.year >= 1000 else f"{day.year:04d}-{day.month:02d}"


def add_months(month: str, count: int) -> str:
    """Return the month `count` months after `month` (before it, when negative).

    >>> add_months("2025-01", -1)
    '2024-12'
    """
    start = first_day(month)
    total = start.year * 12 + start.month - 1 + count
    return f"{total // 12:04d}-{total % 12 + 1:02d}"


def months_apart(earlier: str, later: str) -> int:
    """Return how many months `later` comes after `earlier`."""
    return _number(later) - _number(earlier)


@lru_cache(maxsize=4096)
def _number(month: str) -> int:
    day = first_day(month)
    return day.year * 12 + day.month


def month_range(first: str, last: str) -> Iterator[str]:
    """Yield every month from `first` to `last`, both included."""
    for step in range(months_apart(first, last) + 1):
        yield add_months(first, step)


def month_words(month: str) -> str:
    """Return a month as it is read aloud.

    >>> month_words("2025-03")
    'March 2025'
    """
    day = first_day(month)
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def months_in_words(months: Iterable[str]) -> str:
    """Return months as they are read aloud, one after another.

    >>> months_in_words(["2025-01", "2025-02", "2025-03"])
    'January 2025, February 2025 and March 2025'
    """
    names = [month_words(month) for month in months]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
