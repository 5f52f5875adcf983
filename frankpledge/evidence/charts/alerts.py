"""Alerts over many series with a budget of false ones, which the reader sets.

A reader follows measures in areas. Each month the newest value of each series is tested
once; the threshold follows from the budget and from how many series are followed.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.amounts import number
from frankpledge.evidence.charts.methods.budget import (
    FEWEST,
    MONTHS_IN_A_QUARTER,
    Test,
    chance_per_test,
    check_newest,
)
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import Series, Value, series
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months, month_words

USUAL_BUDGET = 1.0  # false alerts a quarter
OLDEST = 36  # months before a month that may serve as its baseline
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
    "sentence",
)


@dataclass(frozen=True, kw_only=True)
class Alert:
    """One test, whether it alerts or not; limits are in the measure's unit."""

    series: Series
    point: Value
    test: Test
    usual: float
    lower: float
    upper: float

    @property
    def direction(self) -> int:
        """1 above, -1 below, 0 no alert."""
        return self.test.direction

    def sentence(self) -> str:
        """Say what happened, against what, and how sure."""
        measure = self.series.measure
        side = {1: "above", -1: "below", 0: "within"}[self.direction]
        return (
            f"{measure.title}, {self.series.place.label}: {number(self.point.value, measure)} in"
            f" {self.point.words}, {side} the {number(self.lower, measure)} to"
            f" {number(self.upper, measure)} to be expected from the {self.test.months} months before"
            f" (about {number(self.usual, measure)}). {_odds(self.test.chance)}"
        )

    def row(self) -> tuple[str | float | None, ...]:
        """Return the values of COLUMNS."""
        place, measure = self.series.place, self.series.measure
        words = {1: "above", -1: "below", 0: "none"}[self.direction]
        return (
            self.point.month,
            place.code,
            place.name,
            measure.name,
            self.point.value,
            self.usual,
            self.lower,
            self.upper,
            words,
            self.test.chance,
            self.test.months,
            self.sentence(),
        )


def _odds(chance: float) -> str:
    if chance <= 0:
        return "If nothing had changed, that would not come up by chance."
    times = 1 / chance
    if times > 1e6:
        return "If nothing had changed, that would come up less than once in a million months."
    rounded = round(times, -max(0, math.floor(math.log10(times)) - 1)) if times >= 1 else 1
    return f"If nothing had changed, that would come up about once in {rounded:,.0f} months."


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

    def sentence(self) -> str:
        """Say what is followed and what the budget means."""
        expected = self.chance * len(self.tests)
        return (
            f"{self.series} series are followed, each tested once a month. The threshold is set so"
            f" that, if nothing changed anywhere, {self.budget:g} false"
            f" {'alert' if self.budget == 1 else 'alerts'} would be expected in a quarter; of the"
            f" {len(self.tests)} tests that could be made in the quarter to {month_words(self.last)},"
            f" {expected:.2g}. {len(self.found)} {'alert was' if len(self.found) == 1 else 'alerts were'} found."
        )


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
    even, back = SCALES[series.measure.form]
    made, why = [], ""
    for point in series.points:
        if point.month not in months:
            continue
        if not point.is_judged or point.value is None:
            why = f"{point.words}: {point.reason or 'still being worked on'}"
            continue
        oldest = add_months(point.month, -OLDEST)
        before = [
            even(p.value / series.measure.multiplier)
            for p in series.points
            if oldest <= p.month < point.month and p.is_judged and p.value is not None
        ]
        if len(before) < FEWEST:
            why = f"{point.words}: {len(before)} months before it are held, {FEWEST} are needed"
            continue
        test = check_newest(before, even(point.value / series.measure.multiplier), chance)
        times = series.measure.multiplier
        made.append(
            Alert(
                series=series,
                point=point,
                test=test,
                usual=times * back(test.centre),
                lower=times * back(test.lower),
                upper=times * back(test.upper),
            )
        )
    return made, why


def _square(value: float) -> float:
    return max(0.0, value) ** 2


def _sine_squared(value: float) -> float:
    return math.sin(min(math.pi / 2, max(0.0, value))) ** 2


# Scales on which the variance does not hang on the level: there and back again.
SCALES: dict[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "count": (math.sqrt, _square),
    "rate": (math.sqrt, _square),
    "share": (lambda share: math.asin(math.sqrt(share)), _sine_squared),
    "ratio": (lambda ratio: math.log(max(ratio, 1e-9)), math.exp),
    "median": (lambda value: value, lambda value: value),
}
