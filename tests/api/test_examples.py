"""The examples of docs/use-the-api.md are run against the demonstration's kind of store."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from frankpledge.evidence.index.build import build
from frankpledge.evidence.intake.synthetic import ANYSHIRE, write_archive
from frankpledge.evidence.measures.calculate import own_measures, refresh
from frankpledge.evidence.measures.definitions import sound_measures
from frankpledge.evidence.store.releases import Store
from tests.api.conftest import listening, serving
from tests.archives import load

PAGE = Path(__file__).parents[2] / "docs" / "use-the-api.md"
EXAMPLES = re.findall(r"<!-- run: (\w+) -->\n```\w+\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
SERVER = "http://localhost:8000/api/"


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demonstration")
    list(write_archive(folder, [ANYSHIRE], "2026-07", "2026-09"))
    store = Store(folder / "store")
    load(store, folder)
    refresh(store, store.release(), list(sound_measures(own_measures(store)).values()))
    build(store, progress=lambda _name, _steps: None)
    return store


def test_the_page_has_examples_of_each_kind():
    assert [kind for kind, _ in EXAMPLES].count("python") == 4
    assert [kind for kind, _ in EXAMPLES].count("sh") == 2
    assert all(SERVER in text for _, text in EXAMPLES)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_runs_and_says_something(settings, demonstration, kind, text):
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    if kind == "sh" and not shutil.which("curl"):
        pytest.skip("curl is not installed")
    with serving(settings, demonstration), listening() as base:
        text = text.replace(SERVER, base)
        program = [sys.executable, "-c", text] if kind == "python" else ["sh", "-ec", text]
        done = subprocess.run(program, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert len(done.stdout) > 20
    assert '"error"' not in done.stdout
