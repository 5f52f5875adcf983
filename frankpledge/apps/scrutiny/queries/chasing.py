"""What a body's people are reminded of: duties by law, and what was promised."""

from datetime import datetime, timedelta

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.obligations.queries import digest
from frankpledge.apps.scrutiny.queries.ageing import Open, open_promises
from frankpledge.design.dates import long_date

SOON = timedelta(days=14)


def chase(body: Body, at: datetime, site: str) -> str:
    """Return the words of the message: what is late and due soon; nothing where nothing is.

    E-mail leaves the office, so it holds what is public, as it may be seen, and nothing else.
    """
    last = timezone.localdate(at) + SOON
    waiting = [p for p in open_promises(body, at) if p.due_on and p.due_on <= last]
    promised = [_line(promise, site) for promise in waiting]
    parts = [digest(body, at, site)]
    if promised:
        parts.append("Undertakings that nothing has closed:\n" + "\n".join(promised) + "\n")
    return "\n".join(part for part in parts if part)


def _line(promise: Open, site: str) -> str:
    due = promise.due_on
    when = f"due {long_date(due)}" if due else ""
    stands = f"{promise.days_late} days late" if promise.days_late else when
    shown = promise.shown
    return f"- {shown.data['text']} ({promise.of}), {stands}. {site}/record/{shown.reference}/"
