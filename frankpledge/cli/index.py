"""`frankpledge index`."""

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.progress import bar
from frankpledge.evidence.index.build import build, is_due
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
    files = store.release().files
    with bar("Indexing", len({(dataset, month) for dataset, _, month in files}) + 1) as step:
        return build(store, again=again, progress=lambda name, _steps: step(name)).release
