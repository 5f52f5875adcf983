"""What is said of a change of level: one that a person recorded, one that is proposed, one over a gap."""

from datetime import datetime

from frankpledge.evidence.charts.amounts import difference, short
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS
from frankpledge.evidence.charts.new_level import NEAR
from frankpledge.evidence.charts.notes import REBASE
from frankpledge.evidence.charts.points import (
    BY_GAP,
    BY_NOTE,
    LIKE_MONTHS,
    RUN,
    Chart,
)
from frankpledge.rules.days import long_date
from frankpledge.rules.periods import month_words, months_apart


def new_level(chart: Chart) -> str:
    """Say since when the present level has held, what it was before, and who says so, or nothing."""
    if chart.step is not None:
        return _proposed(chart)
    if chart.kind == LIKE_MONTHS or not chart.segments:
        return ""
    if chart.segments[-1].begins == BY_NOTE:
        return _recorded(chart)
    is_over_a_gap = chart.segments[-1].begins == BY_GAP and chart.segments[-1].has_limits
    return _over_a_gap(chart) if is_over_a_gap else ""


def _proposed(chart: Chart) -> str:
    step, measure = chart.step, chart.series.measure
    assert step is not None
    year = ", the time of year taken out" if chart.is_seasonal else ""
    return (
        f"The figures show a step at about {month_words(step.first)}: the average since then is"
        f" {short(step.mean, measure)}; from {month_words(step.old_first)} to"
        f" {month_words(step.old_last)} it was {short(step.old_mean, measure)}{year}. That is"
        f" {difference(step.mean, step.old_mean, measure)}. {_why_not_reset(chart, step.first)}"
    )


def _why_not_reset(chart: Chart, month: str) -> str:
    """Say that limits did not move: what is noted beside the step, or that nothing is."""
    near = [n for n in chart.notes if abs(months_apart(n.month, month)) <= NEAR]
    if not near:
        return "The average has not been reset, because nobody has recorded a reason."
    note = near[-1]
    return (
        f"The average has not been reset. Noted for {month_words(note.month)}:"
        f" {note.text.rstrip('.')}."
    )


def _recorded(chart: Chart) -> str:
    segment, measure = chart.segments[-1], chart.series.measure
    first = chart.points[segment.since].at
    notes = [n for n in chart.notes if n.kind == REBASE and n.month <= first.month]
    note = max(notes, key=lambda n: (n.month, n.number))
    when = long_date(datetime.fromisoformat(note.at).date())
    by = f"{note.by} reset the average on {when}: {note.text.rstrip('.')}."
    if measure.chart == RUN:  # it has a middle, and never an average
        return by
    mean, before = segment.average, chart.before_period(segment)
    said = f"From {first.words} the average is {short(mean, measure)}"
    if mean is None:
        said = f"A new average begins in {first.words}, once {FEWEST_POINTS} months can be used"
    if before is None:
        return f"{said}. {by}"
    old, judged = before.average or 0.0, chart.judged_in(before)
    said += f"; from {judged[0].at.words} to {judged[-1].at.words} it was {short(old, measure)}."
    if mean is not None:
        said += f" That is {difference(mean, old, measure)}."
    return f"{said} {by}"


def _over_a_gap(chart: Chart) -> str:
    segment, measure = chart.segments[-1], chart.series.measure
    before = chart.before_period(segment)
    if before is None:
        return ""
    mean, old = segment.average or 0.0, before.average or 0.0
    last, first = chart.judged_in(before)[-1].at, chart.points[segment.since].at
    return (
        f"We cannot judge the months between {last.words} and {first.words}, so we use two"
        f" averages: {short(old, measure)} before and {short(mean, measure)} after,"
        f" {difference(mean, old, measure)}. We cannot say when it changed."
    )
