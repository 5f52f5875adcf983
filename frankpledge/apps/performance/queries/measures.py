"""What the pages of measures show: charts of an area, a measure everywhere, comparisons."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from frankpledge.apps.performance.queries.figures import Snapshot, current_release, the_store
from frankpledge.apps.performance.queries.pages import find_district
from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.areas import check_forces, force_areas
from frankpledge.evidence.calculate import own_measures
from frankpledge.evidence.change import COLUMNS, Chart, draw
from frankpledge.evidence.comparison import COLUMNS as COMPARED_COLUMNS
from frankpledge.evidence.comparison import (
    Compared,
    Comparison,
    GroupVerdict,
    compare,
    group_verdicts,
)
from frankpledge.evidence.definitions import (
    DRAFT,
    Measure,
    named,
    sound_measures,
)
from frankpledge.evidence.measure_checks import example_texts
from frankpledge.evidence.measured import Measured, measured
from frankpledge.evidence.notes import Note, notes_in_force, notes_of
from frankpledge.evidence.people import people
from frankpledge.evidence.places import Place, find_place, force_place
from frankpledge.evidence.reading import brief, sentence
from frankpledge.evidence.store import Release, Store
from frankpledge.evidence.synthetic import is_synthetic
from frankpledge.rules.periods import first_day, months_apart
from frankpledge.rules.policing_areas import force_name

CHARTS_KEPT = 1024
Stamp = tuple[Path, int]  # a store's folder and a release of it: what is kept never changes


def published() -> list[Measure]:
    """Return the measures that readers see: published, and archived with their reason.

    One of the store's own that is not right is left out; `measure check` tells why.
    """
    found = sound_measures(own_measures(the_store())).values()
    return [measure for measure in found if measure.review.status != DRAFT]


def find_measure(name: str) -> Measure:
    """Return a measure that readers may see.

    Raises:
        NotFound: there is none, or it is a draft.
    """
    measure = named(name, sound_measures(own_measures(the_store())))
    if measure.review.status == DRAFT:
        raise NotFound(f"No measure is called {name!r}")
    return measure


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A chart with its sentence, and where it is found."""

    chart: Chart
    sentence: str
    brief: str

    @property
    def measure(self) -> Measure:
        """What is charted."""
        return self.chart.series.measure

    @property
    def place(self) -> Place:
        """Where."""
        return self.chart.series.place


def charts(snapshot: Snapshot, place: Place, *, like_months: bool = False) -> list[Drawn]:
    """Return the chart of every published measure that is given for the place."""
    chosen = tuple((m.name, m.digest) for m in published() if place.kind in m.areas)
    notes = tuple(n for n in notes_in_force(snapshot.store) if n.area == place.code)
    return list(_drawn(_stamp(snapshot), place, chosen, notes, like_months))


def _stamp(snapshot: Snapshot) -> Stamp:
    return snapshot.store.root, snapshot.release.number


@lru_cache(maxsize=CHARTS_KEPT)
def _drawn(
    stamp: Stamp,
    place: Place,
    names: tuple[tuple[str, str], ...],
    notes: tuple[Note, ...],
    like_months: bool,
) -> tuple[Drawn, ...]:
    root, number = stamp
    store = Store(root)
    release = store.release(number)
    measures = [find_measure(name) for name, _digest in names]
    found = []
    for series in _sound(store, release, measures, place):
        own = notes_of(notes, place.code, series.measure.name)
        chart = draw(series, notes=own, like_months=like_months)
        found.append(Drawn(chart=chart, sentence=sentence(chart), brief=brief(chart)))
    return tuple(found)


def _sound(store: Store, release: Release, measures: list[Measure], place: Place) -> list[Measured]:
    """Return the series of the measures whose query runs."""
    try:
        return measured(store, release, measures, place)
    except BadInput:
        found = []
        for measure in measures:
            with suppress(BadInput):
                found += measured(store, release, [measure], place)
        return found


def place_of(snapshot: Snapshot, slug: str, part: str = "") -> Place:
    """Return the area at an address: a force, or the district `part` of it.

    Raises:
        NotFound: there is no such force or district.
    """
    check_forces([slug], snapshot.release)
    if not part:
        return force_place(slug, snapshot.store)
    name, facts = find_district(slug, part)
    return find_place(facts.code if facts else name, snapshot.store, snapshot.release)


@dataclass(frozen=True, kw_only=True)
class AreaPage:
    """All measures of an area. `part` is the district's address, or nothing for a force."""

    slug: str
    part: str
    place: Place
    force: str
    snapshot: Snapshot
    drawn: list[Drawn]
    special: list[Drawn]
    ordinary: list[Drawn]
    unjudged: list[Drawn]

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are invented."""
        return is_synthetic(self.slug)


def area_page(slug: str, part: str = "") -> AreaPage:
    """Return what the measures of an area show, with what really changed first.

    Raises:
        NotFound: there is no such area.
    """
    snapshot = current_release()
    place = place_of(snapshot, slug, part)
    drawn = charts(snapshot, place)
    special, ordinary, unjudged = [], [], []
    for entry in drawn:
        newest = entry.chart.newest
        if newest is None or newest.centre is None or _is_old(entry):
            unjudged.append(entry)
        elif newest.signal or (entry.chart.run and entry.chart.run.is_signal):
            special.append(entry)
        else:
            ordinary.append(entry)
    return AreaPage(
        slug=slug,
        part=part,
        place=place,
        force=force_name(slug),
        snapshot=snapshot,
        drawn=drawn,
        special=special,
        ordinary=ordinary,
        unjudged=unjudged,
    )


def _is_old(entry: Drawn) -> bool:
    """Whether months have passed since the newest that can be judged, more than are unsettled."""
    newest, latest = entry.chart.newest, entry.chart.series.latest
    if newest is None or latest is None:
        return True
    return months_apart(newest.at.month, latest.month) > entry.measure.settles_after


@dataclass(frozen=True, kw_only=True)
class ChartPage:
    """One measure in one area."""

    slug: str
    part: str
    place: Place
    force: str
    snapshot: Snapshot
    drawn: Drawn
    is_like_months: bool

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are invented."""
        return is_synthetic(self.slug)


