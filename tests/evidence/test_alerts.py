"""The false-alarm budget is met, and a real shift is found."""

import numpy as np
import pytest

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.budget import (
    BASELINE,
    MONTHS_IN_A_QUARTER,
    chance_per_test,
    check_newest,
)

SERIES = 10_000


@pytest.mark.parametrize(("followed", "budget"), [(16, 1.0), (16, 4.0), (4, 0.5)])
def test_false_alerts_of_ten_thousand_series_in_control_are_as_stated(followed, budget):
    # 10,000 series that do not change, three tests each: readers with `followed` series
    # each must meet `budget` false alerts a quarter.
    rng = np.random.default_rng(20261124)
    chance = chance_per_test(budget, followed)
    values = rng.normal(30, 2, (SERIES, BASELINE + MONTHS_IN_A_QUARTER))
    found = 0
    for series in values.tolist():
        for month in range(BASELINE, BASELINE + MONTHS_IN_A_QUARTER):
            found += check_newest(series[:month], series[month], chance).direction != 0
    observed = found / SERIES * followed
    assert observed == pytest.approx(budget, rel=0.10)


def test_false_alerts_of_counts_are_as_stated():
    # Counts of about 40 a month, charted as square roots as the alerts do.
    rng = np.random.default_rng(7)
    chance = chance_per_test(1.0, 8)
    values = np.sqrt(rng.poisson(40, (SERIES, BASELINE + 3)))
    found = sum(
        check_newest(series[:month], series[month], chance).direction != 0
        for series in values.tolist()
        for month in range(BASELINE, BASELINE + 3)
    )
    assert found / SERIES * 8 == pytest.approx(1.0, rel=0.10)


def test_a_shift_of_three_standard_deviations_is_mostly_found():
    rng = np.random.default_rng(3)
    chance = chance_per_test(1.0, 16)
    base = rng.normal(0, 1, (1000, BASELINE)).tolist()
    found = sum(check_newest(series, 3.0, chance).direction == 1 for series in base)
    assert found > 600


@pytest.mark.parametrize(
    ("budget", "series"), [(0, 4), (-1, 4), (float("nan"), 4), (float("inf"), 4), (1, 0), (9, 1)]
)
def test_a_budget_that_cannot_be_met_is_refused(budget, series):
    with pytest.raises(BadInput):
        chance_per_test(budget, series)
