"""Another database of the same kind as the tests', used for a while in its place.

What many tests begin with is made once a worker, in a database of its own (`made_record`), and
each test takes back what it changes of it (`as_made`).
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from pytest_django import DjangoDbBlocker

from frankpledge.web.sqlite.base import DatabaseWrapper as SqliteFile
from tests.audit_lines import watching
from tests.on_postgresql import SERVER

ROOT = Path(__file__).parents[1]
PINNED = ROOT / "requirements-dev.txt"
MIGRATED_BY = (
    ROOT / "frankpledge" / "apps",
    ROOT / "frankpledge" / "rules",
    ROOT / "frankpledge" / "web",
)
SOURCES = {".py", ".sql", ".toml"}
ON_SERVER = "on-server"  # the file that names a database
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "alone")


def another(name: str) -> BaseDatabaseWrapper:
    """Return a connection to another database than that of the tests."""
    own = connections["default"]
    return type(own)(own.settings_dict | {"NAME": name}, alias="default")


def raised_from(cause: Exception | None) -> OperationalError:
    """Return the error that Django raises where a database's driver raises `cause`."""
    error = OperationalError(*(cause.args if cause else ()))
    error.__cause__ = cause
    return error


def locked() -> OperationalError:
    """Return the error of a database to which others write for longer than one waits."""
    cause = sqlite3.OperationalError("database is locked")
    cause.sqlite_errorcode = sqlite3.SQLITE_BUSY
    return raised_from(cause)


@contextmanager
def used(other: BaseDatabaseWrapper) -> Iterator[None]:
    """Let the code use another database."""
    own = connections["default"]
    connections["default"] = other
    try:
        yield
    finally:
        connections["default"] = own


@contextmanager
def postgresql_database(purpose: str, template: str = "template1") -> Iterator[str]:
    """Make a database of this worker's own, empty or as another is; yield its name, and drop it."""
    name = f"{purpose}_{WORKER}"
    with connection._nodb_cursor() as server:
        server.execute(f"drop database if exists {name}")
        server.execute(f"create database {name} template {template}")
    try:
        yield name
    finally:
        with connection._nodb_cursor() as server:
            server.execute(f"drop database {name}")


def copied_file(base: Path, to: Path) -> None:
    """Copy a database of SQLite."""
    with closing(sqlite3.connect(base)) as made, closing(sqlite3.connect(to)) as own:
        made.backup(own)


@contextmanager
def own_database(purpose: str, migrated: str) -> Iterator[BaseDatabaseWrapper]:
    """Make an empty record of this worker's own, as the migrations left it (`migrated`)."""
    if connection.vendor == "sqlite":
        empty = another(f"file:{purpose}?mode=memory&cache=shared")
        empty.ensure_connection()
        with closing(sqlite3.connect(migrated)) as made:
            made.backup(empty.connection)
        try:
            yield empty
        finally:
            empty.connection.close()  # Django never closes what lies in memory
        return
    with postgresql_database(purpose, migrated) as name, closing(another(name)) as empty:
        yield empty


def digest_of_code() -> str:
    """Return what stands for all that an empty record follows from: our code, and the libraries'."""
    found = hashlib.sha256(PINNED.read_bytes())
    for path in sorted(p for part in MIGRATED_BY for p in part.rglob("*") if p.suffix in SOURCES):
        found.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return found.hexdigest()


def migrate_file(path: Path) -> None:
    """Make an empty record in a file of SQLite, whichever database the tests run on."""
    engine = {"ENGINE": "frankpledge.web.sqlite", "NAME": str(path), "OPTIONS": {}}
    empty = SqliteFile(connections["default"].settings_dict | engine, alias="default")
    with used(empty):
        call_command("migrate", verbosity=0)
    empty.close()


def migrate_on_server(name: str) -> None:
    """Make an empty record on the server of PostgreSQL."""
    with connection._nodb_cursor() as server:
        server.execute(f"create database {name}")
    empty = another(name)
    with used(empty):
        call_command("migrate", verbosity=0)
    empty.close()


def named_on_server(folder: Path, purpose: str) -> str:
    """Name a database of the server that this run has for all its workers, and note it to be dropped."""
    name = f"frankpledge_{purpose}_{os.getpid()}"
    (folder / ON_SERVER).write_text(name)
    return name


def drop_on_server(run: Path) -> None:
    """Drop every database of the server that was noted under a folder."""
    for noted in run.glob(f"*/*/{ON_SERVER}"):
        address = os.environ.get("DATABASE_URL", "")
        with psycopg.connect(
            address if address.startswith("postgres") else SERVER, autocommit=True
        ) as server:
            server.execute(f"drop database if exists {noted.read_text()} with (force)")


Made = tuple[BaseDatabaseWrapper, Any]


@contextmanager
def made_record(
    purpose: str, migrated: str, make: Callable[[], object], blocker: DjangoDbBlocker
) -> Iterator[Made]:
    """Yield a database of this worker's own that `make` has filled, and what that returned.

    Every action of it is held to its line in the audit log, as those of a test are.
    """
    with blocker.unblock(), own_database(purpose, migrated) as database:
        with used(database), transaction.atomic(), watching() as watch:
            made = make()
            database.run_on_commit = []  # copies of its pages are made by no test
            faults = watch.faults()
        assert not faults, f"not in the audit log once: {'; '.join(faults)}"
        yield database, made


@contextmanager
def as_made(record: Made) -> Iterator[Any]:
    """Let the code use a record that was made; take back what is changed of it."""
    database, made = record
    with used(database), transaction.atomic():
        yield deepcopy(made)
        transaction.set_rollback(True)
