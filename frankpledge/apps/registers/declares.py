"""What a register offers, by its declaration alone: menu, tasks, kind of publication, table."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.registers.models import Record, TakenIn
from frankpledge.apps.registers.queries.files import files_of
from frankpledge.apps.registers.queries.records import open_records
from frankpledge.apps.registers.queries.tables import table_of
from frankpledge.apps.registers.register import Register
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    KeptRefusal,
    Kind,
    Link,
    Menu,
    Task,
    Waiting,
)
from frankpledge.design.wording import quoted
from frankpledge.errors import Refusal
from frankpledge.rules.duties import get_duty, last_day, target_day
from frankpledge.rules.registers import RegisterMove
from frankpledge.rules.roles import May, may, who_may


def declaration_of(register: Register[Any]) -> Declaration:
    """Return what a register offers."""
    table = register.table
    return Declaration(
        app=table.plural,
        menu=(
            Menu(
                title=table.title,
                address=f"{table.plural}:desk",
                may=May.SEE_WORK,
                group=Group(table.group),
                at=table.kept_by[0],
                order=10,
            ),
        ),
        tasks=_tasks_of(register),
        kinds=(
            Kind(
                name=table.kind,
                work=f"{table.plural}:record",
                keeps=_keeps(register),
                meets_duties=any(clock.proves for clock in table.clocks),
                states=table.labels,
            ),
        ),
        waiting=_waiting_of(register),
        links=tuple(
            Link(on=thing, text=table.title, address=_list_of(register, thing))
            for thing in ("body", "publication")
        ),
        tables=(table_of(table),),
        registers=(register,),
    )


def _keeps(register: Register[Any]) -> Callable[[Mapping[str, Any]], Refusal] | None:
    """Return why what is published is not withdrawn as others are: its own step does it."""
    step = next((move for move in register.table.moves.values() if move.withdraws), None)
    if step is None:
        return None

    def keeps(_document: Mapping[str, Any]) -> Refusal:
        words = _("Withdraw it on its own page, where its status changes with it")
        return Refusal(code=KeptRefusal.OWN_STEP, text=words)

    return keeps


def _tasks_of(register: Register[Any]) -> Callable[[AtWork], list[Task]]:
    def tasks(work: AtWork) -> list[Task]:
        waiting = [
            (made, move)
            for made in open_records(register, work.kept)
            if (move := _next(register, made, work))
        ]
        files = files_of(register, [made.reference for made, _move in waiting])
        together: dict[tuple[TakenIn, str], list[Record]] = {}
        for made, move in waiting:
            if made.reference in files and not move.asks:
                together.setdefault((files[made.reference], move.name), []).append(made)
        of_files = {key: records for key, records in together.items() if len(records) > 1}
        told = {made.reference for records in of_files.values() for made in records}
        return [
            *(_file_task(register, file, move, made) for (file, move), made in of_files.items()),
            *(
                _task(register, made, move, work)
                for made, move in waiting
                if made.reference not in told
            ),
        ]

    return tasks


def _waiting_of(register: Register[Any]) -> Callable[[AtWork], list[Waiting]]:
    def waiting(work: AtWork) -> list[Waiting]:
        if not work.may(register.table.opens):
            return []
        return [
            _colleague(register, made, move)
            for made in open_records(register, work.kept)
            if (move := _leading(register, made)) and not may(move.may, work.roles)
        ]

    return waiting


def _colleague(register: Register[Any], made: Any, move: RegisterMove) -> Waiting:
    due_on, basis, _is_law, duty = _due(register, made)
    return Waiting(
        what=_("%(step)s: %(title)s") % {"step": move.button, "title": quoted(made.title)},
        address=reverse(f"{register.name}:record", args=[made.reference]),
        who=who_may(move.may).capitalize(),
        due_on=due_on,
        basis=basis,
        since=made.opened_on,
        record=made.reference,
        duty=duty,
    )


def _list_of(register: Register[Any], thing: str) -> Callable[..., str]:
    """Return the address of a body's own list, on the page of the body or of one record of it."""

    def of_body(_user: object, _on: date, slug: str, kind: str) -> str:
        if kind not in register.table.kept_by:
            return ""
        return f"{reverse(f'{register.name}:list')}?body={slug}"

    def of_publication(user: object, on: date, shown: Any) -> str:
        if shown.kind != register.table.kind:
            return ""
        return of_body(user, on, shown.body_slug, register.table.kept_by[0])

    return of_body if thing == "body" else of_publication


def _file_task(register: Register[Any], file: TakenIn, move: str, records: list[Record]) -> Task:
    """Return the one task of the records of a file that wait for the same step."""
    said = {
        "step": register.table.move(move).button,
        "count": len(records),
        "things": register.table.title[:1].lower() + register.table.title[1:],
        "file": file.name,
    }
    return Task(
        what=_("%(step)s: %(count)d %(things)s of the file %(file)s") % said,
        address=reverse(f"{register.name}:taken-in", args=[file.owner.slug, file.pk]),
        button=_("Open"),
        since=timezone.localdate(file.at),
    )


def _next(register: Register[Any], made: Record, work: AtWork) -> RegisterMove | None:
    """Return the step that waits for somebody: that which leads on, where they may take it."""
    move = _leading(register, made)
    return move if move and may(move.may, work.roles) else None


def _leading(register: Register[Any], made: Record) -> RegisterMove | None:
    """Return the step that leads a record on: the first that is not its end and needs no reason."""
    for move in register.table.moves.values():
        leads_on = move.after not in register.table.ends and move.after != made.state
        if made.state in move.before and leads_on and not move.needs_reason:
            return move
    return None


def _task(register: Register[Any], made: Any, move: RegisterMove, work: AtWork) -> Task:
    due_on, basis, is_law, duty = _due(register, made)
    return Task(
        what=_("%(step)s: %(title)s") % {"step": move.button, "title": quoted(made.title)},
        address=reverse(f"{register.name}:record", args=[made.reference]),
        button=_("Open"),
        due_on=due_on,
        basis=basis,
        is_law=is_law,
        record=made.reference,
        since=made.opened_on,
        duty=duty,
    )


def _due(register: Register[Any], made: Record) -> tuple[Any, str, bool, str]:
    """Return by when a record is to be public: the day in law, else the office's own target."""
    for clock in register.table.clocks:
        starts = register.values(made)[clock.starts_on]
        if isinstance(starts, date):
            duty = get_duty(clock.duty)
            day = last_day(duty.id, starts) if _binds(duty, starts) else None
            target = target_day(duty, starts)
            basis = duty.basis if day else _("Your own target. %(basis)s") % {"basis": duty.basis}
            return day or target, basis, bool(day), duty.id
    return None, "", False, ""


def _binds(duty: Any, starts: Any) -> bool:
    return duty.in_force_from <= starts <= (duty.in_force_until or starts)
