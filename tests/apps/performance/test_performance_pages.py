"""The pages of a force and a district, through their addresses."""

import csv
import io
import re

import pytest

from tests.archives import crime, load, street, write

FORCE = "/forces/anyshire/"


def text_of(response):
    """Return what a reader reads: no tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.text))


def test_force_page_says_what_is_recorded_and_that_it_is_made_up(site, small_store):
    text = text_of(site(small_store).get(FORCE))
    assert "Made-up data." in text
    assert re.search(
        r"In September 2025 there were [\d,]+ crimes recorded by Anyshire Police", text
    )
    assert "March 2025 is missing, not zero." in text
    assert "Source: made up" in text
    assert "Source: police.uk" not in text
    assert "Release 1" in text
    rows = csv.DictReader(io.StringIO(site(small_store).get(f"{FORCE}crimes.csv").text))
    assert {row["source"] for row in rows} == {"made up"}


def test_real_force_names_its_source_and_licence_beside_the_figure(site, small_store):
    text = text_of(site(small_store).get("/forces/kent/"))
    assert (
        "Source: police.uk (street-level crime), Open Government Licence v3.0. Release 1." in text
    )


def test_missing_month_is_not_held_in_the_table_and_a_band_in_the_chart(site, small_store):
    page = site(small_store).get(FORCE).text
    assert re.search(r"March 2025\s*</th>\s*<td[^>]*>\s*not held\s*</td>", page)
    assert "<title>2025-03: missing</title>" in page


def test_no_page_or_csv_shows_zero_for_a_missing_month(site, small_store):
    client = site(small_store)
    for name in ("crimes", "outcomes", "stop-and-search", "districts", "coverage"):
        rows = list(csv.DictReader(io.StringIO(client.get(f"{FORCE}{name}.csv").text)))
        missing = [row for row in rows if row["month"] == "2025-03"]
        assert missing, name
        for row in missing:
            assert row.get("count", row.get("rows")) == "", name
            assert row["status"] == "missing", name


def test_force_without_any_file_is_missing_and_still_has_its_page(site, small_store):
    text = text_of(site(small_store).get("/forces/greater-manchester/"))
    assert "Greater Manchester Combined Authority" in text
    assert "Mayor, since 8 May 2017" in text
    assert "Police and crime commissioner, 22 November 2012 to 7 May 2017." in text
    assert "the files are missing, which does not mean that there were none" in text
    assert not re.search(r"there were 0\b", text)


def test_facts_from_memory_say_so_beside_them(site, small_store):
    assert "Days given here are from general knowledge and not yet checked." in text_of(
        site(small_store).get("/forces/kent/")
    )


def test_every_chart_has_a_sentence_a_table_and_a_csv(site, small_store):
    page = site(small_store).get(FORCE).text
    figures = re.findall(r"<figure.*?</figure>", page, re.S)
    assert len(figures) == 3
    for figure in figures:
        assert "<figcaption" in figure
        assert '<svg class="fp-chart"' in figure
        assert "<table" in figure
    assert {"crimes.csv", "outcomes.csv", "stop-and-search.csv"} <= set(
        re.findall(r"anyshire/([a-z-]+\.csv)", page)
    )


def test_page_of_one_kind_counts_that_kind(site, small_store):
    text = text_of(site(small_store).get(f"{FORCE}?kind=Shoplifting"))
    assert "Shoplifting by month" in text
    assert "crimes of the kind “Shoplifting” recorded by Anyshire Police" in text


def test_page_and_csv_show_the_same_figures(site, small_store):
    client = site(small_store)
    rows = csv.DictReader(io.StringIO(client.get(f"{FORCE}crimes.csv").text))
    total = sum(
        int(row["count"])
        for row in rows
        if row["month"] == "2025-09" and row["crime_type"] != "Anti-social behaviour"
    )
    assert f"In September 2025 there were {total:,} crimes" in text_of(client.get(FORCE))


def test_the_newest_three_months_are_provisional(site, small_store):
    rows = csv.DictReader(io.StringIO(site(small_store).get(f"{FORCE}crimes.csv").text))
    assert {row["month"] for row in rows if row["provisional"] == "yes"} == {
        "2025-07",
        "2025-08",
        "2025-09",
    }


def test_restated_month_is_on_the_page(site, store, tmp_path):
    name = "2025-01-thames-valley-street.csv"
    load(store, write(tmp_path / "one", name, street([crime("a" * 64)])))
    load(store, write(tmp_path / "two", name, street([crime("a" * 64, outcome="Offender fined")])))
    page = site(store).get("/forces/thames-valley/").text
    section = re.sub(r"<[^>]+>", " ", page[page.index('id="changed"') :])
    assert "January 2025" in section
    assert [
        int(n) for n in re.findall(r"\b\d+\b", section[section.index("January 2025") + 12 :])[:5]
    ] == [1, 0, 0, 1, 1]


def test_what_is_old_and_was_not_unusual_is_no_finding(site, store, tmp_path):
    old = write(tmp_path / "old", "2025-01-thames-valley-street.csv", street([crime("a" * 64)]))
    load(store, old)
    load(
        store,
        write(
            tmp_path / "new",
            "2025-06-kent-street.csv",
            street([crime("b" * 64, month="2025-06", force="Kent Police")]),
        ),
    )
    page = site(store).get("/forces/thames-valley/").text
    section = page[page.index('id="really"') : page.index('id="crimes"')]
    words = " ".join(re.sub(r"<[^>]+>", " ", section).split())
    assert "The newest usable figure is of an earlier month:" in words
    assert "Shoplifting (January 2025)" in words
    assert "Older findings" not in words
    assert re.search(r"We have no data: .*Stop and search rate", words)


def test_page_without_restatement_says_what_is_not_known(site, small_store):
    assert "it is not known whether its figures were restated" in text_of(
        site(small_store).get(FORCE)
    )


def test_district_page_counts_what_its_predecessors_recorded(site, store, tmp_path):
    rows = [
        crime(lsoa=("E01000001", f"{name} 001A"))
        for name in ("Wycombe", "Buckinghamshire", "Oxford")
    ]
    load(store, write(tmp_path, "2025-01-thames-valley-street.csv", street(rows)))
    text = text_of(site(store).get("/forces/thames-valley/districts/buckinghamshire/"))
    assert "there were 2 crimes recorded in Buckinghamshire" in text
    assert "Aylesbury Vale, Chiltern, South Bucks, Wycombe" in text
    assert "566,694" in text
    assert "Police and Crime Commissioner for Thames Valley" in text
    assert "Stop and search files do not name the district." in text


def test_made_up_district_has_a_page(site, small_store):
    client = site(small_store)
    text = text_of(client.get(f"{FORCE}districts/saltmarsh-the-holms/"))
    assert "recorded in Saltmarsh, the Holms" in text
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{FORCE}districts/easthaven/crimes.csv").text))
    )
    assert rows[0]["district"] == "Easthaven"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("/forces/gotham/", "No force is called 'gotham'"),
        ("/forces/kent/?kind=Weather", "No crime of the kind 'Weather'"),
        ("/forces/kent/weather.csv", "There is no table 'weather'"),
        ("/forces/kent/districts/oxford/", "No district 'oxford' in the area of Kent Police"),
        ("/forces/anyshire/districts/easthaven/weather.csv", "There is no table 'weather'"),
    ],
)
def test_what_is_not_there_is_a_page_that_says_so(site, small_store, address, says):
    response = site(small_store).get(address)
    assert response.status_code == 404
    assert says in response.text.replace("&#x27;", "'")


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", "'; drop table found; --", "%00", "a" * 5000]
)
def test_hostile_kind_is_refused_and_never_echoed_raw(site, small_store, hostile):
    response = site(small_store).get(FORCE, {"kind": hostile})
    assert response.status_code == 404
    assert "<script" not in response.text


def test_page_in_an_empty_store_says_how_to_fill_it(site, store):
    response = site(store).get("/forces/kent/")
    assert response.status_code == 404
    assert "frankpledge ingest PATH" in response.text


def test_category_from_a_hostile_file_is_text_on_the_page(site, store, tmp_path):
    rows = [crime(kind="<script>x</script>"), crime(kind="=1+1")]
    load(store, write(tmp_path, "2025-01-kent-street.csv", street(rows)))
    client = site(store)
    assert "<script" not in client.get("/forces/kent/").text
    assert ",'=1+1,1," in client.get("/forces/kent/crimes.csv").text
