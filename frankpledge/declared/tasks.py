"""What waits for somebody, and what somebody else is waited for."""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum


class Weight(IntEnum):
    """Which group of the page a task belongs to, whatever its day."""

    SERIOUS = 1  # a serious complaint: one day in law, and it blocks every other step
    STEP = 2
    FIGURES = 3  # new with a data release; gone when dealt with


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """What many tasks of one sort are told as, so that they do not hide the others.

    `ahead` says how many are due on one day, `past` how many days have passed with no record;
    both hold `%(count)s`. Past ones are not called overdue: they may have been done elsewhere.
    """

    ahead: str
    past: str
    note: str
    address: str
    button: str


@dataclass(frozen=True, kw_only=True)
class Task:
    """A step that a person can take now, and the page that opens it.

    `what` is an imperative with the record's own words. `due_on` is a day in law where `is_law`
    holds, else a target that somebody set; only law can be overdue. `basis` says which, `note`
    is the one fact that decides. `record` is the reference of what it is about: where a step and
    the duty that it meets are both tasks, the page shows the step, with the day of the duty.
    """

    what: str
    address: str
    button: str
    due_on: date | None = None
    basis: str = ""
    is_law: bool = False
    weight: Weight = Weight.STEP
    record: str = ""
    since: date | None = None
    note: str = ""
    duty: str = ""  # the id of the duty of `duties.toml` that the step meets
    is_duty: bool = False  # the duty itself: left out where a step that meets it is a task too
    bundle: Bundle | None = None


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """Something that somebody else has to do: the same state as a task, seen from the other side.

    `record` and `duty` are as a task has them: an obligation that their step meets is no task.
    """

    what: str
    address: str
    who: str
    due_on: date | None = None
    basis: str = ""
    since: date | None = None
    record: str = ""
    duty: str = ""
