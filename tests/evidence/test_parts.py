"""A kind or a district can be lost while the month stands: what is told, of what, and of what not."""

import random
from dataclasses import replace

import numpy as np
import pytest

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.values import value_of, what_is_read
from frankpledge.evidence.measures.views import Parts, inner_query
from frankpledge.evidence.store.covered import Covered
from frankpledge.evidence.store.faults import faults_of
from frankpledge.evidence.store.partial import MonthRows
from frankpledge.rules.periods import month_range

ASB, DRUGS, ROBBERY = "Anti-social behaviour", "Drugs", "Robbery"
SHOPS, VIOLENCE = "Shoplifting", "Violence and sexual offences"
KINDS = {VIOLENCE: 4_000, SHOPS: 800, DRUGS: 400, ROBBERY: 120, ASB: 1_200}
PLACES = {"Northton": 0.5, "Southton": 0.3, "Harbury": 0.15}  # the rest lies nowhere
MONTHS = list(month_range("2024-01", "2025-12"))
MARCH = "2025-03"
STREET = shipped()["street"]


def made(cells, unplaced):
    """A month of these cells, by district and kind, and of rows that lie nowhere, by kind."""
    kinds, districts = dict(unplaced), {}
    for (district, kind), n in cells.items():
        kinds[kind] = kinds.get(kind, 0) + n
        districts[district] = districts.get(district, 0) + n
    return MonthRows(
        by_kind=kinds,
        by_district=districts,
        by_cell={cell: n for cell, n in cells.items() if n},
        not_crimes=frozenset({ASB}),
    )


def usual():
    cells = {(d, k): round(n * share) for d, share in PLACES.items() for k, n in KINDS.items()}
    unplaced = {k: n - sum(cells[(d, k)] for d in PLACES) for k, n in KINDS.items()}
    return cells, unplaced


def scaled(share, kind=None, district=None):
    """The usual month with what is of one kind, or in one district, at a share."""
    cells, unplaced = usual()
    cells = {
        (d, k): round(n * share) if kind in (None, k) and district in (None, d) else n
        for (d, k), n in cells.items()
    }
    if district is None:
        unplaced = {k: round(n * share) if kind in (None, k) else n for k, n in unplaced.items()}
    return made(cells, unplaced)


def moved(share, district):
    """The usual month in which a share of a district's rows is left; the others lie nowhere."""
    cells, unplaced = usual()
    for (where, kind), n in list(cells.items()):
        if where == district:
            cells[(where, kind)] = round(n * share)
            unplaced[kind] += n - round(n * share)
    return made(cells, unplaced)


def judged(rows, **others):
    months = {month: made(*usual()) for month in MONTHS}
    named = {name[1:].replace("_", "-"): other for name, other in others.items()}
    return faults_of(STREET, months | {MARCH: rows} | named)


def parts(faults, month=MARCH):
    return {(part.district, part.kind): part.status for part in faults.parts.get(month, ())}


def test_steady_months_and_their_parts_are_fit():
    faults = judged(made(*usual()))
    assert (faults.months, faults.parts, faults.places) == ({}, {}, {})


@pytest.mark.parametrize("kind", [SHOPS, DRUGS, ROBBERY])
def test_one_kind_that_lost_most_of_its_rows_is_unfit_and_the_month_is_not(kind):
    faults = judged(scaled(0.2, kind=kind))
    assert faults.months == {}
    assert parts(faults) == {("", kind): "odd_mix"}


def test_the_reason_names_the_kind_and_what_is_usual_beside_as_many_crimes():
    [part] = judged(scaled(0.2, kind=SHOPS)).parts[MARCH]
    assert part.reason == (
        "the count of shoplifting is not believable (160 records; about 704 are usual with so"
        " many crimes)"
    )


def test_two_small_kinds_that_bear_each_others_name_are_both_unfit():
    cells, unplaced = usual()
    names = {DRUGS: ROBBERY, ROBBERY: DRUGS}
    cells = {(d, names.get(k, k)): n for (d, k), n in cells.items()}
    faults = judged(made(cells, {names.get(k, k): n for k, n in unplaced.items()}))
    assert parts(faults) == {("", DRUGS): "odd_mix", ("", ROBBERY): "odd_mix"}


def test_half_of_a_kind_and_a_whole_force_at_a_lower_level_are_no_sign():
    assert parts(judged(scaled(0.5, kind=SHOPS))) == {}
    assert parts(judged(scaled(0.8))) == {}


def test_lost_anti_social_behaviour_is_unfit_alone():
    faults = judged(scaled(0.05, kind=ASB))
    assert faults.months == {}
    assert parts(faults) == {("", ASB): "odd_mix"}
    assert "60 records, usually 1,200" in faults.parts[MARCH][0].reason
    assert parts(judged(scaled(3, kind=ASB))) == {}


def test_a_kind_in_a_small_force_can_really_fall():
    months = {month: shrunk(made(*usual()), 0.1) for month in MONTHS}
    months[MARCH] = shrunk(scaled(0.2, kind=SHOPS), 0.1)
    assert faults_of(STREET, months).parts == {}


def shrunk(rows, share):
    return replace(
        rows,
        by_kind={k: round(n * share) for k, n in rows.by_kind.items()},
        by_district={k: round(n * share) for k, n in rows.by_district.items()},
        by_cell={k: round(n * share) for k, n in rows.by_cell.items()},
    )


