"""Which dataset, force and month a file holds: from its name, or else from its rows."""

import csv
from collections.abc import Callable, Iterable, Mapping

from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.datasets.identity import Identity
from frankpledge.evidence.findings import Refused
from frankpledge.evidence.intake.screening import LONGEST_LINE, Screening
from frankpledge.rules.periods import is_month
from frankpledge.rules.policing_areas import AREAS, OTHER_FORCES

GRID_HEADERS = frozenset({"Easting", "Northing"})
NAME_HINT = "name it as police.uk does, for example 2025-03-thames-valley-street.csv"

# Names that "Reported by" has carried beside the force's name of today.
OTHER_NAMES = {
    "Hampshire Constabulary": "hampshire",
    "Police Service of Northern Ireland": "northern-ireland",
    "Metropolitan Police": "metropolitan",
    "Devon and Cornwall Police": "devon-and-cornwall",
    "Devon and Cornwall Constabulary": "devon-and-cornwall",
}
SLUG_BY_FORCE = (
    {area.force: area.slug for area in AREAS}
    | {name: slug for slug, name in OTHER_FORCES.items()}
    | OTHER_NAMES
)


# What a first line can be in place of a header, and what to do about it.
_NOT_A_HEADER: tuple[tuple[Callable[[bytes], bool], str], ...] = (
    (
        lambda raw: raw.startswith((b"\xff\xfe", b"\xfe\xff")),
        "it is written in UTF-16; save it as UTF-8",
    ),
    (
        lambda raw: raw.startswith(b"<"),
        "it is a web page (HTML), not a CSV; download the file again",
    ),
    (
        lambda raw: raw.startswith(b"PK\x03\x04"),
        "it is a zip archive with the name of a CSV; rename it to .zip",
    ),
    (lambda raw: len(raw) >= LONGEST_LINE, "its first line is far too long for a header"),
    (lambda raw: b"\r" in raw, "its lines end with CR alone; save it with ordinary line ends"),
    (lambda raw: b"\0" in raw, "its first line holds NUL bytes, so it is not a CSV"),
)


def known_headers(datasets: Iterable[Dataset]) -> frozenset[str]:
    """Return every header that some dataset's file has, of today or of before."""
    return GRID_HEADERS.union(*(dataset.headers for dataset in datasets))


def read_headers(screening: Screening, known_here: frozenset[str]) -> list[str]:
    """Return the headers in the file's first line; those known are spelt as they are known.

    Raises:
        Refused: the first line is not the header of a CSV.
    """
    raw = screening.first_line.removeprefix(b"\xef\xbb\xbf").lstrip()
    for is_so, reason in _NOT_A_HEADER:
        if is_so(raw):
            raise Refused(reason, 1)
    try:
        headers = next(csv.reader([raw.decode("utf-8")]), [])
    except (UnicodeDecodeError, csv.Error):
        raise Refused("its first line is not text in UTF-8, so it is not a CSV", 1) from None
    known = {header.casefold(): header for header in known_here}
    headers = [known.get(header.strip().casefold(), header.strip()) for header in headers]
    repeated = sorted({header for header in headers if header and headers.count(header) > 1})
    if repeated:
        raise Refused(f"the header has a column twice: {', '.join(repeated)}", 1)
    return headers


def dataset_of(
    headers: list[str], identity: Identity | None, datasets: Mapping[str, Dataset]
) -> Dataset:
    """Return which of `datasets` the name, or else the header, says the file is.

    Raises:
        Refused: a column that the dataset cannot do without is missing.
    """
    if identity is not None:
        dataset = datasets[identity.dataset]
        lacking = _lacking(dataset, headers)
        if lacking:
            raise Refused(f"the header has no column {_quoted(lacking)}", 1)
        return dataset
    fits = [item for item in datasets.values() if not _lacking(item, headers)]
    if not fits:
        raise Refused(f"the header is of no dataset: {_quoted(headers[:4])} ...", 1)
    return max(fits, key=lambda item: len(set(item.headers) & set(headers)))


def _lacking(dataset: Dataset, headers: list[str]) -> list[str]:
    return [
        column.header
        for column in dataset.columns
        if column.required and column.header not in headers
    ]


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)


def identity_from_rows(dataset: Dataset, pairs: list[tuple[str | None, str | None]]) -> Identity:
    """Return what the file is from its distinct pairs of force name and month.

    Raises:
        Refused: they name no force, several forces, or several months.
    """
    forces = sorted({force for force, _ in pairs if force})
    months = sorted({month for _, month in pairs if month})
    if len(forces) != 1 or len(months) != 1:
        raise Refused(f"neither its name nor its rows say one force and one month; {NAME_HINT}")
    if not is_month(months[0]) or not "2000" < months[0] < "2100":
        raise Refused(f"its rows are of the month {months[0]!r}, which is not written YYYY-MM")
    slug = SLUG_BY_FORCE.get(forces[0])
    if slug is None:
        raise Refused(f"its rows are of {forces[0]!r}, which is no force we know; {NAME_HINT}")
    return Identity(dataset=dataset.name, force=slug, month=months[0])
