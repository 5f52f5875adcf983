"""Tables of the record: each row once, as it may be seen, in the order in which it changed."""

from datetime import timedelta
from decimal import Decimal

import pytest

from frankpledge.apps.publishing.actions.publish import publish, redact, withdraw
from frankpledge.apps.publishing.queries import tables
from frankpledge.apps.publishing.queries.tables import (
    TableFilter,
    row_at,
    rows_at,
    table_page,
    table_rows,
)
from frankpledge.declared import EVERY_KIND, Column, Table, columns_of
from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.documents import document, words
from tests.factories import NOW, a_body, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER, FAR = NOW + timedelta(days=1), timedelta(days=900)
SITE = "https://example.org"
EVERYTHING = TableFilter()
TEAS = Table(
    name="teas",
    kind="tea",
    title="Teas",
    about="What was brewed.",
    codes=("hot", "cold"),
    columns=(
        *columns_of("""
            brewed_on | date | Its day
            brewed_in | gYearMonth | Its month | brewed_on
            cups | integer | How many
            price | decimal | Of a cup
            is_good | boolean | Whether it is
            leaves | string | Which
            maker | string | Who
            link | anyURI | Where"""),
        Column("says", "string", "What is said", key="blocks/Words"),
    ),
)
CUPS = Table(
    name="cups",
    kind="tea",
    title="Cups",
    about="Each cup.",
    rows="drunk",
    columns=columns_of("""
        state | string | How it is
        by | string | Who drank it
        brewed_on | date | When | data/brewed_on"""),
)
ALL = Table(name="publications", kind=EVERY_KIND, title="Publications", about="All.")


def a_tea(body, number, *, at=NOW, text="Strong.", visible_from=None, **data):
    given = {"state": "hot", "brewed_on": "2026-05-04", "cups": number} | data
    return publish(
        f"tea-{number}",
        "tea",
        body,
        f"Tea {number}",
        document("Tea.", blocks=[words("Words", text), words("Other", "Weak.")], data=given),
        by="a test",
        at=at,
        subjects=[("area", "kent")] if number % 2 else [],
        visible_from=visible_from,
    )


def rows(table=TEAS, wanted=EVERYTHING, at=LATER):
    return list(table_rows(table, at, wanted, site=SITE))


def every(table, size, wanted=EVERYTHING):
    """Every row, page by page."""
    found, mark, pages = [], "", 0
    while True:
        page = table_page(table, LATER, wanted, mark, site=SITE, size=size)
        assert len(page.rows) <= size
        found += page.rows
        pages += 1
        mark = page.next
        if not mark:
            return found, pages


def test_a_row_has_a_value_of_its_datatype_for_each_column(office):
    a_tea(
        office,
        1,
        price="2.50",
        is_good=True,
        leaves=["green", "black"],
        maker="x" * 900,
        link="/a/",
    )
    (row,) = rows()
    assert list(row) == [column.name for column in TEAS.all_columns]
    assert row == {
        "reference": "tea-1",
        "version": 1,
        "kind": "tea",
        "title": "Tea 1",
        "state": "hot",
        "body": "office",
        "area": "kent",
        "notice": "published",
        "reason": None,
        "is_withdrawn": False,
        "published_at": "2026-11-25T12:00:00.000000Z",
        "updated_at": "2026-11-25T12:00:00.000000Z",
        "page": "https://example.org/record/tea-1/",
        "brewed_on": "2026-05-04",
        "brewed_in": "2026-05",
        "cups": 1,
        "price": Decimal("2.50"),
        "is_good": True,
        "leaves": "green; black",
        "maker": "x" * 900,
        "link": "https://example.org/a/",
        "says": "Strong.",
    }


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("brewed_on", "2026-05", None),
        ("brewed_on", "20260504", None),
        ("brewed_on", "2026-02-30", None),
        ("cups", "[removed: personal data]", None),
        ("cups", "12", 12),
        ("cups", True, None),
        ("price", "about 3", None),
        ("price", 3, Decimal(3)),
        ("is_good", "yes", None),
        ("leaves", {"no": "text"}, None),
        ("link", "javascript:alert(1)", None),
        ("link", "https://example.org/[removed: x]", None),
        ("maker", "", None),
    ],
)
def test_what_is_no_such_value_is_left_out(office, name, value, shown):
    a_tea(office, 1, **{name: value})
    assert row_at(TEAS, "tea-1", LATER)[name] == shown


@pytest.mark.parametrize("day", ["2026-05", "[removed: x]", ""])
def test_a_month_is_that_of_a_day_or_one_by_itself(office, day):
    a_tea(office, 1, brewed_on=day)
    (row,) = rows()
    assert (row["brewed_on"], row["brewed_in"]) == (None, "2026-05" if day == "2026-05" else None)


