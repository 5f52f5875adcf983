"""How a version becomes a row of the listing: one rule for every kind, on its document's data.

`state` and `due_on` are the values of that name; `on` is the first of `DAYS` that is a whole day;
`area` is the area that it is about. All are read as everybody reads them, hidden words hidden.
"""

from collections.abc import Iterable
from datetime import datetime

from frankpledge.apps.publishing.models import NO_END, ListedSubject, Listing, Version
from frankpledge.apps.publishing.queries.visible import PublicVersion, as_public
from frankpledge.rules.days import day_of

DAYS = ("on", "made_on", "asked_on", "published_on")
LONGEST_STATE = 60  # characters
LONGEST_VALUE = 500  # characters: the rest is read in the document
CUT = "\N{HORIZONTAL ELLIPSIS}"
Subjects = Iterable[tuple[str, str]]


def rows_of(versions: Iterable[Version]) -> list[tuple[Listing, PublicVersion]]:
    """Return the rows of a publication's versions, given in their order, each with what is shown.

    A version ends where a later one begins; one that a later one overtook is never in force.
    """
    found, ends = [], NO_END
    for version in reversed(list(versions)):
        shown = as_public(version, newest=version)
        found.append((_row(version, shown, max(version.visible_from, ends)), shown))
        ends = min(ends, version.visible_from)
    return found[::-1]


def _row(version: Version, shown: PublicVersion, until: datetime) -> Listing:
    data = shown.data
    days = (day_of(_text(data.get(name))) for name in DAYS)
    areas = sorted(slug for kind, slug in shown.subjects if kind == "area")
    return Listing(
        version=version,
        publication=version.publication,
        number=version.number,
        kind=shown.kind,
        body=version.publication.body,
        area=areas[0] if areas else "",
        state=_text(data.get("state"))[:LONGEST_STATE],
        title=shown.title,
        lead=shown.lead,
        on=next((day for day in days if day), None),
        due_on=day_of(_text(data.get("due_on"))),
        notice=version.notice,
        data={name: _short(value) for name, value in data.items() if _is_one(value)},
        visible_from=version.visible_from,
        until=until,
    )


def subject_rows(row: Listing, subjects: Subjects) -> list[ListedSubject]:
    """Return what a row is found by."""
    return [
        ListedSubject(listing=row, kind=kind, slug=slug, visible_from=row.visible_from)
        for kind, slug in subjects
    ]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _is_one(value: object) -> bool:
    return value is None or isinstance(value, str | bool | int | float)


def _short(value: object) -> object:
    if isinstance(value, str) and len(value) > LONGEST_VALUE:
        return f"{value[: LONGEST_VALUE - 1]}{CUT}"
    return value


def is_cut(value: object) -> bool:
    """Whether a row may hold only the beginning of a value, so that it is read in the document."""
    return isinstance(value, str) and len(value) == LONGEST_VALUE and value.endswith(CUT)
