"""A record with something in every state: made once, as it was for each test."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import override_settings

from tests.apps.whole.demonstrated import make_demonstrated
from tests.apps.whole.record import make_record
from tests.chance import without_chance
<<<<<<< HEAD
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
=======
from tests.databases import Made, as_made, made_record
>>>>>>> 8da0739df86b0d6d6e167363bd30be36a6218644


@pytest.fixture(scope="session")
def whole_made(django_db_setup, migrated, django_db_blocker, tmp_path_factory) -> Iterator[Made]:
    """The record in a database of its own, and what it was made of."""
<<<<<<< HEAD
    with django_db_blocker.unblock(), own_database("whole") as database:
        own = override_settings(FRANKPLEDGE_STORE=str(tmp_path_factory.mktemp("whole")))
        with own, used(database), transaction.atomic(), without_chance(), watching() as watch:
            made = make_record()
            database.run_on_commit = []  # copies of its pages are made by no test
            faults = watch.faults()
        assert not faults, f"not in the audit log once: {'; '.join(faults)}"
        yield database, made
=======
    folder = tmp_path_factory.mktemp("whole")

    def make() -> SimpleNamespace:
        with override_settings(FRANKPLEDGE_STORE=str(folder)), without_chance():
            return make_record()

    with made_record("whole", migrated, make, django_db_blocker) as made:
        yield made
>>>>>>> 8da0739df86b0d6d6e167363bd30be36a6218644


@pytest.fixture
def whole(db, whole_made) -> Iterator[SimpleNamespace]:
    """Everything that can be on the record; what a test changes of it is taken back."""
<<<<<<< HEAD
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
=======
    with as_made(whole_made) as made:
        yield made
>>>>>>> 8da0739df86b0d6d6e167363bd30be36a6218644
