"""What the checks of a month find: faults are put into real files, one month or run at a time.

    python -m bench.faults STORE [--quick] [--write docs/partial-months.md]

STORE holds real files. Each fault is put into every month of a force with enough rows and months
beside it; the table says which share was found, and what was found where nothing was put in.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click
import numpy as np

from bench import made_months
from bench.made_months import YEARS
from bench.pages import put
from frankpledge.evidence.datasets.dataset import Dataset
from frankpledge.evidence.official.crime_totals import year_totals
from frankpledge.evidence.store.coverage import histories
from frankpledge.evidence.store.faults import Faults, faults_of
from frankpledge.evidence.store.pace import DOUBTED, YearTotal, paces
from frankpledge.evidence.store.partial import History, MonthRows
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months, months_apart

LARGE = 2_000  # rows a month of a force into whose files faults are put
MIDDLE = 7_000
REACH = 12  # months either side that say what is usual
FEWEST = 3
SEED = 1829
QUICK = 10  # months of each fault, where the table is only to be seen to work
MARK = "measured: what the checks find"
ASB, VIOLENCE = "Anti-social behaviour", "Violence and sexual offences"
SHOPLIFTING, DRUGS, ROBBERY = "Shoplifting", "Drugs", "Robbery"
Change = Callable[[MonthRows, np.random.Generator], MonthRows]
Cells = dict[tuple[str | None, str | None], int]  # by district and kind


def thinned(share: float, *only: str) -> Change:
    """Each row is kept with a chance, or each of some kinds; in one order, so that it repeats."""

    def change(rows: MonthRows, chance: np.random.Generator) -> MonthRows:
        return changed(
            rows,
            lambda district, kind, n: (
                [(district, kind, int(chance.binomial(n, share)))]
                if not only or kind in only
                else [(district, kind, n)]
            ),
        )

    return change


def swapped(one: str, other: str) -> Change:
    """Two kinds bear each other's name."""
    names = {one: other, other: one}
    return lambda rows, _: changed(
        rows, lambda district, kind, n: [(district, names.get(kind, kind), n)]
    )


def overwritten(share: float) -> Change:
    """A share of every other kind is written as violence."""

    def written(district: str | None, kind: str | None, n: int) -> Pieces:
        moved = round(n * share) if kind != VIOLENCE else 0
        return [(district, kind, n - moved), (district, VIOLENCE, moved)]

    return lambda rows, _: changed(rows, written)


def district_thinned(share: float) -> Change:
    """Of the rows of the largest district each is kept with a chance."""

    def change(rows: MonthRows, chance: np.random.Generator) -> MonthRows:
        where = largest(rows)
        return changed(
            rows,
            lambda district, kind, n: [
                (district, kind, int(chance.binomial(n, share)) if district == where else n)
            ],
        )

    return change


def places_lost(share: float) -> Change:
    """Of the rows of the largest district a share is left; the others lie without a place."""

    def change(rows: MonthRows, chance: np.random.Generator) -> MonthRows:
        where = largest(rows)

        def moved(district: str | None, kind: str | None, n: int) -> Pieces:
            left = int(chance.binomial(n, share)) if district == where else n
            return [(district, kind, left), (None, kind, n - left)]

        return changed(rows, moved)

    return change


def largest(rows: MonthRows) -> str | None:
    """Return the district with most rows."""
    return max(sorted(rows.by_district), key=lambda name: rows.by_district[name], default=None)


Pieces = list[tuple[str | None, str | None, int]]  # district, kind, rows


def changed(rows: MonthRows, change: Callable[[str | None, str | None, int], Pieces]) -> MonthRows:
    """Return a month whose every cell was changed into others."""
    in_place = Counter[str | None]()
    for (_, kind), n in rows.by_cell.items():
        in_place[kind] += n
    held: Cells = dict(rows.by_cell) | {
        (None, kind): n - in_place[kind] for kind, n in rows.by_kind.items()
    }
    kinds, districts, cells = Counter[str | None](), Counter[str](), Counter[tuple[str, str]]()
    for (district, kind), n in sorted(held.items(), key=str):
        for where, what, count in change(district, kind, n):
            kinds[what] += count
            if where is not None and count:
                districts[where] += count
                if what is not None:
                    cells[(where, what)] += count
    return replace(rows, by_kind=dict(kinds), by_district=dict(districts), by_cell=dict(cells))


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
    "the largest district at 10%": (district_thinned(0.1), 1),
    "the largest district absent": (district_thinned(0), 1),
    "nine in ten places of the largest district lost": (places_lost(0.1), 1),
}


