"""One pass over a file's bytes: its digest, its lines, and whether it is plain.

A plain file (UTF-8, no NUL, no endless line) goes straight to DuckDB; any other is read
line by line by `careful_reader`, which can say what is wrong and where.
"""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from frankpledge.evidence.findings import Refused
from frankpledge.evidence.intake.archive import LARGEST_FILE, Stream

CHUNK = 1 << 20
MOST_LINES = 2_000_000  # the largest real file has near 120,000
LONGEST_LINE = 1 << 16  # bytes; the longest real line is near 300


@dataclass(frozen=True, kw_only=True)
class Screening:
    """What one pass found. `lines` counts the header and a last line without its end."""

    sha256: str
    size: int
    lines: int
    first_line: bytes
    is_plain: bool


class _Screen:
    """The running state of one pass, fed chunk by chunk."""

    def __init__(self) -> None:
        self.digest = hashlib.sha256()
        self.decoder = codecs.getincrementaldecoder("utf-8")()
        self.size = 0
        self.line_ends = 0
        self.last = b""
        self.first = b""
        self.is_plain = True

    def feed(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        self.size += len(chunk)
        if len(self.first) < LONGEST_LINE:
            self.first += chunk[:LONGEST_LINE]
        ends = chunk.count(b"\n")
        self.line_ends += ends
        self.last = chunk[-1:]
        if self.is_plain:
            self.is_plain = self._looks_plain(chunk, ends)

    def _looks_plain(self, chunk: bytes, ends: int) -> bool:
        if b"\0" in chunk or (not ends and len(chunk) > LONGEST_LINE):
            return False
        if chunk.isascii() and not self.decoder.getstate()[0]:
            return True
        try:
            self.decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
        return True

    def result(self) -> Screening:
        is_whole = not self.decoder.getstate()[0]
        return Screening(
            sha256=self.digest.hexdigest(),
            size=self.size,
            lines=self.line_ends + (self.last not in (b"", b"\n")),
            first_line=self.first.split(b"\n", 1)[0].rstrip(b"\r"),
            is_plain=self.is_plain
            and is_whole
            and len(self.first.split(b"\n", 1)[0]) < LONGEST_LINE,
        )


def screen(stream: Stream, copy_to: Path | None = None) -> Screening:
    """Read `stream` to its end, copying it to `copy_to` where that is given.

    Raises:
        Refused: it is empty, or unpacks to more than any monthly file.
    """
    state = _Screen()
    copy = copy_to.open("wb") if copy_to else None
    try:
        while chunk := stream.read(CHUNK):
            state.feed(chunk)
            if state.size > LARGEST_FILE:
                raise Refused(f"it unpacks to more than {LARGEST_FILE:,} bytes")
            if state.line_ends > MOST_LINES:
                raise Refused(f"it has more than {MOST_LINES:,} lines")
            if copy:
                copy.write(chunk)
    finally:
        if copy:
            copy.close()
    if not state.size:
        raise Refused("the file is empty")
    return state.result()
