"""Processes that run code, each a copy of one program that has loaded the site once.

Run as a program, it reads requests from standard input, a line each, and answers on standard output.
It opens no database itself: each copy reads the settings again, by the environment it is given, and
one that is given none has none.
"""

import atexit
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.cache import caches
from django.db import connections
from django.utils.functional import empty

ROOT = Path(__file__).parents[1]
SETTINGS = "frankpledge.web.settings"


class Process:
    """One copy, with what is asked of a `subprocess.Popen`."""

    def __init__(self, program: "Program", pid: int, folder: Path) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._program = program
        self._folder = folder

    def poll(self) -> int | None:
        """Return how it ended, None where it has not."""
        if self.returncode is None:
            self.returncode = self._program.ask({"ended": self.pid})
        return self.returncode

    def wait(self) -> int:
        """Wait for its end; return how it ended."""
        if self.returncode is None:
            self.returncode = self._program.ask({"wait": self.pid})
        return self.returncode

    def communicate(self) -> tuple[str, str]:
        """Wait for its end; return what it printed, and its faults."""
        self.wait()
        return self._read("stdout"), self._read("stderr")

    def first_line(self) -> str:
        """Wait until it has printed a line; return that line."""
        while "\n" not in (said := self._read("stdout")):
            assert self.poll() is None, self.communicate()
            time.sleep(0.01)
        return said.partition("\n")[0]

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def _read(self, name: str) -> str:
        return (self._folder / name).read_text("utf-8")


class Program:
    """The program whose copies run code, for as long as it is needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begun: list[Process] = []
        self.program = subprocess.Popen(
            [sys.executable, "-m", "tests.processes"],
            cwd=ROOT,
            env=os.environ | {"DJANGO_SETTINGS_MODULE": SETTINGS, "FRANKPLEDGE_HOME": str(folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def begin(self, code: str, arguments: tuple[str, ...], environment: dict[str, str]) -> Process:
        """Start a copy that runs code."""
        folder = Path(tempfile.mkdtemp(dir=self.folder))
        for name in ("stdout", "stderr"):
            (folder / name).touch()
        asked = {"code": code, "arguments": arguments, "environment": environment}
        asked["place"] = os.getcwd()
        self.begun.append(Process(self, self.ask(asked | {"folder": str(folder)}), folder))
        return self.begun[-1]

    def ask(self, request: dict[str, Any]) -> Any:
        """Return the program's answer."""
        assert self.program.stdin
        assert self.program.stdout
        print(json.dumps(request), file=self.program.stdin, flush=True)
        return json.loads(self.program.stdout.readline())

    def close(self) -> None:
        """End the program, and what a test that failed left behind."""
        for process in self.begun:
            if process.poll() is None:
                process.kill()
        self.program.communicate()


@cache
def own_program() -> Program:
    """Return the program of this process, which ends with it."""
    folder = tempfile.TemporaryDirectory()
    program = Program(Path(folder.name))
    atexit.register(folder.cleanup)
    atexit.register(program.close)
    return program


def ended(
    code: str, arguments: tuple[str, ...], environment: dict[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run code in a copy to its end; return how it ended and what it printed."""
    process = own_program().begin(code, arguments, environment)
    said, faults = process.communicate()
    return subprocess.CompletedProcess(["-c", *arguments], process.wait(), said, faults)


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # a copy writes no answers
    for line in sys.stdin:
        print(json.dumps(_answer(json.loads(line))), file=answers, flush=True)


def _answer(request: dict[str, Any]) -> int | None:
    if "code" in request:
        return os.fork() or _run(**request)
    asked = request.get("wait") or request["ended"]
    pid, status = os.waitpid(asked, 0 if "wait" in request else os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if pid else None


def _run(
    code: str, arguments: list[str], environment: dict[str, str], folder: str, place: str
) -> None:
    """Run code in this copy, and end it as Python ends a program."""
    for number, name in enumerate(("stdout", "stderr"), 1):
        os.dup2(os.open(f"{folder}/{name}", os.O_WRONLY), number)
    status = 1
    try:
        os.chdir(place)
        sys.argv = ["-c", *arguments]
        _read_settings_again(environment)
        exec(compile(code, "<together>", "exec"), {"__name__": "__main__"})
        status = 0
    except SystemExit as end:
        status = int(end.code or 0)
    except BaseException:  # noqa: BLE001 (said as Python says it)
        sys.excepthook(*sys.exc_info())
    finally:
        if settings.configured:
            connections.close_all()
        sys.stdout.flush()
        os._exit(status)


def _read_settings_again(environment: dict[str, str]) -> None:
    for handler in (connections, caches):
        for alias in list(handler):
            if hasattr(handler._connections, alias):
                del handler[alias]
        handler._settings = None
        vars(handler).pop("settings", None)
    os.environ.clear()
    os.environ.update(environment)
    del sys.modules[SETTINGS]
    settings._wrapped = empty


if __name__ == "__main__":
    django.setup()
    for name in ("frankpledge.web.urls", "frankpledge.cli", "tests.factories"):
        __import__(name)
    gc.freeze()  # what is loaded is shared by all copies
    _serve()
