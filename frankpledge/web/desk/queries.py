"""Asking every app what waits for somebody, and what they may begin."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import LogState, bodies_of, log_state
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import predecessors
from frankpledge.apps.composed import DECLARED
from frankpledge.declared import ANY, NOWHERE, AtWork, Menu, SetupStep, Task, Waiting
from frankpledge.rules.roles import May, Role
from frankpledge.web.desk.bundles import bundled
from frankpledge.web.desk.groups import TaskGroup, Urgency, groups, in_order, urgency_of

NEXT = 3  # legal deadlines beside the list


@dataclass(frozen=True, kw_only=True)
class MenuGroup:
    """Links of the menu under one heading."""

    title: str
    links: list[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Place:
    """A body at which somebody works: their roles there, how much waits, what they may begin."""

    body: Body
    roles: list[str]
    count: int
    menu: list[MenuGroup]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything on the page of somebody who has signed in."""

    today: date
    places: list[Place]
    groups: list[TaskGroup]
    waiting: list[Waiting]
    deadlines: list[Task]
    setup: list[SetupStep]
    log: LogState | None

    @property
    def next_by_law(self) -> Task | None:
        """The next task that law gives a day, where nothing waits sooner."""
        return self.deadlines[0] if self.deadlines else None


def at_work(user: User, at: datetime, *, with_kept: bool = True) -> list[AtWork]:
    """Return somebody at each body at which they have a role: a query, and one for each body.

    Without `with_kept` it is one query in all, and what bodies of before kept is left out: the
    menu does not ask for it.
    """
    today = timezone.localdate(at)
    return [
        AtWork(
            user=user,
            body=body,
            kept=(body, *(predecessors(body, today) if with_kept else ())),
            roles=frozenset(Role(role) for role in roles),
            at=at,
            on=today,
        )
        for body, roles in bodies_of(user, today)
    ]


def tasks_at(work: AtWork) -> list[Task]:
    """Return what waits for somebody at a body, from every app, each thing once."""
    return _at(work)[0]


def _at(work: AtWork) -> tuple[list[Task], list[Waiting]]:
    """Return what waits for somebody at a body, and what others there are waited for."""
    found = [task for d in DECLARED.declarations for task in d.tasks(work)]
    waits = [one for d in DECLARED.declarations for one in d.waiting(work)]
    return bundled(_once(found, waits), work.on), waits


def _once(tasks: list[Task], waits: list[Waiting]) -> list[Task]:
    """Return tasks with an obligation that a step meets told by the step alone, with its day.

    Where the step is a colleague's, it is told among what others are waited for.
    """
    duties = {(t.duty, t.record): t for t in tasks if t.duty and t.is_duty}
    steps = {(t.duty, t.record) for t in tasks if t.duty and not t.is_duty}
    steps |= {(w.duty, w.record) for w in waits if w.duty}
    return [
        _with_law(t, duties.get((t.duty, t.record)))
        for t in tasks
        if not (t.is_duty and (t.duty, t.record) in steps)
    ]


def _with_law(step: Task, duty: Task | None) -> Task:
    if duty is None or step.is_duty or duty.due_on is None:
        return step
    return replace(step, due_on=duty.due_on, basis=duty.basis, is_law=duty.is_law)


def desk_of(user: User, at: datetime, *, all_of: str = "") -> Desk:
    """Return what waits for somebody at every body, as the page shows it."""
    today, works = timezone.localdate(at), at_work(user, at)
    both = [_at(work) for work in works]
    by_place = [(work, found) for work, (found, _waits) in zip(works, both, strict=True)]
    tasks = [task for _, found in by_place for task in found]
    names = {id(t): w.body.name for w, found in by_place for t in found} if works[1:] else {}
    later = in_order((t for t in tasks if urgency_of(t, today) == Urgency.LATER), today)
    return Desk(
        today=today,
        places=[
            Place(
                body=work.body,
                roles=sorted(work.roles),
                count=sum(urgency_of(t, today) != Urgency.LATER for t in found),
                menu=list(menu_of(work)),
            )
            for work, found in by_place
        ],
        groups=groups(tasks, today, places=names, all_of=all_of),
        waiting=_waiting([one for _found, waits in both for one in waits]),
        deadlines=[task for task in later if task.is_law][:NEXT],
        log=log_state(at) if any(work.may(May.SEE_AUDIT) for work in works) else None,
        setup=[step for work in works for step in setup_of(work) if not step.is_done],
    )


def _waiting(found: list[Waiting]) -> list[Waiting]:
    return sorted(found, key=lambda w: (w.due_on or date.max, w.what))


def setup_of(work: AtWork) -> list[SetupStep]:
    """Return the steps of setting a body up, in their order; none for who does not take them."""
    found = [step for d in DECLARED.declarations for step in d.setup(work)]
    return sorted(found, key=lambda step: step.order)


def menu_of(work: AtWork) -> Iterable[MenuGroup]:
    """Return what somebody may begin or look up at a body, by heading."""
    mine = [entry for entry in DECLARED.menu if is_open(entry, work)]
    for group, entries in groupby(mine, key=lambda entry: entry.group):
        links = [(entry.title, address_of(entry, work.body)) for entry in entries]
        yield MenuGroup(title=group.value, links=links)


def is_open(entry: Menu, work: AtWork) -> bool:
    """Whether a link of the menu is there for somebody at a body."""
    return work.may(entry.may) and entry.at in (NOWHERE, ANY, work.body.kind)


def address_of(entry: Menu, body: Body) -> str:
    """Return where a link of the menu leads for a body."""
    return reverse(entry.address, args=[] if entry.at == NOWHERE else [body.slug])
