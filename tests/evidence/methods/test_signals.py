"""What a signal is: each rule by the smallest series that fires and the nearest that does not.

Points stand by where they lie: the centre is 0, the limits are 3 and -3, two sigma are 2.
"""

import pytest

from frankpledge.evidence.charts.methods.cusum import Drift, drifts, latest_drift
from frankpledge.evidence.charts.methods.rules import (
    ONE_SIDE,
    OUTSIDE,
    RULES,
    TREND,
    TWO_OF_THREE,
    Observation,
    judge,
)
from frankpledge.evidence.charts.methods.run_charts import run_chart

GAP = None
NONE = {}


def fired(values, *, breaks=(), rules=RULES):
    """Return the rule and direction of each special point, by its place."""
    points = [Observation(None) if v is GAP else Observation(v, 0.0, -3.0, 3.0) for v in values]
    signals = judge(points, breaks=frozenset(breaks), rules=rules)
    return {n: (s.rule, s.direction) for n, s in enumerate(signals) if s}


def all_of(rule, direction, places):
    return dict.fromkeys(places, (rule, direction))


# Outside the limits.


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3.01, {0: (OUTSIDE, 1)}),
        (3.0, NONE),
        (2.99, NONE),
        (-3.01, {0: (OUTSIDE, -1)}),
        (-3.0, NONE),
        (-2.99, NONE),
        (GAP, NONE),
    ],
)
def test_one_point_is_outside_past_a_limit_and_not_on_it(value, found):
    assert fired([value]) == found


def test_a_value_without_limits_is_never_outside():
    assert judge([Observation(99.0, 0.0), Observation(99.0)]) == [None, None]


# A trend: seven values, each beyond the one before. None is past two sigma, and half lie on
# each side, so that no other rule can fire.

RISING = [-1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5]
FALLING = RISING[::-1]


@pytest.mark.parametrize(
    ("values", "direction"), [(RISING, 1), (FALLING, -1)], ids=["rising", "falling"]
)
def test_seven_values_each_beyond_the_one_before_are_a_trend(values, direction):
    assert fired(values) == all_of(TREND, direction, range(7))


@pytest.mark.parametrize("values", [RISING[1:], FALLING[1:]], ids=["rising", "falling"])
def test_six_are_no_trend(values):
    assert fired(values) == NONE


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([*RISING[:3], RISING[2], *RISING[3:6]], id="a value repeated"),
        pytest.param([*RISING[:5], 0.4, 1.5], id="one step back"),
        pytest.param([*RISING[:3], GAP, *RISING[3:6]], id="a gap among six"),
        pytest.param([*RISING[:3], GAP, *RISING[3:]], id="a gap among seven"),
    ],
)
def test_a_trend_ends_at_a_repeat_a_step_back_and_a_gap(values):
    assert fired(values) == NONE


def test_a_trend_ends_where_limits_begin_anew():
    assert fired(RISING, breaks=[0]) == all_of(TREND, 1, range(7))
    for place in range(1, 7):
        assert fired(RISING, breaks=[place]) == NONE


def test_an_eighth_value_belongs_to_the_trend_and_the_first_step_back_does_not():
    assert fired([*RISING, 1.6, 1.5]) == all_of(TREND, 1, range(8))


# Two of three past two sigma, all three on one side.


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([2.1, 0.5, 2.1], {0: 1, 2: 1}),
        ([2.1, 2.1, 0.5], {0: 1, 1: 1}),
        ([0.5, 2.1, 2.1], {1: 1, 2: 1}),
        ([2.1, 2.1, 2.1], {0: 1, 1: 1, 2: 1}),
        ([-2.1, -0.5, -2.1], {0: -1, 2: -1}),
    ],
)
def test_two_of_three_near_one_limit_are_marked_and_the_third_is_not(values, found):
    assert fired(values) == {n: (TWO_OF_THREE, way) for n, way in found.items()}


@pytest.mark.parametrize(
    "values",
    [
        pytest.param([2.1, 0.5, -2.1], id="near limits on different sides"),
        pytest.param([2.1, -0.5, 2.1], id="the third on the other side"),
        pytest.param([2.1, 0.0, 2.1], id="the third on the centre"),
        pytest.param([2.1, GAP, 2.1], id="the third is not known"),
        pytest.param([2.1, 2.1], id="two and no third"),
        pytest.param([2.1, 0.5, 0.5, 2.1], id="two of four"),
        pytest.param([2.1, 0.5, 2.0], id="one on two sigma, not past it"),
        pytest.param([2.1, 0.5, 1.9], id="one short of two sigma"),
    ],
)
def test_nearest_to_two_of_three_is_no_signal(values):
    assert fired(values) == NONE


def test_two_of_three_is_not_counted_over_a_new_start_of_limits():
    assert fired([2.1, 0.5, 2.1], breaks=[0]) == all_of(TWO_OF_THREE, 1, (0, 2))
    assert fired([2.1, 0.5, 2.1], breaks=[1]) == NONE
    assert fired([2.1, 0.5, 2.1], breaks=[2]) == NONE


def test_a_point_outside_counts_as_near_and_keeps_its_own_rule():
    assert fired([2.1, 0.5, 3.1]) == {0: (TWO_OF_THREE, 1), 2: (OUTSIDE, 1)}


# One side: seven in a row above, or below, the centre. They go up and down, so are no trend.

ABOVE = [0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.5]
BELOW = [-value for value in ABOVE]


@pytest.mark.parametrize(("values", "direction"), [(ABOVE, 1), (BELOW, -1)], ids=["above", "below"])
def test_seven_in_a_row_on_one_side_are_a_signal_and_six_are_not(values, direction):
    assert fired(values) == all_of(ONE_SIDE, direction, range(7))
    assert fired(values[1:]) == NONE


