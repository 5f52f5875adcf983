"""What a measure breaks down into: the rows that it counts, by one column more."""

import pytest

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.measures.breakdowns import breakdown, total
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.latest_outcomes import latest_outcomes
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.rules.periods import month_range
from tests.archives import crime, load, street, write

NOWHERE = ("", "")


def a_month(folder, month, rows, force="thames-valley"):
    write(folder, f"{month}-{force}-street.csv", street(rows))


@pytest.fixture
def reader(store, tmp_path):
    """January and March of Thames Valley: two kinds, places of every sort, an incident."""
    asb = "Anti-social behaviour"
    january = [
        crime("a", "Burglary", lsoa=("E01000001", "Wycombe 001A")),
        crime("b", "Burglary", lsoa=("E01000001", "Buckinghamshire 001A")),
        crime("c", "Drugs", "Local resolution"),
        crime("d", "Drugs", lsoa=("E01000002", "Canterbury 001A")),
        crime("e", "Drugs", lsoa=NOWHERE),
        crime("", asb, ""),
    ]
    a_month(tmp_path / "in", "2025-01", january)
    a_month(tmp_path / "in", "2025-03", [crime("f", "Burglary", month="2025-03")])
    load(store, tmp_path / "in")
    return ReleaseReader(store, store.release())


def parts(reader, measure, by, area="thames-valley", **span):
    found = breakdown(reader, get_measure(measure), reader.place(area), by, **span)
    return {series.part: [value.numerator for value in series.points] for series in found}


def test_a_part_is_zero_where_it_does_not_occur_and_empty_where_the_month_is_missing(reader):
    assert parts(reader, "total_crime", "crime_type") == {
        "Burglary": [2, None, 1],
        "Drugs": [3, None, 0],
    }


def test_what_the_measure_does_not_count_is_no_part_of_it(reader):
    assert "Anti-social behaviour" not in parts(reader, "total_crime", "crime_type")
    assert parts(reader, "crimes_and_incidents", "crime_type")["Anti-social behaviour"] == [
        1,
        None,
        0,
    ]
    assert parts(reader, "robbery", "crime_type") == {"": [0, None, 0]}


def test_districts_are_those_of_today_and_rows_without_a_place_come_last(reader):
    found = parts(reader, "crimes_and_incidents", "district")
    assert found == {
        "Buckinghamshire": [2, None, 0],
        "Canterbury": [1, None, 0],
        "Oxford": [2, None, 1],
        "": [1, None, 0],
    }
    assert list(found) == ["Buckinghamshire", "Canterbury", "Oxford", ""]


def test_a_district_breaks_down_as_its_force_does(reader):
    assert parts(reader, "total_crime", "crime_type", area="Oxford") == {
        "Burglary": [0, None, 1],
        "Drugs": [1, None, 0],
    }


def test_a_span_shows_its_months_and_counts_the_older_ones(reader):
    found = breakdown(
        reader,
        get_measure("total_crime"),
        reader.place("thames-valley"),
        "crime_type",
        first="2025-02",
        last="2025-03",
    )
    assert [(series.part, series.older_held) for series in found] == [("Burglary", 1)]
    assert [value.month for value in found[0].points] == ["2025-02", "2025-03"]


def test_a_force_of_which_nothing_is_held_has_one_part_without_a_name(reader):
    assert parts(reader, "total_crime", "crime_type", area="essex") == {"": [None] * 3}
    assert parts(reader, "stops_and_searches", "outcome") == {"": []}


def test_a_share_breaks_down_into_the_shares_of_its_parts(reader):
    found = breakdown(
        reader,
        get_measure("positive_outcome_rate"),
        reader.place("thames-valley"),
        "crime_type",
    )
    january = {series.part: series.points[0] for series in found}
    assert (january["Drugs"].numerator, january["Drugs"].denominator) == (1, 3)
    assert january["Drugs"].status == "too few"


