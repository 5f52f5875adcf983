"""Run charts: the median, and whether points keep to one side of it longer than chance.

For series too short for limits, or whose months depend on one another. Source: Anhoj and
Olesen, Run charts revisited, PLoS ONE 2014; as qicharts2 applies it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

FEWEST_POINTS = 10  # off the median; with fewer the rules seldom find a change that is there


@dataclass(frozen=True)
class RunChart:
    """The median and the two tests; `useful` points are those not on the median."""

    median: float
    useful: int
    longest_run: int
    longest_allowed: int
    crossings: int
    fewest_crossings: int

    @property
    def is_signal(self) -> bool:
        """Whether runs are too long or crossings too few for chance alone."""
        return self.useful >= FEWEST_POINTS and (
            self.longest_run > self.longest_allowed or self.crossings < self.fewest_crossings
        )


def longest_allowed(useful: int) -> int:
    """Return the longest run that chance explains among `useful` points."""
    return round(math.log2(useful) + 3) if useful else 0


def fewest_crossings(useful: int) -> int:
    """Return the 5% quantile of crossings among `useful` points: Binomial(n - 1, 1/2)."""
    trials, below = useful - 1, 0
    if trials < 1:
        return 0
    for crossings in range(trials + 1):
        below += math.comb(trials, crossings)
        if below / 2**trials >= 0.05:
            return crossings
    return trials


def run_chart(values: Sequence[float | None]) -> RunChart:
    """Return the tests of `values`, at least one of which is not None.

    A gap ends a run, and no crossing is counted over it. The two thresholds are those of
    all useful points, so a gap can hide a signal but never make one of runs; crossings that
    could have lain in a gap are allowed for.
    """
    middle = median([value for value in values if value is not None])
    useful = crossings = longest = length = gaps = 0
    before: int | None = None
    for value in values:
        if value is None:
            gaps += before is not None
            before, length = None, 0
            continue
        side = (value > middle) - (value < middle)
        if side == 0:
            continue
        useful += 1
        crossings += before is not None and side != before
        length = length + 1 if side == before else 1
        longest, before = max(longest, length), side
    return RunChart(
        middle,
        useful,
        longest,
        longest_allowed(useful),
        crossings,
        fewest_crossings(useful - gaps),
    )
