"""Reading the text of a meeting's page: agenda and minutes as a council's site prints them."""

import re
from datetime import date, datetime, time
from urllib.parse import urlsplit

from frankpledge.apps.meetings.readers.reading import (
    ReadItem,
    ReadMeeting,
    clock,
    councillors,
)
from frankpledge.errors import BadInput

_TITLE = re.compile(
    r"(?P<title>.+?)\s+-\s+\w+day,\s+(?P<day>\d{1,2}\s+\w+\s+\d{4})(?:\s+(?P<time>[\d.:]+\s*[ap]\.?m\.?))?\Z"
)
_SOURCE_DAY = re.compile(r"[?&]DF=(\d{2})(?:%2F|/)(\d{2})(?:%2F|/)(\d{4})", re.I)
_MEETING_ID = re.compile(r"[?&](?:MeetingId|MId)=(\d+)", re.I)
BEGINS = "No. Item"
PARTIAL = "(beginning of the page only)"
HEADINGS = ("Agenda and minutes", "Agenda", "Minutes", "Meeting documents")
LONGEST_HEADING = 100  # characters
ENDS = ".:,;?!…-–"
SENTENCE_ENDS = (".", "?", "!", ":", ")", "]", "”", '"')


def read_minutes_text(text: str, name: str) -> ReadMeeting:
    """Return the meeting that a text describes; what is not understood is listed, not guessed.

    Raises:
        BadInput: it says on no day, or holds no agenda; the message names the file.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    lines = [line for line in lines if line]
    head, body = _parts(lines, name)
    address = _after(head, "Source page:")
    title, on, starts_at = _when(head, address, name)
    items, loose = _items(body)
    is_address = _is_address(address)
    unread = [] if is_address or not address else [f"the address of the page: {address[:100]}"]
    unread += [f"stands before the first item: {line}" for line in loose]
    unread += _unread(head, items, text)
    if starts_at is None:
        unread.append("at what time it began")
    return ReadMeeting(
        external=_external(address, name, on),
        on=on,
        title=title,
        starts_at=starts_at,
        venue=_after(head, "Venue:"),
        contact=_after(head, "Contact:"),
        state="minutes published" if any(i.paragraphs for i in items) else "held",
        items=tuple(items),
        source=f"Text of the meeting's page ({name})",
        source_url=address if is_address else "",
        unread=tuple(unread),
    )


def _parts(lines: list[str], name: str) -> tuple[list[str], list[str]]:
    if BEGINS not in lines:
        raise BadInput(f"{name}: no line {BEGINS!r}, behind which the items stand")
    place = lines.index(BEGINS)
    return lines[:place], lines[place + 1 :]


def _after(lines: list[str], label: str) -> str:
    found = next((line for line in lines if line.startswith(label)), "")
    return found.removeprefix(label).strip()


def _is_address(text: str) -> bool:
    try:
        return urlsplit(text).scheme in ("https", "http")
    except ValueError:
        return False


def _external(address: str, name: str, on: date) -> str:
    found = _MEETING_ID.search(address)
    try:
        site = urlsplit(address).netloc if found else ""
    except ValueError:  # brackets that are no host
        site = ""
    return f"{site} {found[1]}" if found and site else f"{name} {on}"


def _when(head: list[str], address: str, name: str) -> tuple[str, date, time | None]:
    for line in head:
        if found := _TITLE.match(line):
            day = _day(found["day"], name)
            return found["title"], day, clock(found["time"]) if found["time"] else None
    if found := _SOURCE_DAY.search(address):  # the site's own address of the meeting's documents
        try:
            return "Meeting", date(int(found[3]), int(found[2]), int(found[1])), None
        except ValueError:
            raise BadInput(
                f"{name}: the address of the page names no day of the calendar"
            ) from None
    raise BadInput(f"{name}: neither its title nor its address says on which day the meeting was")


def _day(text: str, name: str) -> date:
    try:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007 (a day has no time)
    except ValueError:
        raise BadInput(f"{name}: {text!r} is not a day") from None


def _is_heading(line: str) -> bool:
    """Whether a line is the title of an item: short, no sentence, no list, no name of a person."""
    return (
        len(line) <= LONGEST_HEADING
        and line[0].isupper()
        and line[-1] not in ENDS
        and not line.startswith(("Cllr", "Councillor", "That "))
    )


def _items(lines: list[str]) -> tuple[list[ReadItem], list[str]]:
    """Return the items with their paragraphs, and the lines that belong to none."""
    items: list[tuple[str, list[str]]] = []
    loose = []
    for line in lines:
        if _is_heading(line) and not _breaks_off(line, lines):
            items.append((line, []))
        elif items:
            items[-1][1].append(line)
        else:
            loose.append(line)
    return [ReadItem(title=title, paragraphs=tuple(said)) for title, said in items], loose


def _breaks_off(line: str, lines: list[str]) -> bool:
    """Whether it is the last line of a text that was cut, which may be anything."""
    return line is lines[-1]


def _unread(head: list[str], items: list[ReadItem], text: str) -> list[str]:
    said = [paragraph for item in items for paragraph in item.paragraphs]
    found = []
    if not any(line in HEADINGS for line in head):
        found.append("what kind of page it is")
    if PARTIAL in text:
        found.append("the end of the meeting: the text holds the beginning of the page only")
    last = said[-1] if said else ""
    if last and not last.endswith(SENTENCE_ENDS):
        found.append(f"how this goes on: …{last[-60:]}")
    _, surnames = councillors([*said, *(item.title for item in items)])
    if surnames:
        found.append(f"who is meant, a surname alone is given: {', '.join(surnames)}")
    has_apologies = any("apologies" in item.title.lower() for item in items)
    found.append("who came: the text names " + ("apologies alone" if has_apologies else "nobody"))
    return found
