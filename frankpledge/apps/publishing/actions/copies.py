"""Copies of public pages on disk: what is due of them, writing them, taking them away.

Pages are drawn by the site itself, as somebody who has not signed in sees them, so a copy holds
what the one visibility rule lets anybody see. They are drawn by the worker, never in the request
that publishes. Taking words out does not wait for it.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.db import transaction
from django.urls import reverse

from frankpledge.apps.outbox.actions import Work, put_again
from frankpledge.apps.publishing.actions import copy_files
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.copies import (
    Copy,
    copies,
    digest,
    file_of,
    folder,
    hidings,
    on_disk,
    words_of,
)
from frankpledge.errors import Busy
from frankpledge.rules.redaction import pattern_of

COPY, CLEAR = "copy", "clear-copies"  # kinds of work
MOST_DRAWN = 5  # times that a page is drawn while words are being hidden
log = logging.getLogger("frankpledge.copies")


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A page as the site answers it."""

    data: bytes
    content_type: str


Draw = Callable[[str], Drawn | None]  # the page at an address; None where nothing is public


def copy_publication(publication: Publication, at: datetime, seen_from: datetime) -> None:
    """Have what was published copied, with the feeds of its body, from when it may be seen."""
    feeds = [
        reverse("publishing:feed", args=["body", publication.body.slug, form])
        for form in ("atom", "json")
    ]
    copy_later([*addresses_of(publication.reference), *feeds], at, seen_from)


def copy_later(addresses: Iterable[str], at: datetime, seen_from: datetime | None = None) -> None:
    """Have pages copied by the worker, once what the caller does is kept.

    An address is one row of the queue, however often it changes. What will be seen later is a row
    for that moment, beside the one for now.
    """
    later = seen_from if seen_from and seen_from > at else None
    works = [
        Work(
            key=f"{address} {later.isoformat()}" if later else address,
            payload={"address": address},
            not_before=later,
        )
        for address in addresses
    ]
    put_again(COPY, works, at=at)


def addresses_of(reference: str) -> list[str]:
    """Return the addresses at which a publication is copied."""
    return [reverse(f"publishing:{name}", args=[reference]) for name in ("publication", "json")]


def write_copy(address: str, draw: Draw, at: datetime) -> Copy | None:
    """Write a copy of what is at an address now; where nothing is public it loses its copy.

    A page that was drawn before words were hidden is drawn again, and never written.

    Raises:
        Busy: somebody else is writing copies.
        Exception: the page cannot be drawn; it keeps the copy it has.
    """
    with copy_files.drawing():
        for _ in range(MOST_DRAWN):
            before = hidings()
            page = draw(address)
            copy = _copy_of(address, page, at) if page else None
            with copy_files.writing():
                if hidings() == before:
                    copy_files.keep(address, copy, page.data if page else b"")
                    return copy
    raise Busy(_("Words are being hidden at this moment; the copy is written later"))


def _copy_of(address: str, page: Drawn, at: datetime) -> Copy:
    return Copy(
        file=file_of(address),
        content_type=page.content_type,
        sha256=digest(page.data),
        written_at=at.isoformat(timespec="seconds"),
    )


def write_copies(addresses: Iterable[str], draw: Draw, at: datetime) -> int:
    """Write a copy of every address that there is, and take every other away; return how many.

    A page that cannot be drawn keeps the copy it has, and the log says so.

    Raises:
        Busy: somebody else is writing copies.
    """
    before, wanted = on_disk().keys(), set()
    for address in addresses:
        wanted.add(address)
        try:
            write_copy(address, draw, at)
        except Busy:
            raise
        except Exception:
            log.exception("%s could not be copied", address)
    with copy_files.writing():
        copy_files.forget(before - wanted)  # what was published meanwhile stays
        copy_files.compact()
    copy_files.write_styles()
    return len(copies())


def hide_in_copies(publication: Publication, words: str, at: datetime) -> None:
    """Take away the copies of a publication, and every list and feed; the worker writes them anew.

    It is done at once, in the transaction of the caller: where this process is killed the words
    are gone or they were never hidden. It is done again after it, because a page may have been
    drawn in between. Any other copy that holds the words is not served from now on.
    """
    about = publication.subjects.filter(kind="record").values_list("slug", flat=True)
    references = [publication.reference, *about]
    own = [address for reference in references for address in addresses_of(reference)]
    put_again(CLEAR, [Work(key="copies")], at=at)
    copy_later([*own, *_lists()], at)
    transaction.on_commit(partial(_take_away, own, words), robust=True)
    try:
        _take_away(own, words)
    except (OSError, Busy):  # the worker does it; nobody is kept from hiding words
        log.exception("Copies of %s could not be taken away yet", publication.reference)


def _lists() -> list[str]:
    """Return the addresses of copies that tell of many publications; none where none can be read."""
    try:
        return list(on_disk(is_list=True))
    except OSError:
        return []


def _take_away(addresses: list[str], words: str) -> None:
    if not folder().is_dir():
        return  # nothing was ever copied
    copy_files.note_hidden(words)
    with copy_files.writing():
        copy_files.forget([*addresses, *_lists()])


def clear_hidden_words(at: datetime) -> None:
    """Take away every copy that holds words hidden since; after that they are out of every copy.

    What holds them by right, in another publication, is written again.

    Raises:
        Busy: somebody else is writing copies.
    """
    with copy_files.clearing():
        while hidden := copy_files.next_hidden():
            held = _holding(hidden)
            copy_later(held, at)
            with copy_files.writing():
                copy_files.forget(held)
            copy_files.forget_hidden()


def _holding(hidden: list[str]) -> list[str]:
    """Return the addresses whose copy holds hidden words."""
    patterns = [pattern_of(words) for words in hidden]
    found = []
    for address, path in on_disk().items():
        with suppress(FileNotFoundError):  # taken away meanwhile
            said = words_of(path.name, path.read_bytes())
            if any(pattern.search(said) for pattern in patterns):
                found.append(address)
    return found
