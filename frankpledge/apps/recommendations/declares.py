"""What recommendations offer: those to answer, and responses to publish."""

from dataclasses import replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from frankpledge.apps.recommendations.models import RESPONSE, TRACKER
from frankpledge.apps.recommendations.queries import DUTY, PANEL_DUTY, Unanswered, unanswered
from frankpledge.declared import (
    AtWork,
    Declaration,
    Group,
    Kind,
    Menu,
    Table,
    Task,
    Waiting,
    columns_of,
)
from frankpledge.design.wording import quoted
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import RECOMMENDATION


def tasks(work: AtWork) -> list[Task]:
    """Return the reports that an office has to answer, for whoever answers or publishes."""
    if work.body.kind == "panel":
        return []
    found = unanswered(work.body)
    if work.may(May.ANSWER_RECOMMENDATION):
        return [_answer(report, work.body.slug) for report in found]
    if work.may(May.PUBLISH):
        return [_publish(report, work.body.slug) for report in found if not report.open]
    return []


def _answer(found: Unanswered, slug: str) -> Task:
    if not found.open:
        return _publish(found, slug)
    words = ngettext(
        "Answer %(open)s recommendation in %(title)s",
        "Answer %(open)s recommendations in %(title)s",
        found.open,
    )
    what = words % {"open": found.open, "title": quoted(found.report.title)}
    return Task(
        what=what,
        address=reverse("recommendations:report", args=[slug, found.report.reference]),
        button=_("Answer"),
        **_clock(found),
    )


def _publish(found: Unanswered, slug: str) -> Task:
    return Task(
        what=_("Publish the response to %(title)s") % {"title": quoted(found.report.title)},
        address=reverse("recommendations:respond", args=[slug, found.report.reference]),
        button=_("Publish response"),
        **_clock(found),
    )


def _clock(found: Unanswered) -> dict:
    return {
        "record": found.report.reference,
        "since": found.report.published_on,
        "basis": found.report.publisher,
        "duty": PANEL_DUTY if found.is_of_panel else DUTY,
        "due_on": found.due_on,
        "is_law": found.due_on is not None,
    }


def waiting(work: AtWork) -> list[Waiting]:
    """Return the panel's own reports that its office has not answered yet."""
    if work.body.kind != "panel" or not work.may(May.READ_PANEL):
        return []
    return [
        Waiting(
            what=_("Response to %(title)s") % {"title": quoted(found.report.title)},
            address=reverse(
                "recommendations:report", args=[work.body.slug, found.report.reference]
            ),
            who=found.report.owner.name,
            due_on=found.due_on,
        )
        for found in unanswered(work.body)
    ]


REPORT = """
    report | string | The report, by its reference
    report_title | string | Its title
    origin | string | Who made it: inspectorate, panel and others
    publisher | string | Who published it, by name
    published_on | date | When
    due_on | date | By when it is to be answered; empty where no day is named"""
TABLES = (
    Table(
        name="recommendations",
        kind=(TRACKER, RESPONSE),
        rows="recommendations",
        title=gettext_noop("Recommendations"),
        about="Each recommendation of a report: by kind, as it stands now or as it was responded to.",
        codes=RECOMMENDATION.states,
        columns=(
            *columns_of("state | string | How it stands at the body"),
            *(replace(column, key=f"data/{column.name}") for column in columns_of(REPORT)),
            *columns_of("""
                number | string | Its number in the report
                recommendation | string | What is recommended | text
                needs | string | What it needs
                response | string | What the body says | words
                evidence | string | What shows it
                evidence_address | anyURI | Where that is
                checked_on | date | When the evidence was checked"""),
        ),
    ),
    Table(
        name="responses",
        kind=RESPONSE,
        title=gettext_noop("Responses to reports"),
        about="What a body said to a report, with the comments of its chief officer.",
        columns=(
            *columns_of(REPORT),
            *columns_of("""
                comments | string | The body's comments | blocks/Comments
                chief_comments | string | Those of its chief | blocks/Comments of the chief officer"""),
        ),
    ),
)

DECLARATION = Declaration(
    app="recommendations",
    menu=(
        Menu(
            title=gettext_noop("Recommendations"),
            address="recommendations:desk",
            may=May.SEE_WORK,
            group=Group.SCRUTINY,
            order=60,
            in_bar=True,
        ),
    ),
    tasks=tasks,
    waiting=waiting,
    kinds=(Kind(name=TRACKER), Kind(name=RESPONSE)),
    tables=TABLES,
)
