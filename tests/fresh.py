"""A site in a process of its own that has answered nothing before.

Run as a program, it loads the code once and then gives each request a child of its own: the
child runs a command over a store, or asks it for pages, answers, and ends. So nothing that it
knows was kept from an earlier answer.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

import django
from django.conf import settings
from django.test import Client
from django.test.utils import setup_test_environment

from frankpledge.cli import cli

ROOT = Path(__file__).parents[1]
Answer = tuple[int, str]  # status, and what was sent


def answers(addresses: Iterable[str]) -> dict[str, Answer]:
    """Return what the site in this process answers at each address."""
    client, found = Client(), {}
    for address in addresses:
        response = client.get(address)
        found[address] = (response.status_code, b"".join(response).decode())
    return found


class FreshProcess:
    """The program, for as long as it is needed."""

    def __init__(self) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.fresh"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, store: Path, *command: str) -> None:
        """Run a command of `frankpledge` over a store."""
        self._say({"store": str(store), "run": [str(part) for part in command]})

    def ask(self, store: Path, addresses: Iterable[str]) -> dict[str, Answer]:
        """Return what a fresh process answers at each address, over a store."""
        found = self._say({"store": str(store), "ask": list(addresses)})
        return {address: tuple(answer) for address, answer in found.items()}

    def _say(self, request: dict) -> Any:
        assert self.program.stdin
        assert self.program.stdout
        print(json.dumps(request), file=self.program.stdin, flush=True)
        said = json.loads(self.program.stdout.readline())
        assert "failed" not in said, said
        return said["done"]

    def close(self) -> None:
        """End the program."""
        assert self.program.stdin
        assert self.program.stdout
        self.program.stdin.close()
        self.program.wait()
        self.program.stdout.close()


def _serve() -> None:
    """Answer each line of standard input by a child, on standard output."""
    out = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # what a command prints is no answer
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _say(out, {"done": _done(json.loads(line))})
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:  # its words are on standard error
            _say(out, {"failed": line})


def _say(out: TextIO, answer: dict) -> None:
    print(json.dumps(answer), file=out, flush=True)


def _done(request: dict) -> Any:
    settings.FRANKPLEDGE_STORE = os.environ["FRANKPLEDGE_HOME"] = request["store"]
    if "run" in request:
        return cli(request["run"], standalone_mode=False)
    return answers(request["ask"])


if __name__ == "__main__":
    django.setup()
    setup_test_environment()
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    answers(["/robots.txt"])  # loads what answers; it reads nothing of a store
    _serve()
