"""Where a value falls on a drawing: round steps on the axis, linear between."""

import math
from dataclasses import dataclass


def round_steps(highest: float, most: int = 5) -> list[int]:
    """Return round values from 0 to at or above `highest`, at most `most` + 1 of them.

    >>> round_steps(17331)
    [0, 5000, 10000, 15000, 20000]
    """
    if highest <= 0:
        return [0, 1]
    rough = highest / most
    unit = 10 ** math.floor(math.log10(rough)) if rough >= 1 else 1
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    return [int(step * n) for n in range(math.ceil(highest / step) + 1)]


def decimal_steps(highest: float, most: int = 5) -> list[float]:
    """Return round values from 0 to at or above `highest`, for values that may be below 1.

    >>> decimal_steps(0.47)
    [0.0, 0.1, 0.2, 0.3, 0.4, 0.5]
    """
    if highest <= 0:
        return [0.0, 1.0]
    rough = highest / most
    power = math.floor(math.log10(rough))
    step = next(f * 10.0**power for f in (1, 2, 5, 10) if f * 10.0**power >= rough * (1 - 1e-12))
    places = max(0, -power)
    count = math.ceil(highest / step - 1e-9)
    return [round(step * n, places) for n in range(count + 1)]


def steps_between(low: float, high: float, most: int = 5) -> list[float]:
    """Return the round values from `low` to `high`, at most `most` + 1 of them.

    >>> steps_between(21.3, 47)
    [30.0, 40.0]
    """
    if high <= low:
        return [low]
    rough = (high - low) / most
    power = math.floor(math.log10(rough))
    step = next(f * 10.0**power for f in (1, 2, 5, 10) if f * 10.0**power >= rough * (1 - 1e-12))
    places = max(0, -power)
    first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
    return [round(step * n, places) for n in range(first, last + 1)]


@dataclass(frozen=True)
class Scale:
    """A line from `low`..`high` in data to `start`..`end` on the drawing."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Return the place of `value`."""
        share = (value - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)
