"""Funnels: areas side by side over their size, between the limits of chance."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from frankpledge.design.charts.plot import Frame
from frankpledge.design.charts.svg import HEIGHT, WIDE, as_svg, triangle
from frankpledge.design.scales import Scale, decimal_steps, steps_between

SPREAD = 0.45  # of the height that the dots take at least
ROOM = 1.1  # times the greatest value: the height of the axis


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
    """Return a funnel: dots over size, and named lines (centre, warn, limit) of (size, value).

    The scale is that of the dots: lines that leave it are cut off.
    """
    height, frame = HEIGHT + 60, Frame(width=width)
    right = width - frame.right
    low, high = ends_of([dot.value for dot in dots], [line[0][1] for _, line in lines])
    widest = decimal_steps(max((dot.size for dot in dots), default=1))
    y = Scale(low, high, height - 46, frame.top)
    x = Scale(0, widest[-1], frame.left + frame.before, right - 14)
    parts = [
        f'<path class="fp-grid" d="M{frame.left} {y(step)}H{right}"/><text class="fp-label"'
        f' x="{frame.left - 6}" y="{y(step) + 4}" text-anchor="end">{step:,g}</text>'
        for step in steps_between(low, high)
    ]
    shown = widest[:: 2 if width < WIDE else 1]
    parts += [
        f'<text class="fp-label" x="{x(step)}" y="{height - 28}" text-anchor="middle">{step:,.0f}</text>'
        for step in shown
    ]
    parts.append(
        f'<text class="fp-label" x="{right}" y="{height - 8}" text-anchor="end">'
        f"{escape(across)}</text>"
    )
    for kind, line in lines:
        inside = [(size, value) for size, value in line if low <= value <= high]
        if inside:
            places = "L".join(f"{x(size)} {y(value)}" for size, value in inside)
            parts.append(f'<path class="fp-{kind}" d="M{places}"/>')
    parts += [_dot(dot, x(dot.size), y(dot.value)) for dot in dots]
    return as_svg(width, height, title, says, parts)


def ends_of(values: Sequence[float], beginnings: Sequence[float]) -> tuple[float, float]:
    """Return the least and the greatest value of the axis.

    From zero, or from near the least of `values` where all lie far above it; to a little above the
    greatest, or to the lines' `beginnings` where that leaves the dots at least SPREAD of the height.
    """
    least, greatest = min(values, default=0.0), max(values, default=1.0)
    span = (greatest - least) or greatest or 1.0
    low = 0.0 if least <= span * (1 / SPREAD - 1) else max(0.0, least - span / 2)
    room = low + span / SPREAD
    wanted = ROOM * max([greatest, *beginnings])
    return low, max(ROOM * greatest - (ROOM - 1) * low, min(wanted, room))


def _dot(dot: Dot, x: float, y: float) -> str:
    title = f"<title>{escape(dot.says)}</title>"
    if dot.side:
        shape = triangle(x, y, dot.side)
        kind = "high" if dot.side > 0 else "low"
        mark = f'<path class="fp-signal fp-signal--{kind}" d="{shape}">{title}</path>'
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
