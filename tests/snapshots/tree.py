"""A page as a tree, white space folded as a browser folds it.

What a browser shows decides what counts: beside and inside blocks white space shows nothing
and is dropped; between inline elements a run of it shows as one space, which is kept where it
first stands. Markup that a browser would have to mend is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

WHITE = re.compile(r"[ \t\n\r\f]+")


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names("area base br col embed hr img input link meta param source track wbr")
INLINE = _names(
    "a abbr b bdi bdo cite code data dfn em i kbd label mark q s samp small span strong sub sup"
    " time tspan u var wbr"
)
# Inline from outside; inside, each is a box of its own or holds no text.
BOXES = _names("button img input meter object progress select svg textarea")
# What our style sheets lay out as blocks: these elements, and whatever stands in a row of these.
BLOCK_CLASSES = _names("govuk-label")
ROW_CLASSES = _names("fp-buttons fp-doors fp-find fp-header__inside fp-nav")
UNSEEN = _names("base link meta script source style template title track")
KEPT_AS_TYPED = _names("pre textarea")

# What may be left open, and what a start tag ends.
LEFT_OPEN = _names("body html li dt dd p tr td th thead tbody tfoot option optgroup")
CELLS = _names("td th")
ROWS = CELLS | _names("tr thead tbody tfoot")
ENDS = {
    "li": _names("li"),
    "dt": _names("dt dd"),
    "dd": _names("dt dd"),
    "tr": CELLS | {"tr"},
    "td": CELLS,
    "th": CELLS,
    "tbody": ROWS,
    "tfoot": ROWS,
    "option": _names("option"),
    "optgroup": _names("option optgroup"),
} | dict.fromkeys(
    _names(
        "address article aside blockquote details div dl fieldset figcaption figure footer form"
        " h1 h2 h3 h4 h5 h6 header hr main menu nav ol p pre search section table ul"
    ),
    _names("p"),
)


@dataclass
class Element:
    """An element: its name, its attributes, and what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    inside: list["Element | str"] = field(default_factory=list)

    def find(self, name: str) -> Iterator["Element"]:
        """Yield the elements of a name at any depth, in the page's order."""
        for part in self.inside:
            if isinstance(part, Element):
                if part.name == name:
                    yield part
                yield from part.find(name)

    @property
    def text(self) -> str:
        """All text in it."""
        return "".join(part if isinstance(part, str) else part.text for part in self.inside)


def parse(markup: str) -> Element:
    """Return a page or a part of one as a tree, its white space folded.

    Raises:
        ValueError: an end tag is missing or ends nothing, or an attribute stands twice.
    """
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    _Folding().block(reader.root)
    _drop_empty(reader.root)
    return reader.root


class _Reader(HTMLParser):
    """Build the tree; end what a page may leave open, refuse what it may not."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open[-1].name in ENDS.get(tag, ()):
            self.open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        if len(element.attributes) < len(attrs):
            self._refuse(f"<{tag}> has an attribute twice")
        self.open[-1].inside.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in VOID:
            return
        if all(element.name != "svg" for element in self.open):
            self._refuse(f"<{tag}/> does not end itself")
        self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        while self.open[-1].name != tag and self.open[-1].name in LEFT_OPEN:
            self.open.pop()
        if self.open[-1].name != tag:
            self._refuse(f"</{tag}> stands where <{self.open[-1].name}> must end")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        inside = self.open[-1].inside
        if inside and isinstance(inside[-1], str):
            inside[-1] += data  # a comment stood between
        else:
            inside.append(data)

    def close(self) -> None:
        super().close()
        left = [element.name for element in self.open[1:] if element.name not in LEFT_OPEN]
        if left:
            self._refuse(f"<{left[-1]}> is never ended")

    def _refuse(self, what: str) -> None:
        raise ValueError(f"{what}, line {self.getpos()[0]}")


class _Folding:
    """One pass over a tree in reading order: did the line of text so far end in a space?"""

    def __init__(self) -> None:
        self.is_after_space = True  # a line begins as if after one
        self.space: tuple[list[Element | str], int] | None = None  # the text that ends in it

    def block(self, element: Element) -> None:
        """Fold what is in a block: a line ends before it, at its end, and after it."""
        self._end_line()
        self._inside(element)
        self._end_line()

    def _end_line(self) -> None:
        if self.space:
            inside, place = self.space
            inside[place] = str(inside[place]).removesuffix(" ")
        self.is_after_space, self.space = True, None

    def _inside(self, element: Element) -> None:
        is_row = _is_of(element, ROW_CLASSES)
        for place, part in enumerate(element.inside):
            if isinstance(part, str):
                self._text(element.inside, place)
            elif is_row or _is_of(part, BLOCK_CLASSES):
                self._end_line()
                self._element(part)
                self._end_line()
            else:
                self._element(part)

    def _text(self, inside: list[Element | str], place: int) -> None:
        text = WHITE.sub(" ", str(inside[place]))
        inside[place] = text = text.removeprefix(" ") if self.is_after_space else text
        if text:
            self.is_after_space = text.endswith(" ")
            self.space = (inside, place) if self.is_after_space else None

    def _element(self, element: Element) -> None:
        if element.name in UNSEEN or element.attributes.get("type") == "hidden":
            _Folding().block(element)
        elif element.name in BOXES:
            _fold_box(element)
            self.is_after_space, self.space = False, None
        elif element.name in INLINE:
            self._inside(element)
        elif element.name in KEPT_AS_TYPED:
            self._end_line()
            _fold_box(element)
        else:
            self.block(element)


def _is_of(element: Element, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(element.attributes.get("class", "").split())


def _fold_box(element: Element) -> None:
    if element.name not in KEPT_AS_TYPED:
        _Folding().block(element)
    elif element.inside and isinstance(element.inside[0], str):
        # The first line break after the start tag is none.
        element.inside[0] = element.inside[0].replace("\r\n", "\n").removeprefix("\n")


def _drop_empty(element: Element) -> None:
    element.inside = [part for part in element.inside if part != ""]
    for part in element.inside:
        if isinstance(part, Element):
            _drop_empty(part)
