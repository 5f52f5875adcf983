"""Each month set against the same month a year before, so that the time of year is left out."""

import math
from dataclasses import replace

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.neighbours import widening
from frankpledge.evidence.charts.methods.rules import OUTSIDE, Observation, judge
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS, xmr_limits
from frankpledge.evidence.charts.points import LIKE_MONTHS, Chart, Point, Segment
from frankpledge.evidence.measures.definitions import Measure

HALF_OF_ONE = 0.5  # stands for none: it has no logarithm


def beside_year_before(plain: Chart) -> Chart:
    """Return a chart on which each month of `plain` is judged by the same month a year before.

    The quotient of the two is charted as its logarithm. A month that itself stood out on
    the plain chart is nothing to compare with, so its followers are not judged.
    """
    bases = [_base(plain, point) for point in plain.points]
    changes = [
        _change(plain.series.measure, p.at.value, base) if base and p.at.is_judged else None
        for p, base in zip(plain.points, bases, strict=True)
    ]
    left_out = tuple(
        point.at.month
        for point in plain.points
        if (before := plain.a_year_before(point)) and _stood_out(before)
    )
    segment = Segment(
        first=0,
        last=max(0, len(plain.points) - 1),
        judged=sum(change is not None for change in changes),
        has_limits=sum(change is not None for change in changes) >= FEWEST_POINTS,
    )
    empty = replace(
        plain,
        kind=LIKE_MONTHS,
        segments=(segment,),
        run=None,
        step=None,
        left_out=left_out,
        points=tuple(
            replace(p, centre=None, lower=None, upper=None, signal=None) for p in plain.points
        ),
    )
    if not segment.has_limits:
        return empty
    try:
        limits = xmr_limits(changes, widen=widening(changes))
    except BadInput:
        return empty
    places = [Observation(change, limits.centre, limits.lower, limits.upper) for change in changes]
    signals = judge(places)
    points = []
    for point, base, change, signal in zip(plain.points, bases, changes, signals, strict=True):
        if base is None or change is None:
            points.append(Point(at=point.at))
            continue
        points.append(
            Point(
                at=point.at,
                centre=base * math.exp(limits.centre),
                lower=base * math.exp(limits.lower),
                upper=base * math.exp(limits.upper),
                signal=signal,
            )
        )
    return replace(empty, points=tuple(points))


def _change(measure: Measure, value: float | None, base: float) -> float | None:
    """Return the logarithm of what a month is of its base; of a count of none, that of half of one."""
    if not value and measure.form == "count":
        value = HALF_OF_ONE
    return math.log(value / base) if value else None


def _stood_out(point: Point) -> bool:
    return bool(point.signal and point.signal.rule == OUTSIDE)


def _base(plain: Chart, point: Point) -> float | None:
    before = plain.a_year_before(point)
    if before is None or not before.at.is_judged or _stood_out(before):
        return None
    return before.at.value or None
