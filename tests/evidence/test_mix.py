"""A month of as many rows as ever whose kinds are not believable is not judged."""

import random

import numpy as np
import pytest

from frankpledge.evidence.store.mix import distance_of_chance, odd_mixes
from frankpledge.evidence.store.partial import MonthRows
from frankpledge.rules.periods import month_range

ASB = "Anti-social behaviour"
VIOLENCE = "Violence and sexual offences"
# Rows that a large force has in a month.
USUAL = {
    VIOLENCE: 5_300,
    "Shoplifting": 1_200,
    "Criminal damage and arson": 1_000,
    "Vehicle crime": 600,
    "Burglary": 450,
    "Drugs": 430,
    "Robbery": 90,
    ASB: 1_800,
}
MONTHS = list(month_range("2024-01", "2025-12"))
AUGUST = "2025-08"


def month(kinds):
    return MonthRows(by_kind=dict(kinds), by_district={}, not_crimes=frozenset({ASB}))


def history(**changed):
    """Two years of alike months, but for some, named as `m2025_08`."""
    of = {name[1:].replace("_", "-"): kinds for name, kinds in changed.items()}
    return {name: month(of.get(name, USUAL)) for name in MONTHS}


def overwritten(share):
    """A month in which a share of every other kind was written as violence."""
    kinds = {kind: round(count * (1 - share)) for kind, count in USUAL.items() if kind != VIOLENCE}
    return kinds | {VIOLENCE: sum(USUAL.values()) - sum(kinds.values())}


def test_a_month_whose_kinds_were_overwritten_is_told_with_what_changed_most():
    found = odd_mixes(history(m2025_08=overwritten(0.75)))
    assert found == {
        AUGUST: "the mix of crime types is not believable (violence and sexual offences: 91%,"
        " usually 58%; shoplifting: 300 records, usually 1,200)"
    }


@pytest.mark.parametrize("share", [0.0, 0.2])
def test_a_month_near_to_what_is_usual_is_believed(share):
    assert odd_mixes(history(m2025_08=overwritten(share))) == {}


def test_lost_anti_social_behaviour_alone_says_nothing_of_the_crimes():
    assert odd_mixes(history(m2025_08=USUAL | {ASB: 90})) == {}
    assert list(odd_mixes(history(m2025_08=USUAL | {ASB: 9_000}))) == [AUGUST]


def test_a_kind_that_lost_most_rows_and_grew_most_in_share_is_told_once():
    left = {kind: count // 10 for kind, count in USUAL.items()} | {VIOLENCE: 3_000}
    assert odd_mixes(history(m2025_08=left)) == {
        AUGUST: "the mix of crime types is not believable (violence and sexual offences: 89%,"
        " usually 58%)"
    }


def test_a_month_that_lost_a_share_of_all_keeps_its_mix():
    halved = {kind: count // 2 for kind, count in USUAL.items()}
    assert odd_mixes(history(m2025_08=halved)) == {}


def test_kinds_that_were_swapped_are_told():
    swapped = USUAL | {VIOLENCE: USUAL["Shoplifting"], "Shoplifting": USUAL[VIOLENCE]}
    assert list(odd_mixes(history(m2025_08=swapped))) == [AUGUST]


def test_an_odd_month_is_no_yardstick_for_those_beside_it():
    odd = overwritten(0.9)
    kept = ("2025-07", AUGUST, "2025-09", "2025-10", "2025-11")
    held = history(m2025_08=odd, m2025_09=odd)
    held = {name: held[name] for name in kept}
    assert set(odd_mixes(held)) == {AUGUST, "2025-09"}


def test_a_month_that_was_not_delivered_whole_is_neither_judged_nor_compared_with():
    held = history(m2025_08=overwritten(0.75))
    assert odd_mixes(held, broken={AUGUST}) == {}
    beside = {name: rows for name, rows in held.items() if "2025-06" <= name <= "2025-10"}
    assert list(odd_mixes(beside, broken={"2025-06"})) == [AUGUST]
    assert odd_mixes(beside, broken={"2025-06", "2025-07"}) == {}


def test_months_of_another_definition_of_kinds_say_nothing():
    held = history(m2025_08=overwritten(0.75))
    assert odd_mixes(held, breaks=["2025-07", "2025-09"]) == {}


def test_what_was_found_does_not_hang_on_the_order_of_files():
    held = history(m2025_08=overwritten(0.75), m2024_03=overwritten(0.6))
    names = list(held)
    random.Random(7).shuffle(names)
    assert odd_mixes({name: held[name] for name in names}) == odd_mixes(held)
    assert set(odd_mixes(held)) == {"2024-03", AUGUST}


@pytest.mark.parametrize("rows", [200, 2_000])
def test_chance_moves_a_mix_as_far_as_is_said(rows):
    chance = np.random.default_rng(1829)
    shares = np.array(list(USUAL.values())) / sum(USUAL.values())
    drawn = chance.multinomial(rows, shares, size=20_000) / rows
    distance = abs(drawn - shares).sum(axis=1).mean() / 2
    assert distance_of_chance(shares, rows) == pytest.approx(distance, rel=0.05)


@pytest.mark.parametrize("rows", [300, 2_000, 8_000])
def test_made_months_of_one_mix_are_seldom_called_odd(rows):
    chance = np.random.default_rng(rows)
    spread = 300 * np.array(list(USUAL.values())) / sum(USUAL.values())
    odd = judged = 0
    for _ in range(40):
        drawn = [chance.multinomial(rows, chance.dirichlet(spread)) for _ in MONTHS]
        held = {
            name: month(dict(zip(USUAL, map(int, counts), strict=True)))
            for name, counts in zip(MONTHS, drawn, strict=True)
        }
        odd, judged = odd + len(odd_mixes(held)), judged + len(held)
    assert odd / judged <= 1 / 500
