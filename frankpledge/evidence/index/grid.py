"""Places as whole numbers: micro-degrees, bands of latitude, and the ids of snap points.

police.uk moves each crime to a point of a fixed list before it publishes it. That list's ids
are not in the archives, so a point's id here is made of its place: the same in every release,
and readable back into the place.
"""

import math

import numpy as np

from frankpledge.errors import NotFound

MICRO = 1_000_000  # police.uk gives six decimals of a degree
SOUTH, WEST = 49_000_000, -9_000_000  # micro-degrees; every row lies north and east of them
LEAST_NORTH = 500_000  # of a row that the checks let in, from SOUTH
NORTH, EAST = 62_000_000, 7_000_000
BITS_OF_LONGITUDE = 24  # 16.7 degrees
BAND = 10_000  # micro-degrees of latitude, 1.1 km
BITS_OF_A_BAND = 32
CELL = 20_000  # micro-degrees of both, for which force is at home where
CELLS_IN_A_ROW = 1_000
MEAN_RADIUS = 6_371_008.8  # metres; the Earth's mean radius (IUGG)
METRES_IN_A_DEGREE = math.pi * MEAN_RADIUS / 180


def street_id(latitude: int, longitude: int) -> int:
    """Return the id of the snap point at a place in micro-degrees; below 2 to the 48."""
    return (latitude - SOUTH << BITS_OF_LONGITUDE) + longitude - WEST


def place_of(identity: int) -> tuple[int, int]:
    """Return the latitude and longitude, in micro-degrees, of a snap point's id.

    Raises:
        NotFound: no id of ours is made so.
    """
    north, east = identity >> BITS_OF_LONGITUDE, identity & (1 << BITS_OF_LONGITUDE) - 1
    if not (LEAST_NORTH <= north <= NORTH - SOUTH and east <= EAST - WEST):
        raise NotFound(
            f"No location has the id {identity}; police.uk's own ids are not in its archives, so"
            " take the id of a street from an answer of this server"
        )
    return north + SOUTH, east + WEST


def place_keys(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Return keys (int64) that sort places by band of latitude, then by longitude."""
    band = (latitude.astype(np.int64) - SOUTH) // BAND
    return (band << BITS_OF_A_BAND) + (longitude.astype(np.int64) - WEST)


def cells(latitude: np.ndarray, longitude: np.ndarray) -> np.ndarray:
    """Return the cell (int32) of each place, about 2 km by 1.3 km."""
    row = (latitude.astype(np.int64) - SOUTH) // CELL
    return (row * CELLS_IN_A_ROW + (longitude.astype(np.int64) - WEST) // CELL).astype(np.int32)


def cells_between(south: int, west: int, north: int, east: int) -> np.ndarray:
    """Return every cell that touches a box in micro-degrees."""
    rows = np.arange((max(south, SOUTH) - SOUTH) // CELL, (min(north, NORTH) - SOUTH) // CELL + 1)
    columns = np.arange((max(west, WEST) - WEST) // CELL, (min(east, EAST) - WEST) // CELL + 1)
    return (rows[:, None] * CELLS_IN_A_ROW + columns[None, :]).ravel().astype(np.int32)


def metres_between(
    latitude: float, longitude: float, latitudes: np.ndarray, longitudes: np.ndarray
) -> np.ndarray:
    """Return the great-circle distances, in metres, from one place in degrees to many.

    The haversine formula on a sphere of the Earth's mean radius: within 0.6% of the ellipsoid.
    """
    there, east = np.radians(latitudes), np.radians(longitudes - longitude)
    here = math.radians(latitude)
    half = np.sin((there - here) / 2) ** 2 + math.cos(here) * np.cos(there) * np.sin(east / 2) ** 2
    metres: np.ndarray = 2 * MEAN_RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return metres
