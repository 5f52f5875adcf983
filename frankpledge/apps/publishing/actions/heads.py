"""Publishing the head of the audit log: who keeps the feed can show a log that was rewritten."""

from datetime import datetime

from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import who_wants_log_head
from frankpledge.apps.audit.actions import record
from frankpledge.apps.audit.queries import head, was_done_on
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.heads import HEAD, SAID
from frankpledge.apps.publishing.queries.visible import newest_version
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document

KEEPER = "frankpledge"
SENT = "log-head-sent"


@transaction.atomic
def publish_head(*, at: datetime) -> Publication | None:
    """Publish the newest line's number and digest; one a day, its versions through the day.

    Returns:
        The publication; None while the log is empty.
    """
    newest = head()
    if newest is None:
        return None
    keeper, _ = Body.objects.get_or_create(
        slug=KEEPER, defaults={"name": "Frankpledge, this site", "kind": BodyKind.PARTNER}
    )
    day = timezone.localdate(at)
    content = document(
        SAID.format(day=long_date(day), lines=newest.sequence, digest=newest.digest),
        facts=[("Line", str(newest.sequence)), ("SHA-256", newest.digest)],
        data={"line": newest.sequence, "digest": newest.digest},
    )
    return publish(
        f"audit-head-{day}",
        HEAD,
        keeper,
        f"Head of the audit log, {day}",
        content,
        by="this site",
        at=at,
    )


def send_heads(published: Publication, site: str, *, at: datetime) -> tuple[int, list[str]]:
    """Send the head that was published to each who asked for it; once a day each.

    Returns:
        How many messages went, and of each that did not what the mail server said.
    """
    done, failed = 0, []
    for user in who_wants_log_head(timezone.localdate(at)):
        try:
            done += _send(user, published, site, at)
        except OSError as error:  # smtplib's own errors are among them
            failed.append(f"{user.in_audit}: {error}")
    return done, failed


@transaction.atomic
def _send(user: User, published: Publication, site: str, at: datetime) -> bool:
    User.objects.select_for_update().get(pk=user.pk)
    today = timezone.localdate(at)
    if was_done_on(SENT, user.in_audit, today):
        return False
    record(SENT, user.in_audit, by="this site", at=at)
    title = _("Head of the audit log, %(day)s") % {"day": long_date(today)}
    words = _(
        "%(head)s\n\n"
        "It is published here: %(address)s\n\n"
        "Keep this message. Whoever writes the log anew cannot write it anew. To hold the log to it,"
        " save it as a file, and have run at the site:\n\n"
        "    frankpledge audit verify --against FILE\n\n"
        "You asked for this message on the page of your account, where you can end it: %(account)s\n"
    ) % {
        "head": newest_version(published).content["lead"],  # English: verify looks for its words
        "address": site + reverse("publishing:publication", args=[published.reference]),
        "account": site + reverse("accounts:account"),
    }
    send_mail(title, words, None, [user.email])
    return True
