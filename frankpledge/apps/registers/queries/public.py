"""A register as everybody reads it: from what is published, and from nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from frankpledge.apps.publishing.models import Notice
from frankpledge.apps.publishing.queries.lists import (
    BY_DAY,
    DATED,
    Marks,
    PublicRow,
    a_page,
    as_rows,
    subjects_of,
)
from frankpledge.apps.publishing.queries.visible import in_force
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.design.parts import ListPage
from frankpledge.errors import BadInput
from frankpledge.rules.registers import FieldKind, RegisterField, RegisterTable
from frankpledge.rules.values import Figure, Value, read, say

MOST_WITHDRAWN = 100  # on a page


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What of a register is asked for. `choices` are codes by field; days are of its own day."""

    body: str = ""
    area: str = ""
    state: str = ""
    first: date | None = None
    last: date | None = None
    choices: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A record as a list shows it: its row, its status, and the fields that lists show."""

    row: PublicRow
    status: str
    area: str
    facts: tuple[tuple[str, str], ...]


def found(table: RegisterTable, at: datetime, asked: Asked) -> QuerySet[Any]:
    """Return what is in force of a register and asked for."""
    return in_force(
        at,
        Wanted(
            kind=table.kind,
            body=asked.body,
            area=asked.area,
            states=(asked.state,) if asked.state else (),
            on_first=asked.first,
            on_last=asked.last,
            choices=tuple(sorted(asked.choices.items())),
        ),
    )


def withdrawn(table: RegisterTable, at: datetime, asked: Asked) -> list[PublicRow]:
    """Return what was withdrawn of a register, the newest first: its numbers stay in use."""
    wanted = Wanted(kind=table.kind, body=asked.body, area=asked.area)
    rows = in_force(at, wanted).filter(notice=Notice.WITHDRAWAL)
    return as_rows(rows.order_by("-visible_from", "-pk")[:MOST_WITHDRAWN])


def public_page(table: RegisterTable, at: datetime, asked: Asked, marks: Marks) -> ListPage[Shown]:
    """Return a page of a register, the newest day first. What is withdrawn stands without words.

    Raises:
        BadInput: a mark is none of ours.
    """
    rows = found(table, at, asked)
    page = a_page(rows.filter(DATED), marks, by=BY_DAY)
    areas = subjects_of(page.rows, "area")
    shown = tuple(_shown(table, row, areas.get(row.version, "")) for row in page.rows)
    return ListPage(rows=shown, before=page.before, after=page.after)


def _shown(table: RegisterTable, row: PublicRow, area: str) -> Shown:
    status = table.label("withdrawn") if row.is_withdrawn else table.label(row.state)
    facts = [(one.label, say(one, value_in(one, row.data))) for one in table.asked(table.listed)]
    return Shown(row=row, status=status, area=area, facts=tuple(facts))


def value_in(one: RegisterField, data: Mapping[str, object]) -> Value:
    """Return the value of a field from the data of what is published; None where it has none."""
    if one.kind == FieldKind.FIGURE:
        names = ("value", "at_least", "at_most")
        keys = (one.name, f"{one.name}_at_least", f"{one.name}_at_most")
        numbers = {n: data.get(key) for n, key in zip(names, keys, strict=True)}
        known = {name: Decimal(str(text)) for name, text in numbers.items() if text}
        return Figure(unit=one.unit, **known) if known else None
    held = data.get(one.name)
    if isinstance(held, bool | int):
        return held
    try:
        return read(one, str(held or ""))
    except BadInput:  # cut in the list, or a choice that the register no longer has
        return str(held)
