"""Areas by value: a dot with its interval for each, named, and the median through all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from frankpledge.design.charts.svg import WIDE, as_svg, triangle
from frankpledge.design.scales import Scale, decimal_steps

ROW = 24  # pixels an area
HEAD = 44  # above the first area: the axis and the word for the median
NAMES, NARROW_NAMES = 220, 150  # pixels for names
FIGURES = 60  # pixels for the value at the end of a row
LETTERS = 8  # pixels a letter takes, at most


@dataclass(frozen=True, kw_only=True)
class Row:
    """An area: its value with the interval, as written too; `side` is 1, 0 or -1 of the limits."""

    name: str
    value: float
    low: float | None
    high: float | None
    written: str
    side: int
    is_here: bool


def ranked_chart(
    rows: Sequence[Row], median: float, *, title: str, says: str, width: int = WIDE
) -> SafeString:
    """Return the areas in the order given, each by name; the axis begins at zero."""
    names = NAMES if width >= WIDE else NARROW_NAMES
    steps = decimal_steps(max((row.high or row.value for row in rows), default=1))
    x = Scale(0, steps[-1], names, width - FIGURES)
    height = HEAD + ROW * len(rows) + 8
    shown = steps[:: 2 if width < WIDE else 1]
    parts = [
        f'<path class="fp-grid" d="M{x(step)} {HEAD - 8}V{height - 8}"/><text class="fp-label"'
        f' x="{x(step)}" y="14" text-anchor="middle">{step:,g}</text>'
        for step in shown
    ]
    parts.append(
        f'<path class="fp-limit" d="M{x(median)} {HEAD - 8}V{height - 8}"/><text class="fp-label"'
        f' x="{x(median)}" y="{HEAD - 14}" text-anchor="middle">median</text>'
    )
    for number, row in enumerate(rows):
        parts.append(_row(row, x, HEAD + ROW * number + ROW / 2, names))
    return as_svg(width, height, title, says, parts)


def _row(row: Row, x: Scale, y: float, names: int) -> str:
    shown = _short(row.name, names // LETTERS)
    strength = " fp-label--here" if row.is_here else ""
    name = (
        f'<text class="fp-label{strength}" x="{names - 10}" y="{y + 5}" text-anchor="end">'
        f"{escape(shown)}</text>"
    )
    bar = ""
    if row.low is not None and row.high is not None:
        bar = f'<path class="fp-interval" d="M{x(row.low)} {y}H{x(row.high)}"/>'
    says = f"<title>{escape(row.name)}: {escape(row.written)}</title>"
    place = x(row.value)
    if row.side:
        kind = "high" if row.side > 0 else "low"
        mark = f'<path class="fp-signal fp-signal--{kind}" d="{triangle(place, y, row.side)}">{says}</path>'
    else:
        mark = f'<circle class="fp-point fp-point--complete" cx="{place}" cy="{y}" r="4">{says}</circle>'
    ring = f'<circle class="fp-ring" cx="{place}" cy="{y}" r="9"/>' if row.is_here else ""
    end = x.end + FIGURES - 4
    value = (
        f'<text class="fp-label{strength}" x="{end}" y="{y + 5}" text-anchor="end">'
        f"{escape(row.written)}</text>"
    )
    return f"{name}{bar}{mark}{ring}{value}"


def _short(name: str, letters: int) -> str:
    return (
        name if len(name) <= letters else f"{name[: letters - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    )
