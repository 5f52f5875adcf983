"""The figures of a page as rows for export: every month held, missing months empty."""

from collections.abc import Callable

from frankpledge.apps.performance.queries.definitions import find_measure
from frankpledge.apps.performance.queries.figures import RECORDS, STOPS
from frankpledge.apps.performance.queries.pages import place_of
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import NotFound
from frankpledge.evidence.intake.synthetic import is_synthetic
from frankpledge.evidence.measures.breakdowns import breakdown
from frankpledge.evidence.measures.reconciliation import COLUMNS as RECONCILED
from frankpledge.evidence.measures.reconciliation import reconcile, rows_of
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.areas import check_forces
from frankpledge.evidence.store.ledger import COLUMNS as LEDGER_COLUMNS
from frankpledge.evidence.store.ledger import ledger
from frankpledge.evidence.store.places import Place

Table = tuple[tuple[str, ...], list[tuple]]

COVERAGE_COLUMNS = ("dataset", "force", "month", "status", "rows", "expected", "reason")
FILES_OF_THIS_MACHINE = ("older_file", "newer_file")


def force_table(slug: str, name: str) -> Table:
    """Return columns and rows of one section of a force's page.

    Raises:
        NotFound: no such force or section.
    """
    snapshot = current_release()
    check_forces([slug], snapshot.release)
    force = snapshot.force(slug)
    makers: dict[str, Callable[[], Table]] = {
        "crimes": lambda: _counted(snapshot, RECORDS, force, "crime_type"),
        "outcomes": lambda: _counted(snapshot, RECORDS, force, "outcome"),
        "stop-and-search": lambda: _counted(snapshot, STOPS, force, "outcome"),
        "districts": lambda: _counted(snapshot, RECORDS, force, "district"),
        "coverage": lambda: _coverage(snapshot, slug),
        "official": lambda: (RECONCILED, rows_of(reconcile(snapshot, force))),
        "revisions": lambda: _revisions(snapshot, slug),
    }
    if name not in makers:
        raise NotFound(f"There is no table {name!r}; there are {', '.join(makers)}")
    return makers[name]()


def district_table(slug: str, part: str, name: str) -> Table:
    """Return columns and rows of one section of a district's page.

    Raises:
        NotFound: no such force, district or section.
    """
    district = place_of(slug, part)
    by = {"crimes": "crime_type", "outcomes": "outcome"}.get(name)
    if by is None:
        raise NotFound(f"There is no table {name!r}; there are crimes, outcomes")
    return _counted(current_release(), RECORDS, district, by)


def _counted(now: ReleaseReader, name: str, place: Place, by: str) -> Table:
    """Return what a measure counts in a place, by month and by `by`."""
    measure = find_measure(name)
    parts = breakdown(now, measure, place, by)
    end = (now.release.number, *_origin(now, place.force, measure.dataset))
    where = (place.force,) if place.kind == "force" else (place.force, place.name)
    rows = [
        (
            *where,
            value.month,
            part.part,
            value.numerator,
            value.status,
            "yes" if value.is_provisional else "no",
            *end,
        )
        for month in zip(*(part.points for part in parts), strict=True)
        for part, value in zip(parts, month, strict=True)
    ]
    columns = ("force", "district")[: len(where)]
    return (
        (*columns, "month", by, "count", "status", "provisional", "release", "source", "licence"),
        rows,
    )


def _origin(now: ReleaseReader, slug: str, dataset: str) -> tuple[str, str]:
    if is_synthetic(slug):
        return "made up", "MIT"
    source = now.store.dataset(dataset).source
    return source["title"], source["licence"]


def _coverage(now: ReleaseReader, slug: str) -> Table:
    rows = [
        (
            *(getattr(entry, name) for name in COVERAGE_COLUMNS[:-1]),
            entry.reasons,
            now.release.number,
            *_origin(now, slug, entry.dataset),
        )
        for entry in now.release.coverage
        if entry.force == slug
    ]
    return (*COVERAGE_COLUMNS, "release", "source", "licence"), rows


def _revisions(now: ReleaseReader, slug: str) -> Table:
    columns = tuple(name for name in LEDGER_COLUMNS if name not in FILES_OF_THIS_MACHINE)
    rows = [
        (*entry.row()[: len(columns)], now.release.number, *_origin(now, slug, entry.dataset))
        for entry in ledger(now.release)
        if entry.force == slug
    ]
    return (*columns, "release", "source", "licence"), rows
