"""Moments around a first and a last day: in London and in UTC, in summer and in winter.

Days of the record are those of London. In summer each begins and ends an hour before it does in
UTC, so whoever asks for the day in UTC is wrong for that hour.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import transaction

from frankpledge.errors import BadInput, NotAllowed, NotFound

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
FIRST, LAST = time.min, time.max


class Span(NamedTuple):
    """A first and a last day."""

    first: date
    last: date


# Within summer time, within winter time, and across both nights on which the clocks change.
SPANS = {
    "summer": Span(date(2027, 6, 9), date(2027, 6, 16)),
    "winter": Span(date(2026, 12, 9), date(2026, 12, 16)),
    "spring forward": Span(date(2027, 3, 27), date(2027, 3, 28)),
    "autumn back": Span(date(2027, 10, 30), date(2027, 10, 31)),
}


class Edge(NamedTuple):
    """A moment near the beginning or the end of a span, and whether the span holds it."""

    words: str
    at: datetime
    is_within: bool


def noon(day: date) -> datetime:
    """Noon of a day in London."""
    return datetime.combine(day, time(12), LONDON)


def edges(first: date | None, last: date | None) -> Iterator[Edge]:
    """The first and the last moment, in London and in UTC, of the days beside each end of a span.

    An end that is None is open. Which day a moment belongs to is asked of the time zone itself.
    """
    days = {*((first - DAY, first) if first else ()), *((last, last + DAY) if last else ())}
    hours = [datetime.combine(day, hour) for day in sorted(days) for hour in (FIRST, LAST)]
    for at in sorted({hour.replace(tzinfo=zone) for hour in hours for zone in (UTC, LONDON)}):
        there = at.astimezone(LONDON).date()
        is_within = (first or date.min) <= there <= (last or date.max)
        yield Edge(f"{at:%d/%m %H:%M %Z} is {there:%d/%m}", at.astimezone(UTC), is_within)


def wrong(first: date | None, last: date | None, is_so: Callable[[datetime], bool]) -> list[str]:
    """The edges of a span at which `is_so` does not say whether it holds them."""
    return [e.words for e in edges(first, last) if is_so(e.at) != e.is_within]


def allowed(act: Callable[[], object]) -> bool:
    """Whether an action is not refused; what it did is taken back."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                act()
            is_allowed = True
        except (NotAllowed, BadInput, NotFound):
            is_allowed = False
        transaction.set_rollback(True)
    return is_allowed
