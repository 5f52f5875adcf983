"""The first sheet of a file that an office keeps: CSV, Excel or OpenDocument."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.errors import BadInput

LARGEST = 20_000_000  # bytes of a file
LARGEST_INSIDE = 10 * LARGEST  # of a spreadsheet once it is unpacked
MOST_ROWS = 2_000
MOST_COLUMNS = 100
LONGEST_CELL = 100_000  # characters
SPREADSHEETS = (".xlsx", ".xlsm", ".ods")
DELIMITERS = ",;\t"


@dataclass(frozen=True, kw_only=True)
class SheetRow:
    """A row of a sheet: its line as people count it, and its cells as text."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a file holds: the row of headings, and each row below it that is not empty."""

    headings: tuple[str, ...]
    headings_line: int
    rows: tuple[SheetRow, ...]


def read_sheet(name: str, content: bytes) -> Sheet:
    """Return the first sheet of a file; its first row that is not empty has the headings.

    Raises:
        BadInput: it is no file of these kinds, is too large, or holds no row.
    """
    if len(content) > LARGEST:
        raise BadInput(f"The file is larger than {LARGEST // 10**6} MB. Split it", field="file")
    kind = PurePath(name).suffix.lower()
    if kind == ".csv":
        rows = _of_csv(content)
    elif kind in SPREADSHEETS:
        rows = _of_spreadsheet(content)
    else:
        known = "CSV, Excel (.xlsx) or OpenDocument (.ods)"
        raise BadInput(f"This is no file that we can read. Save it as {known}", field="file")
    found = [row for row in rows if any(row.cells)]
    if len(found) < 2:  # headings and one record
        raise BadInput("The file holds no row below its headings", field="file")
    if len(found) > MOST_ROWS + 1:
        words = f"The file has {len(found) - 1:,} rows. Split it: at most {MOST_ROWS:,} at once"
        raise BadInput(words, field="file")
    return Sheet(headings=found[0].cells, headings_line=found[0].line, rows=tuple(found[1:]))


def _of_csv(content: bytes) -> list[SheetRow]:
    text = _decoded(content)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, line = [], 1
    try:
        for cells in reader:
            rows.append(_row(line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadInput(f"Line {reader.line_num} cannot be read: {error}", field="file") from None
    return rows


def _decoded(content: bytes) -> str:
    """Return text as Excel or others save it: UTF-8, else the Windows code page of these islands."""
    if b"\0" in content:
        raise BadInput("This is no CSV file. Save it as CSV (UTF-8)", field="file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_spreadsheet(content: bytes) -> list[SheetRow]:
    unread = BadInput("The spreadsheet cannot be read. Open it and save it again", field="file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise unread from None
    if inside > LARGEST_INSIDE:
        raise BadInput("The spreadsheet is too large once it is unpacked. Split it", field="file")
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(content))
        cells = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError):
        raise unread from None
    return [_row(line, map(_text, row)) for line, row in enumerate(cells, 1)]


def _row(line: int, cells: Iterable[str]) -> SheetRow:
    texts = [cell.strip() for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if len(texts) > MOST_COLUMNS:
        words = f"Line {line} has {len(texts)} columns: at most {MOST_COLUMNS} are read"
        raise BadInput(words, field="file")
    if any(len(text) > LONGEST_CELL for text in texts):
        words = f"A cell of line {line} has more than {LONGEST_CELL:,} characters"
        raise BadInput(words, field="file")
    return SheetRow(line=line, cells=tuple(texts))


def _text(cell: object) -> str:
    """Return a cell as somebody would type it."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}" if abs(cell) < 1e15 else f"{cell:.0f}"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
