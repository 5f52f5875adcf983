"""How many held months follow a month: what provisional and settled are read from."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.evidence.store.covered import Covered, with_followers
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months
from tests.archives import crime, load, street, write


def entries(held, force="kent"):
    """One entry a month from January 2024; `held` says of which a file is held."""
    return [
        Covered(
            dataset="street",
            force=force,
            month=add_months("2024-01", n),
            status="complete" if is_held else "missing",
            rows=100 if is_held else None,
            expected=None,
            reason="",
        )
        for n, is_held in enumerate(held)
    ]


def followers(held):
    return [entry.followed_by for entry in with_followers(entries(held))]


def test_a_month_is_followed_by_the_held_months_of_its_own_run():
    assert followers([1, 1, 1]) == [2, 1, 0]
    assert followers([1, 1, 0, 1]) == [1, 0, 0, 0]
    assert followers([0, 1, 0, 0, 1, 1]) == [0, 0, 0, 0, 1, 0]


def test_a_month_is_newer_than_three_only_where_fewer_than_three_follow_it():
    newest = [e.is_newer_than(3) for e in with_followers(entries([1, 1, 1, 1, 1]))]
    assert newest == [False, False, True, True, True]


def test_a_missing_month_is_newer_than_nothing_and_no_month_than_none():
    found = with_followers(entries([1, 0, 1]))
    assert [e.is_newer_than(1) for e in found] == [True, False, True]
    assert not any(e.is_newer_than(0) for e in found)


@given(st.lists(st.booleans(), max_size=30))
def test_followers_are_those_that_are_counted_one_by_one(held):
    for place, entry in enumerate(with_followers(entries(held))):
        count = 0
        while held[place] and place + count + 1 < len(held) and held[place + count + 1]:
            count += 1
        assert entry.followed_by == count


def test_forces_and_datasets_are_counted_apart():
    kent, essex = entries([1, 1]), entries([1, 1], force="essex")
    outcomes = [replace(entry, dataset="outcomes") for entry in kent]
    found = with_followers([*kent, *essex, *outcomes])
    assert [e.followed_by for e in found] == [1, 0] * 3


@pytest.fixture
def loaded(store, tmp_path):
    """Kent from January to March without February, Essex of March alone."""
    for month, force in (("2025-01", "kent"), ("2025-03", "kent"), ("2025-03", "essex")):
        write(tmp_path / "in", f"{month}-{force}-street.csv", street([crime(month=month)]))
    load(store, tmp_path / "in")
    return store


def marks(store, force="kent"):
    return [(e.month, e.followed_by) for e in store.release().covered_of("street", force)]


def test_a_release_says_of_each_month_how_many_follow_it(loaded):
    assert marks(loaded) == [("2025-01", 0), ("2025-02", 0), ("2025-03", 0)]
    manifest = json.loads((loaded.root / "releases" / "000001.json").read_bytes())
    assert all("followed_by" in entry for entry in manifest["coverage"])


def test_a_month_loaded_later_joins_the_runs_beside_it(loaded, tmp_path):
    february = street([crime(month="2025-02")])
    load(loaded, write(tmp_path, "2025-02-kent-street.csv", february))
    assert marks(loaded) == [("2025-01", 2), ("2025-02", 1), ("2025-03", 0)]


def test_loading_another_force_changes_no_mark_of_this_one(loaded, tmp_path):
    before = dict(marks(loaded))
    for month in ("2025-04", "2025-05", "2025-06"):
        rows = street([crime(month=month)])
        load(loaded, write(tmp_path, f"{month}-essex-street.csv", rows))
    assert dict(marks(loaded)) == before | {"2025-04": 0, "2025-05": 0, "2025-06": 0}
    assert [n for _, n in marks(loaded, "essex")] == [0, 0, 3, 2, 1, 0]


def test_a_manifest_of_before_is_read_with_its_followers(loaded, tmp_path):
    path = loaded.root / "releases" / "000001.json"
    content = json.loads(path.read_bytes())
    for entry in content["coverage"]:
        del entry["followed_by"]
    older = Store(tmp_path / "older")
    (older.root / "releases").mkdir(parents=True)
    (older.root / "releases" / path.name).write_text(json.dumps(content))
    (older.root / "CURRENT").write_text("1\n")
    assert older.release().coverage == loaded.release().coverage
