"""The heads of the audit log that were published, and those that somebody else kept.

A head is one sentence, the same in a page, a feed, a file for programs and a message, so that
whatever somebody kept can be held against the log.
"""

import json
import re
from html import unescape

from django.db.models import Q
from django.utils.translation import gettext as _

from frankpledge.apps.publishing.models import Version
from frankpledge.errors import BadInput
from frankpledge.rules.redaction import all_texts

HEAD = "audit-head"
Head = tuple[int, str]  # the number of a line and its digest
SAID = (
    "On {day} the audit log of this site had {lines:,} lines. The SHA-256 of the newest is"
    " {digest}."
)
_SAID = re.compile(
    r"had\s+([\d,]{1,24})\s+lines\.\s+The\s+SHA-256\s+of\s+the\s+newest\s+is\s+([0-9a-f]{64})"
)
_FACTS = re.compile(r"Line\s+(\d{1,19})\s+SHA-256\s+([0-9a-f]{64})")  # as feeds of before hold it
_TAG = re.compile(r"<[^<>]*>")


def published_heads() -> list[Head]:
    """Return every head that was published."""
    heads = Version.objects.filter(
        Q(publication__kind=HEAD) | Q(publication__reference__startswith=f"{HEAD}-")
    )
    found = []
    for content in heads.values_list("content", flat=True):
        match content:  # one that was altered may hold anything: its own digest tells
            case {"data": {"line": int(line), "digest": str(digest)}}:
                found.append((line, digest))
    return found


def kept_heads(data: bytes, source: str) -> list[Head]:
    """Return the heads in what somebody kept: a feed, a page, the JSON of one, a message.

    Raises:
        BadInput: there is none in it.
    """
    text = data.decode("utf-8", "replace")
    try:
        said = "\n".join(_words(json.loads(text)))
    except (ValueError, RecursionError):
        said = unescape(_TAG.sub(" ", text))
    found = {*_SAID.findall(said), *_FACTS.findall(said)}
    if not found:
        words = _(
            "%(source)s holds no head of an audit log. Give a feed such as"
            " /feeds/kind/audit-head.atom, the JSON of a head, or a message with one"
        )
        raise BadInput(words % {"source": source})
    return sorted((int(line.replace(",", "")), digest) for line, digest in found)


def _words(value: object) -> list[str]:
    """Return every text in a value that was read as JSON, and heads that stand there as data."""
    words = list(all_texts(value))
    waiting = [value]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            line, digest = part.get("line"), part.get("digest")
            words += [f"Line {line} SHA-256 {digest}"] if line and digest else []
            waiting += part.values()
        elif isinstance(part, list):
            waiting += part
    return words
