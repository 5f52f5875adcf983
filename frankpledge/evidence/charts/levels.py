"""What is said of a change of level: one that a person recorded, one that is proposed, one over a gap."""

from collections.abc import Sequence
from datetime import datetime

from frankpledge.evidence.charts.amounts import difference, short
from frankpledge.evidence.charts.notes import REBASE
from frankpledge.evidence.charts.points import BY_GAP, BY_NOTE, RUN, Chart, Point
from frankpledge.rules.days import long_date
from frankpledge.rules.periods import month_words


def new_level(chart: Chart) -> str:
    """Say since when the present level has held, what it was before, and who says so, or nothing."""
    if chart.step is not None:
        return _proposed(chart)
    if chart.kind == RUN or len(chart.segments) < 2 or not chart.segments[-1].has_limits:
        return ""
    if chart.segments[-1].begins == BY_NOTE:
        return _recorded(chart)
    return _over_a_gap(chart) if chart.segments[-1].begins == BY_GAP else ""


def _proposed(chart: Chart) -> str:
    step, measure = chart.step, chart.series.measure
    assert step is not None
    year = ", the time of year taken out" if chart.is_seasonal else ""
    return (
        f"The figures show a step at about {month_words(step.first)}: the average since then is"
        f" {short(step.mean, measure)}; from {month_words(step.old_first)} to"
        f" {month_words(step.old_last)} it was {short(step.old_mean, measure)}{year}. That is"
        f" {difference(step.mean, step.old_mean, measure)}. The average has not been reset, because"
        " nobody has recorded a reason."
    )


def _recorded(chart: Chart) -> str:
    now, before = _now(chart), _before(chart)
    note = next(n for n in chart.notes if n.kind == REBASE and n.month == now[0].at.month)
    when = long_date(datetime.fromisoformat(note.at).date())
    by = f"{note.by} reset the average on {when}: {note.text.rstrip('.')}."
    measure = chart.series.measure
    mean = now[-1].centre or 0.0
    said = f"From {now[0].at.words} the average is {short(mean, measure)}"
    if not before:
        return f"{said}. {by}"
    old = before[-1].centre or 0.0
    return (
        f"{said}; from {before[0].at.words} to {before[-1].at.words} it was {short(old, measure)}. That"
        f" is {difference(mean, old, measure)}. {by}"
    )


def _over_a_gap(chart: Chart) -> str:
    now, before = _now(chart), _before(chart)
    if not before:
        return ""
    measure = chart.series.measure
    mean, old = now[-1].centre or 0.0, before[-1].centre or 0.0
    return (
        f"We cannot judge the months between {before[-1].at.words} and {now[0].at.words}, so we use two"
        f" averages: {short(old, measure)} before and {short(mean, measure)} after,"
        f" {difference(mean, old, measure)}. We cannot say when it changed."
    )


def _now(chart: Chart) -> Sequence[Point]:
    """Return the months of the newest stretch, from its first."""
    segment = chart.segments[-1]
    return chart.points[segment.first : segment.last + 1]


def _before(chart: Chart) -> list[Point]:
    """Return the judged months of the stretch before the newest, where it has an average."""
    segment = chart.segments[-2]
    if not segment.has_limits:
        return []
    return [p for p in chart.points[segment.first : segment.last + 1] if p.at.is_judged]
