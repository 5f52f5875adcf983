"""Which days count, on which of the three calendars."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.errors import NotFound
from frankpledge.rules.working_days import (
    Calendar,
    add_working_days,
    bank_holidays,
    is_working_day,
    working_days_between,
)

YEARS = range(2007, 2029)


def elsewhere(year: int, parts: tuple[str, ...]) -> set[date]:
    """Bank holidays of a year that fall on a weekday, as the library of holidays has them."""
    found = set()
    for part in parts:
        found |= set(holidays.country_holidays("GB", subdiv=part, years=year))
    return {day for day in found if day.weekday() < 5 and day.year == year}


@pytest.mark.parametrize("year", YEARS)
def test_england_and_wales_agree_with_a_second_source(year):
    ours = {day for day in bank_holidays(Calendar.ENGLAND_WALES) if day.year == year}
    assert ours == elsewhere(year, ("ENG", "WLS"))


@pytest.mark.parametrize("year", YEARS)
def test_uk_wide_agrees_with_a_second_source(year):
    ours = {day for day in bank_holidays(Calendar.UK) if day.year == year}
    theirs = elsewhere(year, ("ENG", "WLS", "SCT", "NIR"))
    assert ours == theirs


@pytest.mark.parametrize("day", [date(2022, 9, 19), date(2023, 5, 8), date(2022, 6, 3)])
def test_days_proclaimed_once_are_no_working_days(day):
    assert not is_working_day(day, Calendar.ENGLAND_WALES)


def test_scottish_and_northern_irish_days_count_in_england_and_not_uk_wide():
    for day in (date(2025, 1, 2), date(2025, 3, 17), date(2025, 8, 4), date(2025, 12, 1)):
        assert is_working_day(day, Calendar.ENGLAND_WALES), day
        assert not is_working_day(day, Calendar.UK), day


def test_a_year_past_the_table_is_refused_and_never_guessed():
    with pytest.raises(NotFound, match=r"2007 to 2028.*bank_holidays.toml"):
        add_working_days(date(2028, 12, 20), 20, Calendar.UK)


@given(
    st.dates(date(2007, 1, 1), date(2028, 6, 1)),
    st.integers(1, 60),
    st.sampled_from(list(Calendar)),
)
def test_the_nth_working_day_has_n_working_days_behind_it(start, count, calendar):
    last = add_working_days(start, count, calendar)
    between = [start + timedelta(days=n) for n in range(1, (last - start).days + 1)]
    assert sum(is_working_day(day, calendar) for day in between) == count
    assert is_working_day(last, calendar)


def test_the_day_after_the_start_counts_and_the_start_does_not():
    thursday, friday = date(2026, 12, 3), date(2026, 12, 4)
    assert working_days_between(thursday, friday, Calendar.ENGLAND_WALES) == 1
    assert working_days_between(friday, friday, Calendar.ENGLAND_WALES) == 0
