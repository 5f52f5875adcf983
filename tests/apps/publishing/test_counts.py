"""How many there are of each kind is counted once for each state of the record."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from frankpledge.apps.publishing.queries import visible
from tests import factories
from tests.databases import own_database, used
from tests.factories import NOW
from tests.moments import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.fixture
def office(migrated):
    """An office of a record outside any transaction."""
    with own_database("counts", migrated) as database, used(database):
        yield factories.a_body()


def counted():
    """What is counted, and whether the publications were."""
    with CaptureQueriesContext(connection) as asked:
        found = dict(visible.kinds_in_use(NOW))
    return found, any("publishing_publication" in q["sql"] for q in asked)


def test_publications_are_counted_again_only_where_something_was_done(office):
    assert counted() == ({}, True)
    factories.a_publication(office, "a")
    assert counted() == ({"document": 1}, True)
    assert counted() == ({"document": 1}, False)
    factories.a_publication(office, "b", kind="question")
    factories.a_publication(office, "c", visible_from=NOW + DAY)
    assert counted() == ({"document": 1, "question": 1}, True)
    assert counted() == ({"document": 1, "question": 1}, False)
    assert dict(visible.kinds_in_use(NOW + DAY)) == {"document": 2, "question": 1}


def test_what_a_transaction_takes_back_is_not_remembered(office):
    factories.a_publication(office, "a")
    with transaction.atomic():
        factories.a_publication(office, "b")
        assert counted() == ({"document": 2}, True)
        transaction.set_rollback(True)
    assert counted() == ({"document": 1}, True)
