"""`frankpledge alerts`."""

from typing import Unpack

import click

from frankpledge.cli.options import Output, month_option, output_options, show, store_option
from frankpledge.evidence.charts import alerts as engine
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import PUBLISHED, get_measure, sound_measures
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.releases import Store

SHORT = ("month", "name", "measure", "value", "usual", "alert")


@click.command()
@store_option
@click.option(
    "--area", "areas", multiple=True, required=True, help="Follow this area (repeatable)."
)
@click.option("--measure", "names", multiple=True, help="Follow this measure; else all.")
@click.option(
    "--budget",
    type=float,
    default=engine.USUAL_BUDGET,
    show_default=True,
    help="False alerts to accept in a quarter, over all that is followed.",
)
@month_option("--to", "last", "Last month of the quarter; else the newest.")
@output_options
def alerts(
    store: Store,
    areas: tuple[str, ...],
    names: tuple[str, ...],
    budget: float,
    last: str | None,
    **rest: Unpack[Output],
) -> None:
    """Alert to what changed in the newest quarter, within a budget of false alerts.

    \b
        frankpledge alerts --area bedfordshire
        frankpledge alerts --area kent --area essex --measure robbery --budget 0.5 --csv
    """
    reader = ReleaseReader(store, store.release())
    own = own_measures(store)
    measures = [get_measure(name, own) for name in names] or [
        m for m in sound_measures(own).values() if m.followed and m.review.status == PUBLISHED
    ]
    places = [reader.place(area) for area in areas]
    found = engine.alerts(reader, measures, places, budget=budget, last=last)
    if rest["as_csv"] or rest["as_json"]:
        show(engine.COLUMNS, [test.row() for test in found.tests], **rest)
        return
    for alert in found.found:
        click.echo(alert.sentence())
    click.echo(found.sentence())
    for series, why in found.untested:
        click.echo(f"Not tested: {series.measure.title}, {series.place.name}. {why}", err=True)
