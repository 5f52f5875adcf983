"""Fixtures that several rooms share."""

import gc
import os
import re
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from hypothesis import settings as hypothesis_settings

from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from tests.archives import SMALL, load
from tests.audit_lines import watching
from tests.databases import (
    ON_SERVER,
    copied_file,
    digest_of_code,
    drop_on_server,
    migrate_file,
    migrate_on_server,
    named_on_server,
)
from tests.once import copied, made_once

# Most of what tests make stays until they end: looking for garbage often finds little, and costs.
gc.set_threshold(50_000, 20, 100)

# No test has a time limit: a slow machine is not a wrong answer.
hypothesis_settings.register_profile("frankpledge", deadline=None)
hypothesis_settings.load_profile("frankpledge")

if connection.vendor == "sqlite":  # said here because pytest-django knows Django's own engine alone
    connection.settings_dict["TEST"]["NAME"] = ":memory:"

KEPT = Path(__file__).parents[1] / ".pytest_cache" / "migrated"
# Fixtures that say which database a test reads and writes.
RECORDS = {
    "areas",
    "db",
    "demonstration",
    "record_of_before",
    "shipped",
    "transactional_db",
    "whole",
}
NIGHTLY = tomllib.loads((Path(__file__).parent / "nightly.toml").read_text("utf-8"))["left"]
LEFT_TO_THE_NIGHT = re.compile("|".join(f"(?:{row['tests']})" for row in NIGHTLY))
REAL = Path(__file__).parents[2] / "shared" / "data"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is left to the night."""
    for item in items:
        if LEFT_TO_THE_NIGHT.match(item.nodeid):
            item.add_marker(pytest.mark.nightly)


@pytest.fixture
def store(tmp_path) -> Store:
    """An empty store."""
    return Store(tmp_path / "store")


@pytest.fixture(scope="session")
def small_archive(tmp_path_factory) -> Path:
    """Fourteen months of a small made-up force, one of them missing."""
    return made_once(tmp_path_factory, "small-archive", write_small_archive)


def write_small_archive(folder: Path) -> None:
    for _ in write_archive(folder, [SMALL], "2024-08", "2025-09"):
        pass


@pytest.fixture(scope="session")
def small_store(small_archive, tmp_path_factory) -> Store:
    """A store that holds the small archive; never written to by a test."""
    made = made_once(tmp_path_factory, "small", lambda folder: load(Store(folder), small_archive))
    return Store(copied(made, tmp_path_factory.mktemp("store")))


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The public data set beside the project."""
    if not REAL.is_dir():
        pytest.skip("the public data set is not beside the project (../shared/data)")
    return REAL


@pytest.fixture(scope="session")
def real_store(real_data, tmp_path_factory) -> Store:
    """A store with the real archive and then its restated files."""

    def make(folder: Path) -> None:
        load(Store(folder), real_data / "police-uk" / "bulk")
        load(Store(folder), real_data / "police-uk" / "restated")

    made = made_once(tmp_path_factory, "real", make)
    return Store(copied(made, tmp_path_factory.mktemp("real")))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory, django_db_blocker) -> Path:
    """A record without a row in a file of SQLite: the migrations run once for all workers.

    It is kept for the next run over the same code.
    """

    def make(folder: Path) -> None:
        kept = KEPT / f"{digest_of_code()}.sqlite3"
        if not kept.exists():
            KEPT.mkdir(parents=True, exist_ok=True)
            new = KEPT / f"{os.getpid()}.new"
            with django_db_blocker.unblock():
                migrate_file(new)
            for older in KEPT.glob("*.sqlite3"):
                older.unlink(missing_ok=True)
            new.replace(kept)
        copied_file(kept, folder / "record.sqlite3")

    return made_once(tmp_path_factory, "migrated-file", make) / "record.sqlite3"


@pytest.fixture(scope="session")
def migrated(request, tmp_path_factory, django_db_blocker) -> str:
    """What the databases of tests are copied from: that file, or a database of the server."""
    if connection.vendor == "sqlite":
        return str(request.getfixturevalue("migrated_file"))

    def make(folder: Path) -> None:
        migrate_on_server(named_on_server(folder, "migrated"))

    with django_db_blocker.unblock():
        folder = made_once(tmp_path_factory, "migrated-on-server", make)
    return (folder / ON_SERVER).read_text()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, migrated, django_db_blocker
) -> Iterator[None]:
    """The tests' own database begins as a copy, on which no migration is left to run."""
    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = migrated
        yield
        return
    with django_db_blocker.unblock():
        memory = connection.creation._get_test_db_name()
    with (
        closing(sqlite3.connect(memory, uri=True)) as own,
        closing(sqlite3.connect(migrated)) as made,
    ):
        made.backup(own)
        yield  # what lies in memory is there as long as somebody has it open


def pytest_sessionfinish(session) -> None:
    """Drop what the run made on a server, once every worker has ended."""
    if not hasattr(session.config, "workerinput"):
        drop_on_server(session.config._tmp_path_factory.getbasetemp() / "once")


@pytest.fixture
def site(settings, client):
    """A function that points the site at a store and gives a client."""

    def use(store):
        settings.FRANKPLEDGE_STORE = str(store.root)
        return client

    return use


@pytest.fixture(autouse=True)
def every_action_writes_its_line(request):
    """An action that changes the record and is not in the audit log fails the test."""
    for name in RECORDS & set(request.fixturenames):
        request.getfixturevalue(name)  # the record is still there when the watch ends
    with watching() as watch:
        yield
        faults = watch.faults()
    assert not faults, f"not in the audit log once: {'; '.join(faults)}"


@pytest.fixture
def clock(monkeypatch):
    """A function that sets the moment at which pages and forms believe to be."""

    def read(at):
        monkeypatch.setattr(timezone, "now", lambda: at)

    return read
