"""Django's backend for SQLite; it waits for the lock of others in Python, not inside SQLite.

A connection that waits inside SQLite holds its mutex for all that time. Where Python then frees a
cursor of it in another thread, that thread waits for the mutex and keeps Python's own lock: a
server stood still for as long as one form waited to be saved.
"""

import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base

LOW_BYTE = 0xFF  # of an extended code of SQLite: the code
INSIDE_SECONDS = 0.05  # that SQLite itself waits: the longest that another thread can stand still
FIRST_SECONDS, MOST_SECONDS = 0.001, 0.05  # between two tries


class PatientCursor(base.SQLiteCursorWrapper):
    """A cursor that tries again while others write, for as long as its connection says."""

    patience = 0.0

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement; `executemany` waits no longer than SQLite does, being run in transactions.

        Raises:
            sqlite3.OperationalError: others wrote for longer than one waits.
        """
        until, pause = time.monotonic() + self.patience, FIRST_SECONDS
        while True:
            try:
                return super().execute(query, params)
            except sqlite3.OperationalError as problem:
                # Inside a transaction nothing is tried again: what it read may no longer be so.
                if code_of(problem) != sqlite3.SQLITE_BUSY or self.connection.in_transaction:
                    raise
                if time.monotonic() >= until:
                    raise
            time.sleep(pause)
            pause = min(2 * pause, MOST_SECONDS)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose `timeout` is spent in Python."""

    patience = 0.0

    def get_connection_params(self) -> dict[str, Any]:
        """Return what SQLite is opened with."""
        found = super().get_connection_params()
        self.patience = found.get("timeout", 5.0)
        return found | {"timeout": min(self.patience, INSIDE_SECONDS)}

    def create_cursor(self, name: str | None = None) -> PatientCursor:
        """Return a cursor that waits as long as the connection was told to."""
        cursor: PatientCursor = self.connection.cursor(factory=PatientCursor)
        cursor.patience = self.patience
        return cursor


def code_of(problem: sqlite3.Error) -> int | None:
    """Return the code of an error of SQLite, without what its extended code adds."""
    code = getattr(problem, "sqlite_errorcode", None)
    return None if code is None else code & LOW_BYTE
