"""The pattern of the year: whether months of the same name are alike, and taking it out.

Like is compared with like: the same month a year before. Whether a series has a pattern at
all is asked by the Kruskal-Wallis test over the twelve months' names (Kruskal and Wallis,
Journal of the American Statistical Association 47, 1952).
"""

from collections.abc import Sequence

from scipy.special import chdtrc

YEAR = 12
FEWEST_YEARS = 2
SURE = 0.01  # our choice: below it a series is said to follow the year


def follows_the_year(months: Sequence[str], values: Sequence[float | None]) -> bool:
    """Say whether `values` of `months` (YYYY-MM) follow the year; not with under two years."""
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
