"""A table as programs read it: columns that say what they mean, rows, and where they are from."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ninja import Schema

from frankpledge.declared import Column
from frankpledge.evidence.store.covered import MISSING, PARTIAL

RECORDED = "recorded"  # of the record, which holds what was read, and open dates where none was


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Rows, and what every answer names.

    `unit` is that of the column `value`, or what a row is. `period` is the first and the last
    month or day, or None where rows have none. `coverage` is complete, partial, odd_mix, places_lost or missing; of
    the record it is recorded.
    """

    rows: Sequence[Sequence[object]]
    release: int | None
    unit: str
    coverage: str
    period: tuple[str, str] | None = None
    source: str = "data.police.uk"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One table of the interface: what may be asked of it, and how it is made."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    asks: type[Schema]
    make: Callable[[Mapping[str, str]], Answer]
    about: str = "release"
    examples: dict[str, str] = field(default_factory=dict)

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        return [column.name for column in self.columns]


def together(statuses: Iterable[str]) -> str:
    """Return one word for the coverage of many months: complete only where each is."""
    found = Counter(statuses)
    if not found or set(found) == {MISSING}:
        return MISSING
    return next(iter(found)) if len(found) == 1 else PARTIAL


def span(months: Iterable[str]) -> tuple[str, str] | None:
    """Return the first and the last of `months`, or None where there are none."""
    found = sorted(month for month in months if month)
    return (found[0], found[-1]) if found else None
