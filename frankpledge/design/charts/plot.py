"""The one plot of months: where a month and a value lie, gaps as bands, years below.

What is drawn on it are points of `evidence.charts`; a series that has no limits is given as
points without them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.html import escape

from frankpledge.design.charts.months_axis import MonthsAxis
from frankpledge.design.charts.svg import HEIGHT
from frankpledge.design.scales import Scale
from frankpledge.evidence.charts.points import Point
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value

FEWEST_PIXELS_A_LABEL = 44


@dataclass(frozen=True, kw_only=True)
class Frame:
    """The size of a drawing, the room round its plot, and before its first and last point."""

    width: int
    height: int = HEIGHT
    left: int = 56
    right: int = 12
    top: int = 14
    bottom: int = 30
    before: int = 6
    after: int = 0


class Plot:
    """Months across and values up, from zero to `highest`."""

    def __init__(self, points: Sequence[Point], frame: Frame, highest: float) -> None:
        self.points, self.frame = points, frame
        self.right = frame.width - frame.right
        self.floor = frame.height - frame.bottom
        self.months = MonthsAxis(points, frame.left + frame.before, self.right - frame.after)
        self.y = Scale(0, highest, self.floor, frame.top)

    def place(self, number: int) -> tuple[float, float]:
        """Return where the value of a month lies."""
        return round(self.months.middle(number), 1), self.y(self.points[number].at.value or 0)

    def runs(self, is_wanted: Callable[[Point], bool]) -> list[tuple[int, int]]:
        """Return the first and last place of each run of points that are wanted."""
        found: list[tuple[int, int]] = []
        for place, point in enumerate(self.points):
            if is_wanted(point) and found and found[-1][1] == place - 1:
                found[-1] = (found[-1][0], place)
            elif is_wanted(point):
                found.append((place, place))
        return found

    def grid(self, steps: Sequence[float], form: str) -> list[str]:
        """Draw a line at each of `steps`, with its number written in the `form` given."""
        left = self.frame.left
        return [
            f'<path class="fp-grid" d="M{left} {self.y(step)}H{self.right}"/>'
            f'<text class="fp-label" x="{left - 6}" y="{self.y(step) + 4}" text-anchor="end">'
            f"{step:{form}}</text>"
            for step in steps
        ]

    def bands(self, says: Callable[[Value, Value], str]) -> list[str]:
        """Draw a band over each run of months without a value; `says` tells of its ends.

        Where a long gap is cut short the axis is broken.
        """
        drawn = []
        for first, last in self.runs(lambda point: point.at.value is None):
            left = max(self.frame.left, self.months.left(first))
            right = min(self.right, self.months.right(last))
            words = escape(says(self.points[first].at, self.points[last].at))
            drawn.append(
                f'<rect class="fp-missing" x="{left:.1f}" y="{self.frame.top}"'
                f' width="{right - left:.1f}" height="{self.floor - self.frame.top}">'
                f"<title>{words}</title></rect>"
            )
            if self.months.is_cut(first):
                drawn.append(self._broken((left + right) / 2))
        return drawn

    def _broken(self, x: float) -> str:
        """Draw the sign of a broken axis: two strokes across it."""
        strokes = "".join(f"M{x + at:.1f} {self.floor + 5}l4 -10" for at in (-5, 1))
        return f'<path class="fp-tick fp-broken" d="{strokes}"/>'

    def years(self) -> list[str]:
        """Write the year under each January, thinned so that labels do not touch."""
        labels, last = [], -1e9
        for number, point in enumerate(self.points):
            if not point.at.month.endswith("-01") or self.months.is_cut(number):
                continue
            x = round(self.months.middle(number), 1)
            labels.append(f'<path class="fp-tick" d="M{x} {self.floor}v6"/>')
            if x - last >= FEWEST_PIXELS_A_LABEL:
                anchor = "middle" if x < self.frame.width - 24 else "end"
                labels.append(self._label(x, point.at.month[:4], anchor))
                last = x
        return labels

    def first_month(self) -> list[str]:
        """Write the first month, for a span that holds no January."""
        return [self._label(self.frame.left, p.at.month) for p in self.points[:1]]

    def _label(self, x: float, text: str, anchor: str = "") -> str:
        placed = f' text-anchor="{anchor}"' if anchor else ""
        y = self.frame.height - 8
        return f'<text class="fp-label" x="{x}" y="{y}"{placed}>{escape(text)}</text>'


def points_of(series: Series) -> tuple[Point, ...]:
    """Return the months of a series as points without limits."""
    return tuple(Point(at=value) for value in series.points)


def highest_of(points: Sequence[Point]) -> float:
    """Return the highest of the values and upper limits of `points`."""
    return max((max(p.at.value or 0, p.upper or 0) for p in points), default=0)
