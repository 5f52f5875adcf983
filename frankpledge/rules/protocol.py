"""Who a question is for: the Policing Protocol's "brighter line" as a table of words.

The table proposes, with the words it went by; a person decides, and both are kept.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from frankpledge.rules.sources import Confidence, Source

_TABLE = Path(__file__).with_name("protocol.toml")
UNCLASSIFIED = "unclassified"


@dataclass(frozen=True, kw_only=True)
class QuestionType:
    """A kind of question: which side of the line, what it means, who answers it."""

    label: str
    line: str
    means: str
    addressee: str
    words: tuple[str, ...]
    reword: str

    @property
    def in_words(self) -> str:
        """The label as people read it."""
        return self.label.replace("_", " ")


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What the table proposes for a question, and why."""

    kind: QuestionType
    found: str
    reword: str

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        if not self.found:
            return "None of the words that the table knows were found; a person has to decide."
        return f"The words \N{LEFT SINGLE QUOTATION MARK}{self.found}\N{RIGHT SINGLE QUOTATION MARK} suggest this kind: {self.kind.means}."


_NOTHING = QuestionType(
    label=UNCLASSIFIED,
    line=UNCLASSIFIED,
    means="nobody has decided what kind this is",
    addressee="",
    words=(),
    reword="",
)


@cache
def source() -> Source:
    """Return where the table comes from."""
    facts = tomllib.loads(_TABLE.read_text("utf-8"))["source"]
    return Source(**facts | {"confidence": Confidence(facts["confidence"])})


@cache
def kinds() -> dict[str, QuestionType]:
    """Return every kind by its label, in the order in which they are tried."""
    steps = tomllib.loads(_TABLE.read_text("utf-8"))["step"]
    found = [QuestionType(**step | {"words": tuple(step["words"])}) for step in steps]
    return {kind.label: kind for kind in [*found, _NOTHING]}


def propose(text: str, holder: str = "commissioner") -> Proposal:
    """Return the kind that the table proposes for a question, with its reason.

    `reword` is the question as one of assurance, where the table has one: it asks what the
    office-holder did instead of telling officers what to do.
    """
    for kind in kinds().values():
        for words in kind.words:
            hit = re.search(rf"\b(?:{words})", text, re.IGNORECASE)
            if hit:
                reword = kind.reword.format(holder=holder)
                return Proposal(kind=kind, found=hit[0].strip(), reword=reword)
    return Proposal(kind=_NOTHING, found="", reword="")
