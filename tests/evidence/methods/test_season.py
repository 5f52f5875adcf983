"""Whether a series follows the year, beside SciPy's own test."""

import pytest
from scipy.stats import kruskal

from frankpledge.evidence.charts.methods import season
from frankpledge.rules.periods import add_months

VALUES = [7, 9, 9, 12, 4, 7, 15, 11, 9, 6, 3, 7, 8, 9, 11, 13, 5, 7, 14, 10, 9, 6, 4, 7, 7, 10]


def test_the_test_of_the_year_is_that_of_kruskal_and_wallis_with_equal_values_too(monkeypatch):
    asked = []

    def chance(degrees, statistic):
        asked.append((degrees, statistic))
        return 0.0

    monkeypatch.setattr(season, "chdtrc", chance)
    months = [add_months("2024-03", n) for n in range(len(VALUES))]
    assert season.follows_the_year(months, VALUES) is True
    groups = [
        [v for m, v in zip(months, VALUES, strict=True) if m[5:] == f"{n:02d}"]
        for n in range(1, 13)
    ]
    assert asked == [(11, pytest.approx(kruskal(*groups).statistic))]


def test_months_and_values_are_as_many_and_what_never_varies_has_no_year():
    months = [add_months("2024-03", n) for n in range(26)]
    with pytest.raises(ValueError, match="zip"):
        season.follows_the_year(months, VALUES[:-1])
    assert season.follows_the_year(months, [5.0] * 26) is False
