"""The range of a period, calculated a second time: the time of year and ratios; and its false marks."""

import csv
import io

import numpy as np
import pytest

from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.false_marks import TABLE, false_marks, false_marks_words
from frankpledge.evidence.charts.methods.season import factors
from frankpledge.evidence.charts.points import HIGH, NO_CHANGE, NOT_JUDGED
from tests.figures import a_series

YEAR = [80, 82, 95, 105, 120, 130, 135, 128, 112, 100, 88, 78]
STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]


def seasonal(months=36):
    noise = np.random.default_rng(3).normal(0, 3, months)
    return [round(float(YEAR[n % 12] + noise[n])) for n in range(months)]


def another_way(values):
    """Return factors of the year by least squares and arrays, without code of the product."""
    y = np.array(values, dtype=float)
    n = np.arange(len(y))
    even = y / np.polyval(np.polyfit(n, y, 1), n)
    means = np.convolve(even, np.ones(13) / 13, "valid")
    left = even / means[np.clip(n - 6, 0, len(means) - 1)]
    groups = [left[n % 12 == name] for name in range(12)]
    of_names = np.array([np.median(group) for group in groups])
    within = sum(((g - g.mean()) ** 2).sum() for g in groups) / (len(y) - 12)
    between = sum(len(g) * (g.mean() - left.mean()) ** 2 for g in groups) / 11
    return (1 + (1 - within / between) * (of_names / of_names.mean() - 1))[n % 12]


def test_factors_of_the_year_agree():
    values = seasonal()
    months = [point.month for point in a_series(values).points]
    assert factors(months, values) == pytest.approx(another_way(values).tolist())


def test_the_range_follows_the_year_and_agrees():
    values = seasonal()
    chart = draw(a_series(values))
    given = another_way(values)
    even = np.array(values) / given
    n = np.arange(len(even))
    left = even - np.polyval(np.polyfit(n, even, 1), n)
    r = (left[1:] * left[:-1]).sum() / (left**2).sum()
    r = min(0.8, max(0.0, r + (1 + 3 * r) / len(even)))
    reach = 2.66 * np.abs(np.diff(even)).mean() / np.sqrt(1 - r)
    assert [p.upper for p in chart.points] == pytest.approx(
        (given * (even.mean() + reach)).tolist()
    )
    assert [p.lower for p in chart.points] == pytest.approx(
        (given * (even.mean() - reach)).tolist()
    )
    assert [p.centre for p in chart.points] == pytest.approx((given * even.mean()).tolist())


def test_a_month_that_is_ordinary_in_summer_is_unusual_in_winter():
    values = seasonal(48)
    values[-1] = 125  # a December
    assert draw(a_series(values)).newest.verdict == HIGH
    values = seasonal(48)[:-5]
    values[-1] = 130  # a July
    assert draw(a_series(values)).newest.verdict == NO_CHANGE


def test_a_series_that_drifts_does_not_follow_the_year():
    values = [100 + 3 * n + (7 * n) % 5 for n in range(36)]
    months = [point.month for point in a_series(values).points]
    assert factors(months, values) is None


def test_the_time_of_year_is_not_looked_for_in_under_two_years_or_at_zero():
    months = [point.month for point in a_series(seasonal()).points]
    assert factors(months[:23], seasonal()[:23]) is None
    assert factors(months, [0.0] * 36) is None


def test_ratios_are_judged_as_logarithms():
    values = [1.5 * float(np.exp(step / 40)) for step in [*range(-3, 4), *range(3, -4, -1)] * 2]
    chart = draw(a_series(values, measure="stop_and_search_disparity"))
    logs = np.log(values)
    n = np.arange(len(logs))
    left = logs - np.polyval(np.polyfit(n, logs, 1), n)
    r = (left[1:] * left[:-1]).sum() / (left**2).sum()
    r = min(0.8, max(0.0, r + (1 + 3 * r) / len(logs)))
    reach = 2.66 * np.abs(np.diff(logs)).mean() / np.sqrt(1 - r)
    point = chart.newest
    assert point.centre == pytest.approx(np.exp(logs.mean()))
    assert point.lower == pytest.approx(np.exp(logs.mean() - reach))
    assert point.upper == pytest.approx(np.exp(logs.mean() + reach))
    assert point.upper / point.centre == pytest.approx(point.centre / point.lower)


def test_a_ratio_of_nothing_is_not_judged_and_makes_no_limits():
    values = [1.5 * float(np.exp(step / 40)) for step in [*range(-3, 4), *range(3, -4, -1)] * 2]
    with_zero = draw(a_series([*values, 0.0], measure="stop_and_search_disparity"))
    assert with_zero.points[-1].verdict == NOT_JUDGED
    assert with_zero.points[0].lower > 1


@pytest.fixture(scope="module")
def stated():
    held = csv.DictReader(io.StringIO(TABLE.read_text("utf-8")))
    return {(row["counts"], int(row["months"])): float(row["charts"]) for row in held}


def test_a_chart_states_the_rate_of_charts_like_it(stated):
    assert false_marks(draw(a_series([*STEADY, *STEADY]))) == pytest.approx(stated["other", 30])
    assert false_marks(draw(a_series([*STEADY * 3]))) == pytest.approx(stated["other", 37])
    assert false_marks(draw(a_series([3, 5, 4, 2, 6] * 5))) == pytest.approx(stated["small", 25])
    assert false_marks(draw(a_series(STEADY[:12]))) is None
    assert false_marks_words(draw(a_series(STEADY[:12]))) == ""
    said = false_marks_words(draw(a_series([*STEADY, *STEADY])))
    share = round(100 * stated["other", 30])
    assert said.startswith(
        f"If nothing had changed, about {share} in 100 charts like this one would"
    )


def test_a_rate_is_stated_of_every_length_that_is_judged(stated):
    assert set(stated) == {(c, n) for c in ("other", "small") for n in range(13, 38)}
    assert all(0 < share < 0.25 for share in stated.values())
