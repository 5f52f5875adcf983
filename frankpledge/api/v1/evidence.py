"""Tables of evidence: measures, results, signals, coverage, revisions and areas."""

from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any

from frankpledge.api.v1 import asks
from frankpledge.api.v1.tables import RECORDED, Answer, span, together
from frankpledge.apps.performance.queries.definitions import find_measure, published
from frankpledge.apps.performance.queries.measures import charts
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import BadInput
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.judgement import judgement
from frankpledge.evidence.charts.notes import notes_in_force, notes_of
from frankpledge.evidence.charts.points import Chart
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.reconciliation import reconcile, rows_of
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.areas import check_forces, district_areas, force_areas
from frankpledge.evidence.store.ledger import ledger
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import first_day

SYNTHETIC = "made up for the demonstration"


def _months(given: Mapping[str, str]) -> tuple[str, str]:
    """Return the span asked for; open ends as the first and last month there can be.

    Raises:
        BadInput: one is not a month, or they are the wrong way round.
    """
    first, last = given.get("first", ""), given.get("last", "")
    for month in (first, last):
        if month:
            first_day(month)
    if first and last and first > last:
        raise BadInput(f"first: {first} is after last: {last}")
    return first or "0001-01", last or "9999-12"


def _place(given: Mapping[str, str], now: ReleaseReader) -> Place:
    if not given.get("area"):
        raise BadInput(f"area is not given: {asks.ONE_AREA}")
    place = now.place(given["area"])
    if place.kind == "lsoa":
        raise BadInput("area: small areas are not given by month; ask for a force or a district")
    return place


def _source(now: ReleaseReader, title: str = "data.police.uk") -> str:
    """Return where figures are from; made-up ones are never given as police.uk's."""
    return SYNTHETIC if any(is_synthetic(key[1]) for key in now.release.files) else title


