"""What the linters cannot see: length of files, the standard library, writes in views, docs."""

import ast
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import resolve

from docs.addresses import addresses, gone
from docs.generate import PAGES
from frankpledge.cli import COMMANDS
from frankpledge.rules.policing_areas import AREAS

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "frankpledge"
LONGEST_FILE = 400


def tracked(*patterns):
    done = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True)
    return [ROOT / name for name in done.stdout.split()] if done.returncode == 0 else []


def imports_of(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_no_file_is_longer_than_the_limit():
    long = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for folder in ("frankpledge", "tests", "bench", "docs", "mutants")
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts  # written by Django
        and len(path.read_text("utf-8").splitlines()) > LONGEST_FILE
    }
    assert long == {}


def test_rules_import_only_the_standard_library():
    for path in (PACKAGE / "rules").rglob("*.py"):
        for name in imports_of(path):
            top = name.split(".")[0]
            assert top in sys.stdlib_module_names or name.startswith("frankpledge."), (path, name)


@pytest.mark.parametrize("word", [".save(", ".create(", ".update(", ".delete("])
def test_views_do_not_write(word):
    views = [
        *PACKAGE.rglob("views.py"),
        *PACKAGE.rglob("views/*.py"),
        *(PACKAGE / "api").rglob("*.py"),
    ]
    assert views
    for path in views:
        assert word not in path.read_text("utf-8"), path


def test_foreign_keys_point_down_the_order_of_apps():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(c["layers"] for c in contracts["contracts"] if c["id"] == "apps")
    order = {
        name.strip().strip("()"): height
        for height, layer in enumerate(reversed(layers))
        for name in layer.split("|")
    }
    for model in apps.get_models():
        if not model.__module__.startswith("frankpledge.apps."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.many_to_one or field.one_to_one else None
            if target and field.concrete and target.__module__.startswith("frankpledge.apps."):
                own, other = model._meta.app_label, target._meta.app_label
                assert own == other or order[own] > order[other], f"{model.__name__}.{field.name}"


def test_what_is_below_the_views_takes_the_time_and_never_reads_the_clock():
    for name in ("actions", "queries", "documents", "readers"):
        for path in [*PACKAGE.rglob(f"{name}.py"), *PACKAGE.rglob(f"{name}/*.py")]:
            text = path.read_text("utf-8")
            assert not re.search(r"\b(timezone\.now|localdate|today)\(\)", text), path


def test_nothing_below_the_doors_reads_the_clock():
    for room in ("rules", "evidence", "design"):
        for path in (PACKAGE / room).rglob("*.py"):
            assert not re.search(r"\b(now|today|time)\(\)", path.read_text("utf-8")), path


def test_every_command_is_in_the_reference():
    text = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    for name in COMMANDS:
        assert f"\n## frankpledge {name}" in text


def test_reference_is_as_the_code_says():
    for name, write in PAGES.items():
        path = ROOT / "docs" / "reference" / name
        assert path.read_text("utf-8") == write(), f"{name} is stale: run make docs"


def test_no_address_of_the_reference_is_gone():
    kept = (ROOT / "docs" / "reference" / "addresses.md").read_text("utf-8")
    missing = gone(kept, addresses())
    assert not missing, (
        f"An address lasts, and these are gone: {missing}. Bring them back or let them lead on;"
        " where one must go, take its line out of docs/reference/addresses.md by hand"
    )


def test_every_address_leads_to_the_page_of_its_name():
    """An address that stands before another may take it over; then that one is gone as well."""
    names = defaultdict(set)
    for address, name in re.findall(r"^\| `(/[^`]*)` \| `([^`]*)` \|", addresses(), re.M):
        names[address].add(name)
    for address, its in names.items():
        some = address.replace("<slug>", "a-slug").replace("<int>", "7").replace("<str>", "atom")
        assert resolve(some).view_name in its, address


def test_an_address_that_is_dropped_is_seen():
    now = addresses()
    lines = now.splitlines(keepends=True)
    without = "".join(line for line in lines if not line.startswith("| `/find/` |"))
    assert gone(now, without) == ["/find/"]
    assert gone(without, now) == []


def test_every_source_was_read_within_a_year_of_the_release():
    for area in AREAS:
        for spell in area.governance:
            assert spell.source.checked_on >= date(2025, 11, 22)


def test_no_registry_or_machine_path_stands_in_a_tracked_file():
    address = re.compile(r'"resolved": *"http|--(extra-)?index[-]url|--find[-]links|^-[if] ', re.M)
    machine = re.compile(r"(?<![\w./])/(work|root|farm)/[a-z.]")
    for path in tracked():
        if path.suffix in (".py", ".toml", ".txt", ".json", ".md", ".cfg", "") and path.is_file():
            text = path.read_text("utf-8")
            if path != Path(__file__):
                assert not address.search(text), path
                assert not machine.search(text), path


def test_every_requirement_is_pinned_with_a_hash():
    for name in ("requirements.txt", "requirements-dev.txt"):
        lines = (ROOT / name).read_text("utf-8").splitlines()
        pinned = [line for line in lines if not line.startswith((" ", "#"))]
        assert len(pinned) > 10
        assert all("==" in line for line in pinned)
        assert sum("--hash=sha256:" in line for line in lines) >= len(pinned)


def test_every_dependency_says_what_it_is_for():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    block = text[text.index("\ndependencies = [") : text.index("[dependency-groups]")]
    for line in block.splitlines():
        if re.match(r'  "[a-z]', line) and "frankpledge[" not in line:
            assert "  # " in line, line
