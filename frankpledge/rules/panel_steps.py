"""What somebody says of a step of a panel's case, and what comes of it by the rules.

No case is read or written here: what the law needs to know of one is passed in as plain values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.rules.precept import Vote


class Side(StrEnum):
    """Which of the two bodies of a case."""

    PANEL = "panel"
    OFFICE = "office"


@dataclass(frozen=True, kw_only=True)
class Sides:
    """The two bodies of a case, by their names: the panel, and the office that it scrutinises."""

    panel: str
    office: str


@dataclass(frozen=True, kw_only=True)
class Heard:
    """A candidate of whom a panel has had notice before, and how that hearing stands."""

    reference: str
    post: str
    candidate: str
    is_open: bool
    is_vetoed: bool


@dataclass(frozen=True, kw_only=True)
class CaseFacts(Sides):
    """A case as the law sees it on the day of a step.

    `facts` is what the case holds, by the names of its kind's module. `members` is how many
    members the panel has on that day; `heard` are the candidates of its earlier hearings.
    """

    facts: Mapping[str, Any]
    members: int = 0
    heard: tuple[Heard, ...] = ()


@dataclass(frozen=True, kw_only=True)
class StepInput:
    """What is written of a step; what a move does not need stays as it is."""

    on: date
    words: str = ""
    amount: Decimal | None = None
    veto: str = ""
    in_favour: int | None = None
    accepts: bool | None = None
    ground: str = ""
    decided_by: str = ""
    due_on: date | None = None
    notice: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Clock:
    """A duty that a step stops or starts, and of which side.

    `period` is the case's own reference where nothing is given: what is due is public, and a
    candidate's name may not be yet.
    """

    duty: str
    side: Side
    period: str = ""
    due_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What comes of a step: what is published of it, what the case holds from then on.

    `instead` is the move that it is in law where that is another than what was meant, such as
    a veto that is void.
    """

    sentence: str
    letter: str
    facts: dict[str, Any] = field(default_factory=dict)
    rows: list[tuple[str, str]] = field(default_factory=list)
    instead: str = ""
    stops: list[Clock] = field(default_factory=list)
    starts: list[Clock] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class Opening:
    """A case that is opened: its title, what it holds, and what comes of it."""

    title: str
    facts: dict[str, Any]
    outcome: Outcome


def vote_of(case: CaseFacts, given: StepInput) -> Vote:
    """Return the vote on a veto, by who is a member on its day. Vacant seats do not count.

    Raises:
        BadInput: no member is recorded, or more voted than there are.
    """
    members = case.members
    if not members:
        raise BadInput(
            f"No member of {case.panel} is recorded on {given.on}: record the members first, so"
            " that two thirds can be counted"
        )
    if given.in_favour is None or not 0 <= given.in_favour <= members:
        raise BadInput(
            f"Between 0 and {members} of the {members} members can have voted for it",
            field="in_favour",
        )
    return Vote(members=members, in_favour=given.in_favour, day=given.on)


def vote_words(vote: Vote) -> str:
    """Say how a vote went, and what it needed."""
    return (
        f"{vote.in_favour} of the {vote.members} members at the time voted for it;"
        f" {vote.needed} are needed"
    )


def words_needed(given: StepInput, what: str) -> str:
    """Return what was written.

    Raises:
        BadInput: nothing was.
    """
    if not given.words.strip():
        raise BadInput(f"Write {what}", field="words")
    return given.words
