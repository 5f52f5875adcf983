"""The words that are published of a step of a panel's case: its sentence and its letter.

They stand in `letters.toml` by the kind of case and the step, with the places to be filled in.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_TABLE = Path(__file__).with_name("letters.toml")


@cache
def _letters() -> dict[str, Any]:
    return tomllib.loads(_TABLE.read_text("utf-8"))


def letter(case: str, step: str, part: str, /, **places: object) -> str:
    """Return a part of what is published of a step, such as its `letter`, with its places filled.

    >>> letter("precept", "issue", "sentence", office="The office", amount="£1.00", year="2027/28")
    'The office issues a precept of £1.00 at Band D for 2027/28.'
    """
    text: str = _letters()[case][step][part]
    return text.format(**places)
