"""The weekly message to those who keep a body's obligations and undertakings."""

from datetime import datetime

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.queries import addresses_of, bodies_with
from frankpledge.apps.audit.actions import record
from frankpledge.apps.audit.queries import was_done_on
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.scrutiny.actions.askers import Sent
from frankpledge.apps.scrutiny.queries.chasing import chase
from frankpledge.rules.roles import May

MONDAY = 0
SENT = "digest-sent"


def send_digests(site: str, *, at: datetime) -> Sent:
    """On a Monday write to each body's people what is late or due soon; count the bodies.

    The same Monday again sends nothing, and neither does a body at which nothing waits.
    """
    today, sent = timezone.localdate(at), Sent()
    if today.weekday() == MONDAY:
        for body in bodies_with(May.KEEP_OBLIGATIONS, today):
            try:
                sent.done += _send(body, site, at)
            except OSError as error:  # smtplib's own errors are among them
                sent.failed.append(f"{body.slug}: {error}")
    return sent


@transaction.atomic
def _send(body: Body, site: str, at: datetime) -> bool:
    today = timezone.localdate(at)
    words = chase(body, at, site)
    if not words or was_done_on(SENT, body.slug, today):
        return False
    record(SENT, body.slug, by="this site", at=at)
    for address in addresses_of(body, May.KEEP_OBLIGATIONS, today):
        send_mail(f"What is due at {body.name}", words, None, [address])
    return True
