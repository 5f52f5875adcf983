"""Public pages ask a few questions of the database, however much there is to list."""

from datetime import timedelta

import pytest

from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.rules.documents import document, words
from tests.factories import NOW

pytestmark = [pytest.mark.django_db]
MOST = 12
KINDS = ("question", "meeting", "minutes", "undertaking", "panel-case")
ADDRESSES = {
    "/record/": "x-119",
    "/record/?kind=question": "x-115",
    "/record/?area=kent": "x-119",
    "/record/?about=topic/tea": "x-119",
    "/record/?q=heron": "x-119",
    "/record/x-0/": "x-0",
    "/panels/panel/": "x-116",
    "/panels/": "panel",
    "/feeds/": "topic/tea",
    "/feeds/all/all.atom": "x-119",
    "/feeds/body/panel.json": "x-119",
    "/undertakings/": "x-118",
}


@pytest.fixture
def many(office, panel, clock):
    """More than a page of each kind."""
    for n in range(120):
        kind = KINDS[n % len(KINDS)]
        data = {"state": "asked", "on": f"2026-0{1 + n % 4}-01", "attendance": [["Ann", "Present"]]}
        publish(
            f"x-{n}",
            kind,
            panel,
            f"Number {n}",
            document("A lead.", blocks=[words("Words", "heron")], data=data),
            by="a test",
            at=NOW + timedelta(minutes=n),
            subjects=[("topic", "tea"), ("area", "kent"), ("record", f"x-{n % 3}")],
        )
    clock(NOW + timedelta(days=1))


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_asks_at_most_a_dozen_questions(
    many, client, django_assert_max_num_queries, address
):
    client.get(address)  # what a process asks once
    with django_assert_max_num_queries(MOST):
        page = client.get(address)
    assert ADDRESSES[address] in page.text
