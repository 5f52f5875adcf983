"""How the words of a document are found wherever people read them, and hidden there."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import overload

from frankpledge.rules.documents import Document

DRAWINGS = ("svg", "svg_narrow")
# Characters that no feed may hold (XML 1.0, section 2.2): they are no words.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What people read in a drawing: its words, and its name for screen readers.
_SEEN_IN_SVG = re.compile(r'(?<=>)[^<>]+(?=<)|(?<=aria-label=")[^"]*')
SHORTEST_CUT = 3  # characters of hidden words at the cut end of a title that are hidden too


def texts(value: object) -> Iterator[str]:
    """Yield every text in a document, drawings left out: what a search should find."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in (*DRAWINGS, "data"):
                yield from texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part)


@overload
def replaced(
    value: Document, change: Callable[[str], str], change_drawing: Callable[[str], str]
) -> Document: ...
@overload
def replaced(
    value: object, change: Callable[[str], str], change_drawing: Callable[[str], str]
) -> object: ...
def replaced(
    value: object, change: Callable[[str], str], change_drawing: Callable[[str], str]
) -> object:
    """Return a document with `change` made to every text in it, names of fields left alone.

    Drawings are markup and not text: they are given to `change_drawing`.
    """
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {
            key: change_drawing(part)
            if key in DRAWINGS and isinstance(part, str)
            else replaced(part, change, change_drawing)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [replaced(part, change, change_drawing) for part in value]
    return value


def printable(text: str) -> str:
    """Return a text without the characters that no feed may hold."""
    return UNPRINTABLE.sub("", text)


def all_texts(value: object) -> Iterator[str]:
    """Yield every text in a document, data and the words of drawings too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key in DRAWINGS and isinstance(part, str):
                yield from _SEEN_IN_SVG.findall(part)
            else:
                yield from all_texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from all_texts(part)


def pattern_of(words: str) -> re.Pattern[str]:
    """Return a pattern that finds words however they are spaced."""
    return re.compile(r"\s+".join(re.escape(word) for word in words.split()))


def hidden(text: str, redactions: Sequence[tuple[str, str]]) -> str:
    """Return a text with words hidden; `redactions` are (words, what stands in their place).

    Every redaction looks at the text as it was, so that one that overlaps another leaves
    nothing between them.
    """
    spans = sorted(
        (found.start(), found.end(), instead)
        for words, instead in redactions
        for found in pattern_of(words).finditer(text)
    )
    parts, end = [], 0
    for start, stop, instead in spans:
        if start >= end:
            parts += [text[end:start], instead]
        end = max(end, stop)
    return "".join([*parts, text[end:]])


def hidden_in_title(title: str, redactions: Sequence[tuple[str, str]]) -> str:
    """Return a title with words hidden, those cut off at its end too."""
    body = title.removesuffix("\N{HORIZONTAL ELLIPSIS}").rstrip()
    for words, instead in redactions:
        plain = " ".join(words.split())
        for length in range(len(plain) - 1, SHORTEST_CUT - 1, -1):
            if body.endswith(plain[:length]):
                return hidden(body[: len(body) - length], redactions) + instead
    return hidden(title, redactions)


def hidden_in_drawing(
    svg: str, redactions: Sequence[tuple[str, str]], escape: Callable[[str], str]
) -> str:
    """Return a drawing with words hidden where people read them; its markup is left alone."""
    marked = [(escape(words), escape(instead)) for words, instead in redactions]
    return _SEEN_IN_SVG.sub(lambda found: hidden(found[0], marked), svg)
