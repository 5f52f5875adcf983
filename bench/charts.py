"""How often charts call a month unusual where nothing changes, and what they find, on made-up series.

    python -m bench.charts [--quick] [--write docs/measures.md]

Each series is charted by the code of the product. What its pages state of charts like theirs is made by
`bench.false_marks`.
"""

from collections.abc import Iterator

import numpy as np

from bench.alerts import Make, level, poisson
from bench.pages import simulation
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.false_marks import LONGER, OTHER, SMALL, rates
from frankpledge.evidence.charts.periods import WINDOW
from frankpledge.evidence.charts.points import HIGH, LOW, Chart
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.series import Series
from frankpledge.evidence.measures.values import Value
from frankpledge.evidence.store.places import Place
from frankpledge.rules.periods import add_months

RUNS, QUICK = 2_000, 200
SEED = 1829
MONTHS = (24, 36, 60)
MARK = "measured: what charts name"
FIRST = "2019-01"
CASES = 1_000  # of which a share is taken
PLACE = Place(kind="force", code="kent", name="Kent Police", force="kent", residents=None)
SERIES: dict[str, Make] = {
    "500 a month, spread 6%": level(500),
    "neighbours alike 0.3": level(500, alike=0.3),
    "neighbours alike 0.5": level(500, alike=0.5),
    "40 a month, by chance": poisson(40),
    "3 a month, by chance": poisson(3),
    "0.3% more each month": level(500, trend=0.003),
    "the year ±8%": level(500, season=0.08),
    "the year ±20%": level(500, season=0.20),
}
RISES: dict[str, Make] = {
    "500 a month, 6% in all": level(500, sd=0.04),  # and 4.5% by chance
    "500 a month, spread 6%": level(500),
    "40 a month, spread 6%": level(40),
}
SHARE = "a fifth of 1,000, spread 6%"


def chart_of(values: np.ndarray, measure: str = "shoplifting", cases: int = 0) -> Chart:
    """Return the chart of counts, or of parts of so many `cases`."""
    form = get_measure(measure)
    points = tuple(
        Value(
            month=add_months(FIRST, n),
            status="complete",
            value=float(value) * form.multiplier / cases if cases else float(value),
            numerator=int(value),
            denominator=cases or None,
        )
        for n, value in enumerate(values)
    )
    return draw(Series(measure=form, place=PLACE, release=1, points=points))


def marked(chart: Chart) -> list[bool]:
    """Return for each month whether it is called unusual."""
    return [point.verdict in (HIGH, LOW) for point in chart.points]


def named(make: Make, months: int, runs: int, **form: str | int) -> tuple[float, float, float]:
    """Return the shares of charts that name any month, that name the newest, and that show a step."""
    chance = np.random.default_rng(SEED)
    charts = newest = steps = 0
    for _ in range(runs):
        chart = chart_of(make(chance, months), **form)  # type: ignore[arg-type]
        charts += any(marked(chart))
        newest += marked(chart)[-1]
        steps += chart.step is not None
    return charts / runs, newest / runs, steps / runs


def found(make: Make, rise: float, runs: int, within: int) -> tuple[float, float, float]:
    """Return the shares of lasting rises that are named within a time, marked, and shown as a step."""
    chance = np.random.default_rng(SEED)
    told = seen = steps = 0
    for _ in range(runs):
        values = make(chance, WINDOW + within)
        values[WINDOW:] = np.round(values[WINDOW:] * (1 + rise))
        newest = [chart_of(values[: WINDOW + n + 1]).points[-1] for n in range(within)]
        told += any(point.verdict == HIGH for point in newest)
        seen += any(point.signal and point.signal.direction > 0 for point in newest)
        steps += chart_of(values).step is not None
    return told / runs, seen / runs, steps / runs


def stated(words: str, months: int) -> float:
    """Return the share that a page states for such a chart."""
    return rates()[SMALL if words.startswith("3 ") else OTHER, min(months, LONGER)]


def table(runs: int) -> Iterator[str]:
    """Yield the lines of the tables."""
    head = " | ".join(f"{n} months" for n in MONTHS)
    yield "Charts that name a month, where a page says they would be; that name the newest; that show"
    yield "a step:"
    yield ""
    yield f"| nothing changes | {head} |"
    yield f"| --- | {' | '.join('---:' for _ in MONTHS)} |"
    rows = [(words, make, {}) for words, make in SERIES.items()]
    rows.append((SHARE, level(200), {"measure": "no_suspect_identified", "cases": CASES}))
    for words, make, form in rows:
        cells = []
        for months in MONTHS:
            some, newest, step = named(make, months, runs, **form)
            cells.append(f"{some:.0%} ({stated(words, months):.0%}), {newest:.1%}, {step:.1%}")
        yield f"| {words} | {' | '.join(cells)} |"
    yield ""
    yield "A month is named where it is called unusual, and marked where it is that or part of a pattern."
    yield ""
    yield "| a lasting rise after three years | named at once | named within three months | marked within three | named within six | a step is shown after six |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: |"
    few = max(QUICK // 4, runs // 4)
    for words, make in RISES.items():
        for rise in (0.1, 0.2, 0.3):
            first, third, sixth = (found(make, rise, few, within) for within in (1, 3, 6))
            cells = (first[0], third[0], third[1], sixth[0], sixth[2])
            yield f"| {words}, {rise:.0%} more | {' | '.join(f'{cell:.0%}' for cell in cells)} |"


main = simulation(
    MARK, table, RUNS, QUICK, "how often charts call a month unusual where nothing changes"
)


if __name__ == "__main__":
    main()
