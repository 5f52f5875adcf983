"""A record with something in every state: made once, as it was for each test."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings

from tests.apps.whole.demonstrated import make_demonstrated
from tests.apps.whole.record import make_record
from tests.audit_lines import watching
from tests.chance import without_chance
from tests.databases import another, postgresql_database, used


@contextmanager
def own_database(called: str) -> Iterator[BaseDatabaseWrapper]:
    """Make an empty record beside that of the tests."""
    if connection.vendor == "sqlite":
        empty = another(f"file:{called}?mode=memory&cache=shared")
        for each in (connection, empty):
            each.ensure_connection()
        connection.connection.backup(empty.connection)  # its tables are there already
        yield empty
        return
    with postgresql_database(called) as name:
        empty = another(name)
        with used(empty):
            call_command("migrate", verbosity=0)
        yield empty
        empty.close()


@pytest.fixture(scope="session")
def made_record(
    django_db_setup, django_db_blocker, tmp_path_factory
) -> Iterator[tuple[BaseDatabaseWrapper, SimpleNamespace]]:
    """The record in a database of its own, and what it was made of."""
    with django_db_blocker.unblock(), own_database("whole") as database:
        own = override_settings(FRANKPLEDGE_STORE=str(tmp_path_factory.mktemp("whole")))
        with own, used(database), transaction.atomic(), without_chance(), watching() as watch:
            made = make_record()
            database.run_on_commit = []  # copies of its pages are made by no test
            faults = watch.faults()
        assert not faults, f"not in the audit log once: {'; '.join(faults)}"
        yield database, made


@pytest.fixture
def whole(db, made_record) -> Iterator[SimpleNamespace]:
    """Everything that can be on the record; what a test changes of it is taken back."""
    database, made = made_record
    with used(database), transaction.atomic():
        yield deepcopy(made)
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def made_demonstrated(
    django_db_setup, django_db_blocker, small_store
) -> Iterator[BaseDatabaseWrapper]:
    """The demonstration in a database of its own, with a row for each table."""
    with django_db_blocker.unblock(), own_database("demonstrated") as database:
        own = override_settings(FRANKPLEDGE_STORE=str(small_store.root))
        with own, used(database), transaction.atomic(), without_chance():
            make_demonstrated()
            database.run_on_commit = []
        yield database


@pytest.fixture
def demonstrated(db, made_demonstrated) -> Iterator[None]:
    """The demonstration; what a test changes of it is taken back."""
    with used(made_demonstrated), transaction.atomic():
        yield
        transaction.set_rollback(True)
