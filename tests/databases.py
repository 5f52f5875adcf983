"""Another database of the same kind as the tests', used for a while in its place."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import OperationalError, connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

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
