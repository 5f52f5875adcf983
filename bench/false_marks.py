"""What pages state of charts like theirs: how many would mark a month where nothing changes.

python -m bench.false_marks      writes frankpledge/evidence/charts/false_marks.csv again
"""

import csv
from statistics import fmean

import click
from rich.progress import track

from bench.alerts import Make, level, poisson
from bench.charts import named
from frankpledge.evidence.charts.false_marks import COLUMNS, LONGER, OTHER, SMALL, TABLE
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS

HELD = 60  # months of a period that is longer than what is judged of it
RUNS = 2_000  # of each kind of series
KINDS: dict[str, tuple[Make, ...]] = {
    OTHER: (level(500), level(500, alike=0.3), level(500, alike=0.5)),
    SMALL: (poisson(1), poisson(3), poisson(8)),
}


@click.command(help="Simulate what pages state of charts like theirs, and write it.")
@click.option("--runs", default=RUNS, show_default=True, help="Charts of each kind of series.")
def main(runs: int) -> None:
    """Write the table, the mean over the kinds of series."""
    lengths = [(counts, n) for counts in KINDS for n in range(FEWEST_POINTS, LONGER + 1)]
    rows = []
    for counts, months in track(lengths, description="Charting"):
        held = HELD if months == LONGER else months
        shares = [named(make, held, runs)[0] for make in KINDS[counts]]
        rows.append((counts, months, f"{fmean(shares):.4f}"))
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows((COLUMNS, *rows))


if __name__ == "__main__":
    main()
