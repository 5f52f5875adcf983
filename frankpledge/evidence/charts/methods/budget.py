"""Alerts with a false-alarm budget: a threshold for every test, from what a reader accepts.

The newest month is set against the months before it by a prediction interval: for a series
that varies about a level without trend, (newest - mean) / (s sqrt(1 + 1/n)) follows
Student's t with n - 1 degrees of freedom exactly (Hahn and Meeker, Statistical Intervals).
A reader with m series and a budget of b false alerts a quarter makes 3 m tests in it, so
each test gets b / (3 m). Counts are taken as square roots, rates as they are, shares as
arcsines, which makes their variance even.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from scipy.special import stdtr, stdtrit

from frankpledge.errors import BadInput

MONTHS_IN_A_QUARTER = 3
BASELINE = 24  # months before, at most: long enough for s, short enough for today's level
FEWEST = 4  # months before; with so few only a collapse is told, as Student's t makes sure


@dataclass(frozen=True)
class Test:
    """One test: how far the newest value is from the months before, and how unusual that is.

    `chance` is the two-sided probability of being so far off when nothing changed.
    """

    value: float
    centre: float
    lower: float
    upper: float
    chance: float
    months: int

    @property
    def direction(self) -> int:
        """1 above, -1 below, 0 within what is expected."""
        return (self.value > self.upper) - (self.value < self.lower)


def chance_per_test(budget: float, series: int) -> float:
    """Return the probability of a false alert that each monthly test may have.

    Raises:
        BadInput: no series, or a budget that no threshold can meet.
    """
    if series < 1:
        raise BadInput("choose at least one measure and one area")
    if not math.isfinite(budget) or budget <= 0:
        raise BadInput("a budget of false alerts must be more than 0")
    each = budget / (MONTHS_IN_A_QUARTER * series)
    if each >= 0.5:
        raise BadInput(
            f"{budget:g} false alerts a quarter from {series} series would be half of all tests"
        )
    return each


def check_newest(before: Sequence[float], newest: float, chance: float) -> Test:
    """Set `newest` against the values `before` it, all on an even scale.

    Raises:
        BadInput: fewer than FEWEST values before.
    """
    base = before[-BASELINE:]
    if len(base) < FEWEST:
        raise BadInput(f"{len(base)} months before are too few; {FEWEST} are needed")
    centre, degrees = fmean(base), len(base) - 1
    error = stdev(base) * math.sqrt(1 + 1 / len(base))
    reach = -float(stdtrit(degrees, chance / 2)) * error
    if error == 0:
        probability = 1.0 if newest == centre else 0.0
    else:
        probability = 2 * float(stdtr(degrees, -abs(newest - centre) / error))
    return Test(newest, centre, centre - reach, centre + reach, probability, len(base))
