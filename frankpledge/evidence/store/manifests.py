"""The manifests of releases on disk: written once, each proving the one before it.

CURRENT                    the number of the release in force, and the SHA-256 of its manifest
releases/000012.json       a manifest; names the release before it and the SHA-256 of that
releases/000012.json.gz    a copy, from which a damaged or lost manifest is put back
"""

import gzip
import hashlib
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from frankpledge.errors import Damaged
from frankpledge.evidence.files import replace
from frankpledge.evidence.store.digests import Fault

CURRENT, RELEASES = "CURRENT", "releases"
NUMBER = re.compile(r"[0-9]{1,9}\Z")
_NAME = re.compile(r"([0-9]{6,9})\.json(\.gz)?\Z")  # not what a killed ingest left half-written
BEFORE = "before"  # in a manifest: number and SHA-256 of the one before
CURE = "ingest any archive again: it puts the copy back"
LOST = "its copy is lost too: ingest the archives again, and restore a backup for its history"


@dataclass(frozen=True)
class Current:
    """Which release is in force. `sha256` is of its manifest; empty where a person wrote it."""

    number: int
    sha256: str = ""


class Manifests:
    """The manifests of the store at `root`, as bytes."""

    def __init__(self, root: Path) -> None:
        """Name the store's folder."""
        self.root = root

    def path(self, number: int) -> Path:
        """Return where the manifest of a release lies."""
        return self.root / RELEASES / f"{number:06d}.json"

    def _copy(self, number: int) -> Path:
        return self.root / RELEASES / f"{number:06d}.json.gz"

    def numbers(self) -> list[int]:
        """Return the releases of which a manifest or its copy is there, oldest first."""
        names = (path.name for path in (self.root / RELEASES).glob("*.json*"))
        return sorted({int(found[1]) for name in names if (found := _NAME.match(name))})

    def pointer(self) -> Current | None:
        """Return which release is in force, or None in an empty store.

        Raises:
            Damaged: what is written there is no release.
        """
        path = self.root / CURRENT
        try:
            number, *rest = path.read_text("ascii").split() or [""]
        except FileNotFoundError:
            if self.numbers():
                raise Damaged(f"{path} is missing: {self._how_to_mend()}") from None
            return None
        except (OSError, UnicodeDecodeError):
            number, rest = "", []
        if not NUMBER.match(number) or len(rest) > 1:
            raise Damaged(f"{path} is damaged: {self._how_to_mend()}")
        return Current(int(number), *rest)

    def _how_to_mend(self) -> str:
        held = [number for number in self.numbers() if self.path(number).exists()]
        if not held:
            return "no release is left; ingest the archives again into a new store"
        return (
            f"ingest any archive again, or write the number of a whole release into it, such as"
            f" {held[-1]}"
        )

    def files(self) -> list[str]:
        """Return what is there of pointer, manifests and copies, by path in the store."""
        names = sorted(path.name for path in (self.root / RELEASES).glob("*.json*"))
        return [CURRENT, *(f"{RELEASES}/{name}" for name in names)]

    def read(self, number: int, sha256: str = "") -> bytes:
        """Return the manifest of a release; `sha256` is what it must have, where that is known.

        Raises:
            FileNotFoundError: it is not there.
            Damaged: it is another than was written.
        """
        path = self.path(number)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            raise
        except OSError as error:
            raise Damaged(f"{path} cannot be read ({error.strerror}); {CURE}") from error
        if sha256 and _sha256(content) != sha256:
            raise Damaged(f"{path} is damaged (it is not what was written); {CURE}")
        return content

    def write(self, number: int, content: bytes) -> None:
        """Write a manifest and its copy, and bring it into force as the last step."""
        (self.root / RELEASES).mkdir(parents=True, exist_ok=True)
        # The copy is second: one whose manifest was never written would be taken for a lost one.
        replace(self.path(number), content, is_flushed=True)
        replace(self._copy(number), gzip.compress(content, mtime=0), is_flushed=True)
        pointer = f"{number} {_sha256(content)}\n".encode("ascii")
        replace(self.root / CURRENT, pointer, is_flushed=True)

    def forget_unfinished(self) -> None:
        """Remove manifests that a killed ingest wrote and did not bring into force.

        Where a person went back to an earlier release by hand, those above it stay: CURRENT then
        has no digest.
        """
        with suppress(Damaged):
            pointer = self.pointer()
            for number in self.numbers() if pointer and pointer.sha256 else ():
                if pointer and number > pointer.number:
                    self._copy(number).unlink(missing_ok=True)
                    self.path(number).unlink(missing_ok=True)

    def before(self, number: int) -> list[int | str] | None:
        """Return number and SHA-256 of the newest manifest below `number`, for it to name."""
        for earlier in reversed(self.numbers()):
            if earlier < number and self.path(earlier).exists():
                return [earlier, _sha256(self.path(earlier).read_bytes())]
        return None

    def mend(self) -> None:
        """Put damaged and lost manifests back from their copies, and the other way round."""
        known = self._known()
        for number in self.numbers():
            expected = known.get(number, "")
            content, copy = self._whole(number, expected), self._whole_copy(number, expected)
            # Where no digest tells which of two is right, nobody edits the packed one.
            if copy is not None and content != copy:
                replace(self.path(number), copy)
            elif content is not None and copy is None:
                replace(self._copy(number), gzip.compress(content, mtime=0))

    def faults(self) -> Iterator[Fault]:
        """Yield what is wrong with the pointer and the manifests."""
        if wrong := self._wrong_with_pointer():
            yield Fault(CURRENT, wrong, CURE)
        known = self._known()
        for number in self.numbers():
            expected = known.get(number, "")
            if self._whole(number, expected) is None:
                has_copy = self._whole_copy(number, expected) is not None
                what = (
                    "it is not what was written" if self.path(number).exists() else "it is missing"
                )
                yield Fault(f"{RELEASES}/{number:06d}.json", what, CURE if has_copy else LOST)
            elif self._differs_from_copy(number, expected):
                yield Fault(f"{RELEASES}/{number:06d}.json", "it is not what its copy is", CURE)
            elif self._copy(number).exists() and self._whole_copy(number, expected) is None:
                yield Fault(f"{RELEASES}/{number:06d}.json.gz", "it is not what was written", CURE)

    def _differs_from_copy(self, number: int, expected: str) -> bool:
        copy = self._whole_copy(number, expected)
        return copy is not None and copy != self._whole(number, expected)

    def _wrong_with_pointer(self) -> str:
        """Return what is wrong with what says which release is in force, or nothing."""
        try:
            pointer = self.pointer()
        except Damaged:
            return "it does not name a release"
        if pointer is None:
            return ""
        if pointer.number not in self.numbers():
            return f"it names release {pointer.number}, which is not there"
        content, copy = self._whole(pointer.number, ""), self._whole_copy(pointer.number, "")
        if content is not None and content == copy and pointer.sha256 not in ("", _sha256(copy)):
            return "the manifest that it names, and its copy, have another digest"
        return ""

    def _known(self) -> dict[int, str]:
        """Return the SHA-256 that each manifest must have, where the pointer or a later one says.

        Of the manifest and its copy, one that is what it must be tells of the one before.
        """
        known: dict[int, str] = {}
        if not self._wrong_with_pointer() and (pointer := self.pointer()) and pointer.sha256:
            known[pointer.number] = pointer.sha256
        for number in reversed(self.numbers()):
            expected = known.get(number, "")
            content = self._whole(number, expected) or self._whole_copy(number, expected)
            before = orjson.loads(content).get(BEFORE) if content else None
            if isinstance(before, list) and list(map(type, before)) == [int, str]:
                known.setdefault(before[0], before[1])
        return known

    def _whole(self, number: int, sha256: str) -> bytes | None:
        try:
            return _sound(self.path(number).read_bytes(), sha256)
        except OSError:
            return None

    def _whole_copy(self, number: int, sha256: str) -> bytes | None:
        try:
            return _sound(gzip.decompress(self._copy(number).read_bytes()), sha256)
        except (OSError, EOFError, zlib.error):
            return None


def _sound(content: bytes, sha256: str) -> bytes | None:
    """Return `content` where it is what was written; where that is not known, where it is JSON."""
    if sha256:
        return content if _sha256(content) == sha256 else None
    try:
        return content if isinstance(orjson.loads(content), dict) else None
    except orjson.JSONDecodeError:
        return None


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
