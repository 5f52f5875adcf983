"""How often one client may ask: police.uk's leaky bucket, shared by all workers.

The generic cell rate algorithm: of each client one number is kept, the moment at which its
bucket will be empty. It lies in a file of the store's folder that every worker maps, so that
two workers do not let twice as much through.
"""

import hashlib
import logging
import mmap
import secrets
import struct
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock

from frankpledge.addresses import client_of as one_client

SLOTS = 1 << 16
SLOT = struct.Struct("<Qd")  # whose it is, and when its bucket will be empty
SECONDS_TO_CLEAR = 60.0  # a bucket fuller than that is of another clock: it begins anew
SALT = 16  # bytes; nobody can choose an address that shares a slot with another's
SIZE = SALT + SLOTS * SLOT.size
_lock = Lock()
log = logging.getLogger("frankpledge.api")


@dataclass(frozen=True)
class Limit:
    """So many requests a second on average, and so many at once."""

    a_second: float
    burst: int


class Buckets:
    """The buckets of all clients.

    Where their file can neither be written nor opened, a process has buckets of its own: whoever
    asks is still answered, and still held to a limit.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._map = _mapped(path)
        except OSError as problem:
            log.error("Limits are counted by each process alone: %s", problem)
            self._map = mmap.mmap(-1, SIZE)
            self._map[:SALT] = secrets.token_bytes(SALT)
        self._salt = self._map[:SALT]

    def wait(self, client: str, limit: Limit, now: float) -> float:
        """Count a request of `client` at `now`; return 0, or the seconds until it may ask."""
        digest = hashlib.blake2b(client.encode(), key=self._salt, digest_size=16).digest()
        number, whose = struct.unpack("<QQ", digest)
        place = SALT + number % SLOTS * SLOT.size
        step = 1 / limit.a_second
        with _lock:  # of this process; another's change in the same instant costs one count
            owner, empty_at = SLOT.unpack_from(self._map, place)
            is_stale = owner != whose or not now <= empty_at <= now + SECONDS_TO_CLEAR
            start = now if is_stale else empty_at
            wait = start + step - now - limit.burst * step
            if wait > 1e-9:
                return wait
            SLOT.pack_into(self._map, place, whose, start + step)
        return 0.0


def _mapped(path: Path) -> mmap.mmap:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists() or path.stat().st_size != SIZE:
        made = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        try:
            made.write_bytes(secrets.token_bytes(SALT) + bytes(SIZE - SALT))
            made.replace(path)
        finally:
            made.unlink(missing_ok=True)  # what a full disk cut off
    with path.open("r+b") as file:
        return mmap.mmap(file.fileno(), SIZE)


@lru_cache(maxsize=4)
def buckets(path: Path) -> Buckets:
    """Return the buckets that lie at `path`, mapped once a process."""
    return Buckets(path)


def client_of(remote: str, forwarded: str, proxies: int) -> str:
    """Return who asks: the address, or what the nearest of our own `proxies` says it was."""
    chain = [part.strip() for part in forwarded.split(",") if part.strip()]
    return one_client(chain[-min(proxies, len(chain))] if proxies and chain else remote)
