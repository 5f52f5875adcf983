"""What a file of the store was when it was written, and whether it still is."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import orjson

from frankpledge.evidence.files import replace

PIECE = 1 << 20  # bytes read at a time
CHECKED = "checked.json"  # which files were found whole, and what they were then


class Digest(NamedTuple):
    """SHA-256 and size in bytes of a file as it was written."""

    sha256: str
    bytes: int


@dataclass(frozen=True)
class Fault:
    """A file that is not what was written: its path in the store, what is wrong, the cure."""

    path: str
    what: str
    cure: str


def digest_of(path: Path) -> Digest:
    """Return the digest of the file at `path`."""
    found, size = hashlib.sha256(), 0
    with path.open("rb", buffering=0) as stream:
        while piece := stream.read(PIECE):
            found.update(piece)
            size += len(piece)
    return Digest(found.hexdigest(), size)


def digests_of(root: Path, paths: Iterable[str]) -> dict[str, Digest]:
    """Return the digests of the files at `paths` in the store."""
    wanted = list(paths)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(wanted, pool.map(lambda path: digest_of(root / path), wanted), strict=True))


def wrong_with(path: Path, written: Digest, *, deep: bool) -> str:
    """Return what is wrong with a file, or nothing; `deep` reads it whole."""
    try:
        size = path.stat().st_size
        if size != written.bytes:
            return f"it has {size:,} bytes, and {written.bytes:,} were written"
        if deep and digest_of(path) != written:
            return "its content is not what was written"
    except FileNotFoundError:
        return "it is missing"
    except OSError as error:
        return f"it cannot be read ({error.strerror or error})"
    return ""


def faults(
    root: Path, digests: Mapping[str, Digest], cure: str, *, deep: Iterable[str] = ()
) -> Iterator[Fault]:
    """Yield the faults of the files that `digests` name; those of `deep` are read whole."""
    whole = frozenset(deep)

    def look(path: str) -> str:
        return wrong_with(root / path, digests[path], deep=path in whole)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, wrong in zip(digests, pool.map(look, digests), strict=True):
            if wrong:
                yield Fault(path, wrong, cure)


def is_whole(root: Path, path: str, digests: Mapping[str, Digest], checked: "Checked") -> bool:
    """Whether a file of a release is there and what was written, as far as that is known."""
    written = digests.get(path)
    return checked.is_whole(path, written) if written else (root / path).is_file()


class Checked:
    """Which files were found whole before, so that they are not read whole again.

    A file's size and times, that of its inode's last change too, tell whether it was touched
    since; damage that touches none of these is found by `verify`, which reads everything, and
    what it found is not taken for whole until it was mended.
    """

    def __init__(self, root: Path, layer: str = "") -> None:
        """Read what was noted of the store at `root`, or of a layer of it.

        Where that is damaged, everything is looked at anew.
        """
        self.root = root
        self._prefix = f"{root}{os.sep}"
        self.path = root / layer / CHECKED
        try:
            held = orjson.loads(self.path.read_bytes())
            self._stamps = {str(path): str(stamp) for path, stamp in held.items()}
        except (OSError, orjson.JSONDecodeError, AttributeError):
            self._stamps = {}
        self._before = dict(self._stamps)

    def is_whole(self, path: str, written: Digest) -> bool:
        """Whether the file at `path` is what was written; reads it where it was touched."""
        stamp = self._stamp(path, written)
        if stamp and self._stamps.get(path) == stamp:
            return True
        if wrong_with(self.root / path, written, deep=True):
            self.forget([path])
            return False
        self._stamps[path] = stamp
        return True

    def note(self, digests: Mapping[str, Digest]) -> None:
        """Take files that were just written, or just read whole, for whole."""
        self._stamps |= {path: self._stamp(path, written) for path, written in digests.items()}

    def are_untouched(self, paths: Iterable[str]) -> bool:
        """Whether no file at `paths` was touched since it was noted."""
        return all((s := self._times(path)) and self._stamps.get(path) == s for path in paths)

    def note_untouched(self, paths: Iterable[str]) -> None:
        """Note how files are now, of which no digest is known here."""
        self._stamps |= {path: self._times(path) for path in paths}

    def forget(self, paths: Iterable[str]) -> None:
        """Take files for whole no longer."""
        for path in paths:
            self._stamps.pop(path, None)

    def keep_only(self, paths: Iterable[str]) -> None:
        """Drop what is noted of other files than `paths`."""
        wanted = frozenset(paths)
        self._stamps = {path: s for path, s in self._stamps.items() if path in wanted}

    def save(self) -> None:
        """Write what is noted, where it changed."""
        if self._stamps != self._before:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            replace(self.path, orjson.dumps(self._stamps))
            self._before = dict(self._stamps)

    def _stamp(self, path: str, written: Digest) -> str:
        times = self._times(path)
        return times and f"{written.sha256}|{times}"

    def _times(self, path: str) -> str:
        try:
            facts = os.stat(self._prefix + path)
        except OSError:
            return ""
        return f"{facts.st_size}|{facts.st_mtime_ns}|{facts.st_ctime_ns}"
