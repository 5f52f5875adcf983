"""A measure over time with its limits and signals: which months are unusual, and which are not.

Which chart is drawn follows the measure (`chart` of its definition) and what is held: with
fewer than FEWEST_POINTS judged months a run chart without limits is drawn instead. Months
that are missing, partial, not comparable or not settled are drawn and not judged: they
break every run, and limits are not made from them. Each period (`periods`) has an average and a range
of its own (`limits`).
"""

from collections.abc import Sequence
from dataclasses import replace

from frankpledge.evidence.charts.like_months import beside_year_before
from frankpledge.evidence.charts.limits import Range, range_of, without
from frankpledge.evidence.charts.methods.rules import LEVEL, OUTSIDE, RULES, Signal, judge
from frankpledge.evidence.charts.methods.run_charts import run_chart
from frankpledge.evidence.charts.months_before import from_months_beside
from frankpledge.evidence.charts.new_level import proposed
from frankpledge.evidence.charts.notes import Note
from frankpledge.evidence.charts.periods import Stretch, in_long_gaps, stretches
from frankpledge.evidence.charts.points import RUN, Chart, Point, Segment
from frankpledge.evidence.measures.series import Series


def draw(
    series: Series,
    *,
    notes: Sequence[Note] = (),
    screen: bool = False,
    like_months: bool = False,
) -> Chart:
    """Return the chart of `series`.

    With `screen` leaps do not widen the limits of an XmR chart. With `like_months` each
    month is set against the same month a year before.
    """
    chart = _beside_its_period(series, notes, screen=screen)
    return beside_year_before(chart) if like_months else chart


def _beside_its_period(series: Series, notes: Sequence[Note], *, screen: bool) -> Chart:
    bounds = stretches(series.points, notes)
    ranges = [_range(series, bound, screen=screen) for bound in bounds]
    segments = tuple(_segment(series, *pair) for pair in zip(bounds, ranges, strict=True))
    if not any(segment.has_limits for segment in segments):
        return _run(series, notes, segments)
    newest = ranges[-1]
    return Chart(
        series=series,
        kind=series.measure.chart,
        points=_beside_other_months(series, _joined(series, bounds, ranges), notes),
        segments=segments,
        notes=tuple(notes),
        is_screened=screen,
        step=proposed(series.measure, series.points[bounds[-1].first :], newest, notes),
    )


def _range(series: Series, bound: Stretch, *, screen: bool) -> Range:
    part = series.points[bound.first : bound.last + 1]
    if not bound.is_newest or series.measure.chart == RUN:
        return without(part)
    return range_of(series.measure, part, screen=screen)


def _segment(series: Series, bound: Stretch, found: Range) -> Segment:
    judged = sum(p.is_judged for p in series.points[bound.first : bound.last + 1])
    return Segment(
        first=bound.first,
        last=bound.last,
        judged=judged,
        has_limits=found.has_limits,
        begins=bound.begins,
        since=bound.since,
        average=found.average,
        is_seasonal=found.is_seasonal,
    )


def _joined(
    series: Series, bounds: Sequence[Stretch], ranges: Sequence[Range]
) -> tuple[Point, ...]:
    """Return the months with their lines and signals; runs end where a stretch does.

    Where the range follows the year only what lies outside it is told: part of the year is left in it.
    Nothing is told of months without limits, and no limits hold in a gap that ends a period.
    """
    found: list[Point] = []
    gaps = in_long_gaps(series.points)
    for bound, one in zip(bounds, ranges, strict=True):
        part = series.points[bound.first : bound.last + 1]
        rules = (OUTSIDE,) if one.is_seasonal else RULES
        signals = judge(one.judged, rules=rules if one.has_limits else ())
        for at, lines, signal in zip(part, one.drawn, signals, strict=True):
            bare = len(found) in gaps
            found.append(
                Point(
                    at=at,
                    centre=None if bare else lines.centre,
                    lower=None if bare else lines.lower,
                    upper=None if bare else lines.upper,
                    signal=signal if at.is_judged else None,
                )
            )
    return tuple(found)


def _beside_other_months(
    series: Series, points: Sequence[Point], notes: Sequence[Note]
) -> tuple[Point, ...]:
    """Tell the months outside their range that the months beside them let expect.

    One that lies on one side of its range and on the other of what they let expect is unusual that way.
    """
    found = []
    for place, point in enumerate(points):
        if point.signal is not None and point.signal.rule == OUTSIDE:
            expected = from_months_beside(series.measure, series.points, place, notes)
            if expected is not None and expected.direction != point.signal.direction:
                level = Signal(LEVEL, point.signal.direction)
                other = Signal(OUTSIDE, expected.direction) if expected.direction else level
                point = replace(point, signal=other, expected=expected)
        found.append(point)
    return tuple(found)


def _run(series: Series, notes: Sequence[Note], segments: Sequence[Segment]) -> Chart:
    """Return a run chart of the newest segment, the median as its centre."""
    first = segments[-1].first if segments else 0
    values = series.judged[first:]
    tests = run_chart(values) if any(v is not None for v in values) else None
    points = tuple(
        Point(at=point, centre=tests.median if tests and place >= first else None)
        for place, point in enumerate(series.points)
    )
    return Chart(
        series=series,
        kind=RUN,
        points=points,
        segments=tuple(segments),
        notes=tuple(notes),
        run=tests,
    )
