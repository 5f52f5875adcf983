"""What a panel may keep private, require, be refused, and who may be suspended: from data.

`panel.toml` is what a monitoring officer checks. Every list is closed: what is not on it is
refused, with what may fit instead.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput, Refusal, RefusalCode
from frankpledge.rules.complaints import NoGround
from frankpledge.rules.days import long_date
from frankpledge.rules.sources import Confidence, Source

_TABLE = Path(__file__).with_name("panel.toml")
# A suspension needs a charge whose longest sentence is above it: 2011 Act, section 30.
MORE_THAN_YEARS = 2
SUSPENSION = "2011 Act, section 30"


class Post(StrEnum):
    """A post whose candidate a panel hears (2011 Act, Schedules 1 and 8)."""

    CHIEF_CONSTABLE = "chief constable"
    DEPUTY = "deputy commissioner"
    CHIEF_EXECUTIVE = "chief executive"
    CHIEF_FINANCE_OFFICER = "chief finance officer"


class Required(StrEnum):
    """What a panel requires (2011 Act, sections 13 and 29)."""

    ATTENDANCE = "attendance"
    STAFF = "attendance of staff"
    INFORMATION = "information"


class SuspensionRefusal(RefusalCode):
    """Why a panel may not suspend a commissioner who was charged."""

    SHORT_SENTENCE = "short sentence"
    NOT_CHARGED = "not charged yet"


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A line of a closed list."""

    id: str
    means: str


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A ground on which a requirement of a kind may be refused."""

    id: str
    means: str
    basis: str
    of: tuple[str, ...]
    confidence: Confidence
    needs_name: bool = False

    @property
    def in_words(self) -> str:
        """What it means, on which basis, with how sure we are where we are not."""
        sure = "" if self.confidence == Confidence.VERIFIED else ", from memory"
        return f"{self.means} ({self.basis}{sure})"


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def source(name: str) -> Source:
    """Return where a list comes from: meetings, information, suspension."""
    facts = _facts()["sources"][name]
    return Source(**facts | {"confidence": Confidence(facts["confidence"])})


def _entries(name: str) -> dict[str, Entry]:
    return {row["id"]: Entry(**row) for row in _facts()[name]}


@cache
def exempt() -> dict[str, Entry]:
    """Return the paragraphs of Schedule 12A by which an item may be private."""
    return _entries("exempt")


@cache
def suspension_ends() -> dict[str, Entry]:
    """Return how a suspension ends (section 30)."""
    return _entries("suspension_end")


@cache
def acting_reasons() -> dict[str, Entry]:
    """Return when a panel appoints an acting commissioner (section 62)."""
    return _entries("acting")


@cache
def refusals() -> dict[str, Ground]:
    """Return every ground of refusal, by its id."""
    sure = source("information").confidence
    return {
        row["id"]: Ground(
            **row | {"of": tuple(row["of"]), "confidence": Confidence(row.get("confidence", sure))}
        )
        for row in _facts()["refusal"]
    }


@cache
def no_refusals() -> dict[str, NoGround]:
    """Return what is often said and is no ground, by its id."""
    return {row["id"]: NoGround(**row) for row in _facts()["no_refusal"]}


def refusals_of(what: str) -> dict[str, Ground]:
    """Return the grounds on which a requirement of one kind may be refused; there may be none."""
    return {name: ground for name, ground in refusals().items() if what in ground.of}


def check_refusal(what: str, ground: str, decided_by: str, reasons: str) -> Ground:
    """Return the ground on which a requirement is refused.

    Raises:
        BadInput: it is no ground, not one of this kind, or what it needs is not written.
    """
    if ground in no_refusals():
        raise BadInput(no_refusals()[ground].instead, field="ground")
    found = refusals_of(what).get(ground)
    if found is None:
        raise BadInput(_no_ground(what, ground), field="ground")
    if not reasons.strip():
        raise BadInput("Write the reasons: a refusal is published with them", field="words")
    if found.needs_name and not decided_by.strip():
        raise BadInput(
            f"Name who decided that it is operationally sensitive ({found.basis}): the panel is"
            " told whose judgement it is",
            field="decided_by",
        )
    return found


def _no_ground(what: str, ground: str) -> str:
    if what == Required.ATTENDANCE:
        return (
            "The commissioner's attendance cannot be refused: it is required on reasonable"
            " notice (2011 Act, section 29(1) and (4)). Ask the panel for another day."
        )
    listed = "; ".join(found.means for found in refusals_of(what).values())
    return f"{ground!r} is no ground on which {what} may be refused. There are: {listed}"


def has_veto(post: str, *, is_reserve: bool) -> bool:
    """Whether a panel may veto: a chief constable, once (2011 Act, Schedule 8; not a reserve)."""
    return post == Post.CHIEF_CONSTABLE and not is_reserve


def why_no_suspension(years: int, charged_on: date, on: date) -> Refusal | None:
    """Return why a panel may not suspend a commissioner who was charged; None where it may.

    `years` is the longest sentence for the offence (2011 Act, section 30).
    """
    if years <= MORE_THAN_YEARS:
        return Refusal(
            code=SuspensionRefusal.SHORT_SENTENCE,
            text=f"The offence must carry a longest sentence above {MORE_THAN_YEARS} years;"
            f" {years} is not",
            basis=SUSPENSION,
            field="years",
        )
    if on < charged_on:
        return Refusal(
            code=SuspensionRefusal.NOT_CHARGED,
            text=f"The commissioner was charged on {long_date(charged_on)}:"
            " no suspension before that day",
            basis=SUSPENSION,
            field="charged_on",
        )
    return None
