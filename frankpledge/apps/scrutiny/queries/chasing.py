"""What a body's people are reminded of: duties by law, and what was promised."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.obligations.queries import digest
from frankpledge.apps.scrutiny.models import Undertaking

SOON = timedelta(days=14)


def chase(body: Body, at: datetime, site: str) -> str:
    """Return the words of the message: what is late and due soon; nothing where nothing is.

    E-mail leaves the office, so it holds what is public and nothing else: undertakings are.
    """
    today = timezone.localdate(at)
    waiting = body.undertakings.filter(state="open", due_on__lte=today + SOON)
    promised = [_line(undertaking, today, site) for undertaking in waiting]
    parts = [digest(body, at, site)]
    if promised:
        parts.append("Undertakings that nothing has closed:\n" + "\n".join(promised) + "\n")
    return "\n".join(part for part in parts if part)


def _line(undertaking: Undertaking, today: date, site: str) -> str:
    assert undertaking.due_on  # those without a day are never late
    late = (today - undertaking.due_on).days
    when = f"{undertaking.due_on.day} {undertaking.due_on:%B %Y}"
    stands = f"{late} days late" if late > 0 else f"due {when}"
    return f"- {undertaking.text} ({undertaking.made_by}), {stands}. {site}/record/{undertaking.reference}/"
