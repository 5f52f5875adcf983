"""Series at which a chart once said what was not so."""

import math
import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frankpledge.design.charts.control_charts import control_chart
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.false_marks import false_marks
from frankpledge.evidence.charts.headlines import MOVED, headline, summary
from frankpledge.evidence.charts.judgement import COLUMNS, rows
from frankpledge.evidence.charts.methods.rules import LEVEL
from frankpledge.evidence.charts.notes import KEEP, REBASE, RECORDING, Note
from frankpledge.evidence.charts.points import HIGH, LOW, NO_CHANGE, NOT_JUDGED
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]
WHEN = datetime(2026, 10, 3, tzinfo=UTC)
RATIO = "stop_and_search_disparity"
PEAK = [0, 0, 1, 0, 2, 30, 26, 5, 0, 1, 0, 0, 1, 0, 1, 0, 2, 27, 23, 2, 3, 0, 0, 1]
PEAK = [26, 22, 2, 0, 0, 0, 0, *PEAK, 0, 0, 0, 1, 0, 26]
CLIMB = [289, 296, 318, 297, 323, 310, 346, 344, 360, 349, 364, 363, 365, 379, 373, 387, 402, 403]
CLIMB += [404, 434, 421, 421, 433, 433, 441, 447, 474, 462, 470, 480, 498, 484, 486, 520, 491]


def noted(kind, month, number=1, text="Custody drug tests began"):
    return Note(
        number=number,
        kind=kind,
        area="kent",
        measure="shoplifting",
        month=month,
        text=text,
        by="A. Analyst",
        at=WHEN.isoformat(),
    )


def of(chart, place=-1):
    return dict(zip(COLUMNS, rows(chart)[place], strict=True))


def wave(months):
    chance = random.Random(3)
    year = [1 + 0.3 * math.sin(2 * math.pi * n / 12) for n in range(12)]
    return [round(500 * year[n % 12] + chance.gauss(0, 8)) for n in range(months)]


def test_a_year_in_which_months_have_next_to_nothing_is_not_taken_out():
    chart = draw(a_series(PEAK))
    assert not chart.is_seasonal
    assert chart.newest.centre < 10


def test_levels_are_compared_without_the_time_of_year():
    chart = draw(a_series(wave(67)), notes=[noted(REBASE, "2027-01")])
    assert chart.is_seasonal
    now, before = chart.segments[-1].average, of(chart)["level_before"]
    assert now == pytest.approx(before, rel=0.01)
    assert f"From January 2027 the average is {now:.0f}; from January 2024 to December" in sentence(
        chart
    )


def test_a_month_above_its_range_and_below_what_was_expected_is_low():
    chart = draw(a_series([*CLIMB, 455]))
    assert chart.newest.at.value > chart.newest.upper
    assert (chart.newest.verdict, chart.newest.expected.direction) == (LOW, -1)
    said = sentence(chart)
    assert "but from the 35 months before it we expected" in said
    assert "this month is unusually low." in said
    assert "in line" not in said


def test_a_month_outside_its_range_is_not_counted_as_within_it():
    chart = draw(a_series([*CLIMB, 520]))
    assert chart.newest.signal.rule == LEVEL
    assert headline(chart, chart.newest.at.month) == MOVED
    said = summary("Kent", "2026-12", [MOVED, NO_CHANGE, MOVED])
    assert said.endswith(
        "0 of 3 measures are unusually high, 0 are unusually low, 1 is within its normal range, 2 are"
        " outside their range but in line with the months before and 0 cannot be judged."
    )
    assert summary("Kent", "2026-12", [NO_CHANGE] * 3).endswith("within their normal range.")


def test_ratios_of_nothing_are_in_no_limit_and_in_no_expectation():
    some = [0.8 + 0.5 * random.Random(n).random() for n in range(36)]
    zeros = [0.0 if n in (3, 9, 15, 21, 27) else v for n, v in enumerate(some)]
    chart = draw(a_series([*zeros, 1.9], measure=RATIO))
    assert chart.newest.verdict == HIGH
    few = draw(a_series([*[0.0] * 11, 1.0, 1.02, *[0.0] * 5], measure=RATIO))
    assert {p.verdict for p in few.points} == {NOT_JUDGED}
    late = draw(a_series([*[0.0] * 9, *some[:27]], measure=RATIO))
    assert late.step is None


def test_a_newest_ratio_of_nothing_says_why_it_is_not_judged():
    some = [0.8 + 0.5 * random.Random(n).random() for n in range(36)]
    said = sentence(draw(a_series([*some, 0.0], measure=RATIO)))
    assert "A ratio of 0 cannot be set beside the others, so this month is not judged." in said


def test_a_fall_to_nothing_is_unusual_among_like_months():
    chance = random.Random(7)
    values = [*(round(chance.gauss(100, 5)) for _ in range(35)), 0]
    assert draw(a_series(values), like_months=True).points[-1].verdict == LOW


