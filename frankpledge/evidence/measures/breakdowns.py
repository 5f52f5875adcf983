"""What a measure breaks down into: a series for each kind of crime, outcome or district.

The parts are counted by the measure's own query with one column more, so that they cannot
count other rows than the measure does, and add up to it.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import duckdb
import sqlglot
from sqlglot import expressions as exp

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence import engine
from frankpledge.evidence.geography.districts import current_name
from frankpledge.evidence.measures.calculate import LOST, does_not_run, names, source
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import PARTS, QUERIES, ReleaseReader
from frankpledge.evidence.measures.series import Series, check_given, spanning
from frankpledge.evidence.measures.values import Value, value_of, what_is_read
from frankpledge.evidence.measures.views import (
    RECORDED_DISTRICT,
    Parts,
    inner_query,
    needs_rows,
    valued,
    view,
)
from frankpledge.evidence.store.places import Place

DISTRICT, LSOA = "district", "lsoa"
PART = "part"


def breakdown(
    reader: ReleaseReader,
    measure: Measure,
    place: Place,
    by: str,
    *,
    first: str | None = None,
    last: str | None = None,
) -> list[Series]:
    """Return what `measure` counts in `place` for each value of `by`, in order of the values.

    A part that does not occur in a month that is held is a true zero. Rows without a value
    are the part "", which comes last; where nothing was counted it is the only one. The
    district of a row is that of today, whosever area it lies in.

    Raises:
        BadInput: the measure is not given for this kind of area, or does not break down so.
        Damaged: a file of the store cannot be read.
    """
    check_given(measure, place)

    def make() -> list[Series]:
        return _breakdown(reader, measure, place, by, (first, last))

    return list(reader.kept(PARTS, (measure.digest, place, by, first, last), make))


def _breakdown(
    reader: ReleaseReader,
    measure: Measure,
    place: Place,
    by: str,
    span: tuple[str | None, str | None],
) -> list[Series]:
    column = _column(measure, by)
    entries = reader.release.covered_of(measure.dataset, place.force)
    first = span[0] or (entries[0].month if entries else "")
    shown = [e for e in entries if e.month >= first and (not span[1] or e.month <= span[1])]
    months = frozenset(entry.month for entry in shown if entry.is_held)
    counted = _counted(reader, measure, place, column, months) if months else {}
    named = names(reader, measure)
    reads = what_is_read(measure, named._replace(columns=named.columns | {column}))
    zeros = [value_of(measure, entry, None, reads=reads) for entry in shown]

    def values(part: str, by_month: dict[str, Parts]) -> Iterator[Value]:
        where = part if column == RECORDED_DISTRICT else place.district
        kinds = reads.named | {part}
        for whole, zero in zip(shown, zeros, strict=True):
            entry, parts = whole.narrowed(where, kinds), by_month.get(whole.month)
            is_zero = parts is None and entry is whole
            yield zero if is_zero else value_of(measure, entry, parts, reads=reads)

    return [
        spanning(measure, place, reader, values(part, by_month), (first, span[1]), part)
        for part, by_month in sorted(counted.items(), key=lambda item: (not item[0], item[0]))
    ] or [spanning(measure, place, reader, zeros, (first, span[1]))]


def _column(measure: Measure, by: str) -> str:
    """Return the column of the view that answers `by`."""
    dataset = measure.sources[0]
    known = [name for name in dataset.dimensions if name != LSOA]
    if by not in known:
        raise BadInput(
            f"{measure.name} cannot be broken down by {by!r}; it can by {', '.join(known)}"
        )
    if len(measure.datasets) > 1 or (by == DISTRICT and measure.form != "count"):
        raise BadInput(f"{measure.name} cannot be broken down by {by}: its parts do not add up")
    return RECORDED_DISTRICT if by == DISTRICT else dataset.dimensions[by]


def _counted(
    reader: ReleaseReader, measure: Measure, place: Place, column: str, months: frozenset[str]
) -> dict[str, dict[str, Parts]]:
    """Return what was counted by part, then by month; a part of which nothing is, is none."""
    found: dict[str, dict[str, Parts]] = {}
    for word, month, *counts in _rows(reader, measure, place, column, months):
        part = current_name(word) if word and column == RECORDED_DISTRICT else word or ""
        by_month = found.setdefault(part, {})
        parts, before = Parts(*counts), by_month.get(month)
        by_month[month] = _added(before, parts) if before else parts
    return {
        part: by_month
        for part, by_month in found.items()
        if any(parts.numerator or parts.denominator for parts in by_month.values())
    }


def _added(one: Parts, other: Parts) -> Parts:
    """Return the counts of two names of one district together."""
    number = one.numerator + other.numerator
    return Parts(number, value=float(number))


def _rows(
    reader: ReleaseReader, measure: Measure, place: Place, column: str, months: frozenset[str]
) -> list[tuple[Any, ...]]:
    asked = names(reader, measure).columns | {column}
    dataset = measure.sources[0]
    has_rows = needs_rows(measure, asked, place.kind, dataset)
    forces = frozenset({place.force})
    base = source(reader, measure.dataset, months.__contains__, has_rows=has_rows, forces=forces)
    key = (measure.digest, place.kind, column)
    sql = (
        f"with {dataset.table} as ({view(dataset, base, has_rows=has_rows)})"
        f" select {PART}, strftime(month, '%Y-%m'), {', '.join(Parts._fields)}"
        f" from ({reader.kept(QUERIES, key, lambda: _query(measure, place.kind, column))})"
        f" where area = {engine.text(place.code)}"
    )
    try:
        return reader.joined.execute(sql).fetchall()
    except duckdb.IOException as error:
        raise Damaged(LOST) from error
    except duckdb.Error as error:
        raise does_not_run(measure, error) from error


def _query(measure: Measure, kind: str, column: str) -> str:
    """Return the measure's query for areas of `kind`, with `column` beside what it counts.

    Raises:
        BadInput: it is not one plain SELECT of its dataset, by groups.
    """
    statement = sqlglot.parse_one(inner_query(measure, kind), read="duckdb")
    origin = statement.find(exp.From)
    table = origin.this if origin else None
    if not (
        isinstance(statement, exp.Select)
        and isinstance(table, exp.Table)
        and table.name == measure.sources[0].table
        and statement.args.get("group") is not None
        and not statement.ctes
    ):
        raise BadInput(f"{measure.name} cannot be broken down: its query is not one plain SELECT")
    beside = exp.column(column, table=table.alias_or_name)
    inner = statement.select(beside.as_(PART)).group_by(beside)
    return valued(measure, inner.sql(dialect="duckdb"), also=(PART,))


def total(parts: Iterable[Series], months: Collection[str] | None = None) -> int | None:
    """Return what all of `parts` count together, in `months` or in every month held.

    None where no month is held: that is not zero.
    """
    held = [
        value.numerator
        for part in parts
        for value in part.points
        if value.numerator is not None and (months is None or value.month in months)
    ]
    return sum(held) if held else None
