"""Home, search, the pages that explain, status, headers."""

import json
import re
from datetime import date

import pytest

from frankpledge.design.assets import strip
from frankpledge.design.maps import TILES
from frankpledge.design.scales import round_steps
from frankpledge.evidence.official.reference import add
from frankpledge.rules.policing_areas import AREAS
from frankpledge.web import context
from tests.archives import NOON, load
from tests.databases import locked
from tests.evidence.test_reference import boundaries


def test_home_links_all_43_areas_on_the_map_and_in_the_list(site, small_store):
    page = site(small_store).get("/").text
    for area in AREAS:
        assert page.count(f'href="/forces/{area.slug}/"') == 2, area.slug
    assert "Anyshire Police (made up)" in page


def test_tiles_lie_apart_and_are_all_there():
    assert set(TILES) == {area.slug for area in AREAS}
    assert len({(column, row) for column, row, _ in TILES.values()}) == 43
    assert len({letters for _, _, letters in TILES.values()}) == 43


def test_boundary_map_appears_with_its_date_once_it_was_added(site, store, small_archive, tmp_path):
    load(store, small_archive)
    assert "Boundaries:" not in site(store).get("/").text
    path = tmp_path / "areas.geojson"
    path.write_text(boundaries(AREAS))
    add(store.root, "force-boundaries", path, dated=date(2023, 12, 1), source="ONS", at=NOON)
    page = site(store).get("/").text
    assert "Boundaries: ONS 2023-12-01." in page
    assert page.count('href="/forces/kent/"') == 3


def test_home_of_an_empty_store_says_what_to_do(site, store):
    assert "frankpledge ingest PATH" in site(store).get("/").text


def test_search_leads_straight_to_a_single_hit(site, small_store):
    response = site(small_store).get("/find/", {"q": "merseyside"})
    assert response.status_code == 302
    assert response["Location"] == "/forces/merseyside/"


def test_search_finds_the_successor_of_an_old_district(site, small_store):
    response = site(small_store).get("/find/", {"q": "wycombe"})
    assert response["Location"] == "/forces/thames-valley/districts/buckinghamshire/"


def test_search_with_several_hits_and_with_none(site, small_store):
    client = site(small_store)
    text = client.get("/find/", {"q": "oxford"}).text
    assert all(name in text for name in ("Oxford", "South Oxfordshire", "West Oxfordshire"))
    assert (
        "No police force or district has “zzz” in its name"
        in client.get("/find/", {"q": "zzz"}).text
    )
    assert client.get("/find/").status_code == 200


@pytest.mark.parametrize("words", ["<script>", "%", "'", "x" * 100_000])
def test_hostile_search_is_text(site, small_store, words):
    response = site(small_store).get("/find/", {"q": words})
    assert response.status_code in (200, 302)
    assert "<script" not in response.content.decode()


def test_about_the_data_explains_the_traps(site, small_store):
    text = " ".join(site(small_store).get("/about-the-data/").text.split())
    for trap in (
        "A gap is not a zero",
        "Half a month",
        "Status update unavailable",
        "not addresses",
        "Wycombe",
    ):
        assert trap in text


@pytest.mark.django_db
def test_status_says_how_fresh_the_data_is(site, small_store):
    status = json.loads(site(small_store).get("/status.json").content)
    assert status["release"] == 1
    assert status["latest_month"] == "2025-09"
    assert status["database"] in ("sqlite", "postgresql")


@pytest.mark.django_db
def test_status_of_an_empty_store(site, store):
    assert json.loads(site(store).get("/status.json").content)["release"] is None


