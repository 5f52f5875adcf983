"""What tables say of who won in 2012, 2016 and 2021: claims, each with the table that makes it.

Nothing is compared here and nobody is believed: tables do not always agree.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from frankpledge.apps.bodies.readers.csv_file import read_csv, short
from frankpledge.errors import BadInput
from frankpledge.rules.policing_areas import AREAS

WINNERS = "BBC, police and crime commissioner elections 2012 and 2016"
BY_FORCE = "UK Vote, police and crime commissioner elections 2021"
COUNTS = "Labour bin, police and crime commissioner election counts 2021"
PARTIES = {
    "Con": "Conservative",
    "Lab": "Labour",
    "Ind": "Independent",
    "PC": "Plaid Cymru",
    "LDem": "Liberal Democrat",
}
SHARE = re.compile(r"\d{1,3}(\.\d+)?\Z", re.ASCII)  # of the votes, in per cent
ROUNDING = Decimal("0.15")  # what shares of one decimal may add up to beside 100


class Won(NamedTuple):
    """Who won an area in a year; `name` is empty where only the party is given."""

    area: str
    year: int
    party: str
    source: str
    name: str = ""


class Figure(NamedTuple):
    """A figure of an election that another table may give otherwise."""

    area: str
    field: str
    value: str
    source: str


class Contradiction(NamedTuple):
    """A figure of a table that does not fit the rest of the same table: as it is, as it should be."""

    area: str
    field: str
    value: str
    expected: str
    source: str


Claim = Won | Figure | Contradiction


@dataclass
class WinnersRead:
    """The claims of all tables in their order, and what could not be used."""

    claims: list[Claim] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def read_winners(folder: Path) -> WinnersRead:
    """Return what the tables in `folder` say.

    Raises:
        BadInput: the folder holds none of the tables, or a column is missing.
    """
    done = WinnersRead()
    held = [(name, read) for name, read in TABLES.items() if (folder / name).is_file()]
    if not held:
        raise BadInput(f"{folder} holds none of {', '.join(TABLES)}")
    for name, read in held:
        done.claims += read(read_csv(folder / name)[1], done.unread)
    return done


def _cell(row: dict, name: str, number: int) -> str:
    if name not in row:
        raise BadInput(f"Line {number}: there is no column {name!r}")
    return short(row[name].strip(), f"Line {number}")


def _area(name: str, unread: list[str]) -> str:
    plain = name.replace("&", "and").lower()
    for area in AREAS:
        if plain in (area.short_name.replace("&", "and").lower(), area.slug.replace("-", " ")):
            return area.slug
    unread.append(f"no police area is called {name!r}")
    return ""


def _winners(rows: list[dict], unread: list[str]) -> Iterator[Claim]:
    for number, row in enumerate(rows, 2):
        area = _area(_cell(row, "area", number), unread)
        for year in (2012, 2016):
            name, party = (_cell(row, f"{part}_{year}", number) for part in ("winner", "party"))
            if area and name:
                yield Won(area, year, party, WINNERS, name)


def _by_force(rows: list[dict], unread: list[str]) -> Iterator[Claim]:
    for number, row in enumerate(rows, 2):
        area = _area(_cell(row, "force", number), unread)
        if area:
            party = _cell(row, "winning_party", number)
            yield Won(area, 2021, PARTIES.get(party, party), BY_FORCE)
            yield Figure(area, "first share", _cell(row, "first_share", number), BY_FORCE)


def _counts(rows: list[dict], unread: list[str]) -> Iterator[Claim]:
    by_area: dict[str, list[Candidate]] = {}
    for number, row in enumerate(rows, 2):
        by_area.setdefault(_cell(row, "area", number), []).append(_candidate(row, number))
    for name, group in by_area.items():
        if area := _area(name, unread):
            yield from _count(area, group)


class Candidate(NamedTuple):
    """One line of a count."""

    round: str
    name: str
    party: str
    share: Decimal


def _candidate(row: dict, number: int) -> Candidate:
    found = {name: _cell(row, name, number) for name in ("round", "candidate", "party", "share")}
    if found["round"] not in ("first", "final") or not SHARE.match(found["share"]):
        raise BadInput(f"{COUNTS}, line {number}: a round is first or final, a share a number")
    return Candidate(found["round"], found["candidate"], found["party"], Decimal(found["share"]))


def _count(area: str, group: list[Candidate]) -> Iterator[Claim]:
    first = [row for row in group if row.round == "first"]
    final = [row for row in group if row.round == "final"]
    winner = max(final or first, key=lambda row: row.share)
    party = PARTIES.get(winner.party, winner.party)
    yield Won(area, 2021, party, COUNTS, winner.name)
    for row in first:
        if row.name == winner.name:
            yield Figure(area, "first share", str(row.share), COUNTS)
    total = sum((row.share for row in final), Decimal())
    if final and abs(total - 100) > ROUNDING:
        yield Contradiction(area, "final shares", f"{total:.1f} together", "100", COUNTS)


TABLES: dict[str, Callable[[list[dict], list[str]], Iterator[Claim]]] = {
    "pcc-winners-2012-2016-part.csv": _winners,
    "pcc-elections-2021-by-force.csv": _by_force,
    "pcc-2021-count-detail-part.csv": _counts,
}
