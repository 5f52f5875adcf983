"""Series and drawings for tests: the one place that knows how the engine builds them.

A month is written as a number, which is complete, or as a word for how it is known.
"""

from collections.abc import Sequence

from frankpledge.design.charts import control_charts
from frankpledge.design.charts.svg import NARROW
from frankpledge.design.templatetags import design
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.comparison import VERDICTS, Compared, Comparison
from frankpledge.evidence.charts.methods.apart import rate_funnel
from frankpledge.evidence.charts.points import Chart
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months
from tests.residents import always

MISSING, TOO_FEW = "missing", "too few"
PARTIAL, NOT_COMPARABLE, PROVISIONAL = "partial", "not comparable", "provisional"
FIRST = "2024-01"
KENT = Place(
    kind="force", code="kent", name="Kent Police", force="kent", residents=always(1_800_000)
)
Month = float | str
ODD = 40  # the value of a month that has one and is not complete


def month(place: int) -> str:
    """Return the month at a place of a series."""
    return add_months(FIRST, place)


def measured(months: Sequence[Month], measure: str = "shoplifting") -> Series:
    """Return the series that control charts, comparisons and alerts are made of."""
    points = tuple(_value(month(place), given) for place, given in enumerate(months))
    return Series(measure=get_measure(measure), place=KENT, release=1, points=points)


def _value(name: str, given: Month) -> Value:
    if not isinstance(given, str):
        return Value(month=name, status="complete", value=float(given), numerator=int(given))
    if given in (MISSING, TOO_FEW):
        return Value(month=name, status=given, reason="why")
    if given == PROVISIONAL:
        return Value(
            month=name,
            status="complete",
            value=float(ODD),
            numerator=ODD,
            is_settled=False,
            is_provisional=True,
        )
    return Value(month=name, status=given, value=float(ODD), numerator=ODD, reason="why")


def counted(months: Sequence[Month]) -> Series:
    """Return the series that a force's page counts: its months are never too few."""
    return measured([MISSING if month == TOO_FEW else month for month in months], "total_crime")


def chart(months: Sequence[Month], measure: str = "shoplifting") -> Chart:
    """Return the chart of change of a series."""
    return draw(measured(months, measure))


def line(months: Sequence[Month]) -> str:
    """Return the drawing of a series on a force's page."""
    return design.line(counted(months))


def narrow_line(months: Sequence[Month]) -> str:
    """Return the same drawing for a phone."""
    return design.line(counted(months), "narrow")


def spark(months: Sequence[Month]) -> str:
    """Return the drawing of a series in a table cell."""
    return design.spark(counted(months))


def control(months: Sequence[Month], measure: str = "shoplifting") -> str:
    """Return the control chart of a series."""
    return control_charts.control_chart(chart(months, measure))


def narrow_control(months: Sequence[Month], measure: str = "shoplifting") -> str:
    """Return the same chart for a phone."""
    return control_charts.control_chart(chart(months, measure), width=NARROW)


def small(months: Sequence[Month], measure: str = "shoplifting") -> str:
    """Return the small multiple of a series."""
    return control_charts.small_chart(chart(months, measure))


def comparison(*sides: int) -> Comparison:
    """Return areas side by side: within the limits (0), above (1) or below (-1) them."""
    events = [20.0 * (place + 1) * (1 + 0.05 * (place % 3)) for place in range(24)]
    bases = [1_000_000.0 * (place + 1) for place in range(24)]
    areas = tuple(
        Compared(
            place=Place(kind="force", code=code, name=name, force=code, residents=always(1000)),
            value=2.0 + 1.5 * side,
            size=bases[place],
            warn=(1.0, 3.0),
            outer=(0.8, 3.2),
            low=1.9,
            high=2.1,
            side=side,
            verdict=VERDICTS[side],
        )
        for place, (side, (code, name)) in enumerate(zip(sides, AREAS, strict=False))
    )
    return Comparison(
        measure=get_measure("shoplifting"),
        month="2025-01",
        unit="per 100,000 residents",
        median=2.0,
        times=100_000,
        funnel=rate_funnel(events, bases),
        areas=areas,
        left_out=(),
        release=1,
    )


AREAS = (("kent", "Kent Police"), ("essex", "Essex Police"), ("surrey", "Surrey Police"))


def funnel(*sides: int, picked: str = "") -> str:
    """Return the funnel of areas, one of them picked out by its slug."""
    found = comparison(*sides)
    return design.funnel(found, found.find(picked))


def ranked(*sides: int, picked: str = "") -> str:
    """Return the areas by value, one of them picked out by its slug."""
    found = comparison(*sides)
    return design.ranked(found, found.find(picked))
