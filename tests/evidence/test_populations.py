"""A rate uses the residents of its own year, or says which; after five years there is none."""

import shutil
from datetime import date

import pytest

from frankpledge.errors import BadInput
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.sentences import sentence
from frankpledge.evidence.datasets import shipped
from frankpledge.evidence.geography.populations import Population, Residents, populations
from frankpledge.evidence.measures.calculate import own_measures
from frankpledge.evidence.measures.checks import check
from frankpledge.evidence.measures.definitions import SHIPPED, get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.measures.tables import table
from frankpledge.evidence.store.releases import Store
from tests.archives import STOPS, crime, load, street, write


def stops(month, count):
    """A file of searches of persons in one month."""
    row = f"Person search,{month}-10T12:00:00+00:00,,,51.3,1.1,Male,18-24,,White,,,,,"
    return street([row] * count, header=STOPS)


THREE = Residents(((2020, 100), (2021, 110), (2023, 130)))


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2019-05", None),
        ("2019-06", Population(100, 2020)),
        ("2020-01", Population(100, 2020)),
        ("2021-12", Population(110, 2021)),
        ("2022-03", Population(110, 2021)),
        ("2024-01", Population(130, 2023)),
        ("2028-06", Population(130, 2023)),
        ("2028-07", None),
    ],
)
def test_the_estimate_of_a_month_is_its_years_or_the_nearest_for_five_years(month, expected):
    assert THREE.of(month) == expected


@pytest.mark.parametrize(
    ("month", "words"),
    [
        ("2023-11", ""),
        ("2024-01", "with the population of mid-2023"),
        ("2025-06", "with the population of mid-2023"),
        ("2025-07", "with the population of mid-2023, so it may be a few percent off"),
    ],
)
def test_another_years_estimate_is_named_and_after_two_years_doubted(month, words):
    assert Population(130, 2023).words(month) == words


def test_queries_have_a_row_for_each_year_that_has_rates():
    years = dict(THREE.each_year())
    assert (min(years), max(years)) == (2019, 2028)
    assert (years[2022], years[2024], years[2028]) == (110, 130, 130)


def test_a_newer_estimate_takes_the_place_of_its_year():
    assert THREE.with_year(2021, 111).years == ((2020, 100), (2021, 111), (2023, 130))
    assert THREE.with_year(2024, 140).newest == Population(140, 2024)


def test_a_police_areas_residents_are_those_of_its_districts():
    # Table P3 of the Home Office's workbook has 729,200 for Bedfordshire in mid-2023, rounded.
    assert populations()["bedfordshire"].newest == Population(729_221, 2023)
    assert sum(held.newest.people for code, held in populations().items() if code[0] in "EW") == (
        60_854_727  # England and Wales, as the source adds it up
    )


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    for force, name in (("kent", "Kent Police"), ("city-of-london", "City of London Police")):
        for month in ("2015-03", "2023-03", "2025-12"):
            rows = [crime(month=month, force=name)] * 50
            write(folder, f"{month}-{force}-street.csv", street(rows))
            write(folder, f"{month}-{force}-stop-and-search.csv", stops(month, 40))
    store = Store(folder / "store")
    load(store, folder)
    return ReleaseReader(store, store.release())


def of(reader, measure, area):
    [found] = series(reader, [get_measure(measure)], reader.place(area))
    return {value.month: value for value in found.points if value.numerator is not None}, found


def test_each_month_of_a_rate_uses_its_own_year(reader):
    people = dict(populations()["kent"].years)
    counts, _ = of(reader, "total_crime", "kent")
    rates, _ = of(reader, "stop_and_search_rate", "kent")
    for month, year in (("2015-03", 2015), ("2023-03", 2023), ("2025-12", 2023)):
        assert counts[month].rate == pytest.approx(100_000 * 50 / people[year])
        assert rates[month].value == pytest.approx(1_000 * 40 / people[year])
        assert counts[month].population_year == rates[month].population_year == year


def test_a_sentence_names_an_estimate_of_another_year(reader):
    _, found = of(reader, "stop_and_search_rate", "kent")
    assert (
        "The rate is calculated with the population of mid-2023, so it may be a few percent off."
        in sentence(draw(found))
    )


def test_a_place_with_few_residents_has_counts_and_no_rate(reader):
    counts, _ = of(reader, "total_crime", "city-of-london")
    assert {(v.value, v.rate, v.denominator, v.is_judged) for v in counts.values()} == {
        (50, None, None, True)
    }
    rates, found = of(reader, "stop_and_search_rate", "city-of-london")
    assert rates == {}
    held = [v for v in found.points if v.status != "missing"]
    assert {(v.status, v.value) for v in held} == {("not comparable", None)}
    assert {v.reason for v in held} == {
        "no rate is given: its residents are few beside the people who work there and visit"
    }


def test_a_table_gives_the_year_beside_the_rate(reader):
    columns, rows = table(reader, [get_measure("total_crime")], [reader.place("kent")])
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    assert {row["month"]: row["population_year"] for row in found if row["value"]} == {
        "2015-03": 2015,
        "2023-03": 2023,
        "2025-12": 2023,
    }


def test_a_measure_of_ones_own_that_forgets_the_year_is_told_so(tmp_path):
    store = Store(tmp_path / "store")
    load(store, write(tmp_path, "2025-01-kent-stop-and-search.csv", stops("2025-01", 3)))
    folder = own_measures(store) / "own_rate"
    shutil.copytree(SHIPPED / "stop_and_search_rate", folder)
    query = (folder / "measure.sql").read_text("utf-8")
    (folder / "measure.sql").write_text(query.replace(" and p.year = year(s.month)", ""))
    [finding] = check(folder, shipped(), today=date(2026, 12, 1))
    assert finding.what.startswith("joins population without its year: add")
    reader = ReleaseReader(store, store.release())
    with pytest.raises(BadInput, match=r"measure\.sql joins population without its year"):
        series(reader, [get_measure("own_rate", own_measures(store))], reader.place("kent"))
