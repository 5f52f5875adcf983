"""Rows and pages of what is in force, as lists show it: no document is read for them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext

from frankpledge.apps.publishing.models import ListedSubject, Listing, Notice
from frankpledge.apps.publishing.queries.visible import in_force, order_of
from frankpledge.apps.publishing.queries.wanted import EVERYTHING, Wanted
from frankpledge.design.parts import ListPage
from frankpledge.errors import BadInput

PAGE = 50  # rows
BETWEEN = "~"  # in a mark: a moment or a day, and the key of a version
Order = tuple[str, str]  # two fields; newest first
BY_DAY = ("on", "pk")
DATED = Q(on__lte=date.max)  # has a day: said as a range, which SQLite looks up in the index
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class PublicRow:
    """What is in force, as a list shows it. `data` are the single values of its document's data."""

    version: int
    reference: str
    kind: str
    body: str
    body_slug: str
    number: int
    title: str
    lead: str
    state: str
    on: date | None
    due_on: date | None
    notice: str
    data: dict
    visible_from: datetime

    @property
    def is_withdrawn(self) -> bool:
        """Whether its words were withdrawn."""
        return self.notice == Notice.WITHDRAWAL


@dataclass(frozen=True, kw_only=True)
class Marks:
    """Where a page begins: after a row, before one, or at the newest."""

    after: str = ""
    before: str = ""


NEWEST = Marks()


def marks_of(asked: Mapping[str, str]) -> Marks:
    """Return where a page begins, as its address says."""
    return Marks(after=asked.get("after", ""), before=asked.get("before", ""))


def listed(
    at: datetime, wanted: Wanted = EVERYTHING, marks: Marks = NEWEST, limit: int = PAGE
) -> ListPage[PublicRow]:
    """Return a page of what is in force and asked for, newest first.

    Its marks stay where they are while records are added.

    Raises:
        BadInput: a mark is none of ours.
    """
    return a_page(in_force(at, wanted), marks, by=order_of(wanted), limit=limit)


def all_rows(at: datetime, wanted: Wanted) -> list[PublicRow]:
    """Return all that is in force and asked for, newest first: for files, and to add up."""
    newest_first = [f"-{name}" for name in order_of(wanted)]
    return as_rows(in_force(at, wanted).order_by(*newest_first))


def how_many(at: datetime, wanted: Wanted, most: int) -> int:
    """Return how much is in force and asked for, and no more than `most`.

    They are counted in the order of lists: without one PostgreSQL reads the whole listing first.
    """
    return in_force(at, wanted).order_by(*(f"-{name}" for name in order_of(wanted)))[:most].count()


def as_rows(found: QuerySet[Listing]) -> list[PublicRow]:
    """Return rows of the listing as everybody reads them."""
    return [_row(row) for row in found.select_related("publication", "body")]


def a_page(
    found: QuerySet[Listing], marks: Marks = NEWEST, *, by: Order, limit: int = PAGE
) -> ListPage[PublicRow]:
    """Return a page of rows, those of the highest values first.

    Raises:
        BadInput: a mark is none of ours.
    """
    mark = marks.before or marks.after
    step, sign = (f"{by[0]}__gt", "") if marks.before else (f"{by[0]}__lt", "-")
    if mark:
        value, key = _read(mark)
        further = Q(**{f"{by[1]}{step.removeprefix(by[0])}": key}, **{by[0]: value})
        found = found.filter(Q(**{step: value}) | further, **{f"{step}e": value})
    rows = as_rows(found.order_by(*(sign + name for name in by))[: limit + 1])
    has_more, rows = len(rows) > limit, rows[:limit]
    if marks.before:
        rows.reverse()
    ends = [_mark(row, by) for row in (rows[:1] + rows[-1:])]
    return _marked(rows, marks, has_more, ends)


def _mark(row: PublicRow, by: Order) -> str:
    if by == BY_DAY:
        return f"{row.on}{BETWEEN}{row.version}"
    return f"{row.visible_from.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}{BETWEEN}{row.version}"


def _read(mark: str) -> tuple[date | datetime, int]:
    value, _, key = mark.partition(BETWEEN)
    try:
        moment = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
        return moment, int(key[:18])
    except ValueError:
        said = gettext("No page of this list begins there: follow the list from its first page")
        raise BadInput(said, field="after") from None


def states_of(at: datetime, wanted: Wanted) -> Counter[str]:
    """Return how many of what is in force and asked for stand in each state."""
    rows = in_force(at, wanted).order_by().values_list("state")
    return Counter(dict(rows.annotate(count=Count("*"))))


def subjects_of(rows: Iterable[PublicRow], kind: str) -> dict[int, str]:
    """Return what rows are about, of one kind of subject, by their versions: one query."""
    keys = [row.version for row in rows]
    found = Listing.objects.filter(pk__in=keys, subjects__kind=kind)
    return dict(found.values_list("pk", "subjects__slug"))


def subjects_in_use(
    at: datetime, marks: Marks = NEWEST, limit: int = PAGE
) -> ListPage[tuple[str, str]]:
    """Return a page of what something public is about, kind and slug, in their order.

    Raises:
        BadInput: a mark is none of ours.
    """
    found = ListedSubject.objects.filter(visible_from__lte=at)
    mark, is_back = marks.before or marks.after, bool(marks.before)
    if mark:
        kind, _, slug = mark.partition("/")
        step = "lt" if is_back else "gt"
        found = found.filter(
            Q(**{f"kind__{step}": kind}) | Q(**{"kind": kind, f"slug__{step}": slug})
        )
    ordered = found.order_by(*(("-kind", "-slug") if is_back else ("kind", "slug")))
    pairs = list(ordered.values_list("kind", "slug").distinct()[: limit + 1])
    has_more, pairs = len(pairs) > limit, pairs[:limit]
    if is_back:
        pairs.reverse()
    ends = ["/".join(pair) for pair in (pairs[:1] + pairs[-1:])]
    return _marked(pairs, marks, has_more, ends)


def _marked(found: list[T], marks: Marks, has_more: bool, ends: list[str]) -> ListPage[T]:
    """Return a page with the marks of those beside it: `ends` are those of its first and last."""
    has_newer = has_more if marks.before else bool(marks.after)
    has_older = bool(marks.before) or has_more
    return ListPage(
        rows=tuple(found),
        before=ends[0] if ends and has_newer else "",
        after=ends[-1] if ends and has_older else "",
    )


def _row(row: Listing) -> PublicRow:
    return PublicRow(
        version=row.pk,
        reference=row.publication.reference,
        kind=row.kind,
        body=row.body.name,
        body_slug=row.body.slug,
        number=row.number,
        title=row.title,
        lead=row.lead,
        state=row.state,
        on=row.on,
        due_on=row.due_on,
        notice=row.notice,
        data=row.data,
        visible_from=row.visible_from,
    )
