"""What the checks of a month find: faults are put into real files, one month or run at a time.

    python -m bench.faults STORE [--quick] [--write docs/partial-months.md]

STORE holds real files. Each fault is put into every month of a force with enough rows and months
beside it; the table says which share was found, and what was found where nothing was put in.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
import numpy as np

from bench.pages import put
from frankpledge.evidence.datasets.dataset import Dataset
from frankpledge.evidence.store.coverage import faults_of, histories
from frankpledge.evidence.store.partial import History, MonthRows
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months, months_apart

LARGE = 2_000  # rows a month of a force into whose files faults are put
REACH = 12  # months either side that say what is usual
FEWEST = 3
SEED = 1829
QUICK = 10  # months of each fault, where the table is only to be seen to work
MARK = "measured: what the checks find"
ASB, VIOLENCE = "Anti-social behaviour", "Violence and sexual offences"
SHOPLIFTING, DRUGS, ROBBERY = "Shoplifting", "Drugs", "Robbery"
Kinds = dict[str | None, int]
Change = Callable[[Kinds, np.random.Generator], Kinds]


def thinned(share: float, *only: str) -> Change:
    """Each row is kept with a chance, or each of some kinds; in one order, so that it repeats."""

    def change(kinds: Kinds, chance: np.random.Generator) -> Kinds:
        return {
            kind: int(chance.binomial(n, share)) if not only or kind in only else n
            for kind, n in sorted(kinds.items(), key=str)
        }

    return change


def swapped(one: str, other: str) -> Change:
    """Two kinds bear each other's name."""
    return lambda kinds, _: kinds | {one: kinds.get(other, 0), other: kinds.get(one, 0)}


def overwritten(share: float) -> Change:
    """A share of every other kind is written as violence."""

    def change(kinds: Kinds, _: np.random.Generator) -> Kinds:
        kept = {k: round(n * (1 - share)) if k != VIOLENCE else n for k, n in kinds.items()}
        return kept | {VIOLENCE: kept.get(VIOLENCE, 0) + sum(kinds.values()) - sum(kept.values())}

    return change


# What is done, to how many months one after another.
FAULTS: dict[str, tuple[Change, int]] = {
    **{f"one month at {share:.0%}": (thinned(share), 1) for share in (0.6, 0.5, 0.3, 0.1)},
    **{f"{run} months at 50%": (thinned(0.5), run) for run in (2, 3, 4, 6)},
    **{f"{run} months at 60%": (thinned(0.6), run) for run in (3, 6)},
    **{f"anti-social behaviour at {s:.0%}": (thinned(s, ASB), 1) for s in (0.5, 0.3, 0.2, 0.05)},
    **{f"violence at {share:.0%}": (thinned(share, VIOLENCE), 1) for share in (0.5, 0.2)},
    "shoplifting at 20%": (thinned(0.2, SHOPLIFTING), 1),
    "drugs at 20%": (thinned(0.2, DRUGS), 1),
    "violence and shoplifting swapped": (swapped(VIOLENCE, SHOPLIFTING), 1),
    "drugs and robbery swapped": (swapped(DRUGS, ROBBERY), 1),
    "three quarters of all kinds written as violence": (overwritten(0.75), 1),
}


def places(dataset: Dataset, held: dict[str, History]) -> Iterator[tuple[History, str]]:
    """Yield each month of a large force that is whole, with the months that it is judged by."""
    for _, history in sorted(held.items()):
        known = faults_of(dataset, history)
        for month, rows in sorted(history.items()):
            near = {m: r for m, r in history.items() if abs(months_apart(m, month)) <= REACH}
            others = [m for m in near if m != month and m not in known]
            if rows.crimes >= LARGE and month not in known and len(others) >= FEWEST:
                yield near, month


def broken(rows: MonthRows, change: Change, chance: np.random.Generator) -> MonthRows:
    """Return a month with a fault; districts lose rows as the whole does."""
    kinds = change(dict(rows.by_kind), chance)
    share = sum(kinds.values()) / max(rows.total, 1)
    by_district = {name: round(n * share) for name, n in rows.by_district.items()}
    return replace(rows, by_kind=kinds, by_district=by_district)


def tried(
    dataset: Dataset, found: list[tuple[History, str]], change: Change, run: int
) -> tuple[int, int]:
    """Return how many months with a fault were found, and how many there were."""
    chance = np.random.default_rng(SEED)
    told = made = 0
    for near, first in found:
        months = [add_months(first, n) for n in range(run)]
        if not all(month in near for month in months):
            continue
        ill = near | {month: broken(near[month], change, chance) for month in months}
        faults = faults_of(dataset, ill)
        made += run
        told += sum(month in faults for month in months)
    return told, made


def report(store: Store, *, quick: bool) -> str:
    """Return the table, and how many months are told of where nothing was put in."""
    release, dataset = store.release(), store.dataset("street")
    versions = {(v.force, v.month): v for v in release.current(dataset.name)}
    held = dict(histories(store, release, dataset, versions))
    found = list(places(dataset, held))
    if quick:
        found = found[:: max(len(found) // QUICK, 1)]
    head = (
        f"Measured {datetime.now(UTC):%Y-%m-%d} on {len(versions)} street files of {len(held)}"
        f" forces. A fault was put into each month of at least {LARGE:,} crimes with {FEWEST}"
        f" months within {REACH} of it.\n"
    )
    lines = [head, "| fault | months | found |", "| --- | ---: | ---: |"]
    for name, (change, run) in FAULTS.items():
        told, made = tried(dataset, found, change, run)
        lines.append(f"| {name} | {made} | {told / made:.2f} |" if made else f"| {name} | 0 | |")
    told = [(f, m) for f, history in sorted(held.items()) for m in faults_of(dataset, history)]
    named = "; ".join(f"{force} {month}" for force, month in sorted(told)) or "none"
    return "\n".join([*lines, "", f"Told of as they are, without a fault of ours: {named}.", ""])


@click.command(help=__doc__)
@click.argument("store", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--quick", is_flag=True, help="A few months of each fault.")
@click.option(
    "--write", type=click.Path(path_type=Path, dir_okay=False), help="The page to put it in."
)
def main(store: Path, quick: bool, write: Path | None) -> None:
    """Print the table; put it into a page."""
    said = report(Store(store), quick=quick)
    click.echo(said)
    if write:
        put(write, MARK, said)


if __name__ == "__main__":
    main()
