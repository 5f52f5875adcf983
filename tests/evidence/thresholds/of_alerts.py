"""Cases of what is expected of the newest months, of alerts, and of differences in words."""

import inspect
import math
from unittest.mock import patch

import numpy as np

from frankpledge.evidence.charts import alerts
from frankpledge.evidence.charts.amounts import difference, number
from frankpledge.evidence.charts.methods import expected, neighbours
from frankpledge.evidence.charts.methods.budget import chance_per_test
from frankpledge.evidence.charts.methods.expected import Scale, check, checks_of, since_a_gap
from frankpledge.evidence.charts.scales import SCALES
from frankpledge.evidence.measures.definitions import get_measure
from tests import series
from tests.evidence.thresholds.cases import Case, is_refused

PLAIN = Scale(float, float)
UP_AND_DOWN_OF_A_HUNDRED = [101.0, 99.0] * 30


def newest_of(before):
    """Return the test of a newest month after `before` months up and down."""
    return check(UP_AND_DOWN_OF_A_HUNDRED[:before], [100.0], 0.05, PLAIN)


def rising(before):
    """Return the test of a month after so many that each rose by one."""
    return check([100.0 + n for n in range(before)], [100.0], 0.05, PLAIN)


def level_of(place):
    """Return the level of a month of a series that follows the year."""
    return 100 + 20 * math.sin(2 * math.pi * place / 12)


def yearly(before):
    """Return the test of a month after so many that follow the year."""
    return check([level_of(n) for n in range(before)], [100.0], 0.05, PLAIN)


def fits_the_year_at(chance):
    """Whether the pattern of the year is fitted where its test gives `chance`."""
    before = [level_of(n) + n % 2 / 2 for n in range(36)]
    with patch.object(expected, "fdtrc", return_value=chance):
        return abs(check(before, [100.0], 0.05, PLAIN).centre - level_of(36)) < 3


def newest_count(mean):
    """Return the test of a newest count after two years of `mean` a month on average."""
    whole = [math.floor(mean)] * 24
    for place in range(round(24 * mean) - sum(whole)):
        whole[place] += 1
    return check([float(n) for n in whole], [10.0], 0.05, SCALES["count"])


def takes_off_half(mean):
    """Whether half of the chance of the newest itself is taken off, at `mean` a month."""
    _, itself = (expected._tails(2, 24, 1, 24, 1.0, m) for m in (2.0, 0.5))
    return expected._tails(2, 24, 1, 24, 1.0, mean) != itself


def with_alike(alike):
    """Return how alike neighbours are taken to be in a long wave, in which they are `alike`."""
    return neighbours.alike(np.cos(np.arccos(alike) * np.arange(20_000)).tolist())


def has_its_part(count, share):
    """Whether so many months together have this part of the chance of a false alert."""
    history = [100.0 + (n * 7) % 5 for n in range(48)]
    test = next(t for t in checks_of(history, 0.05, PLAIN) if t.together == count)
    return test == check(history[:-count], history[-count:], 0.05 * share, PLAIN)


def alert_tests(months):
    """Return how many tests are made of the newest month of a series."""
    newest = series.month(len(months) - 1)
    made, _why = alerts.tests_of(series.measured(months), [newest], 0.01)
    return len(made)


def is_usual_budget(budget):
    usual = inspect.signature(alerts.alerts).parameters["budget"].default
    return chance_per_test(usual, 10) == chance_per_test(budget, 10)


