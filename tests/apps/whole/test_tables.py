"""Each table that an app declares: what programs get of it, by pages, one by one and as CSV."""

import csv
import io
import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from frankpledge.api.v1.rows import page_of
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.obligations.actions import open_obligation
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.obligations.queries import due_rows
from frankpledge.apps.publishing.actions.publish import publish, redact, withdraw
from frankpledge.apps.publishing.models import Publication
from frankpledge.declared import EVERY_KIND, TableFilter
from frankpledge.rules.documents import document, words
from tests.factories import NOW, a_body

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER, FAR = NOW + timedelta(days=1), timedelta(days=900)
TABLES = [*DECLARED.tables.values()]
PUBLISHED = [table for table in TABLES if not table.read]
each = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
each_published = pytest.mark.parametrize("table", PUBLISHED, ids=lambda table: table.name)
VALUES = {
    "string": "plain words",
    "integer": 3,
    "decimal": "1250.50",
    "boolean": True,
    "date": "2026-05-04",
    "gYearMonth": "2026-05",
    "anyURI": "https://example.org/a",
}
FORMS = {  # what CSVW takes as a value of each datatype
    "string": r"(?s).+",
    "integer": r"-?\d+",
    "decimal": r"-?\d+(\.\d+)?",
    "boolean": r"true|false",
    "date": r"\d{4}-\d\d-\d\d",
    "gYearMonth": r"\d{4}-\d\d",
    "dateTime": r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z",
    "anyURI": r"https?://\S+",
}


@pytest.fixture(autouse=True)
def soon(clock, settings):
    """A day after everything was published; nobody is held to a limit."""
    settings.FRANKPLEDGE_API_LIMIT = (0, 1)
    clock(LATER)


def a_row(table, body, reference, *, text="plain words", said=None, **facts):
    """Publish something of a table, with a value in each column."""
    parts = {"data": {}, "blocks": [], "item": {}}
    for column in table.columns:
        value = text if column.datatype == "string" else VALUES[column.datatype]
        if column.name == "state" and table.codes:
            value = table.codes[0]
        where, _, name = column.source.rpartition("/")
        if where == "blocks":
            parts["blocks"].append(words(name, text))
        elif where == "sources":
            continue
        elif table.rows and not where:
            parts["item"][name] = value
        else:
            parts["data"].setdefault(name, value)
    data = {"state": (table.states or table.codes or ("",))[0]} | parts["data"]
    if table.rows:
        data[table.rows] = [parts["item"]]
    given = {"by": "a test", "at": NOW, "subjects": [("area", body.area)]} | facts
    kind = "decision" if EVERY_KIND in table.kinds else table.kinds[0]
    sources = [{"title": text, "url": "https://example.org/s"}]
    made = document(said or text, blocks=parts["blocks"], sources=sources, data=data)
    return publish(reference, kind, body, f"A {text}", made, **given)


