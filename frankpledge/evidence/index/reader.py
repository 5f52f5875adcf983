"""Reading the index: which rows lie in a shape, which are of a crime, who is at home there."""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from frankpledge.errors import Busy, NotFound
from frankpledge.evidence.index.build import Manifest, manifest, root_of
from frankpledge.evidence.index.columns import Folder
from frankpledge.evidence.index.grid import (
    BAND,
    BITS_OF_A_BAND,
    EAST,
    MICRO,
    NORTH,
    SOUTH,
    WEST,
    cells_between,
    metres_between,
    place_keys,
)
from frankpledge.evidence.index.months import PARTS
from frankpledge.evidence.index.shapes import Shape, Spot
from frankpledge.evidence.store.releases import Store

MONTHS_KEPT_OPEN = 256  # an open file each
USES_BEFORE_LETTING_GO = 24  # of months; what was read of them is then given back
NEAREST = (2_000, 20_000, 200_000, 2_000_000)  # micro-degrees looked around, in turn
BITS_OF_A_BUCKET = 16
DIGITS = 16  # of a crime's id in each of its parts


@dataclass(frozen=True, kw_only=True)
class Rows:
    """Rows of one month: where each stands in the month's arrays, and the place of each.

    Rows without a place have -1 there.
    """

    month: Folder
    at: np.ndarray
    place: np.ndarray

    def __len__(self) -> int:
        return len(self.at)

    def where(self, mask: np.ndarray) -> "Rows":
        """Return those of the rows for which `mask` holds."""
        return Rows(month=self.month, at=self.at[mask], place=self.place[mask])

    def column(self, name: str) -> np.ndarray:
        """Return the values of one of the month's arrays of rows."""
        values: np.ndarray = self.month[f"row_{name}"][self.at]
        return values


