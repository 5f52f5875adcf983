"""Is a month outside the range of its period also unlike the months just before it, or after it?

Where it is not, the level has moved or is moving, and the month by itself is nothing unusual. It is
asked by the test of alerts, so that a page and an alert do not say two things of one month.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.expected import WINDOW, check
from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.charts.scales import SCALES, usable
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value

# The chance at which alerts of one area test one month: one false alert a quarter over sixteen
# measures, and the month's part of it.
UNLIKELY = 0.0125  # 0.6 of 1 in 48


@dataclass(frozen=True)
class Expected:
    """What the months on one `side` of a month, before or after, let expect of it, in the measure's unit.

    `direction` is 1 or -1 where the month is unlikely even so, else 0; `chance` is the two-sided
    probability of a month so far off if nothing had changed and months were independent.
    """

    centre: float
    lower: float
    upper: float
    months: int
    direction: int
    chance: float
    side: str = "before"


def from_months_beside(
    measure: Measure, points: Sequence[Value], place: int, notes: Sequence[Note] = ()
) -> Expected | None:
    """Return what the months before `place` let expect, or None where too few are beside it.

    Where too few are before it, those after it are asked, the nearest last. Months on the other side of a
    place where limits began anew are of another level, and are not asked.
    """
    at = points[place]
    value = usable(measure, at)
    if value is None:
        return None
    first, last = _level_of(at, notes)
    before = [p for p in points[max(0, place - WINDOW) : place] if p.month >= first]
    after = [p for p in points[place + 1 : place + 1 + WINDOW] if not last or p.month < last]
    found = _asked(measure, before, value, "before")
    return found or _asked(measure, after[::-1], value, "after")


def _level_of(at: Value, notes: Sequence[Note]) -> tuple[str, str]:
    """Return where limits began anew last before a month or at it, and next after it, or nothing."""
    anew = [note.month for note in notes if note.kind == REBASE]
    before = max((month for month in anew if month <= at.month), default="")
    return before, min((month for month in anew if month > at.month), default="")


def _asked(measure: Measure, beside: Sequence[Value], value: float, side: str) -> Expected | None:
    times = measure.multiplier
    values = [usable(measure, one) for one in beside]
    try:
        found = check(values, [value], UNLIKELY, SCALES[measure.form])
    except BadInput:
        return None
    return Expected(
        centre=times * found.centre,
        lower=times * found.lower,
        upper=times * found.upper,
        months=found.months,
        direction=found.direction,
        chance=found.chance,
        side=side,
    )
