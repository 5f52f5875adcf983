"""What a file would change in a register, row by row, before anything is changed."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.models import Party, Record, Step
from frankpledge.apps.registers.queries.checking import Parties, absent, parties_of, party_name
from frankpledge.apps.registers.queries.headings import (
    IDENTIFIER,
    UsedColumn,
    cell_of,
    columns_used,
    uses,
)
from frankpledge.apps.registers.queries.records import last_values, records_of
from frankpledge.apps.registers.readers import Sheet, SheetRow
from frankpledge.apps.registers.register import Register
from frankpledge.errors import BadInput, Refusal
from frankpledge.rules.asks import read_asks, warnings
from frankpledge.rules.values import Value, say, write

LONGEST_NUMBER = 60  # characters of a body's own number
SEPARATORS = re.compile(r"[;\n]")


@dataclass(frozen=True, kw_only=True)
class RowFinding:
    """What is wrong with a row, or should be looked at once more: which field, and what to do."""

    line: int
    field: str  # its label
    value: str
    what_to_do: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field of a record that a file would change."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class CheckedRow:
    """A row that can be taken in: the record that it makes, or changes where it has a reference."""

    line: int
    identifier: str
    values: Mapping[str, Value]
    parties: Parties | None
    reference: str = ""
    changes: tuple[Change, ...] = ()

    @property
    def title(self) -> str:
        """The title of the record."""
        return str(self.values.get("title") or self.identifier)


@dataclass(kw_only=True)
class Checked:
    """A file held to a register: it can be applied while `findings` is empty."""

    columns: tuple[UsedColumn, ...]
    rows: int
    stamp: str
    findings: list[RowFinding] = field(default_factory=list)
    warnings: list[RowFinding] = field(default_factory=list)
    new: list[CheckedRow] = field(default_factory=list)
    changed: list[CheckedRow] = field(default_factory=list)
    same: list[CheckedRow] = field(default_factory=list)

    @property
    def refused(self) -> int:
        """How many rows are to be put right."""
        return len({finding.line for finding in self.findings})


@dataclass(frozen=True, kw_only=True)
class _Held:
    """What a row is held to: the register, its records by the body's own numbers."""

    register: Register[Any]
    places: Mapping[str, int]  # of the column of each field that is used
    records: Mapping[str, Any]  # by the body's own number, else by ours
    parties: Mapping[str, list[Party]]
    last: Mapping[str, Value]
    on: date


def check_file(register: Register[Any], owner: Body, sheet: Sheet, on: date) -> Checked:
    """Return what a file would change in the records of a body on a day. Nothing is written."""
    columns = columns_used(register, owner, sheet)
    found = Checked(
        columns=columns, rows=len(sheet.rows), stamp=stamp_of(register, owner, sheet, columns)
    )
    found.findings += _of_columns(register, sheet, columns)
    if found.findings:
        return found
    held = _held(register, owner, columns, on)
    lines: dict[str, int] = {}
    for row in sheet.rows:
        findings = list(_of_shape(held, sheet, row, lines))
        if findings:
            found.findings += findings
        else:
            _check_row(held, row, found)
    return found


def _held(register: Register[Any], owner: Body, columns: Sequence[UsedColumn], on: date) -> _Held:
    records = {made.identifier or made.reference: made for made in records_of(register, [owner])}
    parties: dict[str, list[Party]] = {}
    references = [made.reference for made in records.values()]
    for party in Party.objects.filter(reference__in=references):
        parties.setdefault(party.reference, []).append(party)
    return _Held(
        register=register,
        places={one.field: one.place for one in columns if one.field},
        records=records,
        parties=parties,
        last=last_values(register, owner),
        on=on,
    )


def _of_columns(
    register: Register[Any], sheet: Sheet, columns: Sequence[UsedColumn]
) -> Iterator[RowFinding]:
    """Yield what is wrong with the headings: a field twice, or one that is needed and not there."""
    used = [one.field for one in columns if one.field]
    for one in columns:
        if one.field and used.count(one.field) > 1:
            words = "Two columns are used as this field. Say below which one is"
            yield _finding(sheet.headings_line, one.label, one.heading, words)
    needed = [f.name for f in register.table.asked(register.table.opening) if f.is_required]
    labels = uses(register)
    for name in (IDENTIFIER, *needed):
        if name not in used:
            words = "No column is used as this field. Add it, or say below which one has it"
            yield _finding(sheet.headings_line, labels[name], "", words)


def _finding(line: int, label: str, value: str, words: str) -> RowFinding:
    return RowFinding(line=line, field=label, value=value[:200], what_to_do=words)


def _of_shape(
    held: _Held, sheet: Sheet, row: SheetRow, lines: dict[str, int]
) -> Iterator[RowFinding]:
    """Yield what is wrong with a row as such: its length, its number."""
    if len(row.cells) > len(sheet.headings):
        cell = row.cells[len(sheet.headings)]
        words = "The row has more cells than there are headings. Put a text with commas in quotes"
        yield _finding(row.line, "", cell, words)
        return
    label, number = uses(held.register)[IDENTIFIER], _number(held, row)
    if not number:
        words = "Enter the number that you know it by: with it we find it again"
        yield _finding(row.line, label, "", words)
    elif len(number) > LONGEST_NUMBER or not number.isprintable():
        words = f"Enter {LONGEST_NUMBER} characters or fewer, on one line"
        yield _finding(row.line, label, number, words)
    elif number in lines:
        words = f"Line {lines[number]} has the same number. Give each its own, or remove one"
        yield _finding(row.line, label, number, words)
    lines.setdefault(number, row.line)


