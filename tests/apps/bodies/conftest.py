"""The areas of England and Wales with their bodies: imported once, as they were for each test."""

from collections.abc import Iterator

import pytest

from frankpledge.apps.bodies.actions.areas import Added, import_areas
from tests.databases import Made, as_made, made_record
from tests.factories import NOW


@pytest.fixture(scope="session")
def areas_made(django_db_setup, migrated, django_db_blocker) -> Iterator[Made]:
    """The areas in a database of their own, and what the import said."""

    def make() -> Added:
        return import_areas(by="a test", at=NOW)

    with made_record("areas", migrated, make, django_db_blocker) as made:
        yield made


@pytest.fixture
def areas(db, areas_made) -> Iterator[Added]:
    """Every area; what a test changes of them is taken back."""
    with as_made(areas_made) as said:
        yield said
