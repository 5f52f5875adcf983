"""Read a damaged or unusual CSV line by line, keeping what is good.

Slow and exact where DuckDB is fast and all-or-nothing: it names the line of every row it
cannot read, and hands on the rest with its line number. Also turns the 2012 layout, with
Easting and Northing, into today's columns.
"""

import csv
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from frankpledge.evidence.findings import Refused, RejectedRow
from frankpledge.evidence.geography.national_grid import to_wgs84
from frankpledge.evidence.intake.screening import LONGEST_LINE

KEPT_OF_A_LINE = 500  # characters of a rejected row that are kept
LINES_IN_A_FIELD = 20  # a quoted field that runs on for longer is an unclosed quote
MOST_REJECTED = 100_000  # more bad rows than this, and the file is no such file
LINE = "line number"  # no column of police.uk is called so
GRID = {"Easting": "Longitude", "Northing": "Latitude"}

OPEN = "a quotation mark is opened and not closed"
BROKEN = "text follows a closing quotation mark"


@dataclass
class Reading:
    """What came of reading one file carefully."""

    rows: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    recoded: list[int] = field(default_factory=list)

    def reject(self, line: int, reason: str, text: str) -> None:
        """Keep a row that cannot be read.

        Raises:
            Refused: there are too many of them.
        """
        self.rejected.append(RejectedRow(line=line, reason=reason, text=text[:KEPT_OF_A_LINE]))
        if len(self.rejected) > MOST_REJECTED:
            first = self.rejected[0]
            raise Refused(
                f"more than {MOST_REJECTED:,} of its rows cannot be read; the first: {first.reason}",
                first.line,
            )


def has_grid(headers: list[str]) -> bool:
    """Whether places are given by Easting and Northing, as until 2012."""
    return set(GRID) <= set(headers) and not set(GRID.values()) & set(headers)


def careful_headers(headers: list[str]) -> list[str]:
    """Return the headers that `read_carefully` writes after the line."""
    return [GRID.get(header, header) for header in headers] if has_grid(headers) else headers


def read_carefully(source: Path, target: Path, headers: list[str]) -> Reading:
    """Write the readable rows of `source` to `target` as clean CSV, each with its line.

    `headers` are the file's own, in its order; the target has them after a column for the
    line. Rows are rejected for a wrong number of fields, a NUL byte, an unclosed quote or an
    endless line. Bytes that are not UTF-8 are read as Windows-1252 and noted in `recoded`.

    Raises:
        Refused: too many rows cannot be read.
    """
    reading = Reading()
    is_grid = has_grid(headers)
    with target.open("w", encoding="utf-8", newline="") as stream:
        # Everything in quotes: a field may hold line ends of any kind.
        writer = csv.writer(stream, lineterminator="\n", quoting=csv.QUOTE_ALL)
        writer.writerow([LINE, *careful_headers(headers)])
        for line, fields in _records(source, len(headers), reading):
            reading.rows += 1
            row = _with_coordinates(headers, fields) if is_grid else fields
            writer.writerow([line, *row])
    reading.rows += len(reading.rejected)
    return reading


def _with_coordinates(headers: list[str], fields: list[str]) -> list[str]:
    east, north = headers.index("Easting"), headers.index("Northing")
    row = list(fields)
    if fields[east].strip() or fields[north].strip():
        row[east], row[north] = to_wgs84(fields[east], fields[north])
    return row


def _records(source: Path, width: int, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    with source.open("rb") as stream:
        lines = _Lines(stream, reading)
        lines.take()  # the header
        while (found := lines.take()) is not None:
            number, text = found
            if text is None or not text.strip():
                continue
            fields, reason = _fields(text, width)
            if reason == OPEN:
                fields, reason = _joined(text, width, lines)
            if fields is None:
                reading.reject(number, reason, text)
            else:
                yield number, fields


def _fields(text: str, width: int) -> tuple[list[str] | None, str]:
    """Return the fields of one record, or None and what is wrong with it."""
    if '"' not in text:
        fields = text.split(",")
    else:
        # A quotation mark within an unquoted field is an ordinary character.
        found = _read(text)
        if found is None:
            # What a closing quotation mark on the next line would mend was left open.
            return None, BROKEN if _read(text, '"') is None else OPEN
        fields = found
    while len(fields) > width and not fields[-1]:
        fields.pop()  # commas at the end of a line say nothing
    if len(fields) != width:
        return None, f"{len(fields)} fields where the header has {width}"
    return fields, ""


def _read(*lines: str) -> list[str] | None:
    try:
        return next(csv.reader(lines, strict=True))
    except csv.Error:
        return None


def _joined(text: str, width: int, lines: "_Lines") -> tuple[list[str] | None, str]:
    # A quoted field may hold line ends. Where joining lines does not lead to a whole record,
    # the quote was never closed: only its own line is lost, the others are read again.
    taken: list[tuple[int, str | None]] = []
    for _ in range(LINES_IN_A_FIELD):
        found = lines.take()
        if found is None:
            break
        taken.append(found)
        if found[1] is None:
            break
        text = f"{text}\n{found[1]}"
        fields, reason = _fields(text, width)
        if fields is not None:
            return fields, ""
        if reason != OPEN:
            break
    lines.give_back(taken)
    return None, OPEN


class _Lines:
    """The lines of a file with their numbers; a line that cannot be text is None."""

    def __init__(self, stream: BinaryIO, reading: Reading) -> None:
        self.stream = stream
        self.reading = reading
        self.number = 0
        self.waiting: deque[tuple[int, str | None]] = deque()

    def take(self) -> tuple[int, str | None] | None:
        """Return the next line, or None at the end."""
        if self.waiting:
            return self.waiting.popleft()
        raw = self.stream.readline(LONGEST_LINE + 1)
        if not raw:
            return None
        self.number += 1
        is_endless = len(raw) > LONGEST_LINE
        start = raw
        while is_endless and raw and not raw.endswith(b"\n"):
            raw = self.stream.readline(LONGEST_LINE)
        return self.number, self._text(start, is_endless)

    def give_back(self, lines: list[tuple[int, str | None]]) -> None:
        """Put lines back, to be taken again."""
        self.waiting.extendleft(reversed(lines))

    def _text(self, raw: bytes, is_endless: bool) -> str | None:
        raw = raw.rstrip(b"\r\n")
        reason = ""
        if is_endless:
            reason = f"the line is longer than {LONGEST_LINE:,} bytes"
        elif b"\0" in raw:
            reason = "the line holds a NUL byte"
        if reason:
            text = raw[:KEPT_OF_A_LINE].decode("utf-8", "replace")
            self.reading.reject(self.number, reason, text.replace("\0", "\N{SYMBOL FOR NULL}"))
            return None
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            self.reading.recoded.append(self.number)
            return raw.decode("cp1252", "replace")
