"""What is news of an area, what is ordinary, and what was judged too long ago to be either."""

from collections.abc import Sequence

from frankpledge.evidence.charts.change import HIGH, LOW, NO_CHANGE, NOT_JUDGED, Chart
from frankpledge.rules.periods import month_words, months_apart

FRESH = (
    2  # months: a verdict on a month older than the newest held of its dataset by more is no news
)
OLDER = "older"


def headline(chart: Chart, newest: str) -> str:
    """Return the verdict on the newest month of a chart, or OLDER.

    `newest` is the newest month of which the store holds files of the measure's dataset.
    """
    point = chart.newest
    if point is None:
        return NOT_JUDGED
    if months_apart(point.at.month, newest) > FRESH:
        return OLDER
    return point.verdict


def summary(place: str, month: str, found: Sequence[str]) -> str:
    """Say how many measures are unusual, within their range, and not judged, by their headlines."""
    high, low, ordinary = (found.count(verdict) for verdict in (HIGH, LOW, NO_CHANGE))
    left = len(found) - high - low - ordinary
    if not high + low + ordinary:
        said = f"none of {len(found)} measures can be judged."
    elif not high + low:
        judged = "the one measure we can judge is within its normal range"
        if ordinary > 1:
            judged = f"all {ordinary} measures we can judge are within their normal range"
        said = f"{judged}. We cannot judge {left}."
    else:
        said = (
            f"{high} of {len(found)} measures {_are(high)} unusually high, {low} {_are(low)} unusually"
            f" low, {ordinary} {_are(ordinary)} within {'its' if ordinary == 1 else 'their'} normal"
            f" range and {left} cannot be judged."
        )
    return f"{place}, {month_words(month)}: {said}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
