"""A drawing taken apart: its marks, bands and lines, as coordinates and words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from frankpledge.rules.periods import MONTH_NAMES

Place = tuple[float, float]
NEAR = 0.06  # what rounding to one decimal place can move
WORDS = re.compile(rf"({'|'.join(MONTH_NAMES)}) (\d{{4}})|(\d{{4}})-(\d\d)")
NUMBERS = re.compile(r"-?\d+(?:\.\d+)?")
COMMANDS = re.compile(r"([A-Za-z])([^A-Za-z]*)")


def months_in(words: str) -> list[str]:
    """Return the months that `words` name, as YYYY-MM."""
    return [
        f"{number_year}-{number}" if number else f"{year}-{MONTH_NAMES.index(name) + 1:02d}"
        for name, year, number_year, number in WORDS.findall(words)
    ]


@dataclass(frozen=True)
class Shape:
    """One element: its tag, classes, words and the places it goes through."""

    element: Element

    @property
    def tag(self) -> str:
        return self.element.tag

    @property
    def classes(self) -> set[str]:
        return set(self.element.get("class", "").split())

    @property
    def title(self) -> str:
        return self.element.findtext("title") or ""

    def number(self, name: str) -> float:
        return float(self.element.get(name, "nan"))

    @cached_property
    def strokes(self) -> list[list[Place]]:
        """The lines that are drawn without lifting the pen."""
        if self.tag == "path":
            return list(_strokes(self.element.get("d", "")))
        if self.tag == "polyline":
            values = [float(v) for v in NUMBERS.findall(self.element.get("points", ""))]
            return [list(zip(values[::2], values[1::2], strict=True))]
        if self.tag == "line":
            return [[(self.number(f"x{n}"), self.number(f"y{n}")) for n in (1, 2)]]
        return []

    @property
    def middle(self) -> Place:
        """The middle of its width, and of its height."""
        if self.tag == "circle":
            return self.number("cx"), self.number("cy")
        xs, ys = zip(*(place for stroke in self.strokes for place in stroke), strict=True)
        return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2

    @property
    def points_up(self) -> bool:
        """Whether it is a triangle with its tip above its foot; down is False.

        Raises:
            AssertionError: it is no triangle.
        """
        corners = {place for stroke in self.strokes for place in stroke}
        heights = [y for _, y in corners]
        assert self.tag == "path", self.tag
        assert len(heights) == 3, corners
        foot = max(heights, key=heights.count)
        (tip,) = (y for y in heights if y != foot)
        return tip < foot

    @property
    def is_diamond(self) -> bool:
        """Whether it is a closed shape of four corners, two beside and two above each other."""
        corners = {place for stroke in self.strokes for place in stroke}
        return self.tag == "path" and len(corners) == 4 and len({x for x, _ in corners}) == 3


def _strokes(path: str) -> Iterator[list[Place]]:
    """Return the strokes of a path of straight lines.

    Raises:
        AssertionError: it holds a command whose course this cannot tell, such as a curve.
    """
    stroke: list[Place] = []
    for command, text in COMMANDS.findall(path):
        if command == "M" and stroke:
            yield stroke
            stroke = []
        stroke += _next(command, [float(n) for n in NUMBERS.findall(text)], stroke)
    if stroke:
        yield stroke


def _next(command: str, numbers: list[float], stroke: list[Place]) -> list[Place]:
    if command in "ML":
        return list(zip(numbers[::2], numbers[1::2], strict=True))
    if command == "Z":
        return stroke[:1]
    assert command in "HVv", f"the course of {command} is not known"
    x, y = stroke[-1]
    (number,) = numbers
    return [{"H": (number, y), "V": (x, number), "v": (x, y + number)}[command]]


class Drawing:
    """A chart over months, of which the first and the last are joined to their neighbours."""

    def __init__(self, svg: str) -> None:
        self.root = ElementTree.fromstring(svg)

    def shapes(self, *classes: str) -> list[Shape]:
        """Return the elements that carry all of `classes`, in the order of drawing."""
        wanted = set(classes)
        return [s for s in map(Shape, self.root.iter()) if wanted <= s.classes]

    @property
    def marks(self) -> list[Shape]:
        """What stands for one month or one area: points and signals."""
        return [s for s in map(Shape, self.root.iter()) if s.classes & {"fp-point", "fp-signal"}]

    def mark(self, month: str) -> Shape:
        """Return the one mark of a month, by its words."""
        (found,) = [mark for mark in self.marks if months_in(mark.title)[:1] == [month]]
        return found

    @property
    def bands(self) -> list[Shape]:
        """What says that months have no value."""
        return self.shapes("fp-missing")

    @property
    def segments(self) -> list[tuple[Place, Place]]:
        """Every straight piece of the lines that join values."""
        return [
            piece
            for shape in self.shapes("fp-line")
            for stroke in shape.strokes
            for piece in pairwise(stroke)
        ]

    def columns(self, count: int) -> list[float]:
        """Return where each of `count` months lies across: evenly from end to end of the line."""
        xs = [x for piece in self.segments for x, _ in piece]
        step = (max(xs) - min(xs)) / (count - 1)
        return [min(xs) + place * step for place in range(count)]

    def joined(self, count: int) -> set[tuple[int, int]]:
        """Return which of `count` months the line joins, by their places.

        Raises:
            AssertionError: the line turns, or ends, where no month lies.
        """
        columns = self.columns(count)
        found = set()
        for ends in self.segments:
            first, last = sorted(_place(columns, x) for x, _ in ends)
            found.add((first, last))
        return found


def _place(columns: list[float], x: float) -> int:
    (place,) = [n for n, column in enumerate(columns) if abs(column - x) <= 2 * NEAR]
    return place
