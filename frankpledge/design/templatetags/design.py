"""Charts, tables and words as the pages write them."""

from typing import Protocol

from django import template
from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

from frankpledge.design import charts, control_charts
from frankpledge.evidence.change import Chart
from frankpledge.evidence.change import Point as ChartPoint
from frankpledge.evidence.comparison import Compared, Comparison
from frankpledge.evidence.definitions import Measure
from frankpledge.evidence.reading import number as measure_number
from frankpledge.evidence.reading import with_unit as measure_with_unit
from frankpledge.evidence.reading import worth
from frankpledge.evidence.results import STATUS_WORDS, Point, Series
from frankpledge.evidence.store import Covered
from frankpledge.rules.periods import month_words

register = template.Library()
GOVUK = "govuk/govuk-frontend.min.css"


@register.simple_tag
def govuk_stylesheet() -> str:
    """Return the path of GOV.UK Frontend's stylesheet, or nothing where it was not fetched."""
    return GOVUK if finders.find(GOVUK) else ""


@register.filter
def month(value: str) -> str:
    """Write a month in words."""
    return month_words(value)


@register.filter
def number(value: int | None) -> str:
    """Write a count with its thousands apart; None is said, never shown as 0."""
    return "not held" if value is None else f"{value:,}"


@register.filter
def status_words(value: str) -> str:
    """Write a coverage status in words."""
    return STATUS_WORDS.get(value, value)


@register.filter
def share(value: int, total: int) -> str:
    """Write `value` as a share of `total`, in whole percent."""
    if not total:
        return ""
    return "under 1%" if 0 < value / total < 0.005 else f"{value / total:.0%}"


def _mark(point: Point) -> charts.Mark:
    kind = point.status.replace(" ", "-")
    if kind == "complete" and point.is_provisional:
        kind = "provisional"
    value = "missing" if point.value is None else f"{point.value:,}"
    said = "" if kind in ("complete", "missing") else f", {kind.replace('-', ' ')}"
    return charts.Mark(
        month=point.month, value=point.value, kind=kind, says=f"{point.words}: {value}{said}"
    )


class Outcomes(Protocol):
    """What an area's outcomes are, as `apps.performance` counts them."""

    def sentence(self, whose: str) -> str:
        """Say what they show."""


@register.simple_tag
def outcome_sentence(outcomes: Outcomes, whose: str) -> str:
    """Say what the outcomes of an area show."""
    return outcomes.sentence(whose)


@register.simple_tag
def line(series: Series, width: str = "wide") -> SafeString:
    """Draw a series; `width` is wide or narrow."""
    return charts.line_chart(
        [_mark(point) for point in series.points],
        title=f"{series.title}, {series.area}, by month",
        says=series.sentence(),
        width=charts.NARROW if width == "narrow" else charts.WIDE,
    )


@register.simple_tag
def spark(series: Series) -> SafeString:
    """Draw a series in a table cell."""
    return charts.spark(
        [_mark(point) for point in series.points],
        title=f"{series.title}, {series.area}, by month",
        says=series.sentence(),
    )


@register.simple_tag
def bars(rows: list[tuple[str, int]], title: str, says: str, width: str = "wide") -> SafeString:
    """Draw counts as bars."""
    size = charts.NARROW if width == "narrow" else charts.WIDE
    return charts.bars(rows, title=title, says=says, width=size)


# What stands in a cell of the coverage calendar: a shape that differs, and its meaning.
SIGNS = {
    "complete": "\N{BLACK CIRCLE}",
    "partial": "\N{WHITE DIAMOND}",
    "missing": "\N{MULTIPLICATION X}",
}


@register.inclusion_tag("design/calendar_cell.html")
def calendar_cell(entry: Covered | None) -> dict:
    """Write one month of the coverage calendar."""
    if entry is None:
        return {"entry": None}
    rows = "not held" if entry.rows is None else f"{entry.rows:,} records"
    reasons = "; ".join(part for part in (entry.reason, entry.outcomes_reason) if part)
    says = f"{month_words(entry.month)}: {STATUS_WORDS[entry.status]}, {rows}"
    return {
        "entry": entry,
        "sign": SIGNS[entry.status],
        "says": f"{says}. {reasons}" if reasons else says,
        "is_apart": bool(entry.outcomes_reason),
    }


@register.simple_tag
def control_chart(chart: Chart, width: str = "wide") -> SafeString:
    """Draw a chart of change; `width` is wide or narrow."""
    size = charts.NARROW if width == "narrow" else charts.WIDE
    return control_charts.control_chart(chart, width=size)


@register.simple_tag
def small_chart(chart: Chart) -> SafeString:
    """Draw a chart of change among many."""
    return control_charts.small_chart(chart)


@register.simple_tag
def amount(value: float | None, measure: Measure) -> str:
    """Write a value of a measure, without its unit; nothing where there is none."""
    return "" if value is None else measure_number(value, measure)


@register.simple_tag
def with_unit(value: float | None, measure: Measure) -> str:
    """Write a value of a measure with its unit."""
    return measure_with_unit(value, measure)


@register.simple_tag
def signal_words(point: ChartPoint, measure: Measure) -> str:
    """Write a signal of a chart in words."""
    if not point.signal:
        return ""
    way = "high" if point.signal.direction > 0 else "low"
    found = worth(measure, point.signal.direction)
    return f"{point.signal.rule}, {way}" + ("" if found == "neither" else f" ({found})")


@register.simple_tag
def funnel(found: Comparison, picked: Compared | None, width: str = "wide") -> SafeString:
    """Draw areas side by side, one of them picked out."""
    dots = [
        control_charts.Dot(
            size=area.size,
            value=area.value,
            side=area.side,
            is_named=picked is not None and area.place.code == picked.place.code,
            label=area.place.name,
            says=f"{area.place.name}: {area.value:.2f} {found.unit}, {area.verdict}",
        )
        for area in found.areas
    ]
    return control_charts.funnel_chart(
        dots,
        found.lines(),
        title=f"{found.measure.title}, {month_words(found.month)}, police areas",
        says=found.sentence(),
        across=found.across,
        width=charts.NARROW if width == "narrow" else charts.WIDE,
    )
