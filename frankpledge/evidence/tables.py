"""Rows as CSV text, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

# A spreadsheet runs a cell that begins with one of these as a formula. Words in a source
# file are anybody's, so such a cell gets an apostrophe in front.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: object) -> object:
    """Return `value` as it may stand in a CSV: None is empty, a formula is text.

    >>> cell("=1+1")
    "'=1+1"
    """
    if value is None:
        return ""
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a header and rows to `stream`."""
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
