"""The one way pages, commands and alerts read a measure: monthly values with their coverage.

Every month of the span has its point. A point says how far it can be used: complete,
partial, missing, not comparable, or too few cases; only complete ones are judged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.evidence import engine
from frankpledge.evidence.calculate import read, results_path
from frankpledge.evidence.coverage import COMPLETE, MISSING, NOT_COMPARABLE
from frankpledge.evidence.datasets import get_dataset
from frankpledge.evidence.definitions import Measure
from frankpledge.evidence.methods.intervals import (
    byar,
    ratio_of_proportions,
    ratio_of_rates,
    wilson,
)
from frankpledge.evidence.places import Place
from frankpledge.evidence.results import thread_connection
from frankpledge.evidence.store import Covered, Release, Store
from frankpledge.rules.periods import add_months, month_words

TOO_FEW = "too few"
YEAR = 12
PEOPLE = 1000  # rates are per so many residents


@dataclass(frozen=True, kw_only=True)
class Value:
    """One month of a measure. `value` is in the measure's unit, or None with the reason.

    `low` and `high` are its 95% interval. `rate` is per 1,000 residents a month, for counts.
    `rolling` is the twelve months that end here: their sum, or their quotient; None unless
    all twelve are complete. `is_settled` is false for newest months that still change.
    """

    month: str
    status: str
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    unknown: int | None = None
    other_numerator: int | None = None
    other_denominator: int | None = None
    low: float | None = None
    high: float | None = None
    rate: float | None = None
    rolling: float | None = None
    reason: str = ""
    is_settled: bool = True
    is_provisional: bool = False

    @property
    def words(self) -> str:
        """The month in words."""
        return month_words(self.month)

    @property
    def is_judged(self) -> bool:
        """Whether limits are made from it and rules applied to it."""
        return self.status == COMPLETE and self.value is not None and self.is_settled

    @property
    def unknown_share(self) -> float | None:
        """The share, from 0 to 1, of cases of which the outcome is not known."""
        if self.unknown is None:
            return None
        total = self.denominator or 0
        return self.unknown / total if total else None


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A measure in an area: every month of the span, oldest first."""

    measure: Measure
    place: Place
    release: int
    points: tuple[Value, ...]

    @property
    def latest(self) -> Value | None:
        """The newest month with a value."""
        return next((p for p in reversed(self.points) if p.value is not None), None)

    @property
    def judged(self) -> list[float | None]:
        """The values as charts take them: None where a month is not judged."""
        return [p.value if p.is_judged else None for p in self.points]


def measured(
    store: Store,
    release: Release,
    measures: Sequence[Measure],
    place: Place,
    *,
    first: str | None = None,
    last: str | None = None,
) -> list[Measured]:
    """Return each of `measures` in `place`, over the span from `first` to `last`.

    Without `first` the span begins with the oldest month of which the force's file is held.

    Raises:
        BadInput: a measure is not given for this kind of area.
    """
    for measure in measures:
        if place.kind not in measure.areas:
            raise BadInput(
                f"{measure.name} is not given for {_KIND_WORDS[place.kind]}; it is for"
                f" {', '.join(_KIND_WORDS[kind] for kind in measure.areas)}"
            )
    rows = _rows(store, release, tuple(measures), place)
    found = []
    for number, measure in enumerate(measures):
        given = {row[0]: row[1:] for row in rows.get(number, ())}
        points = _points(measure, place, release, given, first, last)
        found.append(Measured(measure=measure, place=place, release=release.number, points=points))
    return found


_KIND_WORDS = {"force": "forces", "district": "districts", "lsoa": "small areas"}


def _rows(
    store: Store, release: Release, measures: tuple[Measure, ...], place: Place
) -> dict[int, list[tuple[Any, ...]]]:
    paths = tuple(results_path(store, release, measure) for measure in measures)
    if place.kind == "force":
        # All forces at once: so little that each further force costs nothing.
        if paths not in _forces:
            if len(_forces) >= SETS_KEPT:
                _forces.clear()
            _forces[paths] = _by_area(read(store, release, measures, thread_connection(), FORCES))
        return _forces[paths].get(place.code, {})
    where = f"kind = {engine.text(place.kind)} and area = {engine.text(place.code)}"
    return _by_area(read(store, release, measures, thread_connection(), where)).get(place.code, {})


FORCES = "kind = 'force'"
SETS_KEPT = 8
_forces: dict[tuple[Path, ...], dict[str, dict[int, list[tuple[Any, ...]]]]] = {}


def _by_area(rows: Iterable[tuple[Any, ...]]) -> dict[str, dict[int, list[tuple[Any, ...]]]]:
    """Return rows by area, then by the measure's place in the list."""
    found: dict[str, dict[int, list[tuple[Any, ...]]]] = {}
    for row in rows:
        found.setdefault(row[2], {}).setdefault(row[0], []).append(row[3:])
    return found


def _points(
    measure: Measure,
    place: Place,
    release: Release,
    given: dict[str, tuple[Any, ...]],
    first: str | None,
    last: str | None,
) -> tuple[Value, ...]:
    entries = release.covered_of(measure.dataset, place.force)
    fresh = unsettled(entries, measure.settles_after)
    early = _too_early(measure, release, place.force)
    provisional = unsettled(entries, get_dataset(measure.dataset).provisional_months)
    values = []
    for entry in entries:
        parts = given.get(entry.month)
        values.append(
            _value(
                measure,
                place,
                entry,
                parts,
                is_early=entry.month in early,
                marks=(entry.month in fresh, entry.month in provisional),
            )
        )
    start = first or next((e.month for e in entries if e.rows is not None), None)
    return tuple(
        value
        for value in _with_rolling(measure, values)
        if start and value.month >= start and (last is None or value.month <= last)
    )


