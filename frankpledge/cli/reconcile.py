"""`frankpledge reconcile`."""

import click

from frankpledge.cli.options import output_options, show, store_option
from frankpledge.errors import BadInput
from frankpledge.evidence.measures.reconciliation import COLUMNS, rows_of
from frankpledge.evidence.measures.reconciliation import reconcile as beside
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.releases import Store


@click.command()
@store_option
@click.option("--area", required=True, help="A force's slug.")
@output_options
def reconcile(store: Store, area: str, as_csv: bool, as_json: bool) -> None:
    """Set our counts of a year beside the official ones, of the tables that were added.

    \b
        frankpledge reconcile --area bedfordshire
    """
    reader = ReleaseReader(store, store.release())
    place = reader.place(area)
    if place.kind != "force":
        raise BadInput(f"{place.name} is no police area; official tables here are of forces")
    years = beside(reader, place)
    is_table = not (as_csv or as_json)
    columns = COLUMNS[:-1] if is_table else COLUMNS  # a screen has the source below
    shown = [row[: len(columns)] for row in rows_of(years)]
    empty = "No official year of this force is held whole by us."
    show(columns, shown, as_csv=as_csv, as_json=as_json, empty=empty)
    if is_table:
        for year in years:
            click.echo(year.sentence)
            click.echo(f"Source: {year.source}.")
        if not years:
            click.echo("No official table of it was added: frankpledge official add FILE")
