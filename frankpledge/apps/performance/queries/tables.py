"""The figures of a page as rows for export: every month held, missing months empty."""

from collections.abc import Callable

from frankpledge.apps.performance.queries.figures import Snapshot, current_release
from frankpledge.apps.performance.queries.pages import find_district
from frankpledge.errors import NotFound
from frankpledge.evidence.areas import check_forces
from frankpledge.evidence.counts import Question
from frankpledge.evidence.datasets import get_dataset
from frankpledge.evidence.ledger import COLUMNS as LEDGER_COLUMNS
from frankpledge.evidence.ledger import ledger
from frankpledge.evidence.results import answer, provisional_from
from frankpledge.evidence.synthetic import is_synthetic

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
    makers: dict[str, Callable[[], Table]] = {
        "crimes": lambda: _counted(snapshot, slug, "street", ("month", "crime_type")),
        "outcomes": lambda: _counted(snapshot, slug, "street", ("month", "outcome")),
        "stop-and-search": lambda: _counted(
            snapshot, slug, "stop-and-search", ("month", "outcome")
        ),
        "districts": lambda: _counted(snapshot, slug, "street", ("month", "district")),
        "coverage": lambda: _coverage(snapshot, slug),
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
    district, _ = find_district(slug, part)
    by = {"crimes": ("month", "crime_type"), "outcomes": ("month", "outcome")}.get(name)
    if by is None:
        raise NotFound(f"There is no table {name!r}; there are crimes, outcomes")
    return _counted(current_release(), slug, "street", by, district=district)


def _counted(
    snapshot: Snapshot, slug: str, dataset: str, by: tuple[str, ...], district: str = ""
) -> Table:
    where = {"force": (slug,)} | ({"district": (district,)} if district else {})
    counted = answer(
        snapshot.store, snapshot.release, Question(dataset=dataset, by=by, where=where)
    )
    start = provisional_from(snapshot.release, dataset)
    end = (snapshot.release.number, *_origin(slug, dataset))
    place = (slug, district) if district else (slug,)
    rows = [
        (*place, *row, "yes" if row[0] >= start and row[-2] is not None else "no", *end)
        for row in counted.rows
    ]
    columns = ("force", "district") if district else ("force",)
    return (
        (*columns, *by, "count", "status", "provisional", "release", "source", "licence"),
        rows,
    )


def _origin(slug: str, dataset: str) -> tuple[str, str]:
    if is_synthetic(slug):
        return "made up", "MIT"
    source = get_dataset(dataset).source
    return source["title"], source["licence"]


def _coverage(snapshot: Snapshot, slug: str) -> Table:
    rows = [
        (
            *(getattr(entry, name) for name in COVERAGE_COLUMNS[:-1]),
            "; ".join(part for part in (entry.reason, entry.outcomes_reason) if part),
            snapshot.release.number,
            *_origin(slug, entry.dataset),
        )
        for entry in snapshot.release.coverage
        if entry.force == slug
    ]
    return (*COVERAGE_COLUMNS, "release", "source", "licence"), rows


def _revisions(snapshot: Snapshot, slug: str) -> Table:
    columns = tuple(name for name in LEDGER_COLUMNS if name not in FILES_OF_THIS_MACHINE)
    rows = [
        (*entry.row()[: len(columns)], snapshot.release.number, *_origin(slug, entry.dataset))
        for entry in ledger(snapshot.release)
        if entry.force == slug
    ]
    return (*columns, "release", "source", "licence"), rows
