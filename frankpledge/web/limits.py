"""What limits remember of who came how often: shared by all workers, forgotten by time alone.

Django's cache is this file. allauth counts in it who signs in, and which code of a second step was
used. The cache in files that was here before kept 300 entries: who came often enough from elsewhere
washed everybody's limits away, and its entries were pickled.
"""

import hashlib
import json
import logging
import math
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeVar

from django.core.cache.backends.base import DEFAULT_TIMEOUT, BaseCache
from django.core.cache.backends.locmem import LocMemCache

T = TypeVar("T")
MOST_SECONDS = 2.0  # that a worker waits for another
WITHOUT_FILE = 100_000  # entries of a process of its own, while the file cannot be used
TABLES = """
create table if not exists salt (one integer primary key check (one = 1), salt blob not null);
create table if not exists kept (key blob primary key, value text not null, until real not null);
create index if not exists kept_until on kept (until);
"""
log = logging.getLogger("frankpledge.limits")


class SharedCache(BaseCache):
    """A cache in one SQLite file, by digests of keys: whoever reads the file learns no address.

    Where the file cannot be used (a full disk, a store that is only read) each process counts for
    itself, and the log says so once.
    """

    def __init__(self, location: str, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._path = Path(location)
        most = {"OPTIONS": {"MAX_ENTRIES": WITHOUT_FILE}}
        self._own = LocMemCache(f"limits of {location}", params | most)
        self._is_well = True

    def get(self, key: Any, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept under a key."""

        def read(file: sqlite3.Connection, name: bytes) -> Any:
            row = file.execute(
                "select value from kept where key = ? and until > ?", (name, time.time())
            ).fetchone()
            return json.loads(row[0]) if row else default

        return self._with(key, version, read, lambda own: own.get(key, default, version))

    def add(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> bool:
        """Keep a value where there is none; return whether there was none."""

        def write(file: sqlite3.Connection, name: bytes) -> bool:
            now = time.time()
            cursor = file.execute(
                "insert into kept values (?, ?, ?) on conflict (key) do update"
                " set value = excluded.value, until = excluded.until where until <= ?",
                (name, json.dumps(value), self._until(timeout, now), now),
            )
            return cursor.rowcount == 1

        return self._with(key, version, write, lambda own: own.add(key, value, timeout, version))

    def set(
        self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None
    ) -> None:
        """Keep a value; what has run out is forgotten on the way."""

        def write(file: sqlite3.Connection, name: bytes) -> None:
            now = time.time()
            file.execute("delete from kept where until <= ?", (now,))
            row = (name, json.dumps(value), self._until(timeout, now))
            file.execute("insert or replace into kept values (?, ?, ?)", row)

        self._with(key, version, write, lambda own: own.set(key, value, timeout, version))

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: int | None = None) -> bool:
        """Keep what is there for longer; return whether it is there."""

        def write(file: sqlite3.Connection, name: bytes) -> bool:
            now = time.time()
            row = (self._until(timeout, now), name, now)
            changed = file.execute("update kept set until = ? where key = ? and until > ?", row)
            return changed.rowcount == 1

        return self._with(key, version, write, lambda own: own.touch(key, timeout, version))

    def delete(self, key: Any, version: int | None = None) -> bool:
        """Forget what is kept under a key; return whether there was something."""

        def write(file: sqlite3.Connection, name: bytes) -> bool:
            return file.execute("delete from kept where key = ?", (name,)).rowcount == 1

        return self._with(key, version, write, lambda own: own.delete(key, version))

    def clear(self) -> None:
        """Forget everything."""
        self._with("all", None, lambda file, _: file.execute("delete from kept"), LocMemCache.clear)

    def _until(self, timeout: Any, now: float) -> float:
        seconds = self.default_timeout if timeout is DEFAULT_TIMEOUT else timeout
        return math.inf if seconds is None else now + seconds

    def _with(
        self,
        key: Any,
        version: int | None,
        act: Callable[[sqlite3.Connection, bytes], T],
        otherwise: Callable[[LocMemCache], T],
    ) -> T:
        """Do something with the file and the digest of a key; with our own memory where it fails."""
        name = self.make_key(key, version)
        try:
            with self._opened() as file:
                digest = hashlib.blake2b(name.encode(), key=_salt(file), digest_size=16).digest()
                found = act(file, digest)
        except (sqlite3.Error, OSError) as problem:
            if self._is_well:
                log.error("Limits are counted by each process alone: %s", problem)
            self._is_well = False
            return otherwise(self._own)
        self._is_well = True
        return found

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = sqlite3.connect(self._path, timeout=MOST_SECONDS, isolation_level=None)
        with closing(opened) as file:
            file.execute("pragma synchronous = off")  # a limit that a power cut forgets is no harm
            if not file.execute("select 1 from sqlite_master where name = 'kept_until'").fetchone():
                file.execute("pragma journal_mode = wal")
                file.executescript(TABLES)
            yield file


def _salt(file: sqlite3.Connection) -> bytes:
    """Return the salt of a file: of those who open a new one at once, one gives it."""
    said = "select salt from salt"
    if not file.execute(said).fetchone():
        file.execute("insert or ignore into salt values (1, ?)", (secrets.token_bytes(32),))
    [salt] = file.execute(said).fetchone()
    return bytes(salt)
