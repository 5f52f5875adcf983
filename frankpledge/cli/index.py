"""`frankpledge index`."""

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.progress import layers
from frankpledge.evidence.derive import INDEX, make
from frankpledge.evidence.index.build import is_due, throw_away
from frankpledge.evidence.store.releases import Store


@click.command()
@click.option("--again", is_flag=True, help="Throw away what is there and make it all new.")
@store_option
def index(store: Store, again: bool) -> None:
    """Lay the release in force out by place, for the API; only months that changed are made.

    An ingest does this by itself; this is for after `ingest --no-index`, or a damaged index.
    """
    if not again and not is_due(store):
        release = store.release().number  # says so where the store is empty
        click.echo(f"Release {release} is indexed already; --again makes it new.")
        return
    click.echo(f"Release {run(store, again=again)} is indexed.")


def run(store: Store, *, again: bool = False) -> int:
    """Index with a progress bar on standard error; return the release."""
    if again:
        throw_away(store)
    release = store.release()
    with layers() as tell:
        make(store, release, (INDEX,), tell)
    return release.number
