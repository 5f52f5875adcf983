"""Taking in a file: kept as a preview, applied as a whole or not at all, undone."""

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from frankpledge.apps.accounts.queries import Worker, require
from frankpledge.apps.audit.actions import record as audit
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.actions.clocks import drop_clocks
from frankpledge.apps.registers.actions.records import edit_record, lock, move_record, open_record
from frankpledge.apps.registers.models import FileState, Heading, Party, Step, TakenIn
from frankpledge.apps.registers.queries.files import get_taken_in, moved_since, records_in
from frankpledge.apps.registers.queries.headings import UNUSED, known_headings, normal, uses
from frankpledge.apps.registers.queries.imports import Checked, CheckedRow, check_file
from frankpledge.apps.registers.queries.records import parties, steps_of
from frankpledge.apps.registers.readers import read_sheet
from frankpledge.apps.registers.register import Register
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.values import read

KEPT_UNUSED = timedelta(days=7)  # what nobody has applied is forgotten after that
IMPORTED, IMPORT_EDITED, UNDONE = "import", "import-edit", "undo-import"


@transaction.atomic
def take_file(
    register: Register[Any], owner: Body, name: str, content: bytes, *, by: Worker, at: datetime
) -> TakenIn:
    """Keep a file as a preview; no record is changed.

    Raises:
        RoleNeeded: `by` may not add records at that body.
        BadInput: the file cannot be read.
    """
    require(by, register.table.opens, owner, timezone.localdate(at))
    sheet = read_sheet(name, content)
    kind = register.table.kind
    old = TakenIn.objects.filter(kind=kind, owner=owner, state=FileState.CHECKED)
    old.filter(at__lt=at - KEPT_UNUSED).update(state=FileState.CANCELLED, content=b"", ended_at=at)
    digest = hashlib.sha256(content).hexdigest()
    taken = TakenIn.objects.create(
        kind=kind,
        owner=owner,
        name=name[-200:],
        digest=digest,
        content=content,
        rows=len(sheet.rows),
        by=by.in_audit,
        at=at,
    )
    audit(f"{kind}-file-checked", owner.slug, by=by.in_audit, at=at, file=digest)
    return taken


def check_taken(register: Register[Any], taken: TakenIn, at: datetime) -> Checked:
    """Return what a kept file would change now."""
    sheet = read_sheet(taken.name, bytes(taken.content))
    return check_file(register, taken.owner, sheet, timezone.localdate(at))


@transaction.atomic
def apply_file(
    register: Register[Any],
    owner: Body,
    number: int,
    stamp: str,
    *,
    by: Worker,
    at: datetime,
    is_checked: bool = False,
) -> TakenIn:
    """Make and change the records of a file: all of them or none.

    `stamp` is that of the check that somebody has seen; `is_checked` says that they looked at
    each warning.

    Raises:
        RoleNeeded: `by` may not add records at that body.
        NotAllowed: the file is applied or cancelled already.
        BadInput: a row is to be put right, a warning was not looked at, nothing would change, or
            the register has changed since the check.
    """
    require(by, register.table.opens, owner, timezone.localdate(at))
    taken = _locked(register, owner, number, FileState.CHECKED)
    found = check_taken(register, taken, at)
    _refuse(found, stamp, is_checked)
    for row in found.new:
        made = _make(register, owner, row, by, at)
        taken.made[made] = _newest(made)
    for row in found.changed:
        was = parties(row.reference)
        _change(register, row, by, at)
        names = {role: [p.name for p in was if p.role == role] for role in register.table.parties}
        taken.changed[row.reference] = {"step": _newest(row.reference), "parties": names}
    _end(taken, FileState.APPLIED, at)
    _log(register, taken, "applied", by, at, made=len(taken.made), changed=len(taken.changed))
    return taken


def _locked(register: Register[Any], owner: Body, number: int, state: FileState) -> TakenIn:
    get_taken_in(register, owner, number)
    taken = TakenIn.objects.select_for_update().get(pk=number)
    if taken.state != state:
        label = FileState(taken.state).label
        words = _("This file cannot be changed so any more: it is “%(state)s”") % {"state": label}
        raise NotAllowed(words)
    return taken


def _refuse(found: Checked, stamp: str, is_checked: bool) -> None:
    if found.findings:
        words = ngettext(
            "Put %(rows)d row right first: nothing was applied",
            "Put %(rows)d rows right first: nothing was applied",
            found.refused,
        )
        raise BadInput(words % {"rows": found.refused})
    if stamp != found.stamp:
        words = _(
            "The register has changed since this check. Look at it again: nothing was applied"
        )
        raise BadInput(words)
    if not found.new and not found.changed:
        raise BadInput(_("This file changes nothing: everything in it is here already"))
    if found.warnings and not is_checked:
        raise BadInput(_("Say that you have checked each warning"), field="is_checked")


def _make(register: Register[Any], owner: Body, row: CheckedRow, by: Worker, at: datetime) -> str:
    made = open_record(
        register,
        owner,
        row.values,
        parties=row.parties or {},
        identifier=row.identifier,
        move=IMPORTED,
        by=by,
        at=at,
    )
    return str(made.reference)


