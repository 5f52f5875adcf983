"""Districts and their generations: a name on an old row, and what stands in its place now.

Rows keep the district's name as it was when the file was made. For comparison over time a
district that was merged is brought forward to its successor (Wycombe to Buckinghamshire).
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FACTS = Path(__file__).parent / "districts.csv"
SOURCE = "ONS local authority lookups to April 2023"


@dataclass(frozen=True, kw_only=True)
class District:
    """A local authority district of today, with the names and codes its rows may carry."""

    code: str
    name: str
    force: str
    recorded_names: tuple[str, ...]
    predecessors: tuple[str, ...]
    codes: tuple[str, ...]

    @property
    def slug(self) -> str:
        """The name as it stands in an address."""
        return slug_of(self.name)


def slug_of(name: str) -> str:
    """Return a name as it stands in an address.

    >>> slug_of("Bristol, City of")
    'bristol-city-of'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower().replace("'", "")).strip("-")


@cache
def districts() -> tuple[District, ...]:
    """Return the districts of England and Wales of today, by code."""
    with FACTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    found = []
    for row in rows:
        if row["code"] != row["current_code"]:
            continue
        merged = [other for other in rows if other["current_code"] == row["code"]]
        names = [name for other in merged for name in (other["name"], other["other_name"]) if name]
        found.append(
            District(
                code=row["code"],
                name=row["name"],
                force=row["force"],
                recorded_names=tuple(dict.fromkeys(names)),
                codes=tuple(other["code"] for other in merged),
                predecessors=tuple(sorted({o["name"] for o in merged if o["name"] != row["name"]})),
            )
        )
    return tuple(found)


@cache
def current_names() -> dict[str, str]:
    """Return, for each name a row may carry, the name of the district of today."""
    return {name: district.name for district in districts() for name in district.recorded_names}


def current_name(recorded: str) -> str:
    """Return the district of today for a recorded name; an unknown name stays as it is."""
    return current_names().get(recorded, recorded)


def find_district(name: str) -> District | None:
    """Return the district of today for a name of today or of the past, or a code."""
    wanted = name.strip().casefold()
    for district in districts():
        names = (*district.codes, *district.recorded_names)
        if wanted in (known.casefold() for known in names):
            return district
    return None


def districts_of(force: str) -> list[District]:
    """Return the districts of today in a force's area, by name."""
    return sorted((d for d in districts() if d.force == force), key=lambda d: d.name)
