"""`frankpledge measure list|show|check|run`."""

from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Unpack

import click

from frankpledge.cli.options import (
    Output,
    console,
    month_option,
    output_options,
    show,
    store_option,
)
from frankpledge.cli.progress import bar
from frankpledge.errors import BadInput
from frankpledge.evidence.datasets import all_datasets
from frankpledge.evidence.derive import RESULTS, make
from frankpledge.evidence.measures.calculate import COLUMNS, own_measures, refresh
from frankpledge.evidence.measures.checks import check as check_folder
from frankpledge.evidence.measures.definitions import (
    PUBLISHED,
    Measure,
    folders,
    get_measure,
    sound_measures,
)
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.results import discard_damaged
from frankpledge.evidence.measures.tables import table
from frankpledge.evidence.store.places import Place
from frankpledge.evidence.store.releases import Store

LISTED = ("measure", "title", "unit", "better", "areas", "chart", "status", "review_by")
FOUND = ("measure", "level", "where", "what")


@click.group()
def measure() -> None:
    """List, show, check and calculate measures.

    A measure is a folder; put your own into the folder 'measures' of the store.
    """


@measure.command("list")
@store_option
@output_options
def list_measures(store: Store, as_csv: bool, as_json: bool) -> None:
    """List the measures, shipped and your own.

    \b
        frankpledge measure list
    """
    rows = [
        (
            m.name,
            m.title,
            m.unit,
            m.better,
            ", ".join(m.areas),
            m.chart,
            m.review.status,
            m.review.review_by.isoformat(),
        )
        for m in sound_measures(own_measures(store)).values()
    ]
    show(LISTED, rows, as_csv=as_csv, as_json=as_json)


@measure.command("show")
@click.argument("name")
@store_option
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
def show_measure(name: str, store: Store, as_json: bool) -> None:
    """Show what a measure is, why it matters and how it is counted.

    \b
        frankpledge measure show no_suspect_identified
    """
    found = get_measure(name, own_measures(store))
    rows = [(what, words) for what, words in _facts(found) if words]
    if as_json:
        show(("field", "text"), rows, as_csv=False, as_json=True)
        return
    screen = console()
    screen.print(found.title, style="bold")
    for what, words in rows[1:]:
        screen.print(f"{what}: {words}", markup=False)
    screen.print()
    screen.print(found.sql.strip(), markup=False)


def _facts(found: Measure) -> list[tuple[str, str]]:
    review = found.review
    return [
        ("title", found.title),
        ("question", found.question),
        ("why it matters", found.why),
        ("unit", found.unit),
        ("direction", found.direction_words),
        ("month", found.period),
        ("numerator", found.numerator),
        ("denominator", found.denominator),
        ("not known", found.unknown),
        ("given for", ", ".join(found.areas)),
        ("drawn as", found.chart),
        *(("caveat", words) for words in found.caveats),
        ("source", f"{found.source['title']} ({found.source['licence']})"),
        ("status", f"{review.status}{f': {review.reason}' if review.reason else ''}"),
        ("written by", review.written_by),
        ("checked by", review.checked_by),
        ("reviewed", f"{review.reviewed_on}, next by {review.review_by}"),
    ]


@measure.command("check")
@click.argument("what", nargs=-1)
@store_option
@output_options
def check_measures(what: tuple[str, ...], store: Store, as_csv: bool, as_json: bool) -> None:
    """Tell what is wrong with measures: all, or those named, or folders.

    \b
        frankpledge measure check
        frankpledge measure check my_measures/bicycle_theft
    """
    known = {folder.name: folder for folder in folders(own_measures(store))}
    chosen = [_folder(word, known) for word in what] or list(known.values())
    today, datasets = datetime.now(UTC).date(), all_datasets(store.root)
    found = [
        finding for folder in chosen for finding in check_folder(folder, datasets, today=today)
    ]
    rows = [(f.measure, f.level, f.where, f.what) for f in found]
    number = "1 measure" if len(chosen) == 1 else f"{len(chosen)} measures"
    show(FOUND, rows, as_csv=as_csv, as_json=as_json, empty=f"{number} checked; nothing is wrong.")
    if found:
        raise SystemExit(1)


def _folder(word: str, known: dict[str, Path]) -> Path:
    if Path(word).is_dir():
        return Path(word)
    if word.replace("-", "_") in known:
        return known[word.replace("-", "_")]
    raise BadInput(
        f"{word!r} is neither a measure nor a folder; 'frankpledge measure list' names them"
    )


class _Rest(Output):
    first: str | None
    last: str | None
    engine: str
    release: int | None


@measure.command("run")
@click.argument("names", nargs=-1)
@store_option
@click.option("--area", "areas", multiple=True, metavar="AREA", help="Only here (repeatable).")
@month_option("--from", "first", "First month.")
@month_option("--to", "last", "Last month.")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="spark needs the extra of that name; SPARK_MASTER says where.",
)
@click.option("--release", type=click.IntRange(1, 999_999), help="An earlier release.")
@output_options
def run(
    names: tuple[str, ...], store: Store, areas: tuple[str, ...], **rest: Unpack[_Rest]
) -> None:
    """Calculate measures for every force and district, or for some areas.

    Results are kept; only months whose files changed are calculated again. Small areas
    (LSOAs) are calculated when they are asked for, by financial year, small numbers hidden.

    \b
        frankpledge measure run
        frankpledge measure run robbery --area kent --from 2025-01 --csv
        SPARK_MASTER=local[2] frankpledge measure run robbery --engine spark
    """
    reader = ReleaseReader(store, store.release(rest["release"]))
    own = own_measures(store)
    chosen = [get_measure(name, own) for name in names] or [
        m for m in sound_measures(own).values() if m.review.status == PUBLISHED
    ]
    places = [reader.place(words) for words in areas]
    if rest["engine"] == "spark":
        from_spark(reader, chosen, places, rest)
        return
    discard_damaged(store, reader.release)
    with bar("Measures", len(chosen)) as step:
        done = refresh(store, reader.release, chosen, progress=lambda m: step(m.name))
    if rest["release"] is None:  # every file of results is proved by the layer's manifest
        make(store, reader.release, (RESULTS,))
    if not (names or areas or rest["as_csv"] or rest["as_json"]):
        click.echo(f"{len(chosen)} measures are up to date; {done} months were calculated.")
        return
    columns, rows = table(reader, chosen, places, first=rest["first"], last=rest["last"])
    show(columns, rows, as_csv=rest["as_csv"], as_json=rest["as_json"])


def from_spark(
    reader: ReleaseReader, chosen: list[Measure], places: list[Place], rest: _Rest
) -> None:
    """Calculate on Spark and show what came out."""
    engine = load_spark()
    rows = engine.run(reader.store, reader.release, chosen, first=rest["first"], last=rest["last"])
    wanted = {(place.kind, place.code) for place in places}
    kept = [row for row in rows if not wanted or (row[1], row[2]) in wanted]
    show(("measure", *COLUMNS), kept, as_csv=rest["as_csv"], as_json=rest["as_json"])


def load_spark() -> ModuleType:
    """Return the module that needs Spark.

    Raises:
        BadInput: the extra is not installed.
    """
    try:
        return __import__("frankpledge.evidence.measures.spark", fromlist=["run"])
    except ImportError as error:
        raise BadInput(
            "Spark is not installed here: pip install 'frankpledge[spark]' (Java 17 is needed too)"
        ) from error
