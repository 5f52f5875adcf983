"""How often charts call a month unusual where nothing changes, on made-up series.

    python -m bench.charts [--quick] [--write docs/measures.md]

Each series is charted by the limits of the product. A chart names a month where one lies outside them
and is unlike the months before it.
"""

from collections.abc import Iterator

import numpy as np

from bench.alerts import Make, level, poisson
from bench.pages import simulation
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods.expected import check
from frankpledge.evidence.charts.methods.neighbours import widening
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.evidence.charts.months_before import UNLIKELY
from frankpledge.evidence.charts.scales import SCALES

RUNS, QUICK = 2_000, 200
SEED = 1829
MONTHS = (24, 36, 60)
MARK = "measured: what charts name"
SERIES: dict[str, Make] = {
    "500 a month, spread 6%": level(500),
    "neighbours alike 0.3": level(500, alike=0.3),
    "neighbours alike 0.5": level(500, alike=0.5),
    "40 a month, by chance": poisson(40),
    "3 a month, by chance": poisson(3),
    "0.3% more each month": level(500, trend=0.003),
    "the year ±8%": level(500, season=0.08),
}


def named(make: Make, months: int, runs: int) -> tuple[float, float]:
    """Return the share of charts that name any month, and of those that name the newest."""
    chance = np.random.default_rng(SEED)
    charts, newest = 0, 0
    for _ in range(runs):
        values = make(chance, months).tolist()
        limits = xmr_limits(values, widen=widening(values))
        unusual = [
            not limits.lower <= value <= limits.upper and is_unlike(values, place)
            for place, value in enumerate(values)
        ]
        charts += any(unusual)
        newest += unusual[-1]
    return charts / runs, newest / runs


def is_unlike(values: list[float], place: int) -> bool:
    """Whether a month is unlike those before it, or has too few before it to ask."""
    try:
        found = check(values[:place], [values[place]], UNLIKELY, SCALES["count"])
    except BadInput:
        return True
    return found.direction != 0


def table(runs: int) -> Iterator[str]:
    """Yield the lines of the table."""
    head = " | ".join(f"{n} months" for n in MONTHS)
    yield f"| charts that name a month, and the newest | {head} |"
    yield f"| --- | {' | '.join('---:' for _ in MONTHS)} |"
    for words, make in SERIES.items():
        found = [named(make, months, runs) for months in MONTHS]
        yield f"| {words} | {' | '.join(f'{a:.0%}, {b:.1%}' for a, b in found)} |"


main = simulation(
    MARK, table, RUNS, QUICK, "how often charts call a month unusual where nothing changes"
)


if __name__ == "__main__":
    main()