def asked(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, answer.content
    return answer.json()


def every_row(client, table, query="limit=2"):
    """Every row that a table gives, page by page."""
    found, address = [], f"/api/v1/{table.name}?{query}"
    while address:
        content = asked(client, address)
        found += content["rows"]
        following = urlsplit(content["next"] or "")
        address = content["next"] and f"{following.path}?{following.query}"
    return found


def csv_rows(client, table, query=""):
    answer = client.get(f"/api/v1/{table.name}.csv{query}")
    text = b"".join(answer.streaming_content).decode()
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    return header, [dict(zip(header, row, strict=True)) for row in rows]


@each
def test_a_table_has_rows_of_the_demonstration_as_its_columns_say(demonstrated, client, table):
    if not asked(client, f"/api/v1/{table.name}?limit=1")["rows"]:
        a_row(table, Body.objects.get(kind=BodyKind.POLICING_BODY, area="anyshire"), "x-2026-0001")
    rows = every_row(client, table, "limit=1000")
    assert rows
    bodies = {row["id"] for row in asked(client, "/api/v1/bodies?limit=10000")["rows"]}
    for row in rows:
        assert list(row) == [column.name for column in table.all_columns]
        assert row.get("state") in {None, *table.codes} or not table.codes
        for column in table.all_columns:
            value = row[column.name]
            if value is None:
                continue
            assert re.fullmatch(FORMS[column.datatype], _xsd(value)), (column.name, value)
            if column.datatype in ("date", "dateTime"):
                datetime.fromisoformat(value)
            if column.joins == "bodies":
                assert value in bodies, (column.name, value)
    page_of(table).model_validate(asked(client, f"/api/v1/{table.name}?limit=1000"))


def _xsd(value):
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


@each
def test_the_csv_has_the_rows_and_the_columns_that_its_metadata_says(demonstrated, client, table):
    header, rows = csv_rows(client, table)
    about = asked(client, f"/api/v1/{table.name}.csv-metadata.json")
    columns = about["tableSchema"]["columns"]
    assert [column["name"] for column in columns] == header
    assert all(column["dc:description"] for column in columns)
    assert about["url"] == f"http://testserver/api/v1/{table.name}.csv"
    told = every_row(client, table, "limit=1000")
    assert len(rows) == len(told)
    for row, same in zip(rows, told, strict=True):
        assert {n: v.removeprefix("'") for n, v in row.items()} == {
            n: "" if v is None else _xsd(v).removeprefix("'") for n, v in same.items()
        }
        for column in columns:
            if row[column["name"]]:
                assert re.fullmatch(FORMS[column["datatype"]], row[column["name"]]), column


@each
def test_pages_reach_every_row_once(demonstrated, client, table):
    whole = every_row(client, table, "limit=1000")
    assert every_row(client, table, "limit=2" if len(whole) < 30 else "limit=7") == whole
    keys = [(row["reference"], row.get("row")) for row in whole]
    assert len(keys) == len(set(keys))


@each
def test_a_column_has_the_value_that_was_published(db, client, table):
    office = a_body()
    if table.read:
        pytest.skip("it is read by a query of its own, which has tests of its own")
    a_row(table, office, "x-2026-0001")
    (row,) = every_row(client, table)
    empty = {c.name for c in table.columns if row[c.name] is None}
    assert empty == set()
    assert (row["body"], row["area"], row["page"]) == (
        "office",
        "avonford",
        "http://testserver/record/x-2026-0001/",
    )
    one = asked(client, f"/api/v1/{table.name}/x-2026-0001")
    assert one["rows"] == [row] if table.rows else one["row"] == row


@each_published
def test_a_filter_narrows(db, client, table):
    office, other = a_body(), a_body("other", area="kent")
    a_row(table, office, "x-1")
    a_row(table, other, "x-2", at=NOW + timedelta(hours=1))

    def found(query):
        return [row["reference"] for row in every_row(client, table, query)]

    assert found("") == ["x-1", "x-2"]
    assert found("body=office") == ["x-1"]
    assert found("area=kent") == ["x-2"]
    assert found("updated_since=2026-11-25T12:30:00Z") == ["x-2"]
    assert found("updated_since=2026-11-25") == ["x-1", "x-2"]
    assert found("updated_since=2026-11-26") == []
    states = dict.fromkeys(table.codes, [])
    for state in states:
        states[state] = found(f"state={state}")
    if states:
        assert ["x-1", "x-2"] in states.values()
        assert sorted(sum(states.values(), [])) == ["x-1", "x-2"]
    assert len(csv_rows(client, table, "?body=office")[1]) == 1


@each_published
def test_what_is_hidden_is_not_told(office, people, client, table, clearer):
    hidden = a_row(table, office, "x-1", text="canaryhidden words")
    redact(hidden, "canaryhidden", "personal data", by=clearer, at=NOW)
    gone = a_row(table, office, "x-2", text="canarygone")
    withdraw(gone, "It was wrong.", kinds={}, by=clearer, at=NOW)
    a_row(table, office, "x-3", text="canaryembargo", visible_from=NOW + FAR)
    rows = every_row(client, table)
    assert {row["reference"] for row in rows} == {"x-1", "x-2"}
    (told,) = [row for row in rows if row["reference"] == "x-2"]
    assert told["is_withdrawn"] is True
    assert [told[c.name] for c in table.columns] == [None] * len(table.columns)
    for address in ("", ".csv", "/x-1", "/x-2", "/x-3"):
        answer = client.get(f"/api/v1/{table.name}{address}")
        text = b"".join(answer).decode() if answer.streaming else answer.text
        assert "canary" not in text, address
    assert client.get(f"/api/v1/{table.name}/x-3").status_code == 404
    for reference in ("x-1", "x-2"):
        assert "canary" not in client.get(f"/record/{reference}.json").text


@each
def test_no_canary_of_the_record_is_in_a_table(whole, client, table):
    for address in ("?limit=10000", ".csv"):
        answer = client.get(f"/api/v1/{table.name}{address}")
        text = b"".join(answer).decode() if answer.streaming else answer.text
        assert not re.findall(r"canary\w*", text, re.IGNORECASE), table.name


@each
def test_a_page_asks_as_many_questions_of_the_database_for_many_rows(
    demonstrated, client, table, django_assert_max_num_queries
):
    with django_assert_max_num_queries(7):
        asked(client, f"/api/v1/{table.name}?limit=400")


@each
@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("?state=no-such-state", 400, "state"),
        ("?area=no-such-area", 400, "no police area"),
        ("?body=nobody", 404, "nobody"),
        ("?cursor=x", 400, "unchanged"),
        ("?limit=0", 400, "limit"),
        ("?updated_since=yesterday", 400, "updated_since"),
        ("?updated_since=2026-11-25T12:00:00", 400, "updated_since"),
        ("?updated_since=0001-01-01", 400, "updated_since"),
        ("?colour=red", 400, "no parameter here"),
        ("?body=a&body=b", 400, "more than once"),
        (".csv?limit=1", 400, "no parameter here"),
        ("/no-such-reference", 404, "no row"),
        ("/no-such-reference?x=1", 400, "no parameter here"),
    ],
)
def test_a_bad_question_is_refused_in_words(db, client, table, query, status, said):
    if query.startswith("?state") and not table.codes:
        pytest.skip("a row of it has any state")
    answer = client.get(f"/api/v1/{table.name}{query}")
    assert answer.status_code == status, answer.content
    assert said in answer.json()["error"]


