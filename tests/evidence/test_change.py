"""Charts of change: gaps, rebasing, seasons, and the sentences that say it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.charts.change import LIKE_MONTHS, RUN, draw
from frankpledge.evidence.charts.methods.rules import ONE_SIDE, OUTSIDE
from frankpledge.evidence.charts.notes import add_note, all_notes, notes_in_force, withdraw_note
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

STEADY = [100, 104, 97, 101, 99, 103, 98, 102, 100, 96, 103, 99, 101, 98, 102]
WHEN = datetime(2026, 11, 24, tzinfo=UTC)


def signals(chart):
    return {p.at.month: (p.signal.rule, p.signal.direction) for p in chart.signals}


def test_thirteen_months_make_limits_and_twelve_a_run_chart():
    assert draw(a_series(STEADY[:12])).kind == RUN
    assert draw(a_series(STEADY[:12])).points[0].upper is None
    chart = draw(a_series(STEADY[:13]))
    assert chart.kind == "xmr"
    assert chart.is_trial
    assert "trial limits" in sentence(chart)
    assert "no limits are drawn" in sentence(draw(a_series(STEADY[:12])))


def test_a_leap_is_told_with_its_side_size_and_chance():
    said = sentence(draw(a_series([*STEADY, 160])))
    assert said.startswith("Shoplifting, Kent Police: 160 crimes in April 2025.")
    assert "above the upper limit" in said
    assert "about 3 months in 1,000" in said
    assert "cause for concern" in said


def test_an_ordinary_month_is_called_ordinary():
    said = sentence(draw(a_series(STEADY)))
    assert "That is ordinary" in said
    assert "Nothing shows that it has really changed" in said


def test_a_fall_of_what_is_better_low_is_an_improvement():
    assert "an improvement" in sentence(draw(a_series([*STEADY, 40])))
    said = sentence(draw(a_series([*STEADY, 40], measure="drugs")))
    assert "neither better nor worse" in said


def test_a_lasting_rise_is_told_in_months():
    said = sentence(draw(a_series([*STEADY, *STEADY, 105, 104, 106, 105, 104, 106])))
    assert "the 7th month in a row above the usual: a lasting rise" in said
    assert "once in 64" in said


def test_partial_and_missing_months_are_not_judged_and_break_runs():
    values = [*STEADY, *STEADY, 105, 104, 106, None, 105, 104, 106]
    assert not any(rule == ONE_SIDE for rule, _ in signals(draw(a_series(values))).values())
    chart = draw(a_series([*STEADY, "partial"]))
    assert signals(chart) == {}
    assert "April 2025 (delivered in part)" in sentence(chart)
    assert "below the lower limit" not in sentence(chart)


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
    assert "Months of the same name are alike" in sentence(chart)


def test_like_months_leave_the_time_of_year_out():
    chart = draw(a_series([*seasonal(3), 80, 82, 95, 160]), like_months=True)
    assert chart.kind == LIKE_MONTHS
    outside = {month: way for month, (rule, way) in signals(chart).items() if rule == OUTSIDE}
    assert outside == {"2027-04": 1}
    assert "April 2026 and the usual change over a year" in sentence(chart)


def test_screening_keeps_a_leap_from_widening_the_limits():
    leap = a_series([*STEADY, 190, *STEADY])
    plain, screened = draw(leap), draw(leap, screen=True)
    assert screened.points[0].upper < plain.points[0].upper


def test_a_slow_drift_is_told_where_no_single_month_stands_out():
    values = [100, 101, 99, 102, 100, 98, 101, 99, 100, 102, 101, 99, 101, 102, 101, 103]
    chart = draw(a_series(values))
    drifted = draw(a_series([*values, 103, 102, 104, 103]))
    assert "drift" not in sentence(chart) or chart.newest.signal is None
    assert "drift up" in sentence(drifted) or drifted.newest.signal


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
