"""What the newest month of a chart means: what happened, against what, and how sure that is.

The chances are those of a series that varies by chance about a level that does not change:
three sigma of a normal distribution, runs by the halves of a coin, trends by the orders of
seven values.
"""

from itertools import groupby

from frankpledge.evidence.charts.amounts import number
from frankpledge.evidence.charts.change import LIKE_MONTHS, RUN, Chart, Point
from frankpledge.evidence.charts.methods.cusum import describe, latest_drift
from frankpledge.evidence.charts.methods.rules import ONE_SIDE, OUTSIDE, TREND, TWO_OF_THREE
from frankpledge.evidence.charts.methods.xmr import FEWEST_POINTS
from frankpledge.evidence.measures.definitions import Measure
from frankpledge.rules.periods import month_words

SURE = {
    OUTSIDE: "about 3 months in 1,000 would be so far out by chance",
    TREND: "seven months each beyond the one before come up by chance about once in 2,500 tries",
    TWO_OF_THREE: "that comes up by chance about once in 650 tries",
    ONE_SIDE: "seven in a row come up by chance about once in 64 tries",
}
DRIFT_PLACES = 4


def verdict(chart: Chart, point: Point) -> str:
    """Say whether `point` is ordinary, and against what."""
    if chart.kind == RUN:
        return _run_verdict(chart)
    measure = chart.series.measure
    if point.centre is None or point.lower is None or point.upper is None:
        if chart.kind == LIKE_MONTHS:
            return (
                "The same month a year before is not held, or was itself out of the ordinary, so"
                " this month is not judged against it."
            )
        return "There are too few months since limits began anew to judge this month."
    usual = _usual(chart, point)
    low, high = number(point.lower, measure), number(point.upper, measure)
    if point.signal is None:
        return (
            f"That is ordinary: within the limits of {low} to {high}, {usual}. Nothing shows that"
            " it has really changed."
        )
    return f"{_said_of(chart, point, low, high, usual)} {_worth(measure, point)}".strip()


def _span(chart: Chart, point: Point) -> str:
    place = chart.points.index(point)
    segment = next((s for s in chart.segments if s.first <= place <= s.last), None)
    if segment is None:
        return ""
    held = [p.at for p in chart.points[segment.first : segment.last + 1] if p.at.is_judged]
    months = "1 month" if len(held) == 1 else f"{len(held)} months"
    return f"{months} from {held[0].words} to {held[-1].words}" if held else months


def _usual(chart: Chart, point: Point) -> str:
    centre = number(point.centre, chart.series.measure)
    if chart.kind == LIKE_MONTHS:
        before = month_words(f"{int(point.at.month[:4]) - 1}{point.at.month[4:]}")
        return f"where {before} and the usual change over a year lead to {centre}"
    return f"where {centre} is usual ({_span(chart, point)})"


def _said_of(chart: Chart, point: Point, low: str, high: str, usual: str) -> str:
    signal = point.signal
    assert signal is not None
    up = signal.direction > 0
    if signal.rule == OUTSIDE:
        line = f"above the upper limit of {high}" if up else f"below the lower limit of {low}"
        return f"That is out of the ordinary: {line}, {usual}. If nothing had changed, {SURE[OUTSIDE]}."
    side = "above" if up else "below"
    if signal.rule == ONE_SIDE:
        length = _run_length(chart, point)
        return (
            f"It is the {_ordinal(length)} month in a row {side} the usual: a lasting"
            f" {'rise' if up else 'fall'}, {usual}. If nothing had changed, {SURE[ONE_SIDE]}."
        )
    if signal.rule == TREND:
        return (
            f"It has {'risen' if up else 'fallen'} seven months running, {usual}. If nothing had"
            f" changed, {SURE[TREND]}."
        )
    return (
        f"Two of the last three months lie close to the {'upper' if up else 'lower'} limit, {usual}."
        f" If nothing had changed, {SURE[TWO_OF_THREE]}."
    )


