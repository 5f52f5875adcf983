"""Who lives where: populations of forces, districts and small areas, and by ethnicity.

What ships is added up from public tables; a dated table added by hand takes its place.
"""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import orjson

from frankpledge.errors import Damaged
from frankpledge.evidence.geography.districts import districts
from frankpledge.evidence.geography.populations import SOURCE, Residents, of_forces, populations
from frankpledge.evidence.official import reference
from frankpledge.evidence.store.releases import Store

FACTS = Path(__file__).parent / "forces.csv"
ETHNICITY_SOURCE = "Census 2011, residents by police area and ethnic group as police group them"
GROUPS = ("white", "black", "asian", "mixed", "other")
# The boundary file draws the low-water line, which adds estuaries; the size is used for
# likeness only, never for a published density.
LIKENESS_SOURCE = (
    "ONS police force areas, December 2023; census of 2011; indices of deprivation 2019 of"
    " England and of Wales, means of small areas"
)


@dataclass(frozen=True, kw_only=True)
class People:
    """Residents by area code or force slug and year, and where the figures are from."""

    by_area: dict[str, Residents]
    by_ethnicity: dict[str, dict[str, int]]
    source: str
    ethnicity_source: str

    @cached_property
    def digest(self) -> str:
        """A short name for exactly these figures."""
        by_area = {area: held.years for area, held in self.by_area.items()}
        content = orjson.dumps([by_area, self.by_ethnicity], option=orjson.OPT_SORT_KEYS)
        return hashlib.sha256(content).hexdigest()[:16]


@cache
def force_facts() -> dict[str, dict[str, float]]:
    """Return the shipped facts of each police area, by force."""
    with FACTS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {
        row["force"]: {name: float(value) for name, value in row.items() if name != "force"}
        for row in rows
    }


def people(store: Store) -> People:
    """Return the populations in force: added tables first, what ships otherwise."""
    try:
        tables = reference.tables(store.root)
    except Damaged:  # pages go on with what ships, and say where their figures are from
        tables = {}
    return _read(store.root, tables)


def _read(root: Path, added: dict[str, reference.Table]) -> People:
    shipped, source, small = dict(populations()), SOURCE, {}
    if "lsoa-population" in added:
        table = added["lsoa-population"]
        # Of a table without a date all that is known is that it is not older than what ships.
        year = int(table.dated[:4]) if table.dated else _newest_year(shipped)
        counted = reference.content(root, "lsoa-population")
        small = {code: Residents(((year, people),)) for code, people in counted.items()}
        if "lsoa-lookup" in added:
            shipped = _with_year(shipped, year, _added_up(root, counted))
            source += f"; of {year} {table.title}, {table.source or table.file}"
    ethnic = {
        force: {group: int(facts[group]) for group in GROUPS}
        for force, facts in force_facts().items()
    }
    said = ETHNICITY_SOURCE
    if "force-ethnicity" in added:
        table = added["force-ethnicity"]
        ethnic = reference.content(root, "force-ethnicity")
        said = f"{table.title}{f' of {table.dated}' if table.dated else ''}"
    return People(
        by_area={**small, **shipped}, by_ethnicity=ethnic, source=source, ethnicity_source=said
    )


def _newest_year(shipped: Mapping[str, Residents]) -> int:
    return max(held.newest.year for held in shipped.values())


def _with_year(
    shipped: dict[str, Residents], year: int, counted: dict[str, int]
) -> dict[str, Residents]:
    """Return the residents by district, and of their forces, with an estimate that was added."""
    by_district = {
        d.code: shipped[d.code].with_year(year, counted[d.code])
        if counted.get(d.code)
        else shipped[d.code]
        for d in districts()
    }
    return {**shipped, **by_district, **of_forces(by_district)}


def _added_up(root: Path, small: dict[str, int]) -> dict[str, int]:
    current = {code: d.code for d in districts() for code in d.codes}
    totals: dict[str, int] = {}
    for code, facts in reference.content(root, "lsoa-lookup").items():
        district = current.get(facts["district"], facts["district"])
        totals[district] = totals.get(district, 0) + small.get(code, 0)
    return totals
