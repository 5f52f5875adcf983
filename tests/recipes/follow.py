"""Follow a recipe of `docs/add` word for word: write its files, run its commands, compare.

A block whose first line is `# file: PATH` (or `-- file: PATH`) is a file. In a block `console` a
line that begins with `$` is a command, and what follows is what it prints; spaces at the ends of
lines, empty lines and rules of tables are not compared. A block `sh` that begins with a comment is a
script, which a test runs as a whole.
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from frankpledge.cli import cli

PAGES = Path(__file__).parents[2] / "docs"
DOCS = PAGES / "add"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"(?:#|--) file: (\S+)\n")


@dataclass(frozen=True)
class Ran:
    """A command of a recipe: what it should print, and what it printed."""

    command: str
    expected: list[str]
    printed: list[str]
    status: int


def follow(recipe: str, folder: Path) -> Iterator[Ran]:
    """Write the files of a recipe under `folder`, and run its commands there, in its order."""
    for language, text in BLOCK.findall((DOCS / recipe).read_text("utf-8")):
        if named := FILE.match(text):
            path = folder / named[1]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text[named.end() :], "utf-8")
        elif language == "console":
            yield from _run(text)


def scripts(page: str) -> dict[str, str]:
    """Return the shell scripts of a page of `docs` by the words of the comment that each begins with."""
    blocks = BLOCK.findall((PAGES / page).read_text("utf-8"))
    texts = [text for language, text in blocks if language == "sh" and text.startswith("# ")]
    return {text.partition("\n")[0].removeprefix("# "): text for text in texts}


def _run(text: str) -> Iterator[Ran]:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        name, *words = shlex.split(command)
        assert name == "frankpledge", f"{command}: only our own command is run"
        result = CliRunner().invoke(cli, words)
        yield Ran(command, _lines(expected), _lines(result.output), result.exit_code)


def _lines(text: str) -> list[str]:
    stripped = (re.sub(r" +", " ", line).strip() for line in text.splitlines())
    return [line for line in stripped if line.strip("─ ")]
