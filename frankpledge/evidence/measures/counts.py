"""How many rows, by whatever is asked for: the one way in to counts.

The answer is dense: every force and month asked for has its row, with the combinations
that the force is ever recorded with. In a month that was delivered, a combination that
does not occur is a true zero; in a missing month the count is empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import duckdb

from frankpledge.errors import BadInput
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import districts, find_district
from frankpledge.evidence.measures.asked import add_asked, owners_of
from frankpledge.evidence.measures.filters import Narrowed, check_lsoas, narrow
from frankpledge.evidence.store.covered import (
    COMPLETE,
    MISSING,
    NOT_COMPARABLE,
    ODD_MIX,
    PARTIAL,
    PLACES_LOST,
)
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.summaries import relation
from frankpledge.rules.periods import first_day

ALWAYS = ("force", "month")
PLACES = ("district", "lsoa")  # from the larger to the smaller
NOW, FIRST_PUBLISHED = "now", "first-published"
OUTCOME = "outcome"


@dataclass(frozen=True, kw_only=True)
class Question:
    """What to count. `where` narrows a dimension to some of its values.

    `first` and `last` are months, both included. `version` is how figures are read: as they
    are now, or as first published (the oldest download held).
    """

    dataset: str = "street"
    by: tuple[str, ...] = ("force", "month")
    where: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: str | None = None
    last: str | None = None
    version: str = NOW

    def wants(self, month: str) -> bool:
        """Whether `month` is among those asked for."""
        months = self.where.get("month")
        return (
            (not months or month in months)
            and (not self.first or month >= self.first)
            and (not self.last or month <= self.last)
        )


@dataclass(frozen=True, kw_only=True)
class Counts:
    """The answer: rows of the dimensions asked for, then count (or None) and status."""

    by: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    release: int
    notices: tuple[str, ...] = ()


def dimensions(dataset: Dataset) -> tuple[str, ...]:
    """Return what rows of `dataset` can be counted by."""
    return (*ALWAYS, *dataset.dimensions)


def count(
    question: Question,
    store: Store,
    release: Release,
    connection: duckdb.DuckDBPyConnection | None = None,
) -> Counts:
    """Answer `question` from `release`, in order of the dimensions asked for.

    Raises:
        BadInput: a dimension, month or value is not one that can be asked for.
        NotFound: there is no such dataset.
    """
    dataset = store.dataset(question.dataset)
    _check(question, dataset)
    if connection is not None:
        return _answer(question, dataset, store, release, connection)
    with engine.connect() as own:
        return _answer(question, dataset, store, release, own)


def _check(question: Question, dataset: Dataset) -> None:
    known = dimensions(dataset)
    for name in (*question.by, *question.where):
        if name not in known:
            raise BadInput(
                f"{dataset.name} cannot be counted by {name!r}; it can by {', '.join(known)}"
            )
    if len(set(question.by)) != len(question.by):
        raise BadInput("the same column is asked for twice")
    if not question.by:
        raise BadInput("nothing to count by; ask for at least one column, for example month")
    _check_values(question)


def _check_values(question: Question) -> None:
    for value in (value for values in question.where.values() for value in values):
        if not value.isprintable():
            raise BadInput(f"{value!r} holds characters that no value has")
    for month in (question.first, question.last, *question.where.get("month", ())):
        if month is not None:
            first_day(month)
    if question.first and question.last and question.first > question.last:
        raise BadInput(f"{question.first} is after {question.last}")


def _answer(
    question: Question,
    dataset: Dataset,
    store: Store,
    release: Release,
    connection: duckdb.DuckDBPyConnection,
) -> Counts:
    narrowed = narrow(question.where, dataset, store, release, connection)
    others = [name for name in dataset.dimensions if name in question.by]
    if "district" in others:
        _load_names(connection)
    source = _source(question, dataset, store, release)
    shown = "".join(f", {_shown(name, dataset)} as {engine.name(name)}" for name in others)
    connection.execute(
        f"create or replace temp table found as"
        f" select rows.force, strftime(month, '%Y-%m') as month{shown}, sum(n)::bigint as n"
        f" from {source} {_where(question, dataset, narrowed)} group by all"
    )
    if not _forces_found(connection):
        if "lsoa" in narrowed.accepted:
            check_lsoas(narrowed.accepted["lsoa"], store, release, connection)
        owners = question.where.get("force") or owners_of(
            narrowed, dataset, store, release, connection
        )
        add_asked(connection, others, dict(question.where), narrowed, owners)
    _load_coverage(connection, question, release, _forces(question, narrowed, connection))
    if place := _place_with_owner(question, others):
        _load_owners(connection, place)
    asked = ", ".join(engine.name(name) for name in question.by)
    same = " and ".join(
        f"s.{engine.name(name)} is not distinct from t.{engine.name(name)}" for name in question.by
    )
    rows = connection.execute(
        f"with whole as ({_cells(question, others)}), cells as ({_judged(question, dataset)}),"
        f" s as (select {asked}, {_status()} as status from cells group by {asked}),"
        f" t as (select {asked}, sum(n)::bigint as n from found group by {asked})"
        f" select {_prefixed('s', question.by)[2:]},"
        f"   case when status not in ({_without_number(question, dataset)}) then coalesce(n, 0) end,"
        " status"
        f" from s left join t on {same}"
        f" order by {', '.join(f's.{engine.name(name)} nulls last' for name in question.by)}"
    ).fetchall()
    return Counts(
        by=question.by, rows=rows, release=release.number, notices=tuple(narrowed.notices)
    )


def _cells(question: Question, others: list[str]) -> str:
    """Return SQL for every force, month and combination that a row of the answer adds up.

    Where forces are asked for, a force has the combinations it is recorded with. Otherwise
    every combination is looked for in every force, except that a place is looked for in the
    force in whose area it lies: a few of its rows are recorded by others, but whether it is
    missing depends on its own force.
    """
    keys = ", ".join(engine.name(name) for name in others)
    month = "c.month, c.status"
    if not others:
        return f"select c.force, {month} from covered c"
    if "force" in question.by:
        return (
            f"select c.force, {month}{_prefixed('k', others)} from covered c"
            f" left join (select distinct force, {keys} from found) k using (force)"
        )
    place = _place_with_owner(question, others)
    every = f"select c.force, {month}{_prefixed('k', others)} from covered c"
    if place is None:
        return f"{every} left join (select distinct {keys} from found) k on true"
    spot = engine.name(place)
    return (
        f"{every} join owners o using (force)"
        f" join (select distinct {keys} from found) k on k.{spot} = o.place"
        f" union all {every} join (select distinct {keys} from found where {spot} is null) k on true"
        f" union all {every} left join (select distinct {keys} from found where false) k on true"
        f"   where not exists (from found)"
    )


def _judged(question: Question, dataset: Dataset) -> str:
    """Return SQL for the cells with the status of their district and kind, where it is another.

    Places that were lost are of no known small area, so that none is sure.
    """
    kind = next((n for n, column in dataset.dimensions.items() if column == dataset.category), "")
    is_of_small_areas = "lsoa" in (*question.by, *question.where)
    of_district = "true" if is_of_small_areas else _is_asked(question, "district", "u.district")
    of_kind = _is_asked(question, kind, "u.kind") if kind else "false"
    if kind not in (*question.by, *question.where):  # all rows, those beside crimes too
        listed = ", ".join(map(engine.text, sorted(dataset.not_crimes)))
        of_kind = f"u.kind in ({listed})" if listed else "false"
    return (
        "select w.* replace (coalesce(u.status, w.status) as status) from whole w left join unfit u"
        f" on w.status = '{COMPLETE}' and u.force = w.force and u.month = w.month"
        f" and (u.district = '' or {of_district}) and (u.kind = '' or {of_kind})"
    )


def _is_asked(question: Question, name: str, column: str) -> str:
    """Return SQL for whether a part that is unfit is, by its district or kind, the cell's own."""
    if name in question.by:
        return f"{column} = w.{engine.name(name)}"
    asked = list(question.where.get(name, ()))
    if name == "district":
        asked = [found.name if (found := find_district(word)) else word for word in asked]
    listed = ", ".join(engine.text(word.casefold()) for word in asked)
    return f"lower({column}) in ({listed})" if listed else "false"


