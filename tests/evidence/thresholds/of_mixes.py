"""Cases of what makes the mix of a month unbelievable."""

from frankpledge.evidence.store.mix import lost_beside_crimes, odd_mixes
from frankpledge.evidence.store.partial import MonthRows
from frankpledge.rules.periods import add_months
from tests.evidence.thresholds.cases import Case

MAY = "2020-05"
ASB = "Anti-social behaviour"
MANY = 10_000_000_000  # rows of which chance moves nothing


def rows(burglary, drugs, asb=0):
    """Return a month with so many rows of two kinds of crime, and of what is none."""
    kinds = {"Burglary": burglary, "Drugs": drugs, ASB: asb}
    return MonthRows(by_kind=kinds, by_district={}, not_crimes=frozenset({ASB}))


def is_odd(may, usual, places=(1, 2, 3, 4, 5, 6)):
    """Whether May is odd beside alike months that lie so many months from it."""
    return MAY in odd_mixes({MAY: may} | {add_months(MAY, place): usual for place in places})


def is_lost(may, usual):
    """Whether incidents were lost alone in May, beside one month like any other."""
    return bool(lost_beside_crimes(ASB, may, [usual]))


def moved(count, of):
    """Whether May is odd in which so many of `of` rows are of another kind than in even months."""
    return is_odd(rows(of // 2 + count, of // 2 - count), rows(of // 2, of // 2))


MIXES = [
    Case(
        "mix.NEAR",
        12,
        "two months beside it and a third so many months before it",
        lambda n: is_odd(rows(9_000, 1_000), rows(5_000, 5_000), (1, 2, -n)),
        (11, True),
        (12, True),
        (13, False),
    ),
    Case(
        "mix.FEWEST_NEAR",
        3,
        "months beside it",
        lambda n: is_odd(rows(9_000, 1_000), rows(5_000, 5_000), range(1, n + 1)),
        (2, False),
        (3, True),
        (4, True),
    ),
    Case(
        "mix.DISTANCE",
        0.15,
        "percent of very many rows that changed their kind",
        lambda percent: moved(percent * MANY // 100, MANY),
        (14, False),
        (15, False),
        (16, True),
    ),
    Case(
        "mix.CHANCE",
        3,
        "of 100 rows those that changed their kind: 15 and three times 3.99 are 26.97",
        lambda n: moved(n, 100),
        (26, False),
        (27, True),
        (28, True),
    ),
    Case(
        "mix.USUAL_NOT_CRIMES",
        100,
        "incidents that are usual, of which none is left",
        lambda n: is_lost(rows(5_000, 5_000), rows(5_000, 5_000, n)),
        (99, False),
        (100, True),
        (101, True),
    ),
    Case(
        "mix.NOT_CRIMES_LEFT",
        0.4,
        "incidents of 1,000 that are usual",
        lambda n: is_lost(rows(10_000, 10_000, n), rows(10_000, 10_000, 1_000)),
        (399, True),
        (400, False),
        (401, False),
    ),
    Case(
        "mix.CRIMES_LEFT",
        0.6,
        "crimes of 20,000 that are usual, where a tenth of the incidents is left",
        lambda n: is_lost(rows(n // 2, n - n // 2, 100), rows(10_000, 10_000, 1_000)),
        (11_999, False),
        (12_000, False),
        (12_001, True),
    ),
]
