"""Limits of p- and u-charts: proportions, and rates whose base varies.

With thousands of crimes a month the plain chart calls nearly every month special, because
its limits know only chance and not that months differ. Laney's correction widens (or
narrows) them by what neighbouring months show. Source: Laney, Improved control charts for
attributes, Quality Engineering 14 (2002).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.xmr import D2


@dataclass(frozen=True)
class VaryingLimits:
    """Centre line, a lower and an upper limit for each point, and the widening used.

    Where a point has no base its limits are None.
    """

    centre: float
    lower: list[float | None]
    upper: list[float | None]
    sigma_z: float
    points: int


def p_limits(
    parts: Sequence[float | None],
    wholes: Sequence[float | None],
    *,
    widen: bool = True,
    times: float = 1.0,
    is_share: bool = True,
) -> VaryingLimits:
    """Return limits of the proportions `parts` / `wholes`, clipped to 0 and, as a share, to 1.

    They are `times` as far from the centre as Laney's (see `neighbours`). What the time of year was
    taken out of is no share.

    Raises:
        BadInput: no point has a whole, or, to `widen`, no two in a row do.
    """

    def sigma(p: float, n: float) -> float:
        return math.sqrt(max(0.0, p * (1 - p)) / n)

    return _limits(parts, wholes, sigma, 1.0 if is_share else math.inf, widen, times)


def u_limits(
    events: Sequence[float | None],
    bases: Sequence[float | None],
    *,
    widen: bool = True,
    times: float = 1.0,
) -> VaryingLimits:
    """Return limits of the rates `events` / `bases`; the lower is never below 0.

    They are `times` as far from the centre as Laney's (see `neighbours`).

    Raises:
        BadInput: as p_limits.
    """
    return _limits(events, bases, lambda u, n: math.sqrt(u / n), math.inf, widen, times)


def _limits(
    parts: Sequence[float | None],
    wholes: Sequence[float | None],
    sigma_of: Callable[[float, float], float],
    ceiling: float,
    widen: bool,
    times: float,
) -> VaryingLimits:
    pairs = [
        (part, whole) if part is not None and whole else None
        for part, whole in zip(parts, wholes, strict=True)
    ]
    held = [pair for pair in pairs if pair]
    if not held:
        raise BadInput("no month has a base, so no limits can be drawn")
    centre = sum(part for part, _ in held) / sum(whole for _, whole in held)
    sigmas = [sigma_of(centre, pair[1]) if pair else None for pair in pairs]
    factor = _sigma_z(pairs, sigmas, centre) if widen else 1.0
    reach = [3 * sigma * factor * times if sigma is not None else None for sigma in sigmas]
    return VaryingLimits(
        centre=centre,
        lower=[None if r is None else max(0.0, centre - r) for r in reach],
        upper=[None if r is None else min(ceiling, centre + r) for r in reach],
        sigma_z=factor,
        points=len(held),
    )


def _sigma_z(
    pairs: Sequence[tuple[float, float] | None], sigmas: Sequence[float | None], centre: float
) -> float:
    scores = [
        (pair[0] / pair[1] - centre) / sigma if pair and sigma else None
        for pair, sigma in zip(pairs, sigmas, strict=True)
    ]
    ranges = [abs(b - a) for a, b in pairwise(scores) if a is not None and b is not None]
    if not ranges and not any(sigmas):
        return 1.0  # all or none in every month: nothing varies
    if not ranges:
        raise BadInput("no two months in a row have a value, so no limits can be drawn")
    return fmean(ranges) / D2