def _place_with_owner(question: Question, others: Sequence[str]) -> str | None:
    """Return the smallest place asked for, where its own force is to be told from others."""
    if "force" in question.by or len(question.where.get("force", ())) == 1:
        return None
    return next((place for place in reversed(PLACES) if place in others), None)


def _load_owners(connection: duckdb.DuckDBPyConnection, place: str) -> None:
    """Make the table `owners`: the force in whose area each place of `found` lies.

    A district's is known; any other place is its whose rows are most.
    """
    spot = engine.name(place)
    known = (
        " left join names o on o.recorded = g.place and o.force in (select force from covered)"
        if place == "district"
        else " left join (select null as force) o on true"
    )
    connection.execute(
        "create or replace temp table owners as"
        " select g.place, coalesce(any_value(o.force), arg_max(g.force, g.n)) as force"
        f" from (select {spot} as place, force, sum(n) as n from found"
        f"   where {spot} is not null group by all) g{known} group by 1"
    )


def _forces_found(connection: duckdb.DuckDBPyConnection) -> list[str]:
    return [force for (force,) in connection.execute("select distinct force from found").fetchall()]


def _forces(
    question: Question, narrowed: Narrowed, connection: duckdb.DuckDBPyConnection
) -> set[str] | None:
    """Return the forces that the answer depends on, or None for all."""
    asked = question.where.get("force")
    if asked:
        return set(asked)
    if not any(place in question.where for place in PLACES):
        return None
    found = _forces_found(connection)
    owners = set(narrowed.owners)
    if not owners:
        row = connection.execute(
            "select arg_max(force, n) from (select force, sum(n) as n from found group by 1)"
        ).fetchone()
        owners = {row[0]} if row and row[0] else set()
    return owners | set(found) if "force" in question.by else owners or None