def test_a_district_whose_rows_lie_without_a_place_lost_them_and_the_force_stands():
    faults = judged(moved(0.1, "Harbury"))
    assert faults.months == {}
    assert parts(faults) == {("Harbury", ""): "places_lost"}
    assert faults.parts[MARCH][0].words == (
        "Harbury: locations are missing (98 records, usually about 978)"
    )
    assert faults.places[MARCH] == (
        "18.5% of its records have no place, where 5.0% is usual: counts of its districts are too"
        " low"
    )


def test_a_district_whose_rows_are_gone_leaves_the_force_delivered_in_part():
    faults = judged(scaled(0.1, district="Harbury"))
    assert faults.months == {
        MARCH: (
            "partial",
            "records of districts are missing (Harbury: 98 records, usually about 846)",
        )
    }
    assert parts(faults) == {}


def test_an_absent_district_is_told_where_its_rows_went():
    assert judged(scaled(0, district="Harbury")).months[MARCH][0] == "partial"
    assert parts(judged(moved(0, "Harbury"))) == {("Harbury", ""): "places_lost"}


def test_months_that_lost_a_district_are_no_yardstick_for_others():
    bad = {f"m2025_{n:02d}": moved(0.1, "Harbury") for n in (1, 2, 4, 5, 6)}
    faults = judged(moved(0.1, "Harbury"), **bad)
    assert set(faults.parts) == {f"2025-{n:02d}" for n in range(1, 7)}


def without(*empty):
    cells, unplaced = usual()
    return made({cell: 0 if cell in empty else n for cell, n in cells.items()}, unplaced)


def test_one_or_two_empty_cells_are_unfit_and_three_make_the_mix_odd():
    first, second, third = ("Southton", SHOPS), ("Southton", DRUGS), ("Harbury", SHOPS)
    faults = judged(without(first, second))
    assert parts(faults) == dict.fromkeys((first, second), "odd_mix")
    assert faults.months == {}
    faults = judged(without(first, second, third))
    assert parts(faults) == {}
    status, reason = faults.months[MARCH]
    assert status == "odd_mix"
    assert "no record of 2 kinds that are usual in Harbury, Southton" in reason


def test_a_cell_that_is_empty_since_its_kind_was_lost_is_not_told_again():
    cells, unplaced = usual()
    gone = made({cell: 0 if cell[1] == ROBBERY else n for cell, n in cells.items()}, unplaced)
    assert gone.by_kind[ROBBERY] == 6
    assert parts(judged(gone)) == {("", ROBBERY): "odd_mix"}


def test_a_month_without_three_others_near_it_is_not_judged_by_parts():
    months = {month: made(*usual()) for month in MONTHS[:3]} | {MONTHS[0]: scaled(0.2, kind=SHOPS)}
    assert faults_of(STREET, months).parts == {}


def test_what_is_found_does_not_hang_on_the_order_of_files():
    months = {month: made(*usual()) for month in MONTHS}
    months |= {MARCH: moved(0.1, "Harbury"), "2024-07": scaled(0.2, kind=SHOPS)}
    names = list(months)
    random.Random(7).shuffle(names)
    again = faults_of(STREET, {name: months[name] for name in names})
    assert again == faults_of(STREET, months)
    assert set(again.parts) == {MARCH, "2024-07"}


@pytest.mark.parametrize("rows", [1_500, 6_000])
def test_parts_of_made_months_are_seldom_told_of(rows):
    chance = np.random.default_rng(rows)
    cells, unplaced = usual()
    held = list((cells | {(None, kind): n for kind, n in unplaced.items()}).items())
    shares = 2_000 * np.array([n for _, n in held]) / sum(n for _, n in held)
    told = months = 0
    for _ in range(40):
        history = {}
        for month in MONTHS:
            drawn = chance.multinomial(rows, chance.dirichlet(shares))
            of = {cell: int(n) for (cell, _), n in zip(held, drawn, strict=True)}
            history[month] = made(
                {cell: n for cell, n in of.items() if cell[0]},
                {kind: n for (district, kind), n in of.items() if not district},
            )
        faults = faults_of(STREET, history)
        told, months = told + len(faults.parts) + len(faults.months), months + len(history)
    assert told / months <= 1 / 500


def test_what_counts_all_rows_lacks_lost_incidents_and_crimes_do_not():
    [part] = judged(scaled(0.05, kind=ASB)).parts[MARCH]
    entry = Covered(
        dataset="street",
        force="kent",
        month=MARCH,
        status="complete",
        rows=5_000,
        expected=6_000,
        reason="",
        unfit=(part,),
    )
    statuses = {}
    for name in ("crimes_and_incidents", "total_crime", "anti_social_behaviour"):
        measure = get_measure(name)
        sql = inner_query(measure, "force")
        with engine.connect(threads=1) as connection:
            reads = what_is_read(measure, engine.names_in(sql, connection))
        found = value_of(measure, entry.narrowed("", reads.named), Parts(9, value=9.0), reads=reads)
        statuses[name] = (found.status, found.numerator)
    assert statuses == {
        "crimes_and_incidents": ("odd_mix", 9),
        "total_crime": ("complete", 9),
        "anti_social_behaviour": ("odd_mix", None),
    }
