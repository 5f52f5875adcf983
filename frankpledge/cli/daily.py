"""`frankpledge daily`."""

from datetime import datetime

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import of_site, prepare
from frankpledge.errors import BadInput, Busy
from frankpledge.evidence.store.releases import Store

LISTED = 500  # publications, of those that are compared with their lists each day


@click.command()
@store_option
@click.option(
    "--site",
    default="http://localhost:8000",
    show_default=True,
    help="Address of the site, for links in messages.",
)
def daily(store: Store, site: str) -> None:
    """Do what each day asks for; run it once a day. The same day again does nothing twice.

    Publishes the head of the audit log, and sends it to who asked for it; tells members of the
    public whose question was answered or declined, and erases their addresses; erases marks of
    senders, complaints and applications whose day for it has come; on Mondays sends each body's
    people what is late and due soon; does what waits in the queue; compares some of the lists with
    what was published; writes the copies that are served when the database is down.
    """
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.complaints.actions import handling
    from frankpledge.apps.meetings.actions import questions
    from frankpledge.apps.membership.actions import recruiting
    from frankpledge.apps.outbox.actions import erase_done
    from frankpledge.apps.publishing.actions.heads import publish_head, send_heads
    from frankpledge.apps.scrutiny.actions import askers, digests

    now, site = timezone.now(), site.rstrip("/")
    told = askers.tell_askers(site, at=now)
    forgotten = askers.forget_clients(at=now)
    sent = digests.send_digests(site, at=now)
    erased = handling.erase_due(at=now) + recruiting.erase_applications(at=now)
    forgotten += questions.erase_contacts(at=now)
    head = publish_head(at=now)
    undone = [went for went in of_site("worker").work_off() if went.error]
    erase_done(at=now)
    heads, unsent = send_heads(head, site, at=now) if head else (0, [])
    _compare_lists()
    copies = _copy(site, now)
    click.echo(
        f"{told.done} askers told, {forgotten} marks of senders erased, {sent.done} digests sent,"
        f" {erased} complaints and applications erased, {copies} copies written,"
        f" {heads} heads of the log sent"
    )
    for problem in (*told.failed, *sent.failed, *unsent):
        click.echo(f"Not sent, to be tried again: {problem}", err=True)
    for went in undone:
        click.echo(f"Not done, to be tried again: {went.kind} {went.key}: {went.error}", err=True)
    click.echo(f"Head of the audit log: /record/{head.reference}/" if head else "No audit log yet")


def _compare_lists() -> None:
    """Say what is listed otherwise than it was published, of some publications."""
    from frankpledge.apps.publishing.queries.listing_proofs import listing_faults

    for fault in listing_faults(LISTED):
        click.echo(f"Not as it was published: {fault.what}", err=True)


def _copy(site: str, now: datetime) -> int:
    """Write the copies of what was published; return how many there are."""
    from frankpledge.apps.panel.queries.mirrored import mirrored
    from frankpledge.apps.publishing.actions.copies import write_copies

    try:
        return write_copies(mirrored(now), of_site("drawing").drawing_of(site), now)
    except (BadInput, Busy) as problem:
        click.echo(f"No copies were written: {problem}", err=True)
        return 0
