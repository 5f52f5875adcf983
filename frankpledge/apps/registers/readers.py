"""The first sheet of a file that an office keeps: CSV, Excel or OpenDocument."""

import csv
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.utils.translation import gettext as _
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
        words = _("The file is larger than %(most)d MB. Split it")
        raise BadInput(words % {"most": LARGEST // 10**6}, field="file")
    kind = PurePath(name).suffix.lower()
    if kind == ".csv":
        rows = _of_csv(content)
    elif kind in SPREADSHEETS:
        rows = _of_spreadsheet(content)
    else:
        words = _("This is no file that we can read. Save it as CSV, Excel (.xlsx) or OpenDocument")
        raise BadInput(words, field="file")
    found = [row for row in rows if any(row.cells)]
    if len(found) < 2:  # headings and one record
        raise BadInput(_("The file holds no row below its headings"), field="file")
    if len(found) > MOST_ROWS + 1:
        words = _("The file has %(rows)s rows. Split it: at most %(most)s at once")
        said = {"rows": f"{len(found) - 1:,}", "most": f"{MOST_ROWS:,}"}
        raise BadInput(words % said, field="file")
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
        words = _("Line %(line)d cannot be read: %(problem)s")
        said = {"line": reader.line_num, "problem": error}
        raise BadInput(words % said, field="file") from None
    return rows


def _decoded(content: bytes) -> str:
    """Return text as Excel or others save it: UTF-8, else the Windows code page of these islands."""
    if b"\0" in content:
        raise BadInput(_("This is no CSV file. Save it as CSV (UTF-8)"), field="file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _of_spreadsheet(content: bytes) -> list[SheetRow]:
    words = _("The spreadsheet cannot be read. Open it and save it again")
    unread = BadInput(words, field="file")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            inside = sum(part.file_size for part in packed.infolist())
    except zipfile.BadZipFile:
        raise unread from None
    if inside > LARGEST_INSIDE:
        words = _("The spreadsheet is too large once it is unpacked. Split it")
        raise BadInput(words, field="file")
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
        words = _("Line %(line)d has %(columns)d columns: at most %(most)d are read")
        said = {"line": line, "columns": len(texts), "most": MOST_COLUMNS}
        raise BadInput(words % said, field="file")
    if any(len(text) > LONGEST_CELL for text in texts):
        words = _("A cell of line %(line)d has more than %(most)s characters")
        raise BadInput(words % {"line": line, "most": f"{LONGEST_CELL:,}"}, field="file")
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
