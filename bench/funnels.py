"""What a comparison of areas names where nothing is to be found, and what it finds.

    python -m bench.funnels [--quick] [--write docs/compare.md]

Areas are drawn from one distribution, with or without areas put far out of it; each comparison is
made by the code of the product. Counted are areas outside the outer limits.
"""

from collections.abc import Iterator

import numpy as np

from bench.pages import simulation
from frankpledge.evidence.charts.methods.apart import Funnel, rate_funnel, share_funnel
from frankpledge.evidence.measures.intervals import THREE_SIGMA

RUNS, QUICK = 2_000, 100
SEED = 1829
MARK = "measured: what comparisons name"
SPREADS = (0.0, 0.1, 0.2, 0.3, 0.5)
AREAS = (42, 30, 20)
EXPECTED = (400.0, 8_000.0)  # events, of the smallest and the largest area
FEW = (20.0, 400.0)
CASES = (500.0, 20_000.0)
SHARE = 0.3


def _sizes(areas: int, ends: tuple[float, float], chance: np.random.Generator) -> np.ndarray:
    return np.exp(chance.uniform(*np.log(ends), areas))


def rates(
    areas: int,
    spread: float,
    chance: np.random.Generator,
    ends: tuple[float, float] = EXPECTED,
    far: tuple[float, ...] = (),
) -> tuple[Funnel, np.ndarray, np.ndarray]:
    """Return a comparison of counts; the first areas lie `far` standard deviations out."""
    sizes = _sizes(areas, ends, chance)
    levels = spread * chance.standard_normal(areas)
    for place, out in enumerate(far):
        levels[place] = out * np.hypot(spread, 1 / np.sqrt(sizes[place]))
    events = chance.poisson(sizes * np.exp(levels))
    return rate_funnel(events.tolist(), sizes.tolist()), events / sizes, sizes


def shares(
    areas: int, spread: float, chance: np.random.Generator, far: tuple[float, ...] = ()
) -> tuple[Funnel, np.ndarray, np.ndarray]:
    """Return a comparison of shares; the first areas lie `far` standard deviations out."""
    wholes = np.round(_sizes(areas, CASES, chance))
    odds = np.log(SHARE / (1 - SHARE)) + spread * chance.standard_normal(areas)
    for place, out in enumerate(far):
        error = 1 / np.sqrt(wholes[place] * SHARE * (1 - SHARE))
        odds[place] = np.log(SHARE / (1 - SHARE)) + out * np.hypot(spread, error)
    parts = chance.binomial(wholes.astype(int), 1 / (1 + np.exp(-odds)))
    return share_funnel(parts.tolist(), wholes.tolist()), parts / wholes, wholes


def outside(funnel: Funnel, values: np.ndarray, sizes: np.ndarray) -> list[int]:
    """Return the places of the areas outside the outer limits."""
    found = []
    for place, (value, size) in enumerate(zip(values, sizes, strict=True)):
        low, high = funnel.limits(float(size), THREE_SIGMA)
        if not low <= value <= high:
            found.append(place)
    return found


def false_ones(make, areas: int, spread: float, runs: int, **rest) -> tuple[float, float]:
    """Return areas named per comparison, and the share of comparisons that name any."""
    chance = np.random.default_rng(SEED)
    counts = [len(outside(*make(areas, spread, chance, **rest))) for _ in range(runs)]
    return sum(counts) / runs, sum(map(bool, counts)) / runs


def found(make, areas: int, spread: float, runs: int, far: tuple[float, ...]) -> float:
    """Return the share of areas put `far` out that are named."""
    chance = np.random.default_rng(SEED)
    hits = 0
    for _ in range(runs):
        named = outside(*make(areas, spread, chance, far=far))
        hits += sum(place < len(far) for place in named)
    return hits / (runs * len(far))


def few(areas: int, spread: float, chance: np.random.Generator, **rest):
    """Return a comparison of small counts."""
    return rates(areas, spread, chance, ends=FEW, **rest)


KINDS = {
    "counts, 400 to 8,000 expected": rates,
    "shares, 500 to 20,000 cases": shares,
    "counts, 20 to 400 expected": few,
}


def table(runs: int) -> Iterator[str]:
    """Yield the lines of the table."""
    yield (
        "| areas drawn from one distribution | areas | spread | named falsely a comparison |"
        " comparisons that name any | 4 sd out found | 6 sd | two of 4 sd, each |"
    )
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
    for words, make in KINDS.items():
        for areas in AREAS:
            for spread in SPREADS:
                named, any_named = false_ones(make, areas, spread, runs)
                hits = [
                    found(make, areas, spread, runs, far) for far in ((4.0,), (6.0,), (4.0, 4.0))
                ]
                yield (
                    f"| {words} | {areas} | {spread:g} | {named:.3f} | {any_named:.1%} |"
                    f" {hits[0]:.2f} | {hits[1]:.2f} | {hits[2]:.2f} |"
                )


main = simulation(MARK, table, RUNS, QUICK, "what comparisons name falsely and what they find")


if __name__ == "__main__":
    main()
