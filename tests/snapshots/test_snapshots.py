"""Every page of the demonstration says what it said when its snapshot was kept.

What is looked at was found by following links when the snapshots were kept. A change on purpose
is kept anew by `python -m tests.snapshots write`, and read in the diff.
"""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from frankpledge.apps.demo_record.actions.demonstration import demonstration_user
from frankpledge.rules.roles import Role
from tests.snapshots import kept
from tests.snapshots.crawl import Answer, Bounds, ask, crawl
from tests.snapshots.demonstration import make_record, make_store, standing_still

# Nothing on a page leads to the later ones of these.
PUBLIC = (
    "/",
    "/api",
    "/robots.txt",
    "/status.json",
    "/alerts.csv",
    "/api/v1/measures.csv",
    "/api/v1/measures.csv-metadata.json",
    "/api/v1/tables/street.csv-metadata.json",
    "/api/crime-categories?date=2026-09",
    "/api/crime-last-updated",
    "/api/crimes-street-dates",
    "/api/crimes-street/all-crime?lat=53.62&lng=1.92&date=2026-09",
    "/api/crimes-no-location?category=robbery&force=anyshire&date=2026-09",
    "/api/stops-street?lat=53.62&lng=1.92&date=2026-09",
    "/api/stops-force?force=anyshire&date=2026-09",
    "/api/forces/anyshire",
    "/complain/to/office-holder/",
    "/complain/office-holder/",
    "/nothing-is-here/",
)
DESK, ACCOUNT = "/desk/", "/account/"
# How many addresses of a route are looked at; the first ones have the longest pages.
MOST = {
    "performance:force": 3,
    "performance:district": 3,
    "performance:chart": 4,
    "publishing:publication": 60,
    "": 6,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return make_store(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture
def demonstration(store, settings, site, db):
    """The demonstration's site, at one moment."""
    if connection.vendor != "sqlite":
        pytest.skip("the snapshots are of the record on SQLite, where rows are numbered anew")
    settings.FRANKPLEDGE_DEMONSTRATION = True
    settings.FRANKPLEDGE_API_LIMIT = (0, 0)
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    site(store)
    with standing_still():
        make_record()
        yield


def taken() -> kept.Snapshots:
    readers = {}
    for reader in (kept.NOBODY, *Role):
        client = Client()
        if reader != kept.NOBODY:
            client.force_login(demonstration_user(reader))
        readers[str(reader)] = kept.take(found_by(reader, client))
    return kept.by_address(readers)


def found_by(reader: str, client: Client) -> Iterator[Answer]:
    """Yield what a reader gets: at the addresses kept, or at those that a crawl finds."""
    if not kept.is_written_anew():
        yield from (ask(client, address) for address in kept.addresses(reader))
    elif reader == kept.NOBODY:
        yield from crawl(client, PUBLIC, Bounds(MOST))
    else:
        yield from crawl(client, [DESK], Bounds(MOST, inside=DESK, never=(ACCOUNT,)))
        if reader == Role.ADMINISTRATOR:  # somebody's own account is the same for everybody
            yield from crawl(client, [ACCOUNT], Bounds(MOST, inside=ACCOUNT, never=(DESK,)))


def test_every_page_of_the_demonstration_is_as_it_was_kept(demonstration):
    kept.hold(taken())
