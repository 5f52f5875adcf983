"""Beside every chart stands a table of the same months, and both say how each is known."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest

from frankpledge.apps.performance.queries.frozen import figure_at
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.measures.definitions import all_measures
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import month_range
from tests.archives import SMALL, load
from tests.design.drawing import Drawing, months_in

FORCE = "/forces/anyshire"
DISTRICT = f"{FORCE}/districts/easthaven"
MISSING, PARTIAL = "2025-03", "2024-10"


@pytest.fixture(scope="module")
def gaps(tmp_path_factory) -> Store:
    """Eleven months of a made-up force, one of them missing, one delivered in part."""
    folder, store = tmp_path_factory.mktemp("archive"), Store(tmp_path_factory.mktemp("store"))
    force = replace(SMALL, rows_a_month=1200, missing=frozenset({MISSING}), partial={PARTIAL: 0.5})
    list(write_archive(folder, [force], "2024-08", "2025-06"))
    load(store, folder)
    return store


def figures(page):
    """Return the drawings and the rows of the table of each figure, by months or of bars."""
    found = re.findall(r"<figure.*?</figure>", page, re.S)
    return [
        (re.findall(r'<svg class="fp-chart".*?</svg>', figure, re.S), rows_of(figure))
        for figure in found
    ]


def rows_of(html):
    """Return the words of each cell of each row in the body of the tables of `html`."""
    rows = re.findall(r"<tr.*?</tr>", "".join(re.findall(r"<tbody.*?</tbody>", html, re.S)), re.S)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in rows]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def months_in_bands(drawing):
    """Return the months that a drawing says have no value."""
    return [
        month
        for band in drawing.bands
        for month in month_range(months_in(band.title)[0], months_in(band.title)[-1])
    ]


def months_drawn(drawing):
    """Return the months that a drawing shows, in order: each as a mark or in a band."""
    marked = [month for mark in drawing.marks for month in months_in(mark.title)[:1]]
    return sorted([*marked, *months_in_bands(drawing)])


def csv_of(client, address):
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode())))


# A made-up force has no residents, so these have no value in any month.
BY_RESIDENT = ("stop_and_search_disparity", "stop_and_search_rate")
NAMES = sorted(set(all_measures()) - set(BY_RESIDENT))
CHARTED = [f"{FORCE}/measures/{name}/" for name in NAMES]
CHARTED += [f"{FORCE}/measures/robbery/?like-months", f"{DISTRICT}/measures/robbery/"]


@pytest.mark.parametrize("address", CHARTED)
def test_a_chart_its_table_and_its_csv_have_the_same_months(site, gaps, address):
    client = site(gaps)
    ((drawings, table),) = figures(client.get(address).content.decode())
    in_table = [months_in(row[0])[0] for row in table][::-1]
    assert len(drawings) == 2  # for a screen and for a phone
    for svg in drawings:
        assert months_drawn(Drawing(svg)) == in_table
    path, _, query = address.partition("?")
    rows = csv_of(client, f"{path.rstrip('/')}.csv?{query}")
    assert [row["month"] for row in rows] == in_table == list(month_range("2024-08", "2025-06"))


@pytest.mark.parametrize("address", [f"{FORCE}/", f"{FORCE}/?kind=Shoplifting", f"{DISTRICT}/"])
def test_a_series_its_table_and_its_csv_have_the_same_months(site, gaps, address):
    client = site(gaps)
    page = client.get(address).content.decode()
    by_month = [
        (drawings, table) for drawings, table in figures(page) if "fp-bar" not in drawings[0]
    ]
    assert len(by_month) == (1 if address.startswith(DISTRICT) else 2)  # crimes, and searches
    for drawings, table in by_month:
        in_table = [months_in(row[0])[0] for row in table][::-1]
        for svg in drawings:
            assert months_drawn(Drawing(svg)) == in_table
        rows = csv_of(client, f"{address.partition('?')[0]}crimes.csv")
        assert sorted({row["month"] for row in rows}) == in_table


@pytest.mark.parametrize("name", BY_RESIDENT)
def test_a_measure_without_any_value_is_not_drawn_and_has_its_table(site, gaps, name):
    page = site(gaps).get(f"{FORCE}/measures/{name}/").content.decode()
    ((drawings, table),) = figures(page)
    assert (drawings, len(table)) == ([], 11)
    assert {row[1] for row in table} == {"none"}


@pytest.mark.parametrize("name", NAMES)
def test_how_a_month_is_known_is_the_same_in_chart_table_and_csv(site, gaps, name):
    client = site(gaps)
    address = f"{FORCE}/measures/{name}"
    ((drawings, table),) = figures(client.get(f"{address}/").content.decode())
    drawing = Drawing(drawings[0])
    said = {months_in(row[0])[0]: row for row in table}
    rows = csv_of(client, f"{address}.csv")
    statuses = {row["month"]: row["status"] for row in rows}
    assert statuses[MISSING] == "missing"
    assert statuses[PARTIAL] == "partial" or all_measures()[name].dataset != "street"
    for row in rows:
        month = row["month"]
        if not row["value"]:
            assert month in months_in_bands(drawing)
            assert said[month][1] == "none"
            continue
        mark = drawing.mark(month)
        assert said[month][1] in mark.title
        if row["status"] != "complete":
            assert mark.is_diamond
        elif row["settled"] == "no":
            assert "fp-point--provisional" in mark.classes
            assert said[month][-1].startswith("not final: ")
        else:
            assert mark.classes & {"fp-point--complete", "fp-signal"}
        assert bool(row["signal"]) == ("fp-signal" in mark.classes)


def test_a_force_page_draws_the_partial_month_apart_and_the_missing_one_not_at_all(site, gaps):
    (drawings, table), *_ = figures(site(gaps).get(f"{FORCE}/").content.decode())
    for svg in drawings:
        drawing = Drawing(svg)
        assert drawing.mark(PARTIAL).is_diamond
        assert [months_in(band.title) for band in drawing.bands] == [[MISSING]]
    how = {months_in(row[0])[0]: row[1:] for row in table}
    assert how[PARTIAL][1].startswith("delivered in part: ")
    assert how[MISSING][0] == "not held"


def test_every_kind_of_crime_in_the_table_has_its_drawing(site, gaps):
    page = site(gaps).get(f"{FORCE}/").content.decode()
    (table,) = re.findall(r'<table class="[^"]*fp-kinds.*?</table>', page, re.S)
    assert len(re.findall(r'<svg class="fp-spark"', table)) == len(rows_of(table)) == 15


def test_bars_of_outcomes_add_up_to_their_table(site, gaps):
    page = site(gaps).get(f"{FORCE}/").content.decode()
    ((drawings, table),) = [found for found in figures(page) if "fp-bar" in found[0][0]]
    counts = [int(row[1].replace(",", "")) for row in table]
    for svg in drawings:
        drawing = Drawing(svg)
        words = [label.element.text for label in drawing.shapes("fp-label")]
        assert [int(word.replace(",", "")) for word in words[1::2]] == counts
        assert len(drawing.shapes("fp-bar")) == len(table)


def test_a_chart_that_is_kept_has_a_row_for_each_of_its_months(site, gaps):
    site(gaps)
    kept = figure_at(f"{FORCE}/measures/total_crime/", date(2026, 11, 24))
    months = [row[kept["columns"].index("month")] for row in kept["rows"]]
    for svg in (kept["svg"], kept["svg_narrow"]):
        assert months_drawn(Drawing(svg)) == months[::-1]


def test_every_area_side_by_side_has_its_mark_its_row_and_its_line_of_csv(site, store, tmp_path):
    slugs = ("kent", "essex", "surrey", "norfolk", "suffolk", "dorset")
    forces = [replace(SMALL, slug=slug, rows_a_month=60, missing=frozenset()) for slug in slugs]
    list(write_archive(tmp_path, forces, "2025-01", "2025-01", kinds=("street",)))
    load(store, tmp_path)
    client, address = site(store), "/measures/total_crime/compare/2025-01"
    page = client.get(f"{address}/").content.decode()
    (by_value, _), (by_size, _) = figures(page)
    table = rows_of(page)
    compared = [row for row in csv_of(client, f"{address}.csv") if row["verdict"] != "left out"]
    assert [row["name"] for row in compared] == [row[0] for row in table]
    assert len(table) == len(slugs)
    for svg in by_size:
        named = [mark.title.partition(":")[0] for mark in Drawing(svg).marks]
        assert named == [row[0] for row in table]
    highest_first = sorted(compared, key=lambda row: (-float(row["value"]), row["name"]))
    for svg in by_value:
        named = [mark.title.partition(":")[0] for mark in Drawing(svg).marks]
        assert named == [row["name"] for row in highest_first]
