"""A change of level: proposed, recorded by a person, or over a gap; and what is said of it."""

from datetime import UTC, datetime

import pytest

from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.judgement import COLUMNS, judgement, rows
from frankpledge.evidence.charts.notes import add_note
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]
RAISED = [*STEADY, *(v + 50 for v in STEADY)]
WHEN = datetime(2026, 10, 3, tzinfo=UTC)


def noted(store, kind, month, text="Custody drug tests began."):
    place = ("kent", "shoplifting", month)
    return [add_note(store, kind, place, text=text, by="A. Analyst", at=WHEN)]


def test_a_step_is_proposed_with_both_levels_and_nothing_moves():
    chart = draw(a_series(RAISED))
    assert chart.step.first == "2025-04"
    assert chart.points[0].centre == chart.points[-1].centre
    assert (
        "The figures show a step at about April 2025: the average since then is 150; from January 2024"
        " to March 2025 it was 100. That is 50 more (50%). The average has not been reset, because"
        " nobody has recorded a reason."
    ) in sentence(chart)


def test_while_a_step_is_proposed_no_pattern_is_told():
    assert draw(a_series(RAISED)).newest.signal is not None
    assert "in a row" not in sentence(draw(a_series(RAISED)))


def test_a_person_accepts_a_step_and_is_named_with_the_reason(store):
    chart = draw(a_series(RAISED), notes=noted(store, "rebase", "2025-04"))
    assert chart.step is None
    assert (
        "From April 2025 the average is 150; from January 2024 to March 2025 it was 100. That is 50 more"
        " (50%). A. Analyst reset the average on 3 October 2026: Custody drug tests began."
    ) in sentence(chart)


def test_a_person_declines_a_step_and_it_is_not_proposed_again(store):
    chart = draw(a_series(RAISED), notes=noted(store, "keep", "2025-05"))
    assert chart.step is None
    assert "step" not in sentence(chart)
    assert chart.points[0].centre == chart.points[-1].centre
    other = draw(a_series(RAISED), notes=noted(store, "keep", "2024-09"))
    assert other.step is not None


def test_over_a_gap_two_averages_are_given_and_no_month_of_the_change():
    said = sentence(draw(a_series([*STEADY, *[None] * 12, *(v + 60 for v in STEADY)])))
    assert (
        "We cannot judge the months between March 2025 and April 2026, so we use two averages: 100"
        " before and 160 after, 60 more (60%). We cannot say when it changed."
    ) in said


def test_a_reset_with_too_few_months_before_it_has_no_average_before(store):
    chart = draw(a_series([90, 91, 90, *STEADY]), notes=noted(store, "rebase", "2024-04"))
    said = sentence(chart)
    assert "From April 2024 the average is 100. A. Analyst reset the average" in said


def of(chart, place=-1):
    return dict(zip(COLUMNS, rows(chart)[place], strict=True))


def test_a_reset_that_is_too_fresh_for_an_average_is_told_with_who_and_why(store):
    values = [*STEADY, *STEADY, *(v + 50 for v in STEADY[:9])]
    chart = draw(a_series(values), notes=noted(store, "rebase", "2026-07"))
    assert (
        "A new average begins in July 2026, once 13 months can be used; from January 2024 to June 2026"
        " it was 100. A. Analyst reset the average on 3 October 2026: Custody drug tests began."
    ) in sentence(chart)
    alone = draw(a_series(STEADY[:6]), notes=noted(store, "rebase", "2024-03"))
    assert "A new average begins in March 2024, once 13 months can be used. A. Analyst" in sentence(
        alone
    )


def test_a_judgement_has_size_last_year_level_and_chance():
    chart = draw(a_series(RAISED))
    found = of(chart)
    assert found["verdict"] == "no_unusual_change"
    assert found["difference"] == pytest.approx(152 - chart.newest.centre)
    assert found["difference_percent"] == pytest.approx(100 * (152 / chart.newest.centre - 1))
    assert (found["year_before"], found["year_change"]) == (147, 5)
    assert found["year_change_percent"] == pytest.approx(500 / 147)
    assert (found["level_since"], found["months_used"]) == ("2025-04", 30)
    assert found["level_before"] == pytest.approx(100.2, abs=0.1)
    assert 0 < found["chance"] <= 1


def test_a_month_before_a_step_is_of_no_later_level():
    assert of(draw(a_series(RAISED)), 3)["level_since"] == ""


def test_the_level_of_a_reset_is_since_the_note(store):
    chart = draw(a_series(RAISED), notes=noted(store, "rebase", "2025-04"))
    assert of(chart)["level_since"] == "2025-04"
    assert of(chart)["level_before"] == pytest.approx(100.2, abs=0.1)
    assert of(chart, 3)["level_since"] == ""


def test_what_is_not_judged_has_no_judgement():
    chart = draw(a_series([*STEADY, *STEADY, "partial"]))
    assert set(rows(chart)[-1][len(COLUMNS) - 9 :]) == {None, ""}
    assert judgement(chart, -1).chance is None


def test_a_leap_is_unlikely_and_an_ordinary_month_is_not():
    assert of(draw(a_series([*STEADY, *STEADY, 160])))["chance"] < 0.0001
    assert of(draw(a_series([*STEADY, *STEADY])))["chance"] > 0.1
