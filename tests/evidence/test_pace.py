"""A month is held to the official count of its year, where one is held near enough."""

from dataclasses import replace

import pytest

from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.store.faults import faults_of
from frankpledge.evidence.store.pace import YearTotal, behind, paces
from frankpledge.evidence.store.partial import MonthRows, partial_months
from frankpledge.rules.periods import add_months

YEAR = YearTotal(first="2023-01", last="2023-12", crimes=36_500, source="a test")
APRIL = "2023-04"  # of 30 days: 3,000 crimes keep the pace


def month(crimes, asb=500):
    kinds = {"Burglary": crimes // 2, "Drugs": crimes - crimes // 2, "Anti-social behaviour": asb}
    return MonthRows(by_kind=kinds, by_district={}, not_crimes=frozenset({"Anti-social behaviour"}))


def shares(history):
    return {m: round(pace.share, 3) for m, pace in paces(history, [YEAR]).items()}


def test_the_pace_is_by_days_of_crimes_alone():
    assert shares({APRIL: month(3_000), "2023-01": month(3_100)}) == {APRIL: 1.0, "2023-01": 1.0}
    assert shares({APRIL: month(1_500, asb=9_000)}) == {APRIL: 0.5}


@pytest.mark.parametrize(
    ("held", "is_near"),
    [("2021-06", False), ("2021-07", True), ("2025-06", True), ("2025-07", False)],
)
def test_a_year_more_than_eighteen_months_away_says_nothing(held, is_near):
    assert bool(shares({held: month(3_000)})) == is_near


def test_the_nearest_year_is_taken():
    later = YearTotal(first="2024-01", last="2024-12", crimes=73_200, source="a test")
    found = paces({"2024-02": month(5_800)}, [YEAR, later])
    assert found["2024-02"].of is later


def test_months_of_a_shock_are_not_held_to_their_year():
    year = YearTotal(first="2020-01", last="2020-12", crimes=36_500, source="a test")
    history = {m: month(1_000) for m in ("2020-02", "2020-03", "2021-06", "2021-07")}
    assert set(paces(history, [year])) == {"2020-02", "2021-07"}


@pytest.mark.parametrize(("crimes", "is_behind"), [(2_099, True), (2_100, False)])
def test_below_seven_tenths_of_the_pace_records_are_missing(crimes, is_behind):
    history = {APRIL: month(crimes)}
    found = behind(history, paces(history, [YEAR]), ())
    assert bool(found) == is_behind
    if is_behind:
        assert found[APRIL] == (
            "2,099 crimes, where about 3,000 would be usual by the official count (36,500 in the"
            " year to 2023-12): records are missing"
        )


@pytest.mark.parametrize(
    ("crimes", "beside", "is_doubted"),
    [(2_399, 2_000, True), (2_400, 2_000, False), (2_399, 2_700, False)],
)
def test_below_eight_tenths_a_month_beside_a_broken_one_is_doubted(crimes, beside, is_doubted):
    history = {APRIL: month(crimes), "2023-05": month(beside)}
    found = behind(history, paces(history, [YEAR]), ())
    assert (APRIL in found) == is_doubted
    assert (APRIL in behind(history, paces(history, [YEAR]), {"2023-03"})) == (crimes < 2_400)


def test_a_first_month_and_a_run_of_a_year_are_found_by_the_pace_alone():
    street = shipped()["street"]
    first = {APRIL: month(1_500)}
    assert faults_of(street, first).months == {}
    [(status, reason)] = faults_of(street, first, [YEAR]).months.values()
    assert status == "partial"
    assert "by the official count" in reason
    run = {add_months("2023-01", n): month(1_500) for n in range(12)}
    assert faults_of(street, run).months == {}
    assert set(faults_of(street, run, [YEAR]).months) == set(run)


def test_a_month_that_keeps_the_pace_is_not_doubted_for_lying_below_those_near_it():
    high = {add_months("2022-10", n): month(4_400) for n in (0, 1, 2, 3, 4, 5, 7)}
    # Kinds fall differently, so that the count of all alone is low.
    low = replace(
        month(2_800), by_kind={"Burglary": 800, "Drugs": 2_000, "Anti-social behaviour": 500}
    )
    history = high | {APRIL: low}
    assert "usual in the months within a year" in partial_months(history)[APRIL]
    assert partial_months(history, at_pace={APRIL}) == {}
    doubted, trusted = (faults_of(shipped()["street"], history, years) for years in ((), [YEAR]))
    assert doubted.months[APRIL][0] == "partial"
    assert trusted.months[APRIL][0] == "odd_mix"  # the mix is another matter
