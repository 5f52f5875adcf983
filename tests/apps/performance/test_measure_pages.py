"""Pages of measures: every chart has its sentence, table, CSV, JSON, SVG and address."""

import csv
import io
import json
import re
from xml.etree import ElementTree

import pytest

from frankpledge.evidence.measures.definitions import all_measures

PAGES = (
    "/measures/",
    "/measures/robbery/",
    "/measures/robbery/compare/2025-09/",
    "/alerts/",
    "/alerts/?area=anyshire",
    "/how-to-read-charts/",
    "/forces/anyshire/measures/",
    "/forces/anyshire/measures/robbery/",
    "/forces/anyshire/measures/robbery/?like-months",
    "/forces/anyshire/districts/easthaven/measures/",
    "/forces/anyshire/districts/easthaven/measures/robbery/",
)


@pytest.mark.parametrize("address", PAGES)
def test_pages_answer(site, small_store, address):
    page = site(small_store).get(address)
    assert page.status_code == 200
    assert b"<script" not in page.content
    assert b" style=" not in page.content


@pytest.mark.parametrize("name", sorted(all_measures()))
def test_every_chart_has_all_that_a_chart_must(site, small_store, name):
    client = site(small_store)
    base = f"/forces/anyshire/measures/{name}"
    text = client.get(f"{base}/").content.decode()
    assert "<figcaption" in text
    assert "<table" in text
    assert all(f"{base}.{kind}" in text for kind in ("csv", "json", "svg"))
    rows = list(csv.DictReader(io.StringIO(client.get(f"{base}.csv").content.decode())))
    given = json.loads(client.get(f"{base}.json").content)
    assert [p["month"] for p in given["points"]] == [row["month"] for row in rows]
    assert rows[0]["source"] == "made up"
    assert given["sentence"].startswith(all_measures()[name].title)
    drawing = client.get(f"{base}.svg")
    assert drawing["Content-Type"].startswith("image/svg+xml")
    root = ElementTree.fromstring(drawing.content)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert b"class=" not in drawing.content


def test_the_missing_month_is_empty_in_the_csv_and_a_band_in_the_drawing(site, small_store):
    client = site(small_store)
    text = client.get("/forces/anyshire/measures/total_crime.csv").content.decode()
    row = next(r for r in csv.DictReader(io.StringIO(text)) if r["month"] == "2025-03")
    assert (row["value"], row["status"]) == ("", "missing")
    page = client.get("/forces/anyshire/measures/total_crime/").content.decode()
    assert "March 2025: no value" in page


def test_force_page_says_what_changed_in_its_month_and_how_much_is_judged(site, small_store):
    text = site(small_store).get("/forces/anyshire/").content.decode()
    section = text[text.index('id="really"') : text.index('id="crimes"')]
    assert "What changed in September 2025" in section
    assert re.search(r"September 2025: (\d+ of 16|all \d+) measures", section)


def test_force_without_files_has_no_data_and_no_verdict(site, small_store):
    text = site(small_store).get("/forces/kent/").content.decode()
    section = text[text.index('id="really"') : text.index('id="crimes"')]
    assert "We have no data for Kent Police." in section
    assert "normal range" not in section


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/measures/nonsense/", 404, "No measure is called"),
        ("/forces/anyshire/measures/nonsense/", 404, "No measure is called"),
        ("/forces/nowhere/measures/", 404, "No force is called"),
        ("/forces/anyshire/measures/robbery.pdf", 404, "there are csv, json and svg"),
        (
            "/forces/anyshire/districts/easthaven/measures/stop_and_search_rate/",
            404,
            "is not given",
        ),
        ("/measures/robbery/compare/2025-13/", 400, "2025-13"),
        ("/measures/robbery/compare/2025-09.csv", 404, "5 are needed"),
        ("/alerts/?area=anyshire&budget=lots", 400, "is no number"),
        ("/alerts/?area=anyshire&budget=900", 400, "half of all tests"),
        ("/alerts/?area=nowhere", 404, "No area is called"),
        ("/alerts/?area=anyshire&measure=%00", 400, "could not be understood"),
    ],
)
def test_wrong_addresses_say_what_is_wrong(site, small_store, address, status, said):
    page = site(small_store).get(address)
    assert page.status_code == status
    assert said in page.content.decode()


def test_alerts_state_the_budget_and_keep_the_choice_in_the_address(site, small_store):
    text = site(small_store).get("/alerts/?area=anyshire&budget=0.5").content.decode()
    assert "(you accept 0.5 a quarter)" in text
    assert re.search(r'value="anyshire"\s+checked', text)


def test_a_comparison_that_cannot_be_made_says_why(site, small_store):
    text = site(small_store).get("/measures/robbery/compare/2025-09/").content.decode()
    assert "can be compared of 0 areas" in text
    text = site(small_store).get("/measures/stop_and_search_disparity/compare/2025-09/").content
    assert b"not compared by a funnel" in text
