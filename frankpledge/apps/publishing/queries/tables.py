"""The tables of the record: rows of what everybody may see, in the order in which it changed.

A row is drawn from the version in force, as it may be seen: hidden words are hidden in it, and of
what was withdrawn it says nothing but that. Whoever reads page by page from the oldest change
reaches every row, and what changes meanwhile comes again at the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext

from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.apps.bodies.queries.lists import known_area
from frankpledge.apps.publishing.models import Listing, Notice, Redaction
from frankpledge.apps.publishing.queries.rows import is_cut
from frankpledge.apps.publishing.queries.table_values import found_in, moment, typed
from frankpledge.apps.publishing.queries.visible import documents, in_force
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.declared import EVERY_KIND, Table, TableFilter
from frankpledge.errors import BadInput, NotFound

PAGE = 1_000  # rows
AT_A_TIME = 500  # publications that are read at once
BETWEEN = "~"  # in a mark: a moment, the key of a version, and the place of an item in it
Row = dict[str, Any]
Marked = tuple[str, Row]
ALL = TableFilter()


@dataclass(frozen=True, kw_only=True)
class TablePage:
    """A page of a table; `next` is the mark of the one after it, empty where there is none."""

    rows: tuple[Row, ...]
    next: str = ""


@dataclass(frozen=True, kw_only=True)
class _Mark:
    """After which row a page begins; without `place`, after all of a version."""

    seen: datetime
    version: int
    place: int | None = None


def table_page(
    table: Table,
    at: datetime,
    wanted: TableFilter = ALL,
    after: str = "",
    *,
    site: str = "",
    size: int = PAGE,
) -> TablePage:
    """Return a page of a table, from the row on that `next` of the page before named.

    `site` is the beginning of addresses, `https://example.org`.

    Raises:
        BadInput: a filter or the mark is none of the table's.
        NotFound: there is no such body.
    """
    _check(table, wanted)
    marked = _marked(table, at, wanted, site=site, after=after, at_a_time=min(size + 1, AT_A_TIME))
    found = list(islice(marked, size + 1))
    return TablePage(
        rows=tuple(row for _, row in found[:size]),
        next=found[size - 1][0] if len(found) > size else "",
    )


def table_rows(
    table: Table, at: datetime, wanted: TableFilter = ALL, *, site: str = ""
) -> Iterator[Row]:
    """Yield every row that is asked for, some hundred read at once.

    Raises:
        BadInput: a filter is none of the table's.
        NotFound: there is no such body.
    """
    _check(table, wanted)
    marked = _marked(table, at, wanted, site=site, after="", at_a_time=AT_A_TIME)
    return (row for _, row in marked)


def rows_at(table: Table, reference: str, at: datetime, *, site: str = "") -> list[Row]:
    """Return the rows of one publication: one, or one for each item.

    Raises:
        NotFound: there is none in the table.
    """
    if table.read:
        read = table.read(ALL, at=at, after="", limit=1, reference=reference)
        found = [_typed(table, row, site) for row in read]
    else:
        one = _listed(table, at, ALL).filter(publication__reference=reference)
        found = [row for _, row in _drawn(table, list(one), at, site)]
    if not found:
        said = gettext("%(table)s has no row of “%(reference)s”")
        raise NotFound(said % {"table": table.title, "reference": reference[:60]})
    return found


def row_at(table: Table, reference: str, at: datetime, *, site: str = "") -> Row:
    """Return the row of one publication, the first where it has several.

    Raises:
        NotFound: there is none in the table.
    """
    return rows_at(table, reference, at, site=site)[0]


def _check(table: Table, wanted: TableFilter) -> None:
    """Refuse what no row of a table can be."""
    if wanted.area:
        known_area(wanted.area)
    if wanted.body:
        get_body(wanted.body)
    _check_code("state", wanted.state, table.codes)
    _check_code("kind", wanted.kind, () if EVERY_KIND in table.kinds else table.kinds)
    if wanted.updated_since and table.read:
        said = gettext("updated_since: %(table)s does not say when a row changed; read all of it")
        raise BadInput(said % {"table": table.title}, field="updated_since")


def _check_code(name: str, code: str, codes: Sequence[str]) -> None:
    if code and codes and code not in codes:
        said = gettext("%(name)s: “%(code)s” is none of this table; there are %(codes)s")
        raise BadInput(
            said % {"name": name, "code": code[:40], "codes": ", ".join(codes)}, field=name
        )


def _marked(
    table: Table, at: datetime, wanted: TableFilter, *, site: str, after: str, at_a_time: int
) -> Iterator[Marked]:
    """Yield rows, each with the mark of the page after it."""
    if table.read:
        yield from _read_by_itself(table, at, wanted, site=site, after=after, at_a_time=at_a_time)
        return
    mark = _mark_of(after) if after else None
    every = _listed(table, at, wanted)
    while True:
        some = list(_beginning(every, mark)[:at_a_time])
        for name, row in _drawn(table, some, at, site):
            is_before = mark and mark.place is not None and _not_after(name, mark)
            is_asked = not wanted.state or row.get("state", wanted.state) == wanted.state
            if is_asked and not is_before:
                yield name, row
        if len(some) < at_a_time:
            return
        mark = _Mark(seen=some[-1].visible_from, version=some[-1].pk)


def _not_after(name: str, mark: _Mark) -> bool:
    """Whether an item of the version at which a page begins was on the page before it."""
    this = _mark_of(name)
    return this.version == mark.version and (this.place or 0) <= (mark.place or 0)


def _read_by_itself(
    table: Table, at: datetime, wanted: TableFilter, *, site: str, after: str, at_a_time: int
) -> Iterator[Marked]:
    while table.read:
        some = list(table.read(wanted, at=at, after=after, limit=at_a_time))
        for found in some:
            after = str(found["reference"])
            yield after, _typed(table, found, site)
        if len(some) < at_a_time:
            return


def _typed(table: Table, found: Mapping[str, object], site: str) -> Row:
    return {c.name: typed(c, found.get(c.source), site) for c in table.all_columns}


def _listed(table: Table, at: datetime, wanted: TableFilter) -> QuerySet[Listing]:
    """Return the listing's row of each publication that a table has, first changed first."""
    is_items_state = table.rows and any(column.name == "state" for column in table.columns)
    states = (wanted.state,) if wanted.state and not is_items_state else ()
    asked = Wanted(kind=wanted.kind, body=wanted.body, area=wanted.area, states=states)
    found = in_force(at, asked)
    if EVERY_KIND not in table.kinds:
        found = found.filter(kind__in=table.kinds)
    if table.states:
        before = Listing.objects.filter(publication=OuterRef("publication"), visible_from__lte=at)
        found = found.filter(Exists(before.filter(state__in=table.states)))
    if wanted.updated_since:
        hid = Redaction.objects.filter(publication=OuterRef("publication"), at__lte=at)
        since = Exists(hid.filter(at__gte=wanted.updated_since))
        found = found.filter(Q(visible_from__gte=wanted.updated_since) | since)
    light = found.select_related("publication", "body", "version").defer("version__content")
    return light.order_by("visible_from", "pk")


