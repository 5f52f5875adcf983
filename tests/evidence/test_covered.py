"""How far a month may still change: what provisional and settled are read from."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.errors import BadInput
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.covered import Covered, with_newest
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import add_months, months_apart
from tests.archives import crime, load, street, write, zipped


def entries(held, force="kent", still_open=()):
    """One entry a month from January 2024; `held` says of which a file is held."""
    shares = [*still_open, *[0.0] * len(held)]
    return [
        Covered(
            dataset="street",
            force=force,
            month=add_months("2024-01", n),
            status="complete" if is_held else "missing",
            rows=100 if is_held else None,
            expected=None,
            reason="",
            still_open=shares[n],
        )
        for n, is_held in enumerate(held)
    ]


def told(held, still_open=()):
    return with_newest(entries(held, still_open=still_open))


def open_after(months, held, still_open=()):
    return [bool(entry.still_changes(months)) for entry in told(held, still_open)]


def test_a_month_is_among_the_newest_three_only_where_the_newest_is_less_than_three_months_later():
    assert [e.is_within(3) for e in told([1, 1, 1, 1, 1])] == [False, False, True, True, True]
    assert [e.is_within(3) for e in told([1, 1, 0, 1])] == [False, True, False, True]
    assert [e.is_within(3) for e in told([1, 1, 0, 0, 1])] == [False, False, False, False, True]


def test_a_missing_month_is_among_no_newest_months_and_no_month_among_none():
    found = told([1, 0, 1])
    assert [e.is_within(1) for e in found] == [False, False, True]
    assert not any(e.is_within(0) for e in found)


def test_a_file_downloaded_long_after_its_month_is_not_provisional():
    newest = told([1, 1, 1, 1])
    dated = [replace(entry, downloaded="2024-06") for entry in newest]  # the newest is of April
    assert [e.is_provisional(3) for e in newest] == [False, True, True, True]
    assert [e.is_provisional(3) for e in dated] == [False, True, True, True]
    later = [replace(entry, downloaded="2024-09") for entry in newest]
    assert [e.is_provisional(3) for e in later] == [False, False, False, True]
    assert not any(replace(e, downloaded="2026-01").is_provisional(3) for e in newest)


@given(st.lists(st.booleans(), max_size=30), st.integers(0, 29))
def test_a_gap_in_the_middle_changes_no_mark_of_another_month(held, gap):
    newest = max((n for n, is_held in enumerate(held) if is_held), default=0)
    if gap >= newest:
        return
    other = [is_held and n != gap for n, is_held in enumerate(held)]
    before, after = told(held), told(other)
    for n, (one, two) in enumerate(zip(before, after, strict=True)):
        if n != gap:
            assert (one.is_within(3), one.still_changes(6)) == (
                two.is_within(3),
                two.still_changes(6),
            )


def test_outcomes_are_open_where_the_file_says_so_and_nowhere_else():
    shares = [0.0, 0.07, 0.02, 0.0, 0.0, 0.3, 0.5]
    assert open_after(6, [1] * 7, shares) == [False, True, False, False, False, True, True]
    assert "50% of these crimes are still under investigation" in told([1] * 7, shares)[
        6
    ].still_changes(6)


def test_a_force_that_never_tells_of_open_cases_has_its_newest_months_open():
    assert open_after(2, [1, 1, 1, 1]) == [False, False, True, True]
    assert open_after(2, [1, 1, 1, 0, 1]) == [False, False, False, False, True]
    assert "does not say" in told([1])[0].still_changes(2)
    # Of months long ago that were open, nothing follows for the newest.
    assert open_after(2, [1] * 5, [0.5]) == [True, False, False, True, True]
    assert open_after(2, [1] * 4, [0, 0.01]) == [False] * 4


def test_nothing_is_open_of_a_measure_that_waits_for_no_outcome():
    assert open_after(0, [1, 1], [0.5, 0.5]) == [False, False]
    assert open_after(6, [0], [0.0]) == [False]


def test_forces_and_datasets_are_looked_at_apart():
    kent, essex = entries([1, 1]), entries([1, 0], force="essex")
    outcomes = [replace(entry, dataset="outcomes", still_open=0.5) for entry in kent]
    found = with_newest([*kent, *essex, *outcomes])
    assert [e.behind for e in found] == [1, 0, 0, 0, 1, 0]
    assert [e.tells_of_open for e in found] == [False] * 4 + [True] * 2


@pytest.fixture
def loaded(store, tmp_path):
    """Kent from January to March without February, Essex of March alone."""
    for month, force in (("2025-01", "kent"), ("2025-03", "kent"), ("2025-03", "essex")):
        write(tmp_path / "in", f"{month}-{force}-street.csv", street([crime(month=month)]))
    load(store, tmp_path / "in")
    return store


def marks(store, force="kent"):
    return [(e.month, e.behind) for e in store.release().covered_of("street", force)]


def test_a_release_says_of_each_month_how_far_the_newest_lies_after_it(loaded):
    assert marks(loaded) == [("2025-01", 2), ("2025-02", 0), ("2025-03", 0)]
    manifest = json.loads((loaded.root / "releases" / "000001.json").read_bytes())
    assert all("behind" in entry for entry in manifest["coverage"])


def test_loading_another_force_changes_no_mark_of_this_one(loaded, tmp_path):
    before = dict(marks(loaded))
    for month in ("2025-04", "2025-05", "2025-06"):
        rows = street([crime(month=month)])
        load(loaded, write(tmp_path, f"{month}-essex-street.csv", rows))
    assert dict(marks(loaded)) == before | {"2025-04": 0, "2025-05": 0, "2025-06": 0}
    assert [n for _, n in marks(loaded, "essex")] == [0, 0, 3, 2, 1, 0]


def test_a_manifest_of_before_is_read_with_what_the_newest_months_tell(loaded, tmp_path):
    path = loaded.root / "releases" / "000001.json"
    content = json.loads(path.read_bytes())
    for entry in content["coverage"]:
        for name in ("behind", "still_open", "tells_of_open"):
            del entry[name]
        entry["followed_by"] = 7
    older = Store(tmp_path / "older")
    (older.root / "releases").mkdir(parents=True)
    (older.root / "releases" / path.name).write_text(json.dumps(content))
    (older.root / "CURRENT").write_text("1\n")
    # Which cases were open was not written then, so the newest months are taken to be.
    untold = [replace(e, still_open=0.0, tells_of_open=False) for e in loaded.release().coverage]
    assert older.release().coverage == untold


def test_the_share_of_open_crimes_is_that_of_crimes_and_of_no_incidents(store, tmp_path):
    rows = [
        crime(month="2025-01", outcome=word) for word in ("Under investigation", "Local resolution")
    ]
    rows += [crime(month="2025-01", kind="Anti-social behaviour", outcome="")] * 3
    load(store, write(tmp_path, "2025-01-kent-street.csv", street(rows)))
    (entry,) = store.release().covered_of("street", "kent")
    assert (entry.still_open, entry.tells_of_open) == (0.5, True)


def settled(store, month, after=6):
    entries = store.release().covered_of("street", "kent")
    return not next(e for e in entries if e.month == month).still_changes(after)


def closed(month):
    return street([crime(month=month, outcome="Local resolution")])


def test_an_archive_named_by_its_month_tells_which_months_without_open_crimes_are_settled(
    store, tmp_path
):
    months = ("2024-12", "2025-01", "2025-06")
    members = {f"{m}/{m}-kent-street.csv": closed(m) for m in months}
    load(store, zipped(tmp_path / "2025-07.zip", members))
    assert [settled(store, month) for month in months] == [True, True, False]
    (entry, *_) = store.release().covered_of("street", "kent")
    assert entry.downloaded == "2025-07"


def test_who_loads_a_folder_says_when_it_was_downloaded(store, tmp_path):
    path = write(tmp_path / "in", "2025-01-kent-street.csv", closed("2025-01"))
    load(store, path)
    assert not settled(store, "2025-01")
    # The same file again, with what was not known of it.
    report = load(store, path, downloaded="2025-06")
    assert (report.files_read, report.is_new) == (0, True)
    assert not settled(store, "2025-01")
    entry = store.release().covered_of("street", "kent")[0]
    assert "the file is of June 2025" in entry.still_changes(6)
    assert load(store, path, downloaded="2025-07").is_new
    assert settled(store, "2025-01")
    assert not load(store, path).is_new
    # A slip is put right by saying it again.
    assert load(store, path, downloaded="2025-02").is_new
    assert not settled(store, "2025-01")


def test_an_older_archive_with_the_same_file_does_not_make_a_download_older(store, tmp_path):
    members = {"2025-01/2025-01-kent-street.csv": closed("2025-01")}
    load(store, zipped(tmp_path / "2025-09.zip", members))
    assert not load(store, zipped(tmp_path / "2025-02.zip", members)).is_new
    assert settled(store, "2025-01")


def test_files_cannot_have_been_downloaded_in_a_month_to_come(store, tmp_path):
    path = write(tmp_path / "in", "2025-01-kent-street.csv", closed("2025-01"))
    with pytest.raises(BadInput, match="2026-12 is in the future"):
        load(store, path, downloaded="2026-12")
    assert store.current_number() is None


def test_a_month_whose_crimes_are_open_is_not_settled_whenever_it_was_downloaded(store, tmp_path):
    path = write(tmp_path / "in", "2025-01-kent-street.csv", street([crime(month="2025-01")]))
    load(store, path, downloaded="2026-10")
    assert not settled(store, "2025-01")


@pytest.mark.real_data
def test_the_real_files_say_which_months_were_still_open(real_store):
    release = real_store.release()
    held = [e for e in release.covered("street") if e.is_held]
    shares = {(e.force, e.month): round(100 * e.still_open) for e in held if e.still_open > 0}
    # Ten of the City's were open too, in files that were published again since.
    assert (len(held), len(shares)) == (252, 15)
    months = [add_months("2022-06", n) for n in range(5)]
    assert [shares[("leicestershire", m)] for m in months] == [7, 9, 13, 22, 51]
    assert shares[("thames-valley", "2018-06")] == 33


@pytest.mark.real_data
def test_outcomes_before_a_gap_are_judged_where_no_case_was_open(real_store):
    reader = ReleaseReader(real_store, real_store.release())
    place = reader.force("thames-valley")
    (found,) = series(reader, [get_measure("positive_outcome_rate")], place)
    by_month = {p.month: p for p in found.points}
    between = [add_months("2018-10", n) for n in range(months_apart("2018-10", "2019-02") + 1)]
    assert all(by_month[month].is_judged for month in between)
    assert not by_month["2018-06"].is_settled
    assert not any(by_month[f"2024-0{n}"].is_settled for n in (1, 2, 3, 4))
