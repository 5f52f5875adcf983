"""Control charts: values, centre, limits; shape first, colour second, words for both.

A month above its range is a filled triangle up, one below it a filled triangle down; a month of a
longer pattern is a hollow triangle. What is not judged is hollow.
"""

from collections.abc import Callable, Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from frankpledge.design.charts.plot import Frame, Plot, highest_of
from frankpledge.design.charts.svg import HEIGHT, WIDE, as_svg, diamond, triangle
from frankpledge.design.scales import decimal_steps
from frankpledge.evidence.charts.amounts import STATUS_WORDS, number
from frankpledge.evidence.charts.methods.rules import LEVEL, ONE_SIDE, TREND, TWO_OF_THREE
from frankpledge.evidence.charts.points import HIGH, LOW, Chart, Point
from frankpledge.evidence.charts.sentences import sentence
from frankpledge.evidence.charts.verdicts import WORDS
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.covered import COMPLETE

PARTS = {
    LEVEL: {
        1: "above the range, in line with nearby months",
        -1: "below the range, in line with nearby months",
    },
    TREND: {1: "part of a rise", -1: "part of a fall"},
    ONE_SIDE: {1: "above average for a while", -1: "below average for a while"},
    TWO_OF_THREE: {1: "near the top of the range", -1: "near the bottom of the range"},
}
EARLY = "fp-warn"  # dotted: a range of few months, which may still move
MARKS = {HIGH: "high", LOW: "low"}
SMALL = Frame(width=220, height=70, left=4, right=4, top=6, bottom=6, after=4)


def control_chart(chart: Chart, *, width: int = WIDE) -> SafeString:
    """Return a chart of change: values, centre, limits, signals, notes."""
    steps = decimal_steps(highest_of(chart.points))
    plot = Plot(chart.points, Frame(width=width, after=4), steps[-1])
    parts = [
        *plot.grid(steps, ",g"),
        *plot.bands(_no_value),
        *_limits(plot, chart),
        *_line(plot),
        *_notes(plot, chart),
        *(_dot(chart, point, *plot.place(n)) for n, point in enumerate(chart.points)),
        *plot.years(),
    ]
    series = chart.series
    title = f"{series.measure.title}, {series.place.label}, by month"
    return as_svg(width, HEIGHT, title, sentence(chart), parts)


def small_chart(chart: Chart) -> SafeString:
    """Return a small chart without axes, for a grid of many; each has its own scale."""
    plot = Plot(chart.points, SMALL, decimal_steps(highest_of(chart.points))[-1])
    parts = [*plot.bands(_no_value), *_limits(plot, chart), *_line(plot)]
    alone = {first for first, last in plot.runs(_is_judged) if first == last}
    parts += [
        _dot(chart, p, *plot.place(n))
        for n, p in enumerate(chart.points)
        if p.signal or n in alone  # no line leads to it
    ]
    series = chart.series
    title = f"{series.measure.title}, {series.place.label}"
    return as_svg(SMALL.width, SMALL.height, title, sentence(chart), parts, "fp-small-chart")


def _no_value(first: Value, last: Value) -> str:
    months = first.words if first is last else f"{first.words} to {last.words}"
    return f"{months}: no value"


def _limits(plot: Plot, chart: Chart) -> list[str]:
    """Draw the lines of each stretch; those of few months are dotted."""
    lines = []
    for name in ("upper", "centre", "lower"):
        heights = [getattr(point, name) for point in plot.points]
        for first, last in _within(plot.runs(_has(name)), chart):
            segment = chart.segment_of(first)
            is_early = segment is not None and segment.is_trial
            kind = "fp-centre" if name == "centre" else EARLY if is_early else "fp-limit"
            lines.append(f'<path class="{kind}" d="{_steps(plot, heights, (first, last))}"/>')
    return lines


def _within(runs: Sequence[tuple[int, int]], chart: Chart) -> list[tuple[int, int]]:
    """Return the parts of `runs` that lie in one stretch each."""
    if not chart.segments:
        return list(runs)
    return [
        (max(first, segment.first), min(last, segment.last))
        for first, last in runs
        for segment in chart.segments
        if first <= segment.last and segment.first <= last
    ]


def _has(limit: str) -> Callable[[Point], bool]:
    """Return whether a point has the limit of that name."""
    return lambda point: getattr(point, limit) is not None


def _steps(plot: Plot, heights: Sequence[float], ends: tuple[int, int]) -> str:
    """Return the path of a line that keeps its height within a month."""
    path, before = [], None
    for place in range(ends[0], ends[1] + 1):
        y = plot.y(heights[place])
        left, right = plot.months.left(place), plot.months.right(place)
        join = "M" if before is None else "L"
        if y != before or join == "M":
            path.append(f"{join}{left:.1f} {y}")
        path.append(f"H{right:.1f}")
        before = y
    return "".join(path)


def _line(plot: Plot) -> list[str]:
    drawn = []
    for first, last in plot.runs(_is_judged):
        if first != last:
            places = (plot.place(n) for n in range(first, last + 1))
            path = "L".join(f"{x} {y}" for x, y in places)
            drawn.append(f'<path class="fp-line" d="M{path}"/>')
    return drawn


def _is_judged(point: Point) -> bool:
    return point.at.is_judged


def _notes(plot: Plot, chart: Chart) -> list[str]:
    months = [point.at.month for point in plot.points]
    drawn = []
    for note in chart.notes:
        if note.month in months:
            x = round(plot.months.middle(months.index(note.month)), 1)
            drawn.append(
                f'<path class="fp-note" d="M{x} {plot.frame.top}V{plot.floor}">'
                f"<title>{escape(note.label)}: {escape(note.text)}</title></path>"
                f'<text class="fp-label" x="{x + 3}" y="{plot.frame.top + 10}">{note.number}</text>'
            )
    return drawn


def _dot(chart: Chart, point: Point, x: float, y: float) -> str:
    if point.at.value is None:
        return ""
    title = f"<title>{escape(_says(chart, point))}</title>"
    if point.signal:
        kind = MARKS.get(point.verdict, "pattern")
        shape = triangle(x, y, point.signal.direction)
        return f'<path class="fp-signal fp-signal--{kind}" d="{shape}">{title}</path>'
    if point.at.status != COMPLETE:
        return f'<path class="fp-point fp-point--partial" d="{diamond(x, y)}">{title}</path>'
    kind = "complete" if point.at.is_judged else "provisional"
    return f'<circle class="fp-point fp-point--{kind}" cx="{x}" cy="{y}" r="3">{title}</circle>'


def _says(chart: Chart, point: Point) -> str:
    said = f"{point.at.words}: {number(point.at.value, chart.series.measure)}"
    if point.signal:
        return f"{said}, {mark_words(point)}"
    if point.at.status != COMPLETE:
        return f"{said}, {STATUS_WORDS.get(point.at.status, point.at.status)}"
    return said if point.at.is_judged else f"{said}, provisional"


def mark_words(point: Point) -> str:
    """Return what the mark of a month says: that it is unusual, or part of a longer pattern."""
    if point.signal is None:
        return ""
    if point.verdict in MARKS:
        return WORDS[point.verdict]
    return PARTS[point.signal.rule][point.signal.direction]
