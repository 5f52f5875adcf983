"""Charts as SVG: styled by class alone (a strict policy allows no inline style), with a
title and a description. How a month is known is told by shape as well as by colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from frankpledge.design.scales import Scale, round_steps

WIDE, NARROW = 720, 340  # viewBox widths: for a screen, for a phone
HEIGHT = 280
LEFT, RIGHT, TOP, BOTTOM = 56, 12, 14, 30
FEWEST_PIXELS_A_LABEL = 44


@dataclass(frozen=True)
class Mark:
    """One month to draw: value or None, and how it is known (complete, partial, ...)."""

    month: str
    value: float | None
    kind: str
    says: str


def line_chart(marks: Sequence[Mark], *, title: str, says: str, width: int = WIDE) -> SafeString:
    """Return a line over months: broken where a month is missing or partial.

    Missing months are hatched bands, partial ones hollow diamonds off the line, provisional
    ones hollow circles on a dashed line.
    """
    plot = _Plot(marks, width)
    parts = [
        *plot.grid(),
        *plot.bands(),
        *plot.lines(),
        *(plot.point(number, mark) for number, mark in enumerate(marks)),
        *plot.months(),
    ]
    return as_svg(width, HEIGHT, title, says, parts)


class _Plot:
    def __init__(self, marks: Sequence[Mark], width: int) -> None:
        self.marks = marks
        self.width = width
        highest = max((mark.value or 0 for mark in marks), default=0)
        self.steps = round_steps(highest)
        self.y = Scale(0, self.steps[-1], HEIGHT - BOTTOM, TOP)
        self.x = Scale(0, max(1, len(marks) - 1), LEFT + 6, width - RIGHT)

    def grid(self) -> list[str]:
        return [
            f'<path class="fp-grid" d="M{LEFT} {self.y(step)}H{self.width - RIGHT}"/>'
            f'<text class="fp-label" x="{LEFT - 6}" y="{self.y(step) + 4}" text-anchor="end">'
            f"{step:,}</text>"
            for step in self.steps
        ]

    def bands(self) -> list[str]:
        half = (self.x(1) - self.x(0)) / 2
        bands = []
        for first, last in runs([mark.value is None for mark in self.marks]):
            left, right = max(LEFT, self.x(first) - half), self.x(last) + half
            right = min(right, self.width - RIGHT)
            says = escape(_span(self.marks[first].month, self.marks[last].month))
            bands.append(
                f'<rect class="fp-missing" x="{left:.1f}" y="{TOP}" width="{right - left:.1f}"'
                f' height="{HEIGHT - TOP - BOTTOM}"><title>{says}: missing</title></rect>'
            )
        return bands

    def lines(self) -> list[str]:
        drawn = []
        for first, last in runs([mark.kind in ("complete", "provisional") for mark in self.marks]):
            for number in range(first, last):
                kind = (
                    " fp-line--provisional" if self.marks[number + 1].kind == "provisional" else ""
                )
                here, there = self._place(number), self._place(number + 1)
                drawn.append((kind, here, there))
        return _joined(drawn)

    def _place(self, number: int) -> tuple[float, float]:
        return self.x(number), self.y(self.marks[number].value or 0)

    def point(self, number: int, mark: Mark) -> str:
        if mark.value is None:
            return ""
        x, y = self._place(number)
        title = f"<title>{escape(mark.says)}</title>"
        if mark.kind in ("partial", "not-comparable"):
            shape = f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z"
            return f'<path class="fp-point fp-point--{mark.kind}" d="{shape}">{title}</path>'
        radius = 4 if mark.kind == "provisional" else 3
        return f'<circle class="fp-point fp-point--{mark.kind}" cx="{x}" cy="{y}" r="{radius}">{title}</circle>'

    def months(self) -> list[str]:
        """Write the year under each January, thinned so that labels do not touch."""
        labels, last = [], -1e9
        for number, mark in enumerate(self.marks):
            if not mark.month.endswith("-01"):
                continue
            x = self.x(number)
            labels.append(f'<path class="fp-tick" d="M{x} {HEIGHT - BOTTOM}v6"/>')
            if x - last >= FEWEST_PIXELS_A_LABEL:
                anchor = "middle" if x < self.width - 24 else "end"
                labels.append(
                    f'<text class="fp-label" x="{x}" y="{HEIGHT - 8}" text-anchor="{anchor}">'
                    f"{mark.month[:4]}</text>"
                )
                last = x
        return labels or [
            f'<text class="fp-label" x="{LEFT}" y="{HEIGHT - 8}">{escape(self.marks[0].month)}</text>'
            if self.marks
            else ""
        ]


def spark(marks: Sequence[Mark], *, title: str, says: str) -> SafeString:
    """Return a small line without axes, for a table of many: its own scale from zero."""
    width, height = 160, 44
    highest = max((mark.value or 0 for mark in marks), default=0) or 1
    x, y = Scale(0, max(1, len(marks) - 1), 3, width - 3), Scale(0, highest, height - 3, 4)
    parts = [f'<path class="fp-grid" d="M0 {height - 3}H{width}"/>']
    for first, last in runs([mark.kind in ("complete", "provisional") for mark in marks]):
        points = "L".join(f"{x(n)} {y(marks[n].value or 0)}" for n in range(first, last + 1))
        parts.append(f'<path class="fp-line" d="M{points}"/>')
        if first == last:
            parts.append(
                f'<circle class="fp-dot" cx="{x(first)}" cy="{y(marks[first].value or 0)}" r="2"/>'
            )
    parts += [
        f'<circle class="fp-point fp-point--partial" cx="{x(n)}" cy="{y(mark.value)}" r="2.5"/>'
        for n, mark in enumerate(marks)
        if mark.value is not None and mark.kind in ("partial", "not-comparable")
    ]
    return as_svg(width, height, title, says, parts, "fp-spark")


def bars(
    rows: Sequence[tuple[str, int]], *, title: str, says: str, width: int = WIDE
) -> SafeString:
    """Return horizontal bars, largest first, each with its words above and its count."""
    highest = max((count for _, count in rows), default=0) or 1
    scale = Scale(0, highest, 0, width - 90)
    step, parts = 40, []
    for number, (words, count) in enumerate(rows):
        y = number * step
        parts.append(
            f'<text class="fp-label" x="0" y="{y + 13}">{escape(words)}</text>'
            f'<rect class="fp-bar" x="0" y="{y + 18}" width="{max(1, scale(count))}" height="14"/>'
            f'<text class="fp-label" x="{max(1, scale(count)) + 6}" y="{y + 30}">{count:,}</text>'
        )
    return as_svg(width, max(1, len(rows)) * step, title, says, parts)


def runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return first and last place of each run of true flags."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if flag and runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        elif flag:
            runs.append((place, place))
    return runs


def _joined(steps: list[tuple[str, tuple, tuple]]) -> list[str]:
    """Join steps that follow one another, and are drawn alike, into one path."""
    paths: list[list] = []
    for kind, here, there in steps:
        if paths and paths[-1][0] == kind and paths[-1][1][-1] == here:
            paths[-1][1].append(there)
        else:
            paths.append([kind, [here, there]])
    return [
        f'<path class="fp-line{kind}" d="M{"L".join(f"{x} {y}" for x, y in points)}"/>'
        for kind, points in paths
    ]


def _span(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def as_svg(
    width: int, height: int, title: str, says: str, parts: Sequence[str], kind: str = "fp-chart"
) -> SafeString:
    """Return a drawing with its title and description; `parts` are escaped already."""
    # Every text in `parts` was escaped where it was put in.
    return mark_safe(
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" focusable="false">'
        f"<title>{escape(title)}</title><desc>{escape(says)}</desc>{''.join(parts)}</svg>"
    )
