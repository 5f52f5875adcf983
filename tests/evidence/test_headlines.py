"""What is news of an area, and the sentence that sums it up."""

import pytest

from frankpledge.evidence.charts.headlines import (
    NO_DATA,
    NO_MONTH,
    OLDER,
    TOO_FEW_MONTHS,
    headline,
    lack_of_verdict,
    summary,
    wholes,
)
from frankpledge.evidence.charts.points import HIGH, LOW, NO_CHANGE, NOT_JUDGED
from tests import series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102] * 3


def test_the_headline_is_the_verdict_on_the_newest_month():
    newest = series.month(24)
    assert headline(series.chart([*STEADY, 160]), newest) == HIGH
    assert headline(series.chart([*STEADY, 40]), newest) == LOW
    assert headline(series.chart([*STEADY, 101]), newest) == NO_CHANGE
    assert headline(series.chart(STEADY[:5]), series.month(4)) == NOT_JUDGED
    assert headline(series.chart([series.MISSING]), newest) == NOT_JUDGED


def test_what_is_old_is_no_news_however_unusual_it_was():
    assert headline(series.chart([*STEADY, 160]), series.month(27)) == OLDER


def test_a_run_is_no_verdict():
    chart = series.chart([*[97, 99, 95, 101] * 6, 113, 111, 112, 114, 112, 113, 112])
    assert chart.newest.signal.rule == "one side"
    assert headline(chart, chart.newest.at.month) == NO_CHANGE


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            [HIGH, *[NO_CHANGE] * 12, NOT_JUDGED, OLDER, NOT_JUDGED],
            (
                "1 of 16 measures is unusually high, 0 are unusually low, 12 are within their normal range and 3 "
                "cannot be judged."
            ),
        ),
        (
            [HIGH, HIGH, LOW, NO_CHANGE],
            (
                "2 of 4 measures are unusually high, 1 is unusually low, 1 is within its normal range and 0"
                " cannot be judged."
            ),
        ),
        (
            [*[NO_CHANGE] * 13, *[NOT_JUDGED] * 3],
            "all 13 measures we can judge are within their normal range. We cannot judge 3.",
        ),
        (
            [NO_CHANGE, OLDER],
            "the one measure we can judge is within its normal range. We cannot judge 1.",
        ),
        ([OLDER, NOT_JUDGED], "none of 2 measures can be judged."),
    ],
)
def test_an_area_is_summed_up_in_one_sentence(found, said):
    assert summary("Kent Police", "2026-09", found) == f"Kent Police, September 2026: {said}"


PART_OF = {
    "robbery": ("neighbourhood_crime", "total_crime"),
    "neighbourhood_crime": ("total_crime",),
    "drugs": ("total_crime",),
}


def test_what_is_unusual_in_a_whole_and_its_parts_is_one_finding():
    found = {"total_crime": HIGH, "neighbourhood_crime": HIGH, "robbery": HIGH, "drugs": LOW}
    assert wholes(found, PART_OF) == {
        "neighbourhood_crime": "total_crime",
        "robbery": "total_crime",
    }
    found["total_crime"] = NO_CHANGE
    assert wholes(found, PART_OF) == {"robbery": "neighbourhood_crime"}


def test_what_is_ordinary_or_old_is_part_of_no_finding():
    assert wholes({"total_crime": NO_CHANGE, "drugs": NO_CHANGE}, PART_OF) == {}
    assert wholes({"total_crime": OLDER, "drugs": OLDER}, PART_OF) == {}


def test_a_finding_is_counted_once_with_its_parts():
    said = summary("Kent Police", "2026-09", [HIGH, HIGH, HIGH, NO_CHANGE, LOW], [HIGH, HIGH])
    assert said == (
        "Kent Police, September 2026: 1 of 5 measures is unusually high (with 2 parts of it), 1 is"
        " unusually low, 1 is within its normal range and 0 cannot be judged."
    )
    both = summary("Kent Police", "2026-09", [HIGH, HIGH, HIGH, LOW], [HIGH])
    assert "2 of 4 measures are unusually high (with 1 part of them), 1 is unusually low" in both


def test_why_there_is_no_verdict_is_told_apart():
    assert lack_of_verdict(series.chart(STEADY[:5])) == TOO_FEW_MONTHS
    assert lack_of_verdict(series.chart([series.MISSING] * 3)) == NO_DATA
    assert lack_of_verdict(series.chart([series.MISSING, series.NOT_COMPARABLE])) == NO_MONTH
