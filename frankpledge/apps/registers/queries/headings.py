"""Which field the column of a file holds: as the body said before, else as the register knows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.models import Heading
from frankpledge.apps.registers.queries.checking import party_name
from frankpledge.apps.registers.readers import Sheet
from frankpledge.apps.registers.register import Register

IDENTIFIER = "identifier"
UNUSED = ""
NUMBERS = ("Number", "Reference", "Identifier", "Our reference", "Your own number")


@dataclass(frozen=True, kw_only=True)
class UsedColumn:
    """A column of a file: its heading, the field that it is used as, its first value."""

    place: int
    heading: str
    field: str
    label: str
    is_remembered: bool
    first: str


def uses(register: Register[Any]) -> dict[str, str]:
    """Return what a column can be used as: the label of each field, party and the body's number."""
    table = register.table
    asked = {one.name: one.label for one in table.asked(table.opening)}
    roles = {party_name(role): role.capitalize() for role in table.parties}
    return {IDENTIFIER: "Your own number", **asked, **roles}


def normal(heading: str) -> str:
    """Return a heading as it is compared: without case and spaces more than one."""
    return " ".join(heading.split()).casefold()


def known_headings(register: Register[Any]) -> dict[str, str]:
    """Return the field of each heading that the register itself knows."""
    table = register.table
    known = {normal(heading): IDENTIFIER for heading in (*table.numbers, *NUMBERS, IDENTIFIER)}
    known |= {normal(role): party_name(role) for role in table.parties}
    known |= {party_name(role): party_name(role) for role in table.parties}
    for one in table.asked(table.opening):
        known |= {normal(text): one.name for text in (*one.headings, one.label, one.name)}
    return known


def columns_used(register: Register[Any], owner: Body, sheet: Sheet) -> tuple[UsedColumn, ...]:
    """Return what each column of a file is used as."""
    kept = Heading.objects.filter(kind=register.table.kind, owner=owner)
    remembered = dict(kept.values_list("heading", "field"))
    known, labels = known_headings(register), uses(register)
    found = []
    for place, heading in enumerate(sheet.headings):
        name = remembered.get(normal(heading), known.get(normal(heading), UNUSED))
        name = name if name in labels else UNUSED
        found.append(
            UsedColumn(
                place=place,
                heading=heading,
                field=name,
                label=labels.get(name, ""),
                is_remembered=normal(heading) in remembered,
                first=_first(sheet, place),
            )
        )
    return tuple(found)


def _first(sheet: Sheet, place: int) -> str:
    cells = (cell_of(row.cells, place) for row in sheet.rows)
    return next((cell for cell in cells if cell), "")


def cell_of(cells: Sequence[str], place: int) -> str:
    """Return a cell of a row, whose end may be cut where it is empty."""
    return cells[place] if place < len(cells) else ""


def example_headings(register: Register[Any]) -> list[str]:
    """Return the headings of an empty file: each label once."""
    return list(uses(register).values())
