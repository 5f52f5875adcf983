"""Published answers of the methods, to the digits printed where they were published."""

import pytest

from frankpledge.evidence.charts.methods.cusum import describe, drifts, latest_drift
from frankpledge.evidence.charts.methods.funnel import (
    poisson_limits,
    proportion_limits,
    ratio_dispersion,
    ratio_limits,
)
from frankpledge.evidence.charts.methods.rules import (
    OUTSIDE,
    Observation,
    judge,
    one_side_ends,
    spread,
    trend_ends,
    two_of_three,
)
from frankpledge.evidence.charts.methods.run_charts import fewest_crossings, longest_allowed
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.evidence.measures.intervals import THREE_SIGMA, byar, wilson

X1 = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
X2 = [
    -0.56047565,
    -0.23017749,
    1.55870831,
    0.07050839,
    0.12928774,
    1.71506499,
    0.46091621,
    -1.26506123,
    -0.68685285,
    -0.44566197,
    1.22408180,
    0.35981383,
    0.40077145,
    0.11068272,
    -0.55584113,
    1.78691314,
    0.49785048,
    -1.96661716,
    0.70135590,
    -0.47279141,
]
X3 = [*X2[:14], 10.0, *X2[15:]]
X4 = [1.0, -1.0] * 7 + [5.5, -5.5]


def judged(values, screen=False):
    found = xmr_limits(values, screen=screen)
    return found, judge([Observation(v, found.centre, found.lower, found.upper) for v in values])


def test_x1_screened():
    found, signals = judged(X1, screen=True)
    assert round(found.centre, 5) == 1.94444
    assert found.mean_moving_range == 1.0
    assert (round(found.lower, 5), round(found.upper, 5)) == (-0.71556, 4.60444)
    assert [n for n, signal in enumerate(signals) if signal] == [4]


def test_x1_unscreened():
    found, signals = judged(X1)
    assert round(found.mean_moving_range, 5) == 1.88235
    # The upper limit is printed as 6.95150 at the source; it is 6.951503...
    assert (round(found.lower, 5), round(found.upper, 4)) == (-3.06261, 6.9515)
    assert [(n, s.rule) for n, s in enumerate(signals) if s] == [(4, OUTSIDE)]


def test_x2():
    found, signals = judged(X2)
    assert round(found.centre, 7) == 0.1416238
    assert (round(found.lower, 5), round(found.upper, 6)) == (-3.01138, 3.294627)
    assert signals == [None] * 20


def test_x3():
    screened = xmr_limits(X3, screen=True)
    assert round(screened.centre, 7) == 0.6694159
    assert (round(screened.lower, 6), round(screened.upper, 6)) == (-2.383666, 3.722497)
    plain = xmr_limits(X3)
    assert (round(plain.lower, 6), round(plain.upper, 6)) == (-4.596625, 5.935457)


def test_x4_near_limits_on_opposite_sides_are_not_special():
    _, signals = judged(X4)
    assert signals[-2:] == [None, None]


def test_r1_one_side():
    ends = one_side_ends([1] * 8 + [-1])
    assert ends == [0, 0, 0, 0, 0, 0, 1, 1, 0]
    assert spread(ends, 7) == [1] * 8 + [0]


@pytest.mark.parametrize(
    ("values", "flags"),
    [
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], {7: 1}),
        ([1, 2, 3, 3, 4, 5, 6], {}),
        ([7, 6, 5, 4, 3, 2, 1], {6: -1}),
    ],
)
def test_r2_trend(values, flags):
    assert {n: f for n, f in enumerate(trend_ends(values)) if f} == flags


def test_r3_two_of_three_marks_only_the_points_near_the_limit():
    assert two_of_three([0, 0, 1, 0, 1, 0, 0], [1] * 7) == [0, 0, 1, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("useful", "longest", "crossings"),
    [
        (10, 6, 2),
        (12, 7, 3),
        (15, 7, 4),
        (20, 7, 6),
        (24, 8, 8),
        (30, 8, 10),
        (36, 8, 13),
        (48, 9, 18),
        (60, 9, 23),
    ],
)
def test_anhoej_run_rules(useful, longest, crossings):
    assert (longest_allowed(useful), fewest_crossings(useful)) == (longest, crossings)


