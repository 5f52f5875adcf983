"""What several commands are tried on."""

import pytest

from tests.cli.test_commands import run
from tests.once import made_once

SAID = "said.txt"  # beside the store: what the command printed


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """A folder with the store that `frankpledge demo` makes, and what it said; copied, not changed."""

    def make(folder):
        done = run("demo", "--no-serve", "--store", folder / "demo")
        (folder / SAID).write_text(done.stdout, "utf-8")

    return made_once(tmp_path_factory, "demo", make)
