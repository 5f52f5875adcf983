"""The recipes of `docs/add`, word for word: what they name is all that there is to do.

That of a dataset is followed by `tests/evidence/test_toy_dataset.py`.
"""

import pytest

from tests.recipes.follow import DOCS, follow, follow_in_tree

IN_A_STORE = {"dataset.md", "measure.md"}
IN_THE_CODE = {"clock.md", "page.md", "role.md"}
ELSEWHERE = {"register.md"}  # has a test of its own


def held(ran):
    for one in ran:
        assert (one.command, one.status) == (one.command, 0), one.said
        assert (one.command, one.printed) == (one.command, one.expected)
    return len(ran)


def test_every_recipe_is_followed():
    assert {page.name for page in DOCS.glob("*.md")} - ELSEWHERE == IN_A_STORE | IN_THE_CODE


def test_a_measure_is_one_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FRANKPLEDGE_HOME", "store")
    assert held(list(follow("measure.md", tmp_path))) == 1


@pytest.mark.parametrize("recipe", sorted(IN_THE_CODE))
def test_a_recipe_in_the_code_names_every_place(recipe, tmp_path):
    assert held(follow_in_tree(recipe, tmp_path)) == 2
