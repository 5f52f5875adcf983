"""`frankpledge audit`."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.proof import against_option, as_dict, proof_of, read_kept
from frankpledge.cli.record_store import prepare
from frankpledge.errors import Damaged
from frankpledge.evidence.store.releases import Store

if TYPE_CHECKING:
    from frankpledge.apps.publishing.queries.proofs import Proof


@click.group()
def audit() -> None:
    """Check the audit log, and publish its head."""


@audit.command()
@store_option
@against_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def verify(store: Store, against: tuple[str, ...], as_json: bool) -> None:
    """Hold the log to itself, and what is published to the log; name everything that is wrong.

    The published heads are checked too: they show a log that was written anew as a whole. One that
    was written anew with its heads is shown by a head that somebody else kept:

    \b
        frankpledge audit verify --against https://archive.example/audit-head.atom
        frankpledge audit verify --against message.txt
    """
    found = proof_of(store, read_kept(against))
    if as_json:
        click.echo(json.dumps(as_dict(found), ensure_ascii=False))
    if not found.is_whole:
        raise Damaged("\n".join(_sentences(found)))
    if not as_json:
        click.echo(
            f"The audit log is whole: {found.log.lines:,} lines, head {found.log.head}. Each of"
            f" {found.versions:,} versions is what it tells."
        )


def _sentences(proof: "Proof") -> Iterator[str]:
    """Say what is wrong: of the log first, then of what it tells of."""
    first, *others = (fault.what for fault in (*proof.log.faults, *proof.others))
    if proof.log.is_whole:
        yield f"The audit log is whole, but not all that it tells of: {first}."
    else:
        yield f"The audit log is not whole: {first}. {proof.log.lines:,} lines before it are."
    yield from (f"Also: {what}." for what in others)


@audit.command()
@store_option
def head(store: Store) -> None:
    """Publish the head of the log as an entry of the feed; once a day is usual."""
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.publishing.actions.heads import publish_head

    made = publish_head(at=timezone.now())
    click.echo(f"Published as /record/{made.reference}/" if made else "Nothing to publish")
