"""How alike neighbouring months are, and how much wider that makes limits.

Limits made from moving ranges take months for independent. Where neighbours are alike their ranges are
small, by sqrt(1 - r) for a series of first order, r being the correlation of neighbours; so the limits
are widened by as much.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

MOST = 0.8  # how alike neighbours are taken to be, at most


def alike(left: Sequence[float | None], *, fitted: int = 1) -> float:
    """Return the correlation of neighbours in what is left of a series, from 0 to MOST.

    It is put right for so few months: by (1 + 3 r) / n (Kendall, Biometrika 41, 1954), for each of what
    was `fitted` to the series.
    """
    held = [value for value in left if value is not None]
    spread = sum(value**2 for value in held)
    if not spread:
        return 0.0
    found = sum(a * b for a, b in pairwise(left) if a is not None and b is not None) / spread
    return min(MOST, max(0.0, found + fitted * (1 + 3 * found) / len(held)))


def after_a_line(values: Sequence[float | None]) -> list[float | None]:
    """Return what is left of `values` when the line through them, by least squares, is taken out."""
    held = [(place, value) for place, value in enumerate(values) if value is not None]
    if not held:
        return list(values)
    middle, mean = fmean(place for place, _ in held), fmean(value for _, value in held)
    width = sum((place - middle) ** 2 for place, _ in held)
    slope = sum((p - middle) * (v - mean) for p, v in held) / width if width else 0.0
    return [
        None if value is None else value - mean - slope * (place - middle)
        for place, value in enumerate(values)
    ]


def widening(values: Sequence[float | None]) -> float:
    """Return by what limits made from moving ranges of `values` are too narrow."""
    return 1 / math.sqrt(1 - alike(after_a_line(values)))
