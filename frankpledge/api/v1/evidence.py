"""Tables of evidence: measures, results, signals, coverage, revisions and areas."""

from collections.abc import Mapping

from ninja import Field, Schema

from frankpledge.api.v1.tables import RECORDED, Answer, Column, Resource, span, together
from frankpledge.apps.performance.queries.figures import Held, held
from frankpledge.apps.performance.queries.measures import charts, find_measure, published
from frankpledge.errors import BadInput
from frankpledge.evidence.areas import check_forces, district_areas, force_areas
from frankpledge.evidence.change import Chart, draw
from frankpledge.evidence.datasets import all_datasets, get_dataset
from frankpledge.evidence.ledger import COLUMNS as REVISED
from frankpledge.evidence.ledger import ledger
from frankpledge.evidence.made_up import is_made_up
from frankpledge.evidence.measured import measured
from frankpledge.evidence.notes import notes_in_force, notes_of
from frankpledge.evidence.places import Place, find_place
from frankpledge.rules.periods import first_day

MADE_UP = "made up for the demonstration"
ONE_AREA = "kent, or the code or name of a district"


class Asks(Schema):
    """What every table takes."""

    limit: str | None = Field(None, description="Rows on a page: 1,000, at most 10,000.")
    cursor: str | None = Field(None, description="Where to go on: as 'next' gave it.")


class MonthsAsks(Asks):
    first: str | None = Field(None, description="First month, YYYY-MM.")
    last: str | None = Field(None, description="Last month, YYYY-MM.")


class AreaAsks(MonthsAsks):
    area: str | None = Field(None, description=f"An area: {ONE_AREA}. Required.")
    measure: str | None = Field(None, description="A measure's name, as /measures gives it.")


class ForceAsks(MonthsAsks):
    force: str | None = Field(None, description="A force's id.")
    dataset: str | None = Field(None, description="street, outcomes or stop-and-search.")


class KindAsks(Asks):
    kind: str | None = Field(None, description="force or district.")
    force: str | None = Field(None, description="A force's id.")


MONTH = Column("month", "gYearMonth", "The month, YYYY-MM.")
AREA = Column("area", "string", "The area: a force's id, or a district's code or name.")
MEASURE = Column("measure", "string", "The measure's name.")


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


def _place(given: Mapping[str, str], now: Held) -> Place:
    if not given.get("area"):
        raise BadInput(f"area is not given: {ONE_AREA}")
    place = find_place(given["area"], now.store, now.release)
    if place.kind == "lsoa":
        raise BadInput("area: small areas are not given by month; ask for a force or a district")
    return place


def _source(now: Held, title: str = "data.police.uk") -> str:
    """Return where figures are from; made-up ones are never given as police.uk's."""
    return MADE_UP if any(is_made_up(key[1]) for key in now.release.files) else title


def _measures(_given: Mapping[str, str]) -> Answer:
    now = held()
    rows = [
        (m.name, m.title, m.question, m.why, m.unit, m.form, m.better, m.period, " ".join(m.areas),
         m.numerator, m.denominator, " ".join(m.caveats), " ".join(m.datasets), m.review.status,
         m.review.written_by, m.review.checked_by, m.review.review_by.isoformat())
        for m in published()
    ]  # fmt: skip
    return Answer(rows=rows, release=now.release.number, unit="measures", coverage=RECORDED)


def _results(given: Mapping[str, str]) -> Answer:
    now = held()
    place = _place(given, now)
    if not given.get("measure"):
        raise BadInput("measure is not given; /api/v1/measures lists them")
    measure = find_measure(given["measure"])
    first, last = _months(given)
    (series,) = measured(now.store, now.release, [measure], place)
    points = [p for p in series.points if first <= p.month <= last]
    rows = [
        (measure.name, place.code, p.month, p.value, p.numerator, p.denominator, p.low, p.high,
         p.rate, p.rolling, p.unknown_share, p.status, p.reason, p.is_provisional, p.is_settled)
        for p in points
    ]  # fmt: skip
    return Answer(
        rows=rows, release=now.release.number, unit=measure.unit,
        coverage=together(p.status for p in points), period=span(p.month for p in points),
        source=_source(now, measure.source.get("title", "data.police.uk")), notes=measure.caveats,
    )  # fmt: skip


