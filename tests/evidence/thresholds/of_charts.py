"""Cases of charts over time: which months are judged together, and which patterns are told."""

from frankpledge.evidence.charts.headlines import headline
from frankpledge.evidence.charts.months_before import from_months_beside
from frankpledge.evidence.charts.patterns import pattern
from frankpledge.evidence.charts.verdicts import verdict
from frankpledge.rules.periods import add_months
from tests import series
from tests.evidence.thresholds.cases import Case

STEADY = [100, 104, 97, 101, 99, 103, 98, 102]


def periods_with_a_gap(months):
    """Return how many averages a chart has with a gap of so many months in it."""
    drawn = series.chart([*STEADY * 2, *[series.MISSING] * months, *(v + 60 for v in STEADY * 2)])
    return len({point.centre for point in drawn.points if point.at.is_judged})


def judged_of(months):
    """Return how many of so many months a chart judges."""
    drawn = series.chart([*STEADY * 5][:months])
    return sum(point.upper is not None for point in drawn.points)


def tells_a_run(percent):
    """Whether a run so many percent above the average, its latest month too, is told."""
    low = 100 - percent
    drawn = series.chart([*[low - 3, low + 3] * 4, *[100 + percent] * 8])
    newest = drawn.newest
    return "has been above average for 8 months" in pattern(drawn, newest)


def is_told_as_stronger(place):
    """Whether a second unusual month, so many months after the first, is stronger evidence."""
    months = [*STEADY * 3, 190, *STEADY[: place - 1], 190]
    drawn = series.chart(months)
    return "stronger evidence" in verdict(drawn, drawn.newest)


def is_unlike(value):
    """Whether a month is unlike the two even years before it."""
    points = series.chart([*[90, 110] * 12, value]).series.points
    return from_months_beside(series.chart([1]).series.measure, points, 24).direction == 1


CHARTS = [
    Case(
        "months_before.UNLIKELY",
        0.0125,
        "crimes after 90 and 110 in turn; the chances are 0.0133, 0.0112 and 0.0095",
        is_unlike,
        (134, False),
        (135, True),
        (136, True),
    ),
    Case(
        "headlines.FRESH",
        2,
        "months from the newest that can be judged to the newest held of the dataset",
        lambda n: headline(series.chart(STEADY * 2), add_months(series.month(15), n)),
        (1, "no_unusual_change"),
        (2, "no_unusual_change"),
        (3, "older"),
    ),
    Case(
        "periods.GAP",
        12,
        "months of a gap between two periods, and how many averages there are",
        periods_with_a_gap,
        (11, 1),
        (12, 2),
        (13, 2),
    ),
    Case(
        "periods.WINDOW",
        36,
        "months held, and how many of them are judged",
        judged_of,
        (35, 35),
        (36, 36),
        (37, 36),
    ),
    Case(
        "patterns.LEAST",
        0.05,
        "percent above average of a run of eight months",
        tells_a_run,
        (4.9, False),
        (5.0, True),
        (5.1, True),
    ),
    Case(
        "verdicts.RECENT",
        3,
        "months, counting both, from one unusual month to another",
        lambda n: is_told_as_stronger(n - 1),
        (2, True),
        (3, True),
        (4, False),
    ),
]
