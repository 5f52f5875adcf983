"""What the log of meetings with ministers offers: requests and meetings without an outcome."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.engagement.models import Engagement
from frankpledge.apps.engagement.queries.ledger import unfinished
from frankpledge.declared import AtWork, Declaration, Group, Kind, Menu, Task
from frankpledge.rules.roles import May

# What is published, by the outcome.
PUBLISHED = {
    "held": gettext_noop("Publish the meeting with %(who)s"),
    "refused": gettext_noop("Publish that %(who)s refused a meeting"),
    "ignored": gettext_noop("Publish that %(who)s did not reply to a request to meet"),
    "cancelled": gettext_noop("Publish that the meeting with %(who)s was cancelled"),
}


def tasks(work: AtWork) -> list[Task]:
    """Return requests without a reply, meetings whose day is past, and what is not published."""
    found = unfinished(work.kept)
    if work.may(May.LOG_ENGAGEMENT):
        return [_outcome(e, work.on) for e in found if e.state in ("asked", "scheduled")]
    if work.may(May.PUBLISH):
        return [_publish(e) for e in found if e.state not in ("asked", "scheduled")]
    return []


def _outcome(engagement: Engagement, today: date) -> Task:
    said = {"who": engagement.counterpart}
    is_planned = engagement.state == "scheduled"
    is_ahead = bool(is_planned and engagement.on and engagement.on >= today)
    if is_ahead:
        what, button = _("Meet %(who)s"), _("Open meeting")
    elif is_planned:
        what, button = _("Record whether the meeting with %(who)s took place"), _("Record outcome")
    else:
        what, button = _("Record the reply to the request to meet %(who)s"), _("Record reply")
    return Task(
        what=what % said,
        address=reverse("engagement:engagement", args=[engagement.reference]),
        button=button,
        record=engagement.reference,
        due_on=engagement.on if is_ahead else None,
        since=None if is_ahead else engagement.on,
        note=_("Record the outcome after the meeting.") if is_ahead else "",
    )


def _publish(engagement: Engagement) -> Task:
    return Task(
        what=_(PUBLISHED[engagement.state]) % {"who": engagement.counterpart},
        address=reverse("engagement:engagement", args=[engagement.reference]),
        button=_("Read and publish"),
        record=engagement.reference,
        since=engagement.on,
    )


DECLARATION = Declaration(
    app="engagement",
    menu=(
        Menu(
            title=gettext_noop("Meeting with a minister"),
            address="engagement:log",
            may=May.LOG_ENGAGEMENT,
            group=Group.RECORD,
            order=30,
        ),
    ),
    tasks=tasks,
    kinds=(
        Kind(name="engagement", work="engagement:engagement", meets_duties=False),
        Kind(name="engagement-account", meets_duties=False),
        Kind(name="department-meetings"),
    ),
)
