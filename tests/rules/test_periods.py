from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frankpledge.errors import BadInput
from frankpledge.rules.periods import (
    add_months,
    first_day,
    is_month,
    month_of,
    month_range,
    month_words,
    months_apart,
)

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text", ["2025-13", "2025-00", "2025-1", "25-01", "", "2025-01-01", "0000-01"]
)
def test_first_day_of_what_is_no_month_is_refused(text):
    with pytest.raises(BadInput, match="is not a month"):
        first_day(text)


def test_a_year_nought_is_no_month_and_the_year_before_2000_is():
    assert not is_month("0000-01")
    assert is_month("1999-12")
    assert not is_month("1999-13")


def test_add_months_crosses_the_year():
    assert add_months("2024-11", 3) == "2025-02"
    assert add_months("2025-01", -13) == "2023-12"


@given(DAYS, st.integers(-600, 600))
def test_add_months_and_months_apart_agree(day, count):
    month = month_of(day)
    assert months_apart(month, add_months(month, count)) == count


def test_month_range_holds_both_ends():
    assert list(month_range("2024-12", "2025-02")) == ["2024-12", "2025-01", "2025-02"]
    assert list(month_range("2025-02", "2025-01")) == []


def test_month_words():
    assert month_words("2018-12") == "December 2018"
