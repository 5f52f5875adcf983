"""Telling people without an account what became of their question, and forgetting who they are."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.mail import send_mail
from django.db import transaction
from django.utils import timezone

from frankpledge.apps.audit.actions import record
from frankpledge.apps.publishing.queries.visible import page_of
from frankpledge.apps.scrutiny.models import Question
from frankpledge.design.dates import long_date

KEEP_CLIENT = timedelta(days=1)  # the mark of a sender only serves the hourly limit
ANSWERED = """On {day} a question about policing was sent, and this address left to hear of the answer.

It is {reference}, and it is answered here: {address}

This address is erased now. Nobody will write to you about this question again.
"""
DECLINED = """On {day} a question about policing was sent, and this address left to hear of the answer.

It is {reference}. There will be no answer, for this reason: {reason}

This address is erased now. Nobody will write to you about this question again.
"""


@dataclass
class Sent:
    """How many messages went, and which did not, with what the mail server said."""

    done: int = 0
    failed: list[str] = field(default_factory=list)


def tell_askers(site: str, *, at: datetime) -> Sent:
    """Write to each asker whose answer can be seen, or who will get none; once each.

    Addresses are erased with it. One that no message can be sent to keeps waiting and keeps
    nobody else waiting.
    """
    waiting = Question.objects.exclude(asker_contact="").filter(
        state__in=["published", "declined", "withdrawn"], asker_told_at=None
    )
    sent = Sent()
    for question in waiting:
        try:
            sent.done += _tell(question.pk, site, at)
        except OSError as error:  # smtplib's own errors are among them
            sent.failed.append(f"{question.reference}: {error}")
    return sent


@transaction.atomic
def _tell(number: int, site: str, at: datetime) -> bool:
    question = Question.objects.select_for_update().get(pk=number)
    if question.asker_told_at:
        return False
    day = timezone.localdate(question.received_at)
    facts = {"reference": question.reference, "day": long_date(day)}
    if question.state != "published":
        words = DECLINED.format(**facts, reason=question.reason)
    elif address := page_of(question.publication, at, ""):
        words = ANSWERED.format(**facts, address=site + address)
    else:
        return False  # under embargo still
    contact, question.asker_contact, question.asker_told_at = question.asker_contact, "", at
    question.save()
    record("asker-told", question.reference, by="this site", at=at)
    # Inside the transaction: an address that no message could be sent to is not erased.
    send_mail("Your question about policing", words, None, [contact])
    return True


@transaction.atomic
def forget_clients(*, at: datetime) -> int:
    """Erase the marks of senders that no longer serve the hourly limit; return how many."""
    old = Question.objects.exclude(client="").filter(received_at__lt=at - KEEP_CLIENT)
    count = old.update(client="")
    if count:
        record("question-clients-erased", "questions", by="this site", at=at, count=count)
    return count
