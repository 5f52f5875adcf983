"""What persons write into a store: a line of JSON each, added and never changed.

A line that was wrong is withdrawn by another line, with a reason; both stay readable.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import orjson

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.store.releases import Store

WITHDRAWAL = "withdrawal"
LONGEST = 500  # characters of a text
WAIT_SECONDS = 10


class Line(Protocol):
    """A line that was written. `withdraws` is the number of the line that it takes back, or 0."""

    @property
    def number(self) -> int:
        """Its place in the file, from 1."""

    @property
    def withdraws(self) -> int:
        """The number of the line that it takes back, or 0."""


T = TypeVar("T", bound=Line)


def read_lines(path: Path, what: str, make: Callable[..., T]) -> list[T]:
    """Return every line of `path`, oldest first; `what` one is called in words.

    Raises:
        Damaged: a line cannot be read.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(make(**orjson.loads(line)))
        except (orjson.JSONDecodeError, TypeError) as error:
            raise Damaged(
                f"{path}, line {number} is no {what} ({error}); mend or remove it"
            ) from error
    return found


def in_force(lines: Sequence[T]) -> list[T]:
    """Return the lines that were not withdrawn, oldest first."""
    gone = {line.withdraws for line in lines}
    return [line for line in lines if not line.withdraws and line.number not in gone]


def next_number(lines: Sequence[T]) -> int:
    """Return the number of the next line: none is ever given twice."""
    return max((line.number for line in lines), default=0) + 1


def append_line(store: Store, path: Path, make: Callable[[], T]) -> T:
    """Write the line that `make` returns, which may read what is there, and return it."""
    with store.writing(wait_seconds=WAIT_SECONDS):
        line = make()
        with path.open("ab") as stream:
            stream.write(orjson.dumps(asdict(cast(Any, line))) + b"\n")
    return line


def said(text: str, what: str) -> str:
    """Return what a person wrote, in one line; `what` it is, in words.

    Raises:
        BadInput: it is empty, too long or not text.
    """
    kept = " ".join(text.split())
    if not kept or not kept.isprintable():
        raise BadInput(f"{what} is missing or holds characters that no text has")
    if len(kept) > LONGEST:
        raise BadInput(f"{what} is longer than {LONGEST} characters")
    return kept
