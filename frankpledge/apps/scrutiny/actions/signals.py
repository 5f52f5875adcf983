"""Setting aside a signal about which nothing is asked."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.performance.queries.signals import FigureSignal
from frankpledge.apps.scrutiny.models import SettledSignal
from frankpledge.errors import NotAllowed
from frankpledge.rules.roles import May


@transaction.atomic
def settle_signal(
    body: Body, signal: FigureSignal, reason: str, *, by: User, at: datetime
) -> SettledSignal:
    """Record why a body asks nothing about a signal; it is no task of its people any more.

    Raises:
        NotAllowed: `by` does not follow figures there, or it was settled already.
    """
    require(by, May.WATCH_FIGURES, body, timezone.localdate(at))
    made, is_new = SettledSignal.objects.get_or_create(
        body=body,
        address=signal.address,
        month=signal.month,
        defaults={"reason": reason, "by": by, "at": at},
    )
    if not is_new:
        raise NotAllowed(_("This was set aside already: %(why)s") % {"why": made.reason})
    record(
        "signal-settled",
        f"{body.slug}/{signal.measure}",
        by=by.in_audit,
        at=at,
        month=signal.month,
        reason=reason,
    )
    return made
