"""What the newest months should be, from the months before: by known answers and by other ways."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import betabinom, binom
from scipy.stats import t as student

from bench import alerts as simulated
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.expected import (
    Scale,
    check,
    checks_of,
    since_a_gap,
)
from frankpledge.evidence.charts.scales import SCALES

PLAIN = Scale(float, float)
COUNTS = SCALES["count"]
UP_AND_DOWN = [9.0, 11.0] * 6  # mean 10, s = 1.0445, eleven degrees of freedom


# Levels.


def test_with_a_year_before_the_newest_is_set_against_their_mean():
    test = check(UP_AND_DOWN, [10.0], 0.05, PLAIN)
    deviation = math.sqrt(12 / 11)
    reach = student.ppf(0.975, 11) * deviation * math.sqrt(1 + 1 / 12)
    assert (test.centre, test.months) == (10.0, 12)
    assert (test.lower, test.upper) == pytest.approx((10 - reach, 10 + reach))


def test_the_newest_is_told_past_its_interval_and_not_within_it():
    test = check(UP_AND_DOWN, [10.0], 0.05, PLAIN)
    for value, direction in (
        (test.upper - 1e-6, 0),
        (test.upper + 1e-6, 1),
        (test.lower + 1e-6, 0),
        (test.lower - 1e-6, -1),
    ):
        assert check(UP_AND_DOWN, [value], 0.05, PLAIN).direction == direction
    assert check(UP_AND_DOWN, [test.upper], 0.05, PLAIN).chance == pytest.approx(0.05)


def by_least_squares(values, columns, ahead):
    """Prediction and its variance by NumPy's own least squares, a column for each wave."""
    n = np.arange(len(values), dtype=float)
    turn = 2 * np.pi / 12

    def rows(at):
        waves = [f(k * turn * at) for k in (1, 2) for f in (np.cos, np.sin)]
        return np.column_stack([np.ones_like(at), at, *waves][:columns])

    design = rows(n)
    found, *_ = np.linalg.lstsq(design, values, rcond=None)
    left = values - design @ found
    degrees = len(values) - columns
    wanted = rows(np.array(ahead, dtype=float)).mean(axis=0)
    leverage = wanted @ np.linalg.pinv(design.T @ design) @ wanted
    return wanted @ found, math.sqrt(left @ left / degrees), degrees, leverage, left


@pytest.mark.parametrize(("months", "columns"), [(24, 2), (29, 2), (30, 6), (36, 6)])
def test_a_line_from_two_years_and_the_year_from_thirty_months(months, columns):
    chance = np.random.default_rng(months)
    n = np.arange(months)
    values = 100 + 0.5 * n + 12 * np.sin(2 * np.pi * n / 12 + 1) + chance.normal(0, 2, months)
    centre, error, degrees, leverage, left = by_least_squares(values, columns, [months])
    alike = (left[1:] * left[:-1]).sum() / (left @ left)
    alike = min(0.8, max(0.0, alike + (1 + 3 * alike) / months))
    test = check(values.tolist(), [130.0], 0.01, PLAIN)
    reach = student.ppf(0.995, degrees) * error
    reach *= math.sqrt(1 + leverage * (1 + alike) / (1 - alike))
    followed = min(months / 2, columns * (1 + alike) / (1 - alike))
    reach *= math.sqrt(degrees / (months - followed))
    assert test.centre == pytest.approx(centre)
    assert (test.lower, test.upper) == pytest.approx((centre - reach, centre + reach))


def test_without_a_pattern_of_the_year_only_the_line_is_fitted():
    values = [100 + (n % 2) for n in range(36)]
    centre, *_ = by_least_squares(np.array(values, dtype=float), 2, [36])
    assert check(values, [100.0], 0.01, PLAIN).centre == pytest.approx(centre)


def test_neighbours_that_are_alike_make_what_is_expected_less_sure():
    chance = np.random.default_rng(5)
    independent = chance.normal(0, 1, 36)
    alike = np.repeat(independent[:12], 3)
    narrow, wide = (check((100 + v).tolist(), [100.0], 0.01, PLAIN) for v in (independent, alike))
    spread = np.std(alike) / np.std(independent)
    assert (wide.upper - wide.lower) > spread * (narrow.upper - narrow.lower)


