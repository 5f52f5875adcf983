"""The file that defines a measure: which fields it has, and of which kind each must be."""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from frankpledge.evidence.measures.faults import WrongFile

TEXTS = (
    "title",
    "short",
    "question",
    "why",
    "form",
    "unit",
    "better",
    "period",
    "chart",
    "numerator",
    "denominator",
)
OPTIONAL = {
    "interval": str,
    "unknown": str,
    "smallest_denominator": int,
    "settles_after": int,
    "months_before": int,
    "largest_unknown_share": (int, float),
    "counted": str,
    "followed": bool,
    "part_of": list,
}
REVIEWED = {
    "status": str,
    "written_by": str,
    "checked_by": str,
    "reviewed_on": date,
    "review_by": date,
}


def facts_of(path: Path) -> dict[str, Any]:
    """Return the fields of a definition.

    Raises:
        WrongFile: one is missing, strange or not what it must be; says which.
    """
    if not path.is_file():
        raise WrongFile(path, "is missing")
    try:
        facts = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WrongFile(path, f"cannot be read: {error}") from error
    _all_typed(facts, dict.fromkeys(TEXTS, str) | MORE, path)
    _all_typed(facts, {key: kind for key, kind in OPTIONAL.items() if key in facts}, path)
    _all_typed(facts["review"], REVIEWED, path, "review.")
    _all_typed(facts["source"], SOURCED, path, "source.")
    strange = sorted(set(facts) - {*TEXTS, *OPTIONAL, *MORE})
    strange += sorted(f"review.{f}" for f in set(facts["review"]) - {*REVIEWED, "reason"})
    if strange:
        raise WrongFile(path, f"{strange[0]} is no field of a measure")
    return facts


MORE: dict[str, type] = {"areas": list, "caveats": list, "source": dict, "review": dict}
SOURCED: dict[str, type] = {"datasets": list, "title": str, "url": str, "licence": str}


def text_of(path: Path) -> str:
    """Return the text of a file.

    Raises:
        WrongFile: it is not text.
    """
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise WrongFile(path, f"is not text in UTF-8 (byte {error.start})") from error


def _all_typed(
    facts: dict[str, Any], kinds: Mapping[str, Any], path: Path, before: str = ""
) -> None:
    for key, kind in kinds.items():
        _typed(facts, key, kind, path, before)


def _typed(facts: dict[str, Any], field: str, kind: Any, path: Path, before: str = "") -> None:
    if field not in facts:
        raise WrongFile(path, f"{before}{field} is missing")
    value = facts[field]
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        words = {
            str: "text",
            int: "a whole number",
            list: "a list",
            dict: "a table",
            date: "a date",
            bool: "true or false",
        }
        raise WrongFile(
            path, f"{before}{field} must be {words.get(kind, 'a number')}, not {value!r}"
        )
    if kind is str and not value.strip():
        raise WrongFile(path, f"{before}{field} is empty")
