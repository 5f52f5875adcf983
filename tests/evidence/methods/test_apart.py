"""How areas differ, and which stand apart: what is found, and what is named where nothing is."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm, truncnorm

from bench import funnels
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.apart import (
    rate_funnel,
    share_funnel,
    spread_of,
    variance_of_the_middle,
)
from frankpledge.evidence.charts.methods.funnel import TRUNCATED
from frankpledge.evidence.measures.intervals import THREE_SIGMA, TWO_SIGMA

RUNS = 200
AREAS = 42


def even(areas, sd):
    """Areas that lie as a normal distribution has them, from the lowest to the highest."""
    return [sd * float(norm.ppf((n + 0.5) / areas)) for n in range(areas)]


@pytest.mark.parametrize("cut", [0.01, 0.05, 4 / 42, 0.10, 0.25])
def test_the_variance_of_the_middle_is_that_of_a_truncated_normal(cut):
    ends = norm.ppf([cut, 1 - cut])
    assert variance_of_the_middle(cut) == pytest.approx(truncnorm(*ends).var())
    assert variance_of_the_middle(0.0) == 1.0


@pytest.mark.parametrize("sd", [0.1, 0.3])
def test_the_spread_beyond_chance_is_found_with_and_without_areas_far_out(sd):
    error = 0.02
    plain = spread_of(even(AREAS, math.hypot(sd, error)), lambda _p, _c: error)
    assert math.sqrt(plain.tau_squared) == pytest.approx(sd, rel=0.05)
    assert plain.centre == pytest.approx(0, abs=1e-9)
    assert plain.phi == pytest.approx((sd**2 + error**2) / error**2, rel=0.1)
    far = even(AREAS, math.hypot(sd, error))
    far[-1] = far[-2] = 50.0
    found = spread_of(far, lambda _p, _c: error)
    assert math.sqrt(found.tau_squared) == pytest.approx(sd, rel=0.2)


def test_areas_that_differ_by_chance_alone_have_no_spread_beyond_it():
    found = spread_of(even(AREAS, 0.05), lambda _p, _c: 0.06)
    assert found.tau_squared == 0
    assert found.phi < 1


def test_fewer_than_five_areas_have_no_spread():
    with pytest.raises(BadInput, match="4 areas are too few"):
        spread_of([1.0, 2.0, 3.0, 4.0], lambda _p, _c: 1.0)
    assert spread_of([1.0, 2.0, 3.0, 4.0, 5.0], lambda _p, _c: 1.0).areas == 5


def test_one_area_in_ten_is_left_out_at_each_end():
    # Whatever the areas left out are, the spread is the same.
    held = even(30, 0.3)
    cut = int(TRUNCATED * 30)
    assert cut == 3
    base = spread_of(held, lambda _p, _c: 0.01)
    further = [*held[:-cut], *(9.0 for _ in range(cut))]
    assert spread_of(further, lambda _p, _c: 0.01).tau_squared == pytest.approx(base.tau_squared)
    one_more = [*held[: -cut - 1], *(9.0 for _ in range(cut + 1))]
    assert spread_of(one_more, lambda _p, _c: 0.01).tau_squared > 10 * base.tau_squared


@given(
    st.lists(st.tuples(st.integers(0, 400), st.floats(10, 400)), min_size=5, max_size=45),
    st.floats(10, 1e5),
)
def test_limits_hold_the_middle_and_close_in_with_size(areas, size):
    found = rate_funnel([float(n) for n, _ in areas], [base for _, base in areas])
    low, high = found.limits(size, THREE_SIGMA)
    assert 0 < low < found.middle < high
    inner = found.limits(size, TWO_SIGMA)
    assert low < inner[0] < found.middle < inner[1] < high
    larger = found.limits(2 * size, THREE_SIGMA)
    assert low < larger[0]
    assert larger[1] < high


@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(400, 900)), min_size=5, max_size=45),
)
def test_limits_of_shares_are_shares(areas):
    found = share_funnel([float(n) for n, _ in areas], [float(whole) for _, whole in areas])
    low, high = found.limits(400, THREE_SIGMA)
    assert 0 < low < found.middle < high <= 1  # as close to 1 as numbers are written


def test_limits_round_another_middle_are_as_wide_as_its_own_size_makes_them():
    found = rate_funnel([float(n) for n in range(90, 132)], [100.0] * 42)
    low, high = found.limits(100, THREE_SIGMA, 2.0)
    assert low * high == pytest.approx(4.0)
    own = found.limits(200, THREE_SIGMA, 1.0)
    assert high / 2 == pytest.approx(own[1])


# What comparisons name: the table of docs/compare.md, in short.


@pytest.mark.parametrize("make", [funnels.rates, funnels.shares, funnels.few])
@pytest.mark.parametrize("spread", [0.0, 0.2])
def test_where_no_area_stands_apart_few_comparisons_name_one(make, spread):
    named, any_named = funnels.false_ones(make, AREAS, spread, RUNS)
    assert named <= 0.20  # 0.084 by the limits; of so few comparisons it may be more
    assert any_named <= 0.16


@pytest.mark.parametrize("make", [funnels.rates, funnels.shares])
def test_an_area_that_stands_apart_is_found(make):
    assert funnels.found(make, AREAS, 0.2, RUNS, (4.0,)) >= 0.75
    assert funnels.found(make, AREAS, 0.2, RUNS, (6.0,)) >= 0.98
    assert funnels.found(make, AREAS, 0.2, RUNS, (4.0, 4.0)) >= 0.6
