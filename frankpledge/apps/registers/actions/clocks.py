"""The clocks of a record: a duty runs from the day in a field until a move stops it."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from frankpledge.apps.bodies.queries.answering import governance_model
from frankpledge.apps.obligations.actions import (
    drop_obligation,
    meet_obligation,
    open_obligation,
    restart_clock,
)
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.publishing.models import NO_END, Publication
from frankpledge.apps.registers.models import Record, Step
from frankpledge.apps.registers.register import Register
from frankpledge.rules.duties import get_duty, target_day
from frankpledge.rules.registers import RegisterClock


def run_clocks(
    register: Register[Any], record: Record, step: Step, *, by: str, at: datetime
) -> None:
    """Start, move, stop or drop each clock of a record after a step.

    Nobody but those who keep the record is told of a clock before the record is public.
    """
    for clock in register.table.clocks:
        starts = register.values(record)[clock.starts_on]
        found = Obligation.objects.filter(
            duty=clock.duty, body=record.owner, period=record.reference
        ).first()
        if found is None and isinstance(starts, date) and _runs(clock, record, starts, step, at):
            found = open_obligation(
                clock.duty,
                record.owner,
                starts,
                record.reference,
                by=by,
                at=at,
                about=str(register.values(record)["title"])[:300],
                visible_from=NO_END,
            )
        elif found and isinstance(starts, date) and _is_another_day(found, starts):
            restart_clock(clock.duty, record.owner, starts, record.reference, by=by, at=at)
            found.refresh_from_db()
        if found and not found.met_by_id:
            _end(register, clock, found, record, step, by=by, at=at)


def _is_another_day(found: Obligation, starts: date) -> bool:
    return not found.met_by_id and found.starts_on != starts


def drop_clocks(register: Register[Any], record: Record, *, by: str, at: datetime) -> None:
    """Drop each clock of a record that is taken away before anybody read it."""
    duties = [clock.duty for clock in register.table.clocks]
    found = Obligation.objects.filter(duty__in=duties, body=record.owner, period=record.reference)
    for obligation in found.filter(met_by=None):
        drop_obligation(obligation, by=by, at=at)


def _runs(clock: RegisterClock, record: Record, starts: date, step: Step, at: datetime) -> bool:
    """Whether the duty binds: not before it was law, nor for what was long over when taken in."""
    duty = get_duty(clock.duty)
    if not duty.applies(governance_model(record.owner, starts), starts):
        return False
    target = target_day(duty, starts)
    return step.move != "import" or target is None or target >= timezone.localdate(at)


def _end(
    register: Register[Any],
    clock: RegisterClock,
    found: Obligation,
    record: Record,
    step: Step,
    *,
    by: str,
    at: datetime,
) -> None:
    publication = record.publication
    if step.move in clock.stopped_by and isinstance(publication, Publication):
        meet_obligation(found, publication, by=by, at=at)
    elif step.state_after in register.table.ends and publication is None:
        drop_obligation(found, by=by, at=at)
