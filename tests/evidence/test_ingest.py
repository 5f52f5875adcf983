"""Atomic and idempotent: killed, repeated, at once, or older than what is held."""

import os
import random
import signal
import subprocess
import sys
import threading
import time

import pytest

from frankpledge.errors import BadInput, Busy, NotFound
from frankpledge.evidence.intake.ingest import ingest
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from tests.archives import NOON, SMALL, crime, load, rows_of, street, write, zipped

NAME = "2025-01-thames-valley-street.csv"


def files_under(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_every_row_of_an_archive_is_kept_or_rejected(store, small_archive):
    report = load(store, small_archive)
    lines = sum(
        len(path.read_text("utf-8").splitlines()) - 1 for path in small_archive.rglob("*.csv")
    )
    assert report.rows == report.kept + report.rejected == lines
    assert report.rejected == 0


def test_same_archive_again_changes_nothing_and_says_so(store, small_archive):
    load(store, small_archive)
    before = files_under(store.root)
    again = load(store, small_archive)
    assert (again.is_new, again.files_read, again.files_unchanged) == (False, 0, 39)
    assert files_under(store.root) == before


def test_same_files_from_elsewhere_and_packed_otherwise_change_nothing(store, tmp_path):
    rows = street([crime("a" * 64), crime()])
    load(store, write(tmp_path / "one", NAME, rows))
    load(store, write(tmp_path / "two", f"{NAME}.gz", rows))
    load(store, zipped(tmp_path / "three.zip", {f"2025-01/{NAME}": rows}))
    assert store.current_number() == 1


def test_file_that_changed_where_it_lies_is_read_again(store, tmp_path):
    path = write(tmp_path, NAME, street([crime("a" * 64)]))
    load(store, path)
    write(tmp_path, NAME, street([crime("a" * 64), crime("b" * 64)]))
    assert load(store, path).is_new
    assert rows_of(store) == 2


def test_restated_file_makes_a_release_and_keeps_the_one_before(store, tmp_path):
    load(store, write(tmp_path / "one", NAME, street([crime("a" * 64)])))
    load(store, write(tmp_path / "two", NAME, street([crime("a" * 64), crime("b" * 64)])))
    assert store.current_number() == 2
    assert [v.kept for v in store.release(1).current("street")] == [1]
    assert [v.kept for v in store.release(2).current("street")] == [2]
    assert [v.kept for v in store.release(2).first_published("street")] == [1]


def test_older_download_loaded_later_is_history_and_not_in_force(store, tmp_path):
    ids = [f"{n:064x}" for n in range(40)]
    newer = street([crime(i, outcome="Local resolution") for i in ids])
    older = street([crime(i, outcome="Under investigation") for i in ids[:30]])
    load(store, write(tmp_path / "newer", NAME, newer))
    report = load(store, write(tmp_path / "older", NAME, older))
    assert report.is_new
    assert [entry["month"] for entry in report.older] == ["2025-01"]
    assert rows_of(store) == 40
    assert [v.kept for v in store.release().first_published("street")] == [30]


def test_three_downloads_stand_in_order_whatever_order_they_came_in(tmp_path):
    ids = [f"{n:064x}" for n in range(60)]
    downloads = {
        closed: street(
            [
                crime(i, outcome="Local resolution" if n < closed else "Under investigation")
                for n, i in enumerate(ids)
            ]
        )
        for closed in (0, 20, 40)
    }
    for order in ((0, 20, 40), (40, 0, 20), (20, 40, 0), (40, 20, 0)):
        store = Store(tmp_path / "-".join(map(str, order)))
        for closed in order:
            load(store, write(tmp_path / f"in{closed}", NAME, downloads[closed]))
        (held,) = store.release().files.values()
        changed = [item.change.outcomes_changed if item.change else None for item in held]
        assert changed == [None, 20, 20], order


def test_nothing_loadable_leaves_an_empty_store_and_says_what_to_do(store, tmp_path):
    report = load(store, write(tmp_path, NAME, b""))
    assert (report.release, report.files_refused) == (None, 1)
    with pytest.raises(NotFound, match="frankpledge ingest"):
        store.release()


def test_path_that_does_not_exist(store, tmp_path):
    with pytest.raises(BadInput, match="does not exist"):
        load(store, tmp_path / "nowhere")


def test_second_ingest_waits_for_the_first(store, tmp_path):
    path = write(tmp_path, NAME, street([crime()]))
    with store.writing(wait_seconds=0):
        later = threading.Thread(target=load, args=(store, path))
        later.start()
        time.sleep(0.3)
        assert store.current_number() is None
    later.join()
    assert rows_of(store) == 1


def test_second_ingest_that_may_not_wait_is_refused_clearly(store, tmp_path):
    path = write(tmp_path, NAME, street([crime()]))
    with store.writing(wait_seconds=0), pytest.raises(Busy, match="Another ingest is writing"):
        ingest([path], store, at=NOON, wait_seconds=0.1)
    assert store.current_number() is None


def test_two_ingests_at_once_lose_nothing(store, tmp_path):
    paths = []
    for month in ("2025-01", "2025-02", "2025-03", "2025-04"):
        name = f"{month}-thames-valley-street.csv"
        paths.append(write(tmp_path / month, name, street([crime(month=month)] * 5)))
    threads = [threading.Thread(target=load, args=(store, path)) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (store.current_number(), rows_of(store)) == (4, 20)


@pytest.fixture(scope="module")
def two_downloads(tmp_path_factory):
    folder = tmp_path_factory.mktemp("downloads")
    list(write_archive(folder / "one", [SMALL], "2024-10", "2025-08"))
    list(write_archive(folder / "two", [SMALL], "2024-10", "2025-09"))
    return folder


@pytest.mark.parametrize("seed", range(6))
def test_kill_at_any_moment_leaves_the_last_release_whole(store, two_downloads, seed):
    load(store, two_downloads / "one")
    rows = rows_of(store)
    before = {held[-1].version.path for held in store.release().files.values()}
    code = (
        "import sys; from pathlib import Path; from tests.archives import load;"
        "from frankpledge.evidence.store.releases import Store; print('go', flush=True);"
        "load(Store(Path(sys.argv[1])), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", code, str(store.root), str(two_downloads / "two")]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": os.getcwd()}
    )
    child.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.0, 0.45))
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    release = store.release()
    assert release.number in (1, 2)
    if release.number == 1:
        assert rows_of(store) == rows
        assert {held[-1].version.path for held in release.files.values()} == before
    for held in release.files.values():
        assert (store.root / held[-1].version.path).stat().st_size > 0

    # And what was killed can simply be run again.
    load(store, two_downloads / "two")
    assert store.current_number() == 2
    assert not list(store.root.rglob("*.part"))
    fresh = Store(store.root.with_name("fresh"))
    load(fresh, two_downloads / "one")
    load(fresh, two_downloads / "two")
    assert store.release().files == fresh.release().files
    assert store.release().coverage == fresh.release().coverage
