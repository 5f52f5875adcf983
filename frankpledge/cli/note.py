"""`frankpledge note add|list|withdraw`."""

from datetime import UTC, datetime

import click

from frankpledge.cli.options import month_option, output_options, show, store_option
from frankpledge.evidence.charts.notes import KINDS, add_note, all_notes, withdraw_note
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.releases import Store

COLUMNS = ("number", "kind", "area", "measure", "month", "text", "by", "at", "withdraws")


@click.group()
def note() -> None:
    """Note on charts: limits begin anew, recording changed, a decision."""


@note.command()
@store_option
@click.option("--kind", type=click.Choice(list(KINDS)), required=True)
@click.option("--area", required=True, help="A force's slug or a district's code.")
@click.option("--measure", default="", help="Only this measure; else every measure of the area.")
@month_option("--month", "month", "First month to which it applies.")
@click.option("--reason", required=True, help="What happened, for every reader of the chart.")
@click.option("--by", required=True, help="Who notes it.")
def add(store: Store, kind: str, area: str, measure: str, month: str, reason: str, by: str) -> None:
    """Add a note. It stays for good; one that was wrong is withdrawn.

    \b
        frankpledge note add --kind rebase --area kent --measure drugs --month 2025-04 \\
            --reason "Custody drug tests began" --by "A. Analyst"
    """
    if month is None:
        raise click.UsageError("give --month YYYY-MM")
    place = ReleaseReader(store, store.release()).place(area)
    name = get_measure(measure, own_measures(store)).name if measure else ""
    added = add_note(
        store, kind, (place.code, name, month), text=reason, by=by, at=datetime.now(UTC)
    )
    click.echo(f"Note {added.number}: from {month}, {added.label} in {place.name}.")


@note.command("list")
@store_option
@output_options
def list_notes(store: Store, as_csv: bool, as_json: bool) -> None:
    """List every note that was written, those withdrawn too.

    \b
        frankpledge note list
    """
    rows = [tuple(getattr(n, column) for column in COLUMNS) for n in all_notes(store)]
    show(COLUMNS, rows, as_csv=as_csv, as_json=as_json, empty="No note was written.")


@note.command()
@click.argument("number", type=click.IntRange(1))
@store_option
@click.option("--reason", required=True, help="Why it was wrong.")
@click.option("--by", required=True, help="Who withdraws it.")
def withdraw(number: int, store: Store, reason: str, by: str) -> None:
    """Withdraw a note; both lines stay readable.

    \b
        frankpledge note withdraw 3 --reason "Wrong month" --by "A. Analyst"
    """
    withdraw_note(store, number, text=reason, by=by, at=datetime.now(UTC))
    click.echo(f"Note {number} is withdrawn.")
