"""Charts of change: gaps, rebasing, seasons, and the sentences that say it."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.methods.rules import ONE_SIDE, OUTSIDE
from frankpledge.evidence.charts.methods.xmr import xmr_limits
from frankpledge.evidence.charts.notes import add_note, all_notes, notes_in_force, withdraw_note
from frankpledge.evidence.charts.points import LIKE_MONTHS, RUN
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]
SCATTERED = [
    90,
    108,
    92,
    110,
    89,
    91,
    107,
    111,
    93,
    106,
    88,
    109,
    112,
    92,
    90,
    108,
    107,
    91,
    110,
    94,
]
WHEN = datetime(2026, 11, 24, tzinfo=UTC)


def signals(chart):
    return {p.at.month: (p.signal.rule, p.signal.direction) for p in chart.signals}


def test_thirteen_months_make_limits_and_twelve_a_run_chart():
    assert draw(a_series(STEADY[:12])).kind == RUN
    assert draw(a_series(STEADY[:12])).points[0].upper is None
    chart = draw(a_series(STEADY[:13]))
    assert chart.kind == "xmr"
    assert chart.is_trial
    assert "based on only 13 months, so treat it with caution" in sentence(chart)
    assert sentence(draw(a_series(STEADY[:12]))).startswith(
        "Shoplifting, Kent Police, December 2024: 99 crimes. The median of the 12 usable months is 100."
    )


def limits_of(chart):
    point = chart.newest
    return f"{point.lower:.0f} to {point.upper:.0f}"


def test_a_leap_is_told_with_the_average_the_range_and_last_year():
    chart = draw(a_series([*STEADY, *STEADY, 160]))
    assert sentence(chart) == (
        "Shoplifting, Kent Police, July 2026: 160 crimes. The average is 102 (January 2024 to July"
        f" 2026), so this is 58 more (57%). The normal range is {limits_of(chart)}: this month is"
        " unusually high. One month like this can happen by chance. Check the next month. July 2025:"
        " 101. That is 59 more (58%)."
    )


def test_a_second_unusual_month_is_stronger_evidence():
    said = sentence(draw(a_series([*STEADY, *STEADY, 160, 101, 158])))
    assert "This is stronger evidence of a change than one month alone. It does not show" in said
    assert "The last unusual month before that was July 2026 (unusually high)." in said
    other_way = sentence(draw(a_series([*STEADY, *STEADY, 160, 40])))
    assert "One month like this can happen by chance" in other_way


def test_an_ordinary_month_is_within_its_range():
    chart = draw(a_series([*STEADY, *STEADY]))
    assert (
        f"so this is 2 more (2%). That is within the normal range of {limits_of(chart)}. We see no"
        " unusual change."
    ) in sentence(chart)


def test_an_unusual_month_before_a_gap_is_no_stronger_evidence():
    said = sentence(draw(a_series([*STEADY, *STEADY, 160, None, None, 158])))
    assert "One month like this can happen by chance" in said


def test_a_short_period_is_not_judged():
    chart = draw(a_series([*STEADY, *[None] * 12, 150, 152]))
    assert "Only 2 months of this period can be used, too few to judge this month." in sentence(
        chart
    )


def test_nothing_is_called_better_or_worse():
    for values in ([*STEADY, 160], [*STEADY, 40]):
        for measure in ("shoplifting", "drugs"):
            said = sentence(draw(a_series(values, measure=measure))).lower()
            for word in ("concern", "improvement", "better", "worse", "lasting", "significant"):
                assert word not in said


def test_a_run_is_told_with_its_mean_only_where_it_lies_five_percent_off():
    near = sentence(draw(a_series([*STEADY, *STEADY, 105, 104, 106, 105, 104, 106, 105])))
    assert "in a row" not in near
    far = sentence(draw(a_series([*SCATTERED, 113, 111, 112, 114, 112, 113, 112])))
    assert (
        "Shoplifting has been above average for 7 months in a row (September 2025 to March 2026): 112 a"
        " month against an average of 103, 9 more (9%). The latest month was 112. This may be a real"
        " change, a seasonal pattern or chance."
    ) in far


def test_a_run_whose_latest_month_is_back_at_the_average_is_not_told():
    # Climbs to double, then falls back to just above its mean: nothing rises.
    values = [*[100, 102, 98, 101] * 4, 120, 150, 180, 200, 190, 170, 150, 135, 122]
    assert "in a row" not in sentence(draw(a_series(values)))


def test_a_trend_says_where_it_began_and_where_it_is_beside_the_average():
    chart = draw(a_series([*STEADY, *STEADY, 97, 98, 99, 100, 101, 102, 103]))
    assert chart.newest.signal.rule == "trend"
    assert (
        "Each of the last 6 months was higher than the month before: from 97 in July 2026 to 103 in"
        " January 2027, 6 more (6%). That is above the average of 100."
    ) in sentence(chart)
    falls = sentence(draw(a_series([*SCATTERED, 116, 115, 114, 112, 111, 109, 108])))
    assert "was lower than the month before: from 116 in September 2025 to 108" in falls
    assert "It is still above the average of" in falls


def test_two_of_three_near_the_edge_are_named():
    chart = draw(a_series([*STEADY, *STEADY, 109, 101, 109.5]))
    assert chart.newest.signal.rule == "two of three"
    said = sentence(chart)
    assert "Two of the last 3 months were near the top of the normal range" in said
    assert "109 in July 2026" in said


def test_last_year_is_compared_with_only_where_it_can_be():
    no_data = sentence(draw(a_series([*STEADY[:3], None, *STEADY[4:], 100])))
    assert "We have no data for April 2024, so we cannot compare with last year." in no_data
    partial = sentence(draw(a_series([*STEADY[:3], "partial", *STEADY[4:], 100])))
    assert "April 2024 cannot be used, so we cannot compare with last year." in partial


def test_a_gap_of_a_year_ends_a_period():
    values = [*STEADY, *[None] * 12, *(v + 60 for v in STEADY)]
    chart = draw(a_series(values))
    assert chart.points[0].centre < 105 < 155 < chart.points[-1].centre
    assert "The average is 160 (April 2026 to June 2027)" in sentence(chart)
    shorter = draw(a_series([*STEADY, *[None] * 11, *(v + 60 for v in STEADY)]))
    assert shorter.points[0].centre == shorter.points[-1].centre


def test_limits_are_wider_where_neighbours_are_alike():
    chance = random.Random(7)
    steps = [chance.gauss(0, 5) for _ in range(36)]
    alike = [0.0]
    for step in steps[1:]:
        alike.append(0.7 * alike[-1] + step)
    chart = draw(a_series([100 + v for v in alike]))
    plain = xmr_limits([100 + v for v in alike])
    assert chart.newest.upper - chart.newest.centre > 1.3 * (plain.upper - plain.centre)


def test_the_newest_three_years_of_a_period_are_judged():
    newest = [*STEADY, *STEADY, *STEADY][:36]
    chart = draw(a_series([200, 204, 197, *newest]))
    assert [p.upper for p in chart.points[:3]] == [None] * 3
    assert chart.newest.centre == pytest.approx(sum(newest) / 36)


def test_partial_and_missing_months_are_not_judged_and_break_runs():
    values = [*STEADY, *STEADY, 105, 104, 106, None, 105, 104, 106]
    assert not any(rule == ONE_SIDE for rule, _ in signals(draw(a_series(values))).values())
    chart = draw(a_series([*STEADY, "partial"]))
    assert signals(chart) == {}
    assert "April 2025 (delivered in part)" in sentence(chart)
    assert "unusually" not in sentence(chart)


def test_limits_are_not_made_from_partial_months():
    assert (
        draw(a_series([*STEADY, "partial"])).points[0].centre
        == draw(a_series(STEADY)).points[0].centre
    )


def test_limits_begin_anew_only_by_a_note(store):
    note = add_note(
        store,
        "rebase",
        ("kent", "shoplifting", "2025-04"),
        text="Shops report online",
        by="A. Analyst",
        at=WHEN,
    )
    raised = a_series([*STEADY, *(v + 50 for v in STEADY)])
    plain, chart = draw(raised), draw(raised, notes=[note])
    assert signals(plain)
    assert signals(chart) == {}
    assert chart.points[0].centre < 105 < 145 < chart.points[-1].centre
    assert len(chart.segments) == 2


def test_a_note_stays_readable_after_it_is_withdrawn(store):
    add_note(store, "decision", ("kent", "", "2025-04"), text="New plan", by="B", at=WHEN)
    withdraw_note(store, 1, text="Wrong month", by="B", at=WHEN)
    assert notes_in_force(store) == []
    assert [n.kind for n in all_notes(store)] == ["decision", "withdrawal"]
    with pytest.raises(NotFound):
        withdraw_note(store, 1, text="again", by="B", at=WHEN)
    with pytest.raises(BadInput, match="name of who"):
        add_note(store, "rebase", ("kent", "", "2025-04"), text="x", by=" ", at=WHEN)


def seasonal(years):
    year = [80, 82, 95, 105, 120, 130, 135, 128, 112, 100, 88, 78]
    return [v + (37 * i * i + 11 * i) % 7 for i, v in enumerate(year * years)]


def test_a_seasonal_series_is_told_and_its_summers_are_no_runs():
    chart = draw(a_series(seasonal(4)))
    assert chart.is_seasonal
    assert all(rule == OUTSIDE for rule, _ in signals(chart).values())
    said = sentence(chart)
    assert "For December about 78 is normal (January 2025 to December 2027), so this is" in said
    assert "These figures follow the time of year, and so does the normal range" in said


def test_like_months_leave_the_time_of_year_out():
    chart = draw(a_series([*seasonal(3), 80, 82, 95, 160]), like_months=True)
    assert chart.kind == LIKE_MONTHS
    outside = {month: way for month, (rule, way) in signals(chart).items() if rule == OUTSIDE}
    assert outside == {"2027-04": 1}
    assert "From April 2026 and the usual change over a year we expected" in sentence(chart)


def test_screening_keeps_a_leap_from_widening_the_limits():
    leap = a_series([*STEADY, 190, *STEADY])
    plain, screened = draw(leap), draw(leap, screen=True)
    assert screened.points[0].upper < plain.points[0].upper


def test_a_newest_month_that_is_not_final_is_said_not_to_be_and_why():
    base = a_series([*STEADY, 40])
    open_month = replace(base.points[-1], is_settled=False, reason="43% are open")
    chart = draw(replace(base, points=(*base.points[:-1], open_month)))
    assert sentence(chart).startswith(
        "Shoplifting, Kent Police, April 2025: 40 crimes. That month is not final: 43% are open. The"
        " newest month that can be judged is March 2025: 102 crimes."
    )


def test_no_month_held_is_not_called_zero():
    said = sentence(draw(a_series([None, None])))
    assert "no month is held. That does not mean that there were none." in said


def test_a_month_that_is_not_comparable_is_drawn_and_not_judged():
    base = a_series(STEADY)
    odd = replace(
        base.points[-1], status="not comparable", reason="half are not known", value=999.0
    )
    chart = draw(replace(base, points=(*base.points[:-1], odd)))
    assert chart.points[-1].signal is None
    assert "not comparable: half are not known" in sentence(chart)