def test_several_months_together_are_surer_than_one():
    chance = np.random.default_rng(6)
    before = (100 + chance.normal(0, 2, 36)).tolist()
    one, three = (check(before, [100.0] * count, 0.01, PLAIN) for count in (1, 3))
    assert (three.upper - three.lower) < 0.85 * (one.upper - one.lower)
    assert (one.together, three.together) == (1, 3)
    assert check(before, [90.0, 100.0, 110.0], 0.01, PLAIN).value == pytest.approx(100.0)


def test_months_that_never_varied_tell_of_any_change():
    level = [7.0] * 36
    assert check(level, [7.0], 0.01, PLAIN).direction == 0
    found = check(level, [7.1], 0.01, PLAIN)
    assert (found.direction, found.chance) == (1, 0.0)


def test_months_that_are_not_judged_keep_their_place():
    n = np.arange(36)
    line = (100 + n).astype(float).tolist()
    held = [None if place in (3, 4, 20) else value for place, value in enumerate(line)]
    assert check(held, [136.0], 0.01, PLAIN).centre == pytest.approx(136.0)
    assert check(held, [136.0], 0.01, PLAIN).months == 33


def test_before_a_gap_of_a_year_was_another_time():
    assert since_a_gap([1.0, 2.0, *[None] * 11, 3.0]) == [1.0, 2.0, *[None] * 11, 3.0]
    assert since_a_gap([1.0, 2.0, *[None] * 12, 3.0]) == [3.0]
    assert since_a_gap([1.0, *[None] * 12, 3.0, *[None] * 12, 4.0, 5.0]) == [4.0, 5.0]
    assert since_a_gap([1.0, *[None] * 12]) == []
    assert since_a_gap([]) == []
    with pytest.raises(BadInput, match="11 months before are too few"):
        check([*[1.0] * 12, *[None] * 12, *[2.0] * 11], [2.0], 0.01, PLAIN)


@pytest.mark.parametrize("form", ["count", "rate", "share", "ratio", "median"])
@given(value=st.floats(0.001, 0.999))
def test_every_scale_leads_back(form, value):
    scale = SCALES[form]
    assert scale.back(scale.there(value)) == pytest.approx(value)


# Small counts.


def test_a_small_count_is_binomial_given_all_months():
    # 24 months of one each and nine in the newest: N = 33, one month of 25.
    test = check([1.0] * 24, [9.0], 0.01, COUNTS)
    above = binom.sf(8, 33, 1 / 25) - 0.5 * binom.pmf(9, 33, 1 / 25)
    assert test.chance == pytest.approx(2 * above)
    assert (test.direction, test.months, test.centre) == (1, 24, 1.0)


def test_a_count_below_one_a_month_is_taken_exactly():
    before = [1.0, *[0.0] * 23]
    test = check(before, [2.0], 0.01, COUNTS)
    assert test.chance == pytest.approx(2 * binom.sf(1, 3, 1 / 25))


def test_counts_that_vary_by_more_than_chance_are_beta_binomial():
    before = [0.0, 6.0] * 12
    mean, variance = 3.0, 9 * 24 / 23
    size = mean / (variance / mean - 1)
    test = check(before, [12.0], 0.01, COUNTS)
    law = betabinom(12 + 72, size, 24 * size)
    assert test.chance == pytest.approx(2 * (law.sf(12) + 0.5 * law.pmf(12)))
    assert test.chance > check([3.0] * 24, [12.0], 0.01, COUNTS).chance


def test_three_months_of_small_counts_together():
    test = check([1.0] * 24, [3.0, 4.0, 3.0], 0.01, COUNTS)
    above = binom.sf(9, 34, 3 / 27) - 0.5 * binom.pmf(10, 34, 3 / 27)
    assert test.chance == pytest.approx(2 * above)
    assert test.value == pytest.approx(10 / 3)


@given(st.lists(st.integers(0, 12), min_size=12, max_size=36), st.integers(0, 40))
def test_what_is_expected_of_small_counts_is_what_is_not_told(before, newest):
    if sum(before) / len(before) >= 10:
        return
    test = check([float(n) for n in before], [float(newest)], 0.02, COUNTS)
    assert (test.lower <= newest <= test.upper) == (test.direction == 0)
    assert 0 <= test.lower <= test.upper
    assert 0 <= test.chance <= 1


