"""What the components of pages draw: pictures, rows of lists, steps of a timeline."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.utils.safestring import SafeString

Row = TypeVar("Row")


@dataclass(frozen=True, kw_only=True)
class ListPage(Generic[Row]):
    """A page of a list that grows at its head, so that its pages have no lasting numbers.

    `before` and `after` mark where the pages beside it begin; empty where there is none.
    """

    rows: tuple[Row, ...]
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class Picture:
    """A drawing for a screen and one for a phone, and the sentence that says what they show."""

    sentence: str
    wide: SafeString
    narrow: SafeString


@dataclass(frozen=True, kw_only=True)
class TaskRow:
    """A step that waits for the reader, with the one button that opens it."""

    when: str  # in words: a day, "2 days", "Tomorrow"
    distance: str = ""  # how far off that is, or since when
    what: str  # an imperative
    why: str = ""  # the basis in law, or that no date is in law; one fact that decides
    button: str
    address: str
    is_late: bool = False


@dataclass(frozen=True, kw_only=True)
class FileRow:
    """A file that the reader may open."""

    format: str  # as PDF
    title: str
    address: str
    size: str = ""  # pages and bytes, in words
    state: str = ""
    tone: str = ""


@dataclass(frozen=True, kw_only=True)
class TimelineStep:
    """A step that was taken or is to come, with the law that it rests on."""

    title: str
    on: date | None = None
    basis: str = ""
    words: str = ""
    address: str = ""
    is_done: bool = True
