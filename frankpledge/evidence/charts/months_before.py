"""Is a month outside the range of its period also unlike the months just before it?

Where it is not, the level has moved or is moving, and the month by itself is nothing unusual. It is
asked by the test of alerts, so that a page and an alert do not say two things of one month.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.expected import WINDOW, check
from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.charts.scales import SCALES
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value

# The chance at which alerts of one area test one month: one false alert a quarter over sixteen
# measures, and the month's part of it.
UNLIKELY = 0.0125  # 0.6 of 1 in 48


@dataclass(frozen=True)
class Expected:
    """What the months before a month let expect of it, in the unit of the measure.

    `direction` is 1 or -1 where the month is unlikely even so, else 0; `chance` is the two-sided
    probability of a month so far off if nothing had changed and months were independent.
    """

    centre: float
    lower: float
    upper: float
    months: int
    direction: int
    chance: float


def from_months_before(
    measure: Measure, points: Sequence[Value], place: int, notes: Sequence[Note] = ()
) -> Expected | None:
    """Return what the months before `place` let expect, or None where they are too few.

    Months before limits began anew are of another level, and are not asked.
    """
    at = points[place]
    if at.value is None:
        return None
    anew = (note.month for note in notes if note.kind == REBASE and note.month <= at.month)
    start = max(anew, default="")
    times = measure.multiplier
    before = [
        point.value / times if point.is_judged and point.value is not None else None
        for point in points[max(0, place - WINDOW) : place]
        if point.month >= start
    ]
    try:
        found = check(before, [at.value / times], UNLIKELY, SCALES[measure.form])
    except BadInput:
        return None
    return Expected(
        centre=times * found.centre,
        lower=times * found.lower,
        upper=times * found.upper,
        months=found.months,
        direction=found.direction,
        chance=found.chance,
    )
