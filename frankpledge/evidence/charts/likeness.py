"""Which police areas are alike: open figures, published weights, any size of group.

Each figure is standardised over the areas (its mean taken away, divided by its standard
deviation); the distance of two areas is the square root of the weighted sum of squares.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.geography.populations import Residents, no_rates
from frankpledge.evidence.official import reference
from frankpledge.evidence.official.people import GROUPS, force_facts
from frankpledge.evidence.store.releases import Store

FACTS = Path(__file__).parent / "likeness.toml"
SMALLEST, USUAL, LARGEST = 3, 7, 10  # areas in a group
OFFICIAL = "force-groups"


@cache
def facts() -> dict[str, Any]:
    """Return the weights, their sources, and the areas left out."""
    return tomllib.loads(FACTS.read_text("utf-8"))


def figures(residents: Mapping[str, Residents]) -> dict[str, dict[str, float]]:
    """Return what is compared of each area, by force, before it is standardised."""
    found = {}
    for force, held in force_facts().items():
        if force in no_rates() or not residents.get(force):
            continue
        people = residents[force].newest.people
        census = sum(held[group] for group in GROUPS)
        found[force] = {
            "people_per_square_km": math.log(people / held["square_km"]),
            "people": math.log(people),
            "income_deprived": held["income_deprived"],
            "children_deprived": held["children_deprived"],
            "older_deprived": held["older_deprived"],
            "most_deprived_areas": held["most_deprived_areas"],
            "not_white": 1 - held["white"] / census,
        }
    return found


def distances(force: str, residents: Mapping[str, Residents]) -> list[tuple[float, str]]:
    """Return the distance to every other area, nearest first.

    Raises:
        NotFound: the force's area has no figures, or rates by resident do not fit it.
    """
    held = figures(residents)
    if force not in held:
        why = no_rates().get(force, "no figures of its area are held")
        raise NotFound(f"{force} has no similar areas: {why}")
    scales = {
        name: (fmean(v[name] for v in held.values()), pstdev([v[name] for v in held.values()]))
        for name in facts()["weights"]
    }

    def distance(other: str) -> float:
        return math.sqrt(
            sum(
                weight * ((held[force][name] - held[other][name]) / scales[name][1]) ** 2
                for name, weight in facts()["weights"].items()
            )
        )

    return sorted((distance(other), other) for other in held if other != force)


def group(force: str, residents: Mapping[str, Residents], size: int = USUAL) -> list[str]:
    """Return the `size` areas most like `force`, nearest first.

    Raises:
        BadInput: `size` is not from SMALLEST to LARGEST.
        NotFound: as `distances`.
    """
    if not SMALLEST <= size <= LARGEST:
        raise BadInput(f"a group has from {SMALLEST} to {LARGEST} areas, not {size}")
    return [other for _, other in distances(force, residents)[:size]]


def official_group(store: Store, force: str) -> tuple[list[str], str] | None:
    """Return the areas of the official list and its date, where one was added."""
    table = reference.tables(store.root).get(OFFICIAL)
    if table is None:
        return None
    listed = reference.content(store.root, OFFICIAL).get(force)
    return (listed, table.dated) if listed else None
