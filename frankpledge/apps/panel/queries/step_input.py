"""What somebody says of a step, and what comes of it by the rules."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.membership.queries import members_on
from frankpledge.apps.panel.models import Case
from frankpledge.errors import BadInput
from frankpledge.rules.precept import Vote


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
    """A duty that a step stops or starts, and at which body.

    `period` is the case's own reference where nothing is given: what is due is public, and a
    candidate's name may not be yet.
    """

    duty: str
    body: Body
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
    facts: dict = field(default_factory=dict)
    rows: list[tuple[str, str]] = field(default_factory=list)
    instead: str = ""
    stops: list[Clock] = field(default_factory=list)
    starts: list[Clock] = field(default_factory=list)


def vote_of(case: Case, given: StepInput) -> Vote:
    """Return the vote on a veto, by who is a member on its day. Vacant seats do not count.

    Raises:
        BadInput: no member is recorded, or more voted than there are.
    """
    members = members_on(case.panel, given.on).count()
    if not members:
        raise BadInput(
            f"No member of {case.panel.name} is recorded on {given.on}: record the members first, so"
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
