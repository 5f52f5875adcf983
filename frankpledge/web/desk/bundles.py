"""Telling many tasks of one sort as few: one for each day ahead, one for all that is past."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from frankpledge.declared import Bundle, Task

NAMED = 3  # tasks of a day that are named in its row

Key = tuple[Bundle, date | None]


def bundled(tasks: Iterable[Task], today: date) -> list[Task]:
    """Return tasks with those of a bundle told together; a single one of a day stays itself."""
    alone: list[Task] = []
    together: dict[Key, list[Task]] = {}
    for task in tasks:
        if task.bundle is None or task.due_on is None:
            alone.append(task)
        else:
            day = task.due_on if task.due_on >= today else None
            together.setdefault((task.bundle, day), []).append(task)
    return alone + [_told(found, bundle, day) for (bundle, day), found in together.items()]


def _named(found: list[Task]) -> str:
    """Return what a few tasks are, each by its own words; many are named on their own page."""
    return "; ".join(task.what for task in found) if len(found) <= NAMED else ""


def _told(found: list[Task], bundle: Bundle, day: date | None) -> Task:
    first = min(found, key=lambda task: task.due_on or date.max)
    if day and not found[1:]:
        return first
    words = bundle.ahead if day else bundle.past
    return replace(
        first,
        what=_(words) % {"count": len(found)},
        address=bundle.address,
        button=_(bundle.button),
        due_on=day,
        since=None if day else first.due_on,
        basis="" if found[1:] else first.basis,
        is_law=all(task.is_law for task in found),
        note=_named(found) if day else _(bundle.note),
    )
