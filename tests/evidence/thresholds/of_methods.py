"""Cases of the methods: limits, rules, runs, drifts, funnels, alerts, the pattern of the year."""

import inspect
from unittest.mock import patch

from frankpledge.evidence.charts import alerts
from frankpledge.evidence.charts.methods import season
from frankpledge.evidence.charts.methods.attributes import u_limits
from frankpledge.evidence.charts.methods.budget import chance_per_test, check_newest
from frankpledge.evidence.charts.methods.cusum import describe, drifts, latest_drift
from frankpledge.evidence.charts.methods.funnel import dispersion
from frankpledge.evidence.charts.methods.rules import Observation, judge
from frankpledge.evidence.charts.methods.run_charts import run_chart
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.evidence.measures.intervals import byar, wilson
from tests import series
from tests.evidence.thresholds.cases import Case, is_refused

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


def newest_of(before):
    """Return the test of a newest month after `before` months up and down."""
    return check_newest(UP_AND_DOWN_OF_A_HUNDRED[:before], 100.0, chance=0.05)


def alert_tests(months):
    """Return how many tests are made of the newest month of a series."""
    newest = series.month(len(months) - 1)
    made, _why = alerts.tests_of(series.measured(months), [newest], 0.01)
    return len(made)


def is_usual_budget(budget):
    usual = inspect.signature(alerts.alerts).parameters["budget"].default
    return chance_per_test(usual, 10) == chance_per_test(budget, 10)


def is_level_of(kind, level):
    """Whether the funnel's lines of `kind` are its limits at `level`."""
    found = series.comparison(0)
    lower, upper = (line for name, line in found.lines() if name == kind)
    return [(low, high) for (_, low), (_, high) in zip(lower, upper, strict=True)] == [
        found.limits(size, level) for size, _ in lower
    ]


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

FUNNELS = [
    Case(
        "funnel.TRUNCATED",
        0.10,
        "areas, of which those kept tell how much all differ",
        lambda n: dispersion([float(v) for v in range(n)], [1.0] * n).areas,
        (9, 9),
        (10, 8),
        (11, 9),
    ),
    Case(
        "funnel.FEWEST_AREAS",
        5,
        "areas that are too few to say how much areas differ",
        is_refused(lambda n: dispersion([float(v) for v in range(n)], [1.0] * n)),
        (4, True),
        (5, False),
        (6, False),
    ),
    Case(
        "intervals.TWO_SIGMA",
        0.95,
        "level of the inner lines of a funnel",
        lambda level: is_level_of("warn", level),
        (0.949, False),
        (0.95, True),
        (0.951, False),
    ),
    Case(
        "intervals.TWO_SIGMA",
        0.95,
        "level of the interval of a count and of a share, where none is given",
        lambda level: (byar(65) == byar(65, level), wilson(65, 100) == wilson(65, 100, level)),
        (0.949, (False, False)),
        (0.95, (True, True)),
        (0.951, (False, False)),
    ),
    Case(
        "intervals.THREE_SIGMA",
        0.998,
        "level of the outer lines of a funnel",
        lambda level: is_level_of("limit", level),
        (0.9979, False),
        (0.998, True),
        (0.9981, False),
    ),
    Case(
        "comparison.STEPS",
        60,
        "one more than the points of each line of a funnel",
        lambda n: [
            len(line) + 1 == n for kind, line in series.comparison(0).lines() if kind != "centre"
        ],
        (59, [False] * 4),
        (60, [True] * 4),
        (61, [False] * 4),
    ),
]

ALERTS = [
    Case(
        "budget.MONTHS_IN_A_QUARTER",
        3,
        "false alerts a quarter from one series, refused where half of its tests would be",
        is_refused(lambda budget: chance_per_test(budget, 1)),
        (1.49, False),
        (1.5, True),
        (1.51, True),
    ),
    Case(
        "budget.BASELINE",
        24,
        "months before, of which the newest are the baseline",
        lambda n: newest_of(n).months,
        (23, 23),
        (24, 24),
        (25, 24),
    ),
    Case(
        "budget.FEWEST",
        4,
        "months before that are too few",
        is_refused(newest_of),
        (3, True),
        (4, False),
        (5, False),
    ),
    Case(
        "budget.FEWEST",
        4,
        "months held before the newest of a series, and the tests made of it",
        lambda n: alert_tests(UP_AND_DOWN_OF_A_HUNDRED[: n + 1]),
        (3, 0),
        (4, 1),
        (5, 1),
    ),
    Case(
        "alerts.OLDEST",
        36,
        "months since the oldest of four held before the newest, and the tests made of it",
        lambda n: alert_tests([100, *[series.MISSING] * (n - 4), 104, 97, 101, 100]),
        (35, 1),
        (36, 1),
        (37, 0),
    ),
    Case(
        "alerts.USUAL_BUDGET",
        1.0,
        "false alerts a quarter, where the reader gives no number",
        is_usual_budget,
        (0.99, False),
        (1.0, True),
        (1.01, False),
    ),
]