def unsettled(entries: Sequence[Covered], months: int) -> set[str]:
    """Return the months within `months` of the end of a run of months held.

    A run ends where the download ended; what was newest in it was still being worked on.
    """
    if not months:
        return set()
    found: set[str] = set()
    for place, entry in enumerate(entries):
        following = entries[place : place + months + 1]
        if any(e.rows is None for e in following) or len(following) <= months:
            found.add(entry.month)
    return found


def _too_early(measure: Measure, release: Release, force: str) -> set[str]:
    """Return the months that lack one of the months before that the measure needs."""
    if not measure.months_before or len(measure.datasets) < 2:
        return set()
    before = release.covered_of(measure.datasets[1], force)
    held = {entry.month for entry in before if entry.status == COMPLETE}
    months = {entry.month for entry in release.covered_of(measure.dataset, force)}
    return {
        month
        for month in months
        if any(add_months(month, -n) not in held for n in range(measure.months_before + 1))
    }


def _value(
    measure: Measure,
    place: Place,
    entry: Covered,
    parts: tuple[Any, ...] | None,
    *,
    is_early: bool,
    marks: tuple[bool, bool],
) -> Value:
    if entry.rows is None:
        return Value(month=entry.month, status=MISSING, reason=entry.reason)
    if parts is None:
        if measure.form != "count":
            return Value(month=entry.month, status=TOO_FEW, reason="no case in this month")
        parts = (0, None, None, None, None, 0.0)
    number, denominator, unknown, other, other_denominator, value = parts
    status, reason = _standing(measure, entry, parts, is_early=is_early)
    low, high = _interval(measure, parts) or (None, None)
    if status in (TOO_FEW, NOT_COMPARABLE):
        low = high = None
    people = place.population if measure.has_rate else None
    return Value(
        month=entry.month,
        status=status,
        value=None if status == TOO_FEW else value,
        numerator=number,
        denominator=people if measure.has_rate else denominator,
        unknown=unknown,
        other_numerator=other,
        other_denominator=other_denominator,
        low=low,
        high=high,
        rate=PEOPLE * number / people if people else None,
        reason=reason,
        is_settled=not marks[0],
        is_provisional=marks[1],
    )


def _standing(
    measure: Measure, entry: Covered, parts: tuple[Any, ...], *, is_early: bool
) -> tuple[str, str]:
    """Return how far a value can be used, and why not further."""
    number, denominator, unknown, other, _, value = parts
    if entry.status != COMPLETE:
        return entry.status, entry.reason
    cases = (other or 0) + number if measure.form == "ratio" else denominator
    if value is None or (measure.form != "count" and (cases or 0) < measure.smallest_denominator):
        return TOO_FEW, f"fewer than {max(1, measure.smallest_denominator)} cases"
    if is_early:
        return NOT_COMPARABLE, (
            f"not every one of the {measure.months_before} months before it is held, so that"
            " long waits would be left out"
        )
    total = (unknown or 0) + cases if measure.form == "ratio" else cases
    share = (unknown or 0) / total if total else 0
    if share > measure.largest_unknown_share:
        return NOT_COMPARABLE, (
            f"{share:.1%} are not known ({measure.unknown.split(';')[0]}); past"
            f" {measure.largest_unknown_share:.0%} a month is not compared"
        )
    return COMPLETE, ""


def _interval(measure: Measure, parts: tuple[Any, ...]) -> tuple[float, float] | None:
    """Return the 95% interval in the measure's unit."""
    number, denominator, _, other, other_denominator, _ = parts
    times = measure.multiplier
    if measure.form == "count":
        return byar(number)
    if measure.form == "share" and denominator:
        low, high = wilson(number, denominator)
        return times * low, times * high
    if measure.form == "rate" and denominator:
        low, high = byar(number)
        return times * low / denominator, times * high / denominator
    if measure.form == "ratio" and denominator and other_denominator:
        kind = ratio_of_rates if measure.interval == "rates" else ratio_of_proportions
        return kind(number, denominator, other or 0, other_denominator)
    return None


def _with_rolling(measure: Measure, values: Iterable[Value]) -> list[Value]:
    """Return `values` with the twelve months that end in each, where all are complete."""
    held = list(values)
    found = []
    for place, value in enumerate(held):
        window = held[max(0, place - YEAR + 1) : place + 1]
        is_whole = len(window) == YEAR and all(v.status == COMPLETE for v in window)
        found.append(replace(value, rolling=_pooled(measure, window)) if is_whole else value)
    return found


def _pooled(measure: Measure, window: Sequence[Value]) -> float | None:
    """Return the measure over all months of `window` together."""
    number = sum(v.numerator or 0 for v in window)
    if measure.form == "count":
        return float(number)
    if measure.form == "rate":
        people = window[-1].denominator
        return measure.multiplier * number / people if people else None
    if measure.form == "median":
        return None
    whole = sum(v.denominator or 0 for v in window)
    if measure.form == "share":
        return measure.multiplier * number / whole if whole else None
    other = sum(v.other_numerator or 0 for v in window)
    other_whole = sum(v.other_denominator or 0 for v in window)
    if not (whole and other and other_whole):
        return None
    return (number / whole) / (other / other_whole)
