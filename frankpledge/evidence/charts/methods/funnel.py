"""The convention of funnel plots, as published: limits of chance, and dispersion of trimmed areas.

Pages compare areas by `apart`, because this convention estimates the spread of all areas from that of
the middle ones and so names areas that do not stand apart (docs/compare.md). It is kept for the known
answers, and what both share is here.

Sources: Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
Medicine 24 (2005), and Handling over-dispersion of performance indicators, Quality and
Safety in Health Care 14 (2005); known answers of the package FunnelPlotR.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.special import gammaincinv

from frankpledge.errors import BadInput
from frankpledge.evidence.measures.intervals import TWO_SIGMA, quantile

TRUNCATED = 0.10  # of the areas at each end are left out when dispersion is estimated
FEWEST_AREAS = 5  # our choice: with fewer there is no common spread to speak of


@dataclass(frozen=True)
class Dispersion:
    """How much more areas differ than chance explains.

    `phi` is the ratio of the spread found to the spread of chance; `tau_squared` the
    variance between areas, on the scale on which it was estimated.
    """

    phi: float
    tau_squared: float
    areas: int


def poisson_limits(expected: float, level: float = TWO_SIGMA) -> tuple[float, float]:
    """Return exact limits of observed / `expected` around a target of 1."""
    tail = (1 - level) / 2
    lower = float(gammaincinv(expected, tail)) / expected
    return lower, float(gammaincinv(expected + 1, 1 - tail)) / expected


def proportion_limits(target: float, whole: float, level: float = TWO_SIGMA) -> tuple[float, float]:
    """Return score limits of a proportion of `whole` around `target`, clipped to 0 and 1."""
    reach = quantile(level) * math.sqrt(target * (1 - target) / whole)
    return max(0.0, target - reach), min(1.0, target + reach)


def dispersion(scores: Sequence[float], errors: Sequence[float]) -> Dispersion:
    """Return the dispersion of `scores` (distances from the target) with standard `errors`.

    TRUNCATED of the areas are left out at each end, so that the areas that the funnel is to
    find do not widen it.

    Raises:
        BadInput: fewer than FEWEST_AREAS areas, or an error of zero.
    """
    if len(scores) < FEWEST_AREAS:
        raise BadInput(f"{len(scores)} areas are too few to say how much areas differ")
    if min(errors) <= 0:
        raise BadInput("an area without events has no standard error")
    ranked = sorted(zip(scores, errors, strict=True), key=lambda pair: pair[0] / pair[1])
    cut = math.floor(TRUNCATED * len(ranked))
    kept = ranked[cut : len(ranked) - cut]
    phi = sum((score / error) ** 2 for score, error in kept) / len(kept)
    weights = [1 / error**2 for _, error in kept]
    spare = sum(weights) - sum(w * w for w in weights) / sum(weights)
    tau_squared = max(0.0, (len(kept) * phi - (len(kept) - 1)) / spare)
    return Dispersion(phi, tau_squared, len(kept))


def ratio_dispersion(observed: Sequence[float], expected: Sequence[float]) -> Dispersion:
    """Return the dispersion of log(observed / expected), whose error is 1 / sqrt(expected).

    Raises:
        BadInput: as `dispersion`, or where nothing was observed.
    """
    if min(observed, default=0) <= 0 or min(expected, default=0) <= 0:
        raise BadInput("an area without events cannot be compared as a ratio")
    scores = [math.log(o / e) for o, e in zip(observed, expected, strict=True)]
    return dispersion(scores, [1 / math.sqrt(e) for e in expected])


def ratio_limits(
    expected: float, tau_squared: float, level: float = TWO_SIGMA
) -> tuple[float, float]:
    """Return limits of observed / expected around 1 that allow for `tau_squared`."""
    reach = quantile(level) * math.sqrt(1 / expected + tau_squared)
    return math.exp(-reach), math.exp(reach)


def logit(share: float) -> float:
    """Return the log of the odds."""
    return math.log(share / (1 - share))
