"""Opening what publishers give: a spreadsheet, a folder of CSVs a sheet, or a CSV, as rows of cells."""

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from frankpledge.errors import BadInput

SPREADSHEETS = (".xlsx", ".ods")
LARGEST = 1 << 30  # bytes of a file once it is unpacked
TIMES = 100  # of its packed size
MOST_SHEETS = 100
MOST_CELLS = 50_000_000

Cell = object  # a text, a number, a date, a truth, or None


@dataclass(frozen=True)
class Sheet:
    """A sheet by its name: rows of cells, the first row at 0."""

    name: str
    rows: list[list[Cell]]


def open_sheets(path: Path) -> list[Sheet]:
    """Return the sheets of a spreadsheet, a CSV, or a folder with a CSV a sheet.

    Raises:
        BadInput: it is no such file, cannot be read, or is larger than it may be.
    """
    if path.is_dir():
        return [_of_csv(each) for each in sorted(path.glob("*.csv"))]
    if path.suffix.lower() in SPREADSHEETS:
        return _of_spreadsheet(path)
    if path.name.endswith((".csv", ".csv.gz")):
        return [_of_csv(path)]
    raise BadInput(f"{path} is no table that can be read; give an .xlsx, .ods, .csv or .csv.gz")


def _of_csv(path: Path) -> Sheet:
    raw = path.read_bytes()
    try:
        text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode("utf-8-sig")
        rows = [list[Cell](row) for row in csv.reader(io.StringIO(text, newline=""))]
    except (OSError, EOFError, zlib.error, UnicodeDecodeError, csv.Error) as error:
        raise BadInput(f"{path} cannot be read ({error})") from error
    return Sheet(path.name.removesuffix(".gz").removesuffix(".csv"), rows)


def _rows(book: CalamineWorkbook, name: str) -> Sequence[Sequence[Cell]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def _of_spreadsheet(path: Path) -> list[Sheet]:
    try:
        with zipfile.ZipFile(path) as packed:
            inside = sum(part.file_size for part in packed.infolist())
        if inside > min(LARGEST, TIMES * path.stat().st_size):
            raise BadInput(f"{path} is too large once it is unpacked ({inside:,} bytes)")
        book = CalamineWorkbook.from_path(path)
        if len(book.sheet_names) > MOST_SHEETS:
            raise BadInput(f"{path} has more than {MOST_SHEETS} sheets")
        sheets = [
            Sheet(name, [list[Cell](row) for row in _rows(book, name)]) for name in book.sheet_names
        ]
    except (zipfile.BadZipFile, CalamineError, OSError, ValueError) as error:
        raise BadInput(f"{path} cannot be opened ({error}); save it again and try") from error
    if sum(len(row) for sheet in sheets for row in sheet.rows) > MOST_CELLS:
        raise BadInput(f"{path} has more than {MOST_CELLS:,} cells")
    return sheets
