"""Charts, tables and words as the pages write them."""

from django import template
from django.contrib.staticfiles import finders
from django.utils.safestring import SafeString

from frankpledge.design.charts import bars as bar_charts
from frankpledge.design.charts import control_charts, funnels, key, lines
from frankpledge.design.charts import ranked as ranked_charts
from frankpledge.design.charts.svg import NARROW, WIDE
from frankpledge.evidence.charts import amounts, sentences, side_by_side
from frankpledge.evidence.charts.comparison import Compared, Comparison
from frankpledge.evidence.charts.points import Chart
from frankpledge.evidence.charts.points import Point as ChartPoint
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.latest_outcomes import Outcomes
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.store.covered import COMPLETE, Covered
from frankpledge.rules.periods import month_words

register = template.Library()
GOVUK = "govuk/govuk-frontend.min.css"
TYPEFACES = "fonts/fonts.css"


@register.simple_tag
def shared_sheets() -> list[str]:
    """Return the paths of the sheets of every page, in order; what was not fetched is stood in for."""
    sheets = ["design/tokens.css", GOVUK if finders.find(GOVUK) else "design/fallback.css"]
    if finders.find(TYPEFACES):
        sheets.append(TYPEFACES)
    return [*sheets, "design/components.css", "design/pictures.css"]


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
    return amounts.STATUS_WORDS.get(value, value)


@register.filter
def share(value: int, total: int) -> str:
    """Write `value` as a share of `total`, in whole percent."""
    if not total:
        return ""
    return "under 1%" if 0 < value / total < 0.005 else f"{value / total:.0%}"


def _size(width: str) -> int:
    return NARROW if width == "narrow" else WIDE


@register.filter
def in_words(series: Series) -> str:
    """Say what a series of counts shows."""
    return sentences.counted(series)


@register.simple_tag
def outcome_sentence(outcomes: Outcomes, whose: str) -> str:
    """Say what the outcomes of an area show."""
    return outcomes.sentence(whose)


@register.simple_tag
def line(series: Series, width: str = "wide") -> SafeString:
    """Draw a series; `width` is wide or narrow."""
    return lines.line_chart(series, width=_size(width))


@register.simple_tag
def spark(series: Series) -> SafeString:
    """Draw a series in a table cell."""
    return lines.spark(series)


@register.simple_tag
def bars(rows: list[tuple[str, int]], title: str, says: str, width: str = "wide") -> SafeString:
    """Draw counts as bars."""
    return bar_charts.bars(rows, title=title, says=says, width=_size(width))


# What stands in a cell of the coverage calendar: a shape that differs, and its meaning.
SIGNS = {
    "complete": "\N{BLACK CIRCLE}",
    "partial": "\N{WHITE DIAMOND}",
    "odd_mix": "\N{WHITE SQUARE}",
    "places_lost": "\N{WHITE DIAMOND}",
    "missing": "\N{MULTIPLICATION X}",
}


@register.inclusion_tag("design/calendar_cell.html")
def calendar_cell(entry: Covered | None) -> dict:
    """Write one month of the coverage calendar."""
    if entry is None:
        return {"entry": None}
    rows = "not held" if entry.rows is None else f"{entry.rows:,} records"
    says = f"{month_words(entry.month)}: {amounts.STATUS_WORDS[entry.status]}, {rows}"
    return {
        "entry": entry,
        "sign": SIGNS[entry.status],
        "says": f"{says}. {entry.reasons}" if entry.reasons else says,
        "is_apart": entry.status == COMPLETE and bool(entry.reasons),
    }


@register.simple_tag
def control_chart(chart: Chart, width: str = "wide") -> SafeString:
    """Draw a chart of change; `width` is wide or narrow."""
    return control_charts.control_chart(chart, width=_size(width))


@register.simple_tag
def small_chart(chart: Chart) -> SafeString:
    """Draw a chart of change among many."""
    return control_charts.small_chart(chart)


@register.simple_tag
def amount(value: float | None, measure: Measure) -> str:
    """Write a value of a measure, without its unit; nothing where there is none."""
    return "" if value is None else amounts.number(value, measure)


@register.simple_tag
def with_unit(value: float | None, measure: Measure) -> str:
    """Write a value of a measure with its unit."""
    return amounts.with_unit(value, measure)


@register.simple_tag
def signal_words(point: ChartPoint) -> str:
    """Write in words that a month is unusual, or part of a longer pattern."""
    return control_charts.mark_words(point)


@register.simple_tag
def funnel(found: Comparison, picked: Compared | None, width: str = "wide") -> SafeString:
    """Draw areas side by side over their size, one of them picked out."""
    dots = [
        funnels.Dot(
            size=area.size,
            value=area.value,
            side=area.side,
            is_named=picked is not None and area.place.code == picked.place.code,
            label=area.place.name,
            says=f"{area.place.name}: {side_by_side.figure(area.value, found.measure)}, {area.verdict}",
        )
        for area in found.areas
    ]
    return funnels.funnel_chart(
        dots,
        found.lines(),
        title=_areas_of(found),
        says=side_by_side.overview(found),
        across=found.across,
        width=_size(width),
    )


@register.simple_tag
def key_mark(name: str) -> SafeString:
    """Draw a mark by itself, for the key of a drawing."""
    return key.key_mark(name)


@register.simple_tag
def ranked(found: Comparison, picked: Compared | None, width: str = "wide") -> SafeString:
    """Draw areas by value, each with its name and interval, one of them picked out."""
    rows = [
        ranked_charts.Row(
            name=area.place.name,
            value=area.value,
            low=area.low,
            high=area.high,
            written=side_by_side.figure(area.value, found.measure),
            side=area.side,
            is_here=picked is not None and area.place.code == picked.place.code,
        )
        for area in found.ranked()
    ]
    return ranked_charts.ranked_chart(
        rows,
        found.median,
        title=_areas_of(found),
        says=side_by_side.overview(found),
        width=_size(width),
    )


def _areas_of(found: Comparison) -> str:
    return f"{found.measure.title}, {month_words(found.month)}, police areas"


@register.filter
def compared(value: float | None, measure: Measure) -> str:
    """Write a value of a comparison with one decimal."""
    return side_by_side.figure(value, measure)
