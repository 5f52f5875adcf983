"""Lines of counts over months, without limits: how a month is known is told by its shape."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from frankpledge.design.charts.plot import Frame, Plot, highest_of, points_of
from frankpledge.design.charts.svg import HEIGHT, WIDE, as_svg, diamond
from frankpledge.design.scales import round_steps
from frankpledge.evidence.charts.amounts import STATUS_WORDS, number
from frankpledge.evidence.charts.points import Point
from frankpledge.evidence.charts.sentences import counted
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.covered import COMPLETE, MISSING

PROVISIONAL = "provisional"
ON_THE_LINE = (COMPLETE, PROVISIONAL)
OFF_THE_LINE = ("partial", "odd_mix", "places_lost", "not-comparable")
SPARK = Frame(width=160, height=44, left=0, right=0, top=4, bottom=3, before=3, after=3)


def line_chart(series: Series, *, width: int = WIDE) -> SafeString:
    """Return a line over months: broken where a month is missing or partial.

    Missing months are hatched bands, partial ones hollow diamonds off the line, provisional
    ones hollow circles on a dashed line.
    """
    points = points_of(series)
    steps = round_steps(highest_of(points))
    plot = Plot(points, Frame(width=width), steps[-1])
    parts = [
        *plot.grid(steps, ","),
        *plot.bands(_missing),
        *_lines(plot),
        *(_dot(series, point, *plot.place(n)) for n, point in enumerate(points)),
        *(plot.years() or plot.first_month()),
    ]
    return as_svg(width, HEIGHT, _title(series), counted(series), parts)


def spark(series: Series) -> SafeString:
    """Return a small line without axes, for a table of many: its own scale from zero."""
    points = points_of(series)
    plot = Plot(points, SPARK, highest_of(points) or 1)
    parts = [f'<path class="fp-grid" d="M0 {plot.floor}H{SPARK.width}"/>']
    for first, last in plot.runs(_is_on_the_line):
        places = [plot.place(n) for n in range(first, last + 1)]
        parts.append(_path("", places))
        if first == last:
            x, y = places[0]
            parts.append(f'<circle class="fp-dot" cx="{x}" cy="{y}" r="2"/>')
    for place, point in enumerate(points):
        if point.at.value is not None and _kind(point.at) in OFF_THE_LINE:
            x, y = plot.place(place)
            parts.append(f'<path class="fp-point fp-point--partial" d="{diamond(x, y)}"/>')
    return as_svg(SPARK.width, SPARK.height, _title(series), counted(series), parts, "fp-spark")


def _title(series: Series) -> str:
    return f"{series.title}, {series.place.name}, by month"


def _kind(value: Value) -> str:
    """Return how a month is drawn: its status, or that it is whole and provisional."""
    if value.status == COMPLETE and value.is_provisional:
        return PROVISIONAL
    return value.status.replace(" ", "-")


def _is_on_the_line(point: Point) -> bool:
    return _kind(point.at) in ON_THE_LINE


def _missing(first: Value, last: Value) -> str:
    months = first.month if first is last else f"{first.month} to {last.month}"
    is_missing = {first.status, last.status} == {MISSING}
    return f"{months}: {'missing' if is_missing else 'no figure that can be used'}"


def _lines(plot: Plot) -> list[str]:
    """Draw the line; a step to a provisional month is dashed."""
    paths: list[tuple[str, list[tuple[float, float]]]] = []
    for first, last in plot.runs(_is_on_the_line):
        for place in range(first, last):
            following = _kind(plot.points[place + 1].at)
            kind = " fp-line--provisional" if following == PROVISIONAL else ""
            here, there = plot.place(place), plot.place(place + 1)
            if paths and paths[-1][0] == kind and paths[-1][1][-1] == here:
                paths[-1][1].append(there)
            else:
                paths.append((kind, [here, there]))
    return [_path(kind, places) for kind, places in paths]


def _path(kind: str, places: Sequence[tuple[float, float]]) -> str:
    return f'<path class="fp-line{kind}" d="M{"L".join(f"{x} {y}" for x, y in places)}"/>'


def _dot(series: Series, point: Point, x: float, y: float) -> str:
    value = point.at
    if value.value is None:
        return ""
    kind = _kind(value)
    said = "" if kind == COMPLETE else f", {_said(kind)}"
    words = f"{value.words}: {number(value.value, series.measure)}{said}"
    title = f"<title>{escape(words)}</title>"
    if kind in OFF_THE_LINE:
        return f'<path class="fp-point fp-point--{kind}" d="{diamond(x, y)}">{title}</path>'
    radius = 4 if kind == PROVISIONAL else 3
    return (
        f'<circle class="fp-point fp-point--{kind}" cx="{x}" cy="{y}" r="{radius}">{title}</circle>'
    )


def _said(kind: str) -> str:
    return STATUS_WORDS.get(kind, kind.replace("-", " "))
