"""The judgement of a month: its verdict with size, last year, level and how sure, for programs.

Pages say the same in sentences (`sentences`), from the same points.
"""

from dataclasses import astuple, dataclass, fields

from frankpledge.evidence.charts import points
from frankpledge.evidence.charts.months_before import from_months_beside
from frankpledge.evidence.charts.points import BY_NOTE, LIKE_MONTHS, NOT_JUDGED, Chart, Point


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What is said of a month beside its verdict; values in the unit of the measure, None where not known.

    `difference` is from the centre, `difference_percent` that in percent of it. `year_before` is the
    same month a year before, where both can be used. `level_since` is the first month of the level
    that holds, where a person recorded it or a step is proposed; `level_before` the average before
    it. `chance` is that of a month so far off if nothing had changed and months were independent.
    """

    difference: float | None = None
    difference_percent: float | None = None
    year_before: float | None = None
    year_change: float | None = None
    year_change_percent: float | None = None
    level_since: str = ""
    level_before: float | None = None
    months_used: int | None = None
    chance: float | None = None


COLUMNS = (*points.COLUMNS, *(field.name for field in fields(Judgement)))


def rows(chart: Chart) -> list[tuple[str | float | None, ...]]:
    """Return the values of COLUMNS for each month of a chart."""
    return [
        (*point.row(), *astuple(judgement(chart, place)))
        for place, point in enumerate(chart.points)
    ]


def judgement(chart: Chart, place: int) -> Judgement:
    """Return the judgement of the month at `place`; empty where it is not judged."""
    point = chart.points[place]
    value = point.at.value
    if point.verdict == NOT_JUDGED or value is None or point.centre is None:
        return Judgement()
    measure = chart.series.measure
    difference, percent = _beside(value, point.centre)
    before = _year_before(chart, point)
    year, year_percent = _beside(value, before)
    segment = chart.segment_of(place)
    since, level = _level(chart, place)
    expected = from_months_beside(measure, chart.series.points, place, chart.notes)
    return Judgement(
        difference=difference,
        difference_percent=percent,
        year_before=before,
        year_change=year,
        year_change_percent=year_percent,
        level_since=since,
        level_before=level,
        months_used=segment.judged if segment else None,
        chance=expected.chance if expected else None,
    )


def _beside(value: float, other: float | None) -> tuple[float | None, float | None]:
    if other is None:
        return None, None
    return value - other, 100 * (value - other) / other if other else None


def _year_before(chart: Chart, point: Point) -> float | None:
    before = chart.a_year_before(point)
    return before.at.value if before in chart.judged_beside(point) else None


def _level(chart: Chart, place: int) -> tuple[str, float | None]:
    """Return since when the level of a month has held and the average before it, where that is known."""
    segment = chart.segment_of(place)
    if chart.kind == LIKE_MONTHS or segment is None:
        return "", None
    if chart.step is not None and chart.points[place].at.month >= chart.step.first:
        return chart.step.first, chart.step.old_mean
    if segment.begins != BY_NOTE:
        return "", None
    before = chart.before_period(segment)
    return chart.points[segment.since].at.month, before.average if before else None
