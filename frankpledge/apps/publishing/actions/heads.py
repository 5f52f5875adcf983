"""Publishing the head of the audit log: who keeps the feed can show a log that was rewritten."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.audit.queries import head
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.heads import HEAD, SAID
from frankpledge.design.dates import long_date
from frankpledge.rules.documents import document

KEEPER = "frankpledge"


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