def test_ten_a_month_are_taken_as_a_level():
    below = check([9.0, 10.0] * 12, [10.0], 0.01, COUNTS)
    at = check([10.0] * 23 + [10.0], [10.0], 0.01, COUNTS)
    assert float(below.upper).is_integer()
    assert (at.lower, at.upper) == pytest.approx((10.0, 10.0))


# One month, three and twelve.


def test_with_a_year_before_only_the_newest_is_tested():
    tests = checks_of([*UP_AND_DOWN, 30.0], 0.05, PLAIN)
    assert [(test.together, test.direction) for test in tests] == [(1, 1)]
    assert tests[0].upper == pytest.approx(check(UP_AND_DOWN, [30.0], 0.05, PLAIN).upper)


def test_the_chance_is_shared_out_among_one_three_and_twelve_months():
    chance = np.random.default_rng(8)
    history = (100 + chance.normal(0, 3, 48)).tolist()
    tests = {test.together: test for test in checks_of(history, 0.05, PLAIN)}
    assert sorted(tests) == [1, 3, 12]
    for count, share in ((1, 0.6), (3, 0.2), (12, 0.2)):
        alone = check(history[:-count], history[-count:], 0.05 * share, PLAIN)
        assert tests[count] == alone


def test_what_is_least_likely_comes_first():
    history = [100.0, 104.0] * 24
    slow = [*history, *[106.0] * 3]
    assert checks_of(slow, 0.05, PLAIN)[0].together == 3
    assert checks_of([*history, 130.0], 0.05, PLAIN)[0].together == 1


def test_a_newest_month_that_is_not_judged_is_not_tested():
    assert checks_of([*UP_AND_DOWN, None], 0.05, PLAIN) == []
    held = [*UP_AND_DOWN * 3, None, 10.0]
    assert [test.together for test in checks_of(held, 0.05, PLAIN)] == [1]
    held = [*UP_AND_DOWN * 3, None, 9.0, 11.0, 10.0]
    assert sorted(test.together for test in checks_of(held, 0.05, PLAIN)) == [1, 3]


def test_months_together_need_two_years_before():
    for before, together in ((26, [1]), (27, [1, 3]), (35, [1, 3]), (36, [1, 3, 12])):
        history = [9.0, 11.0] * 30
        tests = checks_of(history[:before], 0.05, PLAIN)
        assert sorted(test.together for test in tests) == together, before


def test_what_was_told_of_months_together_is_not_told_again():
    chance = np.random.default_rng(11)
    history = [*(100 + chance.normal(0, 2, 40)), *(108 + chance.normal(0, 2, 14))]
    told = []
    for end in range(41, len(history) + 1):
        tests = checks_of([float(v) for v in history[:end]], 0.05, PLAIN)
        told += [(end, t.together) for t in tests if t.direction and t.together > 1]
    ends = {count: [end for end, k in told if k == count] for count in (3, 12)}
    for found in ends.values():
        assert found
        assert all(b - a > 1 for a, b in zip(found, found[1:], strict=False))


# What alerts tell falsely and what they find: the tables of docs/alerts.md, in short.

RUNS = 400


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("3 a month", 1.8),
        ("40 a month", 1.8),
        ("500 a month, spread 6%", 1.8),
        ("500, the year ±10%", 1.8),
        ("500, neighbours alike 0.5", 2.2),
        ("500, 0.5% more each month", 2.2),
    ],
)
def test_false_alerts_are_about_as_many_as_were_accepted(name, most):
    make, _ = simulated.FALSE[name]
    assert simulated.false_ones(make, RUNS) <= most


def test_a_year_that_repeats_itself_hides_no_rise():
    make, rise = simulated.POWER["500 a month, the year ±10%, 20% more"]
    assert simulated.found(make, rise, 60, 3) >= 0.6


def test_slow_change_is_told_in_the_end():
    assert simulated.found_slow(simulated.level(500), 0.02, 30, 12) >= 0.8
