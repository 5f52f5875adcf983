"""The false-alarm budget is met, a real shift is found, and what is said of it is so."""

import numpy as np
import pytest

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.alerts import Alerts
from frankpledge.evidence.charts.alerts import tests_of as alert_tests
from frankpledge.evidence.charts.methods.budget import chance_per_test
from frankpledge.evidence.charts.methods.expected import FEWEST, Scale, check
from tests import series as made

SERIES = 3_000
PLAIN = Scale(float, float)
UP_AND_DOWN = [100 + step for step in (0, 4, -3, 1, -1, 3, -2, 2)] * 5


def test_false_alerts_of_series_in_control_are_as_stated():
    rng = np.random.default_rng(20261124)
    values = rng.normal(30, 2, (SERIES, FEWEST + 1)).tolist()
    found = sum(check(s[:-1], s[-1:], 0.05, PLAIN).direction != 0 for s in values)
    assert found / SERIES == pytest.approx(0.05, rel=0.2)


def test_a_shift_of_five_standard_deviations_is_mostly_found():
    rng = np.random.default_rng(3)
    base = rng.normal(0, 1, (300, 24)).tolist()
    found = sum(check(before, [5.0], 1 / 48, PLAIN).direction == 1 for before in base)
    assert found > 240


@pytest.mark.parametrize(
    ("budget", "series"), [(0, 4), (-1, 4), (float("nan"), 4), (float("inf"), 4), (1, 0), (9, 1)]
)
def test_a_budget_that_cannot_be_met_is_refused(budget, series):
    with pytest.raises(BadInput):
        chance_per_test(budget, series)


def newest(months, chance=0.02, measure="shoplifting"):
    """The test of the newest of `months`, and why there is none."""
    tested, why = alert_tests(made.measured(months, measure), [made.month(len(months) - 1)], chance)
    return (tested[0] if tested else None), why


def test_an_alert_says_what_was_expected_and_the_difference():
    alert, _ = newest([*UP_AND_DOWN[:20], 160])
    low, high = alert.limits
    assert alert.sentence() == (
        "Shoplifting, Kent Police, September 2025: 160 crimes. From the 20 months before we expected"
        f" {low:.0f} to {high:.0f} (about 100): 60 more (60%)."
    )
    assert (alert.direction, alert.when) == (1, "September 2025")
    below, _ = newest([*UP_AND_DOWN[:20], 60])
    assert below.sentence().endswith("(about 100): 40 fewer (40%).")
    assert below.direction == -1


def test_months_together_are_said_to_be():
    alert, _ = newest([*UP_AND_DOWN[:36], 106, 107, 106])
    assert alert.test.together == 3
    assert alert.when == "January 2027 to March 2027"
    assert (
        "January 2027 to March 2027: 106 crimes a month on average. From the 36" in alert.sentence()
    )
    row = dict(zip(("month", "area", "name", "measure", "value"), alert.row(), strict=False))
    assert (row["month"], row["value"]) == ("2027-03", pytest.approx(106.33, abs=0.01))


def test_small_numbers_have_no_percent():
    alert, _ = newest([1, 2, 1, 0, 2, 1] * 4 + [12])
    assert alert.sentence().endswith(
        "(about 1): 11 more. Numbers are small, so a few crimes make a big difference."
    )


def test_shares_differ_by_percentage_points():
    alert, _ = newest([24.0, 26.0] * 10 + [60.0], measure="positive_outcome_rate")
    assert "percentage points higher." in alert.sentence()


def test_a_month_that_is_not_judged_is_not_tested_and_says_why():
    assert newest([*UP_AND_DOWN[:20], made.PARTIAL]) == (None, "September 2025: why")
    _, why = newest(UP_AND_DOWN[:12])
    assert why == "December 2024: too short to judge (11 months before it are held, 12 are needed)"


def summary(*tests, series=16):
    return Alerts(
        budget=1.0, series=series, chance=1 / 48, tests=tests, untested=(), last="2025-09"
    ).sentence()


def test_no_alert_does_not_mean_no_change():
    quiet, _ = newest([*UP_AND_DOWN[:20], 101])
    assert summary(*[quiet] * 45) == (
        "No alerts for July 2025 to September 2025. We ran 45 checks on 16 series and would expect about"
        " 0.9 false alerts if nothing had changed (you accept 1 a quarter). A change of 10% would often"
        " be missed, so no alert does not mean no change."
    )
    loud, _ = newest([*UP_AND_DOWN[:20], 160])
    assert summary(quiet, loud).startswith("1 alert for July 2025")
    assert "missed" not in summary(quiet, loud)
    assert summary().startswith("Nothing could be tested for July 2025 to September 2025")
