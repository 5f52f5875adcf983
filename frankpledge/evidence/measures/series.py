"""The one way figures are read: a measure in a place, a value for every month of the span.

A value says how far it can be used: complete, partial, odd_mix, places_lost, missing, not
comparable, or too few cases; only complete ones are judged. Whether it is provisional or settled
was decided when its release was made (`covered`). What a measure breaks down into is read in the
same form, by `breakdowns`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from frankpledge.errors import BadInput
from frankpledge.evidence import engine
from frankpledge.evidence.measures.calculate import names, read
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import AREAS, FORCES, ReleaseReader
from frankpledge.evidence.measures.values import Value, value_of, what_is_read
from frankpledge.evidence.measures.views import Parts
from frankpledge.evidence.store.covered import COMPLETE
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months

YEAR = 12


@dataclass(frozen=True, kw_only=True)
class Series:
    """A measure in a place: every month of the span, oldest first.

    `part` names one value of a breakdown (a kind of crime, an outcome), or nothing: the
    whole, and rows that have no such value. `older_held` months are held from before the
    first point.
    """

    measure: Measure
    place: Place
    release: int
    points: tuple[Value, ...]
    part: str = ""
    older_held: int = 0

    @property
    def title(self) -> str:
        """What is counted, in few words."""
        return self.part or self.measure.short

    @property
    def latest(self) -> Value | None:
        """The newest month with a value."""
        return next((p for p in reversed(self.points) if p.value is not None), None)

    @property
    def judged(self) -> list[float | None]:
        """The values as charts take them: None where a month is not judged."""
        return [p.value if p.is_judged else None for p in self.points]


def series(
    reader: ReleaseReader,
    measures: Sequence[Measure],
    place: Place,
    *,
    first: str | None = None,
    last: str | None = None,
) -> list[Series]:
    """Return each of `measures` in `place`, over the span from `first` to `last`.

    Without `first` the span begins with the oldest month of which the force's file is held.

    Raises:
        BadInput: a measure is not given for this kind of area.
    """
    for measure in measures:
        check_given(measure, place)
    found = []
    for measure, rows in zip(measures, _rows(reader, measures, place), strict=True):
        values = _values(reader, measure, place, rows)
        entries = reader.release.covered_of(measure.dataset, place.force)
        start = first or next((e.month for e in entries if e.is_held), "")
        found.append(spanning(measure, place, reader, values, (start, last)))
    return found


def check_given(measure: Measure, place: Place) -> None:
    """Say so where `measure` is not given for the kind of area that `place` is.

    Raises:
        BadInput: naming the kinds for which it is given.
    """
    if place.kind not in measure.areas:
        raise BadInput(
            f"{measure.name} is not given for {_KIND_WORDS[place.kind]}; it is for"
            f" {', '.join(_KIND_WORDS[kind] for kind in measure.areas)}"
        )


_KIND_WORDS = {"force": "forces", "district": "districts", "lsoa": "small areas"}


def spanning(
    measure: Measure,
    place: Place,
    reader: ReleaseReader,
    values: Iterable[Value],
    span: tuple[str, str | None],
    part: str = "",
) -> Series:
    """Return the series of the `values` that lie in `span`; it begins nowhere without a start."""
    start, last = span
    shown = tuple(
        value
        for value in values
        if start and value.month >= start and (last is None or value.month <= last)
    )
    entries = reader.release.covered_of(measure.dataset, place.force)
    before = shown[0].month if shown else ""
    return Series(
        measure=measure,
        place=place,
        release=reader.release.number,
        points=shown,
        part=part,
        older_held=sum(e.is_held and e.month < before for e in entries),
    )


def _rows(
    reader: ReleaseReader, measures: Sequence[Measure], place: Place
) -> list[Mapping[str, Parts]]:
    """Return, for each of `measures`, what was counted in `place`, by month."""
    by_digest = {measure.digest: measure for measure in measures}
    if place.kind == "force":
        # All forces at once: so little that each further force costs nothing.
        forces = reader.kept_each(
            FORCES,
            list(by_digest),
            lambda lacking: _read(reader, [by_digest[d] for d in lacking], "kind = 'force'"),
        )
        return [areas.get(place.code, {}) for areas in forces]
    where = f"kind = {engine.text(place.kind)} and area = {engine.text(place.code)}"
    found = reader.kept_each(
        AREAS,
        [(digest, place.kind, place.code) for digest in by_digest],
        lambda lacking: _read(reader, [by_digest[key[0]] for key in lacking], where),
    )
    return [areas.get(place.code, {}) for areas in found]


def _read(
    reader: ReleaseReader, measures: Sequence[Measure], where: str
) -> list[dict[str, dict[str, Parts]]]:
    """Return, for each of `measures`, what was counted, by area and month."""
    found: list[dict[str, dict[str, Parts]]] = [{} for _ in measures]
    for number, _, area, month, *parts in read(reader, measures, where):
        found[number].setdefault(area, {})[month] = Parts(*parts)
    return found


def _values(
    reader: ReleaseReader, measure: Measure, place: Place, rows: Mapping[str, Parts]
) -> list[Value]:
    """Return the value of every month that the release covers, with the rolling year."""
    early = _too_early(reader, measure, place.force)
    reads = what_is_read(measure, names(reader, measure))
    values = [
        value_of(
            measure,
            entry.narrowed(place.district, reads.named),
            rows.get(entry.month),
            place=place,
            is_early=entry.month in early,
            reads=reads,
        )
        for entry in reader.release.covered_of(measure.dataset, place.force)
    ]
    return _with_rolling(measure, values)


def _too_early(reader: ReleaseReader, measure: Measure, force: str) -> set[str]:
    """Return the months that lack one of the months before that the measure needs."""
    if not measure.months_before or len(measure.datasets) < 2:
        return set()
    before = reader.release.covered_of(measure.datasets[1], force)
    held = {entry.month for entry in before if entry.status == COMPLETE}
    return {
        entry.month
        for entry in reader.release.covered_of(measure.dataset, force)
        if any(add_months(entry.month, -n) not in held for n in range(measure.months_before + 1))
    }


def _with_rolling(measure: Measure, values: Sequence[Value]) -> list[Value]:
    """Return `values` with the twelve months that end in each, where all are complete."""
    found = []
    for place, value in enumerate(values):
        window = values[max(0, place - YEAR + 1) : place + 1]
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
