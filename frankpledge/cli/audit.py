"""`frankpledge audit`."""

import json

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare, start_existing
from frankpledge.errors import Damaged
from frankpledge.evidence.store.releases import Store


@click.group()
def audit() -> None:
    """Check the audit log, and publish its head."""


@audit.command()
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def verify(store: Store, as_json: bool) -> None:
    """Read the whole log; name the first line that was altered, removed or moved.

    The published heads are checked too: they show a log that was written anew as a whole. So
    is each published version against its own digest.
    """
    start_existing(store)
    from frankpledge.apps.audit.queries import verify as check
    from frankpledge.apps.publishing.queries.heads import (
        altered_version,
        published_heads,
    )

    found = check(published_heads())
    altered = altered_version()
    if as_json:
        click.echo(
            json.dumps(
                vars(found)
                | {"is_whole": found.is_whole and not altered, "altered_version": altered}
            )
        )
    if not found.is_whole:
        raise Damaged(
            f"The audit log is not whole: {found.fault}. {found.lines:,} lines before it are."
        )
    if altered:
        raise Damaged(f"The audit log is whole, but {altered} was altered after it was published")
    if not as_json:
        click.echo(f"The audit log is whole: {found.lines:,} lines, head {found.head}")


@audit.command()
@store_option
def head(store: Store) -> None:
    """Publish the head of the log as an entry of the feed; once a day is usual."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.publishing.actions.heads import publish_head

    made = publish_head(at=timezone.now())
    click.echo(f"Published as /record/{made.reference}/" if made else "Nothing to publish")
