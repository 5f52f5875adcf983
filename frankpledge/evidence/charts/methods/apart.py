"""How areas differ by more than chance, and how far out one must lie to stand apart.

The areas that a funnel is to find must not widen it, so the areas furthest out are left out when
the spread is estimated; what is left is narrower than all by a known factor, which is put right.
Sources: Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
Health Care 14 (2005); Paule and Mandel, Journal of Research of the National Bureau of Standards 87
(1982). What it finds and what it names falsely: docs/compare.md, by simulation.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from scipy.optimize import brentq
from scipy.special import ndtri, stdtrit

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.funnel import FEWEST_AREAS, TRUNCATED, logit

HALF = 0.5  # of an event: keeps logarithms of none finite, and takes their bias away


@dataclass(frozen=True)
class Spread:
    """How areas of one month differ, on the scale of logarithms or of log odds.

    `centre` is the middle of the areas, `tau_squared` the variance between them beyond chance,
    and `phi` how many times the variance found is that of chance; `areas` made them all. The
    areas furthest out were left out, and what is left was put right for that.
    """

    centre: float
    tau_squared: float
    phi: float
    areas: int

    def reach(self, error: float, level: float) -> float:
        """Return how far from the centre an area with a standard `error` may lie at `level`.

        Student's t stands for the normal, since the spread is itself an estimate.
        """
        return float(stdtrit(self.areas - 1, (1 + level) / 2)) * math.sqrt(
            error**2 + self.tau_squared
        )


def spread_of(
    values: Sequence[float], error_at: Callable[[int, float], float], rounds: int = 30
) -> Spread:
    """Return the spread of `values`; `error_at` gives an area's standard error for a centre.

    The centre is a mean weighted by 1 / (error squared + tau squared), of the areas that are
    kept; tau squared is such that the kept areas' mean square, in these units, is that of a normal
    distribution of which as much was cut off at each end (Paule and Mandel, Journal of Research of
    the National Bureau of Standards 87, 1982, made for trimmed values). Centre and spread are found
    in turn; they settle long before the last of `rounds`.

    Raises:
        BadInput: fewer than FEWEST_AREAS areas.
    """
    if len(values) < FEWEST_AREAS:
        raise BadInput(f"{len(values)} areas are too few to say how much areas differ")
    cut = math.floor(TRUNCATED * len(values))
    wanted = variance_of_the_middle(cut / len(values))
    centre, tau_squared = sorted(values)[len(values) // 2], 0.0
    for _ in range(rounds):
        errors = [error_at(place, centre) for place in range(len(values))]
        tau_squared = _tau_squared(values, errors, centre, cut, wanted)
        kept = _kept(values, errors, centre, tau_squared, cut)
        weights = [1 / (errors[place] ** 2 + tau_squared) for place in kept]
        before, centre = (
            centre,
            sum(weight * values[place] for weight, place in zip(weights, kept, strict=True))
            / sum(weights),
        )
        if centre == before:
            break
    errors = [error_at(place, centre) for place in range(len(values))]
    phi = _mean_square(values, errors, centre, 0.0, cut) / wanted
    return Spread(centre, tau_squared, phi, len(values))


def variance_of_the_middle(cut: float) -> float:
    """Return the variance of a standard normal of which a share `cut` is cut off at each end.

    >>> round(variance_of_the_middle(0.10), 4)
    0.4377
    """
    if cut <= 0:
        return 1.0
    edge = float(ndtri(1 - cut))
    height = math.exp(-(edge**2) / 2) / math.sqrt(2 * math.pi)
    return 1 - 2 * edge * height / (1 - 2 * cut)


def _scores(
    values: Sequence[float], errors: Sequence[float], centre: float, tau_squared: float
) -> list[float]:
    return [
        (value - centre) / math.sqrt(error**2 + tau_squared)
        for value, error in zip(values, errors, strict=True)
    ]


def _kept(
    values: Sequence[float],
    errors: Sequence[float],
    centre: float,
    tau_squared: float,
    cut: int,
) -> list[int]:
    """Return the places of the areas that are left when `cut` at each end are left out."""
    scores = _scores(values, errors, centre, tau_squared)
    ranked = sorted(range(len(values)), key=scores.__getitem__)
    return ranked[cut : len(ranked) - cut]


def _mean_square(
    values: Sequence[float],
    errors: Sequence[float],
    centre: float,
    tau_squared: float,
    cut: int,
) -> float:
    scores = sorted(_scores(values, errors, centre, tau_squared))
    kept = scores[cut : len(scores) - cut]
    return sum(score**2 for score in kept) / len(kept)


def _tau_squared(
    values: Sequence[float],
    errors: Sequence[float],
    centre: float,
    cut: int,
    wanted: float,
) -> float:
    """Return the variance between areas at which the kept ones' mean square is as `wanted`."""

    def beyond(tau_squared: float) -> float:
        return _mean_square(values, errors, centre, tau_squared, cut) - wanted

    if beyond(0.0) <= 0:
        return 0.0
    widest = max((value - centre) ** 2 for value in values) / wanted
    return float(brentq(beyond, 0.0, widest))


@dataclass(frozen=True)
class Funnel:
    """Rates or shares of areas around a common middle, which is a rate or share too.

    `to_scale` and `from_scale` go to the scale on which areas are compared and back;
    `error_of` gives the standard error there of an area of some base at the middle.
    """

    spread: Spread
    to_scale: Callable[[float], float]
    from_scale: Callable[[float], float]
    error_of: Callable[[float, float], float]

    @property
    def middle(self) -> float:
        """The rate or share in the middle of the areas."""
        return self.from_scale(self.spread.centre)

    def limits(self, base: float, level: float, middle: float | None = None) -> tuple[float, float]:
        """Return how far out an area of `base` may lie at `level`, around the middle or another."""
        centre = self.spread.centre if middle is None else self.to_scale(middle)
        reach = self.spread.reach(self.error_of(base, centre), level)
        return self.from_scale(centre - reach), self.from_scale(centre + reach)


def rate_funnel(events: Sequence[float], bases: Sequence[float]) -> Funnel:
    """Return the funnel of `events` per unit of `bases`, compared as logarithms.

    An area's standard error is 1 / sqrt(events expected at the middle).

    Raises:
        BadInput: as spread_of.
    """

    def error_of(base: float, centre: float) -> float:
        return 1 / math.sqrt(base * math.exp(centre))

    values = [math.log((n + HALF) / base) for n, base in zip(events, bases, strict=True)]
    spread = spread_of(values, lambda place, centre: error_of(bases[place], centre))
    return Funnel(spread, math.log, math.exp, error_of)


def share_funnel(parts: Sequence[float], wholes: Sequence[float]) -> Funnel:
    """Return the funnel of proportions, compared as log odds.

    The standard error of the log odds of n cases at p is 1 / sqrt(n p (1 - p)).

    Raises:
        BadInput: as spread_of.
    """

    def error_of(whole: float, centre: float) -> float:
        share = _unlogit(centre)
        return 1 / math.sqrt(whole * share * (1 - share))

    values = [
        logit((part + HALF) / (whole + 2 * HALF)) for part, whole in zip(parts, wholes, strict=True)
    ]
    spread = spread_of(values, lambda place, centre: error_of(wholes[place], centre))
    return Funnel(spread, logit, _unlogit, error_of)


def _unlogit(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))
