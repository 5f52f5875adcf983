"""A kind or the places of a district that were lost, from the file to every figure."""

from itertools import chain, repeat

import pytest

from frankpledge.evidence.measures.breakdowns import breakdown
from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.latest_outcomes import latest_outcomes
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.small_areas import years
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import month_range
from tests.archives import crime, load, street, write

MONTHS = list(month_range("2024-04", "2025-03"))
LOST, SHORT = "2024-08", "2024-12"  # the places of a district; most of one kind
FORCE = "thames-valley"
OXFORD, CHERWELL = ("E01028513", "Oxford 005A"), ("E01028437", "Cherwell 001A")
NOWHERE = {"place": ("", ""), "lsoa": ("", "")}
VIOLENCE, SHOPS = "Violence and sexual offences", "Shoplifting"
CLOSED = "Investigation complete; no suspect identified"


def rows(month):
    """A month of 1,120 crimes: 120 of them thefts from shops, 100 of all in Cherwell."""
    shops = 24 if month == SHORT else 120
    left = 8 if month == LOST else 100

    def at(times, kind, **where):
        return repeat(crime(kind=kind, month=month, outcome=CLOSED, **where), times)

    return chain(
        at(shops, SHOPS, lsoa=OXFORD),
        at(900, VIOLENCE, lsoa=OXFORD),
        at(left, VIOLENCE, lsoa=CHERWELL),
        at(100 - left, VIOLENCE, **NOWHERE),
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    for month in MONTHS:
        write(folder / "in", f"{month}-thames-valley-street.csv", street(rows(month)))
    store = Store(folder / "store")
    load(store, folder / "in")
    return ReleaseReader(store, store.release())


def of(reader, measure, month, area=FORCE):
    [found] = series(reader, [get_measure(measure)], reader.place(area))
    [value] = [value for value in found.points if value.month == month]
    return value.status, value.value, value.is_judged


def asked(reader, by, month, **where):
    question = Question(by=by, where=where, first=month, last=month)
    return [row[len(by) - 1 :] for row in count(question, reader.store, reader.release).rows]


def test_coverage_keeps_the_months_and_names_the_parts(reader):
    entries = {e.month: e for e in reader.release.covered_of("street", FORCE)}
    assert {e.status for e in entries.values()} == {"complete"}
    assert {month for month, e in entries.items() if e.faults} == {LOST, SHORT}
    assert "Cherwell: locations are missing (8 records, usually about 100)" in entries[LOST].faults
    assert "8.2% of its records have no place, where 0.0% is usual" in entries[LOST].faults
    assert entries[SHORT].faults.startswith(
        "the count of shoplifting is not believable (24 records"
    )


def test_the_release_is_read_as_it_was_written(reader):
    again = Store(reader.store.root).release()
    assert again.coverage == reader.release.coverage


@pytest.mark.parametrize(
    ("measure", "area", "expected"),
    [
        ("total_crime", FORCE, ("complete", 1_120, True)),
        ("total_crime", "Oxford", ("complete", 1_020, True)),
        ("total_crime", "Cherwell", ("places_lost", 8, False)),
        ("shoplifting", "Cherwell", ("places_lost", 0, False)),
    ],
)
def test_the_lost_places_of_a_district_touch_its_figures_alone(reader, measure, area, expected):
    assert of(reader, measure, LOST, area) == expected


@pytest.mark.parametrize(
    ("measure", "area", "expected"),
    [
        ("total_crime", FORCE, ("complete", 1_024, True)),
        ("violence_and_sexual_offences", FORCE, ("complete", 1_000, True)),
        ("shoplifting", FORCE, ("odd_mix", None, False)),
        ("shoplifting", "Oxford", ("odd_mix", None, False)),
    ],
)
def test_a_lost_kind_touches_what_is_of_that_kind_alone(reader, measure, area, expected):
    assert of(reader, measure, SHORT, area) == expected


def test_breakdowns_give_each_part_its_own_status(reader):
    measure, place = get_measure("total_crime"), reader.place(FORCE)

    def parts(by, month):
        found = breakdown(reader, measure, place, by, first=month, last=month)
        return {part.part: (part.points[0].status, part.points[0].value) for part in found}

    assert parts("crime_type", SHORT) == {
        SHOPS: ("odd_mix", None),
        VIOLENCE: ("complete", 1_000),
    }
    assert parts("district", LOST) == {
        "Cherwell": ("places_lost", 8),
        "Oxford": ("complete", 1_020),
        "": ("complete", 92),
    }


def test_counts_by_district_and_kind_say_what_each_is_worth(reader):
    assert asked(reader, ("force", "district"), LOST, force=(FORCE,)) == [
        ("Cherwell", 8, "places_lost"),
        ("Oxford", 1_020, "complete"),
        (None, 92, "complete"),
    ]
    assert asked(reader, ("month", "crime_type"), SHORT, force=(FORCE,)) == [
        (SHOPS, None, "odd_mix"),
        (VIOLENCE, 1_000, "complete"),
    ]


@pytest.mark.parametrize(
    ("where", "month", "expected"),
    [
        ({"district": ("cherwell",)}, LOST, (8, "places_lost")),
        ({"district": ("E07000177",)}, LOST, (8, "places_lost")),
        ({"district": ("Oxford",)}, LOST, (1_020, "complete")),
        ({"lsoa": (CHERWELL[0],)}, LOST, (8, "places_lost")),
        ({"crime_type": ("shoplifting",)}, SHORT, (None, "odd_mix")),
        ({"crime_type": (VIOLENCE,)}, SHORT, (1_000, "complete")),
        ({}, SHORT, (1_024, "complete")),
    ],
)
def test_a_count_that_is_narrowed_to_a_part_has_its_status(reader, where, month, expected):
    [row] = asked(reader, ("month",), month, force=(FORCE,), **where)
    assert row[1:] == expected


def test_the_year_of_a_small_area_lacks_a_month_without_places(reader):
    def year(measure, code):
        [row] = years(reader, get_measure(measure), reader.place(code))
        return row[-2]

    assert year("violence_and_sexual_offences", CHERWELL[0]) == "missing"
    assert year("violence_and_sexual_offences", OXFORD[0]) == "complete"
    assert year("shoplifting", OXFORD[0]) == "missing"


def test_outcomes_of_a_district_leave_out_the_month_whose_places_were_lost(reader):
    measure = get_measure("total_crime")
    found = latest_outcomes(reader, measure, reader.place("Cherwell"))
    assert LOST not in found.months
    assert [entry.month for entry in found.left_out] == [LOST]
    assert LOST in latest_outcomes(reader, measure, reader.place(FORCE)).months
