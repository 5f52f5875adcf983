"""What the store holds of each force, dataset and month: complete, partial, of an odd mix, or missing.

Missing is a statement, not an absence: every police area has an entry for every month of
the store's span, whether or not a file of it was ever loaded. What is decided here is written
into the release, and whatever shows a figure reads it from there.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.geography.districts import current_name
from frankpledge.evidence.store.covered import MISSING, Covered, with_newest
from frankpledge.evidence.store.faults import WHOLE, Faults, faults_of
from frankpledge.evidence.store.overrulings import all_overrulings, with_overrulings
from frankpledge.evidence.store.pace import YearTotal
from frankpledge.evidence.store.partial import History, MonthRows, expected_rows
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.still_open import open_shares
from frankpledge.evidence.store.summaries import relation
from frankpledge.evidence.store.versions import Version
from frankpledge.evidence.store.written import in_force
from frankpledge.rules.periods import add_months, month_range
from frankpledge.rules.policing_areas import AREAS

Totals = Mapping[str, Sequence[YearTotal]]  # by force
NO_TOTALS: Totals = MappingProxyType({})


def months_shown(release: Release, dataset: str, span: int | None) -> tuple[str, str] | None:
    """Return the first and last month of a page: the newest `span` months, or all."""
    months = sorted({entry.month for entry in release.covered(dataset)})
    if not months:
        return None
    first = months[0] if span is None else max(months[0], add_months(months[-1], 1 - span))
    return first, months[-1]


def cover(store: Store, release: Release, official: Totals = NO_TOTALS) -> list[Covered]:
    """Return the coverage of every dataset of which the release holds a file.

    `official` are the counts of crimes by force and year that are held.
    """
    entries: list[Covered] = []
    for name in release.datasets:
        dataset = store.dataset(name)
        totals = official if dataset.kind_of_crime else NO_TOTALS
        entries.extend(_cover_dataset(store, release, dataset, totals))
    return entries


def _cover_dataset(
    store: Store, release: Release, dataset: Dataset, official: Totals
) -> list[Covered]:
    versions = {(v.force, v.month): v for v in release.current(dataset.name)}
    months = sorted({month for _, month in versions})
    forces = sorted({area.slug for area in AREAS} | {force for force, _ in versions})
    held = histories(store, release, dataset, versions)
    still_open = open_shares(store, release, dataset)
    overrulings = [o for o in in_force(all_overrulings(store)) if o.dataset == dataset.name]
    delivered: dict[str, int] = defaultdict(int)
    for _, month in versions:
        delivered[month] += 1
    entries = []
    for force in forces:
        history = held.get(force, {})
        faults = faults_of(dataset, history, official.get(force, ()))
        for month in month_range(months[0], months[-1]):
            version = versions.get((force, month))
            if version is None:
                entries.append(_missing(dataset, force, month, delivered[month], history))
            else:
                entry = _held(dataset, version, faults, history)
                entry = replace(entry, still_open=still_open.get((force, month), 0.0))
                entries.append(with_overrulings(entry, version, overrulings))
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


def _held(dataset: Dataset, version: Version, faults: Faults, history: History) -> Covered:
    status, reason = faults.months.get(version.month, WHOLE)
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
        unfit=faults.parts.get(version.month, ()),
        places_reason=faults.places.get(version.month, ""),
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


def histories(
    store: Store,
    release: Release,
    dataset: Dataset,
    versions: dict[tuple[str, str], Version],
) -> dict[str, History]:
    """Return, for each force, the rows of each of `versions`: what months are judged by."""
    kind = dataset.category if dataset.category in dataset.summary_by else dataset.summary_by[0]
    kinds: dict[tuple[str, str], dict[str | None, int]] = defaultdict(lambda: defaultdict(int))
    places: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    cells: dict[tuple[str, str], dict[tuple[str, str], int]] = defaultdict(lambda: defaultdict(int))
    for force, month, what, where, count in _totals(store, release, dataset, kind):
        key = (force, month)
        kinds[key][what] += count
        if where is not None:
            name = current_name(where)
            places[key][name] += count
            if what is not None:
                cells[key][(name, what)] += count
    found: dict[str, History] = defaultdict(dict)
    for (force, month), version in versions.items():
        key = (force, month)
        found[force][month] = MonthRows(
            by_kind=dict(kinds[key]),
            by_district=dict(places[key]),
            by_cell=dict(cells[key]),
            rejected=version.rejected,
            not_crimes=dataset.not_crimes,
        )
    return found


def _totals(
    store: Store, release: Release, dataset: Dataset, kind: str
) -> list[tuple[str, str, str | None, str | None, int]]:
    where = "district" if dataset.has_district else "null::varchar"
    with engine.connect() as connection:
        return connection.execute(
            f"select force, strftime(month, '%Y-%m'), {kind}, {where}, sum(n)::bigint"
            f" from {relation(store, release, dataset.name)} group by all order by all"
        ).fetchall()