def _charted(given: Mapping[str, str], now: Held, place: Place) -> list[Chart]:
    if not given.get("measure"):
        return [drawn.chart for drawn in charts(now, place)]
    measure = find_measure(given["measure"])
    (series,) = measured(now.store, now.release, [measure], place)
    notes = notes_of(notes_in_force(now.store), place.code, measure.name)
    return [draw(series, notes=notes)]


def _signals(given: Mapping[str, str]) -> Answer:
    now = held()
    place = _place(given, now)
    first, last = _months(given)
    rows, seen = [], []
    for chart in _charted(given, now, place):
        seen += [p.at for p in chart.points if first <= p.at.month <= last]
        rows += [
            (chart.series.measure.name, place.code, p.at.month, p.signal.rule,
             "high" if p.signal.direction > 0 else "low", p.at.value, p.centre, p.lower, p.upper,
             chart.series.measure.unit, chart.series.measure.better)
            for p in chart.signals if first <= p.at.month <= last and p.signal
        ]  # fmt: skip
    return Answer(
        rows=sorted(rows, key=lambda row: (row[2], row[0])), release=now.release.number,
        unit="as the column unit says, for each measure",
        coverage=together(value.status for value in seen),
        period=span(value.month for value in seen), source=_source(now),
    )  # fmt: skip


def _chosen(given: Mapping[str, str], now: Held) -> tuple[str, str, str, str]:
    """Return force, dataset, first and last month that are asked for, checked."""
    first, last = _months(given)
    force, dataset = given.get("force", ""), given.get("dataset", "")
    if force:
        check_forces([force], now.release)
    if dataset:
        get_dataset(dataset)
    return force, dataset, first, last


def _coverage(given: Mapping[str, str]) -> Answer:
    now = held()
    force, dataset, first, last = _chosen(given, now)
    entries = [
        entry
        for name in all_datasets()
        if not dataset or name == dataset
        for entry in now.release.covered(name)
        if (not force or entry.force == force) and first <= entry.month <= last
    ]
    rows = [
        (e.dataset, e.force, e.month, e.status, e.rows, e.expected, e.reason, e.outcomes_reason)
        for e in entries
    ]
    return Answer(
        rows=rows, release=now.release.number, unit="rows of the source's files",
        coverage=together(e.status for e in entries), period=span(e.month for e in entries),
        source=_source(now),
    )  # fmt: skip


def _revisions(given: Mapping[str, str]) -> Answer:
    now = held()
    force, dataset, first, last = _chosen(given, now)
    found = [
        entry
        for entry in ledger(now.release)
        if (not force or entry.force == force)
        and (not dataset or entry.dataset == dataset)
        and first <= entry.month <= last
    ]
    return Answer(
        rows=[entry.row() for entry in found], release=now.release.number,
        unit="rows of the source's files", coverage=RECORDED,
        period=span(entry.month for entry in found), source=_source(now),
        notes=("Only months that are held in more than one download can show a revision.",),
    )  # fmt: skip


def _areas(given: Mapping[str, str]) -> Answer:
    now = held()
    kind, force = given.get("kind", ""), given.get("force", "")
    if kind not in ("", "force", "district"):
        raise BadInput(f"kind: {kind[:40]!r} is neither force nor district")
    if force:
        check_forces([force], now.release)
    found = [*force_areas(now.release), *district_areas()]
    rows = [
        area.row()
        for area in found
        if (not kind or area.kind == kind) and (not force or area.force == force)
    ]
    return Answer(
        rows=rows, release=now.release.number, unit="residents (population)", coverage=RECORDED,
        source="ONS areas and populations; see /about-the-data/",
    )  # fmt: skip


