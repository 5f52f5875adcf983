"""What is wrong with the months of one force, and with parts of months that are sound."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from frankpledge.evidence.datasets import Dataset
from frankpledge.evidence.store.covered import COMPLETE, ODD_MIX, PARTIAL, Unfit
from frankpledge.evidence.store.mix import NOT_BELIEVABLE, odd_mixes
from frankpledge.evidence.store.pace import DOUBTED, YearTotal, behind, paces
from frankpledge.evidence.store.partial import History, partial_months, too_few
from frankpledge.evidence.store.parts import (
    CELLS,
    Found,
    ShortDistricts,
    empty_cells,
    places_reasons,
    short_districts,
    unfit_kinds,
)

WHOLE = (COMPLETE, "")  # a month in which no fault was found


@dataclass(frozen=True, kw_only=True)
class Faults:
    """By month: its status with the reason, its parts that are unfit, and what its places lack."""

    months: dict[str, tuple[str, str]]
    parts: Found = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)


def faults_of(dataset: Dataset, history: History, official: Sequence[YearTotal] = ()) -> Faults:
    """Return what is not fit to be judged in the months of `history`.

    `official` are counts of crimes of the force by year, where they are held.
    """
    if not dataset.category:
        reasons = {month: too_few(history, month) for month in history}
        return Faults(months={month: (PARTIAL, why) for month, why in reasons.items() if why})
    months, short = _months(history, dataset.category_breaks, official)
    parts: Found = {}
    kinds = unfit_kinds(history, dataset.category_breaks, months)
    cells = empty_cells(history, dataset.category_breaks, months)
    for month in sorted(history.keys() - months.keys()):
        lost = short[month].unfit if month in short else ()
        others = (*kinds.get(month, ()), *lost)
        empty = [cell for cell in cells.get(month, ()) if not _is_known(cell, others)]
        if len(empty) >= CELLS:
            months[month] = (ODD_MIX, _of_cells(empty))
        elif found := (*others, *empty):
            parts[month] = found
    return Faults(months=months, parts=parts, places=places_reasons(history, months))


def _months(
    history: History, breaks: Iterable[str], official: Sequence[YearTotal]
) -> tuple[dict[str, tuple[str, str]], dict[str, ShortDistricts]]:
    """Return what is wrong with whole months, and in which of the others districts are short."""
    kept = paces(history, official)
    at_pace = {month for month, pace in kept.items() if pace.share >= DOUBTED}
    partial = partial_months(history, breaks, at_pace)
    partial = behind(history, kept, partial) | partial
    odd = odd_mixes(history, breaks, partial)
    months = {month: (ODD_MIX, reason) for month, reason in odd.items()}
    months |= {month: (PARTIAL, reason) for month, reason in partial.items()}
    short = short_districts(history, months)
    # Where what a district lacks lies elsewhere in the file, the force's own count stands.
    for month, districts in short.items():
        if not districts.is_moved:
            months[month] = (PARTIAL, f"records of districts are missing ({districts.words})")
    return months, short


def _is_known(cell: Unfit, others: Iterable[Unfit]) -> bool:
    """Whether a cell is empty because its district's places, or its kind, were lost."""
    return any(
        other.district == cell.district if other.district else other.kind == cell.kind
        for other in others
    )


def _of_cells(empty: Sequence[Unfit]) -> str:
    kinds = {cell.kind for cell in empty}
    districts = sorted({cell.district for cell in empty})
    return (
        f"{NOT_BELIEVABLE} (no record of {len(kinds)} kinds that are usual in"
        f" {', '.join(districts)})"
    )
