"""Methods held to SciPy, and to sums done by hand."""

import math

import numpy as np
import pytest
from scipy.stats import binom, kruskal
from scipy.stats import t as student

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.apart import share_funnel
from frankpledge.evidence.charts.methods.funnel import dispersion
from frankpledge.evidence.charts.methods.run_charts import fewest_crossings, run_chart
from frankpledge.evidence.charts.methods.season import follows_the_year
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.rules.periods import month_range

YEARS = list(month_range("2021-01", "2023-12"))


@pytest.mark.parametrize("target", [0.05, 0.2, 0.5])
def test_limits_of_a_share_are_even_on_the_scale_of_log_odds(target):
    # Areas that are all alike differ by nothing but chance; half a case moves their middle a little.
    found = share_funnel([target * 10**6] * 21, [10**6] * 21)
    low, high = found.limits(100, 0.95)
    reach = student.ppf(0.975, 20) / math.sqrt(100 * target * (1 - target))
    odds = target / (1 - target)
    assert low / (1 - low) == pytest.approx(odds * math.exp(-reach), rel=1e-4)
    assert high / (1 - high) == pytest.approx(odds * math.exp(reach), rel=1e-4)


def test_each_area_has_an_error():
    with pytest.raises(ValueError, match="zip"):
        dispersion([0.1] * 12, [1.0] * 11)


@pytest.mark.parametrize("size", np.linspace(0.0, 1.2, 25))
def test_a_year_is_found_where_kruskal_and_wallis_find_it(size):
    chance = np.random.default_rng(int(size * 1000))
    of_months = np.sin(np.arange(36) * 2 * np.pi / 12) * size * 10
    values = [float(v) for v in np.round(100 + of_months + chance.normal(0, 5, 36))]
    groups = [[v for m, v in zip(YEARS, values, strict=True) if m[5:] == n] for n in _names()]
    assert follows_the_year(YEARS, values) == (kruskal(*groups).pvalue < 0.01)


def _names():
    return sorted({month[5:] for month in YEARS})


def test_months_that_are_all_alike_follow_no_year():
    assert not follows_the_year(YEARS, [7.0] * 36)


@pytest.mark.parametrize("useful", range(2, 101))
def test_fewest_crossings_are_the_five_per_cent_quantile(useful):
    assert fewest_crossings(useful) == binom.ppf(0.05, useful - 1, 0.5)


@pytest.mark.parametrize(
    ("values", "useful", "gaps"),
    [
        ([1, 3, 1, None, 3, 1, 3], 6, 1),
        ([1, 3, 1, None, None, 3, 1, 3], 6, 1),
        ([None, 1, 3, 1, 3, 1, 3], 6, 0),
        ([1, 3, None, 1, 3, 1, None, 3, 1, 3, 1, None, 3, 1, 3], 12, 3),
    ],
)
def test_crossings_that_could_lie_in_a_gap_are_allowed_for(values, useful, gaps):
    found = run_chart(values)
    assert (found.useful, found.fewest_crossings) == (useful, fewest_crossings(useful - gaps))


def test_limits_need_two_months_in_a_row():
    with pytest.raises(BadInput, match="no two months in a row"):
        xmr_limits([1.0, None, 2.0])