@pytest.mark.parametrize("other", [-0.5, 0.0, GAP], ids=["other side", "on the centre", "a gap"])
@pytest.mark.parametrize("place", range(1, 7))
def test_seven_of_eight_on_one_side_are_no_run(other, place):
    assert fired([*ABOVE[:place], other, *ABOVE[place:]]) == NONE


def test_a_run_ends_where_limits_begin_anew():
    assert fired(ABOVE, breaks=[0]) == all_of(ONE_SIDE, 1, range(7))
    for place in range(1, 7):
        assert fired(ABOVE, breaks=[place]) == NONE


def test_a_run_after_a_break_is_counted_from_the_break():
    assert fired([0.5, *ABOVE], breaks=[1]) == all_of(ONE_SIDE, 1, range(1, 8))


# Which rule is told where several fire.


def test_the_first_of_the_rules_is_told():
    assert RULES == (OUTSIDE, TREND, TWO_OF_THREE, ONE_SIDE)
    # Seven rise on one side; of the last three two are near the limit, the last outside it.
    rising = [0.1, 0.2, 0.3, 0.4, 2.1, 2.2, 3.1]
    assert fired(rising) == all_of(TREND, 1, range(6)) | {6: (OUTSIDE, 1)}
    level = [0.5, 0.6, 0.5, 0.6, 2.1, 0.6, 2.1]
    assert fired(level) == all_of(ONE_SIDE, 1, (0, 1, 2, 3, 5)) | all_of(TWO_OF_THREE, 1, (4, 6))


def test_only_the_rules_asked_for_are_applied():
    assert fired(ABOVE, rules=(OUTSIDE, TREND, TWO_OF_THREE)) == NONE
    assert fired(RISING, rules=(OUTSIDE,)) == NONE
    assert fired([2.1, 0.5, 2.1], rules=(OUTSIDE, TREND, ONE_SIDE)) == NONE


# Run charts: longest run and crossings of the median, never with fewer than ten useful points.

L, H = 0.0, 2.0


def run_signal(*spells):
    return run_chart([value for spell in spells for value in spell])


def test_ten_points_that_cross_the_median_once_are_a_shift_and_twice_are_not():
    shifted = run_signal([L] * 5, [H] * 5)
    assert (shifted.crossings, shifted.longest_run, shifted.is_signal) == (1, 5, True)
    back = run_signal([L] * 3, [H] * 5, [L] * 2)
    assert (back.crossings, back.longest_run, back.is_signal) == (2, 5, False)


def test_nine_points_off_the_median_are_never_a_shift():
    # The 1.0 is the median itself, so that nine or ten points lie off it.
    nine = run_signal([L] * 4, [1.0, 1.0], [H] * 5)
    assert (nine.median, nine.useful, nine.crossings, nine.is_signal) == (1.0, 9, 1, False)
    ten = run_signal([L] * 5, [1.0], [H] * 5)
    assert (ten.median, ten.useful, ten.crossings, ten.is_signal) == (1.0, 10, 1, True)


def test_eight_in_a_row_of_twenty_are_a_run_and_seven_are_not():
    # Six crossings are as many as chance leaves, so the run alone decides.
    long = run_signal([L], [H], [L], [H], [L] * 3, [H] * 8, [L] * 5)
    assert (long.useful, long.crossings, long.longest_run) == (20, 6, 8)
    assert long.is_signal
    short = run_signal([L], [H], [L], [H] * 2, [L] * 3, [H] * 7, [L] * 5)
    assert (short.useful, short.crossings, short.longest_run) == (20, 6, 7)
    assert not short.is_signal


def test_a_gap_ends_a_run_and_a_point_on_the_median_does_not():
    whole = run_signal([L], [H], [L], [H], [L] * 3, [H] * 8, [L] * 5)
    broken = run_signal([L], [H], [L], [H], [L] * 3, [H] * 4, [GAP], [H] * 4, [L] * 5)
    assert (whole.longest_run, broken.longest_run, broken.is_signal) == (8, 5, False)
    touched = run_signal([L], [H], [L], [H], [L] * 3, [H] * 4, [1.0], [H] * 4, [L] * 5)
    assert (touched.longest_run, touched.crossings, touched.is_signal) == (8, 6, True)


# A slow drift: sums of small differences past five standard deviations, here of 1.

EVEN = [1.0, -1.0] * 6  # a year with mean 0 and standard deviation 1


def test_a_drift_needs_the_sum_to_pass_the_threshold_not_to_reach_it():
    assert drifts([*EVEN, 5.5])[0][-1] == 0
    assert drifts([*EVEN, 5.51])[0][-1] == 1
    # A year that ends high leaves nothing of its lows to add to the fall.
    ends_high = EVEN[::-1]
    assert drifts([*ends_high, -5.5])[0][-1] == 0
    assert drifts([*ends_high, -5.51])[0][-1] == -1


def test_small_differences_add_up_and_half_a_standard_deviation_does_not():
    assert [drifts([*EVEN, *[1.0] * n])[0][-1] for n in (10, 11)] == [0, 1]
    assert drifts([*EVEN, *[0.5] * 100])[0][-1] == 0


def test_differences_that_go_to_and_fro_are_no_drift():
    assert set(drifts([*EVEN, *[2.0, -2.0] * 12])[0]) == {0}


def test_a_drift_is_told_only_while_it_is_under_way_and_with_two_months_past_the_year():
    assert latest_drift([*EVEN, 6.0]) is None
    assert latest_drift([*EVEN, 0.0, 6.0]) == Drift(1, 0.0, 6.0, 1)
    assert latest_drift([*EVEN, 6.0, 0.0]) is None
