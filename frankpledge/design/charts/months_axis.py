"""Where months lie across a drawing: evenly, but for gaps of a year and more, which are cut short."""

from collections.abc import Sequence
from itertools import accumulate

from frankpledge.evidence.charts.periods import GAP
from frankpledge.evidence.charts.points import Point

CUT = 24  # px: how wide a gap of GAP months or more without a value is drawn


class MonthsAxis:
    """Cells of months from left to right; the first and last month lie on `start` and `end`."""

    def __init__(self, points: Sequence[Point], start: float, end: float) -> None:
        self.gaps = _long_gaps(points)
        in_gap = {place for first, last in self.gaps for place in range(first, last + 1)}
        shares = {
            p: CUT / (last - first + 1) for first, last in self.gaps for p in range(first, last + 1)
        }
        # The first and last cell are halves: their middles are the ends of the axis.
        ends = (0, len(points) - 1)
        whole = sum((p not in in_gap) * (0.5 if p in ends else 1.0) for p in range(len(points)))
        cut = sum(share * (0.5 if p in ends else 1.0) for p, share in shares.items())
        unit = (end - start - cut) / whole if len(points) > 1 and whole else end - start
        self.unit = max(unit, 0.0)
        widths = [shares.get(place, self.unit) for place in range(len(points))]
        begin = start - widths[0] / 2 if widths else start
        self._edges = [begin, *(begin + done for done in accumulate(widths))]

    def middle(self, place: int) -> float:
        """Return where the middle of a month lies."""
        return (self._edges[place] + self._edges[place + 1]) / 2

    def left(self, place: int) -> float:
        """Return where a month begins."""
        return self._edges[place]

    def right(self, place: int) -> float:
        """Return where a month ends."""
        return self._edges[place + 1]

    def is_cut(self, place: int) -> bool:
        """Whether a month lies in a gap that is cut short."""
        return any(first <= place <= last for first, last in self.gaps)


def _long_gaps(points: Sequence[Point]) -> list[tuple[int, int]]:
    """Return the first and last place of each gap that is cut; none where nothing else is drawn."""
    found, start = [], None
    for place, point in enumerate(points):
        if point.at.value is None:
            start = place if start is None else start
        elif start is not None:
            found.append((start, place - 1))
            start = None
    if start is not None:
        found.append((start, len(points) - 1))
    long = [(first, last) for first, last in found if last - first + 1 >= GAP]
    return [] if sum(last - first + 1 for first, last in long) == len(points) else long
