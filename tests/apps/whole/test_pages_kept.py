"""Every page of a record with something in every state reads as its snapshot: forms, too.

What `tests/snapshots` holds for the demonstration, for the pages that it has nothing for.
"""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from frankpledge.rules.roles import Role
from tests.apps.whole.doors import DOORS
from tests.apps.whole.test_every_address import rows
from tests.snapshots import kept
from tests.snapshots.crawl import SENT, Answer, Bounds, ask, crawl, sent
from tests.snapshots.demonstration import standing_still

NO_FORM = 405
FOLDER = kept.FOLDER.with_name("whole")
NOT_OF_THE_RECORD = ("/forces/", "/measures/", "/api", "/alerts", "/account/", "/who/", "/feeds/")


@pytest.fixture
def pages(whole, site, small_store):
    """What somebody gets who may open the page, and everybody at the public pages."""
    if connection.vendor != "sqlite":
        pytest.skip("the snapshots are of the record on SQLite, where rows are numbered anew")
    site(small_store)
    with standing_still():
        yield taken(whole)


def taken(whole):
    readers = {}
    for reader in (kept.NOBODY, *Role):
        client = Client()
        if reader != kept.NOBODY:
            client.force_login(whole.people[reader])
        first = public(client, whole) if reader == kept.NOBODY else at_work(client, reader, whole)
        again = (visit(client, address) for address in kept.addresses(reader, FOLDER))
        readers[str(reader)] = kept.take(first if kept.is_written_anew() else again)
    return kept.by_address(readers)


def visit(client, address):
    is_sent = address.endswith(SENT)
    return sent_empty(client, address.removesuffix(SENT)) if is_sent else ask(client, address)


def public(client, whole):
    """Yield what everybody gets from the record on, and where somebody sent something."""
    thanks = {
        "scrutiny:received": whole.received.reference,
        "complaints:received": whole.complaint.reference,
        "meetings:received": whole.panel_question.reference,
        "membership:applied": whole.application.reference,
    }
    start = ["/record/", *(reverse(name, args=[of]) for name, of in thanks.items())]
    bounds = Bounds({"publishing:publication": 60, "": 4}, never=NOT_OF_THE_RECORD)
    yield from crawl(client, start, bounds)


def at_work(client, role, whole):
    """Yield the desk of a role, and each page that no role before it may open, and its form."""
    yield ask(client, "/desk/")
    for name, row in rows(whole).items():
        first = next((other for other in Role if DOORS[name].opens_to(other)), None)
        if role == first and "post" not in row:
            address = reverse(name, args=row.get("args", []))
            yield ask(client, address)
            answer = sent_empty(client, address)
            yield from [answer] if answer.status != NO_FORM else []


def sent_empty(client, address) -> Answer:
    """Return the answer to the form at an address, sent without a word; nothing is changed."""
    with transaction.atomic():
        answer = sent(client, address, {})
        transaction.set_rollback(True)
    return answer


def test_every_page_of_the_whole_record_is_as_it_was_kept(pages):
    kept.hold(pages, FOLDER)
