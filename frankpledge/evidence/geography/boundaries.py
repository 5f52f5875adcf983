"""Boundaries of police areas, from GeoJSON to outlines that a page can draw."""

import json
import math
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape

from frankpledge.errors import BadInput
from frankpledge.rules.policing_areas import AREAS

TOLERANCE = 0.004  # degrees, about 300 metres: invisible at the size drawn
SMALLEST = 0.0005  # square degrees; smaller islands are left out, but never a whole area
WEST, EAST, SOUTH, NORTH = -7.0, 2.5, 49.5, 56.5  # degrees, with room to spare
MIDDLE = math.radians(52.8)  # latitude at which widths are true
CODE_NAMES = ("PFA23CD", "PFA22CD", "PFA21CD", "PFA20CD", "PFA19CD", "pfa23cd", "id", "code")


def force_outlines(raw: bytes, file: str) -> dict[str, dict[str, str]]:
    """Return an SVG path for each police area, by slug, in thousandths of a degree.

    Longitudes are narrowed by the cosine of the middle latitude, north is up.

    Raises:
        BadInput: not GeoJSON of the 43 police areas by their ONS codes.
    """
    slugs = {area.code: area.slug for area in AREAS}
    found: dict[str, dict[str, str]] = {}
    for number, feature in enumerate(_features(raw, file), start=1):
        slug = slugs.get(_code(feature))
        if slug is None:
            continue
        try:
            found[slug] = {"path": _path(feature["geometry"])}
        except (ShapelyError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise BadInput(f"{file}, feature {number}: not a polygon ({error})") from error
    missing = [area.force for area in AREAS if area.slug not in found]
    if missing:
        raise BadInput(
            f"{file} has no boundary, by ONS code, of {len(missing)} of the 43 police areas:"
            f" {', '.join(missing[:5])}"
        )
    return found


def _features(raw: bytes, file: str) -> list[dict[str, Any]]:
    try:
        features = json.loads(raw)["features"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadInput(f"{file} is not GeoJSON with features ({error})") from error
    if not isinstance(features, list) or not all(isinstance(item, dict) for item in features):
        raise BadInput(f"{file} is not GeoJSON: its features are not a list of objects")
    return features


def _code(feature: dict[str, Any]) -> str:
    properties = feature.get("properties")
    if not isinstance(properties, dict):
        return ""
    return next((str(properties[name]) for name in CODE_NAMES if name in properties), "")


def _path(geometry: dict[str, Any]) -> str:
    _check_place(geometry["coordinates"])
    whole = shape(geometry).simplify(TOLERANCE)
    parts = list(whole.geoms) if isinstance(whole, MultiPolygon) else [whole]
    largest = max(part.area for part in parts)
    if not largest:
        raise ValueError("it has no area")
    kept = [part for part in parts if part.area >= min(SMALLEST, largest)]
    return "".join(_ring(part) for part in kept)


def _check_place(coordinates: list[Any]) -> None:
    """Say so where a point is not a longitude and latitude of this country."""
    for item in coordinates:
        if isinstance(item, list) and item and isinstance(item[0], list):
            _check_place(item)
            continue
        longitude, latitude = item[:2]
        if not (WEST <= longitude <= EAST and SOUTH <= latitude <= NORTH):
            raise ValueError(
                f"{longitude}, {latitude} is no longitude and latitude of England or Wales;"
                " is the file in British National Grid?"
            )


def _ring(part: Polygon) -> str:
    points = (
        f"{lon * math.cos(MIDDLE) * 1000:.0f} {-lat * 1000:.0f}"
        for lon, lat, *_ in part.exterior.coords
    )
    return f"M{'L'.join(points)}Z"
