"""A record with something in every state: made once, as it was for each test."""

from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from django.test import override_settings

from tests.apps.whole.demonstrated import make_demonstrated
from tests.apps.whole.record import make_record
from tests.chance import without_chance
from tests.databases import Made, as_made, made_record


@pytest.fixture(scope="session")
def whole_made(django_db_setup, migrated, django_db_blocker, tmp_path_factory) -> Iterator[Made]:
    """The record in a database of its own, and what it was made of."""
    folder = tmp_path_factory.mktemp("whole")

    def make() -> SimpleNamespace:
        with override_settings(FRANKPLEDGE_STORE=str(folder)), without_chance():
            return make_record()

    with made_record("whole", migrated, make, django_db_blocker) as made:
        yield made


@pytest.fixture
def whole(db, whole_made) -> Iterator[SimpleNamespace]:
    """Everything that can be on the record; what a test changes of it is taken back."""
    with as_made(whole_made) as made:
        yield made


@pytest.fixture(scope="session")
def demonstrated_made(django_db_setup, migrated, django_db_blocker, small_store) -> Iterator[Made]:
    """The demonstration in a database of its own, with a row for each table."""

    def make() -> SimpleNamespace:
        with override_settings(FRANKPLEDGE_STORE=str(small_store.root)), without_chance():
            make_demonstrated()
        return SimpleNamespace()

    with made_record("demonstrated", migrated, make, django_db_blocker) as made:
        yield made


@pytest.fixture
def demonstrated(db, demonstrated_made) -> Iterator[None]:
    """The demonstration; what a test changes of it is taken back."""
    with as_made(demonstrated_made):
        yield
