"""The recipe of a register: followed, it is everywhere; each part that is left out fails by name."""

import json
import re
import subprocess
import sys
from dataclasses import asdict
from os import environ

import pytest

from tests.once import copied, made_once
from tests.recipes.follow import DOCS, Ran, follow_in_tree

RECIPE = "register.md"
SAID = "said.json"
OWN = re.compile(r"^```(?:toml|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(folder, *words):
    """Run Python on a copy of the tree; return its status and what it printed."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


@pytest.fixture(scope="module")
def tree(tmp_path_factory):
    """A copy of the tree in which the recipe was followed, and what its commands printed."""

    def make(folder):
        ran = follow_in_tree(RECIPE, folder)
        (folder / SAID).write_text(json.dumps([asdict(one) for one in ran]), "utf-8")

    made = made_once(tmp_path_factory, "register-recipe", make)
    folder = copied(made, tmp_path_factory.mktemp("register") / "tree")
    return folder, [Ran(**one) for one in json.loads((folder / SAID).read_text("utf-8"))]


def test_recipe_is_followed_word_for_word(tree):
    for ran in tree[1]:
        assert (ran.command, ran.status) == (ran.command, 0), ran.said
        heads = [line for line in ran.expected if line != "…"]
        assert ran.printed[: len(heads)] == heads or ran.expected == ["…"], ran.said


def test_a_register_takes_at_most_a_hundred_lines():
    blocks = OWN.findall((DOCS / RECIPE).read_text("utf-8"))
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    assert len(lines) <= 100


def test_it_is_in_every_address_reference_and_contract(tree):
    folder, _ = tree
    addresses = (folder / "docs/reference/addresses.md").read_text("utf-8")
    for address in ("/visits/", "/visits.csv", "/desk/<slug>/visits/import/"):
        assert f"`{address}`" in addresses
    assert "Who was spoken to" in (folder / "docs/reference/registers/visits.md").read_text("utf-8")
    said = run(
        folder, "-m", "pytest", "-q", "tests/apps/whole/test_every_address.py", "-k", "editor"
    )
    assert said[0] == 0, said[1]


LEFT_OUT = {
    "a column of the model": (
        "frankpledge/apps/visits/models.py",
        "    result = models.CharField(max_length=40, blank=True)\n",
        ("-m", "pytest", "-q", "tests/apps/registers/test_model.py"),
        "result = models.CharField(max_length=40, blank=True)",
    ),
    "its app in the settings": (
        "frankpledge/web/settings.py",
        '    "frankpledge.apps.visits",\n',
        ("manage.py", "check"),
        "frankpledge.apps.visits",
    ),
    "its declaration": (
        "frankpledge/apps/composed/__init__.py",
        "        VISITS,\n",
        ("-m", "pytest", "-q", "tests/apps/registers/test_model.py"),
        "visit",
    ),
    "its layer": (
        "pyproject.toml",
        '  "(visits)",\n',
        ("-c", "from importlinter.cli import lint_imports_command as run; run()"),
        "visits",
    ),
}


@pytest.mark.parametrize("part", LEFT_OUT)
def test_what_is_left_out_fails_by_name(part, tree):
    folder, _ = tree
    name, lines, command, says = LEFT_OUT[part]
    path = folder / name
    whole = path.read_text("utf-8")
    assert lines in whole
    path.write_text(whole.replace(lines, ""), "utf-8")
    try:
        status, said = run(folder, *command)
    finally:
        path.write_text(whole, "utf-8")
    assert status != 0
    assert says in said


def test_migration_and_reference_that_are_left_out_fail_by_name(tree):
    folder, _ = tree
    made = folder / "frankpledge/apps/visits/migrations/0001_initial.py"
    page = folder / "docs/reference/registers/visits.md"
    kept = {path: path.read_text("utf-8") for path in (made, page)}
    for path in kept:
        path.unlink()
    try:
        migrations = run(folder, "manage.py", "makemigrations", "--check", "--dry-run")
        reference = run(folder, "-m", "docs.generate", "--check")
    finally:
        for path, text in kept.items():
            path.write_text(text, "utf-8")
    assert migrations[0] != 0
    assert "Create model Visit" in migrations[1]
    assert reference == (1, "stale: registers/visits.md; run make docs\n")
