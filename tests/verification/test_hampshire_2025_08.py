"""A real file of as many rows as ever whose kinds were overwritten: it may make no verdict."""

import pytest

from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from tests.cli.test_commands import run

pytestmark = pytest.mark.real_data
MONTH = "2025-08"
FORCE = "Hampshire and Isle of Wight Constabulary"
WORDS = "violence and sexual offences: 82%, usually 46%; shoplifting: 249 records, usually 1,314"


def test_it_is_the_one_month_of_all_files_whose_mix_is_odd(real_store):
    odd = [e for e in real_store.release().coverage if e.status == "odd_mix"]
    assert [(e.force, e.month, e.rows) for e in odd] == [("hampshire", MONTH, 14_544)]
    assert WORDS in odd[0].reason


def test_months_that_were_not_delivered_whole_are_those_that_were_known(real_store):
    partial = [e for e in real_store.release().covered("street") if e.status == "partial"]
    assert {(e.force, e.month) for e in partial} == {
        ("city-of-london", "2017-05"),
        ("city-of-london", "2017-09"),
        ("kent", "2018-11"),
        ("kent", "2018-12"),
    }


def test_no_kind_of_it_is_a_zero(real_store):
    reader = ReleaseReader(real_store, real_store.release())
    measures = [get_measure(name) for name in ("anti_social_behaviour", "shoplifting")]
    for found in series(reader, measures, reader.place("Southampton")):
        [value] = [value for value in found.points if value.month == MONTH]
        assert (value.status, value.value) == ("odd_mix", None)
    by_kind = Question(by=("crime_type",), where={"force": ("hampshire",)}, first=MONTH, last=MONTH)
    rows = count(by_kind, real_store, real_store.release()).rows
    assert {row[-2:] for row in rows} == {(None, "odd_mix")}


def test_it_makes_no_alert(real_store):
    done = run("alerts", "--area", "hampshire", "--to", "2025-09", store=real_store.root)
    assert "Nothing could be tested for July 2025" in done.stdout
    (why,) = [line for line in done.stderr.splitlines() if f"Shoplifting, {FORCE}." in line]
    assert "; August 2025: the mix of crime types is not believable" in why
