"""Where months lie across a drawing: evenly, but for gaps of a year and more, which are cut short."""

from collections.abc import Sequence
from itertools import accumulate

from frankpledge.evidence.charts.periods import long_gaps
from frankpledge.evidence.charts.points import Point

CUT = 24  # px: how wide a gap of a year and more without a value is drawn


class MonthsAxis:
    """Cells of months from left to right; the first and last month lie on `start` and `end`."""

    def __init__(self, points: Sequence[Point], start: float, end: float) -> None:
        self.gaps = _long_gaps(points)
        shares = {place: CUT / len(gap) for gap in self.gaps for place in gap}
        # The first and last cell are halves: their middles are the ends of the axis.
        ends = (0, len(points) - 1)
        whole = sum((p not in shares) * (0.5 if p in ends else 1.0) for p in range(len(points)))
        cut = sum(share * (0.5 if p in ends else 1.0) for p, share in shares.items())
        unit = (end - start - cut) / whole if len(points) > 1 and whole else end - start
        widths = [shares.get(place, max(unit, 0.0)) for place in range(len(points))]
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
        return any(place in gap for gap in self.gaps)


def _long_gaps(points: Sequence[Point]) -> list[range]:
    """Return the places of each gap that is cut; none where nothing else is drawn."""
    found = long_gaps([point.at.value is not None for point in points])
    return [] if sum(map(len, found)) == len(points) else found
