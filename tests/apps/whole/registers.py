"""Records of every register: a draft, a public one, files of each kind; all by its declaration alone.

Each word of a draft, and each private word of what is public, is a canary of the register.
"""

import csv
import io
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.registers.actions.importing import apply_file, check_taken, take_file
from frankpledge.apps.registers.actions.records import move_record, open_record
from frankpledge.apps.registers.queries.headings import IDENTIFIER
from frankpledge.apps.registers.register import Register
from frankpledge.rules.registers import FieldKind, RegisterField, RegisterTable
from frankpledge.rules.roles import MAY, May, Role
from frankpledge.rules.values import Figure, Value, write
from tests.apps.whole.doors import AT_PANEL, leading, way_to_public

DAY = date(2026, 11, 20)
VALUES: dict[FieldKind, Value] = {
    FieldKind.DAY: DAY,
    FieldKind.MONTH: "2026-11",
    FieldKind.PERIOD: "2026/27",
    FieldKind.MONEY: Decimal("1204.50"),
    FieldKind.NUMBER: 12,
    FieldKind.YES_NO: True,
    FieldKind.LINK: "https://example.org/there",
    FieldKind.PLACE: "kent",
}


def sample(table: RegisterTable, name: str) -> dict[str, Value]:
    """Return a value for each field that opening a record asks; texts are the canary of that name.

    What is private is called so in its canary.
    """
    return {one.name: value_of(one, table, name) for one in table.asked(table.opening)}


def value_of(one: RegisterField, table: RegisterTable, name: str) -> Value:
    """Return a value of one field."""
    if one.kind in (FieldKind.TEXT, FieldKind.LONG):
        if one.is_public and name == "plain":
            return f"Plain {one.label.lower()}"
        side = "" if one.is_public else "private"
        return f"canary{table.kind}{name}{side}{one.name}".replace("-", "").replace("_", "")
    if one.kind == FieldKind.FIGURE:
        return Figure(value=Decimal(20_000), unit=one.unit)
    if one.kind == FieldKind.CHOICE:
        return one.choices[0].code
    return VALUES.get(one.kind)


def make_registers(w: SimpleNamespace) -> None:
    """Make records of every register in what a test is given as `whole`."""
    w.registers = {one.name: _of_register(w, one) for one in DECLARED.registers}


def keeper_of(w: SimpleNamespace, register: Register[Any]) -> Any:
    """Return the body of the tests that keeps a register."""
    return w.panel if register.table.kept_by == ("panel",) else w.office


def role_for(w: SimpleNamespace, register: Register[Any], permission: May) -> Role:
    """Return a role at the body that keeps a register which may do something."""
    at_panel = keeper_of(w, register) == w.panel
    return next(r for r in Role if r in MAY[permission] and (r in AT_PANEL) == at_panel)


def person_for(w: SimpleNamespace, register: Register[Any], permission: May) -> Any:
    """Return somebody of the body that keeps a register who may do something."""
    return w.people[role_for(w, register, permission)]


def typed_in(table: RegisterTable, name: str) -> dict[str, str]:
    """Return what somebody types into the form of opening a record."""
    return {field: write(value) for field, value in sample(table, name).items()}


def _of_register(w: SimpleNamespace, register: Register[Any]) -> SimpleNamespace:
    table, owner = register.table, keeper_of(w, register)
    by = person_for(w, register, table.opens)
    made = SimpleNamespace(owner=owner)
    made.draft = open_record(register, owner, sample(table, "draft"), by=by, at=w.at)
    public = open_record(register, owner, sample(table, "plain"), by=by, at=w.at)
    for move in way_to_public(table):
        given = {name: value_of(table.by_name[name], table, "plain") for name in move.asks}
        mover = person_for(w, register, move.may)
        reason = "Because." if move.needs_reason else ""
        public = move_record(
            register, public.reference, move.name, given, reason=reason, by=mover, at=w.at
        )
    made.public = public
    made.checked = take(w, register, "checked")
    made.cancelled = take(w, register, "cancelled")
    made.applied = applied(w, register, "applied")
    made.undone = applied(w, register, "undone")
    return made


def file_of(table: RegisterTable, name: str, rows: int = 1) -> bytes:
    """Return a file as an office would keep it, with the labels of the fields as headings."""
    text = io.StringIO()
    writer = csv.writer(text)
    asked = table.asked(table.opening)
    writer.writerow([IDENTIFIER, *(one.label for one in asked)])
    for row in range(1, rows + 1):
        values = sample(table, name)
        writer.writerow([f"{name}-{row}", *(write(values[one.name]) for one in asked)])
    return text.getvalue().encode()


def take(w: SimpleNamespace, register: Register[Any], name: str) -> Any:
    """Return a file that was uploaded and not applied."""
    by = person_for(w, register, register.table.opens)
    content = file_of(register.table, name)
    owner = keeper_of(w, register)
    return take_file(register, owner, f"{name}.csv", content, by=by, at=w.at)


def applied(w: SimpleNamespace, register: Register[Any], name: str) -> Any:
    """Return a file that was applied."""
    taken = take(w, register, name)
    stamp = check_taken(register, taken, w.at).stamp
    by = person_for(w, register, register.table.opens)
    return apply_file(register, taken.owner, taken.pk, stamp, by=by, at=w.at, is_checked=True)


def register_rows(w: SimpleNamespace, register: Register[Any]) -> dict[str, dict[str, Any]]:
    """Return what each address of a register is asked with, and what is posted to it."""
    table, made = register.table, w.registers[register.name]
    slug, draft = made.owner.slug, made.draft.reference
    step = leading(table).name.replace(" ", "-")

    def file(taken: Any, *more: str) -> list[Any]:
        return [slug, taken.pk, *more]

    rows: dict[str, dict[str, Any]] = {
        "desk": {"args": [slug]},
        "open": {"args": [slug]},
        "export": {"args": [slug], "post": {}},
        "import": {"args": [slug]},
        "headings": {"args": [slug]},
        "taken-in": {"args": file(made.applied)},
        "findings": {"args": file(made.checked)},
        "use-headings": {"args": file(made.checked), "post": {}},
        "cancel": {"args": file(made.cancelled), "post": {}},
        "undo": {"args": file(made.undone), "post": {}},
        "take-step": {"args": file(made.applied, step), "post": {}},
        "record": {"args": [draft]},
        "edit": {"args": [draft]},
        "move": {"args": [draft, step]},
    }
    return {f"{table.plural}:{name}": row for name, row in rows.items()}
