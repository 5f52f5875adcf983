"""What several commands are tried on: made once for all workers, copied for each who changes it."""

import pytest

from tests.cli.test_commands import run
from tests.databases import copied_file
from tests.once import copied, made_once

SAID = "said.txt"  # beside the store: what the command printed


@pytest.fixture(scope="session")
def made_store(migrated_file, tmp_path_factory):
    """Return a function that gives a store of one's own, on which a command was run once.

    Its record is that of the migrations, so that they are not run for each.
    """

    def made(name, *command):
        def make(folder):
            (folder / "store").mkdir()
            copied_file(migrated_file, folder / "store" / "record.sqlite3")
            (folder / SAID).write_text(run(*command, store=folder / "store").stdout, "utf-8")

        return copied(made_once(tmp_path_factory, name, make), tmp_path_factory.mktemp(name))

    return made


@pytest.fixture(scope="session")
def demo(migrated_file, tmp_path_factory):
    """A folder with the store that `frankpledge demo` makes, and what it said; copied, not changed."""

    def make(folder):
        (folder / "demo").mkdir()
        copied_file(migrated_file, folder / "demo" / "record.sqlite3")
        done = run("demo", "--no-serve", "--store", folder / "demo")
        (folder / SAID).write_text(done.stdout, "utf-8")

    return made_once(tmp_path_factory, "demo", make)
