"""A step in a series: where it is found, and where it is not."""

import numpy as np
import pytest

from bench.alerts import level
from frankpledge.evidence.charts.methods.steps import find_step

NOISE = [1, -2, 0, 2, -1, 1, -1, 0, 2, -2, 1, 0, -1, 2, -1, 0, 1, -2]


def about(mean, months=18):
    return [mean + NOISE[n % len(NOISE)] for n in range(months)]


def test_a_step_has_its_place_and_the_means_on_each_side():
    step = find_step([*about(100), *about(130, 12)])
    assert step.place == 18
    assert step.before == pytest.approx(100.0, abs=0.2)
    assert step.after == pytest.approx(130.0, abs=0.2)


def test_a_step_down_is_found_too_and_gaps_keep_their_place():
    values = [*about(100), None, None, *about(70, 12)]
    step = find_step(values)
    assert (step.place, round(step.after)) == (20, 70)


def test_what_drifts_or_follows_the_year_has_no_step():
    assert find_step([100 + 2 * n + NOISE[n % 18] for n in range(36)]) is None
    assert find_step(about(100, 36)) is None
    assert find_step([5.0] * 36) is None


def test_a_step_without_any_noise_is_found():
    assert find_step([1.0] * 12 + [2.0] * 12).place == 12


@pytest.mark.parametrize("alike", [0.0, 0.5])
def test_one_series_in_a_hundred_without_a_step_shows_one_at_most(alike):
    chance = np.random.default_rng(7)
    make = level(500, alike=alike)
    found = sum(find_step(make(chance, 36).tolist()) is not None for _ in range(600))
    assert found <= 12  # 2% of 600; 1% is what is aimed at


def test_a_step_by_a_fifth_is_mostly_found_when_it_has_lasted_a_year():
    chance = np.random.default_rng(7)
    found = 0
    for _ in range(100):
        values = level(500)(chance, 36)
        values[24:] *= 1.2
        step = find_step(values.tolist())
        found += step is not None and abs(step.place - 24) <= 2
    assert found >= 80
