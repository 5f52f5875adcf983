"""How many people live in each district and police area, by year.

A rate uses the estimate of its own year. After the last year that is held the last estimate is carried
forward, and says so; after five years there is no rate.
"""

import csv
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.evidence.geography.districts import districts
from frankpledge.rules.periods import months_apart

FACTS = Path(__file__).parent / "populations.csv"
NO_RATES = Path(__file__).parent / "no_rates.toml"
SOURCE = "ONS mid-year population estimates, mid-2011 to mid-2023, on the boundaries of 2023"
# Our choice. Populations of districts move by about 1% a year.
FAR = 24  # months since the estimate, after which the sentence says that a rate may be off
FARTHEST = 60  # months since the estimate, after which no rate is given
BEFORE = 12  # months before the first estimate that it is taken for


@dataclass(frozen=True)
class Population:
    """How many people, by the estimate of the middle of which year."""

    people: int
    year: int

    def words(self, month: str) -> str:
        """Say which estimate a rate of `month` uses, where it is not of its own year; or nothing."""
        if month[:4] == str(self.year):
            return ""
        said = f"with the population of mid-{self.year}"
        far = abs(months_apart(_middle(self.year), month)) > FAR
        return f"{said}, so it may be a few percent off" if far else said


@dataclass(frozen=True)
class Residents:
    """The residents of an area by year: pairs of a year and how many, in order."""

    years: tuple[tuple[int, int], ...]

    @property
    def newest(self) -> Population:
        """The last estimate."""
        year, people = self.years[-1]
        return Population(people, year)

    def of(self, month: str) -> Population | None:
        """Return the estimate that a rate of `month` uses, or None where none is near enough."""
        held = dict(self.years)
        if people := held.get(int(month[:4])):
            return Population(people, int(month[:4]))
        year = min(held, key=lambda year: (abs(year - int(month[:4])), year))
        since = months_apart(_middle(year), month)
        return Population(held[year], year) if -BEFORE <= since <= FARTHEST else None

    def each_year(self) -> Iterator[tuple[int, int]]:
        """Yield each calendar year that has rates, and the people that they use."""
        first, last = self.years[0][0] - BEFORE // 12, self.years[-1][0] + FARTHEST // 12
        for year in range(first, last + 1):
            if found := self.of(f"{year}-06"):
                yield year, found.people

    def with_year(self, year: int, people: int) -> "Residents":
        """Return the same with a newer estimate for one year."""
        return Residents(tuple(sorted((dict(self.years) | {year: people}).items())))


def _middle(year: int) -> str:
    return f"{year}-06"


@cache
def no_rates() -> dict[str, str]:
    """Return the forces in whose areas no rate by resident is given, with the reason."""
    held: dict[str, str] = tomllib.loads(NO_RATES.read_text("utf-8"))["no_rates"]
    return held


@cache
def populations() -> Mapping[str, Residents]:
    """Return the residents of each district, by code, and of each police area, by force."""
    with FACTS.open(encoding="utf-8", newline="") as stream:
        rows = {row.pop("code"): row for row in csv.DictReader(stream)}
    found = {
        code: Residents(tuple((int(year), int(people)) for year, people in row.items()))
        for code, row in rows.items()
    }
    return found | of_forces(found)


def of_forces(by_district: Mapping[str, Residents]) -> dict[str, Residents]:
    """Return the residents of each police area: those of its districts, in years known of all."""
    parts: dict[str, list[Residents]] = {}
    for district in districts():
        parts.setdefault(district.force, []).append(by_district[district.code])
    return {force: _together(each) for force, each in parts.items()}


def _together(parts: Iterable[Residents]) -> Residents:
    held = [dict(part.years) for part in parts]
    years = sorted(set.intersection(*(set(each) for each in held)))
    return Residents(tuple((year, sum(each[year] for each in held)) for year in years))
