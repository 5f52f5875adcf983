"""How alike neighbouring months are, by another way, and how often charts then name a month."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench import charts
from frankpledge.evidence.charts.methods.neighbours import MOST, after_a_line, alike, widening

RUNS = 200


@given(st.lists(st.one_of(st.none(), st.floats(-100, 100)), min_size=3, max_size=60))
def test_what_is_left_after_a_line_is_that_of_least_squares(values):
    held = [(n, value) for n, value in enumerate(values) if value is not None]
    left = after_a_line(values)
    assert [value is None for value in left] == [value is None for value in values]
    if len(held) < 2:
        return
    places, found = (np.array(column, dtype=float) for column in zip(*held, strict=True))
    line = np.polyval(np.polyfit(places, found, 1), places)
    assert [v for v in left if v is not None] == pytest.approx(list(found - line), abs=1e-6)


def test_neighbours_that_go_to_and_fro_are_not_alike():
    assert alike([1.0, -1.0] * 12) == 0.0
    assert alike([]) == alike([None]) == alike([0.0, 0.0]) == 0.0
    assert widening([1.0, -1.0] * 12) == 1.0


def test_how_alike_neighbours_are_is_their_correlation_put_right_for_few_months():
    left = [1.0, 1.0, -1.0, -1.0] * 6
    plain = sum(a * b for a, b in zip(left, left[1:], strict=False)) / 24
    assert plain == pytest.approx(1 / 24)
    assert alike(left) == pytest.approx(plain + (1 + 3 * plain) / 24)


def test_months_on_the_two_sides_of_a_gap_are_no_neighbours():
    assert alike([5.0, 5.0]) == MOST
    assert alike([5.0, None, 5.0, None, -5.0, -5.0, 5.0, -5.0]) < alike([5.0, 5.0, -5.0, -5.0])


def test_limits_are_wider_by_what_moving_ranges_do_not_see():
    chance = np.random.default_rng(4)
    noise = [0.0]
    for step in chance.standard_normal(5_000):
        noise.append(0.5 * noise[-1] + step)
    assert widening(noise) == pytest.approx(1 / np.sqrt(0.5), rel=0.03)


@pytest.mark.parametrize("name", ["500 a month, spread 6%", "neighbours alike 0.5"])
def test_about_eight_charts_in_a_hundred_name_a_month_where_nothing_changes(name):
    share, newest, steps = charts.named(charts.SERIES[name], 36, RUNS)
    assert 0.02 <= share <= 0.14
    assert newest <= 0.02
    assert steps <= 0.02
