"""Days, months and times as pages, letters and documents write them.

`rules.days` writes the day itself, for rooms without Django; whatever writes one for people to
read imports it from here. Templates do so by `{% load dates %}`.
"""

from datetime import date, datetime, time

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from frankpledge.rules.days import long_date
from frankpledge.rules.periods import MONTH_NAMES, month_words

__all__ = [
    "clock_time",
    "date_range",
    "day_or_open",
    "long_date",
    "long_moment",
    "midnight",
    "long_month",
    "weekday",
    "weekday_date",
]


def weekday(day: date) -> str:
    """Return the day of the week, such as Tuesday."""
    return str(WEEKDAYS[day.weekday()])


def weekday_date(day: date) -> str:
    """Return a day with its weekday, such as Tuesday 1 December 2026."""
    return f"{weekday(day)} {long_date(day)}"


def day_or_open(day: date | None, month: str = "", *, is_inferred: bool = False) -> str:
    """Return a day, or the month where no day is given, or that it is open."""
    if day:
        return long_date(day)
    if month:
        return month_words(month) + (" (month inferred from the source)" if is_inferred else "")
    return "open: the source gives no day"


def long_month(day: date) -> str:
    """Return the month of a day in words, such as May 2028."""
    return f"{MONTH_NAMES[day.month - 1]} {day.year}"


def clock_time(at: time | datetime | None, *, with_seconds: bool = False) -> str:
    """Return a time of day, such as 14:05; nothing where none is set."""
    if at is None:
        return ""
    return f"{at:%H:%M:%S}" if with_seconds else f"{at:%H:%M}"


def long_moment(moment: datetime, *, with_seconds: bool = False) -> str:
    """Return a day and its time, in the time zone of `moment`, such as 4 May 2028, 14:05."""
    return f"{long_date(moment)}, {clock_time(moment, with_seconds=with_seconds)}"


def date_range(first: date, last: date) -> str:
    """Return a period, such as 1 April 2025 to 31 March 2026; both days are in it."""
    return _("%(first)s to %(last)s") % {"first": long_date(first), "last": long_date(last)}


def midnight(day: date) -> datetime:
    """Return the moment at which a day begins here."""
    return timezone.make_aware(datetime.combine(day, time.min))
