"""`frankpledge sentences`: every sentence that charts, alerts and comparisons can say, to be read."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Unpack

import click

from frankpledge.cli.options import Output, output_options, show, store_option
from frankpledge.errors import BadInput
from frankpledge.evidence.charts import side_by_side
from frankpledge.evidence.charts.alerts import alerts
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.comparison import compare, months_to_compare
from frankpledge.evidence.charts.notes import notes_in_force, notes_of
from frankpledge.evidence.charts.points import NOT_JUDGED
from frankpledge.evidence.charts.sentences import sentences as said_of
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.definitions import PUBLISHED, Measure, sound_measures
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.releases import Store

COLUMNS = ("place", "measure", "month", "verdict", "sentence")
ALERTS = {1: "alert above", -1: "alert below", 0: "no alert"}
Row = tuple[str, str, str, str, str]


@click.command()
@store_option
@click.option("--area", "areas", multiple=True, metavar="AREA", help="Only this area (repeatable).")
@output_options
def sentences(store: Store, areas: tuple[str, ...], **rest: Unpack[Output]) -> None:
    """List every sentence about figures that pages can say of the release, so that a person reads it.

    \b
        frankpledge sentences --csv > sentences.csv
        frankpledge sentences --area kent
    """
    reader = ReleaseReader(store, store.release())
    own = own_measures(store)
    measures = [m for m in sound_measures(own).values() if m.review.status == PUBLISHED]
    held = sorted({key[1] for key in reader.release.files})
    rows = [row for area in areas or held for row in _of_area(reader, measures, area)]
    if not areas:
        rows += [row for measure in measures for row in _of_comparison(reader, measure)]
    show(COLUMNS, rows, **rest)


def _of_area(reader: ReleaseReader, measures: list[Measure], area: str) -> Iterator[Row]:
    place = reader.place(area)
    notes = notes_in_force(reader.store)
    for one in series(reader, [m for m in measures if place.kind in m.areas], place):
        chart = draw(one, notes=notes_of(notes, area, one.measure.name))
        newest = chart.newest
        found = newest.verdict if newest else NOT_JUDGED
        month = newest.at.month if newest else ""
        for sentence in said_of(chart):
            yield (area, one.measure.name, month, found, sentence)
    with suppress(BadInput):  # no month of the area can be judged
        tested = alerts(reader, [m for m in measures if m.followed], [place])
        for test in tested.tests:
            told = ALERTS[test.direction]
            yield (area, test.series.measure.name, test.point.month, told, test.sentence())
        yield (area, "", tested.last, "", tested.sentence())


def _of_comparison(reader: ReleaseReader, measure: Measure) -> Iterator[Row]:
    for month in months_to_compare(reader.release, measure)[:1]:
        try:
            found = compare(reader, measure, month)
        except BadInput:  # what it needs is not known of enough areas
            continue
        yield ("all areas", measure.name, month, "", side_by_side.overview(found))
        for area in found.areas:
            said = side_by_side.beside_all(found, area)
            yield (area.place.code, measure.name, month, area.verdict, said)
