"""Opening a record, changing its draft, taking its steps: the only writers of every register."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import Worker, require, roles_of
from frankpledge.apps.audit.actions import record as audit
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.publish import publish, withdraw
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.registers.actions.clocks import run_clocks
from frankpledge.apps.registers.models import Party, Record, Step
from frankpledge.apps.registers.queries.checking import Parties, checked, parties_of
from frankpledge.apps.registers.queries.records import parties, steps_of
from frankpledge.apps.registers.register import Outcome, Register, Values
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.registers import FieldKind, RegisterMove
from frankpledge.rules.values import Value, write

R = TypeVar("R", bound=Record)
OPENED, EDITED = "open", "edit"


@transaction.atomic
def open_record(
    register: Register[R],
    owner: Body,
    given: Values,
    *,
    by: Worker,
    at: datetime,
    parties: Parties | None = None,
    identifier: str = "",
    move: str = OPENED,
) -> R:
    """Add a record in the register's first state. Nobody outside the body reads it yet.

    Raises:
        RoleNeeded: `by` may not at that body.
        BadInput: something is missing or wrong; all of it, each by its field.
    """
    table, today = register.table, timezone.localdate(at)
    require(by, table.opens, owner, today)
    if owner.kind not in table.kept_by:
        said = {"body": owner.name, "things": table.title.lower(), "keeper": table.kept_by[0]}
        raise NotAllowed(_("%(body)s keeps no %(things)s: a %(keeper)s does") % said)
    values = checked(register, table.asked(table.opening), given)
    made = register.model(
        reference=next_reference(table.prefix, today),
        owner=owner,
        identifier=_free(register, owner, identifier),
        state=table.starts,
        opened_on=today,
    )
    register.set_values(made, values)
    made.save()
    _set_parties(register, made, parties or {})
    step = _keep(made, table.kind, move, "", {}, values, by=by.in_audit, at=at)
    audit(f"{table.kind}-opened", made.reference, by=by.in_audit, at=at, step=step.number)
    run_clocks(register, made, step, by=by.in_audit, at=at)
    return made


def _free(register: Register[R], owner: Body, identifier: str, but: Record | None = None) -> str:
    taken = register.model._default_manager.filter(owner=owner, identifier=identifier)
    if identifier and taken.exclude(pk=but.pk if but else None).exists():
        one = taken.get().reference
        words = _("%(one)s has the number %(number)s already")
        raise BadInput(words % {"one": one, "number": identifier}, field="identifier")
    return identifier


@transaction.atomic
def edit_record(
    register: Register[R],
    reference: str,
    given: Values,
    *,
    by: Worker,
    at: datetime,
    parties: Parties | None = None,
    seen: int | None = None,
    move: str = EDITED,
) -> R:
    """Change what a record says while nobody outside the body has read it.

    `seen` is the step that the form was made on: what a colleague did meanwhile is not written over.

    Raises:
        RoleNeeded: `by` may not at that body.
        NotAllowed: it is public, at its end, or was changed meanwhile.
        BadInput: something is missing or wrong, or nothing was changed.
    """
    made = lock(register, reference)
    table = register.table
    require(by, table.opens, made.owner, timezone.localdate(at))
    if made.state not in table.edited:
        label = table.label(made.state)
        words = _("%(reference)s cannot be changed: it is “%(state)s” and no draft")
        raise NotAllowed(words % {"reference": reference, "state": label})
    _not_moved(made, seen)
    before = register.values(made)
    values = checked(register, table.asked(table.opening), given, made)
    changed = {name: value for name, value in values.items() if value != before[name]}
    has_others = parties is not None and _set_parties(register, made, parties)
    if not changed and not has_others:
        raise BadInput(_("You have changed nothing"))
    register.set_values(made, changed)
    made.save()
    was = {name: before[name] for name in changed}
    step = _keep(made, table.kind, move, made.state, was, changed, by=by.in_audit, at=at)
    audit(f"{table.kind}-edited", reference, by=by.in_audit, at=at, step=step.number)
    run_clocks(register, made, step, by=by.in_audit, at=at)
    return made


@transaction.atomic
def move_record(
    register: Register[R],
    reference: str,
    name: str,
    given: Values,
    *,
    by: User,
    at: datetime,
    reason: str = "",
    seen: int | None = None,
    visible_from: datetime | None = None,
) -> R:
    """Take a step of a record: its state and columns change, and what is public follows.

    Raises:
        NotAllowed: the step does not start here, or a colleague took another one meanwhile.
        RoleNeeded: `by` may not.
        BadInput: something is missing or wrong; all of it, each by its field.
    """
    made, table = lock(register, reference), register.table
    move, today = _move(register, name), timezone.localdate(at)
    roles = roles_of(by, register.keeper(made, move), today)
    after = register.workflow.state_after(name, made.state, roles)
    _not_moved(made, seen)
    if move.needs_reason and not reason.strip():
        raise BadInput(_("Enter the reason"), field="reason")
    values = checked(register, table.asked_by(move), given, made)
    outcome = register.decide(made, move, values, today) if register.decide else Outcome()
    state, changes = made.state, values | dict(outcome.changes)
    was = {field: value for field, value in register.values(made).items() if field in changes}
    register.set_values(made, changes)
    made.state = outcome.state or after
    made.save()
    step = _keep(made, table.kind, name, state, was, changes, by=by.in_audit, at=at, reason=reason)
    audit(move.audit, reference, by=by.in_audit, at=at, step=step.number, state=made.state)
    _show(register, made, move, reason, by=by, at=at, visible_from=visible_from)
    run_clocks(register, made, step, by=by.in_audit, at=at)
    return made


def lock(register: Register[R], reference: str) -> R:
    """Return a record that nobody else changes until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    records = register.model._default_manager
    if not records.select_for_update().filter(reference=reference).exists():
        words = _("There is no %(thing)s “%(reference)s”")
        raise NotFound(words % {"thing": register.table.one, "reference": reference})
    return records.select_related("owner", "publication").get(reference=reference)


