"""A meeting as it was read somewhere else, and the words that minutes use everywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

# "Cllr" or "Councillor" and the name that follows: words that begin with a capital.
_COUNCILLOR = re.compile(r"\b(?:Cllrs?|Councillors?)\.?\s+((?:[A-Z][\w'’-]+)(?:\s+[A-Z][\w'’-]+)*)")
# A resolution as minutes write it.
_RESOLVED = re.compile(r"That\s.+\bbe\s+(?:elected|appointed|agreed|approved|noted)\b", re.S)
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})\s*([ap])\.?m\.?\Z", re.I)
_CLOCK_24 = re.compile(r"(\d{1,2})[.:](\d{2})\Z")
NOON = 12


@dataclass(frozen=True, kw_only=True)
class ReadItem:
    """An item of an agenda, with what its minutes say and the documents it links to."""

    title: str
    paragraphs: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReadMeeting:
    """A meeting that was read; `unread` says what was not understood, and where."""

    external: str
    on: date
    title: str
    state: str
    starts_at: time | None = None
    venue: str = ""
    contact: str = ""
    items: tuple[ReadItem, ...] = ()
    source: str = ""
    source_url: str = ""
    unread: tuple[str, ...] = field(default=())

    @property
    def has_minutes(self) -> bool:
        """Whether anything was said of an item."""
        return any(item.paragraphs for item in self.items)


def councillors(texts: Iterable[str]) -> tuple[list[str], list[str]]:
    """Return the councillors that texts name: by their whole names, and by a surname alone."""
    whole: dict[str, None] = {}
    surnames: dict[str, None] = {}
    for text in texts:
        for found in _COUNCILLOR.finditer(text):
            name = found[1].split(" from ")[0].removesuffix("’s").removesuffix("'s")
            (whole if " " in name else surnames)[name] = None
    known = {name.split()[-1] for name in whole}
    return list(whole), [name for name in surnames if name not in known]


def resolutions(texts: Iterable[str]) -> list[str]:
    """Return what texts say was resolved, in the form in which minutes write it."""
    return [text for text in texts if _RESOLVED.match(text)]


def clock(text: str) -> time | None:
    """Return a time of day as meetings write it, 11.00 am or 14:30; None where it is none."""
    if found := _CLOCK.match(text.strip()):
        hour = int(found[1]) % NOON + (NOON if found[3].lower() == "p" else 0)
        return _time(hour, int(found[2]))
    if found := _CLOCK_24.match(text.strip()):
        return _time(int(found[1]), int(found[2]))
    return None


def _time(hour: int, minute: int) -> time | None:
    try:
        return time(hour, minute)
    except ValueError:
        return None
