"""`frankpledge chart`."""

from typing import Unpack

import click

from frankpledge.cli.options import Output, month_option, output_options, show, store_option
from frankpledge.design.charts.control_charts import control_chart
from frankpledge.design.charts.svg import standalone
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.false_marks import false_marks_words
from frankpledge.evidence.charts.judgement import COLUMNS, rows
from frankpledge.evidence.charts.notes import notes_in_force, notes_of
from frankpledge.evidence.charts.points import IN_SHORT, Chart
from frankpledge.evidence.charts.sentences import sentence
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.tables import table
from frankpledge.evidence.store.releases import Store


class _Rest(Output):
    as_svg: bool
    release: int | None


@click.command()
@click.argument("measure")
@store_option
@click.option("--area", required=True, help="A force's slug, or a district's or small area's code.")
@month_option("--from", "first", "First month.")
@month_option("--to", "last", "Last month.")
@click.option("--screen", is_flag=True, help="Let single leaps not widen the limits.")
@click.option("--like-months", is_flag=True, help="Set each month against the year before.")
@click.option("--svg", "as_svg", is_flag=True, help="Write a drawing.")
@click.option("--release", type=click.IntRange(1, 999_999), help="An earlier release.")
@output_options
def chart(
    measure: str,
    store: Store,
    area: str,
    first: str | None,
    last: str | None,
    screen: bool,
    like_months: bool,
    **rest: Unpack[_Rest],
) -> None:
    """Chart a measure in an area: normal range, and which months are unusual.

    Limits need 13 months; with fewer the months are shown with their middle. Months that
    are missing, partial, not comparable or not settled are not judged.

    \b
        frankpledge chart shoplifting --area bedfordshire
        frankpledge chart robbery --area E07000178 --csv
        frankpledge chart total_crime --area kent --svg > kent.svg
    """
    if sum((rest["as_svg"], rest["as_csv"], rest["as_json"])) > 1:
        raise click.UsageError("give one of --csv, --json and --svg")
    if first and last and first > last:
        raise BadInput(f"{first} is after {last}")
    reader = ReleaseReader(store, store.release(rest["release"]))
    found = get_measure(measure, own_measures(store))
    place = reader.place(area)
    if place.kind == "lsoa" and "lsoa" in found.areas:
        if rest["as_svg"]:
            raise BadInput("Small areas are given by year, as a table; no chart is drawn of them.")
        columns, years = table(reader, [found], [place])
        show(
            columns,
            years,
            as_csv=rest["as_csv"],
            as_json=rest["as_json"],
            note="Twelve months to the month named. Small numbers are hidden.",
            empty="No whole financial year is held.",
        )
        return
    (given,) = series(reader, [found], place, first=first, last=last)
    notes = notes_of(notes_in_force(store), place.code, found.name)
    drawn = draw(given, notes=notes, screen=screen, like_months=like_months)
    if rest["as_svg"]:
        click.echo(standalone(control_chart(drawn)))
        return
    if rest["as_csv"] or rest["as_json"]:
        show(COLUMNS, rows(drawn), as_csv=rest["as_csv"], as_json=rest["as_json"])
        return
    _say(drawn)


def _say(drawn: Chart) -> None:
    """Print a chart for people: its months, what it says, its notes and the step it proposes."""
    show(
        IN_SHORT,
        [_short(point.row()) for point in drawn.points],
        as_csv=False,
        as_json=False,
        empty="No month of this area is held.",
    )
    click.echo(" ".join(part for part in (sentence(drawn), false_marks_words(drawn)) if part))
    if drawn.step is not None:
        series, month = drawn.series, drawn.step.first
        where = f"--area {series.place.code} --measure {series.measure.name} --month {month}"
        click.echo(
            f"To reset the average: frankpledge note add --kind rebase {where} --reason ... --by ..."
            "\nTo say why it stays: the same with --kind keep."
        )
    for note in drawn.notes:
        click.echo(f"Note {note.number}, {note.month}, {note.label}: {note.text} ({note.by})")


def _short(row: tuple) -> tuple:
    return tuple(
        f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
        for value in row[: len(IN_SHORT)]
    )
