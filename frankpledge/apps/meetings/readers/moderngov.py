"""Reading what a ModernGov site's web service returns of meetings (mgWebService.asmx).

    GetMeetings   meetings of a committee: number and day of each
    GetMeeting    one meeting: day, time, place, state, items, linked documents, minutes

The shapes are those of the public service; a site may switch it off.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from html import unescape
from xml.etree import ElementTree

from frankpledge.apps.meetings.readers.reading import ReadItem, ReadMeeting, clock
from frankpledge.errors import BadInput

_BREAK = re.compile(r"<\s*(?:br|/p|/div|/li|/h\d|/tr)\b[^<>]*>", re.I)
_TAG = re.compile(r"<[^<>]+>")
_TABLE = re.compile(r"<\s*table\b", re.I)
STATES = {
    "scheduled": "planned",
    "confirmed": "planned",
    "provisional": "planned",
    "agenda published": "agenda published",
    "agenda draft": "planned",
    "minutes published": "minutes published",
    "draft minutes published": "minutes published",
    "decisions published": "held",
    "cancelled": "cancelled",
    "postponed": "cancelled",
}


def tree(data: bytes, what: str) -> ElementTree.Element:
    """Return an answer of the service as a tree.

    Raises:
        BadInput: it is no XML, or declares entities, which the service never does.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadInput(f"{what}: the answer is not UTF-8, as the service writes it") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise BadInput(f"{what}: the answer declares a document type; it is not read")
    try:
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, LookupError) as problem:
        raise BadInput(
            f"{what}: the answer is no XML ({problem}). The site may have switched the service off;"
            " save the meetings' pages as text and use import minutes"
        ) from None


def _named(node: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Yield every element of a name, whatever its namespace and capitals."""
    for found in node.iter():
        if isinstance(found.tag, str) and found.tag.rsplit("}", 1)[-1].lower() == name:
            yield found


def _text(node: ElementTree.Element, name: str) -> str:
    found = next(_named(node, name), None)
    return " ".join((found.text or "").split()) if found is not None else ""


def meeting_numbers(root: ElementTree.Element) -> list[str]:
    """Return the numbers of the meetings that a list holds, in its order, each once."""
    found = (" ".join((node.text or "").split()) for node in _named(root, "meetingid"))
    return list(dict.fromkeys(number for number in found if number.isdecimal()))


def read_meeting(root: ElementTree.Element, number: str, site: str, today: date) -> ReadMeeting:
    """Return one meeting; what is not understood is listed.

    Raises:
        BadInput: it says on no day.
    """
    where = f"meeting {number}"
    unread: list[str] = []
    on = _day(_text(root, "meetingdate"), where)
    items = tuple(_items(root, unread))
    return ReadMeeting(
        external=f"{site.split('//')[-1]} {number}",
        on=on,
        title=_text(root, "committeetitle") or "Meeting",
        starts_at=_time(_text(root, "meetingtime"), unread),
        venue=_text(root, "meetinglocation"),
        state=_state(_text(root, "meetingstatus"), on, items, today, unread),
        items=items,
        source=f"ModernGov of {site.split('//')[-1]}, meeting {number}",
        source_url=f"{site}/ieListDocuments.aspx?MId={number}",
        unread=tuple(unread),
    )


def _day(text: str, where: str) -> date:
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no time)
        except ValueError:
            continue
    raise BadInput(f"{where}: meetingdate {text!r} is not a day")


def _time(text: str, unread: list[str]) -> time | None:
    if not text:
        return None
    found = clock(text)
    if found is None:
        unread.append(f"meetingtime {text!r}")
    return found


def _state(said: str, on: date, items: tuple[ReadItem, ...], today: date, unread: list[str]) -> str:
    """Return how a meeting stands: as the site says, else by its day and what it holds."""
    known = STATES.get(said.lower())
    if said and known is None:
        unread.append(f"meetingstatus {said!r}")
    has_minutes = any(item.paragraphs for item in items)
    if known == "cancelled":
        return known
    if has_minutes:
        return "minutes published"
    if on < today:
        return "held"
    return "agenda published" if items and known != "planned" else "planned"


def _items(root: ElementTree.Element, unread: list[str]) -> Iterator[ReadItem]:
    for place, node in enumerate(_named(root, "agendaitem"), 1):
        title = _plain(_text(node, "agendaitemtitle"))
        if not title:
            unread.append(f"the title of agenda item {place}")
            title = f"Item {place}"
        body = next(_named(node, "minutesnonemptyhtmlbody"), None)
        html = (body.text or "") if body is not None else ""
        if _TABLE.search(html):
            unread.append(
                f"a table in the minutes of agenda item {place}: its words are kept, its"
                " columns are not"
            )
        yield ReadItem(
            title=title[:300],
            paragraphs=tuple(_paragraphs(html)),
            links=tuple(_links(node, place, unread)),
        )


def _links(node: ElementTree.Element, place: int, unread: list[str]) -> Iterator[tuple[str, str]]:
    for linked in _named(node, "linkeddoc"):
        title, url = _text(linked, "title"), _text(linked, "url")
        if url.startswith(("https://", "http://")):
            yield (title or url.rsplit("/", 1)[-1])[:300], url[:500]
        else:
            unread.append(f"where the document {title!r} of agenda item {place} is")


def _paragraphs(html: str) -> list[str]:
    found = (_plain(part) for part in _BREAK.split(html))
    return [part for part in found if part]


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", html)).split())
