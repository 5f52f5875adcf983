"""Winners of the elections of 2012, 2016 and 2021, from tables that do not always agree."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.actions.areas import office_at
from frankpledge.apps.bodies.actions.people import PersonSource, person_called, term_of
from frankpledge.apps.bodies.models import Conflict, Election, Governance, Person
from frankpledge.apps.bodies.readers.winners import Figure, Won, read_winners

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


@dataclass
class Imported:
    """What came of an import: what was added, what disagrees, what could not be used."""

    elections: int = 0
    terms: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    said: dict[tuple[str, str], Figure] = field(default_factory=dict)


@transaction.atomic
def import_winners(folder: Path, *, by: str, at: datetime) -> Imported:
    """Add winners and their terms from the tables in `folder`; disagreements are kept as such.

    Raises:
        BadInput: the folder holds none of the tables, or a column is missing.
    """
    read = read_winners(folder)
    done = Imported(unread=read.unread)
    for claim in read.claims:
        if isinstance(claim, Won):
            _won(claim, done)
        elif isinstance(claim, Figure):
            _compare(claim, done)
        else:
            figure = Figure(claim.area, claim.field, claim.value, claim.source)
            _disagree(figure, claim.expected, claim.source, done)
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


def _won(claim: Won, done: Imported) -> None:
    area, year, party, name = claim.area, claim.year, claim.party, claim.name
    source = PersonSource(claim.source)
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
        if other.party != party:
            said = Figure(area, "party", other.party, other.source)
            _disagree(said, party, claim.source, done)
        if person and other.winner and other.winner != person:
            said = Figure(area, "winner", other.winner.name, other.source)
            _disagree(said, name, claim.source, done)
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


def _compare(figure: Figure, done: Imported) -> None:
    """Keep a figure that another table gives otherwise."""
    earlier = done.said.setdefault((figure.area, figure.field), figure)
    if figure.value and earlier.value and earlier.value != figure.value:
        _disagree(earlier, figure.value, figure.source, done)


def _disagree(first: Figure, second: str, second_source: str, done: Imported) -> None:
    conflict, _ = Conflict.objects.get_or_create(
        subject=f"{first.area} election",
        field=first.field,
        first_source=first.source,
        second_source=second_source,
        defaults={"first": first.value, "second": second},
    )
    done.conflicts.append(conflict)
