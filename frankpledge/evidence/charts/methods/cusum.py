"""A slow drift: the two-sided CUSUM with which OpenPrescribing finds change.

The convention: the target is the mean of a window, the threshold five standard deviations
of it, the slack half of one. Past the threshold the target is taken anew from the window
before; the threshold is kept while the series still moves the same way.
No page shows it: its words were made for percentile points, and alerts that take months together find
slow change. It is kept for the known answers of that project.
Sources: Montgomery, Introduction to Statistical Quality Control; OpenPrescribing's alerts.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

WINDOW = 12  # months
THRESHOLD = 5.0  # standard deviations of the window
SLACK = 0.5

# Past so many percentage points a change is described by the word.
WORDS = ((0.0, "not at all"), (10.0, "slightly"), (20.0, "moderately"), (30.0, "considerably"))


@dataclass(frozen=True)
class Drift:
    """The drift under way at the end of a series: from the old mean to the newest value."""

    direction: int
    before: float
    now: float
    months: int


def describe(points: float) -> str:
    """Return OpenPrescribing's word for a change of so many percentage points."""
    size = round(abs(points), 9)  # 30 points are 30, whatever the last binary digit
    if size == 0:
        return "not at all"
    return next((word for limit, word in WORDS[1:] if size < limit), "massively")


def drifts(
    values: Sequence[float], *, window: int = WINDOW, places: int = 2
) -> tuple[list[int], list[float]]:
    """Return for each value 1, -1 or 0 as it is past the threshold, and the target then.

    Sums are rounded to `places`, as OpenPrescribing rounds percentiles given as shares.
    """
    flags: list[int] = []
    targets: list[float] = []
    target, threshold, high, low = 0.0, 0.0, 0.0, 0.0

    def sums(value: float, above: float, below: float) -> tuple[float, float]:
        slack = SLACK * threshold / THRESHOLD
        up = round(max(0.0, above + value - (target + slack)), places)
        return up, round(min(0.0, below + value - (target - slack)), places)

    for place, value in enumerate(values):
        above, below = high, low
        if place == 0:
            target = fmean(values[:window])
            threshold = THRESHOLD * pstdev(values[:window])
        elif flags[-1]:
            recent = values[max(0, place - window) : place]
            target = fmean(recent)
            up, down = sums(value, high, low)
            goes_on = up > high if flags[-1] > 0 else down < low
            if not goes_on:
                threshold, above, below = THRESHOLD * pstdev(recent), 0.0, 0.0
        high, low = sums(value, above, below)
        flags.append((high > threshold) or -(low < -threshold))
        targets.append(target)
    return [int(flag) for flag in flags], targets


def latest_drift(values: Sequence[float], *, window: int = WINDOW, places: int = 2) -> Drift | None:
    """Return the drift that the newest value is part of, or None.

    None too where fewer values than two more than the window are held.
    """
    if len(values) < window + 2:
        return None
    flags, targets = drifts(values, window=window, places=places)
    if not flags[-1]:
        return None
    start = len(flags) - 1
    while start and flags[start - 1] == flags[-1]:
        start -= 1
    return Drift(flags[-1], targets[start], values[-1], len(flags) - start)