def test_what_the_listing_cuts_or_leaves_out_is_read_in_the_document(office):
    columns = tuple(c for c in TEAS.columns if c.name in ("maker", "leaves"))
    plain = Table(name="p", kind="tea", title="P", about="p", columns=columns)
    a_tea(office, 1, maker="x" * 900, leaves=["green", "black"])
    (row,) = rows(plain)
    assert (row["maker"], row["leaves"]) == ("x" * 900, "green; black")


@pytest.mark.parametrize("size", [1, 2, 3, 6, 7])
def test_pages_reach_every_row_once(office, size, monkeypatch):
    monkeypatch.setattr(tables, "AT_A_TIME", 3)
    for number in range(1, 8):
        a_tea(office, number, at=NOW + timedelta(minutes=number // 2))
    found, pages = every(TEAS, size)
    assert [row["cups"] for row in found] == [1, 2, 3, 4, 5, 6, 7]
    assert pages == -(-7 // size)
    assert [row["cups"] for row in rows()] == [1, 2, 3, 4, 5, 6, 7]


def test_what_changes_while_it_is_read_comes_again_at_the_end(office):
    for number in (1, 2, 3):
        a_tea(office, number, at=NOW + timedelta(minutes=number))
    first = table_page(TEAS, LATER, size=2)
    a_tea(office, 1, at=NOW + timedelta(hours=1), price="9")
    then = table_page(TEAS, LATER, after=first.next, size=2)
    assert [(row["cups"], row["version"]) for row in then.rows] == [(3, 1), (1, 2)]
    assert then.rows[1]["published_at"] < then.rows[1]["updated_at"]
    assert then.next == ""


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 9])
def test_pages_reach_each_item_of_a_list_once(office, clearer, size):
    for number in (1, 2, 3):
        drunk = [{"by": f"{number}{letter}", "state": "full"} for letter in "ab"]
        a_tea(office, number, drunk=drunk if number != 2 else [])
    gone = a_tea(office, 4, drunk=[{"by": "canary"}])
    withdraw(gone, "It was cold.", kinds={}, by=clearer, at=NOW)
    found, _ = every(CUPS, size)
    assert [(row["reference"], row["row"], row["by"]) for row in found] == [
        ("tea-1", 1, "1a"),
        ("tea-1", 2, "1b"),
        ("tea-3", 1, "3a"),
        ("tea-3", 2, "3b"),
        ("tea-4", None, None),
    ]
    assert found[0]["brewed_on"] == "2026-05-04"
    assert [row["by"] for row in rows_at(CUPS, "tea-3", LATER)] == ["3a", "3b"]


def test_the_state_of_an_item_is_its_own(office):
    a_tea(office, 1, drunk=[{"by": "a", "state": "full"}, {"by": "b", "state": "empty"}])
    (row,) = rows(CUPS, TableFilter(state="empty"))
    assert row["by"] == "b"


def test_a_filter_narrows(office):
    other = a_body("other")
    a_tea(office, 1)
    a_tea(office, 2, state="cold")
    a_tea(other, 3)
    a_publication(office, "x-1", kind="coffee")

    def found(table=TEAS, **wanted):
        return [row["reference"] for row in rows(table, TableFilter(**wanted))]

    assert found() == ["tea-1", "tea-2", "tea-3"]
    assert found(body="office") == ["tea-1", "tea-2"]
    assert found(area="kent") == ["tea-1", "tea-3"]
    assert found(state="cold") == ["tea-2"]
    assert found(area="kent", body="other") == ["tea-3"]
    assert found(ALL) == ["tea-1", "tea-2", "tea-3", "x-1"]
    assert found(ALL, kind="coffee") == ["x-1"]


def test_what_changed_since_a_moment_is_what_a_copy_lacks(office, clearer):
    for number in (1, 2, 3, 4):
        made = a_tea(office, number, text=f"It was canary{number}.")
    changed = NOW + timedelta(hours=2)
    a_tea(office, 1, at=changed)
    gone = a_tea(office, 2, at=NOW)
    withdraw(gone, "It was cold.", kinds={}, by=clearer, at=changed)
    redact(made, "canary4", "personal data", by=clearer, at=changed)
    since = rows(wanted=TableFilter(updated_since=changed))
    assert {row["reference"] for row in since} == {"tea-1", "tea-2", "tea-4"}
    assert {row["updated_at"] for row in since} == {"2026-11-25T14:00:00.000000Z"}
    assert rows(wanted=TableFilter(updated_since=changed + timedelta(seconds=1))) == []


def test_what_is_hidden_withdrawn_or_under_embargo_is_not_told(office, clearer):
    hidden = a_tea(office, 1, text="It was canaryhidden.", maker="canaryhidden")
    redact(hidden, "canaryhidden", "personal data", by=clearer, at=NOW)
    gone = a_tea(office, 2, text="canarygone", maker="canarymaker")
    withdraw(gone, "It was cold.", kinds={}, by=clearer, at=NOW)
    a_tea(office, 3, text="canaryembargo", visible_from=NOW + FAR)
    a_tea(office, 4)
    a_tea(office, 4, text="canarylater", visible_from=NOW + FAR)
    found = rows() + rows(ALL) + [row_at(TEAS, "tea-2", LATER)]
    assert "canary" not in repr(found)
    first, second, fourth = rows()
    assert (first["says"], first["maker"]) == (
        "It was [removed: personal data].",
        "[removed: personal data]",
    )
    assert (second["is_withdrawn"], second["notice"], second["reason"]) == (
        True,
        "withdrawal",
        "It was cold.",
    )
    assert (second["title"], second["says"], second["cups"]) == ("Withdrawn: tea-2", None, None)
    assert (fourth["version"], fourth["says"]) == (1, "Strong.")
    with pytest.raises(NotFound, match="no row of “tea-3”"):
        row_at(TEAS, "tea-3", LATER)
    assert row_at(TEAS, "tea-3", NOW + FAR)["says"] == "canaryembargo"


def test_words_hidden_in_why_it_was_corrected_are_hidden(office, clearer):
    made = a_tea(office, 1, text="canaryname")
    withdraw(made, "It named canaryname.", kinds={}, by=clearer, at=NOW)
    redact(made, "canaryname", "personal data", by=clearer, at=NOW)
    (row,) = rows(ALL)
    assert row["reason"] == "It named [removed: personal data]."


def test_a_table_of_a_state_has_what_was_in_it_once(office, clearer):
    brewed = Table(name="b", kind="tea", title="B", about="b", states=("brewed",))
    a_tea(office, 1, state="hot")
    a_tea(office, 2, state="hot", at=NOW - timedelta(minutes=9))
    a_tea(office, 2, state="brewed")
    gone = a_tea(office, 3, state="brewed")
    withdraw(gone, "It was cold.", kinds={}, by=clearer, at=NOW)
    a_tea(office, 4, state="hot")
    a_tea(office, 4, state="brewed", visible_from=NOW + FAR)
    a_tea(office, 2, state="hot", at=NOW + timedelta(minutes=9))
    assert [(r["reference"], r["is_withdrawn"]) for r in rows(brewed)] == [
        ("tea-3", True),
        ("tea-2", False),
    ]
    assert rows(brewed)[1]["reached_at"] == "2026-11-25T12:00:00.000000Z"


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (TableFilter(state="lukewarm"), "hot, cold"),
        (TableFilter(kind="coffee"), "there are tea"),
        (TableFilter(area="nowhere"), "no police area"),
    ],
)
def test_a_filter_that_no_row_can_meet_is_refused(office, wanted, said):
    for ask in (table_rows, table_page):
        with pytest.raises(BadInput, match=said):
            ask(TEAS, LATER, wanted)


