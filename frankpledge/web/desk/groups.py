"""In which group of the page a task stands, in which order, and how its day is written.

The order is that of the law: a serious complaint, what is overdue, what is due in two weeks, new
figures, then what waits. Only law can be overdue: a target that is past is still only a target.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frankpledge.declared import Task, Weight
from frankpledge.design.dates import long_date, weekday, weekday_date
from frankpledge.design.parts import TaskRow

SOON = timedelta(days=14)
SHOWN = 25  # rows of a group, until all are asked for


class Urgency(StrEnum):
    """The groups of the page in their order; the value stands in addresses."""

    SERIOUS = "serious"
    OVERDUE = "overdue"
    SOON = "soon"
    FIGURES = "figures"
    WAITING = "waiting"
    LATER = "later"


ORDER = {urgency: place for place, urgency in enumerate(Urgency)}
TITLES = {
    Urgency.SERIOUS: gettext_lazy("Serious complaint"),
    Urgency.OVERDUE: gettext_lazy("Overdue"),
    Urgency.SOON: gettext_lazy("Due in the next 14 days"),
    Urgency.FIGURES: gettext_lazy("New figures"),
    Urgency.WAITING: gettext_lazy("Waiting for you"),
}
TONES = {Urgency.SERIOUS: "late", Urgency.OVERDUE: "late", Urgency.SOON: "wait"}


@dataclass(frozen=True, kw_only=True)
class TaskGroup:
    """Tasks under one heading; `total` is how many there are, `rows` those that are shown."""

    urgency: Urgency
    rows: list[TaskRow]
    total: int

    @property
    def title(self) -> str:
        """The heading."""
        return str(TITLES[self.urgency])

    @property
    def tone(self) -> str:
        """The colour that repeats what the heading says."""
        return TONES.get(self.urgency, "")

    @property
    def in_words(self) -> str:
        """How many, as the totals above the list say it."""
        words = {
            Urgency.SERIOUS: ngettext("serious complaint", "serious complaints", self.total),
            Urgency.OVERDUE: _("overdue"),
            Urgency.SOON: _("due in 14 days"),
            Urgency.FIGURES: ngettext("new figure", "new figures", self.total),
            Urgency.WAITING: _("waiting for you"),
        }
        return words[self.urgency]


def urgency_of(task: Task, today: date) -> Urgency:
    """Return the group that a task belongs to on a day."""
    if task.weight == Weight.SERIOUS:
        return Urgency.SERIOUS
    if task.due_on and task.is_law and task.due_on < today:
        return Urgency.OVERDUE
    if task.due_on and today <= task.due_on <= today + SOON:
        return Urgency.SOON
    if task.weight == Weight.FIGURES:
        return Urgency.FIGURES
    if task.due_on and task.due_on > today and (task.is_law or task.bundle):
        return Urgency.LATER
    return Urgency.WAITING


def in_order(tasks: Iterable[Task], today: date) -> list[Task]:
    """Return tasks as they stand on the page: by group, and within it by what comes first."""

    def key(task: Task) -> tuple:
        urgency = urgency_of(task, today)
        day = task.since if urgency in (Urgency.WAITING, Urgency.FIGURES) else task.due_on
        return (ORDER[urgency], day or date.max, not task.is_law, task.what)

    return sorted(tasks, key=key)


def groups(
    tasks: Iterable[Task], today: date, *, places: dict[int, str], all_of: str = ""
) -> list[TaskGroup]:
    """Return the groups that hold something; those due later by law stand beside the list.

    Args:
        tasks: what waits, in any order.
        today: the day on which the page is read.
        places: by the identity of a task, the body that it is at; empty for somebody with one.
        all_of: the group of which every row is shown.
    """
    found: dict[Urgency, list[Task]] = {}
    for task in in_order(tasks, today):
        found.setdefault(urgency_of(task, today), []).append(task)
    return [
        TaskGroup(
            urgency=urgency,
            rows=[
                row(task, today, places.get(id(task), ""))
                for task in (held if urgency == all_of else held[:SHOWN])
            ],
            total=len(held),
        )
        for urgency, held in found.items()
        if urgency != Urgency.LATER
    ]


def row(task: Task, today: date, place: str = "") -> TaskRow:
    """Return a task as the page draws it: when, what, why, one button."""
    when, distance = when_words(task, today)
    return TaskRow(
        when=when,
        distance=distance,
        what=task.what,
        why=" ".join(_sentence(part) for part in (place, task.basis, task.note) if part),
        button=task.button,
        address=task.address,
        is_late=urgency_of(task, today) in (Urgency.SERIOUS, Urgency.OVERDUE),
    )


def when_words(task: Task, today: date) -> tuple[str, str]:
    """Return when a task is due or since when it waits, in bold and in small words."""
    urgency = urgency_of(task, today)
    if urgency == Urgency.OVERDUE and task.due_on:
        return _days((today - task.due_on).days), _since(task.due_on)
    if task.due_on and task.due_on >= today:
        return _ahead(task.due_on, today)
    if task.due_on:
        return long_date(task.due_on), _("target, not met")
    if task.since == today:
        return _("Today"), ""
    if task.since:
        return _days((today - task.since).days), _since(task.since)
    return _("No date"), ""


def _ahead(day: date, today: date) -> tuple[str, str]:
    away = (day - today).days
    if away <= 1:
        return _("Tomorrow") if away else _("Today"), weekday_date(day)
    said = {"weekday": weekday(day), "days": _days(away)}
    return long_date(day), _("%(weekday)s, in %(days)s") % said


def _days(count: int) -> str:
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def _since(day: date) -> str:
    return _("since %(day)s") % {"day": long_date(day)}


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "”")) else f"{words}."
