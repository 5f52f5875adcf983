"""Who lives where: populations of forces, districts and small areas, and by ethnicity.

What ships is added up from public tables; a dated table added by hand takes its place.
"""

import csv
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import orjson

from frankpledge.errors import Damaged
from frankpledge.evidence.geography.districts import SOURCE, districts
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
    """Residents by area code or force slug, and where and when the figures are from."""

    by_area: dict[str, int]
    by_ethnicity: dict[str, dict[str, int]]
    source: str
    ethnicity_source: str

    @cached_property
    def digest(self) -> str:
        """A short name for exactly these figures."""
        content = orjson.dumps([self.by_area, self.by_ethnicity], option=orjson.OPT_SORT_KEYS)
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
    shipped = {d.code: d.population for d in districts() if d.population}
    source, small = SOURCE, {}
    if "lsoa-population" in added:
        small = reference.content(root, "lsoa-population")
        table = added["lsoa-population"]
        dated = f" of {table.dated}" if table.dated else ""
        if "lsoa-lookup" in added:
            shipped = _added_up(root, small)
            source = f"{table.title}{dated}, {table.source or table.file}"
    forces: dict[str, int] = {}
    for district in districts():
        forces[district.force] = forces.get(district.force, 0) + shipped.get(district.code, 0)
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
        by_area={**small, **shipped, **{f: n for f, n in forces.items() if n}},
        by_ethnicity=ethnic,
        source=source,
        ethnicity_source=said,
    )


def _added_up(root: Path, small: dict[str, int]) -> dict[str, int]:
    current = {code: d.code for d in districts() for code in d.codes}
    totals: dict[str, int] = {}
    for code, facts in reference.content(root, "lsoa-lookup").items():
        district = current.get(facts["district"], facts["district"])
        totals[district] = totals.get(district, 0) + small.get(code, 0)
    return totals
