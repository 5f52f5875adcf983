"""A measure over time with its limits and signals: which months are unusual, and which are not.

Which chart is drawn follows the measure (`chart` of its definition) and what is held: with
fewer than FEWEST_POINTS judged months a run chart without limits is drawn instead. Months
that are missing, partial, not comparable or not settled are drawn and not judged: they
break every run, and limits are not made from them. A year without a judged month ends a period:
each has an average and limits of its own, made from its newest WINDOW months.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.methods import season
from frankpledge.evidence.charts.methods.attributes import p_limits, u_limits
from frankpledge.evidence.charts.methods.neighbours import widening
from frankpledge.evidence.charts.methods.rules import (
    LEVEL,
    OUTSIDE,
    RULES,
    Observation,
    Signal,
    judge,
)
from frankpledge.evidence.charts.methods.run_charts import RunChart, run_chart
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS, TRIAL_BELOW, xmr_limits
from frankpledge.evidence.charts.months_before import Expected, from_months_before
from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value

WINDOW = 36  # months of a period, the newest, that are judged and make limits: levels drift
GAP = 12  # months that are not judged end a period: what was before is another time
RUN, LIKE_MONTHS = "run", "like-months"
# The one verdict on a month, for every page, file and command.
HIGH, LOW = "unusually_high", "unusually_low"
NO_CHANGE, NOT_JUDGED = "no_unusual_change", "not_judged"
COLUMNS = (
    "month",
    "value",
    "numerator",
    "denominator",
    "centre",
    "lower",
    "upper",
    "signal",
    "status",
    "direction",
    "interval_low",
    "interval_high",
    "rate_per_100000",
    "population_year",
    "rolling_12",
    "unknown_share",
    "provisional",
    "settled",
    "reason",
    "verdict",
)


@dataclass(frozen=True, kw_only=True)
class Point:
    """A month of a chart: its value, and the centre and limits that hold for it, if any.

    `expected` is filled where the month lies outside its limits as the months before it let expect.
    """

    at: Value
    centre: float | None = None
    lower: float | None = None
    upper: float | None = None
    signal: Signal | None = None
    expected: Expected | None = None

    def row(self) -> tuple[str | float | None, ...]:
        """Return the values of COLUMNS."""
        v = self.at
        return (
            v.month,
            v.value,
            v.numerator,
            v.denominator,
            self.centre,
            self.lower,
            self.upper,
            self.signal.rule if self.signal else "",
            v.status,
            {1: "high", -1: "low"}.get(self.signal.direction, "") if self.signal else "",
            v.low,
            v.high,
            v.rate,
            v.population_year,
            v.rolling,
            v.unknown_share,
            "yes" if v.is_provisional else "no",
            "yes" if v.is_settled else "no",
            v.reason,
            self.verdict,
        )

    @property
    def verdict(self) -> str:
        """What the month is: unusually high or low, nothing unusual, or not judged.

        Only a month outside its limits, and unlike the months before it, is unusual; a longer
        pattern (a run, a trend, a level that has moved) is no verdict.
        """
        if self.signal and self.signal.rule == OUTSIDE:
            return HIGH if self.signal.direction > 0 else LOW
        if self.at.is_judged and self.upper is not None:
            return NO_CHANGE
        return NOT_JUDGED


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch with limits of its own: places of its first and last point, and how many made them."""

    first: int
    last: int
    judged: int
    has_limits: bool


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A measure in an area as it is drawn.

    `kind` is xmr, p, u, run or like-months. `run` holds the run chart's tests where it is
    one. `is_seasonal` says that months of the same name are alike, so that only the limits
    are used and not the rules about runs.
    """

    series: Series
    kind: str
    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()
    run: RunChart | None = None
    is_seasonal: bool = False
    is_screened: bool = False
    left_out: tuple[str, ...] = field(default=())

    @property
    def is_trial(self) -> bool:
        """Whether the limits of the newest segment rest on fewer than TRIAL_BELOW months."""
        last = self.segments[-1] if self.segments else None
        return bool(last and last.has_limits and last.judged < TRIAL_BELOW)

    @property
    def newest(self) -> Point | None:
        """The newest point that is judged."""
        return next((p for p in reversed(self.points) if p.at.is_judged), None)

    @property
    def signals(self) -> list[Point]:
        """The points that are special, oldest first."""
        return [point for point in self.points if point.signal]


def draw(
    series: Series,
    *,
    notes: Sequence[Note] = (),
    screen: bool = False,
    like_months: bool = False,
) -> Chart:
    """Return the chart of `series`.

    With `screen` leaps do not widen the limits of an XmR chart. With `like_months` each
    month is set against the same month a year before.
    """
    if like_months:
        return _like_months(series, notes)
    bounds = _segments(series.points, notes)
    judged = series.judged
    months = [p.month for p in series.points]
    is_seasonal = series.measure.chart != RUN and season.follows_the_year(months, judged)
    places: list[Observation] = []
    segments = []
    for first, last, is_newest in bounds:
        part = series.points[first : last + 1]
        count = sum(point.is_judged for point in part)
        has_limits = is_newest and series.measure.chart != RUN and count >= FEWEST_POINTS
        try:
            places += _limits(series, part, screen=screen) if has_limits else _bare(part)
        except BadInput:  # no two judged months in a row
            places += _bare(part)
            has_limits = False
        segments.append(Segment(first=first, last=last, judged=count, has_limits=has_limits))
    if not any(segment.has_limits for segment in segments):
        return _run(series, notes, segments)
    breaks = frozenset(segment.first for segment in segments[1:])
    rules = (OUTSIDE,) if is_seasonal else RULES
    signals = judge(places, breaks=breaks, rules=rules)
    return Chart(
        series=series,
        kind=series.measure.chart,
        points=_beside_months_before(series, _joined(series.points, places, signals), notes),
        segments=tuple(segments),
        notes=tuple(notes),
        is_seasonal=is_seasonal,
        is_screened=screen,
    )


def _segments(points: Sequence[Value], notes: Sequence[Note]) -> list[tuple[int, int, bool]]:
    """Return the first and last place of each stretch, and whether it is the newest of its period."""
    starts = {note.month for note in notes if note.kind == REBASE} | _after_gaps(points)
    firsts = [0] + [n for n, p in enumerate(points) if n and p.month in starts]
    lasts = [first - 1 for first in firsts[1:]] + [len(points) - 1]
    found = []
    for first, last in zip(firsts, lasts, strict=True) if points else ():
        start = _newest_of(points, first, last)
        if start > first:
            found.append((first, start - 1, False))
        found.append((start, last, True))
    return found


def _newest_of(points: Sequence[Value], first: int, last: int) -> int:
    """Return the place from which on a period is judged: of its newest WINDOW judged months."""
    judged = [place for place in range(first, last + 1) if points[place].is_judged]
    return judged[-WINDOW] if len(judged) > WINDOW else first


def _after_gaps(points: Sequence[Value]) -> set[str]:
    """Return the months that are the first to be judged after a gap that ends a period."""
    found, empty = set(), 0
    for point in points:
        if point.is_judged:
            if empty >= GAP:
                found.add(point.month)
            empty = 0
        else:
            empty += 1
    return found


def _bare(points: Sequence[Value]) -> list[Observation]:
    return [Observation(point.value if point.is_judged else None) for point in points]


def _limits(series: Series, points: Sequence[Value], *, screen: bool) -> list[Observation]:
    chart, times = series.measure.chart, series.measure.multiplier
    values = [p.value if p.is_judged else None for p in points]
    times_wider = widening(values)
    if chart in ("p", "u"):
        parts = [float(p.numerator or 0) if p.is_judged else None for p in points]
        wholes = [float(p.denominator or 0) if p.is_judged else None for p in points]
        found = (p_limits if chart == "p" else u_limits)(parts, wholes, times=times_wider)
        return [
            Observation(
                value,
                times * found.centre,
                None if low is None else times * low,
                None if high is None else times * high,
            )
            for value, low, high in zip(values, found.lower, found.upper, strict=True)
        ]
    limits = xmr_limits(values, screen=screen, widen=times_wider)
    # No measure can fall below nothing.
    return [Observation(v, limits.centre, max(0.0, limits.lower), limits.upper) for v in values]


def _joined(
    points: Sequence[Value], places: Sequence[Observation], signals: Sequence[Signal | None]
) -> tuple[Point, ...]:
    return tuple(
        Point(
            at=point,
            centre=place.centre,
            lower=place.lower,
            upper=place.upper,
            signal=signal if point.is_judged else None,
        )
        for point, place, signal in zip(points, places, signals, strict=True)
    )


def _beside_months_before(
    series: Series, points: Sequence[Point], notes: Sequence[Note]
) -> tuple[Point, ...]:
    """Tell the months outside their range that the months before them let expect.

    Months before limits began anew are of another level, and are not asked.
    """
    anew = sorted(note.month for note in notes if note.kind == REBASE)
    found = []
    for place, point in enumerate(points):
        if point.signal is not None and point.signal.rule == OUTSIDE:
            start = max((month for month in anew if month <= point.at.month), default="")
            before = [p for p in series.points[:place] if p.month >= start]
            expected = from_months_before(series.measure, [*before, point.at], len(before))
            if expected is not None and expected.direction != point.signal.direction:
                level = Signal(LEVEL, point.signal.direction)
                point = replace(point, signal=level, expected=expected)
        found.append(point)
    return tuple(found)


def _run(series: Series, notes: Sequence[Note], segments: Sequence[Segment]) -> Chart:
    """Return a run chart of the newest segment, the median as its centre."""
    first = segments[-1].first if segments else 0
    values = series.judged[first:]
    tests = run_chart(values) if any(v is not None for v in values) else None
    points = tuple(
        Point(at=point, centre=tests.median if tests and place >= first else None)
        for place, point in enumerate(series.points)
    )
    return Chart(
        series=series,
        kind=RUN,
        points=points,
        segments=tuple(segments),
        notes=tuple(notes),
        run=tests,
    )


def _like_months(series: Series, notes: Sequence[Note]) -> Chart:
    """Return a chart on which each month is judged by the same month a year before.

    The quotient of the two is charted as its logarithm. A month that itself stood out on
    the plain chart is nothing to compare with, so its followers are not judged.
    """
    plain = draw(series, notes=notes)
    by_month = {point.at.month: point for point in plain.points}
    bases = [_base(point, by_month) for point in plain.points]
    changes = [
        math.log((p.at.value or 0) / base) if base and p.at.is_judged and p.at.value else None
        for p, base in zip(plain.points, bases, strict=True)
    ]
    left_out = tuple(
        point.at.month
        for point in plain.points
        if (before := by_month.get(_year_before(point.at.month))) and _stood_out(before)
    )
    segment = Segment(
        first=0,
        last=max(0, len(plain.points) - 1),
        judged=sum(change is not None for change in changes),
        has_limits=sum(change is not None for change in changes) >= FEWEST_POINTS,
    )
    empty = replace(
        plain,
        kind=LIKE_MONTHS,
        segments=(segment,),
        is_seasonal=False,
        run=None,
        left_out=left_out,
        points=tuple(
            replace(p, centre=None, lower=None, upper=None, signal=None) for p in plain.points
        ),
    )
    if not segment.has_limits:
        return empty
    try:
        limits = xmr_limits(changes)
    except BadInput:
        return empty
    places = [Observation(change, limits.centre, limits.lower, limits.upper) for change in changes]
    signals = judge(places)
    points = []
    for point, base, change, signal in zip(plain.points, bases, changes, signals, strict=True):
        known = base is not None
        points.append(
            Point(
                at=point.at,
                centre=base * math.exp(limits.centre) if known and base else None,
                lower=base * math.exp(limits.lower) if known and base else None,
                upper=base * math.exp(limits.upper) if known and base else None,
                signal=signal if change is not None else None,
            )
        )
    return replace(empty, points=tuple(points))


def _year_before(month: str) -> str:
    return f"{int(month[:4]) - 1}{month[4:]}"


def _stood_out(point: Point) -> bool:
    return bool(point.signal and point.signal.rule == OUTSIDE)


def _base(point: Point, by_month: dict[str, Point]) -> float | None:
    before = by_month.get(_year_before(point.at.month))
    if before is None or not before.at.is_judged or _stood_out(before):
        return None
    return before.at.value or None
