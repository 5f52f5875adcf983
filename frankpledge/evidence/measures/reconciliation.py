"""Our counts of a year beside the official ones: the difference, and whether it is a finding.

They are never forced to agree. police.uk's files and the official count are taken from police
systems on different days, and group offences in part differently.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.breakdowns import breakdown, total
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import RECONCILED, ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.official.crime_totals import TABLE
from frankpledge.evidence.official.definition import Definition, get_definition
from frankpledge.evidence.official.editions import Edition, figures_in_force
from frankpledge.evidence.official.wide import FORCE, VALUE, Figure
from frankpledge.evidence.store.covered import COMPLETE
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import month_range, month_words

ALL_CRIME = "All crime"
CRIME, KIND = "total_crime", "crime_type"
# Our choice: 0.6% is usual of a total, and up to 8% of a small kind.
OF_TOTAL, OF_KIND = 0.03, 0.10  # shares past which a difference is a finding, not a correction
MONTHS = 12


@dataclass(frozen=True, kw_only=True)
class Beside:
    """One kind of crime in one year: our count and the official one."""

    kind: str
    ours: int
    official: int

    @property
    def difference(self) -> int:
        """How many more we count."""
        return self.ours - self.official

    @property
    def share(self) -> float | None:
        """The difference as a share of the official count, from 0."""
        return self.difference / self.official if self.official else None

    @property
    def percent(self) -> str:
        """The difference in percent, with its sign."""
        if self.share is None:
            return "not known"
        return f"{self.share:+.1%}" if self.difference else "0%"

    @property
    def is_finding(self) -> bool:
        """Whether it is more than corrections explain."""
        limit = OF_TOTAL if self.kind == ALL_CRIME else OF_KIND
        return self.share is None or abs(self.share) > limit


@dataclass(frozen=True, kw_only=True)
class OfficialYear:
    """An official year of a force. `rows` is empty where months of ours are lacking: `why` says which."""

    place: Place
    first: str
    last: str
    source: str
    rows: tuple[Beside, ...] = ()
    why: str = ""

    @property
    def words(self) -> str:
        """The year as it is read aloud."""
        return f"{month_words(self.first)} to {month_words(self.last)}"

    @property
    def sentence(self) -> str:
        """What official statistics record beside our count of the year."""
        if not self.rows:
            return f"{self.words}: not compared, because {self.why}."
        whole = next(row for row in self.rows if row.kind == ALL_CRIME)
        much = abs(whole.difference)
        way = "fewer" if whole.difference > 0 else "more"
        apart = f"{much:,} {way} than we count" if much else "as many as we count"
        if much and whole.share is not None:
            apart += f" ({abs(whole.share):.1%})"
        said = f"From {self.words}, official statistics record {whole.official:,} crimes, {apart}."
        return f"{said} {DIFFERS if whole.is_finding else SMALL}"


SMALL = "Small differences come from later corrections and from how police.uk groups offences."
DIFFERS = "That is more than later corrections explain: look at the source before you use either."


def reconcile(reader: ReleaseReader, place: Place) -> list[OfficialYear]:
    """Return the official years of a force that are held, newest first, with our counts beside them."""

    def make() -> list[OfficialYear]:
        definition = get_definition(TABLE)
        years = _years(reader, place)
        return [
            _beside(reader, place, definition, figures)
            for _, figures in sorted(years.items())[::-1]
        ]

    return list(reader.kept(RECONCILED, place, make))


_Cells = Mapping[str, tuple[Figure, Edition]]  # by category


def _years(
    reader: ReleaseReader, place: Place
) -> dict[tuple[str, str], dict[str, tuple[Figure, Edition]]]:
    found: dict[tuple[str, str], dict[str, tuple[Figure, Edition]]] = defaultdict(dict)
    for figure, edition in figures_in_force(reader.store.root, TABLE):
        if (figure.area_kind, figure.area) == (FORCE, place.code):
            year = (f"{figure.period_start:%Y-%m}", f"{figure.period_end:%Y-%m}")
            found[year][figure.category] = (figure, edition)
    return found


def _beside(
    reader: ReleaseReader, place: Place, definition: Definition, cells: _Cells
) -> OfficialYear:
    figure, edition = next(iter(cells.values()))
    first, last = f"{figure.period_start:%Y-%m}", f"{figure.period_end:%Y-%m}"
    source = (
        f"{definition.title}, {definition.publisher}, {edition.words} ({definition.status}),"
        f" {definition.licence}"
    )
    if is_synthetic(place.force):  # nobody's official statistics
        source = f"made up, to show how pages look; {edition.words}"
    year = OfficialYear(place=place, first=first, last=last, source=source)
    if why := _lacking(reader, place, first, last):
        return OfficialYear(place=place, first=first, last=last, source=source, why=why)
    rows = tuple(_rows(reader, year, definition, cells))
    if not any(row.kind == ALL_CRIME for row in rows):
        why = "the official total is not given"
        return OfficialYear(place=place, first=first, last=last, source=source, why=why)
    return OfficialYear(place=place, first=first, last=last, source=source, rows=rows)


def _lacking(reader: ReleaseReader, place: Place, first: str, last: str) -> str:
    """Say how many months of a year are not held whole, or nothing."""
    entries = {e.month: e for e in reader.release.covered_of("street", place.force)}
    whole = [
        month
        for month in month_range(first, last)
        if month in entries and entries[month].status == COMPLETE
    ]
    if len(whole) == MONTHS:
        return ""
    return f"we hold {len(whole) or 'none'} of its {MONTHS} months in full"


def _rows(
    reader: ReleaseReader, year: OfficialYear, definition: Definition, cells: _Cells
) -> Iterator[Beside]:
    ours = _ours(reader, year)
    for kind, categories in definition.kinds.items():
        figures = [cells[category][0] for category in categories if category in cells]
        count = ours.get(kind)
        is_known = len(figures) == len(categories) and all(f.state == VALUE for f in figures)
        if is_known and count is not None:
            official = round(sum(figure.value or 0 for figure in figures))
            yield Beside(kind=kind, ours=count, official=official)


def _ours(reader: ReleaseReader, year: OfficialYear) -> dict[str, int | None]:
    """Return what we count of the year, by kind; None where a month of the kind is not usable."""
    measure = get_measure(CRIME)
    [whole] = series(reader, [measure], year.place, first=year.first, last=year.last)
    parts = breakdown(reader, measure, year.place, KIND, first=year.first, last=year.last)
    found = {
        part.part: total([part]) if all(v.status == COMPLETE for v in part.points) else None
        for part in parts
    }
    return {ALL_CRIME: total([whole]), **found}


COLUMNS = (
    "force",
    "first",
    "last",
    "kind",
    "ours",
    "official",
    "difference",
    "percent",
    "finding",
    "source",
)


def rows_of(years: Iterable[OfficialYear]) -> list[tuple[str | float | bool | None, ...]]:
    """Return the rows of COLUMNS for programs: a kind of crime in a year each."""
    return [
        (
            year.place.code,
            year.first,
            year.last,
            row.kind,
            row.ours,
            row.official,
            row.difference,
            None if row.share is None else round(100 * row.share, 1),
            row.is_finding,
            year.source,
        )
        for year in years
        for row in year.rows
    ]
