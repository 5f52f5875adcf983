"""What the store holds of each force, dataset and month: complete, partial, of an odd mix, or missing.

Missing is a statement, not an absence: every police area has an entry for every month of
the store's span, whether or not a file of it was ever loaded. What is decided here is written
into the release, and whatever shows a figure reads it from there.
"""

from collections import defaultdict
from dataclasses import replace

import duckdb

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import current_name
from frankpledge.evidence.store.covered import Covered, with_newest
from frankpledge.evidence.store.mix import odd_mixes
from frankpledge.evidence.store.partial import (
    History,
    MonthRows,
    expected_rows,
    partial_months,
    too_few,
)
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.still_open import open_shares
from frankpledge.evidence.store.summaries import relation
from frankpledge.evidence.store.versions import Version
from frankpledge.rules.periods import add_months, month_range
from frankpledge.rules.policing_areas import AREAS

COMPLETE, PARTIAL, MISSING = "complete", "partial", "missing"
ODD_MIX = "odd_mix"  # the rows are there, and their kinds are not believable
NOT_COMPARABLE = "not comparable"
WHOLE = (COMPLETE, "")  # a month in which no fault was found


def months_shown(release: Release, dataset: str, span: int | None) -> tuple[str, str] | None:
    """Return the first and last month of a page: the newest `span` months, or all."""
    months = sorted({entry.month for entry in release.covered(dataset)})
    if not months:
        return None
    first = months[0] if span is None else max(months[0], add_months(months[-1], 1 - span))
    return first, months[-1]


def cover(store: Store, release: Release) -> list[Covered]:
    """Return the coverage of every dataset of which the release holds a file."""
    entries: list[Covered] = []
    for name in release.datasets:
        entries.extend(_cover_dataset(store, release, store.dataset(name)))
    return entries


def _cover_dataset(store: Store, release: Release, dataset: Dataset) -> list[Covered]:
    versions = {(v.force, v.month): v for v in release.current(dataset.name)}
    months = sorted({month for _, month in versions})
    forces = sorted({area.slug for area in AREAS} | {force for force, _ in versions})
    held = histories(store, release, dataset, versions)
    still_open = open_shares(store, release, dataset)
    delivered: dict[str, int] = defaultdict(int)
    for _, month in versions:
        delivered[month] += 1
    entries = []
    for force in forces:
        history = held.get(force, {})
        faults = faults_of(dataset, history)
        for month in month_range(months[0], months[-1]):
            version = versions.get((force, month))
            if version is None:
                entries.append(_missing(dataset, force, month, delivered[month], history))
            else:
                entry = _held(dataset, version, *faults.get(month, WHOLE), history)
                share = still_open.get((force, month), 0.0)
                entries.append(replace(entry, still_open=share))
    return with_newest(entries)


def _missing(dataset: Dataset, force: str, month: str, others: int, history: History) -> Covered:
    why = (
        "the archives loaded hold other forces for this month, but no file of this force"
        if others
        else "no archive with this month has been loaded"
    )
    return Covered(
        dataset=dataset.name,
        force=force,
        month=month,
        status=MISSING,
        rows=None,
        expected=expected_rows(history, month),
        reason=why,
    )


def _held(
    dataset: Dataset, version: Version, status: str, reason: str, history: History
) -> Covered:
    return Covered(
        dataset=dataset.name,
        force=version.force,
        month=version.month,
        status=status,
        rows=version.kept,
        expected=expected_rows(history, version.month),
        reason=reason,
        outcomes_reason=_outcomes_reason(dataset, version),
        outcomes_unknown=_outcomes_unknown(version),
        downloaded=version.downloaded,
    )


def _outcomes_reason(dataset: Dataset, version: Version) -> str:
    gap = dataset.outcome_gap
    share = _outcomes_unknown(version)
    if gap is None or share <= gap.share:
        return ""
    return (
        f"{share:.1%} of its crimes have '{gap.word}' or nothing for an outcome; past {gap.share:.0%}"
        " outcomes are not compared"
    )


def _outcomes_unknown(version: Version) -> float:
    return version.outcome_gap / version.outcome_rows if version.outcome_rows else 0.0


def faults_of(dataset: Dataset, history: History) -> dict[str, tuple[str, str]]:
    """Return the months that are not fit to be judged, each with its status and why."""
    if not dataset.category:
        reasons = {month: too_few(history, month) for month in history}
        return {month: (PARTIAL, reason) for month, reason in reasons.items() if reason}
    partial = partial_months(history, dataset.category_breaks)
    odd = odd_mixes(history, dataset.category_breaks, partial)
    return {month: (ODD_MIX, reason) for month, reason in odd.items()} | {
        month: (PARTIAL, reason) for month, reason in partial.items()
    }


def histories(
    store: Store,
    release: Release,
    dataset: Dataset,
    versions: dict[tuple[str, str], Version],
) -> dict[str, History]:
    """Return, for each force, the rows of each of `versions`: what months are judged by."""
    kind = dataset.category if dataset.category in dataset.summary_by else dataset.summary_by[0]
    kinds: dict[tuple[str, str], dict[str | None, int]] = defaultdict(dict)
    places: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    with engine.connect() as connection:
        for force, month, what, count in _totals(connection, store, release, dataset, kind):
            kinds[(force, month)][what] = count
        if dataset.has_district:
            for force, month, where, count in _totals(
                connection, store, release, dataset, "district"
            ):
                if where is not None:
                    places[(force, month)][current_name(where)] += count
    found: dict[str, History] = defaultdict(dict)
    for (force, month), version in versions.items():
        key = (force, month)
        found[force][month] = MonthRows(
            by_kind=dict(kinds[key]),
            by_district=dict(places[key]),
            rejected=version.rejected,
            not_crimes=dataset.not_crimes,
        )
    return found


def _totals(
    connection: duckdb.DuckDBPyConnection,
    store: Store,
    release: Release,
    dataset: Dataset,
    column: str,
) -> list[tuple[str, str, str | None, int]]:
    return connection.execute(
        f"select force, strftime(month, '%Y-%m'), {column}, sum(n)::bigint"
        f" from {relation(store, release, dataset.name)} group by all"
    ).fetchall()
