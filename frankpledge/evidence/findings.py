"""What reading a file found: one sentence for a person, with file, line and field."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    """How much was lost: the file, a row, or nothing."""

    FILE_REFUSED = "file refused"
    ROW_REJECTED = "row rejected"
    WARNING = "warning"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing found in one file. `count` rows are touched, the first at `line`."""

    level: Level
    file: str
    message: str
    field: str = ""
    line: int | None = None
    count: int = 1

    def as_dict(self) -> dict[str, Any]:
        """Return the finding as plain values, for JSON."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class RejectedRow:
    """A row that was not taken in: kept as it stood, with its line and the reason."""

    line: int
    reason: str
    text: str
    field: str = ""


class Refused(Exception):
    """This file cannot be read at all; the rest of the archive goes on."""

    def __init__(self, message: str, line: int | None = None) -> None:
        """Keep what is wrong and, where it is known, at which line."""
        super().__init__(message)
        self.message = message
        self.line = line
