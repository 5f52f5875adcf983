"""Confidence intervals for counts, proportions and ratios.

Sources: Byar's approximation and the Wilson score interval as in the technical guide of
Public Health England's Fingertips; ratios on the log scale (Katz and others, 1978).
"""

import math
from statistics import NormalDist

TWO_SIGMA, THREE_SIGMA = 0.95, 0.998  # the two levels that Fingertips and funnel plots draw


def quantile(level: float) -> float:
    """Return z for a two-sided interval of `level`, such as 1.96 for 0.95."""
    return NormalDist().inv_cdf(1 - (1 - level) / 2)


def byar(events: float, level: float = TWO_SIGMA) -> tuple[float, float]:
    """Return the interval of a count of events, by Byar's approximation.

    >>> [round(bound, 6) for bound in byar(65)]
    [50.163188, 82.849139]
    """
    z = quantile(level)
    more = events + 1
    upper = more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
    if events <= 0:
        return 0.0, upper
    lower = events * (1 - 1 / (9 * events) - z / (3 * math.sqrt(events))) ** 3
    return max(0.0, lower), upper


def wilson(part: float, whole: float, level: float = TWO_SIGMA) -> tuple[float, float]:
    """Return the interval of a proportion `part` of `whole`, by Wilson's score method.

    >>> [round(bound, 6) for bound in wilson(65, 100)]
    [0.552544, 0.736358]
    """
    z = quantile(level)
    share, square = part / whole, z * z
    reach = z * math.sqrt(square + 4 * part * (1 - share))
    floor, ceiling = 2 * part + square - reach, 2 * part + square + reach
    return max(0.0, floor / (2 * (whole + square))), min(1.0, ceiling / (2 * (whole + square)))


def ratio_of_rates(
    events: float, base: float, other_events: float, other_base: float
) -> tuple[float, float] | None:
    """Return the 95% interval of (events / base) / (other_events / other_base).

    For counts of events against populations: the variance of the log ratio is
    1/events + 1/other_events. None where a count or a base is zero.
    """
    if min(events, base, other_events, other_base) <= 0:
        return None
    ratio = (events / base) / (other_events / other_base)
    reach = quantile(TWO_SIGMA) * math.sqrt(1 / events + 1 / other_events)
    return ratio * math.exp(-reach), ratio * math.exp(reach)


def ratio_of_proportions(
    part: float, whole: float, other_part: float, other_whole: float
) -> tuple[float, float] | None:
    """Return the 95% interval of a ratio of two proportions (Katz's log method).

    None where a part or a whole is zero.
    """
    if min(part, whole, other_part, other_whole) <= 0:
        return None
    ratio = (part / whole) / (other_part / other_whole)
    variance = 1 / part - 1 / whole + 1 / other_part - 1 / other_whole
    reach = quantile(TWO_SIGMA) * math.sqrt(max(0.0, variance))
    return ratio * math.exp(-reach), ratio * math.exp(reach)
