"""The shapes that one may ask about: a circle, a polygon, a snap point.

Shapes are in degrees; what is asked of them comes in micro-degrees, as places are kept.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
import shapely

from frankpledge.errors import BadInput
from frankpledge.evidence.index.grid import METRES_IN_A_DEGREE, MICRO, metres_between

MILE = 1_609.344  # metres; what police.uk means by a point
MOST_VERTICES = 5_000
SLACK = 1.01  # the box of a circle is drawn a little too large

Box = tuple[int, int, int, int]  # south, west, north, east in micro-degrees


class Shape(Protocol):
    """Something that places lie in or not."""

    @property
    def box(self) -> Box:
        """The smallest box around it, or a little more."""

    def inside(self, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
        """Return which places, in micro-degrees, lie in it."""


@dataclass(frozen=True)
class Circle:
    """All within `metres` of a place in degrees."""

    latitude: float
    longitude: float
    metres: float = MILE

    @property
    def box(self) -> Box:
        """The box around the circle."""
        high = self.metres / METRES_IN_A_DEGREE * SLACK
        wide = high / max(0.01, math.cos(math.radians(self.latitude)))
        return _box(
            self.latitude - high, self.longitude - wide, self.latitude + high, self.longitude + wide
        )

    def inside(self, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
        """Return which places are near enough."""
        distance = metres_between(
            self.latitude, self.longitude, latitudes / MICRO, longitudes / MICRO
        )
        return distance <= self.metres


class Area:
    """A polygon. Its last corner need not repeat the first; a place on its edge is in it."""

    def __init__(self, corners: list[tuple[float, float]]) -> None:
        """Take `corners` as latitude and longitude in degrees.

        Raises:
            BadInput: too few or too many corners, or lines that cross.
        """
        if len(set(corners)) < 3:
            raise BadInput("poly: a polygon has at least three different corners")
        if len(corners) > MOST_VERTICES:
            raise BadInput(
                f"poly: {len(corners):,} corners; {MOST_VERTICES:,} are the most. Simplify it"
            )
        self.polygon = shapely.Polygon([(longitude, latitude) for latitude, longitude in corners])
        if not self.polygon.is_valid:
            why = shapely.is_valid_reason(self.polygon)
            raise BadInput(
                f"poly: its lines cross or touch ({why}, as longitude and latitude); give the"
                " corners in order around the edge"
            )
        shapely.prepare(self.polygon)

    @cached_property
    def box(self) -> Box:
        """The box around the polygon."""
        west, south, east, north = self.polygon.bounds
        return _box(south, west, north, east)

    def inside(self, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
        """Return which places lie in the polygon or on its edge."""
        found: np.ndarray = shapely.intersects_xy(
            self.polygon, longitudes / MICRO, latitudes / MICRO
        )
        return found


@dataclass(frozen=True)
class Spot:
    """One snap point, in micro-degrees."""

    latitude: int
    longitude: int

    @property
    def box(self) -> Box:
        """The point itself."""
        return self.latitude, self.longitude, self.latitude, self.longitude

    def inside(self, latitudes: np.ndarray, longitudes: np.ndarray) -> np.ndarray:
        """Return which places are this one."""
        found: np.ndarray = (latitudes == self.latitude) & (longitudes == self.longitude)
        return found


def _box(south: float, west: float, north: float, east: float) -> Box:
    # One more on each side: a float of degrees may lie just beside the whole number.
    return (
        math.floor(south * MICRO) - 1,
        math.floor(west * MICRO) - 1,
        math.ceil(north * MICRO) + 1,
        math.ceil(east * MICRO) + 1,
    )
