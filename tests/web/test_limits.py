"""What limits remember is shared, outlives other traffic, and never stops the site."""

import sqlite3
import threading
import time

import pytest

from frankpledge.web import limits
from frankpledge.web.limits import SharedCache


@pytest.fixture
def path(tmp_path):
    return tmp_path / "private" / "limits.sqlite3"


@pytest.fixture
def cache(path):
    return SharedCache(str(path), {})


@pytest.fixture
def clock(monkeypatch):
    """A function that moves the clock on by seconds."""
    now = [time.time()]
    monkeypatch.setattr(limits.time, "time", lambda: now[0])

    def later(seconds):
        now[0] += seconds

    return later


def test_what_one_worker_keeps_another_reads(cache, path):
    cache.set("a", [1.5, 2.5], 60)
    assert SharedCache(str(path), {}).get("a") == [1.5, 2.5]
    assert cache.get("b", "nothing") == "nothing"
    assert cache.delete("a")
    assert not cache.delete("a")
    assert cache.get("a") is None


def test_entries_run_out_by_time_and_never_because_there_are_many(cache, path, clock):
    cache.set("first", 1, 60)
    for n in range(1000):
        cache.set(f"other {n}", n, 10)
    assert cache.get("first") == 1
    clock(10)
    assert cache.get("other 5") is None
    assert cache.get("first") == 1
    cache.set("next", 1, 60)
    with sqlite3.connect(path) as file:
        assert file.execute("select count(*) from kept").fetchone() == (2,)
    clock(50)
    assert cache.get("first") is None


def test_what_is_added_is_kept_once_until_it_runs_out(cache, clock):
    assert cache.add("code", True, 30)
    assert not cache.add("code", True, 30)
    clock(30)
    assert cache.add("code", True, 30)
    assert cache.touch("code", 90)
    clock(60)
    assert cache.get("code")
    cache.set("for ever", 1, None)
    clock(10**9)
    assert cache.get("for ever") == 1
    cache.clear()
    assert cache.get("for ever") is None


def test_of_many_at_once_one_adds(path):
    start, won = threading.Barrier(8), []

    def add():
        start.wait()
        won.append(SharedCache(str(path), {}).add("code", True, 30))

    threads = [threading.Thread(target=add) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert won.count(True) == 1


def test_the_file_tells_no_address(cache, path):
    cache.set("allauth:rl:login:ip:198.51.100.77", [1.0], 60)
    assert b"198.51.100.77" not in b"".join(p.read_bytes() for p in path.parent.iterdir())
    assert path.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "fault",
    [OSError(30, "Read-only file system"), sqlite3.OperationalError("database or disk is full")],
)
def test_where_the_file_cannot_be_used_a_process_counts_for_itself(
    cache, monkeypatch, caplog, fault
):
    def refuse(*_, **__):
        raise fault

    monkeypatch.setattr(limits.sqlite3, "connect", refuse)
    assert cache.add("a", 1, 60)
    assert not cache.add("a", 1, 60)
    cache.set("b", 2, 60)
    assert (cache.get("b"), cache.touch("b", 60), cache.delete("b")) == (2, True, True)
    cache.clear()
    assert cache.get("a") is None
    assert len(caplog.records) == 1


def test_a_file_that_is_no_database_stops_nothing(cache, path):
    path.parent.mkdir(parents=True)
    path.write_bytes(b"this is no database" * 500)
    assert cache.add("a", 1, 60)
    assert cache.get("a") == 1