def columns_of(text: str) -> tuple[Column, ...]:
    """Read columns from lines of 'name | datatype | description'."""
    return tuple(
        Column(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()
    )


RESOURCES = (
    Resource(
        name="measures", title="Measures", asks=Asks, make=_measures,
        description="What is measured: question, unit, numerator, denominator, caveats, review.",
        columns=columns_of("""
            name | string | Its name, for measure= elsewhere
            title | string | What it is called
            question | string | The question that it answers
            why | string | Why it matters
            unit | string | The unit of its values
            form | string | count, share, rate, ratio or median
            better | string | Whether lower or higher is better, or neither
            period | string | What a value is over
            areas | string | Kinds of area that it is given for, with spaces between
            numerator | string | What is counted
            denominator | string | Of what, or empty
            caveats | string | What a reader must know
            datasets | string | From which files, with spaces between
            status | string | published or archived
            written_by | string | Who wrote it
            checked_by | string | Who checked it
            review_by | date | When it is looked at again"""),
    ),
    Resource(
        name="results", title="Results of a measure", asks=AreaAsks, make=_results,
        description="A measure in an area, month by month; a missing month has no value.",
        examples={"area": "kent", "measure": "total_crime"},
        columns=(MEASURE, AREA, MONTH, *columns_of("""
            value | double | In the unit of the answer; empty where it is missing or too few
            numerator | integer | What was counted
            denominator | integer | Of how many
            interval_low | double | Lower end of the 95% interval, in the unit
            interval_high | double | Upper end of it
            rate_per_1000 | double | Per 1,000 residents a month, for counts
            rolling_12 | double | The twelve months that end here, where all are complete
            unknown_share | double | Share, from 0 to 1, of cases whose outcome is not known
            status | string | complete, partial, missing, not comparable or too few
            reason | string | Why it is not complete
            provisional | boolean | Whether it may still be restated
            settled | boolean | Whether it is old enough to be judged""")),
    ),
    Resource(
        name="signals", title="Signals", asks=AreaAsks, make=_signals,
        description="The months of an area that stand out of what chance gives, and by which rule.",
        examples={"area": "kent"},
        columns=(MEASURE, AREA, MONTH, *columns_of("""
            rule | string | The rule that found it
            direction | string | high or low
            value | double | In the measure's unit
            centre | double | The centre line that held for the month
            lower | double | The lower limit
            upper | double | The upper limit
            unit | string | The unit of value, centre and limits
            better | string | Whether lower or higher is better, or neither""")),
    ),
    Resource(
        name="coverage", title="Coverage", asks=ForceAsks, make=_coverage,
        description="What is held of each force, dataset and month: missing is not zero.",
        examples={"force": "kent", "dataset": "street"},
        columns=columns_of("""
            dataset | string | street, outcomes or stop-and-search
            force | string | The force's id
            month | gYearMonth | The month
            status | string | complete, partial or missing
            rows | integer | Rows held; empty where the month is missing
            expected | integer | The force's own usual count
            reason | string | Why it is not complete
            outcomes_reason | string | Why its outcomes cannot be compared"""),
    ),
    Resource(
        name="revisions", title="Revisions", asks=ForceAsks, make=_revisions,
        description="What changed between two downloads of the same month.",
        columns=tuple(
            Column(
                name,
                "gYearMonth" if name == "month" else
                "string" if name in ("dataset", "force", "older_file", "newer_file") else "integer",
                name.replace("_", " ").capitalize(),
            )
            for name in REVISED
        ),
    ),
    Resource(
        name="areas", title="Areas", asks=KindAsks, make=_areas,
        description="The forces and districts that figures can be asked for.",
        examples={"kind": "force"},
        columns=columns_of("""
            kind | string | force or district
            code | string | The force's id, or the district's official code
            name | string | The name
            force | string | The force that polices it
            population | integer | Residents; empty where not known
            before | string | The codes that it replaced"""),
    ),
)  # fmt: skip
