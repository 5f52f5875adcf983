"""Asking, moderating, deciding the kind, drafting, clearing and publishing."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import require
from frankpledge.apps.audit.actions import record
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.publishing.actions.references import next_reference
from frankpledge.apps.publishing.queries.visible import shown_at
from frankpledge.apps.scrutiny.documents import question_document, question_title
from frankpledge.apps.scrutiny.models import QUESTIONS, Citation, Question
from frankpledge.apps.scrutiny.queries.asking import Asked
from frankpledge.apps.scrutiny.queries.questions import draft_seen, roles_for
from frankpledge.errors import BadInput, NotAllowed, TooMany
from frankpledge.rules.protocol import kinds, propose
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import QUESTION

MOST_OF_ONE_CLIENT = 5
CLIENT_HOURS = 1


@transaction.atomic
def ask_question(asked: Asked, *, by: User, at: datetime) -> Question:
    """Put a question: it is public at once, with the chart it is about frozen in it.

    Raises:
        NotAllowed: `by` may not ask for that body.
    """
    asking = asked.asked_by or asked.owner
    require(by, May.ASK_QUESTION, asking, timezone.localdate(at))
    question = _new(asked, next_reference("q", timezone.localdate(at)), "asked", at)
    record("question-asked", question.reference, by=by.in_audit, at=at)
    show_question(question, by=by.in_audit, at=at)
    return question


@transaction.atomic
def receive_question(asked: Asked, *, contact: str, client: str, at: datetime) -> Question:
    """Take a question of the public for moderation: nothing of it is public before.

    Raises:
        TooMany: the client has sent as many as one may in an hour.
    """
    # Taking a reference waits for whoever else takes one, so that two at once are both counted.
    reference = next_reference("q", timezone.localdate(at))
    since = at - timedelta(hours=CLIENT_HOURS)
    recent = Question.objects.filter(client=client, received_at__gte=since)
    if client and recent.count() >= MOST_OF_ONE_CLIENT:
        raise TooMany(
            f"You have sent {MOST_OF_ONE_CLIENT} questions in an hour. They are kept;"
            " send more later."
        )
    question = _new(asked, reference, "received", at)
    question.asker_contact, question.client = contact, client
    question.save()
    record("question-received", question.reference, by="public form", at=at)
    return question


def _new(asked: Asked, reference: str, state: str, at: datetime) -> Question:
    today = timezone.localdate(at)
    proposal = propose(asked.text)
    question = Question.objects.create(
        reference=reference,
        route=asked.route,
        owner=asked.owner,
        asked_by=asked.asked_by,
        asked_of=asked.asked_of,
        asker=asked.asker,
        addressee=asked.addressee,
        area=asked.area,
        occasion=asked.occasion,
        topic=asked.topic,
        text=asked.text,
        asked_on=today,
        received_at=at,
        due_on=asked.due_on,
        follows=asked.follows,
        proposed_label=proposal.kind.label,
        proposed_reason=proposal.reason[:500],
        state=state,
    )
    if asked.figure:
        Citation.objects.create(
            question=question,
            words=asked.figure["sentence"][:1000],
            figure=asked.figure,
            address=asked.figure["address"],
        )
    return question


def show_question(
    question: Question,
    *,
    by: str,
    at: datetime,
    reason: str = "",
    visible_from: datetime | None = None,
) -> None:
    """Publish the question as it stands."""
    subjects = {("route", question.route.replace(" ", "-")), ("body", question.asked_of.slug)}
    if question.area:
        subjects.add(("area", question.area))
    if question.asked_by:
        subjects.add(("body", question.asked_by.slug))
    if question.follows and question.follows.publication:
        subjects.add(("record", question.follows.publication.reference))
    for citation in question.citations.all():
        if citation.figure:
            subjects.add(("measure", citation.figure["measure"]))
    question.publication = publish(
        question.reference,
        QUESTIONS,
        question.owner,
        question_title(question),
        question_document(question),
        by=by,
        at=at,
        subjects=subjects,
        reason=reason,
        visible_from=visible_from,
    )
    question.save()


def _lock(reference: str) -> Question:
    """Return the question, held against other writers until the transaction ends."""
    related = ("owner", "asked_by", "asked_of", "publication")
    Question.objects.select_for_update().get(reference=reference)
    return Question.objects.select_related(*related).get(reference=reference)


def _transition(name: str, reference: str, by: User, at: datetime) -> Question:
    """Return the question, held against other writers, in the state that a move leads to."""
    question = _lock(reference)
    roles = roles_for(by, question, QUESTION.moves[name].permission, timezone.localdate(at))
    question.state = QUESTION.state_after(name, question.state, roles)
    return question


@transaction.atomic
def accept_question(reference: str, *, by: User, at: datetime, due_on: date | None) -> Question:
    """Accept a question of the public: it is public from now on."""
    question = _transition("accept", reference, by, at)
    question.due_on = due_on
    question.save()
    record("question-accepted", reference, by=by.in_audit, at=at)
    show_question(question, by=by.in_audit, at=at)
    return question


@transaction.atomic
def decline_question(reference: str, reason: str, *, by: User, at: datetime) -> Question:
    """Decline a question of the public, with a reason. Its words are never public."""
    question = _transition("decline", reference, by, at)
    question.reason = reason
    question.save()
    record("question-declined", reference, by=by.in_audit, at=at)
    return question


@transaction.atomic
def withdraw_question(reference: str, reason: str, *, by: User, at: datetime) -> Question:
    """Withdraw a question that is not answered yet."""
    question = _transition("withdraw", reference, by, at)
    question.reason = reason
    record("question-withdrawn", reference, by=by.in_audit, at=at)
    show_question(question, by=by.in_audit, at=at)
    return question


@transaction.atomic
def decide_kind(reference: str, label: str, *, by: User, at: datetime) -> Question:
    """Decide what kind of question it is; what the table proposed is kept beside it.

    Raises:
        NotAllowed: `by` may not.
        BadInput: there is no such kind.
    """
    if label not in kinds():
        raise BadInput(f"There is no kind of question called {label!r}", field="label")
    question = _lock(reference)
    require(by, May.CLASSIFY_QUESTION, question.owner, timezone.localdate(at))
    question.label, question.labelled_by = label, by
    question.save(update_fields=["label", "labelled_by"])
    record(
        "question-classified",
        reference,
        by=by.in_audit,
        at=at,
        label=label,
        proposed=question.proposed_label,
    )
    if question.publication_id:
        show_question(question, by=by.in_audit, at=at, reason="Its kind was decided.")
    return question


@transaction.atomic
def draft_answer(reference: str, answer: str, seen: str, *, by: User, at: datetime) -> Question:
    """Save a draft of the answer; an earlier draft and its clearance are replaced.

    Raises:
        NotAllowed: the question is past drafting, `by` may not, or somebody else has changed
            the draft meanwhile.
    """
    question = _transition("draft", reference, by, at)
    _check_seen(question, seen)
    question.answer, question.drafted_by, question.cleared_by = answer, by, None
    question.save()
    record("answer-drafted", reference, by=by.in_audit, at=at)
    return question


@transaction.atomic
def cite(
    reference: str, words: str, address: str, *, by: User, at: datetime, figure: dict | None = None
) -> Citation:
    """Add to a draft what the answer rests on: a frozen figure, a record, a source.

    Raises:
        NotFound: the address is of the record, and nothing is public there.
    """
    shown_at(address, at)
    question = _lock(reference)
    require(by, May.DRAFT_ANSWER, question.owner, timezone.localdate(at))
    if question.state not in ("asked", "drafted"):
        raise NotAllowed(f"A question that is {question.state} takes no more citations")
    citation = Citation.objects.create(
        question=question, is_of_answer=True, words=words, address=address, figure=figure or {}
    )
    record("answer-cited", reference, by=by.in_audit, at=at, address=address)
    return citation


@transaction.atomic
def take_citation_out(citation: Citation, *, by: User, at: datetime) -> None:
    """Take out of a draft what the answer was to rest on; the log keeps that it stood there.

    Raises:
        NotAllowed: the draft is cleared, or `by` may not.
    """
    question = _lock(citation.question.reference)
    require(by, May.DRAFT_ANSWER, question.owner, timezone.localdate(at))
    if question.state not in ("asked", "drafted") or not citation.is_of_answer:
        raise NotAllowed("It can no longer be taken out")
    record(
        "citation-taken-out", question.reference, by=by.in_audit, at=at, address=citation.address
    )
    citation.delete()


@transaction.atomic
def clear_answer(reference: str, seen: str, *, by: User, at: datetime) -> Question:
    """Clear the answer that somebody else drafted.

    Raises:
        NotAllowed: it was cleared or changed meanwhile, `by` drafted it, or may not clear.
    """
    question = _transition("clear", reference, by, at)
    _check_seen(question, seen)
    if question.drafted_by_id == by.pk:
        raise NotAllowed("You drafted this answer; somebody else has to clear it")
    question.cleared_by = by
    question.save()
    record("answer-cleared", reference, by=by.in_audit, at=at)
    return question


def _check_seen(question: Question, seen: str) -> None:
    if seen != draft_seen(question):
        raise NotAllowed("Somebody else has changed the draft meanwhile; read it again first")


@transaction.atomic
def return_answer(reference: str, reason: str, *, by: User, at: datetime) -> Question:
    """Send the draft back, with a reason. The draft is kept."""
    question = _transition("return", reference, by, at)
    question.reason, question.cleared_by = reason, None
    question.save()
    record("answer-returned", reference, by=by.in_audit, at=at)
    return question


@transaction.atomic
def publish_answer(
    reference: str, *, by: User, at: datetime, visible_from: datetime | None = None
) -> Question:
    """Publish the cleared answer, with what it rests on frozen in it.

    Under embargo the question stays as it is for everybody until `visible_from`.

    Raises:
        NotAllowed: `by` may not, or it is not cleared.
        BadInput: somebody else was asked, and nothing says where they answered.
    """
    question = _transition("publish", reference, by, at)
    answered_by = question.addressee or question.asked_of.name
    if question.asked_of_id != question.owner_id:
        _check_source(question, answered_by)
        answered_by = f"{answered_by}, as {question.owner.name} records it"
    question.answered_by = question.answered_by or answered_by
    question.reason = ""
    record("answer-published", reference, by=by.in_audit, at=at)
    show_question(
        question,
        by=by.in_audit,
        at=at,
        reason="The answer was published.",
        visible_from=visible_from,
    )
    return question


def _check_source(question: Question, answered_by: str) -> None:
    """A statement is not a fact: what somebody else answered has a source."""
    if not question.citations.filter(is_of_answer=True).exclude(address="").exists():
        raise BadInput(
            f"{question.owner.name} publishes what {answered_by} answered: first cite where it"
            " was said"
        )