def measures_answer(_given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    rows = [
        (
            m.name,
            m.title,
            m.question,
            m.why,
            m.unit,
            m.form,
            m.better,
            m.period,
            " ".join(m.areas),
            m.numerator,
            m.denominator,
            " ".join(m.caveats),
            " ".join(m.datasets),
            m.review.status,
            m.review.written_by,
            m.review.checked_by,
            m.review.review_by.isoformat(),
        )
        for m in published()
    ]
    return Answer(rows=rows, release=snapshot.release.number, unit="measures", coverage=RECORDED)


def results_answer(given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    place = _place(given, snapshot)
    if not given.get("measure"):
        raise BadInput("measure is not given; /api/v1/measures lists them")
    measure = find_measure(given["measure"])
    first, last = _months(given)
    (found,) = series(snapshot, [measure], place)
    points = [p for p in found.points if first <= p.month <= last]
    rows = [
        (
            measure.name,
            place.code,
            p.month,
            p.value,
            p.numerator,
            p.denominator,
            p.low,
            p.high,
            p.rate,
            p.population_year,
            p.rolling,
            p.unknown_share,
            p.status,
            p.reason,
            p.is_provisional,
            p.is_settled,
        )
        for p in points
    ]
    return Answer(
        rows=rows,
        release=snapshot.release.number,
        unit=measure.unit,
        coverage=together(p.status for p in points),
        period=span(p.month for p in points),
        source=_source(snapshot, measure.source.get("title", "data.police.uk")),
        notes=measure.caveats,
    )


def _charted(given: Mapping[str, str], now: ReleaseReader, place: Place) -> list[Chart]:
    if not given.get("measure"):
        return [drawn.chart for drawn in charts(now, place)]
    measure = find_measure(given["measure"])
    (found,) = series(now, [measure], place)
    notes = notes_of(notes_in_force(now.store), place.code, measure.name)
    return [draw(found, notes=notes)]


def signals_answer(given: Mapping[str, str]) -> Answer:
    return _of_charts(given, "as the column unit says, for each measure", _signal)


def verdicts_answer(given: Mapping[str, str]) -> Answer:
    return _of_charts(given, "as /measures gives it, for each measure", _verdict)


def _signal(chart: Chart, place: int) -> tuple[Any, ...] | None:
    p, measure = chart.points[place], chart.series.measure
    if p.signal is None:
        return None
    which = (p.signal.rule, "high" if p.signal.direction > 0 else "low")
    return (*which, p.at.value, p.centre, p.lower, p.upper, measure.unit, measure.better)


def _verdict(chart: Chart, place: int) -> tuple[Any, ...]:
    p = chart.points[place]
    usual = (p.centre, p.lower, p.upper)
    found = (p.verdict, p.at.value, *usual, p.at.status, p.at.reason, p.at.is_provisional)
    return (*found, *astuple(judgement(chart, place)))


def _of_charts(
    given: Mapping[str, str], unit: str, row: Callable[[Chart, int], tuple[Any, ...] | None]
) -> Answer:
    """Answer with a `row` of each month of the charts asked for, where it gives one."""
    snapshot = current_release()
    place = _place(given, snapshot)
    first, last = _months(given)
    rows, seen = [], []
    for chart in _charted(given, snapshot, place):
        measure = chart.series.measure
        asked = [n for n, p in enumerate(chart.points) if first <= p.at.month <= last]
        seen += [chart.points[n].at for n in asked]
        found = ((chart.points[n].at.month, row(chart, n)) for n in asked)
        rows += [(measure.name, place.code, month, *cells) for month, cells in found if cells]
    return Answer(
        rows=sorted(rows, key=lambda row: (row[2], row[0])),
        release=snapshot.release.number,
        unit=unit,
        coverage=together(value.status for value in seen),
        period=span(value.month for value in seen),
        source=_source(snapshot),
    )


def _chosen(given: Mapping[str, str], now: ReleaseReader) -> tuple[str, str, str, str]:
    """Return force, dataset, first and last month that are asked for, checked."""
    first, last = _months(given)
    force, dataset = given.get("force", ""), given.get("dataset", "")
    if force:
        check_forces([force], now.release)
    if dataset:
        now.store.dataset(dataset)
    return force, dataset, first, last


def coverage_answer(given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    force, dataset, first, last = _chosen(given, snapshot)
    entries = [
        entry
        for name in snapshot.store.datasets
        if not dataset or name == dataset
        for entry in snapshot.release.covered(name)
        if (not force or entry.force == force) and first <= entry.month <= last
    ]
    rows = [
        (
            e.dataset,
            e.force,
            e.month,
            e.status,
            e.rows,
            e.expected,
            e.reason,
            e.outcomes_reason,
            e.of_parts,
        )
        for e in entries
    ]
    return Answer(
        rows=rows,
        release=snapshot.release.number,
        unit="rows of the source's files",
        coverage=together(e.status for e in entries),
        period=span(e.month for e in entries),
        source=_source(snapshot),
    )


def reconciliation_answer(given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    place = _place(given, snapshot)
    if place.kind != "force":
        raise BadInput("area: official tables are of forces; ask for one by its id")
    first, last = _months(given)
    years = [y for y in reconcile(snapshot, place) if first <= y.last and y.first <= last]
    return Answer(
        rows=rows_of(years),
        release=snapshot.release.number,
        unit="crimes",
        coverage=RECORDED,
        period=span(month for year in years for month in (year.first, year.last)),
        source=_source(snapshot),
        notes=tuple(year.sentence for year in years),
    )


def revisions_answer(given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    force, dataset, first, last = _chosen(given, snapshot)
    found = [
        entry
        for entry in ledger(snapshot.release)
        if (not force or entry.force == force)
        and (not dataset or entry.dataset == dataset)
        and first <= entry.month <= last
    ]
    return Answer(
        rows=[entry.row() for entry in found],
        release=snapshot.release.number,
        unit="rows of the source's files",
        coverage=RECORDED,
        period=span(entry.month for entry in found),
        source=_source(snapshot),
        notes=("Only months that are held in more than one download can show a revision.",),
    )


def areas_answer(given: Mapping[str, str]) -> Answer:
    snapshot = current_release()
    kind, force = given.get("kind", ""), given.get("force", "")
    if kind not in ("", "force", "district"):
        raise BadInput(f"kind: {kind[:40]!r} is neither force nor district")
    if force:
        check_forces([force], snapshot.release)
    found = [*force_areas(snapshot.release), *district_areas()]
    rows = [
        area.row()
        for area in found
        if (not kind or area.kind == kind) and (not force or area.force == force)
    ]
    return Answer(
        rows=rows,
        release=snapshot.release.number,
        unit="residents (population)",
        coverage=RECORDED,
        source="ONS areas and populations; see /about-the-data/",
    )
