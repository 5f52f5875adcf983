"""`frankpledge reference`."""

from datetime import UTC, datetime
from pathlib import Path

import click

from frankpledge.cli.options import output_options, show, store_option
from frankpledge.cli.progress import layers
from frankpledge.evidence.derive import RESULTS, make
from frankpledge.evidence.official.reference import KINDS, add, tables
from frankpledge.evidence.store.releases import Store

COLUMNS = ("kind", "title", "file", "rows", "dated", "source", "added_at", "sha256")


@click.group()
def reference() -> None:
    """Add and list reference tables: populations, lookups, boundaries."""


@reference.command("add")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--dated", type=click.DateTime(["%Y-%m-%d"]), help="The day that the table describes."
)
@click.option("--source", default="", help="Who published it, with its address.")
@store_option
def add_table(kind: str, file: Path, dated: datetime | None, source: str, store: Store) -> None:
    """Check FILE and bring it into force as the table KIND.

    \b
        frankpledge reference add force-boundaries Police_Force_Areas.geojson \\
            --dated 2023-12-01 --source "ONS, Police Force Areas December 2023"
    """
    day = dated.date() if dated else None
    table = add(store.root, kind, file, dated=day, source=source, at=datetime.now(UTC))
    click.echo(f"{table.title}: {table.rows:,} areas from {table.file} are in force.")
    if store.current_number() is not None:  # what is counted by residents is counted anew
        with layers() as tell:
            make(store, store.release(), (RESULTS,), tell)
    given = {"date": ("--dated", table.dated), "source": ("--source", table.source)}
    for name, (option, value) in given.items():
        if not value:
            click.echo(f"Its {name} is not known, and pages will say so; give it with {option}.")


@reference.command("list")
@store_option
@output_options
def list_tables(store: Store, as_csv: bool, as_json: bool) -> None:
    """List the reference tables in force."""
    # The digest is for programs: on a screen it would crowd out the rest.
    columns = COLUMNS if as_csv or as_json else COLUMNS[:-1]
    rows = [
        tuple(getattr(table, name) for name in columns) for table in tables(store.root).values()
    ]
    empty = f"No reference table has been added. There are: {', '.join(KINDS)}."
    show(columns, rows, as_csv=as_csv, as_json=as_json, empty=empty)
