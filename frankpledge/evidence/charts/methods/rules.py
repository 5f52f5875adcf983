"""Special-cause rules of control charts, in words that a chart can carry.

The rules and their order are those of NHS England's Making Data Count, as the package
NHSRplotthedots 0.2.2 applies them. A month without a value breaks every run.
"""

from collections.abc import Sequence
from dataclasses import dataclass

RUN = 7  # months in a row; Making Data Count's default (others use 8 or 9)
NEAR = 2 / 3  # of the way from the centre to a limit: two sigma
WINDOW = 3  # months of which two lie near a limit

OUTSIDE, TREND, TWO_OF_THREE, ONE_SIDE = "outside", "trend", "two of three", "one side"
RULES = (OUTSIDE, TREND, TWO_OF_THREE, ONE_SIDE)  # in order of precedence
LEVEL = "level"  # outside the range of the period, and as the months before it let expect


@dataclass(frozen=True)
class Observation:
    """A value with the centre and limits that hold for its month; all None in a gap."""

    value: float | None
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Signal:
    """Why a point is special, and which way: 1 is high or rising, -1 low or falling."""

    rule: str
    direction: int


def judge(
    points: Sequence[Observation],
    *,
    breaks: frozenset[int] = frozenset(),
    rules: Sequence[str] = RULES,
) -> list[Signal | None]:
    """Return for each point the first of `rules` that calls it special, or None.

    `breaks` are places at which a new segment of limits begins: runs stop there.
    """
    flags = {
        OUTSIDE: _outside(points),
        TREND: spread(trend_ends([p.value for p in points], breaks), RUN),
        TWO_OF_THREE: two_of_three(_near(points), _sides(points), breaks),
        ONE_SIDE: spread(one_side_ends(_sides(points), breaks), RUN),
    }
    found: list[Signal | None] = []
    for place, _ in enumerate(points):
        rule = next((r for r in RULES if r in rules and flags[r][place]), None)
        found.append(Signal(rule, flags[rule][place]) if rule else None)
    return found


def _outside(points: Sequence[Observation]) -> list[int]:
    found = []
    for point in points:
        if point.value is None or point.upper is None or point.lower is None:
            found.append(0)
        else:
            found.append((point.value > point.upper) - (point.value < point.lower))
    return found


def _sides(points: Sequence[Observation]) -> list[int | None]:
    return [
        None
        if point.value is None or point.centre is None
        else (point.value > point.centre) - (point.value < point.centre)
        for point in points
    ]


def _near(points: Sequence[Observation]) -> list[int]:
    """Return 1 or -1 where a point lies past two sigma, outside the limits or not."""
    found = []
    for point in points:
        if None in (point.value, point.centre, point.lower, point.upper):
            found.append(0)
            continue
        value, centre = point.value or 0.0, point.centre or 0.0
        high = centre + NEAR * ((point.upper or 0.0) - centre)
        low = centre - NEAR * (centre - (point.lower or 0.0))
        found.append((value > high) - (value < low))
    return found


def one_side_ends(sides: Sequence[int | None], breaks: frozenset[int] = frozenset()) -> list[int]:
    """Flag the points that end a run of RUN on one side; 0 on the centre ends a run.

    >>> one_side_ends([1] * 8 + [-1])
    [0, 0, 0, 0, 0, 0, 1, 1, 0]
    """
    found, length, before = [], 0, 0
    for place, side in enumerate(sides):
        same = side and side == before and place not in breaks
        length = length + 1 if same else int(bool(side))
        before = side or 0
        found.append(before if length >= RUN else 0)
    return found


def trend_ends(values: Sequence[float | None], breaks: frozenset[int] = frozenset()) -> list[int]:
    """Flag the points that end RUN values each above (or each below) the one before.

    A value that is repeated ends the trend.
    """
    found, length, direction = [], 0, 0
    before: float | None = None
    for place, value in enumerate(values):
        step = 0 if value is None or before is None else (value > before) - (value < before)
        if value is None:
            length = 0
        elif place in breaks or not step:
            length = 1
        else:
            length = length + 1 if step == direction or length == 1 else 2
        direction, before = step, value
        found.append(direction if length >= RUN else 0)
    return found


def two_of_three(
    near: Sequence[int], sides: Sequence[int | None], breaks: frozenset[int] = frozenset()
) -> list[int]:
    """Flag points near a limit where two of three in a row are, all three on that side.

    >>> two_of_three([0, 0, 1, 0, 1, 0, 0], [1] * 7)
    [0, 0, 1, 0, 1, 0, 0]
    """
    found = [0] * len(near)
    for start in range(len(near) - WINDOW + 1):
        window = range(start, start + WINDOW)
        if any(place in breaks for place in window[1:]):
            continue
        for side in (1, -1):
            marked = [place for place in window if near[place] == side]
            if len(marked) >= 2 and all(sides[place] == side for place in window):
                for place in marked:
                    found[place] = side
    return found


def spread(ends: Sequence[int], length: int) -> list[int]:
    """Carry a flag at the end of a run back to all `length` points that make it."""
    found = list(ends)
    for place, flag in enumerate(ends):
        if flag:
            for earlier in range(max(0, place - length + 1), place):
                found[earlier] = flag
    return found