class Index:
    """The index of one release, open for reading."""

    def __init__(self, root: Path, made: Manifest) -> None:
        """Open the index under `root` that `made` describes."""
        self.root = root
        self.manifest = made
        self.whole = Folder(root / made.whole)
        self._opened: deque[Folder] = deque(maxlen=MONTHS_KEPT_OPEN)
        self._uses = 0
        self._buckets: dict[str, np.ndarray] = {}
        self._month = lru_cache(maxsize=MONTHS_KEPT_OPEN)(self._open)

    @property
    def release(self) -> int:
        """The number of the release that is indexed."""
        return self.manifest.release

    def months(self, dataset: str) -> list[str]:
        """Return the months of which any force's file is held, oldest first."""
        return sorted(self.manifest.months.get(dataset, {}))

    def month(self, dataset: str, month: str) -> Folder | None:
        """Return a month's arrays, or None where no file of it is held."""
        name = self.manifest.months.get(dataset, {}).get(month)
        self._uses += 1
        if self._uses % USES_BEFORE_LETTING_GO == 0:
            for folder in (self.whole, *self._opened):
                folder.let_go()
        return self._month(name) if name else None

    def _open(self, name: str) -> Folder:
        folder = Folder(self.root / name)
        self._opened.append(folder)
        return folder

    def rows_in(self, month: Folder, shape: Shape) -> Rows:
        """Return the rows of a month whose place lies in `shape`."""
        place = _between(month["place_key"], shape)
        latitudes, longitudes = month["place_lat"][place], month["place_lng"][place]
        place = place[shape.inside(latitudes, longitudes)]
        start = month["place_start"]
        first = start[place].astype(np.int64)
        counts = start[place + 1].astype(np.int64) - first
        # The rows of each place lie together: count up from the first of each.
        offsets = np.repeat(first - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
        return Rows(
            month=month, at=offsets + np.arange(counts.sum()), place=np.repeat(place, counts)
        )

    def rows_nowhere(self, month: Folder, force: str) -> Rows:
        """Return the rows of a force that have no coordinates."""
        first = int(month["place_start"][-1])
        return self._of_force(month, force, np.arange(first, len(month["row_force"])))

    def rows_of_force(self, month: Folder, force: str) -> Rows:
        """Return all rows of a force, with and without a place."""
        return self._of_force(month, force, np.arange(len(month["row_force"])))

    def _of_force(self, month: Folder, force: str, at: np.ndarray) -> Rows:
        forces = month.facts["forces"]
        number = forces.index(force) if force in forces else -1
        at = at[month["row_force"][at] == number]
        place = np.searchsorted(month["place_start"], at, side="right") - 1
        place[at >= month["place_start"][-1]] = -1
        return Rows(month=month, at=at, place=place)

    def found(self, table: str, keys: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return from where to where the rows of each of `keys` stand among all of `table`."""
        return self._position(table, keys), self._position(table, keys, after=True)

    def _array(self, table: str, name: str) -> np.ndarray:
        """Return what the whole index has of a table."""
        return self.whole[f"{self.manifest.renamed.get(table, table)}_{name}"]

    def _position(self, table: str, keys: np.ndarray, *, after: bool = False) -> np.ndarray:
        """Return where each of `keys` would stand among the sorted ones, before or after equals.

        Keys are digests, so that their first bits tell nearly where: a search over everything
        would read pages all over the file, and they count as this process's memory.
        """
        held = self._array(table, "key")
        bounds = self._bounds(table)
        bucket = (keys >> np.uint64(64 - BITS_OF_A_BUCKET)).astype(np.int64)
        low, high = bounds[bucket], bounds[bucket + 1]
        while (low < high).any():
            middle = (low + high) >> 1
            there = held[np.minimum(middle, len(held) - 1)]
            is_below = (there <= keys if after else there < keys) & (low < high)
            low, high = np.where(is_below, middle + 1, low), np.where(is_below, high, middle)
        return low

    def _bounds(self, table: str) -> np.ndarray:
        """Return from where on the keys of each bucket stand, found out once."""
        if table in self._buckets:
            return self._buckets[table]
        held = self._array(table, "key")
        firsts = np.arange(1 << BITS_OF_A_BUCKET, dtype=np.uint64) << np.uint64(
            64 - BITS_OF_A_BUCKET
        )
        found = np.append(np.searchsorted(held, firsts), len(held)).astype(np.int64)
        self.whole.let_go()
        self._buckets[table] = found
        return found

    def rows_of(self, table: str, where: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return month (a place in the list of months) and row of what stands at `where`."""
        return self._array(table, "month")[where], self._array(table, "row")[where]

    def newest_outcomes(self, keys: np.ndarray) -> list[str]:
        """Return the month of the newest outcome of each crime, by the first part of its id.

        A crime of which no outcome is held has an empty one.
        """
        held = self.whole["outcomes_key"]
        if not len(held) or not len(keys):
            return [""] * len(keys)
        last = self._position("outcomes", keys, after=True) - 1
        is_there = (last >= 0) & (held[last] == keys) & (keys > 0)
        numbers = self.whole["outcomes_month"][last]
        months = self.whole.facts["months"]
        return [
            months[number] if there else ""
            for number, there in zip(numbers.tolist(), is_there.tolist(), strict=True)
        ]

    def rows_with_id(self, dataset: str, identity: str) -> list[tuple[str, int]]:
        """Return month and row of everything of `dataset` with a crime's id, oldest month first.

        The datasets with such ids are street and outcomes, and their tables have their names.
        """
        wanted = np.array(
            [int(identity[DIGITS * n : DIGITS * (n + 1)], 16) for n in range(len(PARTS))],
            dtype=np.uint64,
        )
        first, last = (int(ends[0]) for ends in self.found(dataset, wanted[:1]))
        months = self.whole.facts["months"]
        rows = []
        for month, row in zip(
            self._array(dataset, "month")[first:last].tolist(),
            self._array(dataset, "row")[first:last].tolist(),
            strict=True,
        ):
            held = self.month(dataset, months[month])
            if held is not None and (held["row_id"][row] == wanted).all():
                rows.append((months[month], row))
        return rows

    def names_of(self, latitudes: np.ndarray, longitudes: np.ndarray) -> list[bytes]:
        """Return the name, as JSON, of each snap point; that of one not known is empty."""
        if not len(self.whole["name_key"]):
            return [b'""'] * len(latitudes)
        keys, held = place_keys(latitudes, longitudes), self.whole["name_key"]
        at = np.searchsorted(held, keys)
        # Points of one band and longitude lie side by side: step on to the latitude.
        while True:
            here = np.minimum(at, len(held) - 1)
            is_beside = (at < len(held)) & (held[here] == keys)
            is_other = is_beside & (self.whole["name_lat"][here] != latitudes)
            if not is_other.any():
                break
            at = at + is_other
        found = [b'""'] * len(keys)
        known = np.flatnonzero(is_beside)
        for place, text in zip(
            known.tolist(), self.whole.texts("name").many(at[known]), strict=True
        ):
            found[place] = text
        return found

    def nearest(self, latitude: float, longitude: float) -> Spot:
        """Return the snap point nearest to a place in degrees.

        Raises:
            NotFound: none is within 200 km.
        """
        here = (round(latitude * MICRO), round(longitude * MICRO))
        for around in NEAREST:
            near = _between(self.whole["name_key"], _Box(*here, around))
            if not len(near):
                continue
            lat, lng = self.whole["name_lat"][near], self.whole["name_lng"][near]
            distance = metres_between(latitude, longitude, lat / MICRO, lng / MICRO)
            best = int(np.argmin(distance))
            # One just outside the box may be nearer than one in its corner.
            if around == NEAREST[-1] or distance[best] <= around / MICRO * 60_000:
                return Spot(int(lat[best]), int(lng[best]))
        raise NotFound("No location is known near this place")

    def at_home(self, shape: Shape) -> list[str]:
        """Return the forces at home where `shape` lies; none where no row was ever held."""
        forces = self.whole.facts["forces"]
        homes = self.whole["homes"]
        south, west, north, east = shape.box
        for wider in (0, 100_000):
            wanted = cells_between(south - wider, west - wider, north + wider, east + wider)
            here = homes[np.isin(homes[:, 0], wanted)]
            if len(here):
                return [forces[number] for number in np.unique(here[:, 1]).tolist()]
        return []


@dataclass(frozen=True)
class _Box:
    latitude: int
    longitude: int
    around: int

    @property
    def box(self) -> tuple[int, int, int, int]:
        return (
            self.latitude - self.around,
            self.longitude - self.around,
            self.latitude + self.around,
            self.longitude + self.around,
        )


def _between(keys: np.ndarray, shape: Shape | _Box) -> np.ndarray:
    """Return which of the sorted `keys` may lie in the box of `shape`."""
    south, west, north, east = shape.box
    south, north = max(south, SOUTH), min(north, NORTH)
    west, east = max(west, WEST), min(east, EAST)
    if south > north or west > east:
        return np.empty(0, dtype=np.int64)
    bands = np.arange((south - SOUTH) // BAND, (north - SOUTH) // BAND + 1, dtype=np.int64)
    starts = np.searchsorted(keys, (bands << BITS_OF_A_BAND) + (west - WEST), side="left")
    ends = np.searchsorted(keys, (bands << BITS_OF_A_BAND) + (east - WEST), side="right")
    return np.concatenate(_ranges(starts, ends))


def _ranges(starts: Iterable[int], ends: Iterable[int]) -> Sequence[np.ndarray]:
    return [np.arange(a, b) for a, b in zip(starts, ends, strict=True)]


@lru_cache(maxsize=1)
def _opened(root: Path, number: int, _stamp: int) -> Index | None:
    made = manifest(Store(root.parent), number)
    return Index(root, made) if made else None


def open_index(store: Store) -> Index:
    """Return the index of the release in force, or the newest before it.

    It is opened anew when another is made.

    Raises:
        Busy: the store has none yet.
    """
    root, number = root_of(store), store.current_number()
    try:
        stamp = root.stat().st_mtime_ns  # changes with every manifest that is written
    except FileNotFoundError:
        stamp = 0
    index = _opened(root, number, stamp) if stamp and number is not None else None
    if index is None:
        raise Busy("The store is not indexed yet: run 'frankpledge index'")
    return index
