"""What each layer of an app may hold, where a contract of imports between modules cannot say it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "frankpledge"
APPS = PACKAGE / "apps"
# Services and files of others are read by readers, requests by views, documents made by documents.
NOT_IN_QUERIES = ("urllib", "urllib3", "csv", "django.http", "frankpledge.rules.documents")
# What writes: in documents and readers nothing does.
WRITES = {"save", "create", "bulk_create", "get_or_create", "update_or_create", "delete"}


def modules(layer):
    """Return the modules of a layer in every app: one file, or a folder of them."""
    found = {*APPS.glob(f"*/{layer}.py"), *APPS.glob(f"*/{layer}/**/*.py")}
    assert found, f"no app has {layer}"
    return sorted(found)


def imported(text):
    """Yield every module that a text imports, and every name that it imports of one."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def forbidden(text):
    """Return what of a text's imports no query needs."""
    return {
        name
        for name in NOT_IN_QUERIES
        for found in imported(text)
        if found == name or found.startswith(f"{name}.")
    }


def test_queries_ask_the_database_and_nothing_else():
    found = {str(path): forbidden(path.read_text("utf-8")) for path in modules("queries")}
    assert {path: names for path, names in found.items() if names} == {}


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("import csv", "csv"),
        ("from urllib.parse import urlsplit", "urllib"),
        ("import urllib3", "urllib3"),
        ("from django.http import HttpRequest", "django.http"),
        ("from django import http", "django.http"),
        ("from frankpledge.rules.documents import table", "frankpledge.rules.documents"),
        ("from frankpledge.rules import documents", "frankpledge.rules.documents"),
        ("def late():\n    import csv", "csv"),
    ],
)
def test_what_no_query_needs_is_found_however_it_is_imported(line, name):
    assert forbidden(line) == {name}


@pytest.mark.parametrize(
    "line",
    ["from django.urls import reverse", "import csvw", "from frankpledge.rules import redaction"],
)
def test_what_queries_may_import_is_left_alone(line):
    assert forbidden(line) == set()


def written(text):
    """Return the calls of a text that would write to the record."""
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return {call.attr for call in calls if isinstance(call, ast.Attribute) and call.attr in WRITES}


@pytest.mark.parametrize("layer", ["documents", "readers", "queries"])
def test_nothing_below_the_actions_writes(layer):
    found = {str(path): written(path.read_text("utf-8")) for path in modules(layer)}
    assert {path: names for path, names in found.items() if names} == {}


def managers(text):
    """Return the lines of a text that ask a model's manager."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
    ]


@pytest.mark.parametrize("layer", ["documents", "readers"])
def test_documents_and_readers_are_given_their_rows(layer):
    found = {str(path): managers(path.read_text("utf-8")) for path in modules(layer)}
    assert {path: lines for path, lines in found.items() if lines} == {}
