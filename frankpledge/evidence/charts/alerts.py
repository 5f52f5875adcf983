"""Alerts over many series with a budget of false ones, which the reader sets.

A reader follows measures in areas. Each month the newest value of each series is tested alone, with
the two months before it and with the eleven before it; the threshold follows from the budget and from
how many series are followed (`methods.expected`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.amounts import PROVISIONAL, difference, few, short, with_unit
from frankpledge.evidence.charts.methods.budget import MONTHS_IN_A_QUARTER, chance_per_test
from frankpledge.evidence.charts.methods.expected import FEWEST, WINDOW, Test, checks_of
from frankpledge.evidence.charts.scales import SCALES, usable
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import Series, series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months, month_words

USUAL_BUDGET = 1.0  # false alerts a quarter
TOO_SHORT = "too short to judge"
COLUMNS = (
    "month",
    "area",
    "name",
    "measure",
    "value",
    "usual",
    "lower",
    "upper",
    "alert",
    "chance",
    "months_before",
    "months_together",
    "provisional",
    "sentence",
)


@dataclass(frozen=True, kw_only=True)
class Alert:
    """The test of a month, whether it alerts or not; limits are in the measure's unit.

    `point` is the month, `first` the oldest of those that were taken together with it.
    """

    series: Series
    point: Value
    first: Value
    test: Test

    @property
    def direction(self) -> int:
        """1 above, -1 below, 0 no alert."""
        return self.test.direction

    @property
    def value(self) -> float:
        """The month's value, or the mean of the months together."""
        return self.series.measure.multiplier * self.test.value

    @property
    def usual(self) -> float:
        """What was expected."""
        return self.series.measure.multiplier * self.test.centre

    @property
    def limits(self) -> tuple[float, float]:
        """Between what values it was expected to lie."""
        times = self.series.measure.multiplier
        return times * self.test.lower, times * self.test.upper

    @property
    def when(self) -> str:
        """The month, or the months together, in words."""
        if self.test.together == 1:
            return self.point.words
        return f"{self.first.words} to {self.point.words}"

    def sentence(self) -> str:
        """Say what happened, beside what was expected."""
        measure = self.series.measure
        mean = " a month on average" if self.test.together > 1 else ""
        low, high = (short(limit, measure) for limit in self.limits)
        said = (
            f"{measure.title}, {self.series.place.label}, {self.when}:"
            f" {with_unit(self.value, measure)}{mean}. From the {self.test.months} months before we"
            f" expected {low} to {high} (about {short(self.usual, measure)}):"
            f" {difference(self.value, self.usual, measure)}."
        )
        cautions = (few(self.usual, measure), PROVISIONAL if self.point.is_provisional else "")
        return " ".join(part for part in (said, *cautions) if part)

    def row(self) -> tuple[str | float | None, ...]:
        """Return the values of COLUMNS."""
        place, measure = self.series.place, self.series.measure
        words = {1: "above", -1: "below", 0: "none"}[self.direction]
        return (
            self.point.month,
            place.code,
            place.name,
            measure.name,
            self.value,
            self.usual,
            *self.limits,
            words,
            self.test.chance,
            self.test.months,
            self.test.together,
            "yes" if self.point.is_provisional else "no",
            self.sentence(),
        )


@dataclass(frozen=True, kw_only=True)
class Alerts:
    """The tests of the newest quarter, and how many false alerts they are expected to hold."""

    budget: float
    series: int
    chance: float
    tests: tuple[Alert, ...]
    untested: tuple[tuple[Series, str], ...]
    last: str

    @property
    def found(self) -> list[Alert]:
        """The alerts, newest and least likely first."""
        hits = [test for test in self.tests if test.direction]
        return sorted(hits, key=lambda a: (a.point.month, -a.test.chance), reverse=True)

    @property
    def quarter(self) -> str:
        """The months that are tested, in words."""
        first = add_months(self.last, 1 - MONTHS_IN_A_QUARTER)
        return f"{month_words(first)} to {month_words(self.last)}"

    def sentence(self) -> str:
        """Say how much was tested, what the budget means, and what no alert means."""
        if not self.tests:
            return (
                f"Nothing could be tested for {self.quarter}: of the {self.series} series followed each"
                " has too few months before it, or no month that can be judged."
            )
        count, expected = len(self.found), self.chance * len(self.tests)
        alerts = {0: "No alerts", 1: "1 alert"}.get(count, f"{count} alerts")
        said = (
            f"{alerts} for {self.quarter}. We ran {len(self.tests)} checks on {self.series} series and"
            f" would expect about {expected:.1f} false alerts if nothing had changed (you accept"
            f" {self.budget:g} a quarter)."
        )
        if not count:
            said += " A change of 10% would often be missed, so no alert does not mean no change."
        return said


def alerts(
    reader: ReleaseReader,
    measures: Sequence[Measure],
    places: Sequence[Place],
    *,
    budget: float = USUAL_BUDGET,
    last: str | None = None,
) -> Alerts:
    """Test the newest quarter (or that to `last`) of every series of `measures` x `places`.

    Raises:
        BadInput: nothing is followed, or the budget cannot be met.
    """
    followed = [
        one
        for place in places
        for one in series(reader, [m for m in measures if place.kind in m.areas], place, last=last)
    ]
    chance = chance_per_test(budget, len(followed))
    end = last or max((p.month for s in followed for p in s.points if p.is_judged), default="")
    if not end:
        raise BadInput("no month of what is followed is held, so nothing can be tested")
    quarter = [add_months(end, -n) for n in range(MONTHS_IN_A_QUARTER - 1, -1, -1)]
    tests: list[Alert] = []
    untested: list[tuple[Series, str]] = []
    for one in followed:
        made, why = tests_of(one, quarter, chance)
        tests += made
        if why:
            untested.append((one, why))
    return Alerts(
        budget=budget,
        series=len(followed),
        chance=chance,
        tests=tuple(tests),
        untested=tuple(untested),
        last=end,
    )


def tests_of(series: Series, months: Sequence[str], chance: float) -> tuple[list[Alert], str]:
    """Return the tests of `months` of a series, and why some could not be made."""
    measure, points = series.measure, series.points
    values = [usable(measure, point) for point in points]
    made: list[Alert] = []
    why: list[str] = []
    for place, point in enumerate(points):
        if point.month not in months:
            continue
        if not point.is_judged:
            why.append(f"{point.words}: {point.reason or point.status}")
            continue
        oldest = max(0, place + 1 - 2 * WINDOW)
        tests = checks_of(values[oldest : place + 1], chance, SCALES[measure.form])
        if not tests:
            held = sum(value is not None for value in values[max(0, place - WINDOW) : place])
            why.append(
                f"{point.words}: {TOO_SHORT} ({held} months before it are held, {FEWEST} are needed)"
            )
            continue
        first = points[place + 1 - tests[0].together]
        made.append(Alert(series=series, point=point, first=first, test=tests[0]))
    return made, "; ".join(why)
