"""`frankpledge counts`."""

from typing import Unpack

import click

from frankpledge.cli.options import (
    Output,
    force_option,
    month_option,
    output_options,
    show,
    store_option,
)
from frankpledge.evidence.measures.counts import FIRST_PUBLISHED, NOW, Question, count
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.releases import Store


class _Rest(Output):
    crime_types: tuple[str, ...]
    districts: tuple[str, ...]
    lsoas: tuple[str, ...]
    outcomes: tuple[str, ...]
    version: str
    release: int | None


@click.command()
@store_option
@click.option("--by", default="force,month", show_default=True, help="Columns, comma separated.")
@click.option(
    "--dataset", default="street", show_default=True, metavar="NAME", help="Rows of this dataset."
)
@force_option
@click.option("--month", "months", multiple=True, metavar="YYYY-MM", help="Only this month.")
@month_option("--from", "first", "First month.")
@month_option("--to", "last", "Last month.")
@click.option("--crime-type", "crime_types", multiple=True, metavar="WORDS", help="Only this kind.")
@click.option("--district", "districts", multiple=True, metavar="NAME|CODE", help="Only here.")
@click.option("--lsoa", "lsoas", multiple=True, metavar="CODE", help="Only this small area.")
@click.option("--outcome", "outcomes", multiple=True, metavar="WORDS", help="Only this outcome.")
@click.option(
    "--as",
    "version",
    type=click.Choice([NOW, FIRST_PUBLISHED]),
    default=NOW,
    show_default=True,
    help="Figures as they are now, or as in the oldest download held.",
)
@click.option(
    "--release", type=click.IntRange(1, 999_999), help="An earlier release, by its number."
)
@output_options
def counts(
    store: Store,
    by: str,
    dataset: str,
    forces: tuple[str, ...],
    months: tuple[str, ...],
    first: str | None,
    last: str | None,
    **rest: Unpack[_Rest],
) -> None:
    """Count rows by any of force, month, crime_type, district, lsoa, outcome, in any order.

    Stops and searches are also counted by type, object_of_search, gender, age_range,
    self_defined_ethnicity, officer_defined_ethnicity and legislation. A missing month has
    an empty count. Districts are those of today: Wycombe is counted in Buckinghamshire.

    \b
        frankpledge counts --by month,crime_type --force thames-valley --csv
        frankpledge counts --by district,month --crime-type Burglary --from 2025-01
    """
    held = store.release(rest["release"])
    check_forces(forces, held)
    where = {
        "force": forces,
        "month": months,
        "crime_type": rest["crime_types"],
        "district": rest["districts"],
        "lsoa": rest["lsoas"],
        "outcome": rest["outcomes"],
    }
    question = Question(
        dataset=dataset,
        by=tuple(name.strip() for name in by.split(",") if name.strip()),
        where={name: values for name, values in where.items() if values},
        first=first,
        last=last,
        version=rest["version"],
    )
    answer = count(question, store, held)
    for notice in answer.notices:
        click.echo(notice, err=True)
    show(
        (*answer.by, "count", "status"),
        answer.rows,
        as_csv=rest["as_csv"],
        as_json=rest["as_json"],
        note=f"Release {answer.release}. An empty count is a month that is missing, not zero.",
        empty="No month that was asked for is covered by the store.",
    )
