"""What can go wrong that a person can act on, and why something is refused.

Rooms raise these; the doors (command line, pages, API) turn them into one clear line,
an exit status or a page. Anything else that is raised is a fault of ours.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class RefusalCode(StrEnum):
    """Base of the codes of refusals: each area has its own, beside the rules that refuse."""


class General(RefusalCode):
    """What is refused in words alone: no code asks which of these it is."""

    WORDS = "words"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why something is refused. Code compares `code`; the rest is only shown.

    `basis` is the law that says so; `field` the one value at fault, as forms call it.
    """

    code: RefusalCode
    text: str
    basis: str = ""
    field: str = ""

    @property
    def sentence(self) -> str:
        """What a person reads: the text, and its basis in brackets.

        >>> Refusal(code=General.WORDS, text="Nobody may. Ask.", basis="the 2011 Act").sentence
        'Nobody may. Ask (the 2011 Act).'
        """
        if not self.basis:
            return self.text
        stop = "." if self.text.endswith(".") else ""
        return f"{self.text.removesuffix('.')} ({self.basis}){stop}"


class FrankpledgeError(Exception):
    """Base of every error whose message is written for the person who meets it.

    `BadInput("Write the amount", field="amount")` says one thing, `BadInput.of(*refusals)` several
    or one that code can tell by its code. A form shows each at its field; elsewhere they are read
    one after the other.
    """

    def __init__(self, *words: object, field: str = "") -> None:
        super().__init__(*words)
        words_alone = Refusal(code=General.WORDS, text=str(self), field=field)
        self.refusals: tuple[Refusal, ...] = (words_alone,)

    @classmethod
    def of(cls, first: Refusal, *others: Refusal) -> Self:
        """Return the error that carries these refusals."""
        refusals = (first, *others)
        *before, last = (refusal.sentence for refusal in refusals)
        made = cls(" ".join([*(f"{said.removesuffix('.')}." for said in before), last]))
        made.refusals = refusals
        return made

    @property
    def codes(self) -> set[RefusalCode]:
        """The codes of its refusals."""
        return {refusal.code for refusal in self.refusals}

    @property
    def field(self) -> str:
        """The value at fault that its first refusal names."""
        return self.refusals[0].field


class BadInput(FrankpledgeError):
    """What was given cannot be used; the message says what, where and what to do."""


class NotFound(FrankpledgeError):
    """There is no such thing, or not on that date."""


class NotAllowed(FrankpledgeError):
    """This person may not do this, or not now."""


class RoleNeeded(NotAllowed):
    """No role that this person holds allows it, whatever they send and whenever."""


class TooMany(FrankpledgeError):
    """Somebody has asked for more than one may for now; waiting helps."""


class Damaged(FrankpledgeError):
    """A file of ours is missing or cannot be read; the message says how to mend it."""


class Busy(FrankpledgeError):
    """Somebody else is writing; nothing was changed, and trying again may work."""
