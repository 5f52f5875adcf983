"""Which months are judged together: the newest of each period, and what ends a period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.charts.points import AT_START, BY_GAP, BY_NOTE
from frankpledge.evidence.measures.values import Value

WINDOW = 36  # months of a period, the newest, that are judged and make limits: levels drift
GAP = 12  # months that are not judged end a period: what was before is another time


@dataclass(frozen=True)
class Stretch:
    """Places of the first and last month, and whether it is the newest stretch of its period.

    The period begins at the place `since`, for the reason `begins`.
    """

    first: int
    last: int
    begins: str
    since: int
    is_newest: bool


def stretches(points: Sequence[Value], notes: Sequence[Note]) -> list[Stretch]:
    """Return the stretches of `points`, oldest first: of each period what is judged, and what is not."""
    starts = dict.fromkeys(_after_gaps(points), BY_GAP)
    starts |= {note.month: BY_NOTE for note in notes if note.kind == REBASE}
    firsts = [0] + [n for n, p in enumerate(points) if n and p.month in starts]
    firsts, starts = _with_months(points, firsts, starts)
    lasts = [first - 1 for first in firsts[1:]] + [len(points) - 1]
    found = []
    for first, last in zip(firsts, lasts, strict=True) if points else ():
        begins = starts.get(points[first].month, AT_START)
        start = _newest_of(points, first, last)
        if start > first:
            found.append(Stretch(first, start - 1, begins, first, is_newest=False))
        found.append(Stretch(start, last, begins, first, is_newest=True))
    return found


def _with_months(
    points: Sequence[Value], firsts: Sequence[int], starts: Mapping[str, str]
) -> tuple[list[int], dict[str, str]]:
    """Return the starts that have a judged month before the next; a note's is moved to its first one."""
    kept: list[int] = []
    causes = dict(starts)
    noted = ""
    for first, following in zip(firsts, [*firsts[1:], len(points)], strict=True):
        month = points[first].month if points else ""
        is_empty = not any(p.is_judged for p in points[first:following])
        if first and is_empty and causes.get(month) == BY_NOTE and following < len(points):
            noted = month
            continue
        if noted:
            causes[month] = BY_NOTE
            noted = ""
        kept.append(first)
    return kept, causes


def long_gaps(is_there: Sequence[bool]) -> list[range]:
    """Return the places of each run of GAP months and more that are not there."""
    found: list[range] = []
    start = 0
    for place, there in enumerate([*is_there, True]):
        if there:
            found += [range(start, place)] if place - start >= GAP else []
            start = place + 1
    return found


def in_long_gaps(points: Sequence[Value]) -> set[int]:
    """Return the places of months in gaps that end a period: no limits hold there."""
    return {place for gap in long_gaps([p.is_judged for p in points]) for place in gap}


def _newest_of(points: Sequence[Value], first: int, last: int) -> int:
    """Return the place from which on a period is judged: of its newest WINDOW judged months."""
    judged = [place for place in range(first, last + 1) if points[place].is_judged]
    return judged[-WINDOW] if len(judged) > WINDOW else first


def _after_gaps(points: Sequence[Value]) -> set[str]:
    """Return the months that are the first to be judged after a gap that ends a period."""
    gaps = long_gaps([p.is_judged for p in points])
    return {points[gap.stop].month for gap in gaps if gap.stop < len(points)}
