"""Marks in minutes: what was decided, recommended, undertaken, at the beginning of a paragraph.

[decision] The panel agreed the precept.
[recommendation] Publish the estates plan.
[undertaking: The commissioner, by 24/12/2026] Write to each council.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frankpledge.apps.bodies.queries.answering import day_from
from frankpledge.apps.meetings.documents.packs import paragraphs_of
from frankpledge.apps.meetings.models import Mark
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput

_MARK = re.compile(r"\[\s*(?P<name>[a-z]+)\s*(?::(?P<more>[^\]]*))?\]\s*(?P<words>.*)", re.I | re.S)
_INSIDE = re.compile(r"\[\s*(?:decision|resolved|recommendation|undertaking)\b", re.I)
_A_DAY = re.compile(r"\bby\s+\w*\s*\d", re.I)
ALIKE = {"resolved": Mark.DECISION.value}  # what councils write too
_BY = re.compile(r",?\s*\bby\s+(?P<day>\d[\d/-]*)\s*$", re.I)
HOW = "[decision], [recommendation] or [undertaking: who, by 24/12/2026]"


@dataclass(frozen=True, kw_only=True)
class Marked:
    """A paragraph of minutes; `mark` is empty where nothing came of it."""

    text: str
    mark: str = ""
    made_by: str = ""
    due_on: date | None = None

    @property
    def in_words(self) -> str:
        """The paragraph as minutes print it."""
        if not self.mark:
            return self.text
        by = f" of {self.made_by}" if self.made_by else ""
        due = f", by {long_date(self.due_on)}" if self.due_on else ""
        return f"{Mark(self.mark).label}{by}{due}: {self.text}"


def marked(text: str) -> list[Marked]:
    """Return the paragraphs of minutes with their marks.

    Raises:
        BadInput: a mark is not known, has no words, or an undertaking does not say whose it is;
            the message says in which paragraph.
    """
    return [_marked(words, number) for number, words in enumerate(paragraphs_of(text), 1)]


def _marked(words: str, number: int) -> Marked:
    found = _MARK.match(words)
    if found is None:
        if inside := _INSIDE.search(words):
            raise BadInput(
                f"Paragraph {number}: {inside[0]}…] stands inside it. A mark stands at the"
                " beginning of a paragraph"
            )
        return Marked(text=words)
    name = ALIKE.get(found["name"].lower(), found["name"].lower())
    if name not in Mark.values:
        raise BadInput(f"Paragraph {number}: [{found['name']}] is no mark. There are {HOW}")
    if not found["words"].strip():
        raise BadInput(
            f"Paragraph {number}: write behind [{name}] what it is, in the same paragraph"
        )
    if name != Mark.UNDERTAKING:
        if found["more"]:
            raise BadInput(f"Paragraph {number}: [{name}] takes nothing more. There are {HOW}")
        return Marked(text=found["words"], mark=name)
    return _undertaking(found["more"] or "", found["words"], number)


def _undertaking(more: str, words: str, number: int) -> Marked:
    by = _BY.search(more)
    made_by = (more[: by.start()] if by else more).strip(" ,;")
    if _A_DAY.search(made_by):
        raise BadInput(
            f"Paragraph {number}: {made_by!r} holds a day that cannot be read: write it as 24/12/2026"
        )
    if not made_by:
        raise BadInput(
            f"Paragraph {number}: say whose undertaking it is, for example"
            " [undertaking: The commissioner, by 24/12/2026]"
        )
    try:
        due_on = day_from(by["day"], date.max) if by else None
    except BadInput as problem:
        raise BadInput(f"Paragraph {number}: {problem}") from None
    return Marked(text=words, mark=Mark.UNDERTAKING, made_by=made_by[:200], due_on=due_on)


def of(found: Sequence[Marked], mark: str) -> list[Marked]:
    """Return the paragraphs with one mark."""
    return [paragraph for paragraph in found if paragraph.mark == mark]
