"""A step in a series: where its level changed once, if it did.

Of all ways to split the months in two, that with the greatest difference of means beside its error is
taken (the test of Alexandersson, Journal of Climatology 6, 1986, with a least length of each side).
Neighbours that are alike make a step look surer than it is, and this is allowed for. A series that a
line fits better than a step drifts, and has none. What is found falsely, and what is missed, is measured
by `bench.charts`.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from frankpledge.evidence.charts.methods.neighbours import after_a_line, alike

FEWEST = 24  # values: with fewer no step is looked for
EACH_SIDE = 6  # values on each side of a step, at least
# Of the difference of the two means over its error: at most one series in a hundred without a step
# passes it, up to neighbours alike by 0.5.
SURE = 5.0


@dataclass(frozen=True)
class Step:
    """A step: the place of its first value, the means before and from it, in the series' own unit."""

    place: int
    before: float
    after: float


def find_step(values: Sequence[float | None]) -> Step | None:
    """Return the step of `values`, oldest first, or None where there is none; None is a gap."""
    places = [place for place, value in enumerate(values) if value is not None]
    held = [value for value in values if value is not None]
    if len(held) < FEWEST:
        return None
    cut = max(range(EACH_SIDE, len(held) - EACH_SIDE + 1), key=lambda at: _explained(held, at))
    before, after = fmean(held[:cut]), fmean(held[cut:])
    left = [
        None if value is None else value - (after if place >= places[cut] else before)
        for place, value in enumerate(values)
    ]
    remains = _squares(left)
    if before == after or remains >= _squares(after_a_line(values)):
        return None
    step = Step(places[cut], before, after)
    if not remains:
        return step
    neighbours = alike(left, fitted=3)  # two means, and the place between them
    error = math.sqrt(
        remains
        / (len(held) - 2)
        * (1 / cut + 1 / (len(held) - cut))
        * (1 + neighbours)
        / (1 - neighbours)
    )
    return step if abs(after - before) > SURE * error else None


def _explained(held: Sequence[float], cut: int) -> float:
    """Return the sum of squares that a split at `cut` explains."""
    gap = fmean(held[cut:]) - fmean(held[:cut])
    return gap**2 * cut * (len(held) - cut) / len(held)


def _squares(left: Sequence[float | None]) -> float:
    return sum(value**2 for value in left if value is not None)
