"""Which days count as working days, from a table of bank holidays.

There are three calendars and they are never mixed: UK-wide for information requests,
England and Wales for everything else that says "working day", and plain days.
"""

import tomllib
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import NotFound

_TABLE = Path(__file__).with_name("bank_holidays.toml")
SATURDAY = 5


class Calendar(StrEnum):
    """Whose bank holidays are no working days."""

    UK = "uk"
    ENGLAND_WALES = "england_wales"


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def bank_holidays(calendar: Calendar) -> frozenset[date]:
    """Return the bank holidays of `calendar`; those that fall on a weekend are not listed."""
    parts = ["england_wales"] + (["elsewhere"] if calendar == Calendar.UK else [])
    return frozenset(day for part in parts for year in _facts()[part].values() for day in year)


def is_working_day(day: date, calendar: Calendar) -> bool:
    """Whether `day` is a working day of `calendar`.

    Raises:
        NotFound: the table of bank holidays does not reach that year.
    """
    years = _facts()["england_wales"]
    if str(day.year) not in years:
        first, last = min(years), max(years)
        raise NotFound(
            f"Bank holidays are known from {first} to {last}; {day} lies outside. Add the year to"
            " frankpledge/rules/bank_holidays.toml before a working day of it is counted."
        )
    return day.weekday() < SATURDAY and day not in bank_holidays(calendar)


def add_working_days(start: date, count: int, calendar: Calendar) -> date:
    """Return the `count`-th working day after `start`; `start` itself never counts.

    >>> add_working_days(date(2024, 12, 11), 20, Calendar.UK)
    datetime.date(2025, 1, 14)
    """
    day = start
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day


def clear_days_before(day: date, count: int, calendar: Calendar) -> date:
    """Return the last day that leaves `count` clear working days before `day`.

    Neither the day returned nor `day` itself is one of them.

    >>> clear_days_before(date(2026, 12, 4), 5, Calendar.ENGLAND_WALES)
    datetime.date(2026, 11, 26)
    """
    while count:
        day -= timedelta(days=1)
        count -= is_working_day(day, calendar)
    return day - timedelta(days=1)


def working_days_between(start: date, end: date, calendar: Calendar) -> int:
    """Return how many working days lie after `start`, up to and with `end`.

    >>> working_days_between(date(2026, 12, 4), date(2026, 12, 8), Calendar.ENGLAND_WALES)
    2
    """
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, calendar) for day in days)