@pytest.mark.parametrize("query", ["?updated_since=2026-11-25", "?kind=question"])
def test_what_a_table_does_not_know_is_no_parameter_of_it(db, client, query):
    assert client.get(f"/api/v1/due{query}").status_code == 400


def test_publications_can_be_narrowed_to_a_kind(demonstrated, client):
    found = asked(client, "/api/v1/publications?kind=undertaking&limit=1000")["rows"]
    assert {row["kind"] for row in found} == {"undertaking"}
    assert len(found) == Publication.objects.filter(kind="undertaking").count()


def test_a_record_as_json_has_the_row_of_its_table(demonstrated, client):
    seen = set()
    for table in PUBLISHED:
        for row in asked(client, f"/api/v1/{table.name}?limit=1")["rows"]:
            found = asked(client, f"/record/{row['reference']}.json")
            assert {"reference", "url", "kind", "body", "content", "versions"} <= set(found)
            own = DECLARED.table_of_kind(row["kind"])
            assert found["data"] == asked(client, f"/api/v1/{own.name}/{row['reference']}")["row"]
            seen.add(own.name)
    assert {"questions", "undertakings", "meetings", "responses", "plans", "publications"} <= seen


def test_what_is_due_is_told_as_on_its_page(demonstrated, client):
    office = Body.objects.get(kind=BodyKind.POLICING_BODY, area="anyshire").slug
    rows = every_row(client, DECLARED.tables["due"], f"body={office}&limit=4")
    header, *same = csv.reader(io.StringIO(client.get(f"/bodies/{office}/due.csv").text))
    shown = sorted([line[header.index(n)] for n in ("duty", "period", "state")] for line in same)
    assert sorted([row[n] for n in ("duty", "period", "state")] for row in rows) == shown
    assert len(rows) > 10
    state = rows[0]["state"]
    narrowed = every_row(client, DECLARED.tables["due"], f"body={office}&state={state}&limit=1")
    assert narrowed == [row for row in rows if row["state"] == state]


def test_the_api_lists_the_tables_and_describes_their_rows(db, client):
    listed = asked(client, "/api")["v1_record"]
    assert [address.rpartition("/")[2] for address in listed] == list(DECLARED.tables)
    described = asked(client, "/api/v1/openapi.json")
    schemas = described["components"]["schemas"]
    row = schemas["UndertakingsRow"]["properties"]
    assert {"type": "string", "format": "date"} in row["due_on"]["anyOf"]
    assert row["state"]["enum"] == ["open", "kept", "not kept", None]
    assert row["body"]["x-joins"] == "/api/v1/bodies"
    for table in TABLES:
        assert f"/api/v1/{table.name}/{{reference}}" in described["paths"]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_a_day_begins_at_midnight_here(db, client, day):
    office = a_body()
    table = DECLARED.tables["publications"]
    before = datetime.fromisoformat(f"{day}T00:00:00+00:00") - timedelta(
        hours=1 if day.month == 10 else 0, seconds=1
    )
    a_row(table, office, "before", at=before)
    a_row(table, office, "after", at=before + timedelta(seconds=1))
    found = every_row(client, table, f"updated_since={day}")
    assert [row["reference"] for row in found] == ["after"]


def test_a_decimal_is_exact(db, client):
    with_decimals = [t for t in PUBLISHED if any(c.datatype == "decimal" for c in t.columns)]
    for table in with_decimals:
        a_row(table, a_body(table.name), f"x-{table.name}")
        (row,) = every_row(client, table)
        name = next(c.name for c in table.columns if c.datatype == "decimal")
        assert Decimal(row[name]) == Decimal("1250.50")
        assert csv_rows(client, table)[1][0][name] == "1250.50"


def test_a_duty_is_told_no_sooner_than_what_brought_it_and_what_met_it(office, client):
    told = open_obligation("information-request", office, NOW.date(), "f-1", by="x", at=NOW)
    hidden = open_obligation("information-request", office, NOW.date(), "f-2", by="x", at=NOW)
    Obligation.objects.filter(pk=hidden.pk).update(visible_from=LATER + timedelta(seconds=1))
    answer = publish("x-1", "note", office, "A", document("A."), by="x", at=NOW, visible_from=LATER)
    Obligation.objects.filter(pk=told.pk).update(met_by=answer, met_on=NOW.date())
    (row,) = every_row(client, DECLARED.tables["due"])
    assert (row["reference"], row["met_by"]) == (f"obligation-{told.pk}", "x-1")
    assert client.get(f"/api/v1/due/obligation-{hidden.pk}").status_code == 404
    later = due_rows(TableFilter(), at=LATER - timedelta(seconds=1), after="", limit=9)
    assert [(one["met_by"], one["met_on"]) for one in later] == [(None, None)]
