"""Download a force's months from police.uk without taking the whole archive.

An archive of 36 months of all forces is over a gigabyte. A zip's table of contents lies at
its end, so with range requests only the members wanted are read: one connection, one
request after another, waiting where the server asks to. Files that are there whole are not
fetched again.
"""

import io
import lzma
import os
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import orjson
import urllib3
from urllib3.util import Retry, Timeout

from frankpledge import __version__
from frankpledge.errors import BadInput
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.intake.archive import identity_of, member_trouble
from frankpledge.rules.periods import add_months, first_day

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

POLICE_UK = "https://data.police.uk"
MONTHS_IN_AN_ARCHIVE = 36
BLOCK = 1 << 20  # bytes asked for at once
BLOCKS_KEPT = 4
RETRIES = 5
ZIP_START = b"PK"
CHUNK = 1 << 16
LONGEST_ANSWER = 1 << 16  # bytes of an answer that is not an archive
LARGEST_WHOLE = 256 << 20  # bytes of an archive that comes whole
LONGEST_SECONDS = 600  # for one answer of at most a megabyte, or a small archive
LONGEST_WAIT = 120  # seconds that a server may ask us to wait
DIGITS_OF_A_SIZE = 15

# What the readers of packed data raise when it is damaged, or packed in a way not known.
DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    RuntimeError,
    NotImplementedError,
    ValueError,
)
BROKEN_OFF = (urllib3.exceptions.ProtocolError, urllib3.exceptions.ReadTimeoutError)


class NotThere(BadInput):
    """The server says that it has no such thing."""


@dataclass(kw_only=True)
class Fetched:
    """What a download did."""

    folder: Path
    downloaded: list[str] = field(default_factory=list)
    present: list[str] = field(default_factory=list)
    not_there: list[str] = field(default_factory=list)
    bytes_read: int = 0


@dataclass(frozen=True, kw_only=True)
class _Answer:
    """What a server sent: status, headers and the whole body."""

    status: int
    headers: dict[str, str]
    data: bytes

    def header(self, name: str) -> str:
        """Return a header by its name in any case, or nothing."""
        return next((v for k, v in self.headers.items() if k.lower() == name.lower()), "")


@dataclass(frozen=True, kw_only=True)
class FetchStep:
    """One file done, of how many."""

    name: str
    done: int
    total: int


def fetch(
    force: str,
    months: int,
    folder: Path,
    *,
    base_url: str = POLICE_UK,
    pool: urllib3.PoolManager | None = None,
    progress: Callable[[FetchStep], None] = lambda _: None,
) -> Fetched:
    """Download the newest `months` months of `force` into `folder`, a folder a month.

    Raises:
        BadInput: the server does not answer, answers something else, or has no such month.
    """
    if months < 1:
        raise BadInput("ask for at least one month")
    if not base_url.startswith(("https://", "http://")):
        raise BadInput(f"{base_url!r} is not the address of a server: it begins with https://")
    web = Web(base_url.rstrip("/"), pool or polite_pool())
    result = Fetched(folder=folder)
    newest = web.newest_month()
    wanted = [add_months(newest, -step) for step in range(months)]
    for start in range(0, months, MONTHS_IN_AN_ARCHIVE):
        part = wanted[start : start + MONTHS_IN_AN_ARCHIVE]
        _from_archive(web, part[0], force, part, result, progress)
    result.bytes_read = web.bytes_read
    return result


def polite_pool() -> urllib3.PoolManager:
    """Return a pool that says who we are, tries again, and waits where it is asked to."""
    retry = Retry(
        total=RETRIES,
        backoff_factor=0.5,
        status_forcelist=(429, 500, 502, 503, 504),
        respect_retry_after_header=True,
        retry_after_max=LONGEST_WAIT,
    )
    agent = f"frankpledge/{__version__} (open record of local policing)"
    return urllib3.PoolManager(
        1, headers={"User-Agent": agent}, retries=retry, timeout=Timeout(connect=10, read=60)
    )


def _from_archive(
    web: "Web",
    archive_month: str,
    force: str,
    months: list[str],
    result: Fetched,
    progress: Callable[[FetchStep], None],
) -> None:
    remote = _RemoteFile(web, f"/data/archive/{archive_month}.zip")
    try:
        archive = zipfile.ZipFile(remote)
    except DAMAGED as error:
        raise BadInput(f"{remote.url} is not a whole zip archive ({error})") from error
    members = {}
    for member in archive.infolist():
        name = member.filename.rsplit("/", 1)[-1]
        found = identity_of(name, shipped())  # what police.uk publishes
        if found and found.force == force and found.month in months:
            members[name] = (found.month, member)
    held = {month for month, _ in members.values()}
    result.not_there += [month for month in months if month not in held]
    for done, (name, (month, member)) in enumerate(sorted(members.items()), start=1):
        target = result.folder / month / name
        if _is_whole(target, member):
            result.present.append(name)
        else:
            _save(archive, member, target, remote.url)
            result.downloaded.append(name)
        progress(FetchStep(name=name, done=done, total=len(members)))


def _is_whole(target: Path, member: zipfile.ZipInfo) -> bool:
    if not target.exists() or target.stat().st_size != member.file_size:
        return False
    return zlib.crc32(target.read_bytes()) == member.CRC


