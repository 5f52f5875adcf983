"""Recording what somebody said, judging it by evidence, and taking replies."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require, roles_of
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.scrutiny.documents import statement_document
from frankpledge.apps.scrutiny.models import Reply, Statement
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import STATEMENT


@transaction.atomic
def record_statement(*, owner: Body, by: User, at: datetime, **facts: Any) -> Statement:
    """Record what somebody said, with its source and the evidence. It is not yet public.

    Raises:
        NotAllowed: `by` may not at that body.
    """
    require(by, May.RECORD_STATEMENT, owner, timezone.localdate(at))
    statement = Statement.objects.create(
        reference=next_reference("s", timezone.localdate(at)),
        owner=owner,
        area=facts.pop("area", "") or owner.area,
        **facts,
    )
    record("statement-recorded", statement.reference, by=by.in_audit, at=at)
    return statement


@transaction.atomic
def publish_statement(
    reference: str, *, by: User, at: datetime, visible_from: datetime | None = None
) -> Statement:
    """Publish a statement beside the evidence; under embargo nobody sees it before that."""
    Statement.objects.select_for_update().get(reference=reference)
    statement = Statement.objects.select_related("owner").get(reference=reference)
    roles = roles_of(by, statement.owner, timezone.localdate(at))
    statement.state = STATEMENT.state_after("publish", statement.state, roles)
    record("statement-published", reference, by=by.in_audit, at=at)
    show_statement(statement, by=by.in_audit, at=at, visible_from=visible_from)
    return statement


def show_statement(
    statement: Statement,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    visible_from: datetime | None = None,
) -> None:
    """Publish a statement as it stands."""
    subjects = {("area", statement.area)} if statement.area else set()
    statement.publication = publish(
        statement.reference,
        statement.kind,
        statement.owner,
        f"{statement.said_by}: {statement.text}"[:150],
        statement_document(statement),
        by=by,
        at=at,
        subjects=subjects,
        reason=reason,
        visible_from=visible_from,
    )
    statement.save()


@transaction.atomic
def add_reply(
    reference: str, *, by_name: str, text: str, said_on: date, source: str, by: User, at: datetime
) -> Reply:
    """Add what somebody who is named says to a statement; it is shown beside it.

    Raises:
        NotAllowed: `by` may not at the body that keeps the statement.
    """
    Statement.objects.select_for_update().get(reference=reference)
    statement = Statement.objects.select_related("owner").get(reference=reference)
    require(by, May.RECORD_STATEMENT, statement.owner, timezone.localdate(at))
    reply = Reply.objects.create(
        statement=statement, by_name=by_name, text=text, said_on=said_on, source=source
    )
    record("reply-recorded", reference, by=by.in_audit, at=at)
    if statement.publication_id:
        show_statement(statement, by=by.in_audit, at=at, reason=f"Reply of {by_name}.")
    return reply
