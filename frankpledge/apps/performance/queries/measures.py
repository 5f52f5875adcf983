"""What the pages of measures show: charts of an area, and a measure everywhere."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from frankpledge.apps.performance.queries.definitions import find_measure, followed
from frankpledge.apps.performance.queries.pages import place_of
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.comparison import months_to_compare
from frankpledge.evidence.charts.false_marks import false_marks_words
from frankpledge.evidence.charts.headlines import (
    MOVED,
    OLDER,
    WHY_NOT,
    headline,
    lack_of_verdict,
    summary,
    wholes,
)
from frankpledge.evidence.charts.judgement import COLUMNS, rows
from frankpledge.evidence.charts.notes import notes_in_force, notes_of
from frankpledge.evidence.charts.points import HIGH, LOW, NO_CHANGE, Chart
from frankpledge.evidence.charts.sentences import brief, sentence
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.checks import example_texts
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import CHARTS, ReleaseReader
from frankpledge.evidence.measures.series import Series, series
from frankpledge.evidence.store.areas import force_areas
from frankpledge.evidence.store.coverage import months_shown
from frankpledge.evidence.store.places import Place
from frankpledge.rules.policing_areas import force_name

LISTS = ("special", "ordinary", "moved", "older", "old", "unjudged")
SORTS = {HIGH: "special", LOW: "special", NO_CHANGE: "ordinary", MOVED: "moved"}


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


def charts(
    now: ReleaseReader,
    place: Place,
    measures: Sequence[Measure] | None = None,
    *,
    like_months: bool = False,
) -> list[Drawn]:
    """Return the chart of each of `measures` that is given for the place; else of all followed."""
    wanted = followed() if measures is None else measures
    chosen = [m for m in wanted if place.kind in m.areas]
    notes = tuple(n for n in notes_in_force(now.store) if n.area == place.code)

    def make() -> list[Drawn]:
        found = []
        for one in _sound(now, chosen, place):
            own = notes_of(notes, place.code, one.measure.name)
            chart = draw(one, notes=own, like_months=like_months)
            found.append(Drawn(chart=chart, sentence=sentence(chart), brief=brief(chart)))
        return found

    key = (place, tuple(m.digest for m in chosen), notes, like_months)
    return now.kept(CHARTS, key, make)


def _sound(now: ReleaseReader, measures: list[Measure], place: Place) -> list[Series]:
    """Return the series of the measures whose query runs."""
    try:
        return series(now, measures, place)
    except BadInput:
        found = []
        for measure in measures:
            with suppress(BadInput):
                found += series(now, [measure], place)
        return found


@dataclass(frozen=True, kw_only=True)
class AreaPage:
    """All measures of an area. `part` is the district's address, or nothing for a force.

    `month` is the newest of which the store holds figures. Measures whose newest month that can be
    judged is fresh (see `headlines`) are `special` (unusually high or low), `ordinary` or `moved`; those
    judged longer ago are `older` where that month was unusual, else `old`; the others are `unjudged`.
    `headlines` has the headline of each, and `parts_of` the measure of whose finding that of another is
    part: it is told with it, and in no list.
    """

    slug: str
    part: str
    place: Place
    force: str
    snapshot: ReleaseReader
    month: str
    drawn: list[Drawn]
    special: list[Drawn]
    ordinary: list[Drawn]
    moved: list[Drawn]
    older: list[Drawn]
    old: list[Drawn]
    unjudged: list[Drawn]
    headlines: dict[str, str]
    parts_of: dict[str, str]

    @property
    def findings(self) -> list[tuple[Drawn, list[Drawn]]]:
        """What is unusual, each with those of its parts that are unusual the same way."""
        return [(whole, self._parts(whole)) for whole in self.special]

    @property
    def not_judged(self) -> list[tuple[str, list[Drawn]]]:
        """The measures without a verdict, by the reason in words."""
        found: dict[str, list[Drawn]] = {}
        for entry in self.unjudged:
            found.setdefault(lack_of_verdict(entry.chart), []).append(entry)
        return [(words, found[why]) for why, words in WHY_NOT.items() if why in found]

    @property
    def unusual(self) -> list[Drawn]:
        """Every measure that is unusual, parts too."""
        return [one for whole, parts in self.findings for one in (whole, *parts)]

    def _parts(self, whole: Drawn) -> list[Drawn]:
        return [d for d in self.drawn if self.parts_of.get(d.measure.name) == whole.measure.name]

    @property
    def is_synthetic(self) -> bool:
        """Whether the figures are invented."""
        return is_synthetic(self.slug)

    @property
    def is_held(self) -> bool:
        """Whether there is any figure of the area."""
        return any(entry.chart.series.latest for entry in self.drawn)

    @property
    def summary(self) -> str:
        """How many measures are unusual, within their range, and not judged."""
        if not self.is_held:
            return f"We have no data for {self.place.name}."
        parts = [self.headlines[name] for name in self.parts_of]
        return summary(self.place.name, self.month, list(self.headlines.values()), parts)


def area_page(slug: str, part: str = "") -> AreaPage:
    """Return what the measures of an area show, with what is unusual first.

    Raises:
        NotFound: there is no such area.
    """
    snapshot = current_release()
    place = place_of(slug, part)
    drawn = charts(snapshot, place)
    found = {entry.measure.name: _headline(snapshot, entry) for entry in drawn}
    parts_of = wholes(found, {entry.measure.name: entry.measure.part_of for entry in drawn})
    sorts: dict[str, list[Drawn]] = {name: [] for name in LISTS}
    for entry in drawn:
        if entry.measure.name not in parts_of:
            sorts[_list_of(entry, found[entry.measure.name])].append(entry)
    return AreaPage(
        slug=slug,
        part=part,
        place=place,
        force=force_name(slug),
        snapshot=snapshot,
        month=max((_newest(snapshot, entry.measure) for entry in drawn), default=""),
        drawn=drawn,
        headlines=found,
        parts_of=parts_of,
        **sorts,
    )


def _list_of(entry: Drawn, verdict: str) -> str:
    """Return in which list of the page a measure stands."""
    if verdict != OLDER:
        return SORTS.get(verdict, "unjudged")
    newest = entry.chart.newest
    return "older" if newest and newest.verdict in (HIGH, LOW) else "old"


def _newest(now: ReleaseReader, measure: Measure) -> str:
    """Return the newest month of which the store holds the measure's files, of any force."""
    months = months_shown(now.release, measure.dataset, None)
    return months[1] if months else ""


