"""One trial: the tests of a module over one change of it, in a process of its own.

The process is a copy of one that has loaded the libraries and nothing of Frankpledge, so the
module is loaded changed, as is all that follows from it. It works in a copy of the tree, so that
nobody need stop working on the tree meanwhile.
"""

import importlib
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from mutants.operators import Mutant, mutated

ROOT = Path(__file__).parents[1]
COPIED = (
    ".ci",
    "bench",
    "docs",
    "frankpledge",
    "mutants",
    "pyproject.toml",
    "requirements-dev.txt",
    "tests",
)
# Those that load without settings.
LIBRARIES = (
    "django.core.management",
    "django.forms",
    "django.test",
    "duckdb",
    "hypothesis",
    "icalendar",
    "numpy",
    "orjson",
    "pyproj",
    "rich.progress",
    "scipy.stats",
    "shapely",
    "sqlglot",
)
PASSED = 0  # what pytest's exit says


class Verdict(StrEnum):
    """What the tests said of a change."""

    KILLED = "killed"
    ENDLESS = "killed: it did not end"
    SURVIVED = "survived"


@dataclass(frozen=True)
class Trial:
    """Tests to run, over a change or over none, and the seconds after which they are stopped."""

    tests: tuple[str, ...]
    seconds: float
    mutant: Mutant | None = None


@dataclass(frozen=True)
class Done:
    """A trial that has ended, what was said of it, and how many seconds it took."""

    trial: Trial
    verdict: Verdict
    seconds: float
    said: str


@dataclass
class _Running:
    trial: Trial
    folder: Path
    began: float = field(default_factory=time.monotonic)


class Changed(MetaPathFinder, Loader):
    """Gives a module with one change made, in place of that of the tree."""

    def __init__(self, mutant: Mutant) -> None:
        self.path = Path.cwd() / mutant.path
        self.mutant = mutant
        self.name = ".".join(Path(mutant.path).with_suffix("").parts).removesuffix(".__init__")

    def find_spec(
        self, fullname: str, path: object = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for the one module; others are found as ever."""
        return (
            spec_from_file_location(fullname, self.path, loader=self)
            if fullname == self.name
            else None
        )

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed module."""
        tree = mutated(self.path.read_text("utf-8"), self.mutant)
        exec(compile(tree, str(self.path), "exec"), vars(module))


@contextmanager
def copied_tree() -> Iterator[None]:
    """Work in a copy of the tree."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder, chdir(folder):
        for name in COPIED:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
            copy(ROOT / name, Path(folder) / name)
        sys.path[:0] = [folder]
        yield
        sys.path.remove(folder)


def load_libraries() -> None:
    """Load what every trial needs and no trial changes."""
    for name in LIBRARIES:
        importlib.import_module(name)
    ours = [name for name in sys.modules if name.partition(".")[0] == "frankpledge"]
    assert not ours, f"loaded before it could be changed: {ours}"


def run_all(trials: Iterable[Trial], at_once: int) -> Iterator[Done]:
    """Run trials side by side; give each as it ends."""
    waiting = iter(trials)
    running: dict[int, _Running] = {}
    try:
        while True:
            while len(running) < at_once and (trial := next(waiting, None)):
                running |= _begun(trial)
            if not running:
                return
            yield from _ended(running)
    finally:
        for process in running:
            os.killpg(process, signal.SIGKILL)


def _begun(trial: Trial) -> dict[int, _Running]:
    folder = Path(tempfile.mkdtemp(prefix="mutant-"))
    process = os.fork()
    if process == 0:
        os.setsid()
        _run(trial, folder)
    return {process: _Running(trial, folder)}


def _ended(running: dict[int, _Running]) -> Iterator[Done]:
    """Give what has ended by now, or was stopped; wait a moment where nothing has."""
    for process, one in list(running.items()):
        took = time.monotonic() - one.began
        found, status = os.waitpid(process, os.WNOHANG)
        if found:
            passed = os.waitstatus_to_exitcode(status) == PASSED
            verdict = Verdict.SURVIVED if passed else Verdict.KILLED
        elif took > one.trial.seconds:
            os.killpg(process, signal.SIGKILL)
            os.waitpid(process, 0)
            verdict = Verdict.ENDLESS
        else:
            continue
        del running[process]
        said = (one.folder / "said").read_text("utf-8", "replace")
        shutil.rmtree(one.folder, ignore_errors=True)
        yield Done(one.trial, verdict, took, said)
        return
    time.sleep(0.02)


def _run(trial: Trial, folder: Path) -> None:
    """Run the tests in this process, and end it."""
    said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT)
    os.dup2(said, 1)
    os.dup2(said, 2)
    status = 1
    try:
        os.environ["HYPOTHESIS_STORAGE_DIRECTORY"] = str(folder / "hypothesis")
        if trial.mutant:
            sys.meta_path.insert(0, Changed(trial.mutant))
        options = ["-x", "-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:xdist"]
        options += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # loaded already
        options += [f"--basetemp={folder / 'tests'}", "--hypothesis-seed=0"]
        status = int(pytest.main([*options, "-m", "not journey", *trial.tests]))
    except BaseException:
        traceback.print_exc()
        raise
    finally:
        sys.stdout.flush()
        os._exit(status)
