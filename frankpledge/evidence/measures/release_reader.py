"""One release of one store as it is read: its connections, its residents, the answers kept.

Whatever is remembered of a release is remembered here and nowhere else, so that forgetting
the reader forgets all of it. A release never changes, so neither does what was read of it.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.measures.views import small_tables
from frankpledge.evidence.official.people import People, people
from frankpledge.evidence.store.places import Place, find_place, force_place
from frankpledge.evidence.store.releases import Release, Store

T = TypeVar("T")

# How many answers of each kind are kept; those not asked for longest are dropped first.
NAMES, INPUTS, FORCES, AREAS, QUERIES, PARTS, CHARTS, COMPARISONS, RECONCILED = (
    "names",  # of a query: the tables and columns that it names
    "inputs",  # of a measure: what the results of each month depend on
    "forces",  # of a measure: what was counted in every force
    "areas",  # of a measure in one district: what was counted
    "queries",  # of a measure: its query with a column more
    "parts",  # of a measure in a place: what it breaks down into
    "charts",  # of a place: what its measures show
    "comparisons",  # of a measure and month: the areas side by side
    "reconciled",  # of a force: its official years beside our counts
)
MOST_KEPT = {
    NAMES: 512,
    INPUTS: 512,
    FORCES: 128,
    AREAS: 1024,
    QUERIES: 512,
    PARTS: 384,
    CHARTS: 1024,
    COMPARISONS: 128,
    RECONCILED: 64,
}


class ReleaseReader:
    """A release of a store, and what was read of it. Threads may share one.

    The residents are those known when they were first asked for: whoever adds a reference
    table reads on with a new reader.
    """

    def __init__(self, store: Store, release: Release, *, spill: Path | None = None) -> None:
        """Read `release` of `store`; work larger than memory spills to `spill`."""
        self.store = store
        self.release = release
        self._spill = spill
        self._thread = threading.local()
        self._lock = threading.Lock()
        self._kept: dict[str, OrderedDict[Hashable, Any]] = {k: OrderedDict() for k in MOST_KEPT}

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """This thread's connection: opening one takes longer than most answers."""
        if not hasattr(self._thread, "connection"):
            self._thread.connection = engine.connect(spill=self._spill)
            # Files never change under their name, so what was read of their end stays true.
            self._thread.connection.execute("set parquet_metadata_cache = true")
            self._thread.has_tables = False
        connection: duckdb.DuckDBPyConnection = self._thread.connection
        return connection

    @property
    def joined(self) -> duckdb.DuckDBPyConnection:
        """This thread's connection, with the reference tables that queries join."""
        connection = self.connection
        if not self._thread.has_tables:
            for table in small_tables(self.people):
                engine.table_from(connection, table.name, table.types, table.rows)
            self._thread.has_tables = True
        return connection

    def close(self) -> None:
        """Close this thread's connection; those of other threads close with their threads."""
        if hasattr(self._thread, "connection"):
            self._thread.connection.close()
            del self._thread.connection

    @cached_property
    def people(self) -> People:
        """Who lives where, by the tables in force."""
        return people(self.store)

    def force(self, slug: str) -> Place:
        """Return the area of a force."""
        return force_place(slug, self.people.by_area)

    def place(self, words: str) -> Place:
        """Return the area that `words` name.

        Raises:
            NotFound: there is no such force, district or small area, with the nearest name.
        """
        return find_place(words, self.store, self.release, self.people.by_area)

    def kept(self, kind: str, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` gives for `key`, made once while it is kept."""
        return self.kept_each(kind, [key], lambda _: [make()])[0]

    def kept_each(
        self, kind: str, keys: Sequence[Hashable], make: Callable[[Sequence[Any]], Iterable[T]]
    ) -> list[T]:
        """Return what is kept for each of `keys`; `make` gives what lacks, in order, at once."""
        answers = self._kept[kind]
        found: dict[Hashable, T] = {}
        with self._lock:
            for key in keys:
                if key in answers:
                    answers.move_to_end(key)
                    found[key] = answers[key]
        lacking = [key for key in dict.fromkeys(keys) if key not in found]
        if lacking:
            # Two threads may both make it; what they make is the same.
            made = dict(zip(lacking, make(lacking), strict=True))
            with self._lock:
                answers.update(made)
                while len(answers) > MOST_KEPT[kind]:
                    answers.popitem(last=False)
            found |= made
        return [found[key] for key in keys]