def _save(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, url: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.part")
    trouble = member_trouble(member)
    if trouble:
        raise BadInput(f"{member.filename} in {url}: {trouble}")
    try:
        with archive.open(member) as stream, part.open("wb") as copy:
            while chunk := stream.read(BLOCK):
                copy.write(chunk)
    except DAMAGED as error:
        part.unlink(missing_ok=True)
        raise BadInput(
            f"{member.filename} in {url} arrived damaged ({error}); try again"
        ) from error
    os.replace(part, target)


class Web:
    """One police.uk-like server, asked one thing at a time."""

    def __init__(self, base_url: str, pool: urllib3.PoolManager) -> None:
        self.base_url = base_url
        self.pool = pool
        self.bytes_read = 0

    def get(self, path: str, most: int, **headers: str) -> "_Answer":
        """Ask for `path`; the answer may have at most `most` bytes."""
        url = self.base_url + path
        for left in range(RETRIES, -1, -1):
            try:
                return self._ask(url, most, headers)
            except urllib3.exceptions.HTTPError as error:
                # The pool has tried again what failed to begin; this is what broke off.
                broke_off = isinstance(error, BROKEN_OFF)
                if not (broke_off and left):
                    raise BadInput(
                        f"{url} does not answer ({_plain(error)}); try again later"
                    ) from error
        raise AssertionError("the last try returns or raises")

    def _ask(self, url: str, most: int, headers: dict[str, str]) -> "_Answer":
        started = monotonic()
        answer = self.pool.request(
            "GET", url, headers={**self.pool.headers, **headers}, preload_content=False
        )
        try:
            if answer.status == 404:
                raise NotThere(f"{url} answered 404: it is not there")
            if answer.status not in (200, 206):
                raise BadInput(f"{url} answered {answer.status} {answer.reason or ''}".rstrip())
            parts = []
            size = 0
            for part in answer.stream(CHUNK):
                parts.append(part)
                size += len(part)
                if size > most:
                    raise BadInput(f"{url} sends more than the {most:,} bytes asked for")
                if monotonic() - started > LONGEST_SECONDS:
                    raise BadInput(f"{url} sends too slowly; try again later")
            self.bytes_read += size
            return _Answer(
                status=answer.status, headers=dict(answer.headers.items()), data=b"".join(parts)
            )
        finally:
            answer.close()

    def newest_month(self) -> str:
        """Return the newest month that police.uk has published."""
        path = "/api/crime-last-updated"
        answer = self.get(path, LONGEST_ANSWER)
        try:
            month = str(orjson.loads(answer.data)["date"])[:7]
            first_day(month)
        except (orjson.JSONDecodeError, KeyError, TypeError, BadInput) as error:
            raise BadInput(
                f"{self.base_url}{path} did not answer with a date; is it police.uk?"
            ) from error
        return month


class _RemoteFile(io.RawIOBase):
    """A file on a server, read by ranges as if it lay here."""

    def __init__(self, web: Web, path: str) -> None:
        super().__init__()
        self.web, self.path = web, path
        self.url = web.base_url + path
        self.place = 0
        self.blocks: OrderedDict[int, bytes] = OrderedDict()
        # A server that knows no ranges sends everything to this: only a small archive will do.
        first = web.get(path, LARGEST_WHOLE, Range=f"bytes=0-{len(ZIP_START) - 1}")
        if not first.data.startswith(ZIP_START):
            kind = first.header("Content-Type") or "no type"
            raise BadInput(f"{self.url} is not a zip archive but {kind}; nothing was saved")
        self.stamp = first.header("ETag") or first.header("Last-Modified")
        self.whole = first.data if first.status == 200 else None
        self.size = len(first.data) if first.status == 200 else self._total(first)

    def _total(self, answer: _Answer) -> int:
        text = answer.header("Content-Range").rpartition("/")[2]
        if not text.isdecimal() or len(text) > DIGITS_OF_A_SIZE:
            raise BadInput(f"{self.url} does not say how large it is; nothing was saved")
        return int(text)

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.place

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self.place, io.SEEK_END: self.size}[whence]
        self.place = max(0, start + offset)
        return self.place

    def readinto(self, buffer: "WriteableBuffer") -> int:
        if self.place >= self.size:
            return 0
        number, offset = divmod(self.place, BLOCK)
        view = memoryview(buffer)
        data = self._block(number)[offset : offset + len(view)]
        view[: len(data)] = data
        self.place += len(data)
        return len(data)

    def read(self, size: int = -1) -> bytes:
        # zipfile asks for exact lengths, which may span blocks.
        wanted = self.size - self.place if size is None or size < 0 else size
        parts = []
        while wanted > 0 and (part := super().read(min(wanted, BLOCK))):
            parts.append(part)
            wanted -= len(part)
        return b"".join(parts)

    def _block(self, number: int) -> bytes:
        start = number * BLOCK
        if self.whole is not None:
            return self.whole[start : start + BLOCK]
        if number not in self.blocks:
            self.blocks[number] = self._ask(start, min(start + BLOCK, self.size) - 1)
            if len(self.blocks) > BLOCKS_KEPT:
                self.blocks.popitem(last=False)
        return self.blocks[number]

    def _ask(self, first: int, last: int) -> bytes:
        wanted = last - first + 1
        answer = self.web.get(self.path, wanted, Range=f"bytes={first}-{last}")
        stamp = answer.header("ETag") or answer.header("Last-Modified")
        if answer.status != 206 or stamp != self.stamp or self._total(answer) != self.size:
            raise BadInput(f"{self.url} changed while it was read; run this again")
        if len(answer.data) != wanted:
            raise BadInput(
                f"{self.url} sent {len(answer.data):,} bytes where {wanted:,} were asked"
            )
        return answer.data


def _plain(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    return str(reason).split(": ", 1)[-1]
