"""A table does not tell the small numbers that it hides, even to a reader who knows the method."""

from collections import defaultdict
from itertools import product

import pytest

from frankpledge.evidence.measures.disclosure import SMALLEST, hidden


@pytest.mark.parametrize(("cells", "highest"), [(2, 12), (3, 9), (4, 7)])
def test_every_hidden_cell_could_be_another_number(cells, highest):
    # Every table there could be, by what a reader sees of it: the public total, and the
    # cells that are shown. Two tables that look alike must differ in each hidden cell.
    alike = defaultdict(list)
    for table in product(range(highest + 1), repeat=cells):
        gone = hidden(dict(enumerate(table)))
        seen = tuple(None if n in gone else count for n, count in enumerate(table))
        alike[(sum(table), seen)].append(table)
    assert any(None in seen for _, seen in alike)
    for (total, seen), tables in alike.items():
        if total > cells * highest - SMALLEST:
            continue  # its likes lie beyond the numbers tried here
        for n, shown in enumerate(seen):
            if shown is None:
                assert len({table[n] for table in tables}) > 1, (total, seen)


def test_small_cells_are_hidden_and_large_ones_shown_where_that_is_safe():
    assert hidden({"a": 1, "b": 2, "c": 40, "d": 5}) == {"a", "b"}


def test_one_small_cell_would_be_found_by_subtraction_so_none_is_shown():
    assert hidden({"a": 1, "b": 20, "c": 40}) == {"a", "b", "c"}


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden({"a": 5, "b": 20}) == set()
