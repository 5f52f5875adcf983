"""Who waits for the lock of SQLite waits in Python, where no other thread is held up by it."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.db import OperationalError

from frankpledge.web.sqlite import base

PATIENT = 3600.0
pytestmark = pytest.mark.django_db  # connections are opened; the record of the tests is not used


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "record.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.execute("pragma journal_mode = wal")
        made.execute("create table kept (word)")
    return path


@pytest.fixture
def holder(path):
    """Somebody else who writes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("begin immediate")
        yield holder


def opened(path, options):
    own = {"ENGINE": "frankpledge.web.sqlite", "NAME": str(path), "OPTIONS": options}
    return closing(base.DatabaseWrapper(settings.DATABASES["default"] | own, alias="default"))


def kept(path):
    with closing(sqlite3.connect(path)) as file:
        return [word for (word,) in file.execute("select word from kept")]


def test_sqlite_itself_waits_for_less_than_a_reader_would_notice(path):
    with opened(path, {"timeout": PATIENT}) as connection, connection.cursor() as cursor:
        [milliseconds] = cursor.execute("pragma busy_timeout").fetchone()
    assert milliseconds == 1000 * base.INSIDE_SECONDS < 100


@pytest.mark.parametrize("statement", ["begin immediate", "insert into kept values ('x')"])
def test_who_waits_goes_on_as_soon_as_the_lock_is_free(path, holder, monkeypatch, statement):
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)
        if len(pauses) == 3:
            holder.execute("rollback")

    monkeypatch.setattr(base.time, "sleep", sleep)
    with opened(path, {"timeout": PATIENT}) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        cursor.execute("rollback") if statement.startswith("begin") else None
    first = base.FIRST_SECONDS
    assert pauses == [first, 2 * first, 4 * first]
    assert kept(path) == ([] if statement.startswith("begin") else ["x"])


def test_who_has_no_patience_is_refused_and_so_is_what_is_no_lock(path, holder, monkeypatch):
    monkeypatch.setattr(base.time, "sleep", pytest.fail)
    tries = [(0, "begin immediate", "locked"), (PATIENT, "select * from nowhere", "no such table")]
    for patience, statement, says in tries:
        with (
            opened(path, {"timeout": patience}) as connection,
            connection.cursor() as cursor,
            pytest.raises(OperationalError, match=says),
        ):
            cursor.execute(statement)


def test_inside_a_transaction_nothing_is_tried_again(path, holder, monkeypatch):
    monkeypatch.setattr(base.time, "sleep", pytest.fail)
    with opened(path, {"timeout": PATIENT}) as connection, connection.cursor() as cursor:
        cursor.execute("begin")
        cursor.execute("select * from kept").fetchall()
        with pytest.raises(OperationalError, match="locked"):
            cursor.execute("insert into kept values ('x')")
        cursor.execute("rollback")
    assert kept(path) == []
