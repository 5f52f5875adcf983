"""Days, months and times in templates: nothing is written where no day is given."""

from datetime import date, datetime, time

from django import template

from frankpledge.design import dates

register = template.Library()


@register.filter(expects_localtime=True)
def long_date(day: date | None) -> str:
    """Write a day, such as 4 May 2028."""
    return dates.long_date(day) if day else ""


@register.filter(expects_localtime=True)
def weekday_date(day: date) -> str:
    """Write a day with its weekday, such as Thursday 4 May 2028."""
    return dates.weekday_date(day)


@register.filter(expects_localtime=True)
def long_month(day: date | None) -> str:
    """Write the month of a day, such as May 2028."""
    return dates.long_month(day) if day else ""


@register.filter(expects_localtime=True)
def long_moment(moment: datetime | None) -> str:
    """Write a day and its time, such as 4 May 2028, 14:05."""
    return dates.long_moment(moment) if moment else ""


@register.filter(expects_localtime=True)
def exact_moment(moment: datetime | None) -> str:
    """Write a day and its time to the second, for the audit log."""
    return dates.long_moment(moment, with_seconds=True) if moment else ""


@register.filter(expects_localtime=True)
def clock_time(at: time | datetime | str | None) -> str:
    """Write a time of day, such as 14:05."""
    return "" if isinstance(at, str) else dates.clock_time(at)


@register.filter(expects_localtime=True)
def iso_date(day: date | None) -> str:
    """Write a day for a program or a field of a form, such as 2028-05-04."""
    return f"{day:%Y-%m-%d}" if day else ""


@register.filter(expects_localtime=True)
def until(first: date, last: date) -> str:
    """Write a period by its first and its last day, such as 1 April 2025 to 31 March 2026."""
    return dates.date_range(first, last)
