"""What is kept of an answer: the markup as lines that a person can compare, and its words.

One line an element or a text, indented by depth, without end tags; a text stands in quotes, so
that a space at its end is seen. The words are made from those lines, so both strengths of the
comparison are held by one file.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from html import escape

from tests.snapshots.tree import BOXES, INLINE, UNSEEN, VOID, Element, parse

LINES_KEPT = 120  # of a file for programs; its digest stands for the rest
LONGEST_LINE = 600
OTHERS = "(each time another)"
SPOKEN = ("aria-label", "alt", "title", "placeholder")
ESCAPED = re.compile(r"\\(.)")
FRAMES = ("/public.css", "/staff.css")  # a page has one of them
FIELDS = ("input", "button", "select", "textarea")


def digest(text: str) -> str:
    """Return twelve letters that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def apart(root: Element) -> tuple[Element, Element]:
    """Return the page without what is its own, and only what is its own."""
    around, page = Element(""), Element("")
    for whole in root.find("html"):
        around.inside.append(Element(whole.name, whole.attributes))
        for half in (part for part in whole.inside if isinstance(part, Element)):
            around.inside.append(Element(half.name, half.attributes))
            for element in half.inside:
                (page if _is_own(element) else around).inside.append(element)
    for link in around.find("a"):
        link.attributes.pop("aria-current", None)  # which page it is differs from page to page
    return around, page


def _is_own(element: Element | str) -> bool:
    if isinstance(element, str):
        return True
    if element.name == "main" or next(element.find("main"), None):
        return True
    given = element.attributes
    if given.get("href", "").endswith(FRAMES):
        return True
    return element.name == "title" or given.get("name") == "description" or "title" in given


def markup(root: Element, depth: int = 0) -> Iterator[str]:
    """Yield what is in an element, line by line."""
    for part in root.inside:
        if isinstance(part, str):
            quoted = part.replace("\\", "\\\\").replace("\n", "\\n")
            yield f'{" " * depth}"{quoted}"'
            continue
        yield " " * depth + _tag(part)
        if part.name != "svg":
            yield from markup(part, depth + 1)


def _tag(element: Element) -> str:
    given = dict(element.attributes)
    if "class" in given:
        given["class"] = " ".join(sorted(given["class"].split()))
    if given.get("name") == "csrfmiddlewaretoken":
        given["value"] = OTHERS
    if element.name == "svg":
        given = {name: given[name] for name in ("aria-label", "class", "role") if name in given}
        given["drawn"] = digest("\n".join(markup(element)))
        given["title"] = "; ".join(found.text for found in element.find("title"))
    said = (f' {name}="{escape(value)}"' for name, value in sorted(given.items()))
    return f"<{element.name}{''.join(said)}>".replace("\n", "&#10;")


def tree_of(lines: Iterable[str]) -> Element:
    """Return the tree that lines of markup stand for."""
    path = [Element("")]
    for line in lines:
        part = line.lstrip(" ")
        del path[len(line) - len(part) + 1 :]
        if part.startswith('"'):
            path[-1].inside.append(ESCAPED.sub(_meant, part[1:-1]))
            continue
        name = part.strip("<>").split()[0]
        (element,) = parse(part if name in VOID else f"{part}</{name}>").inside
        path[-1].inside.append(element)
        path.append(element)
    return path[0]


def _meant(escaped: re.Match) -> str:
    return "\n" if escaped[1] == "n" else escaped[1]


def file_lines(text: str) -> list[str]:
    """Return a file for programs as lines: the first of them, and a digest of all."""
    lines = [line if len(line) <= LONGEST_LINE else _cut(line) for line in text.splitlines()]
    if len(lines) > LINES_KEPT:
        more = f"... {len(lines) - LINES_KEPT} more lines; of all {digest(text)}"
        lines = [*lines[:LINES_KEPT], more]
    return [f"| {line}" for line in lines]


def _cut(line: str) -> str:
    return f"{line[:LONGEST_LINE]}... {len(line)} characters, {digest(line)}"


def json_lines(text: str) -> list[str]:
    """Return JSON as lines, its order kept."""
    return file_lines(json.dumps(json.loads(text), indent=1, ensure_ascii=False))


def reading(lines: Iterable[str]) -> list[str]:
    """Return what a person reads of lines that were kept, and where they can go from there."""
    kept = list(lines)
    if any(line.startswith("| ") for line in kept):
        return kept
    aloud = _Reading()
    aloud.inside(tree_of(kept))
    aloud.end_line()
    return aloud.lines


class _Reading:
    """Reading a page aloud: a line a block; links and fields say where they lead."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.line = ""

    def end_line(self) -> None:
        """Begin a new line."""
        if self.line.strip():
            self.lines.append(self.line.strip())
        self.line = ""

    def inside(self, element: Element) -> None:
        """Read what is in an element."""
        for part in element.inside:
            if isinstance(part, str):
                self.line += part
            else:
                self._element(part)

    def _element(self, element: Element) -> None:
        if element.name in UNSEEN:
            self._about_the_page(element)
        elif element.name in FIELDS:
            self.line += _field(element)
        elif element.name in BOXES:
            self.line += f"{{{element.name}: {_spoken(element)}}}"
        elif element.name in INLINE:
            self._inline(element)
        else:
            self.end_line()
            self.line += _form(element) + _spoken(element)
            self.end_line()
            self.inside(element)
            self.end_line()

    def _inline(self, element: Element) -> None:
        self.line += _spoken(element)
        if "href" not in element.attributes:
            self.inside(element)
            return
        apart = _Reading()
        apart.inside(element)
        apart.end_line()
        before = " " if element.text.startswith(" ") else ""
        after = " " if element.text.endswith(" ") else ""
        link = f"[{' '.join(apart.lines)}]({element.attributes['href']})"
        self.line += before + link + after

    def _about_the_page(self, element: Element) -> None:
        given = element.attributes
        self.end_line()
        if element.name == "title":
            self.line = element.text
        elif given.get("name") == "description":
            self.line = given["content"]
        elif element.name == "link" and given.get("rel") != "stylesheet":
            self.line = f"{{link {given.get('title', '')} {given['href']}}}"
        self.end_line()


def _spoken(element: Element) -> str:
    said = (element.attributes[name] for name in SPOKEN if name in element.attributes)
    return "".join(f"({text})" for text in said)


def _form(element: Element) -> str:
    if element.name != "form":
        return ""
    given = element.attributes
    return f"{{form {given.get('method', 'get')} {given.get('action', '')}}}"


def _field(element: Element) -> str:
    given = element.attributes
    said = [element.name, given.get("type", ""), given.get("name", ""), given.get("value", "")]
    said += [state for state in ("checked", "disabled", "required") if state in given]
    if element.name == "select":
        said += [_option(option) for option in element.find("option")]
    else:
        said.append(element.text)
    return f"{{{' '.join(word for word in [*said, _spoken(element)] if word)}}}"


def _option(option: Element) -> str:
    mark = "*" if "selected" in option.attributes else ""
    return f"| {mark}{option.attributes.get('value', '')} {option.text}"
