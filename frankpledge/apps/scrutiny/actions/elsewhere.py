"""Recording a question that was asked elsewhere: in Parliament, at a meeting, by letter."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.scrutiny.actions.questions import show_question
from frankpledge.apps.scrutiny.models import Question
from frankpledge.apps.scrutiny.queries.asking import OWN_ANSWER, asker_body
from frankpledge.errors import BadInput
from frankpledge.rules.protocol import propose
from frankpledge.rules.roles import May


@transaction.atomic
def record_question(
    *,
    owner: Body,
    route: str,
    asked_of: Body,
    text: str,
    answer: str,
    asked_on: date | None,
    by: User,
    at: datetime,
    **facts: str,
) -> Question:
    """Record a question by its source, with the answer where there is one. It is public at once.

    Raises:
        NotAllowed: `by` may not at that body.
        BadInput: it would be an answer of the body's own that nobody cleared.
    """
    require(by, May.RECORD_QUESTION, owner, timezone.localdate(at))
    if answer and asked_of == owner:
        raise BadInput(OWN_ANSWER, field="answer")
    proposal = propose(text)
    question = Question.objects.create(
        reference=next_reference("q", timezone.localdate(at)),
        route=route,
        owner=owner,
        asked_by=asker_body(owner, route),
        asked_of=asked_of,
        area=owner.area,
        text=text,
        answer=answer,
        answered_by=facts.get("addressee", "") if answer else "",
        asked_on=asked_on,
        received_at=at,
        state="published" if answer else "asked",
        proposed_label=proposal.kind.label,
        proposed_reason=proposal.reason[:500],
        **facts,
    )
    record("question-recorded", question.reference, by=by.in_audit, at=at, source=question.source)
    show_question(question, by=by.in_audit, at=at)
    return question
