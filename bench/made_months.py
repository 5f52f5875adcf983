"""Made-up months that nothing is wrong with: what the checks tell of them is a false alarm.

Each kind moves with the year and from month to month as it does in the real files; crimes together
have a season, and a spread that neighbours share in part. (One Dirichlet distribution for all kinds would give the small ones a spread
of a half, which no force has.)
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median

import numpy as np

from frankpledge.evidence.datasets.dataset import Dataset
from frankpledge.evidence.store.faults import faults_of
from frankpledge.evidence.store.partial import History, MonthRows
from frankpledge.rules.periods import add_months, months_apart

SIZES = (500, 2_000, 8_000)  # rows a month
MONTHS = 10_000
YEARS = 36  # months of a force
SEASON, SPREAD, ALIKE = 0.10, 0.06, 0.3
FEWEST = 24  # months of a force of which a year's wave is told
DISTRICTS = np.array([0.3, 0.2, 0.15, 0.1, 0.08, 0.07, 0.05, 0.03])
PLACED = 0.97
SEED = 1829
MANY = 30  # rows of a kind a month, of fewer a spread is mostly chance


@dataclass(frozen=True)
class Kinds:
    """The kinds of rows, the share of each, and how far it moves with the year and by itself."""

    names: list[str]
    shares: np.ndarray
    waves: np.ndarray
    spreads: np.ndarray


def shares_of(histories: Iterable[History]) -> tuple[list[str], np.ndarray]:
    """Return the kinds of all rows, and the share of each."""
    counts: dict[str, int] = {}
    for history in histories:
        for rows in history.values():
            for kind, n in rows.by_kind.items():
                counts[kind or ""] = counts.get(kind or "", 0) + n
    kinds = sorted(counts)
    held = np.array([counts[kind] for kind in kinds], float)
    return kinds, held / held.sum()


def movements(histories: Iterable[History], kinds: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """Return how far each kind's share of all moves with the year, and from month to month.

    Of the logarithm of its share a line and a wave of a year are fitted, in forces of two years and
    more: the wave's height, and what is left without what chance alone makes. Medians over forces.
    """
    waves: dict[str, list[float]] = {kind: [] for kind in kinds}
    left: dict[str, list[float]] = {kind: [] for kind in kinds}
    for history in histories:
        for kind in kinds if len(history) >= FEWEST else ():
            counts = np.array([rows.by_kind.get(kind, 0) for rows in history.values()], float)
            if counts.min() >= MANY:
                totals = np.array([rows.total for rows in history.values()], float)
                wave, rest = _fitted(list(history), np.log(counts / totals))
                waves[kind].append(wave)
                left[kind].append(max(rest - float((1 / counts).mean()), 0))
    all_waves, all_left = ([v for of in found.values() for v in of] for found in (waves, left))
    return (
        np.array([median(waves[kind] or all_waves) for kind in kinds]),
        np.sqrt([median(left[kind] or all_left) for kind in kinds]),
    )


def _fitted(months: list[str], logs: np.ndarray) -> tuple[float, float]:
    """Return the height of a yearly wave in `logs`, and the variance beside it and a line."""
    at = np.array([months_apart(months[0], month) for month in months], float)
    turn = 2 * np.pi * at / 12
    design = np.column_stack([np.ones_like(at), at, np.cos(turn), np.sin(turn)])
    fitted, *_ = np.linalg.lstsq(design, logs, rcond=None)
    rest = logs - design @ fitted
    return float(np.hypot(*fitted[2:])), float((rest**2).sum() / (len(at) - design.shape[1]))


def made(chance: np.random.Generator, dataset: Dataset, size: int, of: Kinds) -> History:
    """Return the months of a force of `size` rows a month."""
    phases = chance.uniform(0, 2 * np.pi, len(of.names))
    is_crime = np.array([name not in dataset.not_crimes for name in of.names])
    noise, history = 0.0, {}
    for n in range(YEARS):
        turn = 2 * np.pi * n / 12
        noise = ALIKE * noise + np.sqrt(1 - ALIKE**2) * chance.standard_normal()
        level = (1 + SEASON * np.sin(turn)) * np.exp(SPREAD * noise)
        moves = of.waves * np.cos(turn + phases) + of.spreads * chance.standard_normal(len(phases))
        moved = of.shares * np.exp(moves)
        # The level is that of crimes; what is counted beside them moves by itself.
        moved[is_crime] *= of.shares[is_crime].sum() / moved[is_crime].sum()
        by_kind = dict(zip(of.names, chance.poisson(size * level * moved), strict=True))
        history[add_months("2020-01", n)] = _month(chance, dataset, by_kind)
    return history


def _month(chance: np.random.Generator, dataset: Dataset, by_kind: dict[str, int]) -> MonthRows:
    shares = np.append(DISTRICTS / DISTRICTS.sum() * PLACED, 1 - PLACED)
    cells, districts = {}, dict.fromkeys(map(str, range(len(DISTRICTS))), 0)
    for kind, n in by_kind.items():
        for district, count in zip(districts, chance.multinomial(n, shares), strict=False):
            districts[district] += int(count)
            if count:
                cells[(district, kind)] = int(count)
    return MonthRows(
        by_kind={kind: int(n) for kind, n in by_kind.items() if n},
        by_district=districts,
        by_cell=cells,
        not_crimes=dataset.not_crimes,
    )


def report(dataset: Dataset, histories: list[History], *, months: int = MONTHS) -> Iterator[str]:
    """Yield the lines of a table: how many made-up months, and parts of them, were told of."""
    names, shares = shares_of(histories)
    kinds = Kinds(names, shares, *movements(histories, names))
    yield (
        "Made-up months with nothing wrong in them. Shares of kinds move as they do in the real files: by"
        f" {kinds.waves.min():.0%} to {kinds.waves.max():.0%} with the year and by"
        f" {kinds.spreads.min():.0%} to {kinds.spreads.max():.0%} from month to month.\n"
    )
    yield "| rows a month | months | told of | of these a kind or district alone |"
    yield "| ---: | ---: | ---: | ---: |"
    for size in SIZES:
        chance = np.random.default_rng(SEED + size)
        forces = -(-months // YEARS)
        whole = parts = 0
        for _ in range(forces):
            faults = faults_of(dataset, made(chance, dataset, size, kinds))
            whole, parts = whole + len(faults.months), parts + len(faults.parts)
        yield f"| {size:,} | {forces * YEARS:,} | {whole + parts} | {parts} |"
