"""What was to be expected of a month, by a second calculation that shares no code with the engine.

Least squares by QR; the pattern of the year by SciPy's F; neighbours that are alike by hand.
"""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import f as fisher
from scipy.stats import t as student

from frankpledge.evidence.charts.methods.expected import check
from frankpledge.evidence.charts.scales import SCALES


def waves_of(places, columns):
    every = [np.ones_like(places), places]
    for speed in (1, 2):
        every += [np.cos(speed * np.pi * places / 6), np.sin(speed * np.pi * places / 6)]
    return np.column_stack(every[:columns])


def squares_left(places, values, columns):
    q, _ = np.linalg.qr(waves_of(places, columns))
    return values - q @ (q.T @ values)


def expected_by_hand(history, value, chance):
    """The chance, the centre and the interval of the newest of even-scaled months before it."""
    places = np.flatnonzero(~np.isnan(history)).astype(float)
    values = history[~np.isnan(history)]
    n, columns = values.size, 1 if values.size < 24 else 2
    left = squares_left(places, values, columns)
    if n >= 30:
        of_year = squares_left(places, values, 6)
        gained = ((left @ left - of_year @ of_year) / 4) / (of_year @ of_year / (n - 6))
        if fisher.sf(max(gained, 0), 4, n - 6) < 0.05:
            left, columns = of_year, 6
    neighbours = left[:-1] @ left[1:] / (left @ left)
    corrections = {1: 1, 2: 2, 6: 1}[columns]
    r = min(0.8, max(0.0, neighbours + corrections * (1 + 3 * neighbours) / n))
    kept = min(n / 2, columns * (1 + r) / (1 - r))
    sigma = math.sqrt(left @ left / (n - kept))
    q, upper = np.linalg.qr(waves_of(places, columns))
    ahead = waves_of(np.array([float(history.size)]), columns)[0]
    centre = ahead @ np.linalg.solve(upper, q.T @ values)
    leverage = np.linalg.solve(upper.T, ahead)
    error = sigma * math.sqrt(1 + leverage @ leverage * (1 + r) / (1 - r))
    reach = student.ppf(1 - chance / 2, n - columns) * error
    return 2 * student.sf(abs(value - centre) / error, n - columns), centre, reach


months_before = st.lists(st.integers(100, 900), min_size=12, max_size=36)


@settings(max_examples=60)
@given(months_before, st.integers(50, 1_500), st.sampled_from([0.05, 1 / 48, 0.001]))
def test_what_was_to_be_expected_agrees(before, newest, chance):
    scale = SCALES["count"]
    even = np.sqrt(np.array([*before, newest], dtype=float))
    if np.ptp(even[:-1]) == 0:
        return  # months that are all alike have no variance
    likely, centre, reach = expected_by_hand(even[:-1], even[-1], chance)
    found = check(list(map(float, before)), [float(newest)], chance, scale)
    assert found.chance == pytest.approx(likely, rel=1e-6, abs=1e-12)
    ends = (centre, max(centre - reach, 0), centre + reach)
    assert (found.centre, found.lower, found.upper) == pytest.approx(tuple(np.square(ends)))
    side = math.copysign(1, even[-1] - centre)
    assert found.direction == (side if likely < chance else 0)