def _number(held: _Held, row: SheetRow) -> str:
    return " ".join(cell_of(row.cells, held.places[IDENTIFIER]).split())


def _check_row(held: _Held, row: SheetRow, found: Checked) -> None:
    register, made = held.register, held.records.get(_number(held, row))
    asks = register.table.asked(register.table.opening)
    before = register.values(made) if made else {}
    texts = {one.name: _text(held, row, one.name, before) for one in asks}
    try:
        values = read_asks(asks, texts)
        refused: Sequence[Refusal] = absent(register, asks, values, made)
        parties = _parties(held, row, made)
    except BadInput as problem:
        refused = problem.refusals
    if refused:
        in_order = sorted(refused, key=lambda one: held.places.get(one.field, -1))
        found.findings += [_refused(held, row, refusal, texts) for refusal in in_order]
        return
    changes = _changes(held, values, parties, made, before) if made else ()
    reference = made.reference if made else ""
    checked = CheckedRow(
        line=row.line,
        identifier=_number(held, row),
        values=values,
        parties=parties,
        reference=reference,
        changes=changes,
    )
    if made and changes and made.state not in register.table.edited:
        status = register.table.label(made.state)
        words = (
            f"{reference} is “{status}”: a file changes drafts only."
            " Remove the row, or change it on its own page"
        )
        labels = ", ".join(change.label for change in changes)
        found.findings.append(_finding(row.line, labels, changes[0].after, words))
        return
    (found.new if made is None else found.changed if changes else found.same).append(checked)
    if made is None or changes:
        found.warnings += _warned(held, row, values, texts)


def _text(held: _Held, row: SheetRow, name: str, before: Mapping[str, Value]) -> str:
    """Return what a row says of a field; what the record has where the file has no such column."""
    if name in held.places:
        return cell_of(row.cells, held.places[name])
    return write(before.get(name))


def _parties(held: _Held, row: SheetRow, made: Record | None) -> Parties | None:
    """Return the names that a row gives for each role, as the record would keep them."""
    table = held.register.table
    if not any(party_name(role) in held.places for role in table.parties):
        return None
    before = held.parties.get(made.reference, []) if made else []
    given: dict[str, Sequence[str]] = {}
    for role in table.parties:
        place = held.places.get(party_name(role))
        if place is None:
            given[role] = [party.name for party in before if party.role == role]
        else:
            given[role] = SEPARATORS.split(cell_of(row.cells, place))
    kept = parties_of(held.register, given, "")
    return {role: [p.name for p in kept if p.role == role] for role in table.parties}


def _changes(
    held: _Held,
    values: Mapping[str, Value],
    parties: Parties | None,
    made: Record,
    before: Mapping[str, Value],
) -> tuple[Change, ...]:
    by_name = held.register.table.by_name
    found = [
        Change(label=one.label, before=say(one, before[name]), after=say(one, value))
        for name, value in values.items()
        if value != before[name] and (one := by_name[name])
    ]
    for role, names in (parties or {}).items():
        was = [p.name for p in held.parties.get(made.reference, []) if p.role == role]
        if was != list(names):
            found.append(
                Change(label=role.capitalize(), before=", ".join(was), after=", ".join(names))
            )
    return tuple(found)


def _refused(held: _Held, row: SheetRow, refusal: Refusal, texts: Mapping[str, str]) -> RowFinding:
    label = uses(held.register).get(refusal.field, refusal.field)
    place = held.places.get(refusal.field)
    cell = cell_of(row.cells, place) if place is not None else texts.get(refusal.field, "")
    return _finding(row.line, label, cell, refusal.sentence)


def _warned(
    held: _Held, row: SheetRow, values: Mapping[str, Value], texts: Mapping[str, str]
) -> list[RowFinding]:
    table = held.register.table
    asks = table.asked(table.opening)
    found = warnings(asks, values, held.last, held.on)
    return [
        _finding(row.line, table.by_name[name].label, texts[name], words)
        for name, words in sorted(found.items(), key=lambda one: held.places.get(one[0], -1))
    ]


def stamp_of(
    register: Register[Any], owner: Body, sheet: Sheet, columns: Sequence[UsedColumn]
) -> str:
    """Return what a check rests on: the file, what its columns are used as, the register then.

    It is another one as soon as a colleague has taken a step.
    """
    references = records_of(register, [owner]).order_by().values("reference")
    steps = Step.objects.filter(kind=register.table.kind, reference__in=references)
    state = steps.aggregate(Max("pk"), Count("pk"))
    said = [sheet, [(one.heading, one.field) for one in columns], sorted(state.items())]
    return hashlib.sha256(repr(said).encode()).hexdigest()
