"""`frankpledge record`."""

import json

import click
from rich.progress import Progress

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store


@click.group()
def record() -> None:
    """Keep what is drawn from the record."""


@record.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def relist(store: Store, as_json: bool) -> None:
    """Make the lists of what is published, and the search, anew from what was published.

    Readers may go on meanwhile. `frankpledge audit verify` says when it is needed.
    """
    prepare(store)
    from frankpledge.apps.publishing.actions.listing import relist as relist_all
    from frankpledge.apps.publishing.models import Publication

    total = Publication.objects.count()
    with Progress(disable=as_json, transient=True) as progress:
        task = progress.add_task("Listing", total=total)
        versions = relist_all(lambda done: progress.advance(task, done))
    if as_json:
        click.echo(json.dumps({"publications": total, "versions": versions}))
    else:
        click.echo(f"{versions:,} versions of {total:,} publications are listed")
