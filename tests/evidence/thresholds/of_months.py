"""Cases of what makes a month partial, and of the numbers that are too small to show."""

from dataclasses import replace

from frankpledge.evidence.measures.disclosure import hidden
from frankpledge.evidence.store.covered import Covered, with_newest
from frankpledge.evidence.store.partial import MonthRows, expected_rows, partial_months, too_few
from frankpledge.rules.periods import add_months
from tests.evidence.thresholds.cases import Case

MAY = "2020-05"


def rows(*counts, rejected=0):
    """Return a month with so many rows of each kind of crime."""
    kinds = dict(zip(("Burglary", "Drugs"), counts, strict=False))
    return MonthRows(by_kind=kinds, by_district={}, rejected=rejected)


def months(start, *counts):
    """Return a history: months from `start` on with one kind of crime, None where not held."""
    held = {add_months(start, place): count for place, count in enumerate(counts)}
    return {month: rows(count) for month, count in held.items() if count is not None}


def steady(others, **changed):
    """Return May with so many alike months after it, its own rows given by `changed`."""
    return {MAY: changed["may"]} | {
        add_months(MAY, place): changed["usual"] for place in range(1, others + 1)
    }


def told(*shares):
    """Return months of which a share of crimes is open, with what the newest tell."""
    entries = [
        Covered(
            dataset="street",
            force="kent",
            month=add_months(MAY, place),
            status="complete",
            rows=1000,
            expected=None,
            reason="",
            still_open=share,
        )
        for place, share in enumerate(shares)
    ]
    return with_newest(entries)


def may_is_partial(history):
    return MAY in partial_months(history)


def fell(before, may):
    """Whether May is partial after an April with other rows; nothing else is held."""
    return may_is_partial({"2020-04": rows(*before), MAY: rows(*may)})


def followed_by(*counts):
    """Whether May is partial that fell from 1,000 to 500 and is followed by `counts`."""
    return may_is_partial(months("2020-04", 1000, 500, *counts))


def beside_a_broken_june(count, year_ago=()):
    """Whether May with `count` crimes is doubted beside a June of which most is lost."""
    history = months("2020-01", *[1000] * 4, count, 400, *[1000] * 6)
    for year, other in enumerate(year_ago, start=2021):
        history |= months(f"{year}-05", other)
    return may_is_partial(history)


