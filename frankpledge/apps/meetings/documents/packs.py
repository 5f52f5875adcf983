"""Numbering a pack: every paragraph gets a number and a page, and keeps both.

What is published is never numbered again: a supplement goes on where the pack ended.
"""

import re
from dataclasses import dataclass

_LISTED = re.compile(r"\n(?=[ \t]*(?:[-*\u2022\u2013]|\d{1,3}[.)])[ \t])")
CHARACTERS_A_PAGE = 2_800  # of print at 12 points on A4


@dataclass(frozen=True, kw_only=True)
class Numbered:
    """A paper as it stands in the pack: paragraphs as (number, page, words)."""

    paragraphs: list[tuple[int, int, str]]
    first_page: int
    last_page: int

    @property
    def last_number(self) -> int | None:
        """The number of the last paragraph; None of a paper that is only a link."""
        return self.paragraphs[-1][0] if self.paragraphs else None


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text: what stands between empty lines, each line of a list."""
    spaced = _LISTED.sub("\n\n", text.replace("\r\n", "\n"))
    found = (" ".join(part.split()) for part in re.split(r"\n\s*\n", spaced))
    return [part for part in found if part]


def numbered(text: str, after_number: int, after_page: int) -> Numbered:
    """Return a paper numbered on from the last paragraph and page of the pack before it.

    A paper begins on a page of its own, and a paragraph stands on the page on which it begins.

    >>> numbered("One.\\n\\nTwo.", 7, 3).paragraphs
    [(8, 4, 'One.'), (9, 4, 'Two.')]
    """
    number, page, used = after_number, after_page + 1, 0
    first, rows = page, []
    for words in paragraphs_of(text):
        if used and used + len(words) > CHARACTERS_A_PAGE:
            page, used = page + 1, 0
        number += 1
        rows.append((number, page, words))
        used += len(words)
        while used > CHARACTERS_A_PAGE:
            page, used = page + 1, used - CHARACTERS_A_PAGE
    return Numbered(paragraphs=rows, first_page=first, last_page=page)
