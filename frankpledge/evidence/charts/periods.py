"""Which months are judged together: the newest of each period, and what ends a period."""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.charts.points import AT_START, BY_GAP, BY_NOTE, BY_WINDOW
from frankpledge.evidence.measures.values import Value

WINDOW = 36  # months of a period, the newest, that are judged and make limits: levels drift
GAP = 12  # months that are not judged end a period: what was before is another time


@dataclass(frozen=True)
class Stretch:
    """Places of the first and last month, why it begins there, and whether it is its period's newest."""

    first: int
    last: int
    begins: str
    is_newest: bool


def stretches(points: Sequence[Value], notes: Sequence[Note]) -> list[Stretch]:
    """Return the stretches of `points`, oldest first: of each period what is judged, and what is not."""
    starts = dict.fromkeys(_after_gaps(points), BY_GAP)
    starts |= {note.month: BY_NOTE for note in notes if note.kind == REBASE}
    firsts = [0] + [n for n, p in enumerate(points) if n and p.month in starts]
    lasts = [first - 1 for first in firsts[1:]] + [len(points) - 1]
    found = []
    for first, last in zip(firsts, lasts, strict=True) if points else ():
        begins = starts.get(points[first].month, AT_START)
        start = _newest_of(points, first, last)
        if start > first:
            found.append(Stretch(first, start - 1, begins, is_newest=False))
        found.append(Stretch(start, last, BY_WINDOW if start > first else begins, is_newest=True))
    return found


def _newest_of(points: Sequence[Value], first: int, last: int) -> int:
    """Return the place from which on a period is judged: of its newest WINDOW judged months."""
    judged = [place for place in range(first, last + 1) if points[place].is_judged]
    return judged[-WINDOW] if len(judged) > WINDOW else first


def _after_gaps(points: Sequence[Value]) -> set[str]:
    """Return the months that are the first to be judged after a gap that ends a period."""
    found, empty = set(), 0
    for point in points:
        if point.is_judged:
            if empty >= GAP:
                found.add(point.month)
            empty = 0
        else:
            empty += 1
    return found
