"""Days of the calendar: the same day a year later."""

from datetime import date

import pytest

from frankpledge.rules.days import a_year_after


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2027, 2, 28), date(2028, 2, 28)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 12, 31), date(2028, 12, 31)),
    ],
)
def test_the_same_day_a_year_later_is_28_february_for_a_leap_day(day, after):
    assert a_year_after(day) == after
