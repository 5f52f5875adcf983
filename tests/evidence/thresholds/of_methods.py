"""Cases of the methods: limits, rules, runs, drifts, funnels, alerts, the pattern of the year."""

from unittest.mock import patch

from frankpledge.evidence.charts.methods import season
from frankpledge.evidence.charts.methods.attributes import u_limits
from frankpledge.evidence.charts.methods.cusum import describe, drifts, latest_drift
from frankpledge.evidence.charts.methods.expected import Scale
from frankpledge.evidence.charts.methods.rules import Observation, judge
from frankpledge.evidence.charts.methods.run_charts import run_chart
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from tests import series
from tests.evidence.thresholds.cases import Case

PLAIN = Scale(float, float)
UP_AND_DOWN = [1.0, -1.0] * 12  # mean 0, every range 2; a year's standard deviation is 1
YEAR = UP_AND_DOWN[:12]


def fires(values):
    """Whether any of `values` is special, with the centre at 0 and limits at 3 and -3."""
    return any(judge([Observation(float(v), 0.0, -3.0, 3.0) for v in values]))


def is_outside(value):
    limits = xmr_limits(UP_AND_DOWN)
    return any(judge([Observation(value, limits.centre, limits.lower, limits.upper)]))


def is_screened(largest):
    """Whether the largest of five ranges, whose mean is 1,000, is left out of the mean."""
    others = [433, 433, 433, 5000 - 3 * 433 - largest]
    values = [0.0]
    for step in (*others, largest):
        values.append(values[-1] + step)
    return xmr_limits(values, screen=True).mean_moving_range != 1000


def widening(distance):
    """Return whether limits are narrowed, kept or widened (-1, 0, 1).

    Counts lie so far above and below 10,000 in turn that two neighbours differ by
    `distance` standard deviations.
    """
    away = 100 * distance / 2
    factor = u_limits([10_000 + away, 10_000 - away] * 6, [1.0] * 12).sigma_z
    return (factor > 1 + 1e-9) - (factor < 1 - 1e-9)


def kind_of(months):
    return series.chart(UP_AND_DOWN_OF_A_HUNDRED[:months]).kind


UP_AND_DOWN_OF_A_HUNDRED = [100 + step for step in (0, 4, -3, 1, -1, 3, -2, 2)] * 4


def shifted(useful):
    """Whether half of the points low, then half high, with two on the median, are a shift."""
    return run_chart([0.0] * (useful // 2) + [1.0, 1.0] + [2.0] * (useful - useful // 2)).is_signal


def with_chance(chance, months=36, names=12):
    """Whether a series follows the year when the test gives `chance`."""
    held = [f"{2020 + n // names}-{n % names + 1:02d}" for n in range(months)]
    with patch.object(season, "chdtrc", return_value=chance):
        return season.follows_the_year(held, [float(n) for n in range(months)])


RULES = [
    Case(
        "rules.RUN",
        7,
        "months in a row above the centre",
        lambda n: fires([0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.6][:n]),
        (6, False),
        (7, True),
        (8, True),
    ),
    Case(
        "rules.RUN",
        7,
        "months each higher than the one before",
        lambda n: fires([-1.5 + step / 2 for step in range(n)]),
        (6, False),
        (7, True),
        (8, True),
    ),
    Case(
        "rules.NEAR",
        2 / 3,
        "where two of three lie, with a limit at 3",
        lambda v: fires([v, 0.5, v]),
        (1.99, False),
        (2.0, False),
        (2.01, True),
    ),
    Case(
        "rules.WINDOW",
        3,
        "months in which two lie near a limit, the first and the last",
        lambda n: fires([2.5, *[0.5] * (n - 2), 2.5]),
        (2, False),
        (3, True),
        (4, False),
    ),
]

LIMITS = [
    Case(
        "xmr.LIMIT_FACTOR",
        2.66,
        "a value after months that go up and down by 2 about 0",
        is_outside,
        (5.31, False),
        (5.32, False),
        (5.33, True),
    ),
    Case(
        "xmr.D2",
        1.128,
        "standard deviations by which neighbours differ, as they do by chance",
        widening,
        (1.127, -1),
        (1.128, 0),
        (1.129, 1),
    ),
    Case(
        "xmr.SCREEN_FACTOR",
        3.267,
        "the largest range where ranges are 1,000 on average",
        is_screened,
        (3266, False),
        (3267, True),
        (3268, True),
    ),
    Case(
        "xmr.FEWEST_POINTS",
        13,
        "months from which limits are drawn, or a run chart",
        kind_of,
        (12, "run"),
        (13, "xmr"),
        (14, "xmr"),
    ),
    Case(
        "xmr.TRIAL_BELOW",
        24,
        "months from which limits are made that may still move",
        lambda n: xmr_limits(UP_AND_DOWN_OF_A_HUNDRED[:n]).is_trial,
        (23, True),
        (24, False),
        (25, False),
    ),
    Case(
        "xmr.TRIAL_BELOW",
        24,
        "months of a chart whose limits may still move",
        lambda n: series.chart(UP_AND_DOWN_OF_A_HUNDRED[:n]).is_trial,
        (23, True),
        (24, False),
        (25, False),
    ),
    Case(
        "run_charts.FEWEST_POINTS",
        10,
        "points off the median of a series that has shifted",
        shifted,
        (9, False),
        (10, True),
        (11, True),
    ),
    Case(
        "season.FEWEST_YEARS",
        2,
        "months of a series that the test calls sure",
        lambda n: with_chance(0.0, months=n),
        (23, False),
        (24, True),
        (25, True),
    ),
    Case(
        "season.YEAR",
        12,
        "months of the year that the series has (13: all twelve, and one more month)",
        lambda n: with_chance(0.0, months=24 + n // 13, names=min(n, 12)),
        (11, False),
        (12, True),
        (13, True),
    ),
    Case(
        "season.SURE",
        0.01,
        "chance that months of the same name are alike by accident",
        with_chance,
        (0.0099, True),
        (0.01, False),
        (0.0101, False),
    ),
]

DRIFTS = [
    Case(
        "cusum.WINDOW",
        12,
        "two months more than a year that goes up and down; the last is far off",
        lambda n: latest_drift([*YEAR, *[0.0] * (n - 11), 6.0]) is not None,
        (11, False),
        (12, True),
        (13, True),
    ),
    Case(
        "cusum.THRESHOLD",
        5.0,
        "standard deviations, past the slack of a half, in one month",
        lambda v: drifts([*YEAR, v + 0.5])[0][-1],
        (4.99, 0),
        (5.0, 0),
        (5.01, 1),
    ),
    Case(
        "cusum.SLACK",
        0.5,
        "standard deviations above the mean in each of 600 months",
        lambda v: any(drifts([*YEAR, *[v] * 600])[0]),
        (0.49, False),
        (0.5, False),
        (0.51, True),
    ),
    *(
        Case(f"cusum.WORDS[{n}][0]", value, "percentage points", describe, under, at, over)
        for n, (value, under, at, over) in enumerate(
            (
                (0.0, (-0.1, "slightly"), (0.0, "not at all"), (0.1, "slightly")),
                (10.0, (9.9, "slightly"), (10.0, "moderately"), (10.1, "moderately")),
                (20.0, (19.9, "moderately"), (20.0, "considerably"), (20.1, "considerably")),
                (30.0, (29.9, "considerably"), (30.0, "massively"), (30.1, "massively")),
            )
        )
    ),
]
