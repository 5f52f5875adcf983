"""What a chart is made of: months with their centre and limits, stretches of them, and the verdict."""

from dataclasses import dataclass, field

from frankpledge.evidence.charts.methods.rules import OUTSIDE, Signal
from frankpledge.evidence.charts.methods.run_charts import RunChart
from frankpledge.evidence.charts.methods.xmr import TRIAL_BELOW
from frankpledge.evidence.charts.months_before import Expected
from frankpledge.evidence.charts.notes import Note
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value
from frankpledge.rules.periods import add_months

RUN, LIKE_MONTHS = "run", "like-months"
# The one verdict on a month, for every page, file and command.
HIGH, LOW = "unusually_high", "unusually_low"
NO_CHANGE, NOT_JUDGED = "no_unusual_change", "not_judged"
IN_SHORT = (
    "month",
    "value",
    "numerator",
    "denominator",
    "centre",
    "lower",
    "upper",
    "signal",
    "status",
)
COLUMNS = (
    *IN_SHORT,
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

    `expected` is filled where the month lies outside its limits as the months beside it let expect.
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

        Only a month outside its limits, and unlike the months beside it, is unusual; a longer
        pattern (a run, a trend, a level that has moved) is no verdict.
        """
        if self.signal and self.signal.rule == OUTSIDE:
            return HIGH if self.signal.direction > 0 else LOW
        if self.at.is_judged and self.upper is not None:
            return NO_CHANGE
        return NOT_JUDGED


# Why a stretch begins where it does.
BY_NOTE, BY_GAP, AT_START = "note", "gap", "start"


@dataclass(frozen=True, kw_only=True)
class Segment:
    """A stretch with limits of its own: places of its first and last point, and how many made them.

    `begins` says why its period begins where it does, at the place `since`: at a person's note, after
    a gap, or with the series. A stretch that begins later is the newest part of a longer period.
    `average` is in the unit of the measure, without the time of year where that is in the limits.
    """

    first: int
    last: int
    judged: int
    has_limits: bool
    begins: str = AT_START
    since: int = 0
    average: float | None = None
    is_seasonal: bool = False

    @property
    def is_trial(self) -> bool:
        """Whether its limits rest on fewer than TRIAL_BELOW months."""
        return self.has_limits and self.judged < TRIAL_BELOW

    @property
    def is_part(self) -> bool:
        """Whether it is the newest part of a longer period."""
        return self.first > self.since


@dataclass(frozen=True, kw_only=True)
class NewLevel:
    """A step found in the newest period and not accepted: its first month, and the mean on each side.

    Both are in the unit of the measure; `old_first` is the first judged month before it, and
    `old_last` the last.
    """

    first: str
    mean: float
    old_first: str
    old_last: str
    old_mean: float


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A measure in an area as it is drawn.

    `kind` is xmr, p, u, run or like-months. `run` holds the run chart's tests where it is
    one. `step` is a change of level that nobody has accepted or declined.
    """

    series: Series
    kind: str
    points: tuple[Point, ...]
    segments: tuple[Segment, ...]
    notes: tuple[Note, ...] = ()
    run: RunChart | None = None
    is_screened: bool = False
    left_out: tuple[str, ...] = field(default=())
    step: NewLevel | None = None

    @property
    def is_trial(self) -> bool:
        """Whether the limits of the newest segment rest on fewer than TRIAL_BELOW months."""
        return bool(self.segments) and self.segments[-1].is_trial

    @property
    def is_seasonal(self) -> bool:
        """Whether the newest limits follow the year, so that the rules about runs are not used."""
        return any(s.is_seasonal for s in [s for s in self.segments if s.has_limits][-1:])

    def segment_of(self, place: int) -> Segment | None:
        """Return the segment in which the month at `place` lies."""
        return next((s for s in self.segments if s.first <= place <= s.last), None)

    def judged_beside(self, point: Point) -> list[Point]:
        """Return the judged months of the segment in which a month lies."""
        segment = self.segment_of(self.points.index(point))
        return [point] if segment is None else self.judged_in(segment)

    def judged_in(self, segment: Segment) -> list[Point]:
        """Return the judged months of a segment."""
        return [p for p in self.points[segment.first : segment.last + 1] if p.at.is_judged]

    def before_period(self, segment: Segment) -> Segment | None:
        """Return the newest segment of the period before that of `segment`, if it has limits."""
        found = (s for s in self.segments if s.last == segment.since - 1 and s.has_limits)
        return next(found, None)

    def a_year_before(self, point: Point) -> Point | None:
        """Return the same month of the year before, where the chart has it."""
        month = add_months(point.at.month, -12)
        return next((p for p in self.points if p.at.month == month), None)

    @property
    def newest(self) -> Point | None:
        """The newest point that is judged."""
        return next((p for p in reversed(self.points) if p.at.is_judged), None)

    @property
    def signals(self) -> list[Point]:
        """The points that are special, oldest first."""
        return [point for point in self.points if point.signal]
