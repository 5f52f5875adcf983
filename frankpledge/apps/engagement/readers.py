"""Departments' lists of ministers' meetings, as departments write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from frankpledge.apps.bodies.readers.csv_file import read_csv
from frankpledge.errors import BadInput
from frankpledge.rules.periods import MONTH_NAMES, month_of

# What departments call the columns of their lists, in small letters.
HEADERS = {
    "minister": ("minister", "name of minister", "minister's name"),
    "when": ("date", "date of meeting", "month"),
    "organisation": (
        "name of organisation or individual",
        "name of individual or organisation",
        "name of organisation",
        "person or organisation that meeting was with",
        "organisation",
        "name of external organisation",
    ),
    "purpose": ("purpose of meeting", "purpose"),
}
DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%d-%b-%y", "%d/%m/%y", "%d %b %Y")
MONTH = re.compile(r"(?P<name>[A-Za-z]{3,9})[ -](?P<year>\d{4}|\d{2})\Z", re.ASCII)
YEARS = range(1990, 2100)  # of meetings that a list can hold


@dataclass(frozen=True, kw_only=True)
class ReadMeeting:
    """A line of a list; `month` and `organisation` are empty where they cannot be read."""

    line: int
    minister: str
    on: date | None
    month: str
    organisation: str
    purpose: str


def read_meetings(path: Path) -> Iterator[ReadMeeting]:
    """Yield the meetings of a list; a line without a minister has the one of the line before.

    Raises:
        BadInput: the file is no CSV, or a column is missing.
    """
    lines, columns = _table(path)
    minister = ""
    for number, line in enumerate(lines, 2):
        cells = {name: (line.get(column) or "").strip() for name, column in columns.items()}
        minister = cells["minister"] or minister
        if not any((value or "").strip() for value in line.values() if isinstance(value, str)):
            continue
        on, month = read_when(cells["when"])
        yield ReadMeeting(
            line=number,
            minister=minister,
            on=on,
            month=month,
            organisation=cells["organisation"],
            purpose=cells["purpose"],
        )


def _table(path: Path) -> tuple[list[dict], dict[str, str]]:
    header, lines = read_csv(path)
    named = {name.strip().lower(): name for name in header}
    columns = {}
    for wanted, spellings in HEADERS.items():
        hit = next((named[s] for s in spellings if s in named), None)
        if hit is None:
            raise BadInput(
                f"{path.name}, line 1: no column for the {wanted};"
                f" one of {', '.join(spellings)} is wanted"
            )
        columns[wanted] = hit
    return lines, columns


def read_when(text: str) -> tuple[date | None, str]:
    """Return the day and month that a department wrote; only a month where no day is given.

    >>> read_when("Nov-17")
    (None, '2017-11')
    """
    for form in DAY_FORMATS:
        try:
            day = datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no time)
        except ValueError:
            continue
        return (day, month_of(day)) if day.year in YEARS else (None, "")
    found = MONTH.match(text)
    if found:
        for number, name in enumerate(MONTH_NAMES, 1):
            if name.lower().startswith(found["name"].lower()):
                year = int(found["year"])
                year = year + 2000 if year < 100 else year
                return None, f"{year}-{number:02d}" if year in YEARS else ""
    return None, ""
