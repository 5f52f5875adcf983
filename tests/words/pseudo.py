"""A language in which every translated message stands in brackets: what has none was missed."""

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations

from django.utils.translation import trans_real

OPEN, CLOSE = (
    "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}",
    "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}",
)


class PseudoTranslation(NullTranslations):
    """Put every message in brackets; formats of dates and numbers stay those of en-gb."""

    def gettext(self, message: str) -> str:
        return f"{OPEN}{message}{CLOSE}" if message.strip() else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.ngettext(msgid1, msgid2, n)

    def to_language(self) -> str:
        return "en-gb"

    def language(self) -> str:
        return "en-gb"


@contextmanager
def pseudo_language() -> Iterator[None]:
    """Speak the pseudo-language in this thread."""
    before = getattr(trans_real._active, "value", None)
    trans_real._active.value = PseudoTranslation()
    try:
        yield
    finally:
        trans_real._active.value = before


def outside(text: str) -> str:
    """Return what stands outside the brackets, which may lie within each other."""
    depth, kept = 0, []
    for letter in text:
        depth += (letter == OPEN) - (letter == CLOSE)
        if not depth and letter not in (OPEN, CLOSE):
            kept.append(letter)
    return "".join(kept)
