"""Police areas set side by side in one month: how each lies to the middle of all, and to chance.

Counts and rates are compared per resident, as logarithms; shares as log odds. Limits allow for
areas differing by more than chance (`methods.apart`). With fewer than FEWEST_JUDGED areas there
are values and intervals and no verdict.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.amounts import STATUS_REASONS
from frankpledge.evidence.charts.methods.apart import Funnel, rate_funnel, share_funnel
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.intervals import THREE_SIGMA, TWO_SIGMA
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.covered import COMPLETE
from frankpledge.evidence.store.places import Place
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.periods import month_words
from frankpledge.rules.policing_areas import AREAS

COLUMNS = (
    "force",
    "name",
    "month",
    "value",
    "unit",
    "size",
    "median",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "interval_low",
    "interval_high",
    "verdict",
    "reason",
)
PER = 100_000  # residents: rates of a month are small numbers of fewer
STEPS = 60  # points of a funnel's lines
FEWEST = 5  # areas that are shown side by side
FEWEST_JUDGED = 20  # our choice: with fewer, how areas differ is a guess
NOT_COMPARED = ("ratio", "median")  # forms that have no common scale of chance
VERDICTS = {1: "above the limits", -1: "below the limits", 0: "within the limits"}
NOT_JUDGED = "not judged"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One area: its value and size, and the limits between which it is like the others.

    `value` and the limits are in the unit charted: per PER residents, or percent. `size` is
    residents, or cases. `side` is 1 above and -1 below the outer (99.8%) limits.
    """

    place: Place
    value: float
    size: float
    warn: tuple[float, float]
    outer: tuple[float, float]
    low: float | None
    high: float | None
    side: int
    verdict: str


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """All areas of a month; who is left out is named with the reason.

    `median` is that of the areas; `times` takes a rate or share to the unit charted.
    """

    measure: Measure
    month: str
    unit: str
    median: float
    times: float
    funnel: Funnel
    areas: tuple[Compared, ...]
    left_out: tuple[tuple[Place, str], ...]
    release: int

    @property
    def is_rate(self) -> bool:
        """Whether events are compared with residents; else cases with all cases."""
        return self.measure.form != "share"

    @property
    def is_judged(self) -> bool:
        """Whether enough areas are compared to say that one stands apart."""
        return len(self.areas) >= FEWEST_JUDGED

    @property
    def across(self) -> str:
        """What the size is."""
        return "residents" if self.is_rate else "cases"

    @property
    def apart(self) -> list[Compared]:
        """The areas outside the limits, by name."""
        return [area for area in self.areas if area.side]

    def limits(self, size: float, level: float) -> tuple[float, float]:
        """Return the limits for an area of `size`, in the unit charted."""
        low, high = self.funnel.limits(size, level)
        return self.times * low, self.times * high

    def lines(self) -> list[tuple[str, list[tuple[float, float]]]]:
        """Return the funnel's lines, from the smallest area on: kind, and points of size and value."""
        smallest = min(area.size for area in self.areas)
        widest = max(area.size for area in self.areas) * 1.05
        # Closer together where the lines bend.
        sizes = [smallest + (widest - smallest) * n**2 / (STEPS - 1) ** 2 for n in range(STEPS)]
        middle = self.times * self.funnel.middle
        drawn: list[tuple[str, list[tuple[float, float]]]] = [
            ("centre", [(smallest, middle), (widest, middle)])
        ]
        for kind, level in (("warn", TWO_SIGMA), ("limit", THREE_SIGMA)):
            for end in (0, 1):
                drawn.append((kind, [(s, self.limits(s, level)[end]) for s in sizes]))
        return drawn

    def find(self, slug: str) -> Compared | None:
        """Return one area, if it is compared."""
        return next((area for area in self.areas if area.place.code == slug), None)

    def ranked(self) -> list[Compared]:
        """Return the areas by value, highest first."""
        return sorted(self.areas, key=lambda area: (-area.value, area.place.name))

    def rows(self) -> list[tuple[Any, ...]]:
        """Return the values of COLUMNS, by name; those left out have their reason."""
        rows: list[tuple[Any, ...]] = [
            (
                a.place.code,
                a.place.name,
                self.month,
                a.value,
                self.unit,
                a.size,
                self.median,
                *a.warn,
                *a.outer,
                a.low,
                a.high,
                a.verdict,
                "",
            )
            for a in self.areas
        ]
        empty = (None,) * (COLUMNS.index("verdict") - 3)
        rows += [(p.code, p.name, self.month, *empty, "left out", why) for p, why in self.left_out]
        return sorted(rows, key=lambda row: row[1])


