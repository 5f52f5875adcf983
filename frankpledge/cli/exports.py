"""`frankpledge exports`."""

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.progress import layers
from frankpledge.evidence.derive import AFTERWARDS, make
from frankpledge.evidence.exports import find_faults, throw_away
from frankpledge.evidence.store.releases import Store


@click.command()
@store_option
def exports(store: Store) -> None:
    """Make the whole tables of the release in force, as the files that /api/v1/tables sends.

    The worker of `frankpledge serve` makes them by itself after an ingest; this is for a store
    without a worker, and for a file that `frankpledge verify` found damaged.
    """
    release = store.release()
    if any(find_faults(store, release, deep=True)):
        throw_away(store)
    with layers() as tell:
        make(store, release, AFTERWARDS, tell)
    click.echo(f"The whole tables of release {release.number} are in {store.root / 'exports'}")
