"""Build the shipped table of force areas from the public files it was carried over from."""

import json
from pathlib import Path

import pyproj
import shapely
import shapely.geometry

from frankpledge.evidence.geography.districts import districts as districts_of_today
from frankpledge.rules.policing_areas import AREAS
from tests.verification.districts_from_sources import read

SLUGS = {
    "Metropolitan Police": "metropolitan",
    "London, City of": "city-of-london",
    "Metropolitan": "metropolitan",
}
ETHNICITY = {
    "white": "White",
    "black": "Black (or Black British)",
    "asian": "Asian (or Asian British)",
    "mixed": "Mixed",
    "other": "Other",
}
COLUMNS = (
    "force",
    "white",
    "black",
    "asian",
    "mixed",
    "other",
    "square_km",
    "income_deprived",
    "children_deprived",
    "older_deprived",
    "most_deprived_areas",
)


def forces(folder: Path) -> list[dict]:
    """Return one row per police area: residents by ethnicity, size, deprivation."""
    people = _people(folder)
    size = _square_km(folder)
    poor = _deprivation(folder)
    return [
        {"force": a.slug, **people[a.slug], "square_km": size[a.slug], **poor[a.slug]}
        for a in sorted(AREAS, key=lambda area: area.slug)
    ]


def _slug(name: str) -> str:
    by_name = {area.short_name.replace(" and ", " & "): area.slug for area in AREAS}
    return SLUGS.get(name) or by_name[name.replace(" and ", " & ")]


def _people(folder: Path) -> dict[str, dict]:
    path = folder.parent / "home-office" / "0002-demographics-by-police-force-area"
    rows = read(path / "police-defined-demographics.csv")
    found = {}
    for row in rows:
        counts = {name: int(row[header]) for name, header in ETHNICITY.items()}
        # The census counts Chinese people apart; officers' categories do not.
        counts["other"] += int(row["Chinese"])
        found[_slug(row["Police force"])] = counts
    return found


def _square_km(folder: Path) -> dict[str, float]:
    shapes = json.loads((folder / "Police_Force_Areas.geojson").read_text("utf-8"))["features"]
    to_grid = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:27700", always_xy=True).transform
    return {
        _slug(shape["properties"]["PFA23NM"]): round(
            shapely.transform(
                shapely.geometry.shape(shape["geometry"]), to_grid, interleaved=False
            ).area
            / 1e6,
            1,
        )
        for shape in shapes
    }


def _deprivation(folder: Path) -> dict[str, dict]:
    force_of = {code: d.force for d in districts_of_today() for code in d.codes}
    name = "File_7a_-_All_IoD2019_Scores__Ranks__Deciles_and_Population_Denominators_3.csv.gz"
    rows = read(folder / name)
    limit = len(rows) / 10
    held: dict[str, list[dict]] = {}
    for row in rows:
        held.setdefault(force_of[row["Local Authority District code (2019)"]], []).append(row)

    def mean(found: list[dict], column: str) -> float:
        return round(sum(float(row[column]) for row in found) / len(found), 4)

    rank = "Income Domain Rank (where 1 is most deprived)"
    return {
        force: {
            "income_deprived": mean(found, "Income Domain Score"),
            "children_deprived": mean(found, "IDACI Score"),
            "older_deprived": mean(found, "IDAOPI Score"),
            "most_deprived_areas": round(
                sum(float(row[rank]) <= limit for row in found) / len(found), 4
            ),
        }
        for force, found in held.items()
    }
