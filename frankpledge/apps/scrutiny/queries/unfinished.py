"""Questions and statements that are not ended, of some bodies: one query each."""

from collections.abc import Iterable

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.scrutiny.models import Question, Statement
from frankpledge.rules.workflows import QUESTION


def unfinished_questions(kept: Iterable[Body], states: Iterable[str]) -> list[Question]:
    """Return the questions in one of `states` that bodies work on, first due first."""
    found = Question.objects.filter(state__in=list(states), owner__in=list(kept))
    return list(found.select_related("asked_by", "drafted_by"))


def asked_elsewhere(kept: Iterable[Body]) -> list[Question]:
    """Return the questions that bodies asked and others answer, with no published answer yet."""
    bodies = list(kept)
    found = Question.objects.exclude(state__in=QUESTION.ends).filter(asked_by__in=bodies)
    return list(found.exclude(owner__in=bodies).select_related("asked_of"))


def unpublished_statements(kept: Iterable[Body]) -> list[Statement]:
    """Return the statements that bodies recorded and have not published."""
    return list(Statement.objects.filter(owner__in=list(kept), state="recorded"))