def chart_page(slug: str, part: str, name: str, *, like_months: bool) -> ChartPage:
    """Return one chart.

    Raises:
        NotFound: there is no such area, or the measure is not given for it.
    """
    snapshot = current_release()
    place = place_of(snapshot, slug, part)
    measure = find_measure(name)
    drawn = charts(snapshot, place, like_months=like_months)
    found = next((d for d in drawn if d.measure.name == measure.name), None)
    if found is None:
        raise NotFound(f"{measure.title} is not given for {place.name}")
    return ChartPage(
        slug=slug,
        part=part,
        place=place,
        force=force_name(slug),
        snapshot=snapshot,
        drawn=found,
        is_like_months=like_months,
    )


Table = tuple[tuple[str, ...], list[tuple]]


def chart_table(page: ChartPage) -> Table:
    """Return the points of a chart as columns and rows."""
    return _table(page.slug, [page.drawn], page.snapshot.release.number)


def area_table(page: AreaPage) -> Table:
    """Return the points of all charts of an area as columns and rows."""
    return _table(page.slug, page.drawn, page.snapshot.release.number)


def _table(slug: str, drawn: Sequence[Drawn], release: int) -> Table:
    rows = [
        (
            entry.measure.name,
            entry.place.code,
            *point.row(),
            release,
            *(
                ("made up", "MIT")
                if is_synthetic(slug)
                else (entry.measure.source["title"], entry.measure.source["licence"])
            ),
        )
        for entry in drawn
        for point in entry.chart.points
    ]
    return ("measure", "area", *COLUMNS, "release", "source", "licence"), rows


@dataclass(frozen=True, kw_only=True)
class MeasurePage:
    """One measure: what it is, its worked example, and its chart in every force held."""

    measure: Measure
    snapshot: Snapshot
    drawn: list[Drawn]
    empty: list[str]
    examples: list[tuple[str, list[list[str]]]]
    month: str
    residents: str

    @property
    def is_synthetic(self) -> bool:
        """Whether every figure on the page is invented."""
        return bool(self.drawn) and all(is_synthetic(d.place.force) for d in self.drawn)


def measure_page(name: str) -> MeasurePage:
    """Return what a measure is and how it stands everywhere.

    Raises:
        NotFound: there is no such measure.
    """
    snapshot, measure = current_release(), find_measure(name)
    drawn, empty = [], []
    for area in force_areas(snapshot.release):
        place = force_place(area.code, snapshot.store)
        entry = next((d for d in charts(snapshot, place) if d.measure.name == measure.name), None)
        if entry and entry.chart.series.latest:
            drawn.append(entry)
        else:
            empty.append(place.name)
    return MeasurePage(
        measure=measure,
        snapshot=snapshot,
        drawn=sorted(drawn, key=lambda d: d.place.name),
        empty=sorted(empty),
        examples=example_texts(measure),
        month=widest_month(snapshot, measure),
        residents=people(snapshot.store).source,
    )


def widest_month(snapshot: Snapshot, measure: Measure) -> str:
    """Return the newest of the months of which most forces are held, or nothing."""
    counts: dict[str, int] = {}
    for entry in snapshot.release.covered(measure.dataset):
        if entry.rows is not None:
            counts[entry.month] = counts.get(entry.month, 0) + 1
    return max(counts, key=lambda month: (counts[month], month), default="")


@dataclass(frozen=True, kw_only=True)
class ComparisonPage:
    """Areas side by side in a month, one of them picked out or none."""

    measure: Measure
    snapshot: Snapshot
    month: str
    months: list[str]
    found: Comparison | None
    why_not: str
    picked: Compared | None
    slug: str
    groups: list[GroupVerdict]

    @property
    def is_synthetic(self) -> bool:
        """Funnels are drawn of real areas only."""
        return False


def comparison_page(name: str, month: str, slug: str) -> ComparisonPage:
    """Return areas side by side.

    Raises:
        NotFound: there is no such measure or force.
        BadInput: `month` is none.
    """
    snapshot, measure = current_release(), find_measure(name)
    first_day(month)
    found, why_not = None, ""
    try:
        found = _compared(_stamp(snapshot), measure.name, measure.digest, month)
    except BadInput as error:
        why_not = str(error)
    groups: list[GroupVerdict] = []
    if slug:
        check_forces([slug], snapshot.release)
        if found and found.find(slug):
            groups = group_verdicts(snapshot.store, found, slug)
    months = sorted(
        {e.month for e in snapshot.release.covered(measure.dataset) if e.rows is not None}
    )
    return ComparisonPage(
        measure=measure,
        snapshot=snapshot,
        month=month,
        months=months[::-1],
        found=found,
        why_not=why_not,
        picked=found.find(slug) if found and slug else None,
        slug=slug,
        groups=groups,
    )


@lru_cache(maxsize=128)
def _compared(stamp: Stamp, name: str, _digest: str, month: str) -> Comparison:
    root, number = stamp
    store = Store(root)
    return compare(store, store.release(number), find_measure(name), month)


def comparison_table(page: ComparisonPage) -> Table:
    """Return a comparison as columns and rows.

    Raises:
        NotFound: the areas cannot be compared in that month.
    """
    if page.found is None:
        raise NotFound(page.why_not)
    return COMPARED_COLUMNS, page.found.rows()
