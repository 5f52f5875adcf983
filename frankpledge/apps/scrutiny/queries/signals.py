"""Signals that nobody has asked about, and those of which somebody said why they need not."""

from datetime import UTC, datetime, time

from django.utils import timezone

from frankpledge.apps.performance.queries.signals import FigureSignal, newest_signals
from frankpledge.apps.scrutiny.models import Citation, SettledSignal
from frankpledge.declared import AtWork
from frankpledge.rules.periods import add_months, first_day


def open_signals(work: AtWork) -> list[FigureSignal]:
    """Return the signals of a body's force that it has neither asked about nor settled.

    Whoever has asked about the chart since the month ended has asked about the month. Two queries.
    """
    signals = newest_signals(work.body.area) if work.body.area else []
    if not signals:
        return []
    months = {s.month for s in signals}
    settled = set(
        SettledSignal.objects.filter(body__in=work.kept, month__in=months).values_list(
            "address", "month"
        )
    )
    asked = dict(
        Citation.objects.filter(
            question__asked_by__in=work.kept,
            is_of_answer=False,
            address__in=[s.address for s in signals],
        )
        .order_by("question__received_at")
        .values_list("address", "question__received_at")
    )
    return [
        signal
        for signal in signals
        if (signal.address, signal.month) not in settled
        and not _is_since(asked.get(signal.address), signal.month)
    ]


def _is_since(asked: datetime | None, month: str) -> bool:
    if asked is None:
        return False
    ended = datetime.combine(first_day(add_months(month, 1)), time(), UTC)
    return timezone.localtime(asked) >= ended
