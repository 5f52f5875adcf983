"""`frankpledge hand-over`."""

from datetime import datetime

import click

from frankpledge.cli.options import store_option
from frankpledge.cli.record_store import prepare
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.policing_areas import MODELS


@click.command("hand-over")
@store_option
@click.argument("before")
@click.argument("after")
@click.option("--on", required=True, type=click.DateTime(["%Y-%m-%d"]), help="From which day.")
@click.option(
    "--model",
    default="",
    type=click.Choice(["", *MODELS]),
    show_choices=True,
    help="By which model AFTER answers for policing, where BEFORE does.",
)
@click.option("--instrument", required=True, help="By which order or Act.")
@click.option("--source", default="", help="Where that was read.")
def hand_over(
    store: Store, before: str, after: str, on: datetime, model: str, instrument: str, source: str
) -> None:
    """Record that AFTER follows BEFORE, and move what BEFORE still owes by law.

    Clocks do not start again. From that day people at AFTER work on the record of BEFORE, and
    AFTER answers for its area; addresses stay as they are. It is recorded on that day or after
    it: until then BEFORE owes what it owes. AFTER is of the same kind and area, and is on the
    record (`frankpledge import popolo` adds a body).

    \b
        frankpledge hand-over police-and-crime-commissioner-for-kent kent-board \\
            --on 2028-05-04 --model board --instrument "..."
    """
    prepare(store)
    from django.utils import timezone

    from frankpledge.apps.bodies.queries.answering import get_body
    from frankpledge.apps.obligations import actions

    moved = actions.hand_over(
        get_body(before),
        get_body(after),
        on.date(),
        model=model,
        instrument=instrument,
        source=source,
        by="command line",
        at=timezone.now(),
    )
    click.echo(f"{after} follows {before} from {on.date()}; {moved} open obligations moved")
