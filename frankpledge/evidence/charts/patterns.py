"""What several months together show: a run beside the average, a trend, months near the edge.

A pattern is told beside the verdict and is none: it may be a real change, the time of year or chance.
"""

from collections.abc import Sequence
from statistics import fmean

from frankpledge.evidence.charts.amounts import difference, short
from frankpledge.evidence.charts.methods.rules import (
    ONE_SIDE,
    RUN,
    TREND,
    TWO_OF_THREE,
    WINDOW,
)
from frankpledge.evidence.charts.points import LIKE_MONTHS, Chart, Point

LEAST = 0.05  # of the average: a run nearer to it is not told. Our choice
UNSURE = "This may be a real change, a seasonal pattern or chance."


def pattern(chart: Chart, point: Point) -> str:
    """Say which longer pattern the newest months show, or nothing.

    Where a step is proposed what lies on either side of it is no pattern.
    """
    if not point.signal or chart.kind == LIKE_MONTHS or chart.step is not None:
        return ""
    tell = {ONE_SIDE: _run, TREND: _trend, TWO_OF_THREE: _near}.get(point.signal.rule)
    said = tell(chart, point) if tell else ""
    return f"{said} {UNSURE}" if said else ""


def _until(chart: Chart, point: Point) -> Sequence[Point]:
    return chart.points[: chart.points.index(point) + 1]


def _run(chart: Chart, point: Point) -> str:
    assert point.signal is not None
    side, run = point.signal.direction, []
    for other in reversed(_until(chart, point)):
        if not other.at.is_judged or other.centre is None or other.at.value is None:
            break
        if (other.at.value - other.centre) * side <= 0 or other.centre != point.centre:
            break
        run.append(other)
    run.reverse()
    centre, measure = point.centre or 0.0, chart.series.measure
    mean = fmean(p.at.value or 0.0 for p in run)
    latest = point.at.value or 0.0
    if min((mean - centre) * side, (latest - centre) * side) < LEAST * abs(centre):
        return ""
    return (
        f"{measure.title} has been {'above' if side > 0 else 'below'} average for {len(run)} months in"
        f" a row ({run[0].at.words} to {point.at.words}): {short(mean, measure)} a month against an"
        f" average of {short(centre, measure)}, {difference(mean, centre, measure)}. The latest month"
        f" was {short(latest, measure)}."
    )


def _trend(chart: Chart, point: Point) -> str:
    assert point.signal is not None
    up = point.signal.direction > 0
    first = _until(chart, point)[-RUN]
    measure = chart.series.measure
    begin, end, centre = first.at.value or 0.0, point.at.value or 0.0, point.centre or 0.0
    is_beyond = (end > centre) == up
    where = "above" if end > centre else "below"
    return (
        f"Each of the last {RUN - 1} months was {'higher' if up else 'lower'} than the month before:"
        f" from {short(begin, measure)} in {first.at.words} to {short(end, measure)} in"
        f" {point.at.words}, {difference(end, begin, measure)}."
        f" {'That is' if is_beyond else 'It is still'} {where} the average of {short(centre, measure)}."
    )


def _near(chart: Chart, point: Point) -> str:
    assert point.signal is not None
    up = point.signal.direction > 0
    recent = [p for p in _until(chart, point)[-WINDOW:] if p.signal and p.at.is_judged]
    if len(recent) < 2 or point.lower is None:  # the other two come after, or are older
        return ""
    measure = chart.series.measure
    first, last = recent[0], recent[-1]
    low, high = short(point.lower, measure), short(point.upper, measure)
    return (
        f"Two of the last {WINDOW} months were near the {'top' if up else 'bottom'} of the normal range"
        f" ({low} to {high}): {short(first.at.value, measure)} in {first.at.words} and"
        f" {short(last.at.value, measure)} in {last.at.words}. The average is"
        f" {short(point.centre, measure)}."
    )
