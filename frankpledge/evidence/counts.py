"""How many rows, by whatever is asked for: the one way in to counts.

The answer is dense: every force and month asked for has its row, with the combinations
that the force is ever recorded with. In a month that was delivered, a combination that
does not occur is a true zero; in a missing month the count is empty.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import duckdb

from frankpledge.errors import BadInput
from frankpledge.evidence import engine
from frankpledge.evidence.coverage import COMPLETE, MISSING, NOT_COMPARABLE, PARTIAL
from frankpledge.evidence.datasets import Dataset, get_dataset
from frankpledge.evidence.geography import current_names, recorded_names
from frankpledge.evidence.store import Release, Store
from frankpledge.evidence.summaries import relation
from frankpledge.rules.periods import first_day

ALWAYS = ("force", "month")
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
    where: dict[str, tuple[str, ...]] = field(default_factory=dict)
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
    rows: list[tuple]
    release: int

    def as_dicts(self) -> list[dict]:
        """Return each row by name."""
        names = (*self.by, "count", "status")
        return [dict(zip(names, row, strict=True)) for row in self.rows]


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
    dataset = get_dataset(question.dataset)
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
    others = [name for name in dataset.dimensions if name in question.by]
    _load_coverage(connection, question, release)
    _load_names(connection, others)
    source = _source(question, dataset, store, release)
    shown = "".join(f", {_shown(name, dataset)} as {engine.name(name)}" for name in others)
    keys = "".join(f", {engine.name(name)}" for name in others)
    connection.execute(
        f"create or replace temp table found as"
        f" select force, strftime(month, '%Y-%m') as month{shown}, sum(n)::bigint as n"
        f" from {source} {_where(question, dataset)} group by all"
    )
    asked = ", ".join(engine.name(name) for name in question.by)
    rows = connection.execute(
        f"with combinations as (select distinct force{keys} from found),"
        f" cells as (select c.force, c.month, c.status{_prefixed('k', others)}"
        "   from covered c left join combinations k using (force)),"
        f" filled as (select cells.*,"
        "   case when status <> 'missing' then coalesce(n, 0) end as n"
        f"   from cells left join found on found.force = cells.force"
        f"   and found.month = cells.month{_matching(others)})"
        f" select {asked}, sum(n)::bigint, {_status()} from filled group by {asked}"
        f" order by {', '.join(f'{engine.name(name)} nulls last' for name in question.by)}"
    ).fetchall()
    return Counts(by=question.by, rows=rows, release=release.number)


def _load_coverage(
    connection: duckdb.DuckDBPyConnection, question: Question, release: Release
) -> None:
    needs_outcomes = OUTCOME in (*question.by, *question.where)
    forces = question.where.get("force")
    rows = []
    for entry in release.covered(question.dataset):
        if (forces and entry.force not in forces) or not question.wants(entry.month):
            continue
        is_apart = needs_outcomes and entry.outcomes_reason and entry.status == COMPLETE
        status = NOT_COMPARABLE if is_apart else entry.status
        rows.append({"force": entry.force, "month": entry.month, "status": status})
    types = {"force": "VARCHAR", "month": "VARCHAR", "status": "VARCHAR"}
    engine.table_from(connection, "covered", types, rows)


def _load_names(connection: duckdb.DuckDBPyConnection, others: list[str]) -> None:
    if "district" in others:
        names = [{"recorded": old, "now": new} for old, new in current_names().items()]
        types = {"recorded": "VARCHAR", "now": "VARCHAR"}
        engine.table_from(connection, "names", types, names)


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
    files = engine.texts(store.absolute(wanted))
    return f"(select {columns}, 1 as n from read_parquet({files}))"


def _shown(name: str, dataset: Dataset) -> str:
    if name == "district":
        return "coalesce(names.now, rows.district)"
    return dataset.dimensions[name]


def _where(question: Question, dataset: Dataset) -> str:
    conditions = []
    for name, values in question.where.items():
        if name == "month":
            days = ", ".join(f"date {engine.text(first_day(v).isoformat())}" for v in values)
            conditions.append(f"month in ({days})")
            continue
        column = "force" if name == "force" else dataset.dimensions[name]
        accepted = _recorded(values) if name == "district" else values
        conditions.append(f"{column} in ({', '.join(map(engine.text, accepted))})")
    if question.first:
        conditions.append(f"month >= date {engine.text(first_day(question.first).isoformat())}")
    if question.last:
        conditions.append(f"month <= date {engine.text(first_day(question.last).isoformat())}")
    return f"where {' and '.join(conditions)}" if conditions else ""


def _recorded(values: Iterable[str]) -> list[str]:
    return [name for value in values for name in recorded_names(value)]


def _prefixed(table: str, names: Sequence[str]) -> str:
    return "".join(f", {table}.{engine.name(name)}" for name in names)


def _matching(names: Sequence[str]) -> str:
    return "".join(
        f" and found.{engine.name(name)} is not distinct from cells.{engine.name(name)}"
        for name in names
    )


def _status() -> str:
    """Return SQL for the status of a total: no better than the worst of its parts."""
    return (
        f"case when bool_and(status = '{MISSING}') then '{MISSING}'"
        f" when bool_or(status in ('{MISSING}', '{PARTIAL}')) then '{PARTIAL}'"
        f" when bool_or(status = '{NOT_COMPARABLE}') then '{NOT_COMPARABLE}'"
        f" else '{COMPLETE}' end"
    )