def fell_beside(may, *others, months_away=(-2, -1, 1, 2)):
    """Whether May with so many crimes is partial beside months so far away, drugs rising meanwhile.

    Kinds do not fall alike, so that the fall of the total alone tells.
    """
    held = {
        add_months(MAY, away): rows(n // 2, n - n // 2)
        for away, n in zip(months_away, others or [2_000] * 4, strict=True)
    }
    return may_is_partial(held | {MAY: rows(may // 10, may - may // 10)})


def fallen_for(count):
    """Whether May is partial that begins a fall to half which lasts so many months."""
    before = {add_months(MAY, -n): rows(1_000, 1_000) for n in range(1, 13)}
    return may_is_partial(before | {add_months(MAY, n): rows(50, 950) for n in range(count)})


PARTIAL = [
    Case(
        "partial.WITHIN",
        12,
        "two months beside it and a third so many months before it",
        lambda n: fell_beside(1_000, *[2_000] * 3, months_away=(1, 2, -n)),
        (11, True),
        (12, True),
        (13, False),
    ),
    Case(
        "partial.FALLEN",
        0.7,
        "crimes of 2,000 that are usual",
        lambda n: fell_beside(n),
        (1_399, True),
        (1_400, False),
        (1_401, False),
    ),
    Case(
        "partial.LARGE",
        1_000,
        "crimes that are usual, of which half is left",
        lambda n: fell_beside(n // 2, *[n] * 4),
        (999, False),
        (1_000, True),
        (1_001, True),
    ),
    Case(
        "partial.LASTS",
        12,
        "months in a row at half of what was usual",
        fallen_for,
        (11, True),
        (12, False),
        (13, False),
    ),
    Case(
        "partial.NEAREST",
        12,
        "median of so many other months, of 100, 200, 300 ... rows",
        lambda n: expected_rows(months(MAY, 0, *range(100, 100 * n + 1, 100)), MAY),
        (11, 600),
        (12, 650),
        (13, 650),
    ),
    Case(
        "partial.FARTHEST",
        24,
        "two months beside a missing one and a third so many months before it",
        lambda n: expected_rows(
            months("2020-03", 100, 100) | months(add_months(MAY, -n), 100), MAY
        ),
        (23, 100),
        (24, 100),
        (25, None),
    ),
    Case(
        "partial.FEWEST",
        3,
        "other months that say what is usual",
        lambda n: expected_rows(months(MAY, 0, *[100] * n), MAY),
        (2, None),
        (3, 100),
        (4, 100),
    ),
    Case(
        "partial.FEWEST_FOR_BLOCK",
        6,
        "other months with drugs offences, of which May has none",
        lambda n: may_is_partial(steady(n, may=rows(1000, 0), usual=rows(1000, 90))),
        (5, False),
        (6, True),
        (7, True),
    ),
    Case(
        "partial.FEWEST_FOR_BLOCK",
        6,
        "other months with searches, of which May has next to none",
        lambda n: bool(too_few(steady(n, may=rows(1), usual=rows(300)), MAY)),
        (5, False),
        (6, True),
        (7, True),
    ),
    Case(
        "partial.BLOCK",
        30,
        "drugs offences that are usual and of which May has none",
        lambda n: may_is_partial(steady(6, may=rows(1000, 0), usual=rows(1000, n))),
        (29, False),
        (30, True),
        (31, True),
    ),
    Case(
        "partial.BLOCK",
        30,
        "searches that are usual and of which May has next to none",
        lambda n: bool(too_few(steady(6, may=rows(1), usual=rows(n)), MAY)),
        (29, False),
        (30, True),
        (31, True),
    ),
    Case(
        "partial.FALL",
        0.75,
        "crimes in May after 1,000 in April",
        lambda n: fell([1000], [n]),
        (749, True),
        (750, False),
        (751, False),
    ),
    Case(
        "partial.ALIKE",
        0.75,
        "of 10,000 crimes, those of a kind that is halved while the other stays",
        lambda n: fell([n, 10_000 - n], [n // 2, 10_000 - n]),
        (7490, False),
        (7500, True),
        (7510, True),
    ),
    Case(
        "partial.SPREAD",
        0.15,
        "what is left of 4,000 drugs offences while 6,000 burglaries are halved",
        lambda n: fell([6000, 4000], [3000, n]),
        (2299, True),
        (2300, True),
        (2301, False),
    ),
    Case(
        "partial.REACH",
        3,
        "months since the last that is held, when twice as much was recorded",
        lambda n: may_is_partial(months(MAY, 500) | months(add_months(MAY, -n), 1000)),
        (2, True),
        (3, True),
        (4, False),
    ),
    Case(
        "partial.REACH",
        3,
        "months to the next that is held, when twice as much was recorded",
        lambda n: may_is_partial(months(MAY, 500) | months(add_months(MAY, n), 1000)),
        (2, True),
        (3, True),
        (4, False),
    ),
    Case(
        "partial.LASTING",
        3,
        "months that follow at the level to which May fell",
        lambda n: followed_by(*[500] * n),
        (2, True),
        (3, False),
        (4, False),
    ),
    Case(
        "partial.LEVEL",
        0.20,
        "crimes of each of the three months that follow May's 500",
        lambda n: followed_by(n, n, n),
        (599, False),
        (600, False),
        (601, True),
    ),
    Case(
        "partial.LEVEL",
        0.20,
        "crimes of each of the three months that follow May's 500, lower still",
        lambda n: followed_by(n, n, n),
        (399, True),
        (400, False),
        (401, False),
    ),
    Case(
        "partial.BESIDE",
        0.95,
        "crimes in May, where 1,000 are usual, before a June of which most is lost",
        beside_a_broken_june,
        (949, True),
        (950, False),
        (951, False),
    ),
    Case(
        "partial.FEWEST_YEARS",
        2,
        "other years in which May was as low as it is now",
        lambda n: beside_a_broken_june(900, [900] * n),
        (1, True),
        (2, False),
        (3, False),
    ),
    Case(
        "partial.REJECTED",
        0.01,
        "rows of 1,000 that could not be read",
        lambda n: may_is_partial({MAY: rows(1000 - n, rejected=n)}),
        (9, False),
        (10, False),
        (11, True),
    ),
]

OPEN = [
    Case(
        "covered.OPEN",
        0.02,
        "crimes of 1,000 that are under investigation in the older of two months",
        lambda n: bool(told(n / 1000, 0.5)[0].still_changes(1)),
        (19, False),
        (20, False),
        (21, True),
    ),
    Case(
        "covered.PUBLISHED_AFTER",
        2,
        "months from a month to its download, where the newest one is provisional",
        lambda n: replace(told(0.0)[0], downloaded=add_months(MAY, n)).is_provisional(1),
        (2, True),
        (3, True),
        (4, False),
    ),
    Case(
        "covered.TELLING",
        3,
        "months back from the newest, the newest by itself being 1, to that which has an open crime",
        lambda n: told(*[0.5 if n == 4 - place else 0.0 for place in range(4)])[0].tells_of_open,
        (2, True),
        (3, True),
        (4, False),
    ),
]

DISCLOSURE = [
    Case(
        "disclosure.SMALLEST",
        5,
        "crimes in a small area beside two others with fewer and one with many",
        lambda n: "here" in hidden({"here": n, "a": 1, "b": 2, "c": 100}),
        (4, True),
        (5, False),
        (6, False),
    ),
    Case(
        "disclosure.SMALLEST",
        5,
        "crimes in each of two small areas: where both must be 4, hiding them tells it",
        lambda n: hidden({"a": n, "b": n, "c": 100}),
        (3, {"a", "b"}),
        (4, {"a", "b", "c"}),
        (5, set()),
    ),
]
