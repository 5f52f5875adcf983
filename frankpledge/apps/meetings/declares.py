"""What meetings offer: agendas, papers, attendance and minutes, each in its time."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.meetings.actions.agenda import AGENDA
from frankpledge.apps.meetings.models import (
    ANNUAL_REPORT,
    MINUTES,
    Meeting,
    PublicQuestion,
)
from frankpledge.apps.meetings.queries.meetings import (
    has_any,
    late_papers,
    public_questions,
    unfinished,
)
from frankpledge.declared import (
    NOWHERE,
    AtWork,
    Declaration,
    Group,
    Kind,
    Link,
    Menu,
    SetupStep,
    Table,
    Task,
    columns_of,
)
from frankpledge.design.dates import clock_time, long_date
from frankpledge.design.wording import quoted
from frankpledge.rules.panel_workflows import MEETING
from frankpledge.rules.roles import May


def tasks(work: AtWork) -> list[Task]:
    """Return what of its meetings waits for somebody at a panel."""
    if work.body.kind != BodyKind.PANEL or not work.may(May.READ_PANEL):
        return []
    meetings = unfinished(work.body, work.on)
    if not work.may(May.RUN_PANEL):
        return [_read(m) for m in meetings if m.state == "agenda published" and m.on >= work.on]
    late = late_papers(meetings)
    found = [task for m in meetings for task in _steps(m, work.on, late.get(m.pk, 0))]
    return found + [_question(question) for question in public_questions(work.body)]


def _read(meeting: Meeting) -> Task:
    return Task(
        what=_("Read the papers for %(day)s") % {"day": long_date(meeting.on)},
        address=reverse("meetings:pack", args=[meeting.reference]),
        button=_("Open papers"),
        due_on=meeting.on,
        basis=_where(meeting),
        record=meeting.reference,
    )


def _where(meeting: Meeting) -> str:
    return ", ".join(filter(None, (clock_time(meeting.starts_at), meeting.venue))) or str(meeting)


def _steps(meeting: Meeting, today: date, late: int) -> list[Task]:
    """Return the steps of a meeting that can be taken now."""
    day = {"day": long_date(meeting.on)}
    if meeting.state == "planned" and meeting.on < today:
        what = _("Record whether the meeting planned for %(day)s took place") % day
        return [_step(meeting, what, _("Open meeting"), "meeting", since=meeting.on)]
    if meeting.state == "planned":
        return [
            _step(
                meeting,
                _("Publish the agenda for %(day)s") % day,
                _("Finish agenda"),
                "meeting",
                duty=AGENDA,
            )
        ]
    if meeting.state == "held":
        step, words = ("publish-minutes", _("Publish the minutes of %(day)s"))
        button = _("Publish minutes")
        if not meeting.minutes:
            step, words, button = "minutes", _("Write the minutes of %(day)s"), _("Write minutes")
        return [_step(meeting, words % day, button, step, since=meeting.on)]
    found = []
    if meeting.on <= today:
        what = _("Record who attended on %(day)s") % day
        found.append(_step(meeting, what, _("Record attendance"), "hold", since=meeting.on))
    if late and meeting.on >= today:
        words = ngettext(
            "Publish %(count)s late paper for %(day)s",
            "Publish %(count)s late papers for %(day)s",
            late,
        )
        what = words % (day | {"count": late})
        button = _("Publish supplementary agenda")
        found.append(_step(meeting, what, button, "meeting", due_on=meeting.on))
    return found


def _step(  # noqa: PLR0913 (one parameter a part of the row)
    meeting: Meeting,
    what: str,
    button: str,
    name: str,
    *,
    duty: str = "",
    since: date | None = None,
    due_on: date | None = None,
) -> Task:
    return Task(
        what=what,
        address=reverse(f"meetings:{name}", args=[meeting.reference]),
        button=button,
        due_on=due_on,
        record=meeting.reference,
        duty=duty,
        since=since,
        note=_where(meeting),
    )


def _question(question: PublicQuestion) -> Task:
    said = {"day": long_date(question.meeting.on), "words": quoted(question.text)}
    return Task(
        what=_("Decide a public question for %(day)s: %(words)s") % said,
        address=reverse("meetings:judge", args=[question.reference]),
        button=_("Decide question"),
        record=question.reference,
        since=question.received_at.date(),
    )


def setup(work: AtWork) -> list[SetupStep]:
    """Return the step of adding the year's meetings, for a panel's support."""
    if work.body.kind != BodyKind.PANEL or not work.may(May.RUN_PANEL):
        return []
    return [
        SetupStep(
            title=_("Add this year's meetings"),
            why=_("The dates start the deadlines for agendas. Members see them in their calendar."),
            address=reverse("meetings:desk", args=[work.body.slug]),
            button=_("Add meetings"),
            is_done=has_any(work.body),
            order=30,
        )
    ]


def _room(_user: object, _on: date, slug: str, kind: str) -> str:
    return reverse("meetings:room", args=[slug]) if kind == BodyKind.PANEL else ""


def _room_of_panel(_user: object, _on: date, slug: str) -> str:
    return reverse("meetings:room", args=[slug])


def _panel_of_area(_user: object, _on: date, slug: str) -> str:
    """Return where the panel of an area is listed: pages of figures ask no database."""
    return f"{reverse('meetings:panels')}#{slug}"


TABLES = (
    Table(
        name="meetings",
        kind="meeting",
        title=gettext_noop("Meetings"),
        about="Meetings of police and crime panels: planned, announced, held or cancelled.",
        codes=MEETING.states,
        columns=columns_of("""
            meets_on | date | The day | on
            time | string | When it begins, as it is written
            venue | string | Where
            contact | string | Whom to ask
            questions_by | date | The last day for questions of the public
            public_questions | integer | How many questions of the public were accepted
            cancelled_because | string | Why it was cancelled"""),
    ),
    Table(
        name="agenda-items",
        kind="meeting",
        rows="items",
        title=gettext_noop("Items on agendas"),
        about="Each item on the agenda of a meeting, private ones by their ground in law.",
        codes=MEETING.states,
        columns=columns_of("""
            meets_on | date | The day of the meeting | data/on
            item | integer | Its number on the agenda | place
            what | string | What it is | title
            is_private | boolean | Whether the public is excluded
            ground | string | The paragraph of Schedule 12A by which it is
            papers | integer | How many papers are published with it"""),
    ),
    Table(
        name="minutes",
        kind=MINUTES,
        title=gettext_noop("Minutes"),
        about="Minutes of meetings; their words are on their pages.",
        columns=columns_of("""
            meeting | string | The meeting | | | meetings
            met_on | date | The day of the meeting | on"""),
    ),
    Table(
        name="attendance",
        kind=MINUTES,
        rows="attendance",
        title=gettext_noop("Attendance"),
        about="Who came to each meeting of which minutes are published.",
        columns=columns_of("""
            meeting | string | The meeting | data/meeting | | meetings
            met_on | date | The day of the meeting | data/on
            member | string | The member, by name | 0
            attended | string | Whether and how they attended, as the minutes say | 1"""),
    ),
    Table(
        name="minute-actions",
        kind=MINUTES,
        rows="carried",
        title=gettext_noop("What came of minutes"),
        about="Decisions, recommendations and promises that are marked in minutes.",
        columns=columns_of("""
            meeting | string | The meeting | data/meeting | | meetings
            met_on | date | The day of the meeting | data/on
            mark | string | What it is: decision, recommendation, undertaking | 0
            address | anyURI | Where it goes on | 1"""),
    ),
)

DECLARATION = Declaration(
    app="meetings",
    menu=(
        Menu(
            title=gettext_noop("Meetings"),
            address="meetings:desk",
            may=May.RUN_PANEL,
            group=Group.MEETINGS,
            at="panel",
            order=10,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Calendar and papers"),
            address="meetings:shared-calendar",
            may=May.READ_PANEL,
            group=Group.MEETINGS,
            at=NOWHERE,
            order=20,
            in_bar=True,
        ),
        Menu(
            title=gettext_noop("Shared library"),
            address="meetings:library",
            may=May.RUN_PANEL,
            group=Group.MEETINGS,
            at="panel",
            order=30,
        ),
    ),
    tasks=tasks,
    setup=setup,
    kinds=(
        Kind(name="meeting", work="meetings:pack", may=May.READ_PANEL),
        Kind(name=MINUTES),
        Kind(name=ANNUAL_REPORT),
    ),
    links=(
        Link(on="area", text=gettext_noop("The police and crime panel"), address=_panel_of_area),
        Link(
            on="panel",
            text=gettext_noop("The panel that holds it to account"),
            address=_room_of_panel,
        ),
        Link(on="body", text=gettext_noop("Meetings, minutes, attendance"), address=_room),
    ),
    tables=TABLES,
)
