"""Is there a step in the newest period that a person should look at, and say where limits begin anew?"""

import math
from collections.abc import Sequence

from frankpledge.evidence.charts.limits import Range
from frankpledge.evidence.charts.methods.steps import find_step
from frankpledge.evidence.charts.notes import KEEP, Note
from frankpledge.evidence.charts.points import NewLevel
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.values import Value
from frankpledge.rules.periods import months_apart

NEAR = 3  # months: a note that limits stay answers a step found so near to its month


def proposed(
    measure: Measure, points: Sequence[Value], found: Range, notes: Sequence[Note]
) -> NewLevel | None:
    """Return the step in the range of `points`, unless a note says that limits stay there."""
    if not found.has_limits:
        return None
    step = find_step([month.value for month in found.judged])
    if step is None:
        return None
    first = points[step.place].month
    kept = (note.month for note in notes if note.kind == KEEP)
    if any(abs(months_apart(month, first)) <= NEAR for month in kept):
        return None
    before = [p for p in points[: step.place] if p.is_judged]
    unit = math.exp if measure.form == "ratio" else float
    return NewLevel(
        first=first,
        mean=unit(step.after),
        old_first=before[0].month,
        old_last=before[-1].month,
        old_mean=unit(step.before),
    )
