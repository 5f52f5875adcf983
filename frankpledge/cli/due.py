"""`frankpledge due`."""

from typing import TYPE_CHECKING

import click

from frankpledge.cli.options import output_options, show, store_option
from frankpledge.cli.record_store import prepare
from frankpledge.errors import BadInput
from frankpledge.evidence.store.releases import Store

if TYPE_CHECKING:
    from django.conf import LazySettings


@click.command()
@store_option
@click.argument("slug", metavar="BODY")
@output_options
@click.option("--open-year", metavar="2026/27", help="First open the year's obligations.")
@click.option("--send", multiple=True, metavar="EMAIL", help="Send what is late and due soon.")
@click.option(
    "--site",
    default="http://localhost:8000",
    show_default=True,
    help="Address of the site, for links in the message.",
)
def due(
    store: Store,
    slug: str,
    as_csv: bool,
    as_json: bool,
    open_year: str | None,
    send: tuple[str, ...],
    site: str,
) -> None:
    """Show what is due at BODY, with the legal basis of each; send it as a message.

    \b
        frankpledge due police-and-crime-commissioner-for-kent --open-year 2026/27
    """
    for address in send:
        if "@" not in address.strip("@"):
            raise BadInput(f"{address!r} is not an e-mail address")
    prepare(store)
    from django.conf import settings
    from django.core.mail import send_mail
    from django.utils import timezone

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.obligations import actions, queries

    body, now = get_body(slug), timezone.now()
    if open_year:
        count = actions.open_year(body, open_year, by="command line", at=now)
        why = "" if count else ": they are open already, or the rules name none for this body"
        click.echo(f"{count} obligations opened for {open_year}{why}", err=True)
    if send:
        words = queries.digest(body, now, site)
        if words:
            send_mail(f"What is due at {body.name}", words, None, list(send))
        click.echo(
            _sent(settings) if words else "Nothing is late or due soon; nothing was sent", err=True
        )
    columns, rows = queries.due_table(queries.due_at(body, now))
    wanted = (
        columns
        if as_csv or as_json
        else ("title", "period", "due_on", "target_on", "state", "legal_basis")
    )
    places = [columns.index(name) for name in wanted]
    plain = [[_plain(row[place]) for place in places] for row in rows]
    show(wanted, plain, as_csv=as_csv, as_json=as_json, empty="Nothing is recorded as due.")


def _sent(settings: "LazySettings") -> str:
    """Say where the message went: without a mail server it is a file."""
    folder = getattr(settings, "EMAIL_FILE_PATH", "")
    return (
        f"Not sent, for no mail server is named (EMAIL_HOST): it is in {folder}"
        if folder
        else "Sent"
    )


def _plain(value: object) -> object:
    return value.isoformat() if hasattr(value, "isoformat") else value