def test_a_body_that_is_not_there_is_not_found(office):
    with pytest.raises(NotFound):
        table_rows(TEAS, LATER, TableFilter(body="nobody"))


@pytest.mark.parametrize(
    "mark", ["x", "2026-11-25T12:00:00Z", "2026-11-25T12:00:00Z~x", "~1", "2026-11-25~1", "T~1~1"]
)
def test_a_mark_that_is_none_is_refused(office, mark):
    with pytest.raises(BadInput, match="unchanged"):
        table_page(TEAS, LATER, after=mark)


@pytest.mark.parametrize("table", [TEAS, CUPS, ALL], ids=lambda table: table.name)
def test_as_many_queries_for_many_rows_as_for_few(
    office, table, django_assert_max_num_queries, clearer
):
    for number in range(40):
        made = a_tea(office, number, drunk=[{"by": "a"}])
        if number % 5 == 0:
            withdraw(made, "It was cold.", kinds={}, by=clearer, at=NOW)
    with django_assert_max_num_queries(6):
        assert len(rows(table)) == 40
    with django_assert_max_num_queries(6):
        assert len(table_page(table, LATER, size=30).rows) == 30


def test_a_table_that_is_read_by_itself_is_paged_by_its_references(db):
    known = [f"duty-{number}" for number in range(1, 6)]

    def read(wanted, *, at, after, limit, reference=""):
        found = [one for one in known if one > after and reference in ("", one)]
        return [{"reference": one, "starts_on": at.date()} for one in found[:limit]]

    columns = columns_of("reference | string | Which\nstarts_on | date | When")
    duties = Table(name="d", kind="", title="Duties", about="d", columns=columns, read=read)
    found, pages = every(duties, 2)
    assert ([row["reference"] for row in found], pages) == (known, 3)
    assert found[0]["starts_on"] == "2026-11-26"
    assert row_at(duties, "duty-3", LATER)["reference"] == "duty-3"
    with pytest.raises(NotFound):
        row_at(duties, "duty-9", LATER)
    with pytest.raises(BadInput, match="read all of it"):
        table_rows(duties, LATER, TableFilter(updated_since=NOW))