def _move(register: Register[Any], name: str) -> RegisterMove:
    if name not in register.table.moves:
        words = _("There is no step “%(step)s” of a %(thing)s")
        raise NotFound(words % {"step": name, "thing": register.table.one})
    return register.table.move(name)


def _not_moved(made: Record, seen: int | None) -> None:
    newest = steps_of(made.reference).last()
    if seen is not None and newest and newest.number != seen:
        words = _(
            "Somebody has changed this since you opened it. Read it again, then take your step"
        )
        raise NotAllowed(words)


def _keep(
    made: Record,
    kind: str,
    move: str,
    state: str,
    before: Values,
    given: Values,
    *,
    by: str,
    at: datetime,
    reason: str = "",
) -> Step:
    return Step.objects.create(
        kind=kind,
        reference=made.reference,
        number=steps_of(made.reference).count() + 1,
        move=move,
        on=timezone.localdate(at),
        at=at,
        by=by,
        state_before=state,
        state_after=made.state,
        before=_written(before),
        given=_written(given),
        reason=reason,
    )


def _written(values: Values) -> dict[str, str]:
    return {name: write(value) for name, value in values.items()}


def _set_parties(register: Register[Any], made: Record, given: Parties) -> bool:
    """Give a record its parties; return whether they are others now."""
    wanted = parties_of(register, given, made.reference)
    held = parties(made.reference)
    if [(p.role, p.name) for p in wanted] == [(p.role, p.name) for p in held]:
        return False
    Party.objects.filter(reference=made.reference).delete()
    Party.objects.bulk_create(wanted)
    return True


def _show(
    register: Register[R],
    made: R,
    move: RegisterMove,
    reason: str,
    *,
    by: User,
    at: datetime,
    visible_from: datetime | None,
) -> None:
    """Publish a record as it stands, or take its words from the public."""
    table = register.table
    if move.withdraws and made.publication:
        withdraw(made.publication, reason, kinds={}, by=by, at=at)
    elif made.state in table.public:
        values, others = register.values(made), parties(made.reference)
        made.publication = publish(
            made.reference,
            table.kind,
            made.owner,
            str(values["title"]),
            register.document(table, made, values, others),
            by=by.in_audit,
            at=at,
            subjects=subjects_of(register, made, values, others),
            reason=reason,
            visible_from=visible_from,
        )
        made.save()


SUBJECTS = {
    FieldKind.PLACE: "area",
    FieldKind.BODY: "body",
    FieldKind.PERSON: "person",
    FieldKind.MEASURE: "measure",
    FieldKind.RECORD: "record",
}


def subjects_of(
    register: Register[Any], made: Record, values: dict[str, Value], others: Sequence[Party]
) -> set[tuple[str, str]]:
    """Return what a record is about: its area, its parties, and what its public fields name."""
    found = {("area", made.owner.area)} if made.owner.area else set()
    found |= {(party.kind, party.slug) for party in others if party.kind}
    for field in register.table.public_fields:
        if field.kind in SUBJECTS and values[field.name]:
            found.add((SUBJECTS[field.kind], str(values[field.name])))
    return found
