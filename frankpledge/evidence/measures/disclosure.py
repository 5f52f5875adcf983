"""Hiding small numbers so that a measure's own table does not tell them.

They are hidden because few cases say little. The source is public, and whoever counts its rows has
every number.

The cells are parts of one total that is public. Every cell below SMALLEST is hidden, zero
too, so a reader knows of a hidden cell that it lies from 0 to SMALLEST - 1, and the sum of all
hidden ones. That leaves each of them at least two possible numbers, except where only one is
hidden, or all of them must be 0, or all SMALLEST - 1; then no cell of the total is shown.
Since what is hidden depends on nothing else, knowing this method helps nobody.
"""

from collections.abc import Hashable, Mapping

SMALLEST = 5  # our choice: the threshold most often used for local counts in England


def hidden(cells: Mapping[Hashable, int]) -> set[Hashable]:
    """Return the keys of `cells`, parts of one public total, that must not be shown."""
    small = {key for key, count in cells.items() if count < SMALLEST}
    total = sum(cells[key] for key in small)
    if not small or sum(cells.values()) == 0:
        # Nothing is small; or the public total is 0, which tells every part of it.
        return set()
    is_told = len(small) == 1 or total in (0, (SMALLEST - 1) * len(small))
    return set(cells) if is_told else small
