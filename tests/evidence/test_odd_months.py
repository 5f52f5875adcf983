"""A month of an odd mix, from its file to every figure: never a zero, never judged."""

import pytest

from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.sentences import counted, sentence
from frankpledge.evidence.measures.breakdowns import breakdown
from frankpledge.evidence.measures.counts import Question, count
from frankpledge.evidence.measures.definitions import get_measure
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.measures.series import series
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import month_range
from tests.archives import crime, load, street, write
from tests.figures import a_series

MONTHS = list(month_range("2025-01", "2025-08"))
ODD = "2025-06"
USUAL = {"Shoplifting": 300, "Drugs": 100, "Violence and sexual offences": 400}
OVERWRITTEN = {"Shoplifting": 50, "Drugs": 20, "Violence and sexual offences": 730}
WORDS = "violence and sexual offences: 91%, usually 50%; shoplifting: 50 records, usually 300"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    for month in MONTHS:
        kinds = OVERWRITTEN if month == ODD else USUAL
        rows = [crime(kind=kind, month=month) for kind, n in kinds.items() for _ in range(n)]
        write(folder / "in", f"{month}-thames-valley-street.csv", street(rows))
    store = Store(folder / "store")
    load(store, folder / "in")
    return ReleaseReader(store, store.release())


def june(reader, measure, area="thames-valley"):
    [found] = series(reader, [get_measure(measure)], reader.place(area))
    [value] = [value for value in found.points if value.month == ODD]
    return value


def test_coverage_names_the_month_and_says_what_changed(reader):
    entries = {e.month: e for e in reader.release.covered_of("street", "thames-valley")}
    assert {month for month, e in entries.items() if e.status != "complete"} == {ODD}
    assert (entries[ODD].status, entries[ODD].rows) == ("odd_mix", 800)
    assert WORDS in entries[ODD].reason


@pytest.mark.parametrize("area", ["thames-valley", "Oxford"])
def test_what_tells_kinds_apart_has_no_value_and_all_rows_together_have_theirs(reader, area):
    for measure in ("shoplifting", "drugs", "total_crime", "positive_outcome_rate"):
        found = june(reader, measure, area)
        assert (found.status, found.value, found.rate, found.low) == ("odd_mix", None, None, None)
        assert WORDS in found.reason
    whole = june(reader, "crimes_and_incidents", area)
    assert (whole.status, whole.value, whole.is_judged) == ("odd_mix", 800, False)


def test_no_part_of_a_breakdown_by_kind_is_a_zero(reader):
    measure, place = get_measure("crimes_and_incidents"), reader.place("thames-valley")
    parts = breakdown(reader, measure, place, "crime_type")
    assert {part.part: part.points[5].value for part in parts} == dict.fromkeys(USUAL)
    [district] = breakdown(reader, measure, place, "district")
    assert district.points[5].value == 800


@pytest.mark.parametrize(
    ("by", "where", "number"),
    [
        (("month",), {}, 800),
        (("month",), {"crime_type": ("Shoplifting",)}, None),
        (("month", "crime_type"), {}, None),
    ],
)
def test_a_count_by_kind_is_empty_and_one_of_all_rows_is_not(reader, by, where, number):
    question = Question(by=by, where=where | {"force": ("thames-valley",)})
    rows = [row for row in count(question, reader.store, reader.release).rows if row[0] == ODD]
    assert rows
    assert {row[-2:] for row in rows} == {(number, "odd_mix")}


def test_a_sum_with_such_a_month_says_so(reader):
    whole = count(Question(by=("force",)), reader.store, reader.release)
    assert [row for row in whole.rows if row[0] == "thames-valley"] == [
        ("thames-valley", 8 * 800, "odd_mix")
    ]


def test_a_chart_says_why_the_month_is_not_judged():
    steady = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98]
    chart = draw(a_series([*steady, "odd_mix"]))
    assert "April 2025" not in {point.at.words for point in chart.signals}
    said = sentence(chart)
    assert "March 2025 (unusual mix of crime types)" in said
    assert "That month is not judged: why." in said
    assert "March 2025 has an unusual mix of crime types and is not judged." in counted(
        chart.series
    )
