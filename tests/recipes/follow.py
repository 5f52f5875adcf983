"""Follow a recipe of `docs/add` word for word: write its files, run its commands, compare.

A block whose first line is `# file: PATH` (`-- file: PATH`, `<!-- file: PATH -->`) is a file. One that
begins with `# at the end of: PATH` is put there; one that begins with `# after: LINE` and `# in: PATH`
is put after the only line of the file that reads so. In a block `console` a line that begins with `$`
is a command, and what follows is what it prints; spaces at the ends of lines, empty lines and rules
of tables are not compared, and `…` stands for any lines. A block `sh` that begins with a comment is
a script, which a test runs as a whole.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from click.testing import CliRunner

from frankpledge.cli import cli

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "docs"
COPIED = ("docs", "frankpledge", "manage.py", "pyproject.toml", "requirements-dev.txt", "tests")
DOCS = PAGES / "add"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?:#|--|<!--) file: (\S+)(?: -->)?\n")
END = re.compile(r"# at the end of: (\S+)\n")
AFTER = re.compile(r"# after: (.*)\n# in: (\S+)\n")
ANYTHING = "…"


@dataclass(frozen=True)
class Ran:
    """A command of a recipe: what it should print, and what it printed."""

    command: str
    expected: list[str]
    printed: list[str]
    status: int
    said: str  # as it was printed


Runner = Callable[[str], tuple[int, str]]  # from a command to its status and what it printed


def follow(recipe: str, folder: Path, run: Runner | None = None) -> Iterator[Ran]:
    """Write the files of a recipe under `folder`, and run its commands there, in its order."""
    for language, text in BLOCK.findall((DOCS / recipe).read_text("utf-8")):
        if language == "console":
            yield from _run(text, run or _own_command)
        else:
            _write(text, folder)


def follow_in_tree(recipe: str, folder: Path) -> list[Ran]:
    """Follow a recipe that changes the code, in a copy of the tree made in `folder`."""
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        copy(ROOT / name, folder / name)
    return list(follow(recipe, folder, partial(_in_tree, folder)))


def scripts(page: str) -> dict[str, str]:
    """Return the shell scripts of a page of `docs` by the words of the comment that each begins with."""
    blocks = BLOCK.findall((PAGES / page).read_text("utf-8"))
    texts = [text for language, text in blocks if language == "sh" and text.startswith("# ")]
    return {text.partition("\n")[0].removeprefix("# "): text for text in texts}


def _write(text: str, folder: Path) -> None:
    """Write a block that says where it goes."""
    if named := FILE.match(text):
        path = folder / named[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text[named.end() :], "utf-8")
    elif named := END.match(text):
        with (folder / named[1]).open("a", encoding="utf-8") as file:
            file.write(text[named.end() :])
    elif named := AFTER.match(text):
        path = folder / named[2]
        before = path.read_text("utf-8")
        assert before.count(f"{named[1]}\n") == 1, f"{named[2]}: not one line reads {named[1]!r}"
        path.write_text(
            before.replace(f"{named[1]}\n", f"{named[1]}\n{text[named.end() :]}"), "utf-8"
        )


def _run(text: str, run: Runner) -> Iterator[Ran]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        status, said = run(command)
        lines = _lines(expected)
        yield Ran(command, lines, lines if lines == [ANYTHING] else _lines(said), status, said)


def _own_command(command: str) -> tuple[int, str]:
    name, *words = shlex.split(command)
    assert name == "frankpledge", f"{command}: only our own command is run"
    result = CliRunner().invoke(cli, words)
    return result.exit_code, result.output


def _in_tree(folder: Path, command: str) -> tuple[int, str]:
    """Run a command as somebody would who works on the copy."""
    command = command.replace("make docs", "python -m docs.generate")
    name, *words = shlex.split(command)
    assert name == "python", f"{command}: only Python is run"
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return done.returncode, done.stdout


def _lines(text: str) -> list[str]:
    stripped = (re.sub(r" +", " ", line).strip() for line in text.splitlines())
    return [line for line in stripped if line.strip("─ ")]