def _load_coverage(
    connection: duckdb.DuckDBPyConnection,
    question: Question,
    release: Release,
    forces: set[str] | None,
) -> None:
    needs_outcomes = OUTCOME in (*question.by, *question.where)
    rows, unfit = [], []
    for entry in release.covered(question.dataset):
        if (forces and entry.force not in forces) or not question.wants(entry.month):
            continue
        is_apart = needs_outcomes and entry.outcomes_reason and entry.status == COMPLETE
        status = NOT_COMPARABLE if is_apart else entry.status
        of = {"force": entry.force, "month": entry.month}
        rows.append(of | {"status": status})
        unfit += [
            of | {"status": p.status, "district": p.district, "kind": p.kind} for p in entry.unfit
        ]
    engine.table_from(connection, "covered", _texts("force", "month", "status"), rows)
    engine.table_from(
        connection, "unfit", _texts("force", "month", "status", "district", "kind"), unfit
    )


def _texts(*names: str) -> dict[str, str]:
    return dict.fromkeys(names, "VARCHAR")


def _load_names(connection: duckdb.DuckDBPyConnection) -> None:
    names = [
        {"recorded": name, "now": district.name, "force": district.force}
        for district in districts()
        for name in district.recorded_names
    ]
    engine.table_from(connection, "names", _texts("recorded", "now", "force"), names)


def _source(question: Question, dataset: Dataset, store: Store, release: Release) -> str:
    """Return a FROM item with force, month, the columns needed and n; the least that will do."""
    needed = {dataset.dimensions[n] for n in (*question.by, *question.where) if n not in ALWAYS}
    if question.version == NOW and needed <= set(dataset.summary_by):
        base = relation(store, release, dataset.name, question.wants)
    else:
        base = _rows(question, dataset, store, release, needed)
    if base is None:
        # No month asked for is held; the answer is made of missing months.
        columns = "".join(f", null::varchar as {name}" for name in sorted(needed))
        base = f"(select '' as force, null::date as month{columns}, 0 as n where false)"
    if "district" in question.by:
        return f"{base} rows left join names on names.recorded = rows.district"
    return f"{base} rows"


def _rows(
    question: Question, dataset: Dataset, store: Store, release: Release, needed: set[str]
) -> str | None:
    now = question.version == NOW
    held = release.current(dataset.name) if now else release.first_published(dataset.name)
    forces = question.where.get("force")
    wanted = [v for v in held if (not forces or v.force in forces) and question.wants(v.month)]
    if not wanted:
        return None
    columns = ", ".join(["force", "month", *sorted(needed)])
    return f"(select {columns}, 1 as n from {engine.parquet(store.absolute(wanted))})"


def _shown(name: str, dataset: Dataset) -> str:
    if name == "district":
        return "coalesce(names.now, rows.district)"
    return dataset.dimensions[name]


def _where(question: Question, dataset: Dataset, narrowed: Narrowed) -> str:
    conditions = [
        f"rows.{dataset.dimensions[name]} in ({', '.join(map(engine.text, values))})"
        for name, values in narrowed.accepted.items()
    ]
    if "force" in question.where:
        listed = ", ".join(map(engine.text, question.where["force"]))
        conditions.append(f"rows.force in ({listed})")
    months = [first_day(month).isoformat() for month in question.where.get("month", ())]
    if months:
        conditions.append(f"month in ({', '.join(f'date {engine.text(day)}' for day in months)})")
    if question.first:
        conditions.append(f"month >= date {engine.text(first_day(question.first).isoformat())}")
    if question.last:
        conditions.append(f"month <= date {engine.text(first_day(question.last).isoformat())}")
    return f"where {' and '.join(conditions)}" if conditions else ""


def _prefixed(table: str, names: Sequence[str]) -> str:
    return "".join(f", {table}.{engine.name(name)}" for name in names)


def _without_number(question: Question, dataset: Dataset) -> str:
    """Return the statuses of which no number is told: the kinds of an odd mix are not usable."""
    asked = {dataset.dimensions.get(name) for name in (*question.by, *question.where)}
    found = (MISSING, ODD_MIX) if dataset.category in asked else (MISSING,)
    return ", ".join(map(engine.text, found))


def _status() -> str:
    """Return SQL for the status of a total: no better than the worst of its parts."""
    return (
        f"case when bool_and(status = '{MISSING}') then '{MISSING}'"
        f" when bool_or(status in ('{MISSING}', '{PARTIAL}')) then '{PARTIAL}'"
        f" when bool_or(status = '{ODD_MIX}') then '{ODD_MIX}'"
        f" when bool_or(status = '{PLACES_LOST}') then '{PLACES_LOST}'"
        f" when bool_or(status = '{NOT_COMPARABLE}') then '{NOT_COMPARABLE}'"
        f" else '{COMPLETE}' end"
    )
