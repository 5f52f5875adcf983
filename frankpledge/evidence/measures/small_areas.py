"""Measures of small areas (LSOAs): by whole financial year, small numbers hidden.

Twelve months to March, and no others: years that overlap, or months beside years, would let
a hidden number be found by subtraction. The measures given for small areas share no crime
(none is part of another), for the same reason.
"""

from collections.abc import Hashable

from frankpledge.errors import NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.geography.districts import current_name
from frankpledge.evidence.geography.populations import no_rates
from frankpledge.evidence.measures.calculate import Scope, make_views, names, wanted_versions
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.disclosure import SMALLEST, hidden
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.values import PEOPLE, what_is_read
from frankpledge.evidence.measures.views import query
from frankpledge.evidence.store.covered import COMPLETE, MISSING, NOT_COMPARABLE, Covered
from frankpledge.evidence.store.places import Place
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.periods import month_range

Value = str | float | None  # in a row

HIDDEN = "hidden"
LAST_MONTH = "03"


def years(reader: ReleaseReader, measure: Measure, place: Place) -> list[tuple[Value, ...]]:
    """Return a row per financial year: the columns of `measure_tables` without the release.

    A year's month is its last. Its value is empty where it is hidden, where a month of it is
    missing or partial, or where the codes of small areas changed within it.

    Raises:
        NotFound: no row held carries the code.
    """
    force, district = _home(reader, place)
    reads = what_is_read(measure, names(reader, measure))
    has_rate = force not in no_rates()
    entries = [
        entry.narrowed(current_name(district), reads.named)
        for entry in reader.release.covered_of(measure.dataset, force)
    ]
    rows = []
    for last in _ends(entries):
        months = list(month_range(f"{int(last[:4]) - 1}-04", last))
        why = _why_not(reader.release, measure, force, entries, months)
        cells: dict[Hashable, int] = {}
        if not why:
            cells = _cells(reader, measure, (force, district), months)
            if place.code not in cells:
                why = (NOT_COMPARABLE, "no record of any kind carries this code in this year")
        rows.append(_row(measure, place, last, cells, why, has_rate=has_rate))
    return rows


def _home(reader: ReleaseReader, place: Place) -> tuple[str, str]:
    versions = reader.release.current("street")
    files = engine.parquet(reader.store.absolute(versions)) if versions else None
    row = (
        files
        and reader.connection.execute(
            f"select force, district, count(*) as n from {files} where lsoa_code = ?"
            " group by 1, 2 order by n desc limit 1",
            [place.code],
        ).fetchone()
    )
    if not row:
        raise NotFound(f"No row held carries the small area {place.code}")
    return row[0], row[1]


def _ends(entries: list[Covered]) -> list[str]:
    held = [entry.month for entry in entries if entry.rows is not None]
    return sorted({m for m in held if m.endswith(LAST_MONTH)}) if held else []


def _why_not(
    release: Release, measure: Measure, force: str, entries: list[Covered], months: list[str]
) -> tuple[str, str] | None:
    status = {entry.month: entry.status for entry in entries}
    lost = [month for month in months if status.get(month, MISSING) != COMPLETE]
    if lost:
        return MISSING, f"{len(lost)} of its 12 months are missing or partial"
    vintages = {
        version.lsoa_vintage
        for version in release.current(measure.dataset)
        if version.force == force and version.month in months
    }
    if len(vintages) > 1:
        return NOT_COMPARABLE, "its files carry small areas of two censuses"
    return None


def _cells(
    reader: ReleaseReader, measure: Measure, home: tuple[str, str], months: list[str]
) -> dict[Hashable, int]:
    """Return the year's count of every small area of the district."""
    force, district = home
    scope = Scope(tuple(months), frozenset({force}))
    make_views(reader, measure, "lsoa", scope)
    held = wanted_versions(reader.release, measure.dataset, set(months).__contains__, scope.forces)
    files = engine.parquet(reader.store.absolute(held))
    rows = reader.joined.execute(
        f"with home as (select distinct lsoa_code from {files} where district = ?)"
        f" select area, sum(numerator)::bigint from ({query(measure, 'lsoa')})"
        " where area in (select lsoa_code from home) group by 1",
        [district],
    ).fetchall()
    return dict(rows)


def _row(
    measure: Measure,
    place: Place,
    last: str,
    cells: dict[Hashable, int],
    why: tuple[str, str] | None,
    *,
    has_rate: bool,
) -> tuple[Value, ...]:
    value: int | None = None
    status, reason = why or (COMPLETE, "")
    if not why:
        if place.code in hidden(cells):
            status = HIDDEN
            reason = (
                f"fewer than {SMALLEST} cases a year say little, and are not shown, nor what would"
                " tell them; the source is public"
            )
        else:
            value = cells[place.code]
    people = place.residents.of(last) if place.residents and has_rate else None
    rate = PEOPLE * value / people.people if value is not None and people else None
    return (
        measure.name,
        place.code,
        place.name,
        last,
        value,
        value,
        people.people if people else None,
        None,
        rate,
        people.year if people else None,
        value,
        status,
        reason,
    )
