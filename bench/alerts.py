"""What alerts tell falsely and what they find, on made-up series.

    python -m bench.alerts [--quick] [--write docs/alerts.md]

Each series is tested by the code of the product, at the threshold of a reader who follows sixteen
series and accepts one false alert a quarter: 1 in 48 a test. False alerts are given beside that budget,
so that 1.00 is as many as accepted.
"""

from collections.abc import Callable, Iterator

import numpy as np

from bench.pages import simulation
from frankpledge.evidence.charts.methods.expected import checks_of
from frankpledge.evidence.charts.scales import SCALES

RUNS, QUICK = 4_000, 200
SEED = 1829
CHANCE = 1 / 48
BEFORE = 48  # months before the newest
MARK = "measured: what alerts tell"
COUNT = SCALES["count"]
Make = Callable[[np.random.Generator, int], np.ndarray]


def poisson(mean: float) -> Make:
    """Counts that vary by chance alone."""
    return lambda chance, months: chance.poisson(mean, months).astype(float)


def clustered(mean: float, spread: float) -> Make:
    """Counts whose variance is `spread` times their mean: negative binomial."""
    size = mean / (spread - 1)
    return lambda chance, months: chance.negative_binomial(
        size, size / (size + mean), months
    ).astype(float)


def level(
    mean: float,
    *,
    season: float = 0.0,
    alike: float = 0.0,
    trend: float = 0.0,
    sd: float = 0.06,
) -> Make:
    """Counts about a level: a spread of `sd`, of which neighbours share `alike`; shares of the level."""

    def make(chance: np.random.Generator, months: int) -> np.ndarray:
        shocks = chance.standard_normal(months + 30)
        noise = np.empty_like(shocks)
        noise[0] = shocks[0]
        for n in range(1, len(shocks)):
            noise[n] = alike * noise[n - 1] + np.sqrt(1 - alike**2) * shocks[n]
        n = np.arange(months)
        turn = 2 * np.pi * (n + chance.integers(12)) / 12
        expected = mean * (1 + season * np.sin(turn)) * (1 + trend) ** n
        return chance.poisson(expected * np.exp(sd * noise[30:])).astype(float)

    return make


def is_told(values: np.ndarray, chance: float = CHANCE) -> int:
    """Return which way the newest month of `values` is told of, or 0."""
    tests = checks_of(values.tolist(), chance, COUNT)
    return next((test.direction for test in tests if test.direction), 0)


def false_ones(make: Make, runs: int, before: int = BEFORE) -> float:
    """Return how many false alerts there are for each that was accepted."""
    chance = np.random.default_rng(SEED)
    hits = sum(bool(is_told(make(chance, before + 1))) for _ in range(runs))
    return hits / runs / CHANCE


def found(make: Make, rise: float, runs: int, within: int) -> float:
    """Return the share of lasting rises that are told within so many months."""
    chance = np.random.default_rng(SEED)
    hits = 0
    for _ in range(runs):
        values = make(chance, BEFORE + within)
        raised = values.copy()
        raised[BEFORE:] += chance.poisson(rise * values[BEFORE:])
        hits += any(is_told(raised[: BEFORE + n + 1]) > 0 for n in range(within))
    return hits / runs


def found_slow(make: Make, a_month: float, runs: int, within: int) -> float:
    """Return the share of slow rises, by a share of the level more each month, told within a time."""
    chance = np.random.default_rng(SEED)
    hits = 0
    for _ in range(runs):
        values = make(chance, BEFORE + within)
        values[BEFORE:] *= 1 + a_month * np.arange(1, within + 1)
        values = np.round(values)
        hits += any(is_told(values[: BEFORE + n + 1]) > 0 for n in range(within))
    return hits / runs


FALSE: dict[str, tuple[Make, str]] = {
    "0.2 a month, by chance": (poisson(0.2), "at most 1.3"),
    "0.5 a month": (poisson(0.5), "at most 1.3"),
    "1 a month": (poisson(1), "at most 1.3"),
    "2 a month": (poisson(2), "at most 1.3"),
    "3 a month": (poisson(3), "at most 1.3"),
    "5 a month": (poisson(5), "at most 1.3"),
    "3 a month, twice the variance of chance": (clustered(3, 2), "at most 1.3"),
    "5 a month, twice the variance of chance": (clustered(5, 2), "at most 1.3"),
    "10 a month, by chance": (poisson(10), "0.8 to 1.2"),
    "40 a month": (poisson(40), "0.8 to 1.2"),
    "500 a month, spread 6%": (level(500), "0.8 to 1.2"),
    "500, the year ±5%": (level(500, season=0.05), "0.8 to 1.2"),
    "500, the year ±10%": (level(500, season=0.10), "0.8 to 1.2"),
    "500, the year ±15%": (level(500, season=0.15), "0.8 to 1.2"),
    "500, the year ±30%": (level(500, season=0.30), "0.8 to 1.2"),
    "4,000, the year ±10%": (level(4000, season=0.10), "0.8 to 1.2"),
    "4,000, the year ±30%": (level(4000, season=0.30), "0.8 to 1.2"),
    "500, neighbours alike 0.3": (level(500, alike=0.3), "0.5 to 1.5"),
    "500, neighbours alike 0.5": (level(500, alike=0.5), "0.5 to 1.5"),
    "500, neighbours alike 0.7": (level(500, alike=0.7), ""),
    "500, 0.25% more each month": (level(500, trend=0.0025), "0.5 to 1.5"),
    "500, 0.5% more each month": (level(500, trend=0.005), "0.5 to 1.5"),
    "500, 1% more each month": (level(500, trend=0.01), ""),
    "500, alike 0.3, the year ±8%, 0.3% more": (
        level(500, alike=0.3, season=0.08, trend=0.003),
        "0.5 to 1.5",
    ),
}
SHORT = (12, 18, 24, 30, 36)
POWER: dict[str, tuple[Make, float]] = {
    "10 a month, 30% more": (poisson(10), 0.3),
    "40 a month, 20% more": (poisson(40), 0.2),
    "40 a month, 30% more": (poisson(40), 0.3),
    "500 a month, 10% more": (level(500), 0.1),
    "500 a month, 20% more": (level(500), 0.2),
    "500 a month, the year ±10%, 20% more": (level(500, season=0.1), 0.2),
    "4,000 a month, 10% more": (level(4000), 0.1),
}


def table(runs: int) -> Iterator[str]:
    """Yield the lines of the tables."""
    yield "| nothing changes | false alerts beside those accepted | to reach |"
    yield "| --- | ---: | --- |"
    for words, (make, goal) in FALSE.items():
        yield f"| {words} | {false_ones(make, runs):.2f} | {goal} |"
    for before in SHORT:
        yield f"| 500 a month, {before} months before | {false_ones(level(500), runs, before):.2f} | |"
    yield ""
    yield "| a lasting rise | told in the first month | within three | within a year |"
    yield "| --- | ---: | ---: | ---: |"
    few = max(QUICK // 4, runs // 8)
    for words, (make, rise) in POWER.items():
        shares = [found(make, rise, few, within) for within in (1, 3, 12)]
        yield f"| {words} | {' | '.join(f'{share:.0%}' for share in shares)} |"
    slow = found_slow(level(500), 0.01, few, 12)
    yield f"| 500 a month, 1% more of the level each month | | | {slow:.0%} |"


main = simulation(MARK, table, RUNS, QUICK, "what alerts tell falsely and what they find")


if __name__ == "__main__":
    main()
