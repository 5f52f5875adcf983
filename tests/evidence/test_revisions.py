"""Restatement, against a plain count in Python."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frankpledge.evidence import engine
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.store.ledger import ledger
from frankpledge.evidence.store.revisions import compare
from tests.archives import crime, load, street, write

NAME = "2025-01-thames-valley-street.csv"
WORDS = ["Under investigation", "Local resolution", "Offender fined"]
ROW = st.tuples(st.sampled_from(["", "1", "2", "3", "4"]), st.sampled_from(WORDS))


def change_between(tmp_path, before, after):
    """Compare two lists of (Crime ID, outcome) through Parquet files."""
    with engine.connect() as connection:
        for name, rows in (("before", before), ("after", after)):
            table = [
                {"crime_id": i or None, "last_outcome": o, "crime_type": "Burglary"}
                for i, o in rows
            ]
            types = dict.fromkeys(("crime_id", "last_outcome", "crime_type"), "VARCHAR")
            engine.table_from(connection, "rows", types, table)
            connection.execute(
                f"copy (select *, 1.0 as longitude, 2.0 as latitude, 'E01' as lsoa_code from rows)"
                f" to '{tmp_path / name}.parquet'"
            )
        paths = (str(tmp_path / f"{name}.parquet") for name in ("before", "after"))
        return compare(connection, shipped()["street"], *paths)


@given(st.lists(ROW, max_size=12), st.lists(ROW, max_size=12))
@settings(max_examples=60)
def test_compare_agrees_with_counting_in_python(tmp_path_factory, before, after):
    change = change_between(tmp_path_factory.mktemp("pair"), before, after)

    groups = [Counter(i for i, _ in rows) for rows in (before, after)]
    matched = (groups[0] & groups[1]).total()
    alike = (Counter(before) & Counter(after)).total()
    assert (change.rows_before, change.rows_after) == (len(before), len(after))
    assert change.rows_added == len(after) - matched
    assert change.rows_removed == len(before) - matched
    assert change.outcomes_changed == matched - alike
    assert change.places_changed == change.categories_changed == 0


def test_rows_that_share_an_id_are_compared_as_a_group(tmp_path):
    before = [("1", "Under investigation"), ("1", "Local resolution")]
    after = [("1", "Local resolution"), ("1", "Under investigation"), ("1", "Offender fined")]
    change = change_between(tmp_path, before, after)
    assert (change.rows_added, change.outcomes_changed) == (1, 0)


@pytest.mark.parametrize(
    ("closed", "is_backwards"), [(0, True), (1, True), (4, False), (30, False)]
)
def test_older_download_is_told_by_its_open_cases(tmp_path, closed, is_backwards):
    # Thirty cases reopened would be a reversal; a few the other way do not change that.
    before = [(f"{n}", "Local resolution") for n in range(30)]
    before += [(f"c{n}", "Under investigation") for n in range(closed)]
    after = [(f"{n}", "Under investigation") for n in range(30)]
    after += [(f"c{n}", "Local resolution") for n in range(closed)]
    assert change_between(tmp_path, before, after).is_backwards is is_backwards


def test_a_row_whose_small_area_alone_was_restated_has_changed_its_place(store, tmp_path):
    moved = crime("a" * 64, lsoa=("E01028514", "Oxford 005B"))
    load(store, write(tmp_path / "one", NAME, street([crime("a" * 64), crime("b" * 64)])))
    load(store, write(tmp_path / "two", NAME, street([moved, crime("b" * 64)])))
    (entry,) = ledger(store.release())
    assert (entry.change.places_changed, entry.change.outcomes_changed) == (1, 0)
    assert (entry.change.rows_added, entry.change.rows_removed) == (0, 0)


def test_ledger_names_each_restated_month_once(store, tmp_path):
    load(store, write(tmp_path / "one", NAME, street([crime("a" * 64), crime("b" * 64)])))
    load(store, write(tmp_path / "two", NAME, street([crime("a" * 64, outcome="Offender fined")])))
    (entry,) = ledger(store.release())
    assert (entry.force, entry.month, entry.more_rows) == ("thames-valley", "2025-01", -1)
    assert (entry.change.rows_removed, entry.change.outcomes_changed) == (1, 1)
    assert entry.row()[:6] == ("street", "thames-valley", "2025-01", 2, 1, -1)
