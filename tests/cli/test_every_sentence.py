"""Every sentence that pages can say of a store: what none may say, and what those about figures must."""

import csv
import io
import re

import pytest

from tests.cli.test_commands import run

# english.md 4: odds hold for independent months alone; counts of crime have no good direction.
FORBIDDEN = re.compile(
    r"\b(lasting|concern|improve\w*|better|worse|success\w*|fail\w*|significant\w*|surge\w*|plummet\w*"
    r"|this month (?!is)|once in|by chance alone|0\.00)\b",
    re.IGNORECASE,
)


def sentences_of(store):
    done = run("sentences", "--csv", store=store.root)
    return list(csv.DictReader(io.StringIO(done.stdout)))


def check(rows):
    assert len(rows) > 20
    wrong = [row["sentence"] for row in rows if FORBIDDEN.search(row["sentence"])]
    assert wrong == []
    for row in rows:
        sentence = row["sentence"]
        assert not re.search(r"\d\.\d{3,}", sentence), sentence
        if "unusually" in sentence and "last unusual month" not in sentence:
            assert row["verdict"] in ("unusually_high", "unusually_low"), row
        if "We see no unusual change" in sentence:
            assert row["verdict"] == "no_unusual_change", row
        # A range has its average before it, and the months that made it.
        if "normal range of" in sentence and "near the" not in sentence:
            usual = (
                r"(The average is .+|For [A-Z][a-z]+ about .+ is normal) \(.+ to .+\), so this is"
            )
            assert re.search(usual, sentence), sentence


def test_every_sentence_of_made_up_files(small_store):
    check(sentences_of(small_store))


@pytest.mark.real_data
def test_every_sentence_of_the_real_files(real_store):
    rows = sentences_of(real_store)
    check(rows)
    assert {row["place"] for row in rows} >= {"kent", "hampshire", "city-of-london", "all areas"}


def test_tests_of_the_newest_months_are_listed_with_their_range(small_store):
    tested = [
        row for row in sentences_of(small_store) if row["verdict"] in ("no alert", "alert above")
    ]
    assert tested
    for row in tested:
        assert re.search(r"we expected .+ to .+ \(about .+\): .+", row["sentence"]), row


def test_one_area_alone(small_store):
    done = run("sentences", "--area", "anyshire", "--csv", store=small_store.root)
    assert {row["place"] for row in csv.DictReader(io.StringIO(done.stdout))} == {"anyshire"}
