"""`frankpledge official add|list|withdraw|check`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from frankpledge.cli.ingest import judge_anew
from frankpledge.cli.options import output_options, show, store_option
from frankpledge.evidence.official.checks import check as faults_of
from frankpledge.evidence.official.definition import definitions, get_definition, load
from frankpledge.evidence.official.editions import add, editions, recognise
from frankpledge.evidence.official.editions import withdraw as take_back
from frankpledge.evidence.store.releases import Store

COLUMNS = ("name", "edition", "file", "figures", "source", "added_at", "withdrawn", "sha256")


@click.group()
def official() -> None:
    """Add official tables of crime, which months and sums are held to."""


@official.command("add")
@click.argument("file", type=click.Path(exists=True, path_type=Path, dir_okay=False))
@store_option
@click.option("--table", "name", default="", help="Which table it is, where its name does not say.")
@click.option("--issued", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it was issued.")
@click.option("--source", default="", help="Where it was fetched, with its address.")
def add_file(store: Store, file: Path, name: str, issued: datetime | None, source: str) -> None:
    """Read FILE, prove that it adds up, and judge every month by it.

    \b
        frankpledge official add policeforceareatablesyedecember2024.xlsx --issued 2025-04-24
    """
    definition = get_definition(name) if name else recognise(file)
    kept, is_new = add(
        store.root,
        file,
        definition,
        issued=issued.date() if issued else None,
        source=source,
        at=datetime.now(UTC),
    )
    if not is_new:
        click.echo(f"{kept.file} is held already.")
        return
    click.echo(f"{definition.title}: {kept.figures:,} figures from {kept.file} are held.")
    if not issued:
        click.echo(
            "The day of its issue is not known, and pages will say so; give it with --issued."
        )
    if store.current_number() is not None:
        judge_anew(store)


@official.command("list")
@store_option
@output_options
def list_editions(store: Store, as_csv: bool, as_json: bool) -> None:
    """List the files of official tables that are held.

    \b
        frankpledge official list
    """
    columns = COLUMNS if as_csv or as_json else COLUMNS[:-1]
    rows = [tuple(getattr(e, name) for name in columns) for e in editions(store.root)]
    known = "; ".join(f"{d.name} ({', '.join(d.names)})" for d in definitions().values())
    empty = f"No official table has been added. There are: {known}."
    show(columns, rows, as_csv=as_csv, as_json=as_json, empty=empty)


@official.command()
@click.argument("digest")
@store_option
@click.option("--reason", required=True, help="Why it was wrong.")
@click.option("--by", required=True, help="Who withdraws it.")
def withdraw(store: Store, digest: str, reason: str, by: str) -> None:
    """Withdraw the file whose SHA-256 begins with DIGEST, and judge every month without it.

    \b
        frankpledge official withdraw 5e884898 --reason "A draft" --by "A. Analyst"
    """
    gone = take_back(store.root, digest, text=reason, by=by, at=datetime.now(UTC))
    click.echo(f"{gone.file} is withdrawn.")
    if store.current_number() is not None:
        judge_anew(store)


@official.command()
@click.argument(
    "folder", required=False, type=click.Path(exists=True, path_type=Path, file_okay=False)
)
def check(folder: Path | None) -> None:
    """Run the made-up example of the definition in FOLDER, or of all that ship.

    \b
        frankpledge official check
    """
    is_right = True
    for definition in [load(folder)] if folder else definitions().values():
        for wrong in faults_of(definition):
            is_right = False
            click.echo(f"{definition.name}: {wrong}", err=True)
    if not is_right:
        sys.exit(1)
    click.echo("The examples are read as they should be.")
