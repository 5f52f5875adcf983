"""Months lie evenly across a drawing; a gap of a year and more is cut short, with a broken axis."""

import re

import pytest

from frankpledge.design.charts.months_axis import CUT, MonthsAxis
from frankpledge.design.charts.plot import points_of
from tests import series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102]


def axis(months, start=10.0, end=710.0):
    return MonthsAxis(points_of(series.measured(months)), start, end)


def test_months_lie_evenly_from_end_to_end():
    found = axis(STEADY)
    assert [found.middle(n) for n in range(8)] == pytest.approx([10 + 100 * n for n in range(8)])
    assert found.right(2) == found.left(3)


def test_a_gap_of_a_year_is_cut_to_one_width_and_a_shorter_one_is_not():
    cut = axis([*STEADY, *[series.MISSING] * 12, *STEADY])
    assert cut.right(19) - cut.left(8) == pytest.approx(CUT)
    assert cut.middle(0) == pytest.approx(10.0)
    assert cut.middle(27) == pytest.approx(710.0)
    assert cut.middle(1) - cut.middle(0) == pytest.approx(cut.middle(27) - cut.middle(26))
    assert [cut.is_cut(n) for n in (7, 8, 19, 20)] == [False, True, True, False]
    whole = axis([*STEADY, *[series.MISSING] * 11, *STEADY])
    assert whole.middle(9) - whole.middle(8) == pytest.approx(700 / 26)


def test_a_gap_at_the_end_is_cut_too_and_nothing_but_gaps_is_not():
    found = axis([*STEADY, *[series.MISSING] * 20])
    assert found.right(27) - found.left(8) == pytest.approx(CUT)
    assert found.middle(27) == pytest.approx(710.0)
    assert axis([series.MISSING] * 14).middle(13) == pytest.approx(710.0)
    assert axis([100]).middle(0) == pytest.approx(10.0)


def test_a_long_gap_is_a_band_of_one_width_with_a_broken_axis_and_its_months():
    drawn = series.control([*STEADY * 2, *[series.MISSING] * 30, *STEADY * 2])
    (width,) = re.findall(r'<rect class="fp-missing"[^>]* width="([\d.]+)"', drawn)
    assert float(width) == pytest.approx(CUT, abs=0.2)
    assert "May 2025 to October 2027: no value" in drawn
    assert drawn.count("fp-broken") == 1
    assert "fp-broken" not in series.control([*STEADY, *[series.MISSING] * 5, *STEADY])
    assert ">2026<" not in drawn
    assert ">2028<" in drawn


def test_no_line_is_drawn_through_a_gap():
    drawn = series.control([*STEADY * 2, *[series.MISSING] * 30, *STEADY * 2])
    assert drawn.count('class="fp-line"') == 2