def _change(register: Register[Any], row: CheckedRow, by: Worker, at: datetime) -> None:
    edit_record(
        register,
        row.reference,
        row.values,
        parties=row.parties,
        move=IMPORT_EDITED,
        by=by,
        at=at,
    )


def _newest(reference: str) -> int:
    return steps_of(reference).count()


def _end(taken: TakenIn, state: FileState, at: datetime) -> None:
    taken.state, taken.content, taken.ended_at = state, b"", at
    taken.save()


def _log(
    register: Register[Any], taken: TakenIn, what: str, by: Worker, at: datetime, **more: int
) -> None:
    kind = f"{register.table.kind}-file-{what}"
    audit(kind, taken.owner.slug, by=by.in_audit, at=at, file=taken.digest, **more)


@transaction.atomic
def cancel_file(
    register: Register[Any], owner: Body, number: int, *, by: Worker, at: datetime
) -> TakenIn:
    """Forget a file that was not applied.

    Raises:
        RoleNeeded: `by` may not add records at that body.
        NotAllowed: it is applied, or cancelled already.
    """
    require(by, register.table.opens, owner, timezone.localdate(at))
    taken = _locked(register, owner, number, FileState.CHECKED)
    _end(taken, FileState.CANCELLED, at)
    _log(register, taken, "cancelled", by, at)
    return taken


@transaction.atomic
def undo_file(
    register: Register[Any], owner: Body, number: int, *, by: Worker, at: datetime
) -> TakenIn:
    """Take back what a file did: its records go, those that it changed are as they were before.

    Nobody outside the body has read any of them, so nothing but the lines of the log stays of
    a record that the file made.

    Raises:
        RoleNeeded: `by` may not add records at that body.
        NotAllowed: it is not applied, or a record of it has a later step.
    """
    require(by, register.table.opens, owner, timezone.localdate(at))
    taken = _locked(register, owner, number, FileState.APPLIED)
    moved = moved_since(taken)
    if moved:
        words = _("%(count)d records have a later step, %(first)s first. Change them one by one")
        raise NotAllowed(words % {"count": len(moved), "first": moved[0]})
    for reference in taken.made:
        _remove(register, reference, by, at)
    for reference, said in taken.changed.items():
        _restore(register, reference, said["parties"], by, at)
    _end(taken, FileState.UNDONE, at)
    _log(register, taken, "undone", by, at, made=len(taken.made), changed=len(taken.changed))
    return taken


def _remove(register: Register[Any], reference: str, by: Worker, at: datetime) -> None:
    made = lock(register, reference)
    drop_clocks(register, made, by=by.in_audit, at=at)
    Party.objects.filter(reference=reference).delete()
    Step.objects.filter(reference=reference).delete()
    made.delete()


def _restore(register: Register[Any], reference: str, names: Any, by: Worker, at: datetime) -> None:
    made, step = lock(register, reference), steps_of(reference).last()
    before = {} if step is None else step.before
    texts = {name: read(register.field(name), text) for name, text in before.items()}
    given = register.values(made) | texts
    edit_record(register, reference, given, parties=names, move=UNDONE, by=by, at=at)


@transaction.atomic
def step_all(
    register: Register[Any], owner: Body, number: int, move: str, *, by: Any, at: datetime
) -> int:
    """Take one step with every record of a file that can take it; return how many did.

    Raises:
        NotAllowed: the file is not applied, or no record of it can take the step.
        RoleNeeded: `by` may not.
        BadInput: a record of it may not.
    """
    taken = _locked(register, owner, number, FileState.APPLIED)
    before = register.table.move(move).before
    ready = [made for made in records_in(register, taken) if made.state in before]
    if not ready:
        raise NotAllowed(_("No record of this file can take that step now"))
    for made in ready:
        move_record(register, made.reference, move, {}, by=by, at=at)
    return len(ready)


@transaction.atomic
def remember_headings(
    register: Register[Any], owner: Body, given: Mapping[str, str], *, by: Worker, at: datetime
) -> int:
    """Remember which field each heading of a body's files is; return how many were given.

    What the register itself knows is not remembered, and what is said otherwise now is forgotten.

    Raises:
        RoleNeeded: `by` may not add records at that body.
        BadInput: a field is none of the register's.
    """
    require(by, register.table.opens, owner, timezone.localdate(at))
    kind, known, ours = register.table.kind, uses(register), known_headings(register)
    for heading, field in given.items():
        if field and field not in known:
            words = _("“%(field)s” is no field of a %(thing)s")
            raise BadInput(words % {"field": field, "thing": register.table.one})
        named: dict[str, Any] = {"kind": kind, "owner": owner, "heading": normal(heading)[:200]}
        if field == ours.get(normal(heading), UNUSED):
            Heading.objects.filter(**named).delete()
        else:
            Heading.objects.update_or_create(**named, defaults={"field": field})
    audit(f"{kind}-headings-remembered", owner.slug, by=by.in_audit, at=at, count=len(given))
    return len(given)
