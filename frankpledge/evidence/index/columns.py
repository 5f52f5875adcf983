"""Folders of arrays on disk: written whole or not at all, read by mapping, never edited."""

import math
import mmap
import shutil
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import orjson

from frankpledge.errors import Damaged

PART = ".part"
FACTS, ARRAYS = "facts.json", "arrays.bin"
ALIGNED = 64  # bytes; a cache line


class Texts:
    """Many pieces of text in one array of bytes; piece `n` lies between two offsets."""

    def __init__(self, offsets: np.ndarray, blob: np.ndarray) -> None:
        """Take `offsets` (n + 1) into `blob`, both as `Folder.write_texts` wrote them."""
        self.offsets = offsets
        self.blob = blob

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        return self.blob[self.offsets[number] : self.offsets[number + 1]].tobytes()

    def many(self, numbers: np.ndarray) -> list[bytes]:
        """Return the pieces of `numbers`, each read once however often it is asked for."""
        wanted = numbers.tolist()
        found = {number: self[number] for number in dict.fromkeys(wanted)}
        return [found[number] for number in wanted]


class Folder:
    """A folder of arrays, all in one file, and the facts beside them."""

    def __init__(self, path: Path) -> None:
        """Name the folder; nothing is read until it is asked for."""
        self.path = path
        self._held: dict[str, np.ndarray] = {}
        self._written: dict[str, tuple[str, list[int], int]] = {}

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What was written beside the arrays.

        Raises:
            Damaged: it cannot be read.
        """
        try:
            facts: dict[str, Any] = orjson.loads((self.path / FACTS).read_bytes())
        except (OSError, orjson.JSONDecodeError) as error:
            raise Damaged(_mend(self.path, error)) from error
        return facts

    @cached_property
    def _map(self) -> mmap.mmap:
        with (self.path / ARRAYS).open("rb") as file:
            return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def __getitem__(self, name: str) -> np.ndarray:
        """Return one array, mapped from disk.

        Raises:
            Damaged: it is not there or cannot be read.
        """
        if name not in self._held:
            try:
                kind, shape, offset = self.facts["arrays"][name]
                flat = np.frombuffer(self._map, np.dtype(kind), math.prod(shape), offset)
                self._held[name] = flat.reshape(shape)
            except (OSError, ValueError, TypeError, KeyError) as error:
                raise Damaged(_mend(self.path, error)) from error
        return self._held[name]

    def texts(self, name: str) -> Texts:
        """Return the pieces of text that were written under `name`."""
        return Texts(self[f"{name}_offsets"], self[f"{name}_blob"])

    def let_go(self) -> None:
        """Give back the pages that were read; the system keeps them as long as it has room."""
        if "_map" in self.__dict__:
            self._map.madvise(mmap.MADV_DONTNEED)

    def write(self, name: str, values: np.ndarray) -> None:
        """Write one array behind those before it."""
        with (self.path / ARRAYS).open("ab") as file:
            file.write(bytes(-file.tell() % ALIGNED))
            self._written[name] = (values.dtype.str, list(values.shape), file.tell())
            file.write(np.ascontiguousarray(values).tobytes())

    def write_texts(self, name: str, pieces: Sequence[bytes]) -> None:
        """Write many pieces of text."""
        offsets = np.zeros(len(pieces) + 1, dtype=np.int64)
        np.cumsum([len(piece) for piece in pieces], out=offsets[1:])
        self.write(f"{name}_offsets", offsets)
        self.write(f"{name}_blob", np.frombuffer(b"".join(pieces), dtype=np.uint8))

    def write_facts(self, facts: dict[str, Any]) -> None:
        """Write the facts, as the last thing."""
        content = facts | {"arrays": self._written}
        (self.path / FACTS).write_bytes(orjson.dumps(content))


def make(target: Path, fill: Callable[[Folder], None]) -> None:
    """Make the folder `target` by `fill`, unless it is there: it is there whole or not at all."""
    if target.is_dir():
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f"{target.name}.{uuid4().hex}{PART}")
    part.mkdir()
    try:
        fill(Folder(part))
        part.rename(target)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def remove_others(root: Path, kept: Iterable[str]) -> None:
    """Remove the folders two levels under `root` that are not among `kept`, and broken work."""
    wanted = {root / name for name in kept}
    for path in root.glob("*/*"):
        if path.is_dir() and path not in wanted:
            shutil.rmtree(path, ignore_errors=True)


def _mend(path: Path, error: Exception) -> str:
    return f"The index at {path} cannot be read ({error}): run 'frankpledge index --again'"
