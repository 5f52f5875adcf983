"""What is derived of a release, in one place: made before the release comes into force.

Summaries are counted while a release is put together, because coverage is decided from them;
results and the index are made here. A fault in any of them leaves the release before in force.
Whole tables as files come afterwards: they take minutes, and nothing else needs them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, Unpack

from frankpledge.evidence import exports
from frankpledge.evidence.index import build as index
from frankpledge.evidence.intake.ingest import How, IngestReport
from frankpledge.evidence.intake.ingest import ingest as take_in
from frankpledge.evidence.measures import results
from frankpledge.evidence.official.crime_totals import year_totals
from frankpledge.evidence.store.digests import Fault
from frankpledge.evidence.store.releases import Release, Store

Tell = Callable[[str, str, int], None]  # layer, what was done, of how many steps


class _FindFaults(Protocol):
    def __call__(self, store: Store, release: Release, *, deep: bool) -> Iterator[Fault]: ...


@dataclass(frozen=True)
class Layer:
    """Something derived of a release. `make` returns what is to be said, in words."""

    name: str
    make: Callable[[Store, Release, Tell], list[str]]
    find_faults: _FindFaults


def _make_results(store: Store, release: Release, tell: Tell) -> list[str]:
    steps = len(results.measures_of(store))
    return results.make(store, release, lambda name: tell(results.LAYER, name, steps))


def _make_index(store: Store, release: Release, tell: Tell) -> list[str]:
    def progress(name: str, steps: int) -> None:
        tell(index.LAYER, name, steps)

    index.build(store, release, progress=progress)
    return []


def _make_exports(store: Store, release: Release, tell: Tell) -> list[str]:
    exports.make(store, release, tell)
    return []


RESULTS = Layer(results.LAYER, _make_results, results.find_faults)
INDEX = Layer(index.LAYER, _make_index, index.find_faults)
EXPORTS = Layer(exports.LAYER, _make_exports, exports.find_faults)
DERIVED = (RESULTS, INDEX)  # made before a release comes into force
AFTERWARDS = (EXPORTS,)  # made by the worker once it is: pages do not wait for them


def _silent(_layer: str, _what: str, _steps: int) -> None:
    pass


def make(
    store: Store, release: Release, layers: Sequence[Layer] = DERIVED, tell: Tell = _silent
) -> list[str]:
    """Make what `layers` lack for `release`, or have damaged; return what is to be said."""
    return [words for layer in layers for words in layer.make(store, release, tell)]


def ingest(
    paths: list[Path],
    store: Store,
    *,
    at: datetime,
    derive: Callable[[Store, Release], list[str]] = make,
    **how: Unpack[How],
) -> IngestReport:
    """Read every file of a dataset under `paths` into `store`, and `derive` from the release.

    Raises:
        BadInput: a path does not exist, or a dataset of the store is not right.
        Busy: another ingest holds the store for longer than `wait_seconds`.
    """
    said: list[str] = []
    how["official"] = year_totals(store.root)
    report = take_in(
        paths,
        store,
        at=at,
        before_commit=lambda there, release: said.extend(derive(there, release)),
        **how,
    )
    report.said = said
    return report
