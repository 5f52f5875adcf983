"""The API over the public data set: months that police.uk no longer serves, gaps told as gaps."""

import csv
import gzip
import shutil
from collections import Counter

import numpy as np
import pytest

from frankpledge.api.police_uk.words import category_id
from frankpledge.evidence.index.build import build
from frankpledge.evidence.index.reader import open_index
from frankpledge.evidence.store.releases import Store
from tests.api.conftest import serving

pytestmark = pytest.mark.real_data
BANK = {"lat": "51.5133", "lng": "-0.0886"}
CITY = "51.505,-0.12:51.525,-0.12:51.525,-0.07:51.505,-0.07"


@pytest.fixture(scope="module")
def served_store(real_store, tmp_path_factory):
    store = Store(tmp_path_factory.mktemp("served") / "store")
    shutil.copytree(real_store.root, store.root)
    build(store, progress=lambda _name, _steps: None)
    return store


@pytest.fixture
def real_api(settings, client, served_store):
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    with serving(settings, served_store):
        yield client


def source(real_data, month="2016-01"):
    path = real_data / f"police-uk/bulk/{month}/{month}-city-of-london-street.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_city_of_london_of_january_2016_comes_back_row_by_row(real_api, real_data):
    rows = source(real_data)
    area = {"poly": CITY, "date": "2016-01"}
    response = real_api.get("/api/crimes-street/all-crime", area)
    # The Metropolitan Police is at home around the City, and its street files are not in the set.
    assert (response["X-Data-Month"], response["X-Data-Coverage"]) == ("2016-01", "partial")
    query = {"force": "city-of-london", "category": "all-crime", "date": "2016-01"}
    response_nowhere = real_api.get("/api/crimes-no-location", query)
    assert response_nowhere["X-Data-Coverage"] == "complete"
    nowhere = response_nowhere.json()
    inside = [
        row
        for row in rows
        if row["Longitude"]
        and -0.12 <= float(row["Longitude"]) <= -0.07
        and 51.505 <= float(row["Latitude"]) <= 51.525
    ]
    given = Counter(
        (
            c["persistent_id"],
            c["category"],
            c["location"]["latitude"],
            c["location"]["longitude"],
            c["location"]["street"]["name"],
        )
        for c in response.json()
    )
    assert given == Counter(
        (
            r["Crime ID"],
            category_id(r["Crime type"]),
            f"{float(r['Latitude']):.6f}",
            f"{float(r['Longitude']):.6f}",
            r["Location"],
        )
        for r in inside
    )
    assert len(nowhere) == sum(not row["Longitude"] for row in rows)


def test_a_month_that_is_missing_is_an_empty_list_that_says_so(real_api):
    response = real_api.get("/api/crimes-street/all-crime", BANK | {"date": "2017-10"})
    assert (response.json(), response["X-Data-Coverage"]) == ([], "missing")


def test_every_partial_month_says_partial(real_api, served_store):
    index = open_index(served_store)
    partial = [e for e in served_store.release().covered("street") if e.status == "partial"]
    assert partial
    for entry in partial[:10]:
        month = index.month("street", entry.month)
        rows = index.rows_of_force(month, entry.force)
        place = Counter(rows.place[rows.place >= 0].tolist()).most_common(1)[0][0]
        query = {
            "lat": f"{int(month['place_lat'][place]) / 1e6:.6f}",
            "lng": f"{int(month['place_lng'][place]) / 1e6:.6f}",
            "date": entry.month,
        }
        response = real_api.get("/api/crimes-at-location", query)
        assert response["X-Data-Coverage"] == "partial", (entry.force, entry.month)
        assert response.json()


def test_a_crimes_outcomes_are_those_of_the_outcomes_files(real_api, real_data):
    path = real_data / "police-uk/bulk/2016-01/2016-01-city-of-london-outcomes.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        outcomes = list(csv.DictReader(file))
    held = {row["Crime ID"] for row in source(real_data)}
    identity = next(row["Crime ID"] for row in outcomes if row["Crime ID"] in held)
    found = real_api.get(f"/api/outcomes-for-crime/{identity}").json()
    assert found["crime"]["month"] == "2016-01"
    mine = [row["Outcome type"] for row in outcomes if row["Crime ID"] == identity]
    told = [o["category"]["name"] for o in found["outcomes"] if o["date"] == "2016-01"]
    assert sorted(told) == sorted(mine)


def test_outcomes_whose_crime_is_not_held_make_the_answer_partial(real_api):
    response = real_api.get("/api/outcomes-at-location", BANK | {"date": "2016-01"})
    assert response["X-Data-Coverage"] == "partial"  # crimes of 2015 are not in the set
    assert response.json()


def test_every_row_of_the_store_is_in_the_index_once(served_store):
    index = open_index(served_store)
    release = served_store.release()
    for dataset in ("street", "outcomes", "stop-and-search"):
        kept = sum(version.kept for version in release.current(dataset))
        rows = sum(len(index.month(dataset, m)["row_force"]) for m in index.months(dataset))
        assert rows == kept
    numbers = np.concatenate(
        [index.month("street", m)["row_number"] for m in index.months("street")]
    )
    # One crime's id stands in two months now and then; nothing else shares a number.
    assert len(np.unique(numbers)) >= len(numbers) - 20
