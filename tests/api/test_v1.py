"""/api/v1: the same figures as the pages, by pages and whole, with what they mean."""

import csv
import io
import json

import duckdb
import pytest
from django.contrib.auth import get_user_model
from django.db import OperationalError

from frankpledge.api.v1 import routes
from frankpledge.api.v1.routes import RESOURCES
from frankpledge.apps.bodies.actions.areas import import_areas
from tests.archives import NOON

pytestmark = pytest.mark.django_db
TOTAL = {"area": "anyshire", "measure": "total_crime"}
NAMED = {"release", "period", "unit", "coverage", "source", "licence"}


def rows_of(response):
    text = b"".join(response.streaming_content).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture
def record(db):
    import_areas(by="test", at=NOON)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda r: r.name)
def test_every_table_is_json_csv_and_explained(api, record, resource):
    query = resource.examples | ({"area": "anyshire"} if "area" in resource.examples else {})
    query = {k: v for k, v in query.items() if resource.about == "release"}
    page = api.get(f"/api/v1/{resource.name}", query)
    assert page.status_code == 200, page.content
    content = page.json()
    assert set(content) >= NAMED
    assert content["unit"]
    assert content["coverage"] in ("complete", "partial", "missing", "recorded")
    whole = api.get(f"/api/v1/{resource.name}.csv", query)
    assert whole["Content-Type"].startswith("text/csv")
    assert whole["X-Data-Coverage"] == content["coverage"]
    rows = rows_of(whole)
    assert len(rows) == content["total"]
    about = api.get(f"/api/v1/{resource.name}.csv-metadata.json").json()
    described = [column["name"] for column in about["tableSchema"]["columns"]]
    assert described == resource.names
    if content["rows"]:
        assert list(content["rows"][0]) == described == list(rows[0])
    assert all(column["dc:description"] for column in about["tableSchema"]["columns"])


def test_a_missing_month_has_no_value_in_json_and_in_csv(api):
    content = api.get("/api/v1/results", TOTAL).json()
    (march,) = [row for row in content["rows"] if row["month"] == "2025-03"]
    assert (march["value"], march["status"]) == (None, "missing")
    assert content["coverage"] == "partial"
    rows = rows_of(api.get("/api/v1/results.csv", TOTAL))
    (march,) = [row for row in rows if row["month"] == "2025-03"]
    assert (march["value"], march["status"]) == ("", "missing")


def test_made_up_figures_are_not_given_as_police_uks(api):
    assert "made up" in api.get("/api/v1/results", TOTAL).json()["source"]


def test_a_figure_is_the_one_on_the_page(api):
    content = api.get("/api/v1/results", TOTAL | {"first": "2025-06", "last": "2025-06"}).json()
    (june,) = content["rows"]
    page = api.get("/forces/anyshire/measures/total_crime/").content.decode()
    assert f"{june['numerator']:,}" in page
    assert content["period"] == {"first": "2025-06", "last": "2025-06"}


def test_pages_follow_each_other_to_the_end_and_hold_every_row_once(api):
    seen, address = [], "/api/v1/coverage?force=anyshire&dataset=street&limit=7"
    while address:
        content = api.get(address).json()
        assert len(content["rows"]) <= 7
        seen += [row["month"] for row in content["rows"]]
        address = content["next"]
    assert len(seen) == content["total"] == len(set(seen)) == 17


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("results", "area is not given"),
        ("results?area=anyshire", "measure is not given"),
        ("results?area=anyshire&area=kent", "more than once"),
        ("results?area=anyshire&measure=total_crime&first=2025-99", "not a month"),
        ("results?area=anyshire&measure=total_crime&first=2025-02&last=2025-01", "after"),
        ("signals?area=E01028513", "small areas"),
        ("coverage?limit=0", "limit"),
        ("coverage?limit=99999", "limit"),
        ("coverage?cursor=%27;drop", "cursor"),
        ("coverage?cursor=MTA", "begin again"),
        ("areas?kind=x", "neither force nor district"),
        ("areas?colour=red", "no parameter here"),
        ("bodies?area=x%27", "no police area"),
        ("tables/street.csv?month=x", "not a month"),
    ],
)
def test_bad_questions_are_refused_in_words(api, record, query, said):
    response = api.get(f"/api/v1/{query}")
    assert response.status_code == 400
    assert said in response.json()["error"]


@pytest.mark.parametrize(
    "path",
    [
        "results?area=anyshire&measure=x",
        "results?area=nowhere&measure=total_crime",
        "coverage?force=x",
        "coverage?dataset=x",
        "tables/x.csv",
        "tables/street.csv?force=surrey",
        "office-holders?body=x",
    ],
)
def test_what_is_not_there_is_404(api, record, path):
    response = api.get(f"/api/v1/{path}")
    assert (response.status_code, bool(response.json()["error"])) == (404, True)


def test_whole_tables_as_csv_and_as_parquet_hold_the_same(api, tmp_path):
    query = {"force": "thames-valley"}
    response = api.get("/api/v1/tables/street.csv", query)
    assert (response["X-Data-Coverage"], response["X-Data-Period"]) == (
        "partial",
        "2025-01/2025-02",
    )
    rows = rows_of(response)
    assert len(rows) == 7
    file = tmp_path / "street.parquet"
    file.write_bytes(b"".join(api.get("/api/v1/tables/street.parquet", query).streaming_content))
    found = duckdb.read_parquet(str(file)).fetchall()
    assert [row[1] or "" for row in found] == [row["crime_id"] for row in rows]
    about = api.get("/api/v1/tables/street.csv-metadata.json").json()
    assert [c["name"] for c in about["tableSchema"]["columns"]] == list(rows[0])


def test_an_answer_that_has_not_changed_is_not_sent_again(api):
    first = api.get("/api/v1/results", TOTAL)
    again = api.get("/api/v1/results", TOTAL, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.both_databases
def test_bodies_and_office_holders_come_from_the_record(api, record):
    bodies = api.get("/api/v1/bodies?area=kent").json()["rows"]
    assert "Kent Police" in {row["name"] for row in bodies}
    answer = api.get("/api/v1/office-holders?area=kent").json()
    assert (answer["unit"], answer["coverage"]) == ("terms of office", "recorded")


@pytest.mark.parametrize(("raised", "status"), [(OperationalError, 503), (RuntimeError, 500)])
def test_what_breaks_behind_it_is_told_without_a_trace(api, monkeypatch, raised, status):
    def breaks(*_):
        raise raised("secret words")

    monkeypatch.setattr(routes, "asked", breaks)
    response = api.get("/api/v1/bodies")
    assert (response.status_code, list(response.json())) == (status, ["error"])
    assert "secret" not in response.content.decode()


def test_nothing_of_an_account_is_told(api, record):
    get_user_model().objects.create(email="secret@example.org")
    for resource in RESOURCES:
        page = api.get(f"/api/v1/{resource.name}")
        assert "secret@example.org" not in page.content.decode()


def test_descriptions_are_openapi_31_and_list_what_there_is(api):
    own = json.loads(api.get("/api/v1/openapi.json").content)
    assert own["openapi"].startswith("3.1")
    assert {f"/api/v1/{r.name}" for r in RESOURCES} <= set(own["paths"])
    police = json.loads(api.get("/api/openapi.json").content)
    operations = [m for path in police["paths"].values() for m in path if m == "get"]
    assert len(operations) == 22
    assert api.get("/api").json()["v1_resources"]
