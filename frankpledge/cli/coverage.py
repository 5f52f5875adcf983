"""`frankpledge coverage`."""

from itertools import groupby

import click

from frankpledge.cli.options import force_option, month_option, output_options, show, store_option
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.covered import COMPLETE, MISSING, ODD_MIX, PARTIAL, Covered
from frankpledge.evidence.store.releases import Store

COLUMNS = ("dataset", "force", "month", "status", "rows", "expected", "reason")


@click.command()
@store_option
@force_option
@click.option("--dataset", metavar="NAME", help="Only this dataset.")
@click.option(
    "--status", type=click.Choice([COMPLETE, PARTIAL, ODD_MIX, MISSING]), help="Only this status."
)
@month_option("--from", "first", "First month.")
@month_option("--to", "last", "Last month.")
@output_options
def coverage(
    store: Store,
    forces: tuple[str, ...],
    dataset: str | None,
    status: str | None,
    first: str | None,
    last: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what is held: complete, partial or of an odd mix with the reason, or missing.

    The reason also names kinds and districts that cannot be used, where the month can.

    The table puts months that are missing one after another on one line; --csv and --json
    have a row for every month. `expected` is the force's own usual count.

    \b
        frankpledge coverage --force kent --dataset street
    """
    release = store.release()
    check_forces(forces, release)
    if dataset:
        store.dataset(dataset)  # says so where there is none
    found = [
        entry
        for entry in release.coverage
        if (not forces or entry.force in forces)
        and (not dataset or entry.dataset == dataset)
        and (not status or entry.status == status)
        and (not first or entry.month >= first)
        and (not last or entry.month <= last)
    ]
    is_table = not (as_csv or as_json)
    rows = _joined(found) if is_table else [_row(entry) for entry in found]
    show(COLUMNS, rows, as_csv=as_csv, as_json=as_json, note=f"Release {release.number}.")


def _row(entry: Covered, month: str = "") -> tuple:
    return (
        entry.dataset,
        entry.force,
        month or entry.month,
        entry.status,
        entry.rows,
        entry.expected,
        entry.reasons,
    )


def _joined(entries: list[Covered]) -> list[tuple]:
    """Put neighbouring missing months of one force with one reason on one line."""
    rows: list[tuple] = []

    def kind(entry: Covered) -> tuple:
        apart = "" if entry.status == MISSING else entry.month
        return (entry.dataset, entry.force, entry.status, entry.reason, apart)

    for _, group in groupby(entries, key=kind):
        months = list(group)
        span = f"{months[0].month} to {months[-1].month}" if len(months) > 1 else ""
        rows.append(_row(months[0], span))
    return rows
