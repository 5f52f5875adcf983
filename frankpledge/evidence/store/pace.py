"""Does a month keep the pace of the official count of its year? The one yardstick from outside.

It works for a first month and for runs of any length. Official counts are of a year, so a month is
set beside them by its number of days.
"""

import tomllib
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.evidence.store.partial import History
from frankpledge.rules.periods import add_months, first_day, months_apart

SHOCKS = Path(__file__).parent / "shocks.toml"
BELOW = 0.7  # of the official pace: records are missing
DOUBTED = 0.8  # so too, beside a month that was not delivered whole
FARTHEST = 18  # months between a month and the official year that it is set beside


@dataclass(frozen=True, kw_only=True)
class YearTotal:
    """The official count of crimes of a force from month `first` to month `last`."""

    first: str
    last: str
    crimes: float
    source: str

    def away(self, month: str) -> int:
        """Return how many months a month lies outside the year; 0 within it."""
        return max(months_apart(month, self.first), months_apart(self.last, month), 0)

    @property
    def days(self) -> int:
        """The days of the year."""
        return (first_day(add_months(self.last, 1)) - first_day(self.first)).days


@dataclass(frozen=True)
class Pace:
    """Crimes of a month as a share of what the official count gives for so many days."""

    share: float
    usual: float
    of: YearTotal


@cache
def shocks() -> tuple[tuple[str, str], ...]:
    """Return the first and last months of times in which no month keeps a year's pace."""
    held = tomllib.loads(SHOCKS.read_text("utf-8"))["shock"]
    return tuple((shock["first"], shock["last"]) for shock in held)


def paces(history: History, totals: Sequence[YearTotal]) -> dict[str, Pace]:
    """Return the pace of each month that an official year is near enough to."""
    found = {}
    for month, rows in history.items():
        if any(first <= month <= last for first, last in shocks()):
            continue
        near = min(totals, key=lambda year: (year.away(month), year.first), default=None)
        if near is None or near.away(month) > FARTHEST or not near.crimes:
            continue
        days = (first_day(add_months(month, 1)) - first_day(month)).days
        usual = near.crimes * days / near.days
        found[month] = Pace(rows.crimes / usual, usual, near)
    return found


def behind(history: History, found: Mapping[str, Pace], partial: Container[str]) -> dict[str, str]:
    """Return the months that do not keep the official pace, each with the reason in words."""
    slow = {month for month, pace in found.items() if pace.share < BELOW}
    doubted = {
        month
        for month, pace in found.items()
        if BELOW <= pace.share < DOUBTED
        and any(
            beside in slow or beside in partial
            for beside in (add_months(month, -1), add_months(month, 1))
        )
    }
    return {
        month: (
            f"{history[month].crimes:,} crimes, where about {found[month].usual:,.0f} would be usual"
            f" by the official count ({found[month].of.crimes:,.0f} in the year to"
            f" {found[month].of.last}): records are missing"
        )
        for month in sorted(slow | doubted)
    }
