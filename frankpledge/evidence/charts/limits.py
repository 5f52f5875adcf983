"""The range of a period: on which scale its months are judged, and where its lines are drawn.

Where months of the same name are alike the time of year is taken out before limits are made, and put
back into the lines that are drawn: the range follows the year. Ratios are judged as logarithms, so that
half as many is as far from even as twice as many.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods import season
from frankpledge.evidence.charts.methods.attributes import p_limits, u_limits
from frankpledge.evidence.charts.methods.neighbours import widening
from frankpledge.evidence.charts.methods.rules import Observation
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS, xmr_limits
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value

OF_SHARES = ("p", "u")


@dataclass(frozen=True)
class Range:
    """A period's months.

    `judged` has value, centre and limits on the scale on which they are judged, the time of year taken
    out; `drawn` the centre and limits of each month in the unit of the measure.
    """

    judged: tuple[Observation, ...]
    drawn: tuple[Observation, ...]
    is_seasonal: bool = False
    unit: Callable[[float], float] = float  # from the scale on which it is judged

    @property
    def average(self) -> float | None:
        """The average in the unit of the measure, without the time of year."""
        centre = next((month.centre for month in self.judged if month.centre is not None), None)
        return None if centre is None else self.unit(centre)

    @property
    def has_limits(self) -> bool:
        """Whether there are limits at all."""
        return any(month.upper is not None for month in self.drawn)


def without(points: Sequence[Value]) -> Range:
    """Return months without limits."""
    bare = tuple(Observation(point.value if point.is_judged else None) for point in points)
    return Range(bare, bare)


def range_of(measure: Measure, points: Sequence[Value], *, screen: bool) -> Range:
    """Return the range of the months of a period; without limits where too few can be judged."""
    if sum(point.is_judged for point in points) < FEWEST_POINTS:
        return without(points)
    values = [point.value if point.is_judged else None for point in points]
    factors = season.factors([point.month for point in points], values)
    try:
        if measure.chart in OF_SHARES:
            judged = _of_shares(measure, points, factors)
        elif measure.form == "ratio":
            return _of_ratios(values, screen=screen)
        else:
            judged = _of_values(values, factors, screen=screen)
    except BadInput:  # no two judged months in a row
        return without(points)
    most = measure.multiplier if measure.form == "share" else math.inf
    drawn = tuple(
        Observation(value, *(_times(line, by, most) for line in (one.centre, one.lower, one.upper)))
        for value, one, by in zip(values, judged, factors or [1.0] * len(values), strict=True)
    )
    return Range(tuple(judged), drawn, is_seasonal=factors is not None)


def _times(line: float | None, factor: float, most: float = math.inf) -> float | None:
    return None if line is None else min(most, line * factor)


def _of_values(
    values: Sequence[float | None], factors: Sequence[float] | None, *, screen: bool
) -> list[Observation]:
    even = season.taken_out(values, factors)
    limits = xmr_limits(even, screen=screen, widen=widening(even))
    # No measure can fall below nothing.
    return [Observation(v, limits.centre, max(0.0, limits.lower), limits.upper) for v in even]


def _of_ratios(values: Sequence[float | None], *, screen: bool) -> Range:
    """Return the range of ratios: one of 0 has no logarithm, and is not judged."""
    logs = [None if v is None or v <= 0 else math.log(v) for v in values]
    if sum(log is not None for log in logs) < FEWEST_POINTS:
        raise BadInput("too few ratios are above 0")
    limits = xmr_limits(logs, screen=screen, widen=widening(logs))
    lines = (limits.centre, limits.lower, limits.upper)
    drawn = tuple(math.exp(line) for line in lines)
    return Range(
        tuple(Observation(log, *lines) for log in logs),
        tuple(
            Observation(value, *(drawn if value is None or value > 0 else ())) for value in values
        ),
        unit=math.exp,
    )


def _of_shares(
    measure: Measure, points: Sequence[Value], factors: Sequence[float] | None
) -> list[Observation]:
    times = measure.multiplier
    values = season.taken_out([p.value if p.is_judged else None for p in points], factors)
    parts = season.taken_out(
        [float(p.numerator or 0) if p.is_judged else None for p in points], factors
    )
    wholes = [float(p.denominator or 0) if p.is_judged else None for p in points]
    wider = widening(values)
    if measure.chart == "p":
        found = p_limits(parts, wholes, times=wider, is_share=factors is None)
    else:
        found = u_limits(parts, wholes, times=wider)
    return [
        Observation(value, times * found.centre, _times(low, times), _times(high, times))
        for value, low, high in zip(values, found.lower, found.upper, strict=True)
    ]