def _run_length(chart: Chart, point: Point) -> int:
    """Return how many judged months in a row up to `point` lie on its side of the centre."""
    assert point.signal is not None
    length = 0
    for earlier in reversed(chart.points[: chart.points.index(point) + 1]):
        value, centre = earlier.at.value, earlier.centre
        if not earlier.at.is_judged or value is None or centre is None:
            break
        if (value - centre) * point.signal.direction <= 0:
            break
        length += 1
    return length


def _ordinal(count: int) -> str:
    if 10 <= count % 100 <= 20:
        return f"{count}th"
    return f"{count}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th') }"


def worth(measure: Measure, direction: int) -> str:
    """Return improvement, concern or neither for a signal of `direction`."""
    if measure.better == "neither":
        return "neither"
    good = 1 if measure.better == "higher" else -1
    return "improvement" if direction == good else "concern"


def _worth(measure: Measure, point: Point) -> str:
    assert point.signal is not None
    found = worth(measure, point.signal.direction)
    if found == "neither":
        return "More or less of it is neither better nor worse in itself."
    return f"{measure.direction_words} This is {'an improvement' if found == 'improvement' else 'a cause for concern'}."


def _run_verdict(chart: Chart) -> str:
    tests, measure = chart.run, chart.series.measure
    if tests is None:
        return ""
    judged = chart.segments[-1].judged if chart.segments else 0
    middle = (
        f"The middle of the {judged} months that can be judged is {number(tests.median, measure)}"
    )
    if judged == 1:
        middle = "Only one month can be judged"
    if tests.is_signal:
        return (
            f"{middle}, and months keep to one side of it longer than chance explains: the level"
            " has shifted. Chance alone would show that about once in 20 tries."
        )
    few = (
        f" With fewer than {FEWEST_POINTS} months no limits are drawn."
        if judged < FEWEST_POINTS
        else ""
    )
    return f"{middle}; nothing shows a real change.{few}"


def drift(chart: Chart, point: Point) -> str:
    """Say where a slow drift is under way that the rules about single months do not show."""
    if point.signal or chart.kind == LIKE_MONTHS or chart.is_seasonal:
        return ""
    values = _newest_run(chart)
    mean = sum(values) / len(values) if values else 0
    if not mean:
        return ""
    found = latest_drift([value / mean for value in values], places=DRIFT_PLACES)
    if found is None or not found.before:
        return ""
    measure = chart.series.measure
    change = 100 * (found.now - found.before) / found.before
    return (
        f"Taken together the months drift {'up' if change > 0 else 'down'}: {describe(change)}, from"
        f" about {number(found.before * mean, measure)} to {number(found.now * mean, measure)}"
        f" over {found.months} {'month' if found.months == 1 else 'months'} (a slow change, found"
        " by adding up small differences)."
    )


def _newest_run(chart: Chart) -> list[float]:
    values: list[float] = []
    for point in reversed(chart.points):
        if point.at.is_judged and point.at.value is not None:
            values.append(point.at.value)
        elif values:
            break
    return values[::-1]


def earlier(chart: Chart, newest: Point) -> str:
    """Say when the chart stood out before `newest`."""
    spells = spells_of(chart)
    before = [spell for spell in spells if newest not in spell]
    if not before:
        return ""
    last = before[-1]
    assert last[0].signal is not None
    when = last[0].at.words
    if len(last) > 1:
        when = f"{when} to {last[-1].at.words}"
    way = "high" if last[0].signal.direction > 0 else "low"
    more = f", the last of {len(before)} such times" if len(before) > 1 else ""
    return f"It last stood out before that in {when} ({way}){more}."


def spells_of(chart: Chart) -> list[list[Point]]:
    """Return the special points in spells: neighbours that are special the same way."""
    marked = groupby(chart.points, key=lambda p: p.signal.direction if p.signal else 0)
    return [list(points) for direction, points in marked if direction]