def _beginning(found: QuerySet[Listing], mark: _Mark | None) -> QuerySet[Listing]:
    """Return the rows from a mark on; that of the mark too, where it may have items left."""
    if mark is None:
        return found
    step = "pk__gt" if mark.place is None else "pk__gte"
    further = Q(visible_from=mark.seen, **{step: mark.version})
    return found.filter(
        Q(visible_from__gt=mark.seen) | further,
        visible_from__gte=mark.seen,  # said apart, so that the index is read from there
    )


def _drawn(table: Table, some: Sequence[Listing], at: datetime, site: str) -> Iterator[Marked]:
    """Yield the rows of publications: a few queries, however many there are."""
    keys = [one.publication_id for one in some]
    seen = Listing.objects.filter(publication__in=keys, visible_from__lte=at).order_by()
    first = dict(seen.values_list("publication").annotate(first=Min("visible_from")))
    so = seen.filter(state__in=table.states).values_list("publication")
    reached = dict(so.annotate(first=Min("visible_from"))) if table.states else {}
    hid = Redaction.objects.filter(publication__in=keys, at__lte=at).order_by()
    hidden = dict(hid.values_list("publication").annotate(last=Max("at")))
    whole = [one.pk for one in some if _is_read_whole(table, one)]
    shown = dict(zip(whole, documents(whole), strict=True))
    for one in some:
        document = shown.get(one.pk)
        base = {
            "reference": one.publication.reference,
            "version": one.number,
            "kind": one.kind,
            "title": one.title,
            "state": one.state,
            "body": one.body.slug,
            "area": one.area,
            "notice": one.notice,
            "reason": document.reason if document else one.version.reason,
            "is_withdrawn": one.notice == Notice.WITHDRAWAL,
            "published_at": first[one.publication_id],
            "updated_at": max(one.visible_from, hidden.get(one.publication_id, one.visible_from)),
            "reached_at": reached.get(one.publication_id),
            "page": reverse("publishing:publication", args=[one.publication.reference]),
        }
        content = document.content if document else {"data": one.data}
        name = f"{moment(one.visible_from)}{BETWEEN}{one.pk}"
        if not table.rows:
            yield name, _row(table, base, content, None, site)
            continue
        items = content.get("data", {}).get(table.rows) or []
        if base["is_withdrawn"]:
            yield f"{name}{BETWEEN}1", _row(table, base | {"row": None}, {}, {}, site)
        for place, item in enumerate(items, 1):
            row = _row(table, base | {"row": place}, content, item, site)
            yield f"{name}{BETWEEN}{place}", row


def _is_read_whole(table: Table, one: Listing) -> bool:
    """Whether the document of a version is read: where the listing has not all that is shown.

    Why there is a version may hold words that are hidden, and the listing does not have it.
    """
    left_out = (c.source not in one.data or is_cut(one.data[c.source]) for c in table.columns)
    return table.needs_documents or bool(one.version.reason) or any(left_out)


def _row(table: Table, base: Row, content: Mapping, item: object, site: str) -> Row:
    found = {column.name: typed(column, base[column.name], site) for column in table.base}
    own = {c.name: typed(c, found_in(c, content, item), site) for c in table.columns}
    return found | own


def _mark_of(text: str) -> _Mark:
    """Read a mark.

    Raises:
        BadInput: no page ended there.
    """
    seen, _, rest = text.partition(BETWEEN)
    key, _, place = rest.partition(BETWEEN)
    try:
        if not (key.isascii() and (place or "0").isascii() and "T" in seen):
            raise ValueError
        return _Mark(
            seen=datetime.fromisoformat(seen).astimezone(UTC),
            version=int(key[:18]),
            place=int(place[:9]) if place else None,
        )
    except (ValueError, OverflowError):
        said = gettext("No page of this table begins there: give what “next” gave, unchanged")
        raise BadInput(said, field="after") from None
