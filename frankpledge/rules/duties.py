"""What the law asks of policing bodies and panels, and by when: duties read from data.

`duties.toml` is what a lawyer checks. `last_day` is the only code that counts days: what
"beginning with" and "following" mean is named in the data, because they differ by a day.
"""

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.sources import Confidence, Source
from frankpledge.rules.working_days import (
    Calendar,
    add_working_days,
    clear_days_before,
)

_TABLE = Path(__file__).with_name("duties.toml")


class Counting(StrEnum):
    """How a provision counts its days."""

    BEGINNING_WITH = "calendar days, the starting day is day 1"
    FOLLOWING = "calendar days, the starting day is day 0"
    UK_WORKING_DAYS = "UK-wide working days, the starting day is day 0"
    ENGLAND_WALES_WORKING_DAYS = "working days of England and Wales, the starting day is day 0"
    CLEAR_DAYS_BEFORE = "working days before the day, neither the first nor that day counted"
    FIXED_DATE = "a fixed date of the year, whatever day of the week it is"
    AS_SOON_AS_PRACTICABLE = "as soon as practicable: the law names no number of days"


class Frequency(StrEnum):
    """How often a duty comes up."""

    MONTHLY = "each month"
    QUARTERLY = "each quarter"
    YEARLY = "each financial year"
    YEAR_AHEAD = "before each financial year"
    ON_CHANGE = "when it changes"
    PER_EVENT = "for each event"


PERIODIC = (Frequency.MONTHLY, Frequency.QUARTERLY, Frequency.YEARLY, Frequency.YEAR_AHEAD)


@dataclass(frozen=True, kw_only=True)
class Duty:
    """One duty: who must do what, from when it runs and how its days are counted.

    `days` is the number the law gives. `target_days` is what offices set themselves where
    the law says "as soon as practicable"; passing it is never called late.
    """

    id: str
    title: str
    group: str
    basis: str
    falls_on: str
    models: tuple[str, ...]
    runs_from: str
    frequency: Frequency
    counting: Counting
    days: int | None
    month_day: tuple[int, int] | None
    target_days: int | None
    in_force_from: date
    in_force_until: date | None
    note: str
    source: Source
    proved_by: tuple[str, ...] = ()  # kinds of publication that meet it by themselves

    def applies(self, model: str, day: date) -> bool:
        """Whether the duty was in force on `day` for a body of this governance model."""
        until = self.in_force_until or date.max
        return model in self.models and self.in_force_from <= day <= until


_Facts = dict[str, Any]  # of one entry of the table


def _duty(facts: _Facts, sources: dict[str, _Facts], groups: dict[str, _Facts]) -> Duty:
    row = groups[facts["group"]] | facts
    source = sources[row["source"]] | {"confidence": Confidence(row["confidence"])}
    month_day = row.get("month_day")
    return Duty(
        id=row["id"],
        title=row["title"],
        group=row["group"],
        basis=row["basis"],
        falls_on=row.get("falls_on", "policing body"),
        models=tuple(row["models"]),
        runs_from=row["runs_from"],
        frequency=Frequency[row["frequency"].upper()],
        counting=Counting[row["counting"].upper()],
        days=row.get("days"),
        month_day=(month_day[0], month_day[1]) if month_day else None,
        target_days=row.get("target_days"),
        in_force_from=row["in_force_from"],
        in_force_until=row.get("in_force_until"),
        note=row.get("note", ""),
        source=Source(**source),
        proved_by=tuple(row.get("proved_by", ())),
    )


@cache
def all_duties() -> dict[str, Duty]:
    """Return every duty by its id, in the order of the table."""
    facts = tomllib.loads(_TABLE.read_text("utf-8"))
    found = [_duty(row, facts["sources"], facts["groups"]) for row in facts["duty"]]
    return {duty.id: duty for duty in found}


@cache
def sources_of_duties() -> dict[str, _Facts]:
    """Return the sources that the table cites, by name: title and url of each."""
    found: dict[str, _Facts] = tomllib.loads(_TABLE.read_text("utf-8"))["sources"]
    return found


def get_duty(name: str) -> Duty:
    """Return one duty.

    Raises:
        NotFound: no duty has that id.
    """
    try:
        return all_duties()[name]
    except KeyError:
        raise NotFound(f"No duty is called {name!r}; docs/reference/duties.md lists them") from None


def last_day(name: str, start: date) -> date | None:
    """Return the last day on which the duty can be met in time; None where no day is named.

    `start` is the day that `runs_from` speaks of; for a fixed date, any day of the
    financial year before the one that it is for.

    >>> last_day("inspection-response", date(2026, 3, 1))
    datetime.date(2026, 4, 25)

    Raises:
        NotFound: no such duty, it was not in force on `start`, or bank holidays of that
            year are not known.
    """
    duty = get_duty(name)
    if not duty.in_force_from <= start <= (duty.in_force_until or date.max):
        raise NotFound(f"{duty.basis} was not in force on {start}")
    if duty.month_day is not None:
        return _fixed_date(*duty.month_day, start)
    if duty.days is None:
        return None
    return count_days(duty.counting, start, duty.days)


def count_days(counting: Counting, start: date, days: int) -> date | None:
    """Return the last of `days` days counted from `start` as `counting` says."""
    match counting:
        case Counting.BEGINNING_WITH:
            return start + timedelta(days=days - 1)
        case Counting.FOLLOWING:
            return start + timedelta(days=days)
        case Counting.UK_WORKING_DAYS:
            return add_working_days(start, days, Calendar.UK)
        case Counting.ENGLAND_WALES_WORKING_DAYS:
            return add_working_days(start, days, Calendar.ENGLAND_WALES)
        case Counting.CLEAR_DAYS_BEFORE:
            return clear_days_before(start, days, Calendar.ENGLAND_WALES)
        case _:
            return None


def target_day(duty: Duty, start: date) -> date | None:
    """Return the day an office would aim at where the law names none; None without a target."""
    return start + timedelta(days=duty.target_days) if duty.target_days else None


APRIL = 4
FINANCIAL_YEAR = re.compile(r"((?:19|20)\d\d)/(\d\d)\Z", re.ASCII)


def financial_year(day: date) -> str:
    """Return the financial year of `day`, which begins on 1 April.

    >>> financial_year(date(2026, 3, 31))
    '2025/26'
    """
    first = day.year if day.month >= APRIL else day.year - 1
    return f"{first}/{(first + 1) % 100:02d}"


def year_begins(year: str) -> date:
    """Return the first day of a financial year written ``2026/27``.

    Raises:
        BadInput: `year` is not written so.
    """
    found = FINANCIAL_YEAR.match(year)
    if found and int(found[2]) == (int(found[1]) + 1) % 100:
        return date(int(found[1]), APRIL, 1)
    raise BadInput(f"{year!r} is not a financial year: write it as 2026/27", field="year")


def _fixed_date(month: int, day: int, start: date) -> date:
    first = year_begins(financial_year(start))
    return date(first.year + (month < APRIL), month, day)


def veto_threshold(members: int) -> int:
    """Return how many votes a veto needs: two thirds of the members at the time.

    Members who are absent count, vacant seats do not. Police Reform and Social
    Responsibility Act 2011, Schedule 5, paragraph 4.

    >>> veto_threshold(13)
    9

    Raises:
        BadInput: a panel has at least one member.
    """
    if members < 1:
        raise BadInput("A veto needs a panel with at least one member")
    return -(-2 * members // 3)