@pytest.mark.parametrize(
    ("expected", "level", "limits"),
    [
        (15, 0.95, (0.5596924, 1.649348)),
        (20, 0.95, (0.6108260, 1.544419)),
        (30, 0.95, (0.6746958, 1.427562)),
        (15, 0.998, (0.3862650, 2.082907)),
        (20, 0.998, (0.4479107, 1.902094)),
        (30, 0.998, (0.5289724, 1.702771)),
    ],
)
def test_poisson_limits_of_a_ratio(expected, level, limits):
    low, high = poisson_limits(expected, level)
    assert (round(low, 7), round(high, 6)) == limits


def test_over_dispersion():
    found = ratio_dispersion([100, 150, 180, 80, 120, 225], [108, 112, 165, 95, 100, 220])
    assert round(found.phi, 6) == 2.948033
    assert round(found.tau_squared, 7) == 0.0194775
    low, high = ratio_limits(108, found.tau_squared)
    assert (round(low, 4), round(high, 4)) == (0.7173, 1.3941)


@pytest.mark.parametrize(
    ("whole", "level", "low", "high"),
    [
        (539, 0.95, 77.306949, 83.977947),
        (539, 0.998, 75.38344, 85.901456),
        (3, 0.95, 35.933491, 100.0),
        (110_000, 0.95, 80.408963, 80.875933),
    ],
)
def test_proportion_funnel(whole, level, low, high):
    found = proportion_limits(0.80642448, whole, level)
    assert 100 * found[0] == pytest.approx(low, abs=1e-6)
    assert 100 * found[1] == pytest.approx(high, abs=1e-6)


@pytest.mark.parametrize(
    ("events", "level", "interval"),
    [
        (65, 0.95, (50.163188, 82.849139)),
        (1045, 0.95, (982.593202, 1110.331213)),
        (1, 0.95, (0.013072, 5.563756)),
        (65, THREE_SIGMA, (42.880261, 94.000291)),
    ],
)
def test_byar(events, level, interval):
    assert tuple(round(bound, 6) for bound in byar(events, level)) == interval


@pytest.mark.parametrize(
    ("part", "whole", "interval"),
    [(65, 100, (0.552544, 0.736358)), (1045, 5000, (0.197955, 0.220491))],
)
def test_wilson(part, whole, interval):
    assert tuple(round(bound, 6) for bound in wilson(part, whole)) == interval


DOWN, UP = -1, 1


@pytest.mark.parametrize(
    ("series", "alerts", "word"),
    [
        ([100] * 7, {}, "not at all"),
        (
            [100, 100, 100, 100, 90, 80, 70, 70, 70, 70],
            dict.fromkeys(range(4, 9), DOWN),
            "not at all",
        ),
        ([100, 90, 80, 70, 60, 70, 80, 90, 100], {4: DOWN, 8: UP}, "massively"),
        ([1, 1, 2, 3, 4, 5, 5], dict.fromkeys((4, 5, 6), UP), "slightly"),
        ([20, 40, 60, 80], {}, "not at all"),
        ([0, 20, 40, 60, 80, 90, 100], dict.fromkeys((4, 5, 6), UP), "massively"),
        ([100, 0, 100, 0, 100, 0, 20, 30, 40, 50, 60, 70, 80, 90], {}, "not at all"),
        ([5, 6, 7, 90, 5, 6, 7, 6], {3: UP}, "not at all"),
    ],
)
def test_cusum_of_openprescribing(series, alerts, word):
    shares = [value / 100 for value in series]
    flags, _ = drifts(shares, window=3)
    assert {n: flag for n, flag in enumerate(flags) if flag} == alerts
    found = latest_drift(shares, window=3)
    assert describe(100 * (found.now - found.before) if found else 0) == word
