"""Series, outcomes, coverage and district totals, as pages and exports need them."""

from dataclasses import dataclass

from frankpledge.apps.performance.queries.definitions import find_measure
from frankpledge.errors import NotFound
from frankpledge.evidence.geography.districts import districts_of, slug_of
from frankpledge.evidence.measures.breakdowns import breakdown, total
from frankpledge.evidence.measures.latest_outcomes import Outcomes, latest_outcomes
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import Series, series
from frankpledge.evidence.store.coverage import months_shown
from frankpledge.evidence.store.covered import COMPLETE, Covered
from frankpledge.evidence.store.places import Place
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.periods import add_months, month_words
from frankpledge.rules.policing_areas import AREA_BY_SLUG

MONTHS_ON_A_PAGE = 36  # what one police.uk archive holds
ALL_CRIME = "All crime"
DISTRICT_MONTHS = 12

# The measures that the page of an area is made of.
CRIME, INCIDENTS, RECORDS = "total_crime", "anti_social_behaviour", "crimes_and_incidents"
OUTCOMES, STOPS = "outcomes_recorded", "stops_and_searches"


@dataclass(frozen=True, kw_only=True)
class DistrictTotal:
    """Rows in a district over some months; without a `slug` it is no district of the force."""

    name: str
    slug: str
    count: int | None


def crime_series(
    reader: ReleaseReader, place: Place, kind: str, *, span: int | None
) -> tuple[Series, list[Series]]:
    """Return the series of one `kind` (or of all crime), and that of every kind.

    Raises:
        NotFound: the kind of crime is not recorded there.
    """
    first, last = months_shown(reader.release, "street", span) or (None, None)
    crime, incidents = find_measure(CRIME), find_measure(INCIDENTS)
    both = series(reader, [crime, incidents], place, first=first, last=last)
    kinds = breakdown(reader, crime, place, "crime_type", first=first, last=last)
    found = [both[0], *(part for part in kinds if part.part)]
    found += [one for one in both[1:] if total([one])]
    chosen = next((one for one in found if one.title == kind), None)
    if chosen is None:
        raise NotFound(f"No crime of the kind {kind!r} is recorded {place.whose}")
    return chosen, found


def stop_series(reader: ReleaseReader, place: Place, *, span: int | None) -> Series | None:
    """Return stops and searches by month, or None where no force has any loaded."""
    months = months_shown(reader.release, "stop-and-search", span)
    if months is None:
        return None
    stops = find_measure(STOPS)
    return series(reader, [stops], place, first=months[0], last=months[1])[0]


def outcomes(reader: ReleaseReader, place: Place) -> Outcomes:
    """Return latest outcomes over the twelve months to the newest that can be compared."""
    return latest_outcomes(reader, find_measure(OUTCOMES), place)


@dataclass(frozen=True, kw_only=True)
class Calendar:
    """What is held of one dataset: years with twelve entries (None outside the span).

    Years of which nothing is held are named in `empty_years` and have no row.
    """

    title: str
    span: str
    years: list[tuple[str, list[Covered | None]]]
    empty_years: list[str]


def calendars(reader: ReleaseReader, slug: str, district: str = "") -> list[Calendar]:
    """Return the calendar of every dataset that the store holds, of a force or one district."""
    return [_calendar(reader, name, slug, district) for name in reader.release.datasets]


def _calendar(reader: ReleaseReader, name: str, slug: str, district: str) -> Calendar:
    entries = [entry.narrowed(district) for entry in reader.release.covered_of(name, slug)]
    years: dict[str, list[Covered | None]] = {}
    for entry in entries:
        row = years.setdefault(entry.month[:4], [None] * 12)
        row[int(entry.month[5:]) - 1] = entry
    held_in = {entry.month[:4] for entry in entries if entry.is_held}
    span = f"{month_words(entries[0].month)} to {month_words(entries[-1].month)}" if entries else ""
    return Calendar(
        title=reader.store.dataset(name).title,
        span=span,
        years=[(year, row) for year, row in sorted(years.items(), reverse=True) if year in held_in],
        empty_years=sorted(set(years) - held_in),
    )


def _recent(release: Release) -> tuple[str, str]:
    _, last = months_shown(release, "street", None) or ("", "")
    return add_months(last, 1 - DISTRICT_MONTHS), last


def district_note(release: Release, slug: str) -> str:
    """Say which months district totals cover, and which of them are missing or partial."""
    if not release.covered("street"):
        return ""
    first, last = _recent(release)
    entries = [e for e in release.covered_of("street", slug) if first <= e.month <= last]
    whole = [e for e in entries if e.status == COMPLETE and not any(p.district for p in e.unfit)]
    said = f"{month_words(first)} to {month_words(last)}"
    if len(whole) == len(entries):
        return f"{said}, every month of which is held."
    if not any(e.is_held for e in entries):
        return f"{said}. No month of these is held, so nothing is known."
    return (
        f"{said}. Only {len(whole)} of these {len(entries)} months"
        f" {'is' if len(whole) == 1 else 'are'} held whole, so the totals are too low and must"
        " not be set beside those of another year or force."
    )


def district_counts(reader: ReleaseReader, slug: str) -> list[DistrictTotal]:
    """Return rows in the newest twelve months by district, then rows in none of them."""
    if not reader.release.covered("street"):
        return []
    first, last = _recent(reader.release)
    records, force = find_measure(RECORDS), reader.force(slug)
    parts = breakdown(reader, records, force, "district", first=first, last=last)
    by_name = {part.part: part for part in parts}
    own = [district.name for district in districts_of(slug)]
    if not own and slug not in AREA_BY_SLUG:
        own = [name for name in by_name if name]
    totals = [
        DistrictTotal(
            name=name,
            slug=slug_of(name),
            count=total([by_name[name]]) if name in by_name else None,
        )
        for name in own
    ]
    nowhere = total([by_name[""]]) if "" in by_name else None
    elsewhere = total([part for part in parts if part.part and part.part not in own])
    if nowhere:
        totals.append(DistrictTotal(name="No place recorded", slug="", count=nowhere))
    if elsewhere:
        totals.append(DistrictTotal(name="Districts of other forces", slug="", count=elsewhere))
    return totals