def places(dataset: Dataset, held: dict[str, History]) -> Iterator[tuple[History, str]]:
    """Yield each month of a large force that is whole, with the months that it is judged by."""
    for _, history in sorted(held.items()):
        known = faults_of(dataset, history)
        for month, rows in sorted(history.items()):
            near = {m: r for m, r in history.items() if abs(months_apart(m, month)) <= REACH}
            others = [m for m in near if m != month and not is_told(known, m)]
            if rows.crimes >= LARGE and not is_told(known, month) and len(others) >= FEWEST:
                yield near, month


def is_told(faults: Faults, month: str) -> bool:
    """Whether anything of a month is not fit to be judged."""
    return month in faults.months or month in faults.parts


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
        ill = near | {month: change(near[month], chance) for month in months}
        faults = faults_of(dataset, ill)
        made += run
        told += sum(is_told(faults, month) for month in months)
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
    lines = [
        head,
        f"| fault | months | found | in forces of {MIDDLE:,} crimes and more | in smaller ones |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    large = [(near, month) for near, month in found if near[month].crimes >= MIDDLE]
    small = [(near, month) for near, month in found if near[month].crimes < MIDDLE]
    for name, (change, run) in FAULTS.items():
        of_large, of_small = (tried(dataset, some, change, run) for some in (large, small))
        both = (of_large[0] + of_small[0], of_large[1] + of_small[1])
        shares = " | ".join(map(share, (both, of_large, of_small)))
        lines.append(f"| {name} | {both[1]} | {shares} |")
    named = "; ".join(sorted(as_they_are(dataset, held))) or "none"
    lines += first_months(dataset, held, year_totals(store.root))
    lines += ["", f"Told of as they are, without a fault of ours: {named}.", ""]
    whole = [without_told(dataset, history) for history in held.values()]
    lines += made_months.report(dataset, whole, months=YEARS if quick else made_months.MONTHS)
    return "\n".join([*lines, ""])


def first_months(
    dataset: Dataset, held: dict[str, History], totals: dict[str, list[YearTotal]]
) -> Iterator[str]:
    """Yield a line of months at half that nothing is held beside, but an official count."""
    chance, told, made = np.random.default_rng(SEED), 0, 0
    for force, history in sorted(held.items()):
        known = paces(history, totals.get(force, ()))
        for month, pace in sorted(known.items()):
            if pace.share < DOUBTED or history[month].crimes < LARGE:
                continue
            alone = {month: thinned(0.5)(history[month], chance)}
            told += is_told(faults_of(dataset, alone, totals[force]), month)
            made += 1
    if made:
        yield f"| a first month at 50%, with the official count | {made} | {share((told, made))} | | |"


def share(found: tuple[int, int]) -> str:
    """Write how many of some were found, as a share."""
    told, made = found
    return f"{told / made:.2f}" if made else ""


def without_told(dataset: Dataset, history: History) -> History:
    """Return the months of a force of which nothing is told."""
    known = faults_of(dataset, history)
    return {month: rows for month, rows in history.items() if not is_told(known, month)}


def as_they_are(dataset: Dataset, held: dict[str, History]) -> Iterator[str]:
    """Yield the months, kinds and districts that are told of where nothing was put in."""
    for force, history in held.items():
        faults = faults_of(dataset, history)
        yield from (f"{force} {month}" for month in faults.months)
        for month, parts in faults.parts.items():
            named = {" ".join(filter(None, (part.district, part.kind))) for part in parts}
            yield f"{force} {month} ({', '.join(sorted(named))})"


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
