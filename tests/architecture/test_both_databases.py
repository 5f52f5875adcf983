"""What differs between databases is tested on both: each such module by a test marked so."""

import ast
import re
from pathlib import Path

import pytest

from tests.on_postgresql import FOLDERS

ROOT = Path(__file__).parents[2]
MARK = "both_databases"
# Locks, raw SQL, triggers, search, what is looked for inside JSON or without regard to case.
DIFFERS = re.compile(
    r"connection\.vendor|connection\.cursor\(|schema_editor\.execute|\.raw\(|RawSQL|SearchVector"
    r"|select_for_update|skip_locked|ignore_conflicts|update_conflicts"
    r"|__(?:i?contains|contained_by|has_keys?|has_any_keys|iexact|i?regex|istartswith)="
)


def differing_modules() -> set[str]:
    """Return the modules with something that differs, but for migrations and SQLite's own room."""
    found = set()
    for path in (ROOT / "frankpledge").rglob("*.py"):
        if {"migrations", "sqlite"} & set(path.parts):
            continue
        if DIFFERS.search(path.read_text("utf-8")):
            found.add(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return {name.removesuffix(".__init__") for name in found}


def used_by_marked_tests(text: str) -> set[str]:
    """Return the modules from which a marked test of a file uses something by its name."""
    tree = ast.parse(text)
    origins = dict(imported(tree))
    marks_all = any(MARK in ast.dump(node) for node in tree.body if is_pytestmark(node))
    tests, helpers = [], {}
    for function, is_in_marked_class in functions_of(tree):
        if not function.name.startswith("test_"):
            helpers[function.name] = function
        elif marks_all or is_in_marked_class or is_marked(function):
            tests.append(function)
    names = set().union(*(names_in(test, helpers) for test in tests))
    return {module for name in names for module in origins.get(name, ())}


def imported(tree: ast.Module):
    """Yield each name that a file imports of the package, and the modules that it may be."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("frankpledge"):
            for alias in node.names:
                yield alias.asname or alias.name, (node.module, f"{node.module}.{alias.name}")


def is_pytestmark(node: ast.AST) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def is_marked(node: ast.FunctionDef | ast.ClassDef) -> bool:
    return any(MARK in ast.unparse(decorator) for decorator in node.decorator_list)


def functions_of(tree: ast.Module):
    """Yield the functions of a file and of its classes, and whether their class is marked."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node, False
        elif isinstance(node, ast.ClassDef):
            yield from ((n, is_marked(node)) for n in node.body if isinstance(n, ast.FunctionDef))


def names_in(function: ast.FunctionDef, helpers: dict[str, ast.FunctionDef]) -> set[str]:
    """Return the names in a test, in the helpers and fixtures of its file that it uses."""
    names, waiting = set(), [function]
    while waiting:
        node = waiting.pop()
        found = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
        found |= {n.arg for n in ast.walk(node) if isinstance(n, ast.arg)}
        found |= {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
        waiting += [helpers[name] for name in found - names if name in helpers]
        names |= found
    return names


def test_each_module_that_differs_between_databases_has_a_test_on_both():
    files = {path for place in FOLDERS for path in (ROOT / place).parent.rglob("test_*.py")}
    run = [f for f in files if f.relative_to(ROOT).as_posix().startswith(FOLDERS)]
    tested = set().union(*(used_by_marked_tests(file.read_text("utf-8")) for file in run))
    assert differing_modules() - tested == set()


@pytest.mark.parametrize(
    "line",
    [
        "connection.vendor",
        "with connection.cursor() as cursor:",
        "Question.objects.select_for_update().get()",
        'Body.objects.filter(facts__contains={"a": 1})',
        "User.objects.get(email__iexact=email)",
    ],
)
def test_what_differs_is_found(line):
    assert DIFFERS.search(line)


FILE = """
from frankpledge.apps.one import act
from frankpledge.apps import two
from frankpledge.apps.three import other

def helper():
    return two.act()

@pytest.mark.both_databases
def test_marked():
    act(helper())

def test_not_marked():
    other()
"""


def test_only_what_a_marked_test_uses_counts():
    used = used_by_marked_tests(FILE)
    assert {"frankpledge.apps.one", "frankpledge.apps.two"} <= used
    assert "frankpledge.apps.three" not in used
    everything = used_by_marked_tests(f"{FILE}\npytestmark = pytest.mark.both_databases")
    assert "frankpledge.apps.three" in everything
