"""Is a month outside the range of its period also unlike the months just before it?

Where it is not, the level has moved or is moving, and the month by itself is nothing unusual. It is
asked by the test of alerts, so that a page and an alert do not say two things of one month.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.expected import WINDOW, check
from frankpledge.evidence.charts.scales import SCALES
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value

# The chance at which alerts of one area test one month: one false alert a quarter over sixteen
# measures, and the month's part of it.
UNLIKELY = 0.0125  # 0.6 of 1 in 48


@dataclass(frozen=True)
class Expected:
    """What the months before a month let expect of it, in the unit of the measure.

    `direction` is 1 or -1 where the month is unlikely even so, else 0.
    """

    centre: float
    lower: float
    upper: float
    months: int
    direction: int


def from_months_before(measure: Measure, points: Sequence[Value], place: int) -> Expected | None:
    """Return what the months before `place` let expect, or None where they are too few."""
    value = points[place].value
    before = [
        point.value / measure.multiplier if point.is_judged and point.value is not None else None
        for point in points[max(0, place - WINDOW) : place]
    ]
    if value is None:
        return None
    times = measure.multiplier
    try:
        found = check(before, [value / times], UNLIKELY, SCALES[measure.form])
    except BadInput:
        return None
    return Expected(
        centre=times * found.centre,
        lower=times * found.lower,
        upper=times * found.upper,
        months=found.months,
        direction=found.direction,
    )
