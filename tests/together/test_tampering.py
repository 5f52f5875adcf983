"""What somebody with full power over the machine changes is named by `verify --all`."""

import json
import re
import shutil
import sqlite3
import tomllib
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.core.management import call_command
from django.db import connection

from frankpledge.cli import cli
from tests.databases import another, postgresql_database, used
from tests.tampering import tamper
from tests.together import to_tamper_with

pytestmark = pytest.mark.both_databases
TABLE = tomllib.loads(Path(__file__).with_name("tamper.toml").read_text("utf-8"))
ROWS = TABLE["tampering"]
NEVER = [row["what"] for row in ROWS if row.get("found") == "never"]
DOCS = Path(__file__).parents[2] / "docs" / "accounts-and-audit.md"
FILE = "record.sqlite3"
GONE = ("versions", "releases", "summaries", "results", "index", "CURRENT")


@pytest.fixture(scope="module")
def base(tmp_path_factory, django_db_setup, django_db_blocker):
    """The store, the name of its database, and the feed of heads that somebody kept."""
    root = tmp_path_factory.mktemp("base") / "store"
    root.mkdir()
    to_tamper_with.make_evidence(root, tmp_path_factory.mktemp("archive"))
    with django_db_blocker.unblock(), emptied(root / FILE) as name:
        record = another(name)
        with used(record), to_tamper_with.own_settings(root):
            call_command("migrate", verbosity=0)
            kept = to_tamper_with.make_record(root)
        record.close()
        (root / "kept.atom").write_bytes(kept)
        yield root, name


@contextmanager
def emptied(file):
    """Give the name of an empty database for the record that is tampered with."""
    if connection.vendor == "sqlite":
        yield str(file)
        return
    with postgresql_database("tamper") as name:
        yield name


@contextmanager
def copied(name, file):
    """Give the name of a copy of a database."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as made, closing(sqlite3.connect(file)) as own:
            made.backup(own)
        yield str(file)
        return
    with postgresql_database("tampered", template=name) as own:
        yield own


@pytest.fixture
def copy(base, tmp_path, django_db_blocker, monkeypatch):
    """A store of a test's own, with its record in use."""
    root, name = base
    store = tmp_path / "store"
    leave = shutil.ignore_patterns(f"{FILE}*")
    shutil.copytree(root, store, copy_function=shutil.copy2, ignore=leave)
    monkeypatch.setattr("frankpledge.cli.record_store.start", lambda _store: None)
    monkeypatch.setattr("frankpledge.cli.verify.start", lambda _store: None)
    with django_db_blocker.unblock(), copied(name, store / FILE) as own:
        record = another(own)
        with used(record), to_tamper_with.own_settings(store):
            yield store
        record.close()


def verify(store, *more):
    """Return the exit status of `verify --all`, and where it says that something is wrong, and what."""
    done = CliRunner().invoke(cli, ["verify", "--all", "--json", "--store", str(store), *more])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    parts = json.loads(done.output)["parts"]
    assert list(parts) == ["evidence", "log", "files", "mirror"]
    faults = [fault for part in parts.values() for fault in part["faults"]]
    return done.exit_code, "\n".join(f"{fault['where']}: {fault['what']}" for fault in faults)


def apply(store, row):
    """Do what a row of the table says."""
    if "sql" in row or "then" in row:
        to_tamper_with.do(row)
    if row.get("how") == "evidence gone":
        for part in GONE:
            path = store / part
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return
    if "file" in row or "pages" in row:
        connection.close()
    if "pages" in row:
        to_tamper_with.overwrite_pages(store / FILE, row["pages"])
    elif "file" in row:
        tamper(store, row)
    if "copies listed" in row.get("then", []):
        to_tamper_with.list_copies_anew(store)


def skip_elsewhere(row):
    if row.get("only", connection.vendor) != connection.vendor:
        pytest.skip(f"this can be done to {row['only']} alone")


def test_what_nobody_touched_is_whole(copy):
    assert verify(copy) == (0, "")
    assert verify(copy, "--against", str(copy / "kept.atom")) == (0, "")
    said = CliRunner().invoke(cli, ["verify", "--all", "--store", str(copy)]).output
    assert said.endswith("All is whole.\n")


@pytest.mark.parametrize("row", ROWS, ids=[row["what"] for row in ROWS])
def test_tampering_is_named_or_stands_in_the_docs(copy, row):
    skip_elsewhere(row)
    apply(copy, row)
    status, said = verify(copy)
    with_kept, said_with_kept = verify(copy, "--against", str(copy / "kept.atom"))
    found = row.get("found", "inside")
    assert (status, with_kept) == {
        "inside": (1, 1),
        "against": (0, 1),
        "never": (0, 0),
    }[found], said_with_kept
    names = row.get("names", [])
    for words in [names] if isinstance(names, str) else names:
        assert words in (said if found == "inside" else said_with_kept)
    assert "Ann" not in said


def test_what_cannot_be_found_stands_in_the_docs():
    text = re.sub(r"\s+", " ", DOCS.read_text("utf-8"))
    part = text.split("## What verifying cannot find")[1].split("## ")[0]
    listed = [item.strip().rstrip(".;") for item in part.split(" * ")[1:]]
    assert [item.split(" (")[0] for item in listed] == NEVER
    assert len([row for row in ROWS if row.get("found") != "never"]) >= 17