def test_no_script_and_no_other_site_on_any_page(site, small_store):
    client = site(small_store)
    for address in ("/", "/forces/anyshire/", "/about-the-data/", "/accessibility/", "/find/?q=a"):
        response = client.get(address)
        assert response.status_code == 200
        assert "<script" not in response.text
        assert not re.search(r'(src|href)="(https?:)?//[^"]*\.(css|js|png|woff)', response.text)
        assert " style=" not in response.text
        policy = response["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_unknown_address_is_a_page(site, small_store):
    response = site(small_store).get("/nowhere/")
    assert response.status_code == 404
    assert "There is no page at this address" in response.text


def test_fault_of_ours_is_a_page_without_a_trace(site, small_store, monkeypatch):
    client = site(small_store)
    client.raise_request_exception = False
    monkeypatch.setattr(context, "current_release", lambda: 1 / 0)
    response = client.get("/")
    assert response.status_code == 500
    assert "A fault of ours" in response.text
    assert "ZeroDivision" not in response.text


@pytest.mark.django_db
@pytest.mark.parametrize("damage", ["CURRENT", "summaries", "reference"])
def test_damaged_store_is_said_in_words(site, store, small_archive, damage):
    load(store, small_archive)
    client = site(store)
    if damage == "CURRENT":
        (store.root / "CURRENT").write_bytes(b"")
    elif damage == "summaries":
        for path in (store.root / "summaries").rglob("*.parquet"):
            path.unlink()
    else:
        (store.root / "reference").mkdir()
        (store.root / "reference" / "index.json").write_bytes(b"{")
    assert client.get("/about-the-data/").status_code == 200
    page, status = client.get("/forces/anyshire/"), client.get("/status.json")
    if damage == "reference":
        assert client.get("/").status_code == page.status_code == status.status_code == 200
    else:
        assert page.status_code == status.status_code == 503
        assert "Out of order" in page.text
        assert json.loads(status.content)["ok"] is False


def test_only_reading_is_possible(site, small_store):
    for address in ("/", "/forces/anyshire/", "/find/", "/status.json"):
        assert site(small_store).post(address).status_code == 405


def test_page_that_did_not_change_is_not_sent_again(site, small_store):
    client = site(small_store)
    stamp = client.get("/about-the-data/")["ETag"]
    assert client.get("/about-the-data/", headers={"If-None-Match": stamp}).status_code == 304


@pytest.mark.parametrize("highest", [0, 1, 4, 7, 99, 100, 101, 17331, 999_999])
def test_axis_reaches_the_highest_value_in_round_steps(highest):
    steps = round_steps(highest)
    assert steps[0] == 0
    assert steps[-1] >= highest
    assert len(steps) <= 7
    assert len({b - a for a, b in zip(steps, steps[1:], strict=False)}) == 1


def test_stylesheet_keeps_neither_typeface_nor_crest():
    css = (
        "@font-face{font-family:GDS Transport;src:url(/assets/fonts/x.woff2)}"
        ".a{font-family:GDS Transport,arial,sans-serif}.b{background:url(/assets/images/govuk-crest.svg)}"
        "/*# sourceMappingURL=x.css.map */"
    )
    assert strip(css) == ".a{font-family:arial,sans-serif}.b{background:none}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/who/?area=a/b", 404),
        ("/who/?area=%00", 400),
        ("/record/%00/", 400),
        ("/record/?q=%00", 400),
        ("/measures/robbery/compare/?month=a/b", 400),
        ("/measures/robbery/compare/?month=٢٠٢٥-٠٣", 400),
        ("/measures/robbery/compare/0000-01/", 400),
    ],
)
def test_an_address_that_makes_no_sense_is_told_so(site, small_store, address, status):
    page = site(small_store).get(address)
    assert page.status_code == status
    assert "Traceback" not in page.text


@pytest.mark.django_db
def test_a_database_that_is_locked_asks_to_send_it_again(client, monkeypatch):
    def refuse(*_):
        raise locked()

    monkeypatch.setattr("frankpledge.apps.bodies.queries.people.body_page", refuse)
    page = client.get("/bodies/anybody/")
    assert page.status_code == 503
    assert "Nothing was saved; send it again" in page.text


@pytest.mark.django_db
def test_a_request_that_is_too_long_is_refused_before_it_is_read(client):
    page = client.post("/ask/", "x", content_type="text/plain", headers={"content-length": "9" * 9})
    assert page.status_code == 413
