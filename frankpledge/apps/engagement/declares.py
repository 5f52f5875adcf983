"""What the log of meetings with ministers offers: requests and meetings without an outcome."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from frankpledge.apps.engagement.models import Engagement
from frankpledge.apps.engagement.queries.ledger import unfinished
from frankpledge.declared import AtWork, Declaration, Group, Kind, Menu, Table, Task, columns_of
from frankpledge.rules.roles import May
from frankpledge.rules.workflows import ENGAGEMENT

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


TABLES = (
    Table(
        name="engagement",
        kind="engagement",
        title=gettext_noop("Meetings with ministers"),
        about="Meetings with ministers that were asked for, held, refused or not answered.",
        codes=ENGAGEMENT.states,
        columns=columns_of("""
            who | string | Who asked or met
            office | string | The minister's office
            minister | string | The minister, by name
            counterpart | string | Whom they asked or met, as the source says
            setting | string | The code of the setting: one-to-one, group and others
            held_on | date | The day; empty where only the month is known | on
            month | gYearMonth | The month
            is_inferred | boolean | Whether day or month are inferred from the source
            purpose | string | What it was about | blocks/Purpose
            outcome | string | What was decided, or why not | blocks/What came of it
            said_by | string | Who says so
            source | string | Where it was read
            source_url | anyURI | Its address | sources/url"""),
    ),
    Table(
        name="engagement-claims",
        kind="engagement-account",
        title=gettext_noop("What each side says of its meetings"),
        about="How many meetings each side says there were: two claims can both stand.",
        columns=columns_of("""
            office | string | The minister's office
            minister | string | The minister, by name
            who | string | With whom
            setting | string | The code of the setting
            at_least | integer | How many at least; empty where it is not said
            at_most | integer | How many at most; empty where it is not said
            from_month | gYearMonth | Since which month
            side | string | department or commissioner
            said_by | string | Who says so
            evidence | string | What it rests on
            source | string | Where it was read
            source_url | anyURI | Its address"""),
    ),
    Table(
        name="department-meetings",
        kind="department-meetings",
        rows="rows",
        title=gettext_noop("Meetings that departments list"),
        about="Each meeting of a minister in a list that a department published.",
        columns=columns_of("""
            minister | string | The minister, as the list says
            person | string | The minister, as the record names them
            held_on | date | The day; empty where the list has only the month | on
            month | gYearMonth | The month
            organisation | string | With whom
            purpose | string | What for
            file | string | The file
            line | integer | Its line there"""),
    ),
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
    tables=TABLES,
)
