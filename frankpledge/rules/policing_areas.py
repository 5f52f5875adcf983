"""Who answers for policing where, and from when: the 43 police areas, read from data.

`policing_areas.toml` is what a lawyer checks. A body is always the legal person, never
the person who holds the office; offices change, so every arrangement carries its dates.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from frankpledge.errors import NotFound
from frankpledge.rules.sources import Confidence, Source

_FACTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


@dataclass(frozen=True, kw_only=True)
class Governance:
    """One arrangement for one area: which body answered for policing, from when to when.

    `held_from` and `held_until` are the first and last day, or None where open or not known.
    """

    model: str
    office: str
    body: str
    scrutiny: str
    held_from: date | None
    held_until: date | None
    ends: str
    source: Source


@dataclass(frozen=True, kw_only=True)
class PolicingArea:
    """A police area: its force, its ONS code and its arrangements, oldest first."""

    slug: str
    force: str
    short_name: str
    nation: str
    code: str
    expected: str
    governance: tuple[Governance, ...]

    def governed_on(self, day: date) -> Governance:
        """Return the arrangement in force on `day`.

        Raises:
            NotFound: none is recorded for that day.
        """
        for spell in self.governance:
            if (spell.held_from or date.min) <= day <= (spell.held_until or date.max):
                return spell
        raise NotFound(f"Nothing is recorded of who answered for {self.short_name} on {day}")


def _source(name: str) -> Source:
    facts = _FACTS["sources"][name]
    return Source(**facts | {"confidence": Confidence(facts["confidence"])})


def _governance(area: dict[str, Any], spell: dict[str, Any]) -> Governance:
    model = _FACTS["models"][spell["model"]]
    words = {"name": area["name"], "body": spell.get("body", "")}
    return Governance(
        model=spell["model"],
        office=model["office"],
        body=model["body"].format(**words),
        scrutiny=model["scrutiny"].format(**words),
        held_from=spell.get("from"),
        held_until=spell.get("until"),
        ends=model.get("ends", ""),
        source=_source("models"),
    )


def _area(facts: dict[str, Any]) -> PolicingArea:
    return PolicingArea(
        slug=facts["slug"],
        force=facts["force"],
        short_name=facts["name"],
        nation=facts["nation"],
        code=facts["code"],
        expected=facts.get("expected", ""),
        governance=tuple(_governance(facts, spell) for spell in facts["governed"]),
    )


MODELS: tuple[str, ...] = tuple(_FACTS["models"])
AREAS = tuple(_area(facts) for facts in _FACTS["area"])
AREA_BY_SLUG = {area.slug: area for area in AREAS}

# Forces whose files are in police.uk's archives but which are not one of the 43 areas.
OTHER_FORCES = {
    "btp": "British Transport Police",
    "northern-ireland": "Police Service of Northern Ireland",
    # Stands in the demonstration and the tests; there is no such force.
    "anyshire": "Anyshire Police (made up)",
}


def force_name(slug: str) -> str:
    """Return the force's name as people know it; an unknown slug is spelt out."""
    if slug in AREA_BY_SLUG:
        return AREA_BY_SLUG[slug].force
    return OTHER_FORCES.get(slug) or slug.replace("-", " ").title()
