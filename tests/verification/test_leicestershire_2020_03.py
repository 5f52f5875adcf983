"""A real month that is whole, but for the places of two of its districts."""

import pytest

from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series

pytestmark = pytest.mark.real_data
MONTH = "2020-03"
LOST = {"Harborough": 46, "Oadby and Wigston": 42}


def test_it_is_the_one_month_of_all_files_of_which_parts_are_unfit(real_store):
    unfit = {(e.force, e.month): e.unfit for e in real_store.release().coverage if e.unfit}
    assert list(unfit) == [("leicestershire", MONTH)]
    [parts] = unfit.values()
    assert {(part.district, part.kind, part.status) for part in parts} == {
        (district, "", "places_lost") for district in LOST
    }


def test_more_of_its_records_and_of_those_before_have_no_place(real_store):
    told = {(e.force, e.month) for e in real_store.release().covered("street") if e.places_reason}
    months = ("2019-12", "2020-01", "2020-02", MONTH)
    assert told == {("leicestershire", month) for month in months}


def test_the_force_stands_and_its_two_districts_do_not(real_store):
    reader, total = ReleaseReader(real_store, real_store.release()), get_measure("total_crime")

    def judged(area):
        [found] = series(reader, [total], reader.place(area))
        [value] = [value for value in found.points if value.month == MONTH]
        return value.status, value.is_judged

    assert judged("leicestershire") == judged("Leicester") == ("complete", True)
    for district in LOST:
        assert judged(district) == ("places_lost", False)


def test_counts_of_the_two_districts_say_what_they_lack(real_store):
    question = Question(
        by=("district",), where={"force": ("leicestershire",)}, first=MONTH, last=MONTH
    )
    rows = count(question, real_store, real_store.release()).rows
    assert {row[0]: row[1] for row in rows if row[2] == "places_lost"} == LOST
