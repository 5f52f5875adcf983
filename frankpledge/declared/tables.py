"""The tables of the record, as programs read them: columns that say what they mean.

A table is read from what is published and from nothing else. An app declares its own; their
addresses, CSV, CSVW metadata and descriptions follow from the declaration.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """A column: its name, the kind of its values as CSVW names it, and what it means.

    `key` is the name of the value in a document's data, where that is not the column's own.
    `standard` is its path in a named standard, where it has one.
    """

    name: str
    datatype: str
    about: str
    key: str = ""
    standard: str = ""

    @property
    def source(self) -> str:
        """The name of the value in a document's data."""
        return self.key or self.name


def columns_of(text: str) -> tuple[Column, ...]:
    """Read columns from lines of 'name | datatype | about', then key and standard if given."""
    return tuple(
        Column(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines()
    )


BASE = columns_of("""
    reference | string | Its reference, which joins the tables of the record
    version | integer | The number of the version in force
    kind | string | What kind of publication it is
    title | string | Its title
    state | string | The code of its state; empty where its kind has none
    body | string | The body's id, as /bodies gives it
    area | string | The police area's id; empty where it is about none
    notice | string | Why there is this version: published, update, correction or withdrawal
    reason | string | Why it was corrected or withdrawn
    is_withdrawn | boolean | Whether it is withdrawn: then nothing that it said is given
    published_at | dateTime | When its first version could be seen
    updated_at | dateTime | When the version in force could be seen
    page | anyURI | Its page""")
ROW = Column("row", "integer", "The place of the row in its publication, from 1")


@dataclass(frozen=True, kw_only=True)
class Table:
    """One table of the record.

    `name` is its address under `/api/v1`, a plural. `kind` is the kind of publication of which it
    is read, or several; empty where it is read by a query of its own. Each publication in force
    is a row or, where `rows` names a list in its document's data, each item of that list is.
    `states` leaves out what never was in one of them: questions that were never answered. Base
    columns come first; an own column of the same name takes the place of one.
    """

    name: str
    kind: str | tuple[str, ...]
    title: str
    about: str
    columns: tuple[Column, ...] = ()
    rows: str = ""
    states: tuple[str, ...] = ()

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
        base = (*BASE, ROW) if self.rows else BASE
        return tuple(column for column in base if column.name not in own)

    @property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column, in order."""
        return (*self.base, *self.columns)
