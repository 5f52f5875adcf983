"""`tests/mutants.toml`: what is changed, which tests answer for it, and what survives for a reason."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mutants.operators import Mutant, mutants_of

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "tests" / "mutants.toml"
Key = tuple[str, str, str, str, int]


@dataclass(frozen=True)
class Survivor:
    """A change that no test need notice, and why."""

    path: str
    within: str
    was: str
    becomes: str
    reason: str
    number: int = 1

    @property
    def key(self) -> Key:
        """What tells a change from every other."""
        return (self.path, self.within, self.was, self.becomes, self.number)


@dataclass(frozen=True)
class Plan:
    """Folders and files to change, the tests of each module, and the known survivors."""

    changed: tuple[str, ...]
    tests: dict[str, tuple[str, ...]]
    survivors: dict[Key, Survivor]

    def modules(self) -> list[str]:
        """Return the path of every module that is changed and holds something to change."""
        found = (path for part in self.changed for path in _modules(ROOT / part))
        paths = sorted(str(path.relative_to(ROOT)) for path in found)
        return [path for path in paths if mutants_of(path, (ROOT / path).read_text("utf-8"))]

    def mutants(self, only: str = "") -> list[Mutant]:
        """Return every change of every module whose path begins so."""
        paths = [path for path in self.modules() if path.startswith(only)]
        return [m for path in paths for m in mutants_of(path, (ROOT / path).read_text("utf-8"))]

    def tests_of(self, path: str) -> tuple[str, ...]:
        """Return the tests that answer for a module: those of the longest path that it begins with."""
        named = [begin for begin in self.tests if path.startswith(begin)]
        return self.tests[max(named, key=len)]

    def reason(self, mutant: Mutant) -> str:
        """Return why a change may survive; empty where it may not."""
        found = self.survivors.get(key_of(mutant))
        return found.reason if found else ""


def key_of(mutant: Mutant) -> Key:
    """Return what tells a change from every other, however many lines stand above it."""
    return (mutant.path, mutant.within, mutant.was, mutant.becomes, mutant.number)


@cache
def read_plan(table: Path = TABLE) -> Plan:
    """Read the table."""
    data = tomllib.loads(table.read_text("utf-8"))
    survivors = [Survivor(**entry) for entry in data.get("survivor", [])]
    tests = {path: tuple(named) for path, named in data["tests"].items()}
    return Plan(tuple(data["changed"]), tests, {one.key: one for one in survivors})


def _modules(part: Path) -> list[Path]:
    return sorted(part.rglob("*.py")) if part.is_dir() else [part]
