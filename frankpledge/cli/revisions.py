"""`frankpledge revisions`."""

import click

from frankpledge.cli.options import force_option, month_option, output_options, show, store_option
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.ledger import COLUMNS, ledger
from frankpledge.evidence.store.releases import Store

FIGURES = COLUMNS.index("older_file")


@click.command()
@store_option
@force_option
@month_option("--from", "first", "First month.")
@month_option("--to", "last", "Last month.")
@output_options
def revisions(
    store: Store,
    forces: tuple[str, ...],
    first: str | None,
    last: str | None,
    as_csv: bool,
    as_json: bool,
) -> None:
    """Show what changed between downloads of the same month.

    One row for each pair of downloads, the older one first, whichever was loaded first.
    `more rows` is the difference in rows; rows that were added and removed are counted
    apart, and so are those that have another outcome, place or kind of crime.

    \b
        frankpledge revisions --force bedfordshire
    """
    release = store.release()
    check_forces(forces, release)
    rows = [
        entry.row()
        for entry in ledger(release)
        if (not forces or entry.force in forces)
        and (not first or entry.month >= first)
        and (not last or entry.month <= last)
    ]
    # The two files' names are for programs: on a screen they would crowd out the figures.
    is_table = not (as_csv or as_json)
    show(
        COLUMNS[:FIGURES] if is_table else COLUMNS,
        [row[:FIGURES] for row in rows] if is_table else rows,
        as_csv=as_csv,
        as_json=as_json,
        note="See figures as first published with 'frankpledge counts --as first-published'.",
        empty="No month that was asked for is held in more than one download.",
    )
