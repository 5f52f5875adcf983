"""Hiding words wherever people read them."""

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.rules.redaction import hidden, hidden_in_drawing, hidden_in_title, printable

LETTERS = st.text("abc ", min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize(
    ("text", "hide", "left"),
    [
        ("PC Ann  Ames\nsaid", ["Ann Ames"], "PC [x]\nsaid"),
        ("abcd", ["abc", "bcd"], "[x]"),  # they overlap, and nothing is left between
        ("Ann Ames, Ann", ["Ann", "Ann Ames"], "[x], [x]"),
        ("nothing of it", ["Ann"], "nothing of it"),
        ("a.b and axb", ["a.b"], "[x] and axb"),
    ],
)
def test_words_are_hidden_however_they_are_spaced(text, hide, left):
    assert hidden(text, [(said, "[x]") for said in hide]) == left


@given(text=LETTERS, hide=st.lists(LETTERS, min_size=1, max_size=3))
def test_no_hidden_word_is_left(text, hide):
    left = hidden(text, [(said, "\N{FULL BLOCK}") for said in hide])
    for said in hide:
        assert said.strip() not in left


def test_a_title_that_is_cut_in_the_middle_of_hidden_words_shows_none_of_them():
    assert hidden_in_title("Why was Ann Am…", [("Ann Ames", "[x]")]) == "Why was [x]"
    assert hidden_in_title("Why was it?", [("Ann Ames", "[x]")]) == "Why was it?"


def test_words_of_a_drawing_are_hidden_and_its_markup_is_not():
    drawing = '<svg class="text" aria-label="text of Ann"><text x="1">text, Ann</text></svg>'
    left = hidden_in_drawing(drawing, [("text", "[x]")], escape)
    assert left == '<svg class="text" aria-label="[x] of Ann"><text x="1">[x], Ann</text></svg>'


def test_what_no_feed_may_hold_is_left_out():
    assert printable("a\x08b\x00\ud800c\n\t") == "abc\n\t"
