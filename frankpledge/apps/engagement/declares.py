"""What the log of meetings with ministers offers: requests and meetings without an outcome."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.engagement.models import Engagement
from frankpledge.apps.engagement.queries.ledger import unfinished
from frankpledge.declared import AtWork, Declaration, Group, Kind, Menu, Task
from frankpledge.design.dates import long_date
from frankpledge.rules.roles import May


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
    is_past = bool(engagement.on and engagement.on < today and engagement.state == "scheduled")
    if is_past:
        what = _("Record whether the meeting with %(who)s took place") % said
    elif engagement.state == "scheduled":
        what = _("Meet %(who)s, and record the outcome") % said
    else:
        what = _("Record the reply to the request to meet %(who)s") % said
    return Task(
        what=what,
        address=reverse("engagement:engagement", args=[engagement.reference]),
        button=_("Record outcome"),
        record=engagement.reference,
        since=engagement.on if is_past or engagement.state == "asked" else None,
        note=_("Planned for %(day)s.") % {"day": long_date(engagement.on)}
        if engagement.on and engagement.state == "scheduled"
        else "",
    )


def _publish(engagement: Engagement) -> Task:
    return Task(
        what=_("Publish the meeting with %(who)s") % {"who": engagement.counterpart},
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
