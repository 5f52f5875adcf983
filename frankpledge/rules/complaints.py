"""Complaints about those who answer for policing: routes and grounds, read from data.

`complaints.toml` is what a monitoring officer checks. The list of grounds to set a complaint
aside is closed: what is not on it is refused, with what may fit instead.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.sources import Confidence, Source

_TABLE = Path(__file__).with_name("complaints.toml")
# Which list of grounds a move of the workflow chooses from.
GROUNDS_OF = {"not record": "not_recorded", "pass on": "passed_on", "disapply": "disapplied"}


@dataclass(frozen=True, kw_only=True)
class Route:
    """Where a complaint goes, by what it is about."""

    id: str
    about: str
    goes_to: str
    says: str


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A ground of the regulations; `needs` is what has to be written beside it."""

    id: str
    means: str
    basis: str
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class NoGround:
    """What people reach for and is no ground, with what may fit instead."""

    id: str
    means: str
    instead: str


@cache
def _facts() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


@cache
def source() -> Source:
    """Return where the grounds come from."""
    facts = _facts()["source"]
    return Source(**facts | {"confidence": Confidence(facts["confidence"])})


@cache
def routes() -> dict[str, Route]:
    """Return every route of the front door, by its id."""
    return {row["id"]: Route(**row) for row in _facts()["route"]}


def route(name: str) -> Route:
    """Return one route.

    Raises:
        NotFound: the front door has none of that name.
    """
    try:
        return routes()[name]
    except KeyError:
        raise NotFound(f"The front door knows no way called {name!r}") from None


@cache
def grounds(move: str) -> dict[str, Ground]:
    """Return the grounds that a move chooses from, by id; none where it needs none."""
    rows = _facts()[GROUNDS_OF[move]] if move in GROUNDS_OF else []
    return {row["id"]: Ground(**row) for row in rows}


@cache
def no_grounds() -> dict[str, NoGround]:
    """Return what is no ground, by id."""
    return {row["id"]: NoGround(**row) for row in _facts()["no_ground"]}


def check_ground(move: str, ground: str, reasons: str) -> Ground | None:
    """Return the ground of a move; None where the move needs none.

    Raises:
        BadInput: the move needs a ground of the list and got none, or got one that is no
            ground: the message says what may fit instead.
    """
    held = grounds(move)
    if not held:
        return None
    if ground in no_grounds():
        raise BadInput(no_grounds()[ground].instead, field="ground")
    if ground not in held:
        named = "; ".join(g.means for g in held.values())
        raise BadInput(f"The list of grounds is closed ({source().title}): {named}", field="ground")
    if not reasons.strip():
        needs = held[ground].needs
        raise BadInput(f"Write the reasons{': ' + needs if needs else ''}", field="reasons")
    return held[ground]