def compare(reader: ReleaseReader, measure: Measure, month: str) -> Comparison:
    """Set the police areas side by side in `month`.

    Raises:
        BadInput: the measure has no common scale, or too few areas can be compared.
    """
    if measure.form in NOT_COMPARED:
        raise BadInput(
            f"{measure.name} is a {measure.form}: areas are not compared by a funnel; see each"
            " area's chart with its interval"
        )
    held: list[tuple[Place, Value]] = []
    left_out: list[tuple[Place, str]] = []
    for area in AREAS:
        place = reader.force(area.slug)
        value, why = _usable(reader, measure, place, month)
        if value is None:
            left_out.append((place, why))
        else:
            held.append((place, value))
    return side_by_side(reader.release, measure, month, held, left_out)


def months_to_compare(release: Release, measure: Measure) -> list[str]:
    """Return the months of which enough areas are whole and settled to be judged, newest first."""
    if measure.form in NOT_COMPARED:
        return []
    counts: dict[str, int] = {}
    slugs = {area.slug for area in AREAS}
    for entry in release.covered(measure.dataset):
        is_final = not entry.still_changes(measure.settles_after)
        if entry.status == COMPLETE and is_final and entry.force in slugs:
            counts[entry.month] = counts.get(entry.month, 0) + 1
    return sorted((m for m, n in counts.items() if n >= FEWEST_JUDGED), reverse=True)


def _usable(
    reader: ReleaseReader, measure: Measure, place: Place, month: str
) -> tuple[Value | None, str]:
    if measure.form != "share":
        if place.no_rate:
            return None, place.no_rate
        if place.residents is None or place.residents.of(month) is None:
            return None, f"no population of {month[:4]} is held of its area"
    (found,) = series(reader, [measure], place, first=month, last=month)
    if not found.points:
        return None, "missing: no file of this month is held"
    value = found.points[0]
    if value.status != COMPLETE or value.value is None:
        return None, f"{STATUS_REASONS.get(value.status, value.status)}: {value.reason}"
    if not value.is_judged:
        return None, f"not final: {value.reason}"
    return value, ""


def side_by_side(
    release: Release,
    measure: Measure,
    month: str,
    held: Sequence[tuple[Place, Value]],
    left_out: Sequence[tuple[Place, str]],
) -> Comparison:
    """Set areas side by side by their values of `month`.

    Raises:
        BadInput: there are fewer than FEWEST, or all are alike in having none or nothing else.
    """
    if len(held) < FEWEST:
        raise BadInput(
            f"{measure.title} can be compared of {len(held)} areas in {month_words(month)};"
            f" {FEWEST} are needed"
        )
    is_rate = measure.form != "share"
    parts = [float(value.numerator or 0) for _, value in held]
    # A measure of counts is compared by residents; a rate has them as its denominator.
    bases = [float(value.denominator or 0) for _, value in held]
    overall = sum(parts) / sum(bases)
    if overall == 0 or overall == 1 and not is_rate:
        raise BadInput(
            f"{measure.title} is the same everywhere in {month_words(month)}: {overall:.0%}"
        )
    times = PER if is_rate else measure.multiplier
    empty = Comparison(
        measure=measure,
        month=month,
        unit=f"per {PER:,} residents" if is_rate else measure.unit,
        median=times * median(n / base for n, base in zip(parts, bases, strict=True)),
        times=times,
        funnel=(rate_funnel if is_rate else share_funnel)(parts, bases),
        areas=(),
        left_out=tuple(sorted(left_out, key=lambda pair: pair[0].name)),
        release=release.number,
    )
    is_judged = len(held) >= FEWEST_JUDGED
    areas = [
        _area(empty, place, value, part / base, base, is_judged=is_judged)
        for (place, value), part, base in zip(held, parts, bases, strict=True)
    ]
    return replace(empty, areas=tuple(sorted(areas, key=lambda a: a.place.name)))


def _area(
    found: Comparison, place: Place, value: Value, level: float, base: float, *, is_judged: bool
) -> Compared:
    shown = found.times * level
    outer = found.limits(base, THREE_SIGMA)
    side = (shown > outer[1]) - (shown < outer[0]) if is_judged else 0
    # The interval is of the number itself, or of the rate in the measure's own unit.
    scale = shown / value.value if value.value else found.times / base
    return Compared(
        place=place,
        value=shown,
        size=base,
        warn=found.limits(base, TWO_SIGMA),
        outer=outer,
        low=None if value.low is None else value.low * scale,
        high=None if value.high is None else value.high * scale,
        side=side,
        verdict=VERDICTS[side] if is_judged else NOT_JUDGED,
    )
