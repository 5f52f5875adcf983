"""Limits of an individuals (XmR) chart: what a series does when nothing changes.

Sources: Wheeler and Chambers, Understanding Statistical Process Control; NHS England,
Making Data Count; known answers of NHSRplotthedots 0.2.2.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from frankpledge.errors import BadInput

# Limits are the mean and three sigma on each side, where sigma is the mean moving range of
# neighbouring points divided by d2 = 1.128: 3 / 1.128 = 2.66.
LIMIT_FACTOR = 2.66
D2 = 1.128
# A moving range above this many mean moving ranges is itself out of control (D4 for n = 2).
SCREEN_FACTOR = 3.267
FEWEST_POINTS = 13  # below it limits are not drawn: each new month would move them
TRIAL_BELOW = 24  # our choice: until two years are held limits are called trial limits


@dataclass(frozen=True)
class Limits:
    """Centre line and natural process limits in the series' own unit, from `points` values."""

    centre: float
    lower: float
    upper: float
    mean_moving_range: float
    points: int

    @property
    def is_trial(self) -> bool:
        """Whether so few points made the limits that they may still move much."""
        return self.points < TRIAL_BELOW


def xmr_limits(
    values: Sequence[float | None], *, screen: bool = False, widen: float = 1.0
) -> Limits:
    """Return the limits of `values`, oldest first; None is a gap, over which no range is taken.

    The limits are `widen` times as far from the centre (see `neighbours`). With `screen`, moving ranges past SCREEN_FACTOR mean ranges are left out once, so that a
    single leap does not widen the limits that are to find it.

    Raises:
        BadInput: no two values follow one another, so there is no range.
    """
    held = [value for value in values if value is not None]
    ranges = [abs(b - a) for a, b in pairwise(values) if a is not None and b is not None]
    if not ranges:
        raise BadInput("no two months in a row have a value, so no limits can be drawn")
    mean_range = fmean(ranges)
    if screen:
        mean_range = fmean([r for r in ranges if r < SCREEN_FACTOR * mean_range] or ranges)
    centre, reach = fmean(held), LIMIT_FACTOR * mean_range * widen
    return Limits(centre, centre - reach, centre + reach, mean_range, len(held))
