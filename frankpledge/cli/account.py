"""`frankpledge account`."""

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store


@click.group()
def account() -> None:
    """Accounts: the first administrator of a body."""


@account.command("administrator")
@store_option
@click.argument("email")
@click.option("--name", required=True, help="The person's name.")
@click.option(
    "--body", "slug", required=True, metavar="SLUG", help="The body, as in /bodies/SLUG/."
)
@click.password_option(help="Asked for where it is not given.")
def administrator(store: Store, email: str, name: str, slug: str, password: str) -> None:
    """Make EMAIL the administrator of a body; everybody else gets a role on the pages.

    \b
        frankpledge account administrator a.person@office.example --name "A. Person" \\
            --body police-and-crime-commissioner-for-kent
    """
    prepare(store)
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email
    from django.utils import timezone

    from frankpledge.apps.accounts.actions import first_administrator
    from frankpledge.apps.bodies.queries.answering import get_body

    try:
        validate_email(email)
        validate_password(password)
    except ValidationError as error:
        raise click.UsageError(" ".join(error.messages)) from None
    user = first_administrator(email, name, get_body(slug), password, at=timezone.now())
    click.echo(f"{user.email} is administrator; sign in at /account/login/")
