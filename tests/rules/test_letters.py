"""Every letter is written by a step that there is, and no step goes without its sentence."""

import tomllib
from pathlib import Path

import pytest

from frankpledge.rules import letters, panel_cases
from frankpledge.rules.letters import letter

ADDED = {"precept": {"late", "void_veto"}, "hearing": {"void_veto"}}  # beside the table's moves
TEXTS = tomllib.loads(Path(letters.__file__).with_name("letters.toml").read_text("utf-8"))


@pytest.mark.parametrize("kind", panel_cases.WORKFLOW)
def test_each_step_of_a_case_has_its_sentence_and_no_other_has(kind):
    moves = {"open", *panel_cases.WORKFLOW[kind].moves, *ADDED.get(kind, ())}
    assert set(TEXTS[kind]) == moves
    assert all("sentence" in step for step in TEXTS[kind].values())


def test_kinds_have_the_same_names_everywhere():
    tables = (TEXTS, panel_cases.DECIDE, panel_cases.BASIS, panel_cases.WORKFLOW)
    assert len({frozenset(table) for table in tables}) == 1


def test_what_people_write_is_no_place_to_be_filled():
    said = letter("requirement", "meet", "sentence", of="{what}", what="{of}")
    assert said == "{what} met the panel's requirement: {of}."


def test_a_place_that_is_not_filled_is_an_error():
    with pytest.raises(KeyError):
        letter("requirement", "meet", "sentence", of="The office")
