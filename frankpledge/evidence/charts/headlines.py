"""What is news of an area, what is ordinary, and what was judged too long ago to be either."""

from collections.abc import Mapping, Sequence

from frankpledge.evidence.charts.methods.rules import LEVEL
from frankpledge.evidence.charts.points import HIGH, LOW, NO_CHANGE, NOT_JUDGED, Chart
from frankpledge.evidence.store.covered import MISSING
from frankpledge.rules.periods import month_words, months_apart

FRESH = (
    2  # months: a verdict on a month older than the newest held of its dataset by more is no news
)
OLDER = "older"
MOVED = "moved"  # outside the normal range, and as the months beside it let expect
# Why there is no verdict at all on a measure of an area.
NO_DATA, NO_MONTH, TOO_FEW_MONTHS = "no data", "no month", "too few months"
WHY_NOT = {
    NO_DATA: "We have no data",
    NO_MONTH: "No month can be used or compared",
    TOO_FEW_MONTHS: "Too few months can be used",
}


def headline(chart: Chart, newest: str) -> str:
    """Return the verdict on the newest month of a chart, or MOVED, or OLDER.

    `newest` is the newest month of which the store holds files of the measure's dataset.
    """
    point = chart.newest
    if point is None:
        return NOT_JUDGED
    if months_apart(point.at.month, newest) > FRESH + chart.series.measure.settles_after:
        return OLDER
    is_moved = point.signal is not None and point.signal.rule == LEVEL
    return MOVED if is_moved else point.verdict


def lack_of_verdict(chart: Chart) -> str:
    """Return why a measure of an area has no verdict: a key of WHY_NOT."""
    if chart.newest is not None:
        return TOO_FEW_MONTHS
    is_told_of = any(point.reason and point.status != MISSING for point in chart.series.points)
    return NO_MONTH if is_told_of else NO_DATA


def wholes(found: Mapping[str, str], part_of: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for each measure whose finding is part of another's the widest that it is part of.

    `found` is the headline of each measure by name, `part_of` the measures that count its cases too,
    the widest last. Only what is unusual the same way is one finding.
    """
    same = {
        name: [whole for whole in part_of.get(name, ()) if found.get(whole) == verdict]
        for name, verdict in found.items()
        if verdict in (HIGH, LOW)
    }
    return {name: held[-1] for name, held in same.items() if held}


def summary(place: str, month: str, found: Sequence[str], parts: Sequence[str] = ()) -> str:
    """Say how many measures are unusual, within their range, and not judged, by their headlines.

    `parts` are the headlines among `found` that are part of another measure's finding: each finding
    is counted once.
    """
    high, low, ordinary, moved = (found.count(verdict) for verdict in (HIGH, LOW, NO_CHANGE, MOVED))
    left = len(found) - high - low - ordinary - moved
    if not high + low + ordinary + moved:
        said = f"none of {len(found)} measures can be judged."
    elif not high + low + moved:
        judged = "the one measure we can judge is within its normal range"
        if ordinary > 1:
            judged = f"all {ordinary} measures we can judge are within their normal range"
        said = f"{judged}. We cannot judge {left}." if left else f"{judged}."
    else:
        highs, lows = (
            _unusual(count, parts.count(verdict)) for count, verdict in ((high, HIGH), (low, LOW))
        )
        said = (
            f"{highs[0]} of {len(found)} measures {highs[1]} unusually high{highs[2]}, {lows[0]}"
            f" {lows[1]} unusually low{lows[2]}, {ordinary} {_are(ordinary)} within"
            f" {'its' if ordinary == 1 else 'their'} normal range{_moved(moved)} and {left} cannot be"
            " judged."
        )
    return f"{place}, {month_words(month)}: {said}"


def _unusual(count: int, parts: int) -> tuple[int, str, str]:
    """Return how many findings there are, "is" or "are", and what parts they have."""
    whole = count - parts
    named = f"{parts} part" if parts == 1 else f"{parts} parts"
    of = "it" if whole == 1 else "them"
    return whole, _are(whole), f" (with {named} of {of})" if parts else ""


def _moved(count: int) -> str:
    range_of = "its" if count == 1 else "their"
    words = f"{_are(count)} outside {range_of} range but in line with the months before"
    return f", {count} {words}" if count else ""


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
