"""Forces and their neighbourhoods as police.uk describes them: brought in as files, kept whole.

Of each force one JSON file, `<force>.json`, and where there are boundaries a GeoJSON file,
`<force>.geojson`, whose features have the neighbourhood's id in `properties.id`. The layout is
in `docs/use-the-api.md`. Both are checked as one and come into force in one step a force.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
import shapely

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.files import replace

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
# Fields of each object: text that must be there, text that may be null, and its default.
FORCE = {"name": "text", "description": "maybe", "url": "or empty", "telephone": "or empty"}
METHOD = {"url": "maybe", "type": "maybe", "description": "maybe", "title": "text"}
PERSON = {"name": "text", "rank": "maybe", "bio": "maybe"}
NEIGHBOURHOOD = {
    "id": "text",
    "name": "text",
    "description": "maybe",
    "url_force": "or empty",
    "population": "or zero",
}
LINK = {"url": "text", "title": "text", "description": "maybe"}
LOCATION = {
    "name": "maybe",
    "type": "maybe",
    "address": "maybe",
    "postcode": "maybe",
    "telephone": "if there",
    "latitude": "maybe",
    "longitude": "maybe",
    "description": "maybe",
}
EVENT = {
    "title": "text",
    "description": "maybe",
    "address": "maybe",
    "type": "maybe",
    "start_date": "text",
    "end_date": "maybe",
}
PRIORITY = {"issue": "text", "issue-date": "maybe", "action": "maybe", "action-date": "maybe"}
CENTRE = {"latitude": "text", "longitude": "text"}
WITH_CONTACTS = (PERSON, NEIGHBOURHOOD, EVENT)
DEFAULTS = {"or empty": "", "or zero": "0"}
FEWEST_CORNERS = 3

Ring = list[tuple[str, str]]  # latitude and longitude, in degrees, as text


@dataclass(frozen=True)
class Taken:
    """What an import brought in: neighbourhoods and boundaries by force."""

    neighbourhoods: dict[str, int]
    boundaries: dict[str, int]


def import_folder(root: Path, folder: Path, at: datetime) -> Taken:
    """Check the files in `folder` and bring them into the store at `root`; all or nothing.

    Raises:
        BadInput: there are none, or one does not have the layout: which file, which field.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise BadInput(f"{folder} holds no file FORCE.json")
    checked = {}
    for file in files:
        force = _slug(file)
        facts = _force(_read(file), force, str(file))
        drawn = file.with_suffix(".geojson")
        ids = {entry["id"] for entry in facts["neighbourhoods"]}
        boundaries = _boundaries(_read(drawn), ids, str(drawn)) if drawn.exists() else {}
        checked[force] = (facts | {"imported_at": at.isoformat(timespec="seconds")}, boundaries)
    target = root / "reference" / "neighbourhoods"
    target.mkdir(parents=True, exist_ok=True)
    for force, (facts, boundaries) in checked.items():
        replace(target / f"{force}.json", orjson.dumps(facts | {"boundaries": boundaries}))
    return Taken(
        {force: len(facts["neighbourhoods"]) for force, (facts, _) in checked.items()},
        {force: len(boundaries) for force, (_, boundaries) in checked.items()},
    )


def _slug(file: Path) -> str:
    if not SLUG.match(file.stem):
        raise BadInput(f"{file} is not named after a force, such as leicestershire.json")
    return file.stem


def _read(file: Path) -> object:
    try:
        return orjson.loads(file.read_bytes())
    except orjson.JSONDecodeError as error:
        raise BadInput(f"{file}, line {error.lineno}: not JSON ({error.msg})") from error


def _force(content: object, force: str, file: str) -> dict[str, Any]:
    facts = _object(content, file)
    where = f"{file}, force"
    about = _object(facts.get("force"), where)
    methods = _list(about.get("engagement_methods"), f"{where}.engagement_methods")
    found: dict[str, Any] = {
        "force": {"id": force}
        | _fields(about, FORCE, where)
        | {"engagement_methods": [_fields(*item) for item in _each(methods, METHOD, where)]},
        "people": _all(facts.get("people"), PERSON, f"{file}, people"),
        "neighbourhoods": [],
    }
    seen: set[str] = set()
    for number, entry in enumerate(_list(facts.get("neighbourhoods"), file), start=1):
        place = f"{file}, neighbourhood {number}"
        neighbourhood = _neighbourhood(_object(entry, place), place)
        if neighbourhood["id"] in seen:
            raise BadInput(f"{place}: the id {neighbourhood['id']!r} is there twice")
        seen.add(neighbourhood["id"])
        found["neighbourhoods"].append(neighbourhood)
    return found


def _neighbourhood(entry: dict[str, Any], where: str) -> dict[str, Any]:
    return _fields(entry, NEIGHBOURHOOD, where) | {
        "centre": _fields(_object(entry.get("centre"), f"{where}, centre"), CENTRE, where),
        "links": _all(entry.get("links"), LINK, f"{where}, links"),
        "locations": _all(entry.get("locations"), LOCATION, f"{where}, locations"),
        "people": _all(entry.get("people"), PERSON, f"{where}, people"),
        "events": _all(entry.get("events"), EVENT, f"{where}, events"),
        "priorities": _all(entry.get("priorities"), PRIORITY, f"{where}, priorities"),
    }


def _all(value: object, fields: dict[str, str], where: str) -> list[dict[str, Any]]:
    return [_fields(*item) for item in _each(_list(value, where), fields, where)]


