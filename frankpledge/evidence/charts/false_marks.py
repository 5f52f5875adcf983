"""How many charts like this one would mark a month as unusual where nothing changes.

    false_marks.csv    made by `python -m bench.false_marks`, with the code that draws charts

It hangs on how many months are judged, whether the period is longer than that, and whether counts are
small. Series that rise or fall all along, or follow the year strongly for long, are marked more often;
`docs/measures.md` says how much.
"""

import csv
import math
from functools import cache
from pathlib import Path
from statistics import fmean

from frankpledge.evidence.charts.methods.expected import TEN
from frankpledge.evidence.charts.periods import WINDOW
from frankpledge.evidence.charts.points import LIKE_MONTHS, Chart, Segment

TABLE = Path(__file__).parent / "false_marks.csv"
COLUMNS = ("counts", "months", "charts")
SMALL, OTHER = "small", "other"
LONGER = WINDOW + 1  # stands for the newest WINDOW months of a longer period


@cache
def rates() -> dict[tuple[str, int], float]:
    """Return the share of charts, by whether counts are small and how many months are judged."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            (row["counts"], int(row["months"])): float(row["charts"])
            for row in csv.DictReader(file)
        }


def false_marks(chart: Chart) -> float | None:
    """Return the share, from 0 to 1, of charts like this one that mark a month; None where not known.

    Like months and charts without limits have none; each period can be marked by itself.
    """
    if chart.kind == LIKE_MONTHS:
        return None
    found = [_rate(chart, segment) for segment in chart.segments if segment.has_limits]
    known = [rate for rate in found if rate is not None]
    return 1 - math.prod(1 - rate for rate in known) if known else None


def _rate(chart: Chart, segment: Segment) -> float | None:
    mean = fmean(p.at.value or 0.0 for p in chart.judged_in(segment))
    is_small = chart.series.measure.form == "count" and mean < TEN
    months = LONGER if segment.is_part else segment.judged
    return rates().get((SMALL if is_small else OTHER, months))


def false_marks_words(chart: Chart) -> str:
    """Say how many charts like this one would mark a month, or nothing."""
    share = false_marks(chart)
    if share is None:
        return ""
    return (
        f"If nothing had changed, about {round(100 * share)} in 100 charts like this one would still"
        " show an unusual month. Where figures rise or fall all along, or the time of year is strong,"
        " it is more."
    )
