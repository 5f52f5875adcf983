"""The rule for months that were not delivered whole: what it must and must not call so."""

import random
from dataclasses import replace

from frankpledge.evidence.store.partial import MonthRows, expected_rows, partial_months, too_few
from frankpledge.rules.periods import add_months

ASB = "Anti-social behaviour"
USUAL = {
    "Violence and sexual offences": 3000,
    "Criminal damage and arson": 800,
    "Shoplifting": 700,
    "Public order": 700,
    "Other theft": 700,
    "Vehicle crime": 600,
    "Burglary": 400,
    "Drugs": 250,
    ASB: 1500,
}


def history(months=24, start="2023-01", seed=1):
    """A force whose kinds of crime wobble by about five per cent a month."""
    dice = random.Random(seed)
    return {
        add_months(start, n): MonthRows(
            by_kind={kind: round(rows * dice.gauss(1, 0.05)) for kind, rows in USUAL.items()},
            by_district={"East": 4000, "West": 4600},
            not_crimes=frozenset({ASB}),
        )
        for n in range(months)
    }


def scaled(rows, share, but=()):
    kinds = {k: n if k in but else round(n * share) for k, n in rows.by_kind.items()}
    return replace(rows, by_kind=kinds)


def test_steady_months_are_whole():
    for seed in range(40):
        assert partial_months(history(seed=seed)) == {}


def test_month_in_which_every_kind_is_halved_is_partial():
    months = history()
    months["2024-05"] = scaled(months["2024-05"], 0.5, but=(ASB,))
    found = partial_months(months)
    assert "records are missing" in found["2024-05"]
    assert "2024-06" not in found


def test_lockdown_in_which_kinds_fall_differently_is_a_real_fall():
    months = history()
    kinds = dict(months["2024-05"].by_kind)
    for kind, share in {
        "Shoplifting": 0.4,
        "Other theft": 0.3,
        "Burglary": 0.5,
        "Drugs": 1.4,
        "Vehicle crime": 0.35,
        "Violence and sexual offences": 0.75,
    }.items():
        kinds[kind] = round(kinds[kind] * share)
    months["2024-05"] = replace(
        months["2024-05"], by_kind=kinds, by_district={"East": 3000, "West": 3000}
    )
    assert partial_months(months) == {}


def fallen_from(first):
    """Two years, in which every kind lies at 60% from a month on."""
    months = history()
    return {m: scaled(rows, 0.6) if m >= first else rows for m, rows in months.items()}


def test_lasting_change_of_level_is_not_partial():
    assert partial_months(fallen_from("2024-01")) == {}


def test_a_fall_is_doubted_until_it_has_lasted_a_year():
    found = partial_months(fallen_from("2024-02"))
    assert list(found)[0] == "2024-02"
    assert set(found) <= {m for m in history() if m >= "2024-02"}
    assert "are usual in the months within a year" in found["2024-06"]


def test_a_run_of_months_that_lost_half_is_found_whole():
    months = history()
    run = ["2023-09", "2023-10", "2023-11", "2023-12", "2024-01", "2024-02"]
    months |= {month: scaled(months[month], 0.5) for month in run}
    assert set(partial_months(months)) == set(run)


def test_losing_more_of_a_partial_month_never_makes_it_whole():
    months = history()
    for share in (0.65, 0.5, 0.3, 0.1, 0.01):
        months["2024-01"] = scaled(history()["2024-01"], share)
        assert list(partial_months(months)) == ["2024-01"], share


def test_month_without_a_kind_that_is_always_there_is_partial():
    months = history()
    kinds = {k: n for k, n in months["2024-05"].by_kind.items() if k != ASB}
    months["2024-05"] = replace(months["2024-05"], by_kind=kinds)
    assert "no rows at all of Anti-social behaviour" in partial_months(months)["2024-05"]


def test_kinds_that_were_not_yet_counted_are_not_missing():
    months = history(start="2012-06")
    for month in [m for m in months if m < "2013-05"]:
        kinds = {k: n for k, n in months[month].by_kind.items() if k != "Public order"}
        months[month] = replace(months[month], by_kind=kinds)
    assert partial_months(months, breaks=("2013-05",)) == {}


def test_fault_that_began_in_the_month_before_is_doubted_too():
    # Kent at the end of 2018: crimes by month, the first and last of them whole.
    months = history()
    months["2024-05"] = scaled(months["2024-05"], 0.86, but=(ASB,))
    months["2024-06"] = scaled(months["2024-06"], 0.45, but=(ASB,))
    found = partial_months(months)
    assert found["2024-05"].startswith("beside 2024-06")
    assert set(found) == {"2024-05", "2024-06"}


def test_many_rows_that_could_not_be_read_make_a_month_partial():
    months = history()
    months["2024-05"] = replace(months["2024-05"], rejected=500)
    assert "500 of" in partial_months(months)["2024-05"]


def test_too_few_searches_are_only_doubted_near_absence():
    months = {
        f"2024-{n:02d}": MonthRows(by_kind={"Person search": 300}, by_district={})
        for n in range(1, 13)
    }
    months["2024-05"] = MonthRows(by_kind={"Person search": 90}, by_district={})
    months["2024-06"] = MonthRows(by_kind={"Person search": 9}, by_district={})
    assert too_few(months, "2024-05") == ""
    assert "9 rows where about 300 are usual" in too_few(months, "2024-06")


def test_expected_rows_need_other_months():
    months = history(months=3)
    assert expected_rows(months, "2023-01") is None
    assert 8000 < expected_rows(history(), "2023-01") < 9500
