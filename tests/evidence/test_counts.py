"""Counts, against a plain count in Python of the same files."""

import csv
from collections import Counter

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.measures.counts import FIRST_PUBLISHED, Question, count
from frankpledge.evidence.store.releases import Store
from tests.archives import SMALL, crime, load, street, write

COLUMNS = {
    "month": lambda row: row["Month"],
    "crime_type": lambda row: row["Crime type"],
    "district": lambda row: row["LSOA name"][:-5] or None,
    "lsoa": lambda row: row["LSOA code"] or None,
    "outcome": lambda row: row["Last outcome category"] or None,
}


@pytest.fixture(scope="module")
def rows(small_archive):
    found = []
    for path in sorted(small_archive.rglob("*-street.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            found += csv.DictReader(stream)
    return found


@pytest.mark.parametrize(
    "by",
    [
        ("month",),
        ("crime_type",),
        ("month", "crime_type"),
        ("district", "month"),
        ("outcome", "month"),
        ("lsoa",),
        ("lsoa", "crime_type"),
        ("month", "crime_type", "district", "outcome"),
    ],
)
def test_count_agrees_with_counting_in_python(small_store, rows, by):
    answer = count(Question(by=by), small_store, small_store.release())
    plain = Counter(tuple(COLUMNS[name](row) for name in by) for row in rows)
    found = {row[:-2]: row[-2] for row in answer.rows if row[-2]}
    assert found == plain


def test_missing_month_is_empty_and_a_true_zero_is_zero(small_store):
    question = Question(by=("month", "crime_type"), where={"crime_type": ("Robbery",)})
    answer = {
        row[0]: row[2:]
        for row in count(question, small_store, small_store.release()).rows
        if row[1] == "Robbery"
    }
    assert answer["2025-03"] == (None, "missing")
    assert all(isinstance(value, int) for month, (value, _) in answer.items() if month != "2025-03")
    assert len(answer) == 14


def test_kind_that_does_not_occur_in_a_delivered_month_is_a_true_zero(store, tmp_path):
    kent = {"force": "Kent Police"}
    write(tmp_path, "2025-01-kent-street.csv", street([crime(kind="Robbery", **kent)]))
    write(
        tmp_path, "2025-02-kent-street.csv", street([crime(kind="Drugs", month="2025-02", **kent)])
    )
    load(store, tmp_path)
    question = Question(by=("month", "crime_type"), where={"force": ("kent",)})
    assert count(question, store, store.release()).rows == [
        ("2025-01", "Drugs", 0, "complete"),
        ("2025-01", "Robbery", 1, "complete"),
        ("2025-02", "Drugs", 1, "complete"),
        ("2025-02", "Robbery", 0, "complete"),
    ]


def test_force_that_never_delivered_is_missing_and_not_absent(small_store):
    question = Question(by=("force",), where={"force": ("greater-manchester",)})
    answer = count(question, small_store, small_store.release())
    assert answer.rows == [("greater-manchester", None, "missing")]


def test_total_over_a_missing_month_says_that_it_is_partial(small_store):
    question = Question(by=("force",), where={"force": ("anyshire",)})
    ((_, total, status),) = count(question, small_store, small_store.release()).rows
    assert total > 4000
    assert status == "partial"


def test_columns_come_in_the_order_asked(small_store):
    pair = ("crime_type", "month")
    answer = count(Question(by=pair, last="2024-09"), small_store, small_store.release())
    assert answer.by == pair
    assert "Burglary" in {row[0] for row in answer.rows}
    assert {row[1] for row in answer.rows} <= {"2024-08", "2024-09"}


def test_old_district_is_counted_in_its_successor(store, tmp_path):
    names = ["Wycombe 001A", "Aylesbury Vale 002B", "Buckinghamshire 003C", "Oxford 005A"]
    rows = [crime(lsoa=("E01000001", name)) for name in names]
    load(store, write(tmp_path, "2025-01-thames-valley-street.csv", street(rows)))
    release = store.release()
    where = {"force": ("thames-valley",)}
    answer = count(Question(by=("district",), where=where), store, release).rows
    assert [row[:2] for row in answer] == [("Buckinghamshire", 3), ("Oxford", 1)]
    for name in ("Buckinghamshire", "Wycombe", "E06000060"):
        narrowed = where | {"district": (name,)}
        answer = count(Question(by=("month",), where=narrowed), store, release).rows
        assert answer == [("2025-01", 3, "complete")]


def test_month_whose_outcomes_are_not_known_is_not_comparable(store, tmp_path):
    rows = [crime(outcome="Status update unavailable")] * 2 + [crime(outcome="Offender fined")] * 8
    rows += [crime(kind="Anti-social behaviour", outcome="")] * 50
    load(store, write(tmp_path, "2025-01-thames-valley-street.csv", street(rows)))
    where = {"force": ("thames-valley",)}
    by_month = count(Question(by=("month",), where=where), store, store.release()).rows
    by_outcome = count(Question(by=("outcome",), where=where), store, store.release()).rows
    assert by_month == [("2025-01", 60, "complete")]
    assert {row[-1] for row in by_outcome} == {"not comparable"}


def test_figures_as_first_published(tmp_path):
    store = Store(tmp_path / "store")
    for last in ("2025-01", "2025-02"):
        folder = tmp_path / last
        list(write_archive(folder, [SMALL], "2024-12", last, kinds=("street",)))
        load(store, folder)
    where = {"outcome": ("Under investigation",), "month": ("2025-01",), "force": ("anyshire",)}
    now, first = (
        count(Question(by=("month",), where=where, version=version), store, store.release()).rows[
            0
        ][1]
        for version in ("now", FIRST_PUBLISHED)
    )
    assert 0 < now < first


@pytest.mark.parametrize(
    ("question", "says"),
    [
        (Question(by=("weather",)), "cannot be counted by 'weather'; it can by force, month"),
        (Question(by=()), "nothing to count by"),
        (Question(by=("month", "month")), "twice"),
        (Question(first="2025-13"), "is not a month"),
        (Question(first="2025-02", last="2025-01"), "is after"),
        (Question(where={"month": ("June",)}), "is not a month"),
    ],
)
def test_question_that_cannot_be_answered_says_why(small_store, question, says):
    with pytest.raises(BadInput, match=says):
        count(question, small_store, small_store.release())


def test_unknown_dataset_names_the_known_ones(small_store):
    with pytest.raises(NotFound, match="street, outcomes, stop-and-search"):
        count(Question(dataset="weather"), small_store, small_store.release())


@pytest.mark.parametrize(
    "hostile", ["'; drop table found; --", "Robbery' or '1'='1", '"', "\\", "%"]
)
@pytest.mark.parametrize("name", ["crime_type", "district", "lsoa", "outcome"])
def test_values_are_never_run_as_sql(small_store, hostile, name):
    question = Question(by=("month",), where={name: (hostile,)})
    with pytest.raises((NotFound, BadInput), match="No row held|is not the code"):
        count(question, small_store, small_store.release())


def test_force_is_never_run_as_sql(small_store):
    question = Question(by=("lsoa",), where={"force": ("' or '1'='1",)})
    assert count(question, small_store, small_store.release()).rows == []


@pytest.mark.parametrize(
    ("where", "says"),
    [
        ({"crime_type": ("Burglry",)}, "did you mean 'Burglary'"),
        ({"outcome": ("Foo",)}, "No row held has the outcome 'Foo'"),
        ({"district": ("Nowhereshire",)}, "No row held has the district 'Nowhereshire'"),
        ({"lsoa": ("Oxford",)}, "'Oxford' is not the code of a small area"),
        ({"lsoa": ("E99999999",)}, "No row held carries the small area E99999999"),
    ],
)
def test_value_that_no_row_carries_is_refused_and_not_counted_as_zero(small_store, where, says):
    with pytest.raises((NotFound, BadInput), match=says):
        count(Question(by=("month",), where=where), small_store, small_store.release())


def test_values_are_found_in_any_case(small_store):
    upper, lower = (
        count(Question(where={"crime_type": (v,)}), small_store, small_store.release())
        for v in ("Burglary", "burglary")
    )
    assert upper.rows == lower.rows


@pytest.fixture
def neighbours(store, tmp_path):
    """Thames Valley without February; Kent with both months and a stray row in Oxford."""
    oxford, ashford = ("E01028513", "Oxford 005A"), ("E01023976", "Ashford 001A")
    for month in ("2025-01", "2025-02"):
        kent = [crime(month=month, lsoa=ashford), crime(month=month, lsoa=oxford, kind="Drugs")]
        write(tmp_path, f"{month}-kent-street.csv", street(kent))
    write(tmp_path, "2025-01-thames-valley-street.csv", street([crime(lsoa=oxford)] * 5))
    load(store, tmp_path)
    return store


@pytest.mark.parametrize("where", [{"district": ("Oxford",)}, {"lsoa": ("E01028513",)}])
def test_place_is_missing_when_its_own_force_is_missing(neighbours, where):
    # Kent's stray row must not make a figure of a month that Thames Valley did not deliver.
    answer = count(Question(by=("month",), where=where), neighbours, neighbours.release())
    assert answer.rows == [("2025-01", 6, "complete"), ("2025-02", None, "missing")]


@pytest.mark.parametrize("place", ["district", "lsoa"])
def test_places_side_by_side_take_the_status_of_their_own_force(neighbours, place):
    answer = count(Question(by=(place, "month")), neighbours, neighbours.release())
    names = {"Ashford": "E01023976", "Oxford": "E01028513"}
    ashford, oxford = (name if place == "district" else names[name] for name in names)
    assert answer.rows == [
        (ashford, "2025-01", 1, "complete"),
        (ashford, "2025-02", 1, "complete"),
        (oxford, "2025-01", 6, "complete"),
        (oxford, "2025-02", None, "missing"),
    ]


@pytest.mark.parametrize(("place", "value"), [("district", "Oxford"), ("lsoa", "E01028513")])
def test_what_was_asked_for_and_not_found_is_named_with_the_status_of_its_own_force(
    neighbours, place, value
):
    where = {place: (value,), "crime_type": ("robbery", "Shoplifting")}
    question = Question(by=("month", place, "crime_type"), where=where)
    assert count(question, neighbours, neighbours.release()).rows == [
        ("2025-01", value, "Robbery", 0, "complete"),
        ("2025-01", value, "Shoplifting", 0, "complete"),
        ("2025-02", value, "Robbery", None, "missing"),
        ("2025-02", value, "Shoplifting", None, "missing"),
    ]


def test_a_kind_that_nobody_recorded_is_named_too(neighbours):
    where = {"crime_type": ("Robbery",), "force": ("kent",)}
    question = Question(by=("force", "crime_type"), where=where)
    rows = count(question, neighbours, neighbours.release()).rows
    assert rows == [("kent", "Robbery", 0, "complete")]
    everywhere = Question(by=("crime_type",), where={"crime_type": ("Robbery",)}, last="2025-01")
    assert ("Robbery", 0) in [
        row[:2] for row in count(everywhere, neighbours, neighbours.release()).rows
    ]


def test_total_of_two_forces_is_partial_when_one_is_missing(neighbours):
    where = {"force": ("kent", "thames-valley"), "month": ("2025-02",)}
    answer = count(Question(by=("crime_type",), where=where), neighbours, neighbours.release())
    assert answer.rows == [("Burglary", 1, "partial"), ("Drugs", 1, "partial")]


def test_place_by_force_lists_its_own_force_and_those_with_a_row_there(neighbours):
    question = Question(by=("force", "month"), where={"district": ("Oxford",)})
    assert count(question, neighbours, neighbours.release()).rows == [
        ("kent", "2025-01", 1, "complete"),
        ("kent", "2025-02", 1, "complete"),
        ("thames-valley", "2025-01", 5, "complete"),
        ("thames-valley", "2025-02", None, "missing"),
    ]


def test_old_name_of_a_district_is_taken_with_a_notice(store, tmp_path):
    rows = [crime(lsoa=("E01000001", "Buckinghamshire 001A"))]
    load(store, write(tmp_path, "2025-01-thames-valley-street.csv", street(rows)))
    question = Question(by=("district",), where={"district": ("Wycombe",)})
    answer = count(question, store, store.release())
    assert answer.rows == [("Buckinghamshire", 1, "complete")]
    assert answer.notices == ("Wycombe is counted in Buckinghamshire, which took its place.",)


def test_stops_are_counted_by_what_came_of_them(small_store, small_archive):
    files = small_archive.rglob("*-stop-and-search.csv")
    lines = sum(len(path.read_text("utf-8").splitlines()) - 1 for path in files)
    question = Question(dataset="stop-and-search", by=("outcome",), where={"force": ("anyshire",)})
    answer = dict(row[:2] for row in count(question, small_store, small_store.release()).rows)
    assert sum(answer.values()) == lines
    assert answer["A no further action disposal"] > answer["Arrest"]
