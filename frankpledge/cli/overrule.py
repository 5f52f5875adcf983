"""`frankpledge overrule add|list|withdraw`."""

from datetime import UTC, datetime

import click

from frankpledge.cli.ingest import judge_anew
from frankpledge.cli.options import month_option, output_options, show, store_option
from frankpledge.errors import BadInput, FrankpledgeError
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.covered import COMPLETE, ODD_MIX, PARTIAL, PLACES_LOST
from frankpledge.evidence.store.overrulings import Subject, all_overrulings
from frankpledge.evidence.store.overrulings import overrule as write
from frankpledge.evidence.store.overrulings import withdraw as take_back
from frankpledge.evidence.store.releases import Store

COLUMNS = (
    "number",
    "dataset",
    "force",
    "month",
    "district",
    "kind",
    "status",
    "text",
    "by",
    "at",
    "sha256",
    "withdraws",
)


ON_A_SCREEN = ("number", "force", "month", "district", "kind", "status", "by", "text")


@click.group()
def overrule() -> None:
    """Overrule the checks of a month, in public and with a reason."""


@overrule.command()
@store_option
@click.option("--force", required=True, help="A force's slug.")
@month_option("--month", "month", "The month.")
@click.option(
    "--as",
    "status",
    required=True,
    type=click.Choice([COMPLETE, PARTIAL, ODD_MIX, PLACES_LOST]),
    help="What it is.",
)
@click.option("--district", default="", help="Only this district: complete or places_lost.")
@click.option("--kind", default="", help="Only this kind of crime: complete or odd_mix.")
@click.option("--dataset", default="street", show_default=True)
@click.option("--reason", required=True, help="Why, for every reader.")
@click.option("--by", required=True, help="Who judges it.")
def add(
    store: Store,
    force: str,
    month: str | None,
    status: str,
    district: str,
    kind: str,
    dataset: str,
    reason: str,
    by: str,
) -> None:
    """Say that the file of a month, or a part of it, is of another status than the checks found.

    It counts from the release that this makes, and stands beside the month wherever that is
    shown. It lapses when another download of the month is loaded.

    \b
        frankpledge overrule add --force kent --month 2018-11 --as complete \\
            --reason "Kent confirmed the count by letter" --by "A. Analyst"
    """
    if month is None:
        raise click.UsageError("give --month YYYY-MM")
    subject = Subject(
        dataset=dataset,
        force=force,
        month=month,
        district=_district(store, force, district),
        kind=_kind(store.dataset(dataset), kind),
    )
    line = write(store, subject, status, text=reason, by=by, at=datetime.now(UTC))
    _judge_anew(store, f"Overruling {line.number}")
    click.echo(f"Overruling {line.number}: {subject.words} is {status}.")


def _judge_anew(store: Store, what: str) -> None:
    try:
        judge_anew(store)
    except FrankpledgeError as error:
        raise BadInput(
            f"{what} is written and counts from the next release, but none could be made now: {error}"
        ) from error


def _district(store: Store, force: str, words: str) -> str:
    if not words:
        return ""
    place = ReleaseReader(store, store.release()).place(words)
    if not place.district or place.force != force:
        raise BadInput(f"{words!r} is no district of {force}")
    return place.district


def _kind(dataset: Dataset, words: str) -> str:
    known = {kind.casefold(): kind for kind in sorted(dataset.kinds)}
    if words and words.casefold() not in known:
        named = ", ".join(known.values())
        raise BadInput(f"{words!r} is no kind of {dataset.name}; there are {named}")
    return known[words.casefold()] if words else ""


@overrule.command("list")
@store_option
@output_options
def list_overrulings(store: Store, as_csv: bool, as_json: bool) -> None:
    """List every overruling that was written, those withdrawn too.

    \b
        frankpledge overrule list
    """
    columns = COLUMNS if as_csv or as_json else ON_A_SCREEN
    rows = [tuple(getattr(line, c) for c in columns) for line in all_overrulings(store)]
    show(columns, rows, as_csv=as_csv, as_json=as_json, empty="No check was overruled.")


@overrule.command()
@click.argument("number", type=click.IntRange(1))
@store_option
@click.option("--reason", required=True, help="Why it was wrong.")
@click.option("--by", required=True, help="Who withdraws it.")
def withdraw(number: int, store: Store, reason: str, by: str) -> None:
    """Withdraw an overruling: the checks hold again. Both lines stay readable.

    \b
        frankpledge overrule withdraw 3 --reason "Wrong month" --by "A. Analyst"
    """
    take_back(store, number, text=reason, by=by, at=datetime.now(UTC))
    _judge_anew(store, f"The withdrawal of overruling {number}")
    click.echo(f"Overruling {number} is withdrawn.")
