"""A day as people write it. No locale of the system has a part in it."""

from datetime import date

from frankpledge.rules.periods import MONTH_NAMES


def long_date(day: date) -> str:
    """Return a day in words, without a leading zero.

    >>> long_date(date(2028, 5, 4))
    '4 May 2028'
    """
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def day_of(text: str | None) -> date | None:
    """Return the day that a text writes as programs do; None where it writes none.

    >>> day_of("2028-05-04")
    datetime.date(2028, 5, 4)
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def a_year_after(day: date) -> date:
    """Return the same day of the next year; that of 29 February is 28 February.

    >>> a_year_after(date(2027, 6, 9))
    datetime.date(2028, 6, 9)
    """
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
