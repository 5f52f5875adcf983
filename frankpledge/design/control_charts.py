"""Control charts and funnels as SVG: shape first, colour second, words for both.

A point above its limits is a triangle up, one below a triangle down; improvement is blue,
concern orange, neither purple, ordinary grey. What is not judged is hollow.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from frankpledge.design.charts import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDE, as_svg, runs
from frankpledge.design.scales import Scale, decimal_steps
from frankpledge.evidence.change import Chart, Point
from frankpledge.evidence.coverage import COMPLETE
from frankpledge.evidence.reading import number, sentence, worth

SIZE = 5
FEWEST_PIXELS_A_LABEL = 44


def control_chart(chart: Chart, *, width: int = WIDE) -> SafeString:
    """Return a chart of change: values, centre, limits, signals, notes."""
    plot = _Plot(chart, width)
    parts = [
        *plot.grid(),
        *plot.bands(),
        *plot.limits(),
        *plot.line(),
        *plot.notes(),
        *(plot.point(place, point) for place, point in enumerate(chart.points)),
        *plot.months(),
    ]
    series = chart.series
    title = f"{series.measure.title}, {series.place.label}, by month"
    return as_svg(width, HEIGHT, title, sentence(chart), parts)


def small_chart(chart: Chart) -> SafeString:
    """Return a small chart without axes, for a grid of many; each has its own scale."""
    width, height = 220, 70
    plot = _Plot(chart, width, height=height, frame=(4, 4, 6, 6))
    parts = [*plot.bands(), *plot.limits(), *plot.line()]
    parts += [plot.point(n, p) for n, p in enumerate(chart.points) if p.signal]
    series = chart.series
    title = f"{series.measure.title}, {series.place.label}"
    return as_svg(width, height, title, sentence(chart), parts, "fp-small-chart")


class _Plot:
    def __init__(
        self,
        chart: Chart,
        width: int,
        *,
        height: int = HEIGHT,
        frame: tuple[int, int, int, int] = (LEFT, RIGHT, TOP, BOTTOM),
    ) -> None:
        self.chart, self.points, self.width, self.height = chart, chart.points, width, height
        self.left, self.right, self.top, self.bottom = frame
        highest = max((max(p.at.value or 0, p.upper or 0) for p in self.points), default=0)
        self.steps = decimal_steps(highest)
        self.y = Scale(0, self.steps[-1], height - self.bottom, self.top)
        last = max(1, len(self.points) - 1)
        self.x = Scale(0, last, self.left + 6, width - self.right - 4)

    def grid(self) -> list[str]:
        return [
            f'<path class="fp-grid" d="M{self.left} {self.y(step)}H{self.width - self.right}"/>'
            f'<text class="fp-label" x="{self.left - 6}" y="{self.y(step) + 4}" text-anchor="end">'
            f"{step:,g}</text>"
            for step in self.steps
        ]

    def bands(self) -> list[str]:
        half = (self.x(1) - self.x(0)) / 2
        drawn = []
        for first, last in runs([p.at.value is None for p in self.points]):
            left = max(self.left, self.x(first) - half)
            right = min(self.width - self.right, self.x(last) + half)
            months = self.points[first].at.words
            if first != last:
                months = f"{months} to {self.points[last].at.words}"
            drawn.append(
                f'<rect class="fp-missing" x="{left:.1f}" y="{self.top}" width="{right - left:.1f}"'
                f' height="{self.height - self.top - self.bottom}">'
                f"<title>{escape(months)}: no value</title></rect>"
            )
        return drawn

    def limits(self) -> list[str]:
        lines = []
        for name in ("upper", "centre", "lower"):
            for first, last in runs([getattr(p, name) is not None for p in self.points]):
                lines += self._steps(name, first, last)
        return lines

    def _steps(self, name: str, first: int, last: int) -> list[str]:
        half = (self.x(1) - self.x(0)) / 2
        starts = {segment.first for segment in self.chart.segments}
        path, before = [], None
        for place in range(first, last + 1):
            y = self.y(getattr(self.points[place], name))
            left, right = self.x(place) - half, self.x(place) + half
            join = "M" if before is None or place in starts else "L"
            if y != before or join == "M":
                path.append(f"{join}{left:.1f} {y}")
            path.append(f"H{right:.1f}")
            before = y
        kind = "fp-centre" if name == "centre" else "fp-limit"
        return [f'<path class="{kind}" d="{"".join(path)}"/>']

    def line(self) -> list[str]:
        drawn = []
        for first, last in runs([p.at.is_judged for p in self.points]):
            if first != last:
                places = "L".join(f"{self.x(n)} {self._height(n)}" for n in range(first, last + 1))
                drawn.append(f'<path class="fp-line" d="M{places}"/>')
        return drawn

    def _height(self, place: int) -> float:
        return self.y(self.points[place].at.value or 0)

    def notes(self) -> list[str]:
        months = [p.at.month for p in self.points]
        return [
            f'<path class="fp-note" d="M{self.x(months.index(note.month))} {self.top}'
            f'V{self.height - self.bottom}"><title>{escape(note.label)}: {escape(note.text)}</title>'
            f'</path><text class="fp-label" x="{self.x(months.index(note.month)) + 3}"'
            f' y="{self.top + 10}">{note.number}</text>'
            for note in self.chart.notes
            if note.month in months
        ]

    def point(self, place: int, point: Point) -> str:
        if point.at.value is None:
            return ""
        x, y = self.x(place), self._height(place)
        title = f"<title>{escape(_says(self.chart, point))}</title>"
        if point.signal:
            up = -1 if point.signal.direction > 0 else 1
            shape = f"M{x - SIZE} {y - up * 4}H{x + SIZE}L{x} {y + up * SIZE}Z"
            kind = worth(self.chart.series.measure, point.signal.direction)
            return f'<path class="fp-signal fp-signal--{kind}" d="{shape}">{title}</path>'
        if point.at.status != COMPLETE:
            shape = f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z"
            return f'<path class="fp-point fp-point--partial" d="{shape}">{title}</path>'
        kind = "complete" if point.at.is_judged else "provisional"
        return f'<circle class="fp-point fp-point--{kind}" cx="{x}" cy="{y}" r="3">{title}</circle>'

    def months(self) -> list[str]:
        labels, last = [], -math.inf
        for place, point in enumerate(self.points):
            if not point.at.month.endswith("-01"):
                continue
            x = self.x(place)
            labels.append(f'<path class="fp-tick" d="M{x} {self.height - self.bottom}v6"/>')
            if x - last >= FEWEST_PIXELS_A_LABEL:
                anchor = "middle" if x < self.width - 24 else "end"
                labels.append(
                    f'<text class="fp-label" x="{x}" y="{self.height - 8}" text-anchor="{anchor}">'
                    f"{point.at.month[:4]}</text>"
                )
                last = x
        return labels


def _says(chart: Chart, point: Point) -> str:
    said = f"{point.at.words}: {number(point.at.value, chart.series.measure)}"
    if point.signal:
        return f"{said}, {point.signal.rule}"
    return said if point.at.status == COMPLETE else f"{said}, {point.at.status}"


@dataclass(frozen=True)
class Dot:
    """An area on a funnel: across its size, up its value; `side` is 1, 0 or -1 of the limits."""

    size: float
    value: float
    side: int
    is_named: bool
    label: str
    says: str


def funnel_chart(
    dots: Sequence[Dot],
    lines: Sequence[tuple[str, Sequence[tuple[float, float]]]],
    *,
    title: str,
    says: str,
    across: str,
    width: int = WIDE,
) -> SafeString:
    """Return a funnel: dots over size, and named lines (centre, warn, limit) of (size, value)."""
    tops = [dot.value for dot in dots] + [y for _, line in lines for _, y in line]
    height = HEIGHT + 60
    steps = decimal_steps(max(tops, default=1))
    widest = decimal_steps(max((dot.size for dot in dots), default=1))
    y = Scale(0, steps[-1], height - 46, TOP)
    x = Scale(0, widest[-1], LEFT + 6, width - RIGHT - 14)
    parts = [
        f'<path class="fp-grid" d="M{LEFT} {y(step)}H{width - RIGHT}"/><text class="fp-label"'
        f' x="{LEFT - 6}" y="{y(step) + 4}" text-anchor="end">{step:,g}</text>'
        for step in steps
    ]
    shown = widest[:: 2 if width < WIDE else 1]
    parts += [
        f'<text class="fp-label" x="{x(step)}" y="{height - 28}" text-anchor="middle">{step:,g}</text>'
        for step in shown
    ]
    parts.append(
        f'<text class="fp-label" x="{width - RIGHT}" y="{height - 8}" text-anchor="end">'
        f"{escape(across)}</text>"
    )
    for kind, line in lines:
        places = "L".join(f"{x(size)} {y(min(value, steps[-1]))}" for size, value in line)
        parts.append(f'<path class="fp-{kind}" d="M{places}"/>')
    parts += [_dot(dot, x(dot.size), y(dot.value)) for dot in dots]
    return as_svg(width, height, title, says, parts)


def _dot(dot: Dot, x: float, y: float) -> str:
    title = f"<title>{escape(dot.says)}</title>"
    if dot.side:
        up = -1 if dot.side > 0 else 1
        shape = f"M{x - SIZE} {y - up * 4}H{x + SIZE}L{x} {y + up * SIZE}Z"
        mark = f'<path class="fp-signal fp-signal--neither" d="{shape}">{title}</path>'
    else:
        mark = (
            f'<circle class="fp-point fp-point--complete" cx="{x}" cy="{y}" r="3">{title}</circle>'
        )
    if not dot.is_named:
        return mark
    return (
        f'{mark}<circle class="fp-ring" cx="{x}" cy="{y}" r="9"/>'
        f'<text class="fp-label" x="{x}" y="{y - 13}" text-anchor="middle">{escape(dot.label)}</text>'
    )


# A file of its own has no stylesheet, and a strict policy allows none inside it; so classes
# become attributes, the same colours as in frankpledge.css.
INK, GREY, LINE, BLUE = "#0b0c0c", "#505a5f", "#dcdfe0", "#1d5a96"
ATTRIBUTES = {
    "fp-grid": f'stroke="{LINE}" fill="none"',
    "fp-tick": f'stroke="{GREY}" fill="none"',
    "fp-label": f'font-family="Arial, sans-serif" font-size="14" fill="{INK}"',
    "fp-line": f'stroke="{GREY}" stroke-width="2" fill="none"',
    "fp-centre": f'stroke="{INK}" stroke-width="1.5" fill="none"',
    "fp-limit": f'stroke="{INK}" stroke-width="1.5" stroke-dasharray="6 4" fill="none"',
    "fp-warn": f'stroke="{GREY}" stroke-dasharray="2 4" fill="none"',
    "fp-note": f'stroke="{GREY}" stroke-dasharray="1 3" fill="none"',
    "fp-ring": f'stroke="{INK}" stroke-width="2" fill="none"',
    "fp-missing": f'fill="#e3e6e8" stroke="{GREY}" stroke-dasharray="3 3"',
    "fp-point--complete": f'fill="{GREY}"',
    "fp-point--provisional": f'fill="#fff" stroke="{GREY}" stroke-width="2"',
    "fp-point--partial": 'fill="#ffe3a3" stroke="#8a5a00" stroke-width="2"',
    "fp-signal--improvement": f'fill="{BLUE}" stroke="{BLUE}"',
    "fp-signal--concern": 'fill="#b8450a" stroke="#b8450a"',
    "fp-signal--neither": 'fill="#490092" stroke="#490092"',
}
CLASS = re.compile(r'class="([^"]*)"')


def standalone(svg: str) -> str:
    """Return a drawing as a file of its own, with its colours in it."""

    def attributes(found: re.Match) -> str:
        names = found.group(1).split()
        return next((ATTRIBUTES[name] for name in reversed(names) if name in ATTRIBUTES), "")

    drawn = CLASS.sub(attributes, svg)
    return mark_safe(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
