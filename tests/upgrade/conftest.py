"""The records and stores that versions before left, brought up to this version."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from frankpledge.evidence.store.releases import Store
from tests.databases import another, postgresql_database, used
from tests.snapshots.demonstration import standing_still

BEFORE = sorted((Path(__file__).parent / "before").iterdir())


def record_file(before: Path) -> str:
    """Return the dump of the record from the kind of database that the tests run on."""
    return (before / f"record.{connection.vendor}.sql").read_text()


@contextmanager
def sqlite_record(folder: Path, before: Path) -> Iterator[str]:
    """Fill a file with the dump; yield its name."""
    path = folder / "record.sqlite3"
    filled = sqlite3.connect(path)
    filled.executescript(record_file(before))
    filled.close()
    yield str(path)


@contextmanager
def postgresql_record(before: Path) -> Iterator[str]:
    """Fill a database of its own with the dump; yield its name."""
    with postgresql_database("upgrade") as name:
        filled = another(name)
        with filled.cursor() as cursor:
            cursor.execute(record_file(before))
        filled.close()  # the dump changes where the connection looks for tables
        yield name


def row_counts() -> dict[str, int]:
    """Return how many rows each table of ours has; Django's own are not the record."""
    labels = ("audit", "bodies", "accounts", "publishing", "obligations", "plan", "scrutiny")
    labels += ("engagement", "recommendations", "complaints", "membership", "meetings", "panel")
    with connection.cursor() as cursor:
        names = [n for n in connection.introspection.table_names() if n.split("_")[0] in labels]
        counts = {}
        for name in names:
            cursor.execute(f'select count(*) from "{name}"')
            counts[name] = cursor.fetchone()[0]
    return counts


@pytest.fixture(scope="module", params=BEFORE, ids=[folder.name for folder in BEFORE])
def before(request) -> Path:
    """The folder of a version before: what it left, and what it answered."""
    return request.param


@pytest.fixture(scope="module")
def rows_before(before, tmp_path_factory, django_db_blocker) -> Iterator[dict[str, int]]:
    """The rows of each table before the migrations; after them, the record is in use."""
    is_sqlite = connection.vendor == "sqlite"
    folder = tmp_path_factory.mktemp("record")
    record = sqlite_record(folder, before) if is_sqlite else postgresql_record(before)
    with django_db_blocker.unblock(), record as name:
        migrated = another(name)
        with used(migrated), standing_still():
            counts = row_counts()
            call_command("migrate", verbosity=0)
            yield counts
        migrated.close()


@pytest.fixture
def record_of_before(rows_before, settings, tmp_path) -> Iterator[None]:
    """The record of before, in this version; what a test changes is taken back."""
    settings.FRANKPLEDGE_API_LIMIT = (0, 0)
    settings.CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "LOCATION": str(tmp_path),
        }
    }
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def old_store(before, tmp_path_factory) -> Store:
    """The store of before; never written to by a test."""
    return unpacked(before, tmp_path_factory.mktemp("home"))


def unpacked(before: Path, folder: Path) -> Store:
    """Return the store of before, unpacked into a folder."""
    with zipfile.ZipFile(before / "store.zip") as packed:
        packed.extractall(folder)
    return Store(folder)
