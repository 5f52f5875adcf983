"""A drawing as SVG: with its title and description, and as a file of its own.

A strict policy allows no inline style, so drawings are styled by class alone. How a month is
known is told by shape as well as by colour.
"""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

WIDE, NARROW = 720, 340  # viewBox widths: for a screen, for a phone
HEIGHT = 280
SIZE = 5  # of a triangle, from its middle

# A file of its own has no stylesheet, and a strict policy allows none inside it; so classes
# become attributes, with the colours of tokens.css.
INK, INK_2, EDGE, GRID = "#18212b", "#47535f", "#737d87", "#e4e2dc"
PAPER, SERIES, BAND = "#ffffff", "#33475b", "#e6ebef"
WAIT, WAIT_TINT = "#7d5200", "#fcf0d2"
HIGH, LOW = "#a8400a", "#1d5ba3"
ATTRIBUTES = {
    "fp-grid": f'stroke="{GRID}" fill="none"',
    "fp-tick": f'stroke="{EDGE}" fill="none"',
    "fp-label": f'font-family="Arial, sans-serif" font-size="14" fill="{INK_2}"',
    "fp-line": f'stroke="{SERIES}" stroke-width="2.25" fill="none"',
    "fp-centre": f'stroke="{INK}" stroke-width="1.25" fill="none"',
    "fp-limit": f'stroke="{INK}" stroke-width="1.25" stroke-dasharray="6 4" fill="none"',
    "fp-warn": f'stroke="{INK_2}" stroke-dasharray="2 4" fill="none"',
    "fp-note": f'stroke="{INK_2}" stroke-dasharray="1 3" fill="none"',
    "fp-ring": f'stroke="{INK}" stroke-width="2" fill="none"',
    "fp-missing": f'fill="{BAND}" stroke="{EDGE}" stroke-dasharray="3 3"',
    "fp-point--complete": f'fill="{SERIES}"',
    "fp-point--provisional": f'fill="{PAPER}" stroke="{SERIES}" stroke-width="2"',
    "fp-point--partial": f'fill="{WAIT_TINT}" stroke="{WAIT}" stroke-width="2"',
    "fp-interval": f'stroke="{EDGE}" stroke-width="4" fill="none"',
    "fp-signal--high": f'fill="{HIGH}" stroke="{HIGH}"',
    "fp-signal--low": f'fill="{LOW}" stroke="{LOW}"',
    "fp-signal--pattern": f'fill="{PAPER}" stroke="{SERIES}" stroke-width="1.5"',
}
CLASS = re.compile(r'class="([^"]*)"')


def as_svg(
    width: int, height: int, title: str, says: str, parts: Sequence[str], kind: str = "fp-chart"
) -> SafeString:
    """Return a drawing with its title and description; `parts` are escaped already."""
    # Every text in `parts` was escaped where it was put in.
    return mark_safe(
        f'<svg class="{kind}" viewBox="0 0 {width} {height}" role="img" focusable="false">'
        f"<title>{escape(title)}</title><desc>{escape(says)}</desc>{''.join(parts)}</svg>"
    )


def diamond(x: float, y: float) -> str:
    """Return the path of the sign for a month that is not known whole."""
    return f"M{x} {y - 6}L{x + 6} {y}L{x} {y + 6}L{x - 6} {y}Z"


def triangle(x: float, y: float, direction: int) -> str:
    """Return the path of the sign for what stands out: pointing up, or down below 0."""
    up = -1 if direction > 0 else 1
    return f"M{x - SIZE} {y - up * 4}H{x + SIZE}L{x} {y + up * SIZE}Z"


def standalone(svg: str) -> str:
    """Return a drawing as a file of its own, with its colours in it."""

    def attributes(found: re.Match) -> str:
        names = found.group(1).split()
        return next((ATTRIBUTES[name] for name in reversed(names) if name in ATTRIBUTES), "")

    drawn = CLASS.sub(attributes, svg)
    return mark_safe(drawn.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))
