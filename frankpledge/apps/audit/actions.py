"""Adding to the log. Every action that changes the record calls `record` once, in its own
transaction: either both are kept or neither."""

from datetime import UTC, datetime

from django.db import transaction

from frankpledge.apps.audit.models import BEFORE_THE_FIRST, AuditEvent, ChainHead, canonical, digest

THE_HEAD = 1


@transaction.atomic
def record(kind: str, subject: str, *, by: str, at: datetime, **detail) -> AuditEvent:
    """Add one line: `by` did `kind` to `subject`. Whoever else writes waits until it is kept."""
    head, _ = ChainHead.objects.select_for_update().get_or_create(
        pk=THE_HEAD, defaults={"digest": BEFORE_THE_FIRST}
    )
    line = AuditEvent(
        sequence=head.sequence + 1,
        at=at.astimezone(UTC),
        kind=kind,
        subject=subject[:200],
        by=by[:200],
        detail=canonical(detail),
        previous=head.digest,
    )
    line.digest = digest(
        line.sequence, line.at, line.kind, line.subject, line.by, line.detail, line.previous
    )
    line.save(force_insert=True)
    head.sequence, head.digest = line.sequence, line.digest
    head.save()
    return line