def _headline(now: ReleaseReader, entry: Drawn) -> str:
    return headline(entry.chart, _newest(now, entry.measure))


@dataclass(frozen=True, kw_only=True)
class ChartPage:
    """One measure in one area."""

    slug: str
    part: str
    place: Place
    force: str
    snapshot: ReleaseReader
    drawn: Drawn
    is_like_months: bool

    @property
    def false_marks(self) -> str:
        """How many charts like this one would mark a month where nothing changes."""
        return false_marks_words(self.drawn.chart)

    @property
    def can_compare(self) -> bool:
        """Whether there is a month in which the area can be set beside the others."""
        is_force = self.place.kind == "force"
        return is_force and bool(newest_to_compare(self.snapshot, self.drawn.measure))

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
    place = place_of(slug, part)
    measure = find_measure(name)
    found = _chart_of(snapshot, place, measure, like_months=like_months)
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


def _chart_of(
    now: ReleaseReader, place: Place, measure: Measure, *, like_months: bool = False
) -> Drawn | None:
    """Return the chart of one measure: of those followed all are drawn at once and kept."""
    wanted = None if measure.followed else [measure]
    drawn = charts(now, place, wanted, like_months=like_months)
    return next((d for d in drawn if d.measure.name == measure.name), None)


Table = tuple[tuple[str, ...], list[tuple]]


def chart_table(page: ChartPage) -> Table:
    """Return the points of a chart as columns and rows."""
    return _table(page.slug, [page.drawn], page.snapshot.release.number)


def area_table(page: AreaPage) -> Table:
    """Return the points of all charts of an area as columns and rows."""
    return _table(page.slug, page.drawn, page.snapshot.release.number)


def _table(slug: str, drawn: Sequence[Drawn], release: int) -> Table:
    found = [
        (
            entry.measure.name,
            entry.place.code,
            *row,
            release,
            *(
                ("made up", "MIT")
                if is_synthetic(slug)
                else (entry.measure.source["title"], entry.measure.source["licence"])
            ),
        )
        for entry in drawn
        for row in rows(entry.chart)
    ]
    return ("measure", "area", *COLUMNS, "release", "source", "licence"), found


@dataclass(frozen=True, kw_only=True)
class MeasurePage:
    """One measure: what it is, its worked example, and its chart in every force held."""

    measure: Measure
    snapshot: ReleaseReader
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
        place = snapshot.force(area.code)
        entry = _chart_of(snapshot, place, measure)
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
        month=newest_to_compare(snapshot, measure),
        residents=snapshot.people.source,
    )


def newest_to_compare(now: ReleaseReader, measure: Measure) -> str:
    """Return the newest month in which areas can be compared, or nothing."""
    return next(iter(months_to_compare(now.release, measure)), "")


def widest_month(now: ReleaseReader, measure: Measure) -> str:
    """Return the newest of the months of which most forces are held, or nothing."""
    counts: dict[str, int] = {}
    for entry in now.release.covered(measure.dataset):
        if entry.is_held:
            counts[entry.month] = counts.get(entry.month, 0) + 1
    return max(counts, key=lambda month: (counts[month], month), default="")
