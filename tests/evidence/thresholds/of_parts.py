"""Cases of what makes a kind or a district of a month unfit."""

from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.store.faults import faults_of
from frankpledge.evidence.store.partial import MonthRows
from frankpledge.evidence.store.parts import (
    empty_cells,
    places_reasons,
    short_districts,
    unfit_kinds,
)
from frankpledge.rules.periods import add_months
from tests.evidence.thresholds.cases import Case

MAY = "2020-05"
MANY = 1_000_000


def kinds(robbery, others=MANY):
    """Return a month with so many robberies beside other crimes."""
    return MonthRows(by_kind={"Robbery": robbery, "Drugs": others}, by_district={})


def placed(east, nowhere=0, west=MANY):
    """Return a month with so many rows in the east, the west and nowhere."""
    return MonthRows(by_kind={"Drugs": east + west + nowhere}, by_district={"E": east, "W": west})


def celled(*counts, usual=MANY):
    """Return a month whose cells of drugs hold so many rows in a district each."""
    cells = {(f"D{n}", "Drugs"): count for n, count in enumerate(counts) if count}
    nowhere = usual - sum(counts)
    return MonthRows(
        by_kind={"Drugs": sum(counts) + nowhere},
        by_district={district: n for (district, _), n in cells.items()},
        by_cell=cells,
    )


def may(ask, rows, usual):
    """Whether something of May is told beside alike months."""
    return MAY in ask({MAY: rows} | {add_months(MAY, n): usual for n in (-2, -1, 1, 2)})


def kinds_of(history):
    return unfit_kinds(history, (), ())


def cells_of(history):
    return empty_cells(history, (), ())


def districts_of(history):
    return short_districts(history, ())


def places_of(history):
    return places_reasons(history, ())


def is_moved(more):
    """Whether the places of May were lost: 1,000 rows are lacking, so many more lie nowhere."""
    usual = placed(1_000, nowhere=0, west=MANY)
    rows = placed(0, nowhere=more, west=MANY + 1_000 - more)
    return districts_of({MAY: rows} | {add_months(MAY, n): usual for n in (-1, 1, 2)})[MAY].is_moved


def is_odd(empty):
    """Whether May is of an odd mix with so many empty cells, each of a kind of its own."""
    names = [f"Kind {n}" for n in range(10)]

    def month(lacking):
        held = {("Town", name): 0 if n < lacking else 50 for n, name in enumerate(names)}
        kinds = {name: MANY for name in names}
        return MonthRows(
            by_kind=kinds,
            by_district={"Town": MANY},
            by_cell={cell: n for cell, n in held.items() if n},
        )

    history = {MAY: month(empty)} | {add_months(MAY, n): month(0) for n in (-2, -1, 1, 2)}
    return MAY in faults_of(shipped()["street"], history).months


PARTS = [
    Case(
        "parts.USUAL_OF_KIND",
        100,
        "robberies that are usual, of which none is left",
        lambda n: may(kinds_of, kinds(0), kinds(n)),
        (99, False),
        (100, True),
        (101, True),
    ),
    Case(
        "parts.LEAST_OF_KIND",
        0.4,
        "robberies of 1,000 that are usual",
        lambda n: may(kinds_of, kinds(n), kinds(1_000, MANY + n - 1_000)),
        (399, True),
        (400, False),
        (401, False),
    ),
    Case(
        "parts.MOST_OF_KIND",
        2.5,
        "robberies of 1,000 that are usual",
        lambda n: may(kinds_of, kinds(n, MANY + 1_000 - n), kinds(1_000)),
        (2_499, False),
        (2_500, False),
        (2_501, True),
    ),
    Case(
        "parts.USUAL_IN_DISTRICT",
        30,
        "rows that are usual in the east, of which none is left",
        lambda n: may(districts_of, placed(0), placed(n)),
        (29, False),
        (30, True),
        (31, True),
    ),
    Case(
        "parts.LEAST_IN_DISTRICT",
        0.3,
        "rows in the east of 1,000 that are usual, the force the same",
        lambda n: may(districts_of, placed(n, west=MANY + 1_000 - n), placed(1_000)),
        (299, True),
        (300, False),
        (301, False),
    ),
    Case(
        "parts.MOVED",
        0.5,
        "rows more that lie nowhere, where 1,000 are lacking",
        is_moved,
        (499, False),
        (500, False),
        (501, True),
    ),
    Case(
        "parts.USUAL_IN_CELL",
        30,
        "drug offences that are usual in a district that has none",
        lambda n: may(cells_of, celled(0), celled(n)),
        (29, False),
        (30, True),
        (31, True),
    ),
    Case(
        "parts.CELLS",
        3,
        "kinds without a record in a district where 50 of each are usual",
        is_odd,
        (2, False),
        (3, True),
        (4, True),
    ),
    Case(
        "parts.WITHOUT_PLACE",
        0.05,
        "rows of 1,000 that lie nowhere, where none does",
        lambda n: may(places_of, placed(0, n, 1_000 - n), placed(0, 0, 1_000)),
        (49, False),
        (50, False),
        (51, True),
    ),
]
