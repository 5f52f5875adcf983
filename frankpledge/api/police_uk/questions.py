"""What a client asks, read strictly: which place, which month, which force."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from frankpledge.errors import BadInput
from frankpledge.evidence.index.grid import place_of
from frankpledge.evidence.index.reader import Index
from frankpledge.evidence.index.shapes import MOST_VERTICES, Area, Circle, Shape, Spot
from frankpledge.rules.periods import first_day, month_of

BEGINNING = "2010-12"  # the first month that police.uk published
NUMBER = re.compile(r"[+-]?\d{1,3}(\.\d{0,30})?\Z", re.ASCII)
IDENTITY = re.compile(r"\d{1,18}\Z", re.ASCII)
LONGEST_SHOWN = 40
NOT_GIVEN = ("", "undefined")  # what a JavaScript client sends for a month it does not have


def parameters(request: HttpRequest) -> dict[str, str]:
    """Return what the query, and the form of a POST, give; each name once.

    Raises:
        BadInput: a name is given twice, so that one cannot know which is meant.
    """
    found: dict[str, str] = {}
    for given in (request.GET, request.POST):
        for name, values in given.lists():
            if len(values) > 1 or name in found:
                raise BadInput(f"{shown(name)} is given more than once; give it once")
            found[name] = values[0]
    return found


def shown(text: str) -> str:
    """Return what a client sent, short enough to be sent back."""
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def month_asked(given: Mapping[str, str], today: date) -> str | None:
    """Return the month of `date`, or None where none is given.

    Raises:
        BadInput: it is not a month, or one that police.uk cannot have published.
    """
    text = given.get("date", "")
    if text in NOT_GIVEN:
        return None
    try:
        first_day(text)
    except BadInput:
        raise BadInput(
            f"date: {shown(text)!r} is not a month: write it as YYYY-MM, for example 2025-03"
        ) from None
    if not BEGINNING <= text <= month_of(today):
        raise BadInput(
            f"date: {text} is not a month of police.uk, which begin with {BEGINNING} and end with"
            " this month"
        )
    return text


def shape_asked(given: Mapping[str, str]) -> Shape:
    """Return the place that `poly`, `lat` and `lng`, or `location_id` mean.

    Raises:
        BadInput: none is given, more than one is, or one cannot be read.
        NotFound: there is no location of that id.
    """
    shape = shape_if_asked(given)
    if shape is None:
        raise BadInput("give a place: lat and lng, or poly=lat,lng:lat,lng:lat,lng")
    return shape


def shape_if_asked(given: Mapping[str, str]) -> Shape | None:
    """Return the place that is meant, or None where none is given."""
    ways = [
        name
        for name, present in (
            ("poly", given.get("poly")),
            ("lat and lng", given.get("lat") or given.get("lng")),
            ("location_id", given.get("location_id")),
        )
        if present
    ]
    if len(ways) > 1:
        raise BadInput(f"give one of {' and '.join(ways)}, not both")
    if not ways:
        return None
    if ways == ["poly"]:
        return polygon(given["poly"])
    if ways == ["location_id"]:
        return spot(given["location_id"])
    point = coordinates(given)
    return Circle(point.latitude, point.longitude)


@dataclass(frozen=True)
class Point:
    """A place in degrees."""

    latitude: float
    longitude: float


def coordinates(given: Mapping[str, str]) -> Point:
    """Return the place of `lat` and `lng`.

    Raises:
        BadInput: one is left out or is no coordinate.
    """
    return Point(
        _number(given.get("lat", ""), "lat", 90), _number(given.get("lng", ""), "lng", 180)
    )


def point_of(text: str, name: str) -> Point:
    """Return the place of a text like "52.63,-1.13".

    Raises:
        BadInput: it is not two coordinates.
    """
    parts = text.split(",")
    if len(parts) != 2:
        raise BadInput(f"{name}: {shown(text)!r} is not latitude,longitude, as in 52.63,-1.13")
    return Point(_number(parts[0], name, 90), _number(parts[1], name, 180))


def polygon(text: str) -> Area:
    """Return the polygon of "lat,lng:lat,lng:lat,lng".

    Raises:
        BadInput: a corner cannot be read, or the polygon is none.
    """
    if text.count(":") >= MOST_VERTICES + 1:
        raise BadInput(
            f"poly: {text.count(':') + 1:,} corners; {MOST_VERTICES:,} are the most. Simplify it"
        )
    corners = []
    for number, pair in enumerate(text.strip(":").split(":"), start=1):
        point = point_of(pair, f"poly, corner {number}")
        corners.append((point.latitude, point.longitude))
    return Area(corners)


def spot(text: str) -> Spot:
    """Return the snap point of an id.

    Raises:
        BadInput: it is not a number.
        NotFound: no location has it.
    """
    if not IDENTITY.match(text):
        raise BadInput(f"location_id: {shown(text)!r} is not a whole number")
    return Spot(*place_of(int(text)))


def nearest_spot(given: Mapping[str, str], index: Index) -> Spot:
    """Return the snap point of `location_id`, or the one nearest to `lat` and `lng`."""
    if given.get("location_id"):
        if given.get("lat") or given.get("lng"):
            raise BadInput("give one of location_id and lat and lng, not both")
        return spot(given["location_id"])
    point = coordinates(given)
    return index.nearest(point.latitude, point.longitude)


def _number(text: str, name: str, most: int) -> float:
    text = text.strip()
    if not text:
        raise BadInput(f"{name} is not given")
    value = float(text) if NUMBER.match(text) else math.inf
    if not abs(value) <= most:
        raise BadInput(f"{name}: {shown(text)!r} is not a number from -{most} to {most}")
    return value
