"""Two versions of one source file, side by side: what was added, removed, restated.

Nothing is keyed on Crime ID, because several rows can share one. Rows are set side by side
in groups (those with one Crime ID; where it is blank, those of one kind at one place) and
counted: of n earlier and m later rows of a group, min(n, m) are the same rows, and of those
as many have changed as cannot be paired with an equal outcome.
"""

from dataclasses import asdict, dataclass

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.datasets.dataset import MONTH, PLACE, Revision

SMALL_AREA = "lsoa"  # among a dataset's dimensions

# Crimes leave "Under investigation" and hardly ever return to it. So of two downloads the
# later one is told by its rows, even where the files do not say when they were fetched:
# it is the one in which cases are closed. Counted on the real pairs we hold: of 5,000 and
# more such changes fewer than 1 in 20 went the other way.
FEWEST_TO_TELL = 10
MAJORITY = 0.9


@dataclass(frozen=True, kw_only=True)
class Change:
    """What differs from the earlier to the later of two versions, in rows."""

    rows_before: int
    rows_after: int
    rows_added: int
    rows_removed: int
    outcomes_changed: int
    places_changed: int
    categories_changed: int
    closed: int
    reopened: int

    def as_dict(self) -> dict[str, int]:
        """Return the change as plain values, for JSON."""
        return asdict(self)

    @property
    def is_backwards(self) -> bool:
        """Whether the rows say that the second version is the older download."""
        moved = self.closed + self.reopened
        return moved >= FEWEST_TO_TELL and self.reopened >= MAJORITY * moved


def compare(
    connection: duckdb.DuckDBPyConnection, dataset: Dataset, before: str, after: str
) -> Change:
    """Return what changed from the version at path `before` to that at `after`."""
    for table, path in (("earlier", before), ("later", after)):
        connection.execute(
            f"create or replace temp table {table} as select {_group(dataset)} as grouped,"
            f" {_text(dataset.outcome)} as outcome, {_place(dataset)} as place,"
            f" {_text(dataset.category)} as category from {engine.parquet([path])}"
        )
    same = {key: _in_common(connection, key) for key in ("", "outcome", "place", "category")}
    rows_before, rows_after = (
        _one(connection, f"select count(*) from {t}") for t in ("earlier", "later")
    )
    closed, reopened = _moves(connection, dataset)
    return Change(
        rows_before=rows_before,
        rows_after=rows_after,
        rows_added=rows_after - same[""],
        rows_removed=rows_before - same[""],
        outcomes_changed=same[""] - same["outcome"],
        places_changed=same[""] - same["place"],
        categories_changed=same[""] - same["category"],
        closed=closed,
        reopened=reopened,
    )


def _group(dataset: Dataset) -> str:
    """Return SQL for the group of a row; without a rule, rows are alike only as a whole."""
    names = [column.name for column in dataset.columns if column.kind != MONTH]
    revision = dataset.revision or Revision(group_when_blank=tuple(names))
    blank = ", ".join(f"{engine.name(name)}::varchar" for name in revision.group_when_blank)
    spelt = f"concat_ws('|', {blank})"
    if not revision.group:
        return spelt
    return f"coalesce({', '.join(revision.group)}, {spelt})"


def _place(dataset: Dataset) -> str:
    """Return SQL for where a row lies: its point, and the small area that the source gives for it."""
    area = dataset.dimensions.get(SMALL_AREA)
    columns = [*dataset.in_role(PLACE), *([area] if area else [])]
    return f"concat_ws(' ', {', '.join(columns)})" if columns else "''"


def _text(column: str) -> str:
    return f"coalesce({column}, '')" if column else "''"


def _in_common(connection: duckdb.DuckDBPyConnection, key: str) -> int:
    keys = f"grouped, {key}" if key else "grouped"
    return _one(
        connection,
        f"select coalesce(sum(least(a.n, b.n)), 0)::bigint"
        f" from (select {keys}, count(*) as n from earlier group by all) a"
        f" join (select {keys}, count(*) as n from later group by all) b using ({keys})",
    )


def _moves(connection: duckdb.DuckDBPyConnection, dataset: Dataset) -> tuple[int, int]:
    """Return how many rows alone in their group were closed, and how many reopened."""
    if dataset.revision is None or not dataset.revision.open_words:
        return 0, 0
    listed = ", ".join(map(engine.text, sorted(dataset.revision.open_words)))
    one = "select grouped, any_value(outcome) as outcome from {} group by 1 having count(*) = 1"
    row = connection.execute(
        f"select count(*) filter (a.outcome in ({listed}) and b.outcome not in ({listed})),"
        f" count(*) filter (b.outcome in ({listed}) and a.outcome not in ({listed}))"
        f" from ({one.format('earlier')}) a join ({one.format('later')}) b using (grouped)"
        " where a.outcome <> '' and b.outcome <> ''"
    ).fetchone()
    return (row[0], row[1]) if row else (0, 0)


def _one(connection: duckdb.DuckDBPyConnection, query: str) -> int:
    row = connection.execute(query).fetchone()
    return row[0] if row else 0