@pytest.mark.parametrize(
    ("measure", "by", "said"),
    [
        ("total_crime", "weather", "cannot be broken down by 'weather'"),
        ("total_crime", "lsoa", "cannot be broken down by 'lsoa'"),
        ("positive_outcome_rate", "district", "its parts do not add up"),
        ("months_to_an_outcome", "outcome", "its parts do not add up"),
    ],
)
def test_what_does_not_break_down_is_refused(reader, measure, by, said):
    with pytest.raises(BadInput, match=said):
        breakdown(reader, get_measure(measure), reader.place("thames-valley"), by)


def test_a_measure_is_broken_down_only_where_it_is_given(reader):
    with pytest.raises(BadInput, match="is not given for districts"):
        breakdown(reader, get_measure("stops_and_searches"), reader.place("Oxford"), "outcome")


def test_a_lost_file_of_the_store_is_named_as_such(reader):
    for path in (reader.store.root / "summaries").rglob("*.parquet"):
        path.unlink()
    with pytest.raises(Damaged, match="ingest the archives again"):
        parts(reader, "total_crime", "crime_type")


def test_a_total_of_months_that_are_not_held_is_not_zero(reader):
    (burglary, _) = breakdown(
        reader, get_measure("total_crime"), reader.place("thames-valley"), "crime_type"
    )
    assert total([burglary]) == 3
    assert total([burglary], ["2025-01"]) == 2
    assert total([burglary], ["2025-02"]) is None
    assert total([]) is None


# What came of the crimes of a year.


def outcomes_of(store, folder, months, unknown=(), still_open=3):
    """Ten crimes a month, four of them dealt with.

    Of months `unknown` the outcomes of the others are not known; of the newest they are open.
    """
    for month in months:
        rest = "Local resolution"
        if month in unknown:
            rest = "Status update unavailable"
        elif month in months[len(months) - still_open :]:
            rest = "Under investigation"
        rows = [crime(f"{month}{n}", outcome="Offender fined", month=month) for n in range(4)]
        rows += [crime(f"{month}{n}", outcome=rest, month=month) for n in range(4, 10)]
        a_month(folder, month, rows, force="kent")
    load(store, folder)
    reader = ReleaseReader(store, store.release())
    return latest_outcomes(reader, get_measure("outcomes_recorded"), reader.place("kent"))


def test_outcomes_are_of_the_twelve_months_to_the_newest_that_can_be_compared(store, tmp_path):
    months = list(month_range("2024-01", "2025-06"))
    found = outcomes_of(store, tmp_path, months, unknown={"2025-01"})
    assert found.months == tuple(m for m in months[3:15] if m != "2025-01")
    assert found.rows == (("Local resolution", 66), ("Offender fined", 44))
    assert found.total == 110
    assert [entry.month for entry in found.left_out] == ["2025-01"]
    assert found.open_sentence() == (
        "April 2025, May 2025 and June 2025 are left out: some of their crimes are, or may be, still"
        " under investigation."
    )


def test_months_before_a_gap_are_left_out_of_outcomes_only_where_cases_are_open(store, tmp_path):
    months = [m for m in month_range("2024-01", "2024-12") if m != "2024-06"]
    found = outcomes_of(store, tmp_path, months, still_open=1)
    assert found.months == tuple(m for m in months if m != "2024-12")
    assert found.open_sentence() == (
        "December 2024 is left out: some of its crimes are, or may be, still under investigation."
    )


def test_where_no_case_is_open_the_newest_months_are_left_out(store, tmp_path):
    found = outcomes_of(store, tmp_path, list(month_range("2024-01", "2024-06")), still_open=0)
    assert found.months == ("2024-01", "2024-02", "2024-03")
    assert [m for m in found.still_open] == ["2024-04", "2024-05", "2024-06"]


def test_outcomes_of_provisional_months_alone_are_not_shown(store, tmp_path):
    found = outcomes_of(store, tmp_path, ["2024-01", "2024-02", "2024-03"])
    assert (found.rows, found.months, found.left_out) == ((), (), ())
    assert "No crimes recorded by Kent Police are held" in found.sentence("by Kent Police")
