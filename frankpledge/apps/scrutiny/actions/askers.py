"""Telling people without an account what became of their question, and forgetting who they are."""

from datetime import datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction

from frankpledge.apps.audit.actions import record
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.scrutiny.models import Question

KEEP_CLIENT = timedelta(days=1)  # the mark of a sender only serves the hourly limit
ANSWERED = """You asked a question about policing and left this address to hear of the answer.

{text}

It is answered here: {address}

This address is erased now. Nobody will write to you about this question again.
"""
DECLINED = """You asked a question about policing and left this address to hear of the answer.

{text}

It was not accepted, for this reason: {reason}

This address is erased now. Nobody will write to you about this question again.
"""


def tell_askers(site: str, *, at: datetime) -> int:
    """Write to each asker whose answer can be seen, or whose question was declined; once each.

    Addresses are erased with it. Returns how many were told.
    """
    waiting = Question.objects.exclude(asker_contact="").filter(
        state__in=["published", "declined"], asker_told_at=None
    )
    return sum(_tell(question.pk, site, at) for question in waiting)


@transaction.atomic
def _tell(number: int, site: str, at: datetime) -> bool:
    question = Question.objects.select_for_update().get(pk=number)
    if question.asker_told_at:
        return False
    if question.state == "declined":
        words = DECLINED.format(text=question.text, reason=question.reason)
    elif address := page_of(question.publication, at, ""):
        words = ANSWERED.format(text=question.text, address=site + address)
    else:
        return False  # under embargo still
    contact, question.asker_contact, question.asker_told_at = question.asker_contact, "", at
    question.save()
    record("asker-told", question.reference, by="this site", at=at)
    # Inside the transaction: an address that no message could be sent to is not erased.
    send_mail("Your question about policing", words, None, [contact])
    return True


def forget_clients(*, at: datetime) -> int:
    """Erase the marks of senders that no longer serve the hourly limit; return how many."""
    old = Question.objects.exclude(client="").filter(received_at__lt=at - KEEP_CLIENT)
    return old.update(client="")
