"""Police areas set side by side in one month: a funnel, never a ranking.

Counts and rates are compared as observed over expected, the expected being the residents
times the rate of all areas together; shares as log odds. Limits allow for areas differing
by more than chance (over-dispersion), see `methods.funnel`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.evidence.charts import likeness
from frankpledge.evidence.charts.amounts import STATUS_REASONS
from frankpledge.evidence.charts.methods.funnel import (
    Dispersion,
    ratio_dispersion,
    ratio_limits,
    share_dispersion,
    share_limits,
)
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.intervals import THREE_SIGMA, TWO_SIGMA
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import PEOPLE, Value, series
from frankpledge.evidence.store.areas import force_areas
from frankpledge.evidence.store.coverage import COMPLETE
from frankpledge.evidence.store.places import Place
from frankpledge.evidence.store.releases import Release
from frankpledge.rules.periods import month_words
from frankpledge.rules.policing_areas import AREA_BY_SLUG, force_name

COLUMNS = (
    "force",
    "name",
    "month",
    "value",
    "size",
    "expected",
    "lower_95",
    "upper_95",
    "lower_998",
    "upper_998",
    "interval_low",
    "interval_high",
    "verdict",
    "reason",
)
STEPS = 60  # points of a funnel's lines
WORDS = {
    "lower": {1: "worse", -1: "better", 0: "similar"},
    "higher": {1: "better", -1: "worse", 0: "similar"},
    "neither": {1: "higher", -1: "lower", 0: "similar"},
}


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One area: its value and size, and the limits between which it is like the others.

    `value` and the limits are in the unit charted: per 1,000 residents, or percent. `size`
    is expected events, or cases. `side` is 1 above and -1 below the outer (99.8%) limits.
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
    """All areas of a month; who is left out is named with the reason."""

    measure: Measure
    month: str
    unit: str
    target: float
    dispersion: Dispersion
    areas: tuple[Compared, ...]
    left_out: tuple[tuple[Place, str], ...]
    release: int

    @property
    def is_ratio(self) -> bool:
        """Whether events are compared with residents; else cases with all cases."""
        return self.measure.form != "share"

    @property
    def across(self) -> str:
        """What the size is."""
        return "events expected" if self.is_ratio else "cases"

    def limits(self, size: float, level: float) -> tuple[float, float]:
        """Return the limits for an area of `size`, in the unit charted."""
        return _limits(self, self.target, size, level)

    def lines(self) -> list[tuple[str, list[tuple[float, float]]]]:
        """Return the funnel's lines: kind, and points of size and value."""
        widest = max(area.size for area in self.areas) * 1.05
        # From where the funnel is not wider than the chart.
        sizes = [widest * (n + 1) ** 2 / STEPS**2 for n in range(1, STEPS)]
        drawn: list[tuple[str, list[tuple[float, float]]]] = [
            ("centre", [(0.0, self.target), (widest, self.target)])
        ]
        for kind, level in (("warn", TWO_SIGMA), ("limit", THREE_SIGMA)):
            for end in (0, 1):
                drawn.append((kind, [(s, self.limits(s, level)[end]) for s in sizes]))
        return drawn

    def find(self, slug: str) -> Compared | None:
        """Return one area, if it is compared."""
        return next((area for area in self.areas if area.place.code == slug), None)

    def sentence(self) -> str:
        """Say what the comparison shows."""
        apart = [area for area in self.areas if area.side]
        wide = (
            "Areas differ by more than chance explains, so the limits are widened for it"
            f" (dispersion {self.dispersion.phi:.1f})."
            if self.dispersion.tau_squared > 0
            else "Areas differ no more than chance explains."
        )
        named = ", ".join(
            f"{a.place.name} ({a.verdict})" for a in sorted(apart, key=lambda a: a.place.name)
        )
        result = f"Outside the limits: {named}." if apart else "No area lies outside the limits."
        count = len(self.areas) + len(self.left_out)
        return (
            f"{self.measure.title}, {month_words(self.month)}: {len(self.areas)} of the {count} areas can"
            f" be compared; all together have {_said(self.target)}{'' if self.unit.startswith('%') else ' '}{self.unit}. {wide} {result}"
        )

    def rows(self) -> list[tuple[Any, ...]]:
        """Return the values of COLUMNS, by name; those left out have their reason."""
        rows: list[tuple[Any, ...]] = [
            (
                a.place.code,
                a.place.name,
                self.month,
                a.value,
                a.size,
                a.size if self.is_ratio else None,
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


def _said(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.1f}"


def compare(reader: ReleaseReader, measure: Measure, month: str) -> Comparison:
    """Set the police areas side by side in `month`.

    Raises:
        BadInput: the measure has no common scale, or too few areas can be compared.
    """
    if measure.form in ("ratio", "median"):
        raise BadInput(
            f"{measure.name} is a {measure.form}: areas are not compared by a funnel; see each"
            " area's chart with its interval"
        )
    release = reader.release
    held: list[tuple[Place, Value]] = []
    left_out: list[tuple[Place, str]] = []
    for area in force_areas(release):
        if area.code not in AREA_BY_SLUG and not _is_held(release, measure, area.code, month):
            continue
        place = reader.force(area.code)
        value, why = _usable(reader, measure, place, month)
        if value is None or why:
            left_out.append((place, why))
        else:
            held.append((place, value))
    if len(held) < 5:
        raise BadInput(
            f"{measure.title} can be compared of {len(held)} areas in {month_words(month)}; 5 are needed"
        )
    return _compared(measure, month, held, left_out, release.number)


def _is_held(release: Release, measure: Measure, force: str, month: str) -> bool:
    return any(
        e.month == month and e.rows is not None for e in release.covered_of(measure.dataset, force)
    )


def _usable(
    reader: ReleaseReader, measure: Measure, place: Place, month: str
) -> tuple[Value | None, str]:
    if measure.form != "share":
        if why := likeness.facts()["no_resident_rates"].get(place.code):
            return None, why
        if not place.population:
            return None, "no population of its area is held"
    (found,) = series(reader, [measure], place, first=month, last=month)
    if not found.points:
        return None, "missing: no file of this month is held"
    value = found.points[0]
    if value.status != COMPLETE or value.value is None:
        return None, f"{STATUS_REASONS.get(value.status, value.status)}: {value.reason}"
    return value, ""


def _compared(
    measure: Measure,
    month: str,
    held: Sequence[tuple[Place, Value]],
    left_out: Sequence[tuple[Place, str]],
    release: int,
) -> Comparison:
    is_ratio = measure.form != "share"
    parts = [float(value.numerator or 0) for _, value in held]
    bases = [float(value.denominator or 0) for _, value in held]
    overall = sum(parts) / sum(bases)
    if not 0 < overall < 1 and not is_ratio or overall == 0:
        raise BadInput(
            f"{measure.title} is the same everywhere in {month_words(month)}: {overall:.0%}"
        )
    sizes = [overall * base for base in bases] if is_ratio else bases
    found = ratio_dispersion(parts, sizes) if is_ratio else share_dispersion(parts, bases, overall)
    times = PEOPLE if is_ratio else measure.multiplier
    empty = Comparison(
        measure=measure,
        month=month,
        unit="per 1,000 residents" if is_ratio else measure.unit,
        target=times * overall,
        dispersion=found,
        areas=(),
        left_out=tuple(sorted(left_out, key=lambda pair: pair[0].name)),
        release=release,
    )
    areas = []
    for (place, value), part, base, size in zip(held, parts, bases, sizes, strict=True):
        shown = times * part / base
        outer = _limits(empty, empty.target, size, THREE_SIGMA)
        side = (shown > outer[1]) - (shown < outer[0])
        scale = times / base if measure.form == "count" else 1.0
        areas.append(
            Compared(
                place=place,
                value=shown,
                size=size,
                warn=_limits(empty, empty.target, size, TWO_SIGMA),
                outer=outer,
                low=None if value.low is None else value.low * scale,
                high=None if value.high is None else value.high * scale,
                side=side,
                verdict=WORDS[measure.better][side],
            )
        )
    return Comparison(
        **{**empty.__dict__, "areas": tuple(sorted(areas, key=lambda a: a.place.name))}
    )


def _limits(found: Comparison, target: float, size: float, level: float) -> tuple[float, float]:
    tau_squared = found.dispersion.tau_squared
    if found.is_ratio:
        low, high = ratio_limits(size, tau_squared, level)
        return target * low, target * high
    times = found.measure.multiplier
    low, high = share_limits(target / times, size, tau_squared, level)
    return times * low, times * high


@dataclass(frozen=True, kw_only=True)
class GroupVerdict:
    """An area beside one group of similar areas."""

    size: int
    source: str
    members: tuple[str, ...]
    used: int
    target: float | None
    verdict: str


def group_verdicts(reader: ReleaseReader, found: Comparison, slug: str) -> list[GroupVerdict]:
    """Return the verdict on an area beside each size of group, and the official list's.

    The group's areas together are the target; limits allow for areas differing as all do.
    """
    area = found.find(slug)
    groups = [
        (f"our {size} most alike", likeness.group(slug, reader.people.by_area, size))
        for size in range(likeness.SMALLEST, likeness.LARGEST + 1)
    ]
    official = likeness.official_group(reader.store, slug)
    if official:
        groups.append((f"official list of {official[1] or 'no date'}", official[0]))
    return [_group_verdict(found, area, source, members) for source, members in groups]


def _group_verdict(
    found: Comparison, area: Compared | None, source: str, members: Sequence[str]
) -> GroupVerdict:
    held = [other for slug in members if (other := found.find(slug))]
    target = None
    verdict = "not judged: fewer than 3 of the group can be compared"
    if area is None:
        verdict = "not judged: the area itself is left out"
    elif len(held) >= likeness.SMALLEST:
        target = sum(o.value * o.size for o in held) / sum(o.size for o in held)
        if found.is_ratio:
            # Sizes are events expected at the common rate, so they stand for residents.
            low, high = ratio_limits(
                area.size * target / found.target, found.dispersion.tau_squared, THREE_SIGMA
            )
            low, high = low * target, high * target
        else:
            low, high = _limits(found, target, area.size, THREE_SIGMA)
        side = (area.value > high) - (area.value < low)
        verdict = WORDS[found.measure.better][side]
    return GroupVerdict(
        size=len(members),
        source=source,
        members=tuple(force_name(slug) for slug in members),
        used=len(held),
        target=target,
        verdict=verdict,
    )
