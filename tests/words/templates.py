"""The words of a template that no translation would reach."""

import re
from html.parser import HTMLParser
from pathlib import Path

from django.template.base import Lexer, TokenType

VISIBLE_ATTRIBUTES = ("alt", "aria-label", "content", "placeholder", "title")
SILENT = ("script", "style", "code", "svg")
WORD = re.compile(r"[^\W\d_]{2,}")
# A literal given to a tag of ours as one of these is read by people: it is written _("…").
SPOKEN_ARGUMENTS = (
    "button",
    "caption",
    "empty",
    "heading",
    "hint",
    "label",
    "lead",
    "legend",
    "text",
    "title",
)
LITERAL = re.compile(rf"\b({'|'.join(SPOKEN_ARGUMENTS)})=(\"[^\"]*\"|'[^']*')")
NAMES = {"Frankpledge"}  # the same in every language
GAP = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a tag or variable stood


class _Reader(HTMLParser):
    """Collect text and attributes that a person reads or hears."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self.silent += 1
        if tag == "meta" and ("name", "viewport") in attrs:
            return
        for name, value in attrs:
            if name in VISIBLE_ATTRIBUTES:
                self._take(value or "")
            if tag == "input" and name == "value":
                self._take(value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self.silent:
            self.silent -= 1

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._take(data)

    def _take(self, text: str) -> None:
        self.found += WORD.findall(text)


def untranslated(source: str) -> list[str]:
    """Return the words of a template's source that stand outside every translation tag."""
    reader = _Reader()
    inside = ""
    words: list[str] = []
    for token in Lexer(source).tokenize():
        if token.token_type == TokenType.BLOCK:
            name = token.contents.split()[0]
            if inside:
                inside = "" if name == f"end{inside}" else inside
            elif name in ("blocktranslate", "blocktrans", "comment"):
                inside = name
            if not inside:
                words += [
                    w for _, text in LITERAL.findall(token.contents) for w in WORD.findall(text)
                ]
                reader.feed(GAP)
        elif token.token_type == TokenType.TEXT and not inside:
            reader.feed(token.contents)
        elif token.token_type == TokenType.VAR and not inside:
            reader.feed(GAP)
    reader.close()
    return [word for word in words + reader.found if word not in NAMES]


def words_of(path: Path) -> list[str]:
    """Return the untranslated words of a template file."""
    return untranslated(path.read_text("utf-8"))
