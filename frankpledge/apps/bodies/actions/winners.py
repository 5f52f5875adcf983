"""Winners of the elections of 2012, 2016 and 2021, from tables that do not always agree."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

from django.db import transaction

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.areas import office_at
from frankpledge.apps.bodies.actions.csv_file import read_csv, short
from frankpledge.apps.bodies.actions.people import PersonSource, person_called, term_of
from frankpledge.apps.bodies.models import Conflict, Election, Governance, Person
from frankpledge.errors import BadInput
from frankpledge.rules.policing_areas import AREAS

ELECTION = {
    2012: date(2012, 11, 15),
    2016: date(2016, 5, 5),
    2021: date(2021, 5, 6),
    2024: date(2024, 5, 2),
}
# A term begins on the seventh day after the poll and ends on the sixth day after the next:
# Police Reform and Social Responsibility Act 2011, section 50(7); from memory.
TERM_BEGINS = timedelta(days=7)
TERM_ENDS = timedelta(days=6)
NEXT = {2012: 2016, 2016: 2021, 2021: 2024}

WINNERS = PersonSource("BBC, police and crime commissioner elections 2012 and 2016")
BY_FORCE = PersonSource("UK Vote, police and crime commissioner elections 2021")
COUNTS = PersonSource("Labour bin, police and crime commissioner election counts 2021")
PARTIES = {
    "Con": "Conservative",
    "Lab": "Labour",
    "Ind": "Independent",
    "PC": "Plaid Cymru",
    "LDem": "Liberal Democrat",
}
SHARE = re.compile(r"\d{1,3}(\.\d+)?\Z", re.ASCII)  # of the votes, in per cent
ROUNDING = Decimal("0.15")  # what shares of one decimal may add up to beside 100


class Claim(NamedTuple):
    """What a source says."""

    value: str
    source: PersonSource


@dataclass
class Imported:
    """What came of an import: what was added, what disagrees, what could not be used."""

    elections: int = 0
    terms: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    said: dict[tuple[str, str], Claim] = field(default_factory=dict)


@transaction.atomic
def import_winners(folder: Path, *, by: str, at: datetime) -> Imported:
    """Add winners and their terms from the tables in `folder`; disagreements are kept as such.

    Raises:
        BadInput: the folder holds none of the tables, or a column is missing.
    """
    done = Imported()
    held = [(name, read) for name, read in TABLES.items() if (folder / name).is_file()]
    if not held:
        raise BadInput(f"{folder} holds none of {', '.join(TABLES)}")
    for name, read in held:
        read(read_csv(folder / name)[1], done)
    record(
        "winners-imported",
        folder.name,
        by=by,
        at=at,
        elections=done.elections,
        terms=done.terms,
        conflicts=len(done.conflicts),
    )
    return done


def _cell(row: dict, name: str, number: int) -> str:
    if name not in row:
        raise BadInput(f"Line {number}: there is no column {name!r}")
    return short(row[name].strip(), f"Line {number}")


def _area(name: str, done: Imported) -> str:
    plain = name.replace("&", "and").lower()
    for area in AREAS:
        if plain in (area.short_name.replace("&", "and").lower(), area.slug.replace("-", " ")):
            return area.slug
    done.unread.append(f"no police area is called {name!r}")
    return ""


def _winners(rows: list[dict], done: Imported) -> None:
    for number, row in enumerate(rows, 2):
        area = _area(_cell(row, "area", number), done)
        for year in (2012, 2016):
            name, party = (_cell(row, f"{part}_{year}", number) for part in ("winner", "party"))
            if area and name:
                _won(area, year, party, WINNERS, name, done)


def _by_force(rows: list[dict], done: Imported) -> None:
    for number, row in enumerate(rows, 2):
        area = _area(_cell(row, "force", number), done)
        if area:
            party = _cell(row, "winning_party", number)
            _won(area, 2021, PARTIES.get(party, party), BY_FORCE, "", done)
            _compare(area, "first share", _cell(row, "first_share", number), BY_FORCE, done)


def _counts(rows: list[dict], done: Imported) -> None:
    by_area: dict[str, list[Candidate]] = {}
    for number, row in enumerate(rows, 2):
        by_area.setdefault(_cell(row, "area", number), []).append(_candidate(row, number))
    for name, group in by_area.items():
        if area := _area(name, done):
            _count(area, group, done)


class Candidate(NamedTuple):
    """One line of a count."""

    round: str
    name: str
    party: str
    share: Decimal


def _candidate(row: dict, number: int) -> Candidate:
    found = {name: _cell(row, name, number) for name in ("round", "candidate", "party", "share")}
    if found["round"] not in ("first", "final") or not SHARE.match(found["share"]):
        raise BadInput(
            f"{COUNTS.title}, line {number}: a round is first or final, a share a number"
        )
    return Candidate(found["round"], found["candidate"], found["party"], Decimal(found["share"]))


def _count(area: str, group: list[Candidate], done: Imported) -> None:
    first = [row for row in group if row.round == "first"]
    final = [row for row in group if row.round == "final"]
    winner = max(final or first, key=lambda row: row.share)
    party = PARTIES.get(winner.party, winner.party)
    _won(area, 2021, party, COUNTS, winner.name, done)
    for row in first:
        if row.name == winner.name:
            _compare(area, "first share", str(row.share), COUNTS, done)
    total = sum((row.share for row in final), Decimal())
    if final and abs(total - 100) > ROUNDING:
        sum_of = Claim(f"{total:.1f} together", COUNTS)
        _disagree(done, area, "final shares", sum_of, Claim("100", COUNTS))


TABLES = {
    "pcc-winners-2012-2016-part.csv": _winners,
    "pcc-elections-2021-by-force.csv": _by_force,
    "pcc-2021-count-detail-part.csv": _counts,
}


def _won(area: str, year: int, party: str, source: PersonSource, name: str, done: Imported) -> None:
    person = person_called(name, source) if name else None
    election, is_new = Election.objects.get_or_create(
        area=area,
        held_on=ELECTION[year],
        source=source.title,
        defaults={"winner": person, "party": party, "source_url": source.url},
    )
    done.elections += is_new
    others = Election.objects.filter(area=area, held_on=ELECTION[year], pk__lt=election.pk)
    for other in others.select_related("winner"):
        said_by = PersonSource(other.source)
        if other.party != party:
            _disagree(done, area, "party", Claim(other.party, said_by), Claim(party, source))
        if person and other.winner and other.winner != person:
            first = Claim(other.winner.name, said_by)
            _disagree(done, area, "winner", first, Claim(name, source))
    if person:
        done.terms += _term(area, year, party, source, person)


def _term(area: str, year: int, party: str, source: PersonSource, person: Person) -> int:
    begins = ELECTION[year] + TERM_BEGINS
    spells = Governance.objects.filter(area=area, held_from__lte=begins).select_related("body")
    spell = spells.order_by("-held_from").first()
    if spell is None:
        return 0
    office = spell.body.offices.first() or office_at(spell.body, "Commissioner")
    before = person.terms.count()
    term_of(
        person,
        office,
        source,
        begins,
        held_until=_ends(spell, year),
        party=party,
        note="dates follow from the day of the poll (2011 Act, section 50(7), from memory)",
    )
    return person.terms.count() - before


def _ends(spell: Governance, year: int) -> date:
    ends = ELECTION[NEXT[year]] + TERM_ENDS
    return min(ends, spell.held_until) if spell.held_until else ends


def _compare(area: str, field_name: str, value: str, source: PersonSource, done: Imported) -> None:
    """Keep a figure that another table gives otherwise."""
    claim = Claim(value, source)
    earlier = done.said.setdefault((area, field_name), claim)
    if value and earlier.value and earlier.value != value:
        _disagree(done, area, field_name, earlier, claim)


def _disagree(done: Imported, area: str, field_name: str, first: Claim, second: Claim) -> None:
    conflict, _ = Conflict.objects.get_or_create(
        subject=f"{area} election",
        field=field_name,
        first_source=first.source.title,
        second_source=second.source.title,
        defaults={"first": first.value, "second": second.value},
    )
    done.conflicts.append(conflict)
