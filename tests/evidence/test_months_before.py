"""A month outside the range of its period that the months before it led to is no unusual month."""

import re
from datetime import UTC, datetime

import pytest

from frankpledge.design.charts.control_charts import control_chart, mark_words
from frankpledge.evidence.charts.alerts import tests_of as alert_tests
from frankpledge.evidence.charts.change import draw
from frankpledge.evidence.charts.methods.rules import LEVEL, OUTSIDE
from frankpledge.evidence.charts.months_before import UNLIKELY
from frankpledge.evidence.charts.notes import REBASE, Note
from frankpledge.evidence.charts.points import HIGH, LOW, NO_CHANGE
from frankpledge.evidence.charts.sentences import sentence
from tests.figures import a_series

WOBBLE = [0, 14, -9, 6, -12, 10, -4, 11, -14, 3, 8, -7]
# From 240 a month to 460 in three years: the newest lie far above the average of all.
RISING = [240 + 6 * n + 2 * WOBBLE[n % 12] for n in range(36)]
STEADY = [400 + 3 * WOBBLE[n % 12] for n in range(35)]


def newest(values, notes=()):
    drawn = draw(a_series(values), notes=list(notes))
    return drawn, drawn.points[-1]


def test_the_top_of_a_long_rise_is_above_the_range_and_not_unusual():
    _, point = newest([*RISING, 500])
    assert point.at.value > point.upper
    assert (point.signal.rule, point.signal.direction) == (LEVEL, 1)
    assert point.verdict == NO_CHANGE
    assert point.expected.lower < 500 < point.expected.upper
    assert point.expected.months == 36


def test_the_sentence_says_both_what_is_usual_and_what_was_expected():
    drawn, point = newest([*RISING, 500])
    said = sentence(drawn)
    low, high = round(point.expected.lower), round(point.expected.upper)
    assert re.search(
        rf"That is above the normal range of \d+ to \d+, but in line with the 36 months before it: from"
        rf" them we expected {low} to {high} \(about {round(point.expected.centre)}\)\.",
        said,
    )
    assert "The level has moved; the month by itself is not unusual." in said
    assert "this month is unusual" not in said


@pytest.mark.parametrize(("value", "verdict"), [(620, HIGH), (190, LOW)])
def test_a_leap_out_of_steady_months_is_unusual(value, verdict):
    _, point = newest([*STEADY, value])
    assert (point.signal.rule, point.verdict, point.expected) == (OUTSIDE, verdict, None)


def test_a_fall_against_a_long_rise_is_unusual_though_the_first_months_were_as_low():
    _, point = newest([*RISING, 190])
    assert point.verdict == LOW


def test_with_few_months_before_it_the_range_alone_decides():
    values = [*STEADY[:11], 900, *STEADY[:6]]
    point = draw(a_series(values)).points[11]
    assert (point.verdict, point.expected) == (HIGH, None)


def test_the_first_months_of_a_rise_are_set_against_those_after_them():
    point = draw(a_series(RISING[:34])).points[0]
    low = draw(a_series([RISING[0] - 60, *RISING[1:34]])).points[0]
    for month in (point, low):
        assert month.at.value < month.lower
    assert (point.verdict, point.expected.side) == (NO_CHANGE, "after")
    assert point.expected.lower < RISING[0] < point.expected.upper
    assert (low.verdict, low.expected) == (LOW, None)


def test_months_before_limits_began_anew_are_not_asked():
    anew = Note(
        number=1,
        kind=REBASE,
        area="kent",
        measure="shoplifting",
        month="2025-07",
        text="Recording changed",
        by="A",
        at=datetime(2026, 1, 1, tzinfo=UTC).isoformat(),
    )
    values = [100 + 3 * WOBBLE[n % 12] for n in range(18)]
    values += [400 + 3 * WOBBLE[n % 12] for n in range(14)] + [620]
    _, with_note = newest(values, [anew])
    assert (with_note.signal.rule, with_note.verdict) == (OUTSIDE, HIGH)
    before = [v for v in values[18:-1]]
    assert max(before) < with_note.upper < 620


def test_the_mark_is_hollow_and_says_so():
    drawn, point = newest([*RISING, 500])
    assert mark_words(point) == "above the range, in line with nearby months"
    svg = str(control_chart(drawn))
    title = f"{point.at.words}: 500, above the range, in line with nearby months"
    assert title in svg
    [kind] = re.findall(rf'fp-signal--(\w+)" d="[^"]*"><title>{re.escape(title)}', svg)
    assert kind == "pattern"


def test_a_page_and_an_alert_do_not_say_two_things_of_one_month():
    for last in (440, 470, 500, 540, 600, 700):
        series = a_series([*RISING, last])
        point = draw(series).points[-1]
        tests, _ = alert_tests(series, [point.at.month], UNLIKELY / 0.6)
        told = [test.direction for test in tests if test.test.together == 1]
        assert point.verdict != HIGH or told == [1]
