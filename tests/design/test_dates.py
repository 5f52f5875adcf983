"""How days, months and times are written, in Python and in templates."""

from datetime import UTC, date, datetime, time

import pytest
from django.template import Context, Template

from frankpledge.design.dates import clock_time, date_range, long_date, long_moment, long_month
from frankpledge.rules.periods import MONTH_NAMES

SUMMER = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)  # half past midnight of 1 August in London


def written(source, **values):
    return Template("{% load dates %}" + source).render(Context(values))


def test_day_has_no_leading_zero():
    assert long_date(date(2028, 5, 4)) == "4 May 2028"
    assert long_date(date(2026, 12, 24)) == "24 December 2026"


@pytest.mark.parametrize(("number", "name"), [*enumerate(MONTH_NAMES, 1)])
def test_month_has_its_own_name(number, name):
    assert long_date(date(2026, number, 1)) == f"1 {name} 2026"
    assert long_month(date(2026, number, 1)) == f"{name} 2026"


def test_locale_of_the_system_is_not_asked():
    class Abroad(date):
        def strftime(self, form):
            raise AssertionError("the locale was asked")

        __format__ = strftime

    assert long_date(Abroad(2028, 5, 4)) == "4 May 2028"
    assert long_month(Abroad(2028, 5, 4)) == "May 2028"


def test_moment_is_a_day_and_a_time_of_24_hours():
    moment = datetime(2026, 10, 3, 14, 5, 9, tzinfo=UTC)
    assert long_moment(moment) == "3 October 2026, 14:05"
    assert long_moment(moment, with_seconds=True) == "3 October 2026, 14:05:09"
    assert clock_time(time(9, 3)) == "09:03"


def test_period_has_both_its_days():
    assert date_range(date(2025, 4, 1), date(2026, 3, 31)) == "1 April 2025 to 31 March 2026"


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("{{ at|long_date }}", "1 August 2026"),
        ("{{ at|long_month }}", "August 2026"),
        ("{{ at|long_moment }}", "1 August 2026, 00:30"),
        ("{{ at|exact_moment }}", "1 August 2026, 00:30:00"),
        ("{{ at|clock_time }}", "00:30"),
        ("{{ at|iso_date }}", "2026-08-01"),
    ],
)
def test_template_writes_a_moment_by_the_clock_of_london(source, text):
    assert written(source, at=SUMMER) == text


def test_template_writes_a_period():
    days = {"first": date(2025, 4, 1), "last": date(2026, 3, 31)}
    assert written("{{ first|until:last }}", **days) == "1 April 2025 to 31 March 2026"


@pytest.mark.parametrize(
    "name", ["long_date", "long_month", "long_moment", "exact_moment", "clock_time", "iso_date"]
)
def test_template_writes_nothing_where_no_day_is_given(name):
    source = "{{ day|" + name + "|default:'no day' }}"
    assert written(source, day=None) == written(source) == "no day"


def test_midnight_is_a_time_like_others():
    assert written("{{ at|clock_time }}", at=time(0, 0)) == "00:00"
