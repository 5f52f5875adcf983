"""Boundaries of police areas, from GeoJSON to outlines that a page can draw."""

import json
import math

from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape

from frankpledge.errors import BadInput
from frankpledge.rules.policing_areas import AREAS

TOLERANCE = 0.004  # degrees, about 300 metres: invisible at the size drawn
SMALLEST = 0.0005  # square degrees; smaller islands are left out, but never a whole area
MIDDLE = math.radians(52.8)  # latitude at which widths are true
CODE_NAMES = ("PFA23CD", "PFA22CD", "PFA21CD", "PFA20CD", "PFA19CD", "pfa23cd", "id", "code")


def force_outlines(raw: bytes, file: str) -> dict[str, dict]:
    """Return an SVG path for each police area, by slug, in thousandths of a degree.

    Longitudes are narrowed by the cosine of the middle latitude, north is up.

    Raises:
        BadInput: not GeoJSON of the 43 police areas by their ONS codes.
    """
    try:
        features = json.loads(raw)["features"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput(f"{file} is not GeoJSON with features ({error})") from error
    slugs = {area.code: area.slug for area in AREAS}
    found: dict[str, dict] = {}
    for number, feature in enumerate(features, start=1):
        slug = slugs.get(_code(feature))
        if slug is None:
            continue
        try:
            found[slug] = {"path": _path(shape(feature["geometry"]))}
        except (ShapelyError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadInput(f"{file}, feature {number}: not a polygon ({error})") from error
    missing = [area.force for area in AREAS if area.slug not in found]
    if missing:
        raise BadInput(
            f"{file} has no boundary, by ONS code, of {len(missing)} of the 43 police areas:"
            f" {', '.join(missing[:5])}"
        )
    return found


def _code(feature: dict) -> str:
    properties = feature.get("properties") or {}
    return next((str(properties[name]) for name in CODE_NAMES if name in properties), "")


def _path(geometry) -> str:
    whole = geometry.simplify(TOLERANCE)
    parts = list(whole.geoms) if isinstance(whole, MultiPolygon) else [whole]
    largest = max(part.area for part in parts)
    kept = [part for part in parts if part.area >= min(SMALLEST, largest)]
    return "".join(_ring(part) for part in kept)


def _ring(part: Polygon) -> str:
    points = (
        f"{lon * math.cos(MIDDLE) * 1000:.0f} {-lat * 1000:.0f}"
        for lon, lat, *_ in part.exterior.coords
    )
    return f"M{'L'.join(points)}Z"
