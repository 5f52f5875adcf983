"""Archives of feeds (RFC 5005): all that was published can be read, each archive for ever the same."""

import re
import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from frankpledge.apps.publishing.actions.publish import redact
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db]
ATOM = "{http://www.w3.org/2005/Atom}"
ENTRIES = "frankpledge.apps.publishing.queries.feeds.ENTRIES"
FEED = "/feeds/topic/tea.atom"


@pytest.fixture
def twelve(office, monkeypatch, clock):
    """Twelve publications, in feeds of five."""
    monkeypatch.setattr(ENTRIES, 5)
    made = [add(office, n) for n in range(12)]
    clock(NOW + timedelta(days=30))
    return made


def add(office, number):
    at = NOW + number * timedelta(hours=1)
    return a_publication(office, f"x-{number:02}", at=at, subjects=[("topic", "tea")])


def read(client, address):
    page = client.get(address)
    assert page.status_code == 200, address
    tree = ET.fromstring(page.text)
    found = [entry.find(f"{ATOM}id").text for entry in tree.iter(f"{ATOM}entry")]
    ids = [re.search(r"/record/([-\w]+)/", text)[1] for text in found]
    links = {link.get("rel"): link.get("href") for link in tree.findall(f"{ATOM}link")}
    return page.text, ids, links


def test_a_feed_and_its_archives_hold_everything(twelve, client):
    text, found, links = read(client, FEED)
    assert found == [f"x-{n:02}" for n in (11, 10, 9, 8, 7)]
    assert "fh:archive" not in text
    seen = set(found)
    text, archived, links = read(client, links["prev-archive"].removeprefix("http://testserver"))
    assert archived == [f"x-{n:02}" for n in (9, 8, 7, 6, 5)]
    assert "<fh:archive" in text
    assert links["current"] == f"http://testserver{FEED}"
    assert "next-archive" not in links
    text, oldest, links = read(client, links["prev-archive"].removeprefix("http://testserver"))
    assert "prev-archive" not in links
    assert links["next-archive"].endswith("?archive=2")
    assert {*seen, *archived, *oldest} == {f"x-{n:02}" for n in range(12)}


def test_an_archive_stays_the_same_while_records_are_added(twelve, office, client):
    before = read(client, f"{FEED}?archive=1")[:2]
    for n in range(12, 18):
        add(office, n)
    assert read(client, f"{FEED}?archive=1")[:2] == before
    assert read(client, f"{FEED}?archive=2")[2]["next-archive"].endswith("?archive=3")


def test_hidden_words_leave_the_archives(twelve, client, clearer):
    redact(twelve[0], "Some words", "personal data", by=clearer, at=NOW)
    page = client.get("/feeds/all/all.json?archive=1").json()
    (entry,) = [item for item in page["items"] if "/x-00/" in item["url"]]
    assert "Some words" not in entry["content_text"]


def test_a_json_feed_leads_to_what_is_older(twelve, client):
    page = client.get("/feeds/all/all.json").json()
    older = client.get(page["next_url"]).json()
    assert older["next_url"].endswith("/feeds/all/all.json?archive=1")
    assert "next_url" not in client.get(older["next_url"]).json()


def test_a_short_feed_is_as_it_was(office, client, clock):
    add(office, 0)
    clock(NOW + timedelta(days=1))
    assert "archive" not in client.get(FEED).text
    assert "next_url" not in client.get("/feeds/all/all.json").json()


@pytest.mark.parametrize("asked", ["3", "0", "-1", "x", "1.0", "9" * 40, "\u0661"])
def test_an_archive_that_is_none_is_not_found(twelve, client, asked):
    assert client.get(FEED, {"archive": asked}).status_code == 404


def test_the_list_of_feeds_comes_by_pages(office, client, clock):
    for n in range(60):
        a_publication(office, f"x-{n}", subjects=[("topic", f"t{n:02}")])
    clock(NOW)
    first = client.get("/feeds/").text
    assert ("topic/t48.atom" in first, "topic/t49.atom" in first) == (True, False)
    after = re.search(r'href="(\?after=[^"]+)"', first)[1]
    second = client.get(f"/feeds/{after}").text
    assert ("topic/t49.atom" in second, "topic/t48.atom" in second) == (True, False)
    assert "Everything that is published" not in second
    back = re.search(r'href="(\?before=[^"]+)"', second)[1]
    assert client.get(f"/feeds/{back}").text.count("topic/t") == first.count("topic/t")
