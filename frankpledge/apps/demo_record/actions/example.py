"""The loop once through, made up: a question from a chart, its answer, a promise, and a
question that waits."""

from datetime import datetime, timedelta

from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.scrutiny.actions import questions
from frankpledge.apps.scrutiny.models import Question, Route
from frankpledge.apps.scrutiny.queries.asking import About, Asked, about
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.apps.undertakings.actions import record_undertaking
from frankpledge.errors import NotFound
from frankpledge.rules.roles import Role

CHART = "shoplifting"
ASKED = (
    "Shoplifting stands outside its usual limits. What has the commissioner asked of the chief"
    " constable about it, and what will be reported to the panel?"
)
ANSWER = (
    "The chief constable was asked in writing for a plan with the town-centre managers. The"
    " figures will be reported to the panel each quarter."
)
PROMISED = "Report shoplifting, with what was done about it, to the panel each quarter."
PROOF = "The first report, published on this record."
WAITS = "How does the commissioner check that anti-social behaviour is recorded the same way in each district?"


def load_example(
    office: Body, panel: Body, people: dict[Role, User], at: datetime
) -> tuple[Question, Question]:
    """Ask, answer and promise as the demonstration's people; return the two questions.

    The chart is frozen in the first where the store holds it.
    """
    member, editor = people[Role.PANEL_MEMBER], people[Role.OFFICE_EDITOR]
    first = questions.ask_question(_asked(ASKED, office, panel, CHART, at), by=member, at=at)
    drafted = questions.draft_answer(first.reference, ANSWER, draft_seen(first), by=editor, at=at)
    questions.clear_answer(
        first.reference, draft_seen(drafted), by=people[Role.OFFICE_CLEARER], at=at
    )
    answered = questions.publish_answer(first.reference, by=editor, at=at)
    record_undertaking(
        owner=office,
        made_by="The commissioner for Anyshire (made up)",
        text=PROMISED,
        proof=PROOF,
        made_on=timezone.localdate(at),
        due_on=timezone.localdate(at) + timedelta(days=90),
        made_in=answered.publication,
        by=editor,
        at=at,
    )
    waits = questions.ask_question(_asked(WAITS, office, panel, "", at), by=member, at=at)
    return answered, waits


def _asked(text: str, office: Body, panel: Body, chart: str, at: datetime) -> Asked:
    today = timezone.localdate(at)
    subject = _about(office.area, chart, at)
    return Asked(
        text=text,
        route=Route.PANEL,
        asked_of=office,
        owner=office,
        asked_by=panel,
        asker="A member of the panel (made up)",
        area=office.area,
        topic=subject.topic,
        due_on=today + timedelta(days=28),
        figure=subject.figure,
    )


def _about(area: str, chart: str, at: datetime) -> About:
    try:
        return about(area, "", chart, "", at)
    except NotFound:
        return About(area=area)
