"""The pattern of the year: whether months of the same name are alike, and taking it out.

A line and then the centred mean of thirteen months are taken out of the values; whether what is left
follows the year is asked by the Kruskal-Wallis test over the twelve months' names (Kruskal and Wallis,
Journal of the American Statistical Association 47, 1952). A month's factor is the median of what is left
of months of its name, so that one leap does not make a season, drawn towards one as far as chance alone
would scatter means of so few (James and Stein, Proceedings of the Fourth Berkeley Symposium 1, 1961).
"""

from collections.abc import Mapping, Sequence
from statistics import fmean, median

from scipy.special import chdtrc

from frankpledge.evidence.charts.methods.neighbours import after_a_line

YEAR = 12
FEWEST_YEARS = 2
SURE = 0.01  # our choice: below it a series is said to follow the year
HALF = 6  # months on each side of a centred mean
LEAST = 0.25  # our choice: a month that has less of the average says nothing of the others
FEWEST_IN_MEAN = 9  # our choice: of the thirteen months of a centred mean


def factors(months: Sequence[str], values: Sequence[float | None]) -> list[float] | None:
    """Return for each month (YYYY-MM) by what its name raises it; None where the year is not followed.

    Where a name has next to nothing, as in small counts, one case in it would weigh like hundreds: there
    the time of year is not taken out either.

    The factors of the twelve names have a mean of one.
    """
    left = after_a_year(values)
    if left is None or not follows_the_year(months, left):
        return None
    by_name: dict[str, list[float]] = {}
    for month, value in zip(months, left, strict=True):
        if value is not None:
            by_name.setdefault(month[5:], []).append(value)
    middles = {name: median(held) for name, held in by_name.items()}
    whole, kept = fmean(middles.values()), _kept(by_name)
    found = [1 + kept * (middles[month[5:]] / whole - 1) for month in months]
    return found if min(found) >= LEAST else None


def _kept(by_name: Mapping[str, Sequence[float]]) -> float:
    """Return how much of the scatter of the names' means is more than chance: 1 - 1 / F."""
    means = {name: fmean(values) for name, values in by_name.items()}
    held = sum(len(values) for values in by_name.values())
    whole = sum(sum(values) for values in by_name.values()) / held
    between = sum(len(v) * (means[name] - whole) ** 2 for name, v in by_name.items())
    within = sum((value - means[name]) ** 2 for name, v in by_name.items() for value in v)
    if not between or held == len(by_name):
        return 0.0
    return max(0.0, 1 - (within / (held - len(by_name))) / (between / (len(by_name) - 1)))


def taken_out(values: Sequence[float | None], given: Sequence[float] | None) -> list[float | None]:
    """Return `values` over the factors `given`, if any."""
    if given is None:
        return list(values)
    return [
        None if value is None else value / factor
        for value, factor in zip(values, given, strict=True)
    ]


def after_a_year(values: Sequence[float | None]) -> list[float | None] | None:
    """Return values over their line, over the centred mean of thirteen months (the nearest, at the ends).

    Returns None where no month has enough neighbours, or the line or a mean is not above zero.
    """
    left = after_a_line(values)
    level = [
        v - gap for v, gap in zip(values, left, strict=True) if v is not None and gap is not None
    ]
    if not level or min(level) <= 0:
        return None
    even = [
        None if v is None or gap is None else v / (v - gap)
        for v, gap in zip(values, left, strict=True)
    ]
    means: list[float | None] = []
    for place in range(HALF, len(even) - HALF):
        near = [v for v in even[place - HALF : place + HALF + 1] if v is not None]
        means.append(fmean(near) if len(near) >= FEWEST_IN_MEAN else None)
    known = {place + HALF: mean for place, mean in enumerate(means) if mean is not None}
    if not known or min(known.values()) <= 0:
        return None
    return [
        None if value is None else value / known[min(known, key=lambda at: abs(at - place))]
        for place, value in enumerate(even)
    ]


def follows_the_year(months: Sequence[str], values: Sequence[float | None]) -> bool:
    """Say whether `values` of `months` (YYYY-MM) follow the year; not with under two years.

    What drifts must be taken out of them before.
    """
    held = [(v, m[5:]) for m, v in zip(months, values, strict=True) if v is not None]
    names = {name for _, name in held}
    if len(held) < FEWEST_YEARS * YEAR or len(names) < YEAR:
        return False
    ranks = _ranks([value for value, _ in held])
    total = len(held)
    groups: dict[str, list[float]] = {name: [] for name in names}
    for rank, (_, name) in zip(ranks, held, strict=True):
        groups[name].append(rank)
    middle = (total + 1) / 2
    between = sum(len(g) * (sum(g) / len(g) - middle) ** 2 for g in groups.values())
    spread = sum((rank - middle) ** 2 for rank in ranks)
    if spread == 0:
        return False
    statistic = (total - 1) * between / spread
    return float(chdtrc(len(names) - 1, statistic)) < SURE


def _ranks(values: Sequence[float]) -> list[float]:
    """Return ranks from 1; equal values share the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in range(start, end + 1):
            ranks[order[place]] = (start + end) / 2 + 1
        start = end + 1
    return ranks
