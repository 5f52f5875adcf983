"""The tables of the record, as programs read them: columns that say what they mean.

A table is read from what is published and from nothing else. An app declares its own; their
addresses, CSV, CSVW metadata and descriptions follow from the declaration.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

EVERY_KIND = "*"  # as the kind of a table that is read of all that is published


@dataclass(frozen=True)
class Column:
    """A column: its name, the kind of its values as CSVW names it, and what it means.

    `key` says where the value stands in a document, if not in its data under the column's name:
    another name there; `blocks/` and a heading, for the words under that heading; or `sources/`
    and `title` or `url`, for the first source. In a table of a list's items it is of the item;
    `data/` and a name is then a value of the whole document. `standard` is its path in a named
    standard, where it has one. `joins` is the table whose id or reference it holds.
    """

    name: str
    datatype: str
    about: str
    key: str = ""
    standard: str = ""
    joins: str = ""

    @property
    def source(self) -> str:
        """Where the value stands in a document."""
        return self.key or self.name


def columns_of(text: str) -> tuple[Column, ...]:
    """Read columns from lines of 'name | datatype | about', then key, standard, joins."""
    return tuple(
        Column(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()
    )


BASE = columns_of("""
    reference | string | Its reference, which joins the tables of the record
    version | integer | The number of the version in force
    kind | string | What kind of publication it is
    title | string | Its title
    state | string | The code of its state; empty where its kind has none
    body | string | The id of the body that keeps it, as /bodies gives it | | | bodies
    area | string | The police area's id; empty where it is about none
    notice | string | Why there is this version: published, update, correction or withdrawal
    reason | string | Why it was corrected or withdrawn
    is_withdrawn | boolean | Whether it is withdrawn: then nothing that it said is given
    published_at | dateTime | When its first version could be seen
    updated_at | dateTime | When the version in force could be seen, or words of it were hidden
    page | anyURI | Its page""")
REACHED = Column("reached_at", "dateTime", "When it could first be seen in such a state")
ROW = Column(
    "row", "integer", "Its place in its publication, from 1; empty where that is withdrawn"
)
Row = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class TableFilter:
    """What of a table is asked for; empty asks for all of it.

    `body` and `area` are ids, `state` a code, `kind` a kind of publication. `updated_since` asks
    for what changed at that moment or later: whoever keeps a copy asks for it again and again.
    """

    body: str = ""
    area: str = ""
    state: str = ""
    updated_since: datetime | None = None
    kind: str = ""


class ReadRows(Protocol):
    """How a table that is not read of publications is read: rows in the order of their references.

    They are those after the one `after`, at most `limit`; or the one of a `reference`.
    """

    def __call__(
        self, wanted: TableFilter, *, at: datetime, after: str, limit: int, reference: str = ""
    ) -> Iterable[Row]: ...


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the record.

    `name` is its address under `/api/v1`, a plural. `kind` is the kind of publication of which it
    is read, or several; empty where it is read by a query of its own. Each publication in force
    is a row or, where `rows` names a list in its document's data, each item of that list is.
    `states` leaves out what never was in one of them: questions that were never answered. Base
    columns come first; an own column of the same name takes the place of one. `codes` are the
    states in which a row can be. `read` reads a table that has no kind.
    """

    name: str
    kind: str | tuple[str, ...]
    title: str
    about: str
    columns: tuple[Column, ...] = ()
    rows: str = ""
    states: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    read: ReadRows | None = None

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of publication of which it is read."""
        if isinstance(self.kind, str):
            return (self.kind,) if self.kind else ()
        return self.kind

    @property
    def base(self) -> tuple[Column, ...]:
        """The columns that every table of publications has, but for those it says itself."""
        if not self.kinds:
            return ()
        own = {column.name for column in self.columns}
        base = (*BASE, *([REACHED] if self.states else []), *([ROW] if self.rows else []))
        return tuple(column for column in base if column.name not in own)

    @property
    def needs_documents(self) -> bool:
        """Whether it shows what lists do not: items of a list, or words under a heading."""
        others = ("blocks/", "sources/")
        return bool(self.rows) or any(c.source.startswith(others) for c in self.columns)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column, in order."""
        return (*self.base, *self.columns)
