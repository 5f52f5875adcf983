"""Alerts with a false-alarm budget: a threshold for every test, from what a reader accepts.

A reader with m series and a budget of b false alerts a quarter makes 3 m tests in it, so each test
gets b / (3 m).
"""

import math

from frankpledge.errors import BadInput

MONTHS_IN_A_QUARTER = 3


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
