"""The examples that docstrings give are true."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted(
    str(path.relative_to(ROOT))
    for path in (ROOT / "frankpledge").rglob("*.py")
    if ">>> " in path.read_text("utf-8")
)


@pytest.mark.parametrize("path", FILES)
def test_every_example_gives_what_it_says(path):
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    said = []
    runner = doctest.DocTestRunner(verbose=False)
    for test in doctest.DocTestFinder(exclude_empty=True).find(module):
        runner.run(test, out=said.append)
    assert runner.summarize(verbose=False).attempted
    assert said == [], "".join(said)