ALERTS = [
    Case(
        "expected.ROUNDING",
        1e-9,
        "billionths of its value by which a month differs from months that are all equal",
        lambda n: check([7.0] * 36, [7.0 * (1 + n * 1e-9)], 0.01, PLAIN).direction,
        (0.9, 0),
        (0.999, 0),
        (1.001, 1),
    ),
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
        "expected.FEWEST",
        12,
        "months before that are too few",
        is_refused(newest_of),
        (11, True),
        (12, False),
        (13, False),
    ),
    Case(
        "expected.FEWEST",
        12,
        "months held before the newest of a series, and the tests made of it",
        lambda n: alert_tests(UP_AND_DOWN_OF_A_HUNDRED[: n + 1]),
        (11, 0),
        (12, 1),
        (13, 1),
    ),
    Case(
        "expected.WINDOW",
        36,
        "months before, of which the newest are looked at",
        lambda n: newest_of(n).months,
        (35, 35),
        (36, 36),
        (37, 36),
    ),
    Case(
        "expected.LINE",
        24,
        "months before that rise by one each, and whether the next is expected to",
        lambda n: round(rising(n).centre) == 100 + n,
        (23, False),
        (24, True),
        (25, True),
    ),
    Case(
        "expected.YEAR",
        30,
        "months before that follow the year, and whether the next is expected to",
        lambda n: abs(yearly(n).centre - level_of(n)) < 0.01,
        (29, False),
        (30, True),
        (31, True),
    ),
    Case(
        "expected.SURE",
        0.05,
        "chance of a pattern of the year that is fitted",
        fits_the_year_at,
        (0.0499, True),
        (0.05, False),
        (0.0501, False),
    ),
    Case(
        "expected.TEN",
        10.0,
        "crimes a month that are set against their sum",
        lambda n: newest_count(n).upper.is_integer(),
        (9.9, True),
        (10.0, False),
        (10.1, False),
    ),
    Case(
        "expected.ONE",
        1.0,
        "crimes a month, of which half of the newest itself is taken off its chance",
        takes_off_half,
        (0.99, False),
        (1.0, True),
        (1.01, True),
    ),
    Case(
        "expected.COUNTED",
        24,
        "months of small counts before, of which the newest are looked at",
        lambda n: check([1.0] * n, [1.0], 0.01, SCALES["count"]).months,
        (23, 23),
        (24, 24),
        (25, 24),
    ),
    Case(
        "neighbours.MOST",
        0.8,
        "how alike neighbours are, beside the most that they are taken to be",
        lambda alike: with_alike(alike) == with_alike(0.99),
        (0.79, False),
        (0.8, True),
        (0.81, True),
    ),
    Case(
        "expected.MONTHS",
        12,
        "months of a gap that ends a period",
        lambda n: len(since_a_gap([1.0, *[None] * n, 2.0])),
        (11, 13),
        (12, 1),
        (13, 1),
    ),
    Case(
        "expected.TOGETHER[1]",
        0.6,
        "part of the chance of a false alert that the newest month has",
        lambda share: has_its_part(1, share),
        (0.59, False),
        (0.6, True),
        (0.61, False),
    ),
    Case(
        "expected.TOGETHER[3]",
        0.2,
        "part that the newest three months have",
        lambda share: has_its_part(3, share),
        (0.19, False),
        (0.2, True),
        (0.21, False),
    ),
    Case(
        "expected.TOGETHER[12]",
        0.2,
        "part that the newest twelve months have",
        lambda share: has_its_part(12, share),
        (0.19, False),
        (0.2, True),
        (0.21, False),
    ),
    Case(
        "amounts.FEWEST_FOR_PERCENT",
        20,
        "crimes that are expected where twice as many were recorded, and whether percent are given",
        lambda n: "%" in difference(2.0 * n, float(n), get_measure("shoplifting")),
        (19, False),
        (20, True),
        (21, True),
    ),
    Case(
        "amounts.HUNDREDTH",
        0.01,
        "twice a rate, and whether it is written in figures",
        lambda n: number(n / 2, get_measure("stop_and_search_rate")).startswith("0.01"),
        (0.0099, False),
        (0.0101, True),
        (0.02, True),
    ),
    Case(
        "amounts.LEAST",
        0.005,
        "part of a thousand that a difference is, and whether its percent are written",
        lambda n: "less than" not in difference(1000 + 1000 * n, 1000.0, get_measure("robbery")),
        (0.004, False),
        (0.005, True),
        (0.006, True),
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
