"""Build the shipped districts table from the public lookups it was carried over from."""

import csv
import gzip
import io
from pathlib import Path

from frankpledge.rules.policing_areas import AREAS

# The lookups write a few force areas differently from the force's own slug.
PFA_SLUGS = {"Metropolitan Police": "metropolitan", "London, City of": "city-of-london"}
# police.uk and the LSOA names use the short name; Shepway was renamed in 2018.
OTHER_NAMES = {
    "Bristol, City of": "Bristol",
    "Herefordshire, County of": "Herefordshire",
    "Kingston upon Hull, City of": "Kingston upon Hull",
    "Folkestone and Hythe": "Shepway",
    "Vale of Glamorgan": "The Vale of Glamorgan",
}
COLUMNS = ["code", "name", "other_name", "current_code", "current_name", "force"]


def read(path: Path) -> list[dict]:
    """Return the rows of a CSV, gzipped or not, as dictionaries."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as raw, io.TextIOWrapper(raw, encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def districts(folder: Path) -> list[dict]:
    """Return one row per district of England and Wales that has existed since 2016."""
    facts = {row["LADCD"]: row for row in read(folder / "la_all_codes.csv")}
    facts = {code: row for code, row in facts.items() if row["CTRYCD"][0] in "EW"}
    forces = _forces(folder)
    successor_force = {
        facts[code]["LADCD_ACTIVE"]: force for code, force in forces.items() if code in facts
    }
    rows = []
    for code, row in sorted(facts.items()):
        current = row["LADCD_ACTIVE"]
        rows.append(
            {
                "code": code,
                "name": row["LADNM"],
                "other_name": OTHER_NAMES.get(row["LADNM"], ""),
                "current_code": current,
                "current_name": row["LADNM_ACTIVE"],
                "force": forces.get(code) or successor_force[current],
            }
        )
    return rows


def _forces(folder: Path) -> dict[str, str]:
    by_name = {area.short_name.replace(" and ", " & "): area.slug for area in AREAS}
    found = {}
    for year in ("16", "18", "19"):
        name = f"lad{year}_to_csp{year}_to_pfa{year}.csv"
        for row in read(folder / name):
            pfa = row[f"PFA{year}NM"]
            slug = PFA_SLUGS.get(pfa) or by_name[pfa.replace(" and ", " & ")]
            found[row[f"LAD{year}CD"]] = slug
    return found
