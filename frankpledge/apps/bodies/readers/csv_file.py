"""Reading a CSV file that somebody else made: what cannot be read is said, with its line."""

import csv
import io
from pathlib import Path

from frankpledge.errors import BadInput

LONGEST_NAME = 200  # characters that the record keeps of a name, or of a file's


def read_csv(path: Path, columns: tuple[str, ...] = ()) -> tuple[list[str], list[dict[str, str]]]:
    """Return the columns of a file and its rows; a cell that is not there is empty text.

    A file that is not UTF-8 is read as Windows-1252, as spreadsheets write it.

    Raises:
        BadInput: the file is missing or no CSV, or lacks one of `columns`.
    """
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text, newline=""), restval="")
    try:
        header = [name or "" for name in reader.fieldnames or []]
        rows = [
            {name or "": cell for name, cell in row.items() if isinstance(cell, str)}
            for row in reader
        ]
    except csv.Error as error:
        raise BadInput(
            f"{path.name}, after line {reader.line_num}: this is not CSV: {error}"
        ) from None
    if not header:
        raise BadInput(f"{path.name} is empty")
    lacking = [name for name in columns if name not in header]
    if lacking:
        raise BadInput(f"{path.name}, line 1: there is no column {lacking[0]!r}")
    return header, rows


def _text(path: Path) -> str:
    if len(path.name) > LONGEST_NAME:
        raise BadInput(f"The name of {path.name[:40]}… is over {LONGEST_NAME} characters long")
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise BadInput(f"{path.parent} holds no {path.name}") from None
    if b"\0" in content:
        raise BadInput(f"{path.name} is not text: save it as CSV")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def short(name: str, where: str) -> str:
    """Return a name as the record keeps it.

    Raises:
        BadInput: it is too long to be one.
    """
    if len(name) > LONGEST_NAME:
        raise BadInput(f"{where}: {name[:40]}… is over {LONGEST_NAME} characters long")
    return name
