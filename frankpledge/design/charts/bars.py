"""Counts as horizontal bars."""

from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString

from frankpledge.design.charts.svg import WIDE, as_svg
from frankpledge.design.scales import Scale

STEP = 40


def bars(
    rows: Sequence[tuple[str, int]], *, title: str, says: str, width: int = WIDE
) -> SafeString:
    """Return bars in the order of `rows`, each with its words above and its count."""
    highest = max((count for _, count in rows), default=0) or 1
    scale = Scale(0, highest, 0, width - 90)
    parts = []
    for number, (words, count) in enumerate(rows):
        y = number * STEP
        parts.append(
            f'<text class="fp-label" x="0" y="{y + 13}">{escape(words)}</text>'
            f'<rect class="fp-bar" x="0" y="{y + 18}" width="{max(1, scale(count))}" height="14"/>'
            f'<text class="fp-label" x="{max(1, scale(count)) + 6}" y="{y + 30}">{count:,}</text>'
        )
    return as_svg(width, max(1, len(rows)) * STEP, title, says, parts)