def test_like_months_state_no_rate_of_false_marks():
    assert false_marks(draw(a_series([*STEADY] * 3), like_months=True)) is None


def test_what_was_noted_beside_a_step_is_said():
    values = [*(v + 150 for v in STEADY), *(v + 270 for v in STEADY)]
    told = sentence(draw(a_series(values), notes=[noted(RECORDING, "2025-04", text="New system.")]))
    assert "The average has not been reset. Noted for April 2025: New system." in told
    assert "nobody has recorded a reason" not in told


def share_of(percent, of, seed):
    chance = random.Random(seed)
    months = []
    for n in range(36):
        expected = percent * (1 + 0.05 * math.sin(2 * math.pi * n / 12))
        months.append(sum(chance.random() < expected for _ in range(of)))
    base = a_series(months, measure="no_suspect_identified")
    points = [replace(p, value=100 * p.numerator / of, denominator=of) for p in base.points]
    return draw(replace(base, points=tuple(points)))


def test_no_line_of_a_share_is_above_all_of_it():
    charts = [share_of(0.93, 60, seed) for seed in range(25)]
    assert any(chart.is_seasonal for chart in charts)
    assert max(p.upper for chart in charts for p in chart.points if p.upper is not None) <= 100


def test_a_reset_in_a_long_gap_holds_from_the_first_month_after_it():
    values = [*STEADY, *[None] * 14, *(v + 50 for v in STEADY)]
    chart = draw(a_series(values), notes=[noted(REBASE, "2025-09")])
    assert "From June 2026 the average is 150; from January 2024 to March 2025" in sentence(chart)
    assert of(chart)["level_since"] == "2026-06"


def test_a_reset_is_told_as_long_as_its_period_lasts():
    values = [*STEADY, *[v + 50 for v in STEADY] * 3]
    chart = draw(a_series(values), notes=[noted(REBASE, "2025-04")])
    assert chart.segments[-1].is_part
    assert "From April 2025 the average is" in sentence(chart)
    assert of(chart)["level_since"] == "2025-04"


def test_the_newest_of_two_notes_on_one_month_is_quoted():
    notes = [noted(REBASE, "2025-04", 1, "A slip"), noted(REBASE, "2025-04", 2, "A new system")]
    said = sentence(draw(a_series([*STEADY, *(v + 50 for v in STEADY)]), notes=notes))
    assert "A new system." in said
    assert "A slip" not in said


def test_no_level_before_the_first_is_taken_from_after_it():
    values = [*STEADY, *(v + 50 for v in STEADY)]
    notes = [noted(REBASE, "2024-01"), noted(REBASE, "2025-04", 2)]
    chart = draw(a_series(values), notes=notes)
    assert of(chart, 3)["level_before"] is None


def test_one_case_after_none_is_no_moved_level():
    said = sentence(draw(a_series([*[0] * 35, 1])))
    assert "December 2026: 1 crime." in said
    assert "The level has moved" not in said
    assert "The month by itself is not unusual." in said


def test_a_year_before_on_another_level_is_not_compared_with():
    values = [*STEADY, *(v + 50 for v in STEADY)]
    chart = draw(a_series(values), notes=[noted(REBASE, "2025-04")])
    at = [p.at.month for p in chart.points].index("2025-09")
    assert of(chart, at)["year_before"] is None
    assert of(chart)["year_before"] == 147


def test_no_limits_hold_in_a_gap_that_ends_a_period():
    chart = draw(a_series([*STEADY, *[None] * 12, *STEADY]))
    assert {p.upper for p in chart.points[15:27]} == {None}
    shorter = draw(a_series([*STEADY, *[None] * 11, *STEADY]))
    assert None not in {p.upper for p in shorter.points}


def test_each_period_is_dotted_or_dashed_by_its_own_months():
    values = [*STEADY, *[v + 50 for v in STEADY] * 2]
    drawn = str(control_chart(draw(a_series(values), notes=[noted(REBASE, "2025-04")])))
    assert drawn.count('class="fp-warn"') == drawn.count('class="fp-limit"') == 2


def test_two_periods_are_marked_as_often_as_either():
    values = [*STEADY, *STEADY, *[None] * 12, *STEADY, *STEADY]
    one = false_marks(draw(a_series([*STEADY, *STEADY])))
    assert false_marks(draw(a_series(values))) == pytest.approx(1 - (1 - one) ** 2)


def test_a_note_that_limits_stay_moves_nothing():
    values = [*STEADY, *(v + 50 for v in STEADY)]
    kept, plain = draw(a_series(values), notes=[noted(KEEP, "2025-04")]), draw(a_series(values))
    assert [p.centre for p in kept.points] == [p.centre for p in plain.points]