def _each(
    items: list[Any], fields: dict[str, str], where: str
) -> list[tuple[dict[str, Any], dict[str, str], str]]:
    return [
        (_object(item, f"{where} {number}"), fields, f"{where} {number}")
        for number, item in enumerate(items, start=1)
    ]


def _fields(entry: Mapping[str, Any], fields: dict[str, str], where: str) -> dict[str, Any]:
    """Return the known fields of `entry`, checked; others are left out."""
    found: dict[str, Any] = {}
    for name, kind in fields.items():
        value = entry.get(name)
        if value is not None and not isinstance(value, str):
            raise BadInput(f"{where}, {name}: {value!r:.40} is not text")
        if value is None and kind == "text":
            raise BadInput(f"{where}: {name} is missing")
        if value is not None or kind != "if there":
            found[name] = DEFAULTS.get(kind) if value is None else value
    if fields in WITH_CONTACTS:
        contacts = _object(entry.get("contact_details") or {}, f"{where}, contact_details")
        found["contact_details"] = {
            str(name): str(value) for name, value in contacts.items() if value is not None
        }
    return found


def _object(value: object, where: str) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise BadInput(f"{where}: an object is wanted here")
    return value


def _list(value: object, where: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise BadInput(f"{where}: a list is wanted here")
    return value


def _boundaries(content: object, ids: set[str], file: str) -> dict[str, Ring]:
    found: dict[str, Ring] = {}
    features = _list(_object(content, file).get("features"), f"{file}, features")
    for number, item in enumerate(features, start=1):
        where = f"{file}, feature {number}"
        feature = _object(item, where)
        identity = _object(feature.get("properties"), f"{where}, properties").get("id")
        if identity not in ids:
            raise BadInput(f"{where}: {identity!r} is no neighbourhood of the JSON file beside it")
        found[identity] = _ring(_object(feature.get("geometry"), f"{where}, geometry"), where)
    return found


def _ring(geometry: dict[str, Any], where: str) -> Ring:
    """Return the outer ring; police.uk has one a neighbourhood, not always a simple one."""
    try:
        if geometry["type"] != "Polygon":
            raise BadInput(f"{where}: a Polygon is wanted, not a {geometry['type']}")
        ring = [(float(lat), float(lng)) for lng, lat, *_ in geometry["coordinates"][0]]
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise BadInput(f"{where}: not a Polygon of longitudes and latitudes ({error})") from error
    if len(set(ring)) < FEWEST_CORNERS or not all(49 <= a <= 62 and -9 <= b <= 3 for a, b in ring):
        raise BadInput(f"{where}: not at least three corners (longitude, latitude) in the country")
    return [(repr(latitude), repr(longitude)) for latitude, longitude in ring]


@dataclass(frozen=True)
class Force:
    """What was brought in of one force."""

    facts: dict[str, Any]
    people: list[dict[str, Any]]
    neighbourhoods: dict[str, dict[str, Any]]
    boundaries: dict[str, list[list[str]]]
    imported_at: str


def force_of(root: Path, force: str) -> Force | None:
    """Return what was brought in of a force, or None.

    Raises:
        Damaged: its file cannot be read.
    """
    path = root / "reference" / "neighbourhoods" / f"{force}.json"
    if not SLUG.match(force) or not path.exists():
        return None
    return _loaded(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _loaded(path: Path, _changed: int) -> Force:
    try:
        content = orjson.loads(path.read_bytes())
        return Force(
            facts=content["force"],
            people=content["people"],
            neighbourhoods={entry["id"]: entry for entry in content["neighbourhoods"]},
            boundaries=content["boundaries"],
            imported_at=content["imported_at"],
        )
    except (orjson.JSONDecodeError, KeyError, TypeError) as error:
        raise Damaged(f"{path} is damaged ({error}); import the neighbourhoods again") from error


def forces_held(root: Path) -> list[str]:
    """Return the forces of which neighbourhoods were brought in."""
    return sorted(path.stem for path in (root / "reference" / "neighbourhoods").glob("*.json"))


def changed_at(root: Path) -> int:
    """Return when something was last brought in, in seconds since 1970; 0 for never."""
    files = (root / "reference" / "neighbourhoods").glob("*.json")
    return max((int(path.stat().st_mtime) for path in files), default=0)


def stamp(root: Path) -> str:
    """Return what changes whenever something is brought in."""
    return "/".join(
        f"{path.stem}{path.stat().st_mtime_ns}"
        for path in sorted((root / "reference" / "neighbourhoods").glob("*.json"))
    )


def neighbourhood_at(root: Path, latitude: float, longitude: float) -> tuple[str, str] | None:
    """Return the force and neighbourhood whose boundary holds a place, or None."""
    tree, names = _drawn(root, stamp(root))
    hits = tree.query(shapely.Point(longitude, latitude), predicate="intersects")
    return names[min(hits.tolist())] if len(hits) else None


@lru_cache(maxsize=2)
def _drawn(root: Path, _changed: str) -> tuple[shapely.STRtree, list[tuple[str, str]]]:
    shapes, names = [], []
    for force in forces_held(root):
        held = force_of(root, force)
        for identity, ring in (held.boundaries if held else {}).items():
            drawn = shapely.Polygon([(float(lng), float(lat)) for lat, lng in ring])
            # Rings of police.uk may cross themselves; what they enclose is kept.
            shapes.append(drawn if drawn.is_valid else shapely.make_valid(drawn))
            names.append((force, identity))
    return shapely.STRtree(shapes), names
