"""Duties by law: the known answers, and what the table must hold."""

from datetime import date

import pytest

from frankpledge.errors import BadInput, NotFound
from frankpledge.rules.duties import (
    Counting,
    all_duties,
    count_days,
    financial_year,
    get_duty,
    last_day,
    target_day,
    veto_threshold,
    year_begins,
)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # Easter inside; St Patrick's Day stops the clock UK-wide.
        (date(2009, 3, 12), date(2009, 4, 14)),
        (date(2009, 3, 13), date(2009, 4, 15)),
        (date(2009, 3, 14), date(2009, 4, 15)),
        (date(2009, 3, 15), date(2009, 4, 15)),
        (date(2009, 3, 16), date(2009, 4, 16)),
        (date(2008, 10, 1), date(2008, 10, 29)),
        (date(2007, 2, 1), date(2007, 3, 1)),
        (date(2008, 2, 1), date(2008, 2, 29)),
        # 25, 26 December, 1 January and, for Scotland, 2 January do not count.
        (date(2024, 12, 11), date(2025, 1, 14)),
        # 17 March, for Northern Ireland, does not count.
        (date(2025, 3, 14), date(2025, 4, 14)),
    ],
)
def test_information_request_is_due_on_the_twentieth_uk_working_day(received, due):
    assert last_day("information-request", received) == due


@pytest.mark.parametrize(
    ("published", "due"),
    [
        # "56 days beginning with the day on which the report is published": that day is day 1.
        (date(2026, 3, 1), date(2026, 4, 25)),
        (date(2026, 1, 31), date(2026, 3, 27)),
        (date(2024, 2, 1), date(2024, 3, 27)),  # a leap year
        (date(2024, 7, 15), date(2024, 9, 8)),  # a Sunday; the law moves nothing
        (date(2024, 12, 31), date(2025, 2, 24)),
    ],
)
def test_inspection_response_counts_the_day_of_publication_as_day_one(published, due):
    assert last_day("inspection-response", published) == due


def test_inspection_response_has_no_clock_before_the_law_had_one():
    assert last_day("inspection-response", date(2017, 5, 2)) == date(2017, 6, 26)
    with pytest.raises(NotFound, match="not in force on 2017-05-01"):
        last_day("inspection-response", date(2017, 5, 1))


@pytest.mark.parametrize(
    ("duty", "day"),
    [
        ("precept-proposal", date(2027, 2, 1)),
        ("precept-report", date(2027, 2, 8)),
        ("precept-revised", date(2027, 2, 15)),
        ("precept-second-report", date(2027, 2, 22)),
        ("precept-second-response", date(2027, 3, 1)),
    ],
)
def test_precept_has_fixed_days_before_the_financial_year(duty, day):
    assert last_day(duty, date(2026, 4, 1)) == day
    assert last_day(duty, date(2027, 3, 31)) == day


@pytest.mark.parametrize(("members", "votes"), [(13, 9), (20, 14), (10, 7), (12, 8), (1, 1)])
def test_veto_needs_two_thirds_of_all_members(members, votes):
    assert veto_threshold(members) == votes


def test_veto_of_a_panel_without_members_is_refused():
    with pytest.raises(BadInput, match="at least one member"):
        veto_threshold(0)


def test_as_soon_as_practicable_has_a_target_and_no_last_day():
    duty = get_duty("si-3g")
    assert last_day("si-3g", date(2026, 4, 30)) is None
    assert target_day(duty, date(2026, 4, 30)) == date(2026, 5, 30)


def test_unknown_duty_says_where_to_look():
    with pytest.raises(NotFound, match="duties.md"):
        get_duty("tea")


@pytest.mark.parametrize(
    ("day", "year"),
    [(date(2026, 3, 31), "2025/26"), (date(2026, 4, 1), "2026/27"), (date(1999, 12, 1), "1999/00")],
)
def test_financial_year_begins_on_the_first_of_april(day, year):
    assert financial_year(day) == year
    assert year_begins(year).month == 4
    assert year_begins(year) <= day


@pytest.mark.parametrize("year", ["2026", "2026/28", "26/27", "2026-27", "", "x/y"])
def test_a_financial_year_written_otherwise_is_refused(year):
    with pytest.raises(BadInput, match="write it as 2026/27"):
        year_begins(year)


def test_every_duty_says_its_basis_source_and_how_sure():
    for duty in all_duties().values():
        assert duty.basis, duty.id
        assert duty.source.url.startswith("https://www.legislation.gov.uk/"), duty.id
        assert duty.source.checked_on >= date(2026, 1, 1), duty.id
        assert duty.models, duty.id


def test_every_duty_has_a_day_a_target_or_says_that_it_has_none():
    for duty in all_duties().values():
        if duty.counting == Counting.FIXED_DATE:
            assert duty.month_day, duty.id
        elif duty.counting != Counting.AS_SOON_AS_PRACTICABLE:
            assert duty.days, duty.id


def test_specified_information_came_into_force_in_parts():
    assert not get_duty("si-7ba").applies("pcc", date(2021, 5, 30))
    assert get_duty("si-7ba").applies("pcc", date(2021, 5, 31))
    assert not get_duty("si-1a").applies("city", date(2026, 1, 1))  # the Order leaves the City out


@pytest.mark.parametrize(
    ("counting", "start", "days", "last"),
    [
        (Counting.BEGINNING_WITH, date(2026, 12, 1), 5, date(2026, 12, 5)),
        (Counting.FOLLOWING, date(2026, 12, 1), 5, date(2026, 12, 6)),
        # 30 November is a bank holiday in Scotland alone.
        (Counting.UK_WORKING_DAYS, date(2026, 11, 27), 1, date(2026, 12, 1)),
        (Counting.ENGLAND_WALES_WORKING_DAYS, date(2026, 11, 27), 1, date(2026, 11, 30)),
        (Counting.ENGLAND_WALES_WORKING_DAYS, date(2026, 12, 24), 1, date(2026, 12, 29)),
        # Five days between the notice and a meeting on a Friday: Thursday to Friday before.
        (Counting.CLEAR_DAYS_BEFORE, date(2026, 11, 27), 5, date(2026, 11, 19)),
        (Counting.AS_SOON_AS_PRACTICABLE, date(2026, 12, 1), 5, None),
    ],
)
def test_days_are_counted_as_the_law_says(counting, start, days, last):
    assert count_days(counting, start, days) == last


def test_a_duty_with_a_fixed_day_has_it_in_the_table():
    fixed = {name for name, duty in all_duties().items() if duty.counting == Counting.FIXED_DATE}
    assert fixed == {name for name, duty in all_duties().items() if duty.month_day is not None}
