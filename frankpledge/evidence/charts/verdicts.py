"""What a month of a chart means: what is usual, whether it lies within it, and how sure that is.

One verdict for each month: unusually high, unusually low, no unusual change, or not judged. Longer
patterns (a run, a trend) are told beside it and are no verdict.
"""

from frankpledge.evidence.charts.amounts import difference, few, short
from frankpledge.evidence.charts.methods.xmr import TRIAL_BELOW
from frankpledge.evidence.charts.points import (
    HIGH,
    LIKE_MONTHS,
    LOW,
    NO_CHANGE,
    NOT_JUDGED,
    RUN,
    Chart,
    Point,
)
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.rules.periods import add_months, month_words

WORDS = {
    HIGH: "unusually high",
    LOW: "unusually low",
    NO_CHANGE: "within normal range",
    NOT_JUDGED: "not judged",
}
RECENT = 3  # months, of which two outside the range are more than one


def verdict(chart: Chart, point: Point) -> str:
    """Say where a month lies beside the average and the normal range, and how sure that is."""
    if chart.kind == RUN:
        return _median(chart)
    measure, value = chart.series.measure, point.at.value
    if point.centre is None or point.lower is None or point.upper is None or value is None:
        if chart.kind == LIKE_MONTHS:
            return (
                "We have no usable figure for the same month a year before, so this month is not"
                " judged."
            )
        if measure.form == "ratio" and not value:
            return "A ratio of 0 cannot be set beside the others, so this month is not judged."
        months = len(chart.judged_beside(point))
        held = "Only 1 month" if months == 1 else f"Only {months} months"
        return f"{held} of this period can be used, too few to judge this month."
    said = f"{_average(chart, point)}, so this is {difference(value, point.centre, measure)}."
    low, high = short(point.lower, measure), short(point.upper, measure)
    found = point.verdict
    if point.expected is not None:
        said += _beside_expected(point, measure, f"{low} to {high}")
    elif found == NO_CHANGE:
        said += f" That is within the normal range of {low} to {high}."
    else:
        said += f" The normal range is {low} to {high}: this month is {WORDS[found]}."
    return " ".join(
        part for part in (said, few(point.centre, measure), _sure(chart, point)) if part
    )


def _beside_expected(point: Point, measure: Measure, usual: str) -> str:
    """Say that a month is outside the range of its period, and what the months beside it let expect."""
    assert point.expected is not None
    side = "above" if (point.at.value or 0.0) > (point.centre or 0.0) else "below"
    ends = (point.expected.lower, point.expected.upper)
    low, high = (short(end, measure) for end in ends)
    if point.verdict in (HIGH, LOW):
        return (
            f" That is {side} the normal range of {usual}, but from the {point.expected.months} months"
            f" {point.expected.side} it we expected {low} to {high} (about"
            f" {short(point.expected.centre, measure)}): this month is {WORDS[point.verdict]}."
        )
    return (
        f" That is {side} the normal range of {usual}, but in line with the {point.expected.months}"
        f" months {point.expected.side} it: from them we expected {low} to {high} (about"
        f" {short(point.expected.centre, measure)})."
    )


def _average(chart: Chart, point: Point) -> str:
    centre = short(point.centre, chart.series.measure)
    if chart.kind == LIKE_MONTHS:
        before = month_words(add_months(point.at.month, -12))
        return f"From {before} and the usual change over a year we expected {centre}"
    held = chart.judged_beside(point)
    span = f"({held[0].at.words} to {held[-1].at.words})"
    segment = chart.segment_of(chart.points.index(point))
    if segment is not None and segment.is_seasonal:
        return f"For {point.at.words.partition(' ')[0]} about {centre} is normal {span}"
    return f"The average is {centre} {span}"


def _sure(chart: Chart, point: Point) -> str:
    found = point.verdict
    if point.expected is not None and found == NO_CHANGE:
        has_moved = not (point.lower or 0.0) <= point.expected.centre <= (point.upper or 0.0)
        said = "The month by itself is not unusual."
        if has_moved:
            said = "The level has moved; the month by itself is not unusual."
    elif found == NO_CHANGE:
        said = "We see no unusual change."
    else:
        until = chart.points.index(point) + 1
        same = [p for p in chart.points[max(0, until - RECENT) : until] if p.verdict == found]
        said = (
            "This is stronger evidence of a change than one month alone. It does not show the cause."
            if len(same) > 1
            else "One month like this can happen by chance. Check the next month."
        )
    months = len(chart.judged_beside(point))
    if chart.kind != LIKE_MONTHS and months < TRIAL_BELOW:
        said += f" The normal range is based on only {months} months, so treat it with caution."
    return said


def _median(chart: Chart) -> str:
    if chart.run is None or not chart.segments:
        return ""
    months = chart.segments[-1].judged
    if months == 1:
        return "Only one month can be used, so we cannot say what is usual."
    middle = short(chart.run.median, chart.series.measure)
    return f"The median of the {months} usable months is {middle}."


def beside_last_year(chart: Chart, point: Point) -> str:
    """Say how a month lies to the same month of the year before, where both can be used."""
    measure, value = chart.series.measure, point.at.value
    before = chart.a_year_before(point)
    if chart.kind == LIKE_MONTHS or value is None:
        return ""
    if before is None or before.at.value is None:
        month = month_words(add_months(point.at.month, -12))
        return f"We have no data for {month}, so we cannot compare with last year."
    if not before.at.is_judged:
        return f"{before.at.words} cannot be used, so we cannot compare with last year."
    if before not in chart.judged_beside(point):
        return ""
    gap = difference(value, before.at.value, measure)
    return f"{before.at.words}: {short(before.at.value, measure)}. That is {gap}."
