"""The worker does what is due, whatever one piece of it or the database does."""

import os

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from frankpledge.apps.outbox.actions import Went, Work, put
from frankpledge.apps.outbox.models import Due, State
from frankpledge.errors import Busy
from frankpledge.web import worker


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Nobody waits between two tries."""
    for name in ("IDLE_SECONDS", "PAUSE_SECONDS"):
        monkeypatch.setattr(worker, name, 0)


@pytest.fixture
def handled(monkeypatch):
    """What was done, by one kind of work that is done and two that fail."""
    found = []

    def busy(payload, at):
        raise Busy("Somebody else is writing")

    def fault(payload, at):
        raise ValueError("hunter2")

    monkeypatch.setattr(
        worker,
        "HANDLERS",
        {"note": lambda payload, at: found.append(payload["n"]), "busy": busy, "fault": fault},
    )
    return found


def put_one(kind, n):
    put(kind, [Work(key=str(n), payload={"n": n})], at=timezone.now())


def ends_after(times):
    """A function that asks the worker to end when it was asked so often."""
    left = iter(range(times))
    return lambda: next(left, None) is None


def test_everything_due_is_done_and_what_fails_stops_no_other(db, handled, caplog):
    for kind, n in (("busy", 1), ("note", 2), ("fault", 3), ("note", 4)):
        put_one(kind, n)
    went = list(worker.work_off(worker.HANDLERS))
    assert handled == [2, 4]
    assert went == [
        Went(kind="busy", key="1", error="Somebody else is writing"),
        Went(kind="note", key="2"),
        Went(kind="fault", key="3", error="ValueError"),
        Went(kind="note", key="4"),
    ]
    assert list(Due.objects.order_by("pk").values_list("state", flat=True)) == [
        State.WAITING,
        State.DONE,
        State.WAITING,
        State.DONE,
    ]
    assert [r.getMessage() for r in caplog.records] == ["fault 3 could not be done"]


def test_work_of_a_kind_that_this_version_does_not_know_waits(db, handled):
    put_one("unknown", 1)
    assert list(worker.work_off(worker.HANDLERS)) == []
    assert Due.objects.get().state == State.WAITING


def test_a_worker_that_is_to_end_finishes_what_it_has_in_hand_and_takes_no_more(db, handled):
    for n in (1, 2):
        put_one("note", n)
    told = []
    worker.work(lambda: bool(told), told.append, worker.HANDLERS)
    assert handled == [1]
    assert Due.objects.get(key="2").state == State.WAITING


@pytest.mark.parametrize(
    "fault",
    [
        OperationalError("database is locked"),
        OperationalError("database or disk is full"),
        OSError(28, "No space left on device"),
        ValueError("a fault of ours"),
    ],
)
def test_a_worker_outlives_the_database_the_disk_and_itself(db, handled, monkeypatch, fault):
    put_one("note", 1)
    real, faults = worker.claim, iter([fault, fault])

    def claim(kinds, at):
        if problem := next(faults, None):
            raise problem
        return real(kinds, at)

    monkeypatch.setattr(worker, "claim", claim)
    worker.work(ends_after(30), lambda _: None, worker.HANDLERS)
    assert handled == [1]


def test_a_database_that_stays_away_is_logged_once(db, handled, monkeypatch, caplog):
    def claim(kinds, at):
        raise OperationalError("no password supplied for hunter2")

    monkeypatch.setattr(worker, "claim", claim)
    worker.work(ends_after(30), lambda _: None, worker.HANDLERS)
    assert [r.getMessage() for r in caplog.records] == ["The worker waits: OperationalError"]


def test_a_worker_makes_no_record_where_there_is_none(db, handled, monkeypatch, tmp_path):
    with monkeypatch.context() as elsewhere:
        elsewhere.setitem(connection.settings_dict, "NAME", str(tmp_path / "record.sqlite3"))
        for name in ("_hang_up", "close_old_connections"):  # of the tests' own record
            elsewhere.setattr(worker, name, lambda: None)
        worker.work(ends_after(9), lambda _: None, worker.HANDLERS)
    assert list(tmp_path.iterdir()) == []


def test_a_worker_that_serve_began_ends_with_it():
    assert not worker.is_left_by(os.getppid())()
    assert worker.is_left_by(os.getppid() + 1)()
