"""Read a damaged or unusual CSV line by line, keeping what is good.

Slow and exact where DuckDB is fast and all-or-nothing: it names the line of every row it
cannot read, and hands on the rest with its line number. Also turns the 2012 layout, with
Easting and Northing, into today's columns.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from frankpledge.evidence.findings import RejectedRow
from frankpledge.evidence.grid import to_wgs84
from frankpledge.evidence.screening import LONGEST_LINE

KEPT_OF_A_LINE = 500  # characters of a rejected row that are kept
LINES_IN_A_FIELD = 20  # a quoted field that runs on for longer is an unclosed quote
LINE = "line"


@dataclass
class Reading:
    """What came of reading one file carefully."""

    rows: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)
    recoded: list[int] = field(default_factory=list)


def read_carefully(source: Path, target: Path, headers: list[str]) -> Reading:
    """Write the readable rows of `source` to `target` as clean CSV, each with its line.

    `headers` are the file's own, in its order; the target has them after a column `line`.
    Rows are rejected for a wrong number of fields, a NUL byte, an unclosed quote or an
    endless line. Bytes that are not UTF-8 are read as Windows-1252 and noted in `recoded`.
    """
    reading = Reading()
    has_grid = "Easting" in headers
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        names = _without_grid(headers) if has_grid else headers
        writer.writerow([LINE, *names])
        for line, fields in _records(source, len(headers), reading):
            reading.rows += 1
            row = _with_coordinates(headers, fields) if has_grid else fields
            writer.writerow([line, *row])
    reading.rows += len(reading.rejected)
    return reading


def careful_headers(headers: list[str]) -> list[str]:
    """Return the headers that `read_carefully` writes after `line`."""
    return _without_grid(headers) if "Easting" in headers else headers


def _without_grid(headers: list[str]) -> list[str]:
    swap = {"Easting": "Longitude", "Northing": "Latitude"}
    return [swap.get(header, header) for header in headers]


def _with_coordinates(headers: list[str], fields: list[str]) -> list[str]:
    east, north = headers.index("Easting"), headers.index("Northing")
    row = list(fields)
    if fields[east].strip() or fields[north].strip():
        row[east], row[north] = to_wgs84(fields[east], fields[north])
    return row


def _records(source: Path, width: int, reading: Reading) -> Iterator[tuple[int, list[str]]]:
    lines = _lines(source, reading)
    next(lines, None)  # the header
    for number, text in lines:
        if text is None or not text.strip():
            continue
        fields = _fields(text)
        if fields is None:
            text, fields = _joined(number, text, lines)
        reason = _fault(fields, width)
        if reason or fields is None:
            reading.rejected.append(
                RejectedRow(line=number, reason=reason, text=text[:KEPT_OF_A_LINE])
            )
        else:
            yield number, fields


def _fault(fields: list[str] | None, width: int) -> str:
    if fields is None:
        return "a quotation mark is opened and not closed"
    if len(fields) != width:
        return f"{len(fields)} fields where the header has {width}"
    return ""


def _fields(text: str) -> list[str] | None:
    """Return the fields of one record, or None where a quote is still open."""
    if '"' not in text:
        return text.split(",")
    if text.count('"') % 2:
        return None
    try:
        return next(csv.reader([text], strict=True))
    except csv.Error:
        return None


def _joined(
    number: int, text: str, lines: Iterator[tuple[int, str | None]]
) -> tuple[str, list[str] | None]:
    # A quoted field may hold line ends. An unclosed one would swallow the rest of the
    # file, so only a few lines are joined, and they are then lost with it.
    for _ in range(LINES_IN_A_FIELD):
        following = next(lines, None)
        if following is None or following[1] is None:
            return text, None
        text = f"{text}\n{following[1]}"
        fields = _fields(text)
        if fields is not None:
            return text, fields
    return text, None


def _lines(source: Path, reading: Reading) -> Iterator[tuple[int, str | None]]:
    """Yield each line's number and text; a line that cannot be text is rejected as None."""
    with source.open("rb") as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE + 1):
            number += 1
            is_endless = len(raw) > LONGEST_LINE
            if is_endless:
                _skip_line(stream, raw)
            yield number, _decoded(raw, number, is_endless, reading)


def _skip_line(stream, raw: bytes) -> None:
    while raw and not raw.endswith(b"\n"):
        raw = stream.readline(LONGEST_LINE)


def _decoded(raw: bytes, number: int, is_endless: bool, reading: Reading) -> str | None:
    raw = raw.rstrip(b"\r\n")
    if number == 1:
        raw = raw.removeprefix(b"\xef\xbb\xbf")
    reason = ""
    if is_endless:
        reason = f"the line is longer than {LONGEST_LINE:,} bytes"
    elif b"\0" in raw:
        reason = "the line holds a NUL byte"
    if reason:
        text = raw[:KEPT_OF_A_LINE].decode("utf-8", "replace").replace("\0", "\N{SYMBOL FOR NULL}")
        reading.rejected.append(RejectedRow(line=number, reason=reason, text=text))
        return None
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        reading.recoded.append(number)
        return raw.decode("cp1252", "replace")
