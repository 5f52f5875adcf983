"""What the desk and the record ask of scrutiny. Nothing here writes."""

import hashlib
from datetime import date, datetime

from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import roles_of
from frankpledge.apps.publishing.models import Notice, Publication
from frankpledge.apps.publishing.queries.visible import (
    find,
    newest_version,
)
from frankpledge.apps.scrutiny.models import Citation, Question, Statement
from frankpledge.design.dates import long_moment
from frankpledge.errors import NotFound
from frankpledge.rules.roles import May, Role, may
from frankpledge.rules.workflows import QUESTION


def get_question(reference: str) -> Question:
    """Return one question with the bodies it names: one query.

    Raises:
        NotFound: there is none.
    """
    related = ("owner", "asked_by", "asked_of", "publication", "follows__publication")
    found = Question.objects.select_related(*related).filter(reference=reference).first()
    if found is None:
        raise NotFound(f"There is no question {reference!r}")
    return found


def get_statement(reference: str) -> Statement:
    """Return one statement.

    Raises:
        NotFound: there is none.
    """
    found = Statement.objects.select_related("owner", "publication")
    statement = found.filter(reference=reference).first()
    if statement is None:
        raise NotFound(f"There is no statement {reference!r}")
    return statement


def roles_for(user: User, question: Question, permission: May, on: date) -> frozenset[Role]:
    """Return the roles that count for doing something to a question.

    Who asks counts by the body that asked; everything else by the body that works on it, so
    that a role at a panel opens nothing at the office. A question of the public has no body
    that asked: nobody withdraws it for them.
    """
    if permission == May.ASK_QUESTION:
        return roles_of(user, question.asked_by, on) if question.asked_by else frozenset()
    return roles_of(user, question.owner, on)


def open_moves(user: User, question: Question, on: date) -> list[str]:
    """Return the moves that somebody may make with a question now."""
    found = []
    for name, move in QUESTION.moves.items():
        roles = roles_for(user, question, move.permission, on)
        if question.state in move.before and may(move.permission, roles):
            found.append(name)
    if "clear" in found and question.drafted_by_id == user.pk:
        found.remove("clear")
    return found


def may_read(user: User, question: Question, on: date) -> bool:
    """Whether somebody works at the body that keeps a question, or at the one that asked it."""
    if works_on(user, question, on):
        return True
    return bool(question.asked_by and roles_of(user, question.asked_by, on))


def works_on(user: User, question: Question, on: date) -> bool:
    """Whether somebody works at the body that keeps a question, and so may see its draft."""
    return bool(roles_of(user, question.owner, on))


def state_shown(question: Question, at: datetime, *, is_at_work: bool) -> str:
    """Return how a question stands: for those who work on it, or as everybody sees it."""
    if is_at_work and question.state == "published" and question.publication:
        return f"published{_waiting(question.publication, at)}"
    if is_at_work or question.publication is None:
        return question.state
    return find(question.publication.reference, at).data.get("state", "withdrawn")


def _waiting(publication: Publication, at: datetime) -> str:
    """Say from when the newest version is to be seen, where it is not seen yet."""
    newest = newest_version(publication)
    if newest.notice == Notice.WITHDRAWAL:
        return " and withdrawn"
    if newest.visible_from <= at:
        return ""
    moment = timezone.localtime(newest.visible_from)
    return f", to be seen from {long_moment(moment)}"


def draft_seen(question: Question) -> str:
    """Return a mark of the draft with what it rests on: who clears says which one was read."""
    rests_on = question.citations.filter(is_of_answer=True).values_list("words", "address")
    said = "\n".join([question.answer, *(f"{words} {address}" for words, address in rests_on)])
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def public_words(reference: str, at: datetime) -> list[str]:
    """Return the words of a question and its answer as everybody reads them.

    Raises:
        NotFound: nothing is public of it, or it was withdrawn.
    """
    shown = find(reference, at)
    if shown.is_withdrawn:
        raise NotFound(f"{reference} was withdrawn")
    return shown.quotes


def get_citation(question: Question, number: int) -> Citation:
    """Return one citation of a question.

    Raises:
        NotFound: it has none of that number.
    """
    found = question.citations.filter(pk=number).first()
    if found is None:
        raise NotFound("There is no such citation")
    return found
