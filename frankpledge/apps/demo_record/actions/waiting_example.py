"""What waits in the demonstration: for each group of the page of tasks an example, all invented."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.actions.counting import receive_review
from frankpledge.apps.complaints.actions.handling import move_complaint, receive_complaint
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.apps.engagement.actions import log_engagement
from frankpledge.apps.engagement.models import Setting
from frankpledge.apps.meetings.actions import items
from frankpledge.apps.meetings.models import Item
from frankpledge.apps.membership.actions.recruiting import advertise, apply
from frankpledge.apps.membership.models import SeatKind
from frankpledge.apps.panel.actions.cases import open_hearing
from frankpledge.apps.performance.queries.signals import newest_signals
from frankpledge.apps.recommendations.actions import receive_report
from frankpledge.apps.recommendations.models import Origin
from frankpledge.apps.scrutiny.actions import questions
from frankpledge.apps.scrutiny.actions.signals import settle_signal
from frankpledge.apps.scrutiny.actions.statements import record_statement
from frankpledge.apps.scrutiny.models import Route, Verdict
from frankpledge.apps.scrutiny.queries.asking import Asked
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.apps.undertakings.actions import record_undertaking
from frankpledge.rules.panel import Post
from frankpledge.rules.roles import Role

DAY = timedelta(days=1)
# The law gives a panel 3 weeks to report on an appointment, and an office 56 days to respond to an
# inspection: both examples are overdue.
NOTICE_AGE, REPORT_AGE = 25 * DAY, 60 * DAY
NOTICE = {
    "post": Post.CHIEF_FINANCE_OFFICER,
    "candidate": "Robin Vale (invented)",
    "criteria": "Ten years in public finance.",
    "why": "Robin Vale was treasurer of an invented county for 12 years.",
    "terms": "Full time, permanent.",
}
INSPECTED = "Calls for help in Anyshire"
VACANCY = "Independent member of the panel"
NO_QUESTION = "The force moved its recording to a new system in September. (This is invented.)"


@dataclass(frozen=True, kw_only=True)
class Example:
    """The two bodies of the demonstration, their people, and the time."""

    office: Body
    panel: Body
    people: dict[Role, User]
    at: datetime

    def before(self, age: timedelta) -> datetime:
        """Return the time some days ago."""
        return self.at - age


def load_waiting(example: Example) -> None:
    """Begin what the demonstration's people go on with: one example of each group of tasks."""
    _questions(example)
    _promise(example)
    _statement(example)
    _report(example)
    _engagements(example)
    _review(example)
    _hearing(example)
    _late_paper(example)
    _application(example)
    _complaints(example)
    _signal(example)


def _questions(example: Example) -> None:
    """Ask one question that is drafted and has to be cleared, and one of the public."""
    asked_at, editor = example.before(9 * DAY), example.people[Role.OFFICE_EDITOR]
    asked = questions.ask_question(
        Asked(
            text="How many custody visits did visitors make this year?",
            route=Route.PANEL,
            asked_of=example.office,
            owner=example.office,
            area=example.office.area,
            asked_by=example.panel,
            asker="Cllr Example 2",
            due_on=timezone.localdate(example.at) + 5 * DAY,
        ),
        by=example.people[Role.PANEL_MEMBER],
        at=asked_at,
    )
    questions.draft_answer(
        asked.reference,
        "Visitors made 41 visits from April to September. The report for the year follows in May.",
        draft_seen(asked),
        by=editor,
        at=example.before(4 * DAY),
    )
    questions.receive_question(
        Asked(
            text="Why is the front counter in Easthaven closed on Saturdays?",
            route=Route.PUBLIC,
            asked_of=example.office,
            owner=example.office,
            area=example.office.area,
        ),
        contact="",
        client="",
        at=example.before(3 * DAY),
    )


def _promise(example: Example) -> None:
    made_on = timezone.localdate(example.before(50 * DAY))
    record_undertaking(
        owner=example.office,
        made_by="The commissioner for Anyshire (made up)",
        text="Publish the results of the survey of victims.",
        proof="The results, published on this record.",
        made_on=made_on,
        due_on=timezone.localdate(example.at) + 10 * DAY,
        made_in=None,
        by=example.people[Role.OFFICE_EDITOR],
        at=example.before(50 * DAY),
    )


def _statement(example: Example) -> None:
    record_statement(
        owner=example.office,
        said_by="The commissioner for Anyshire (made up)",
        text="Anyshire has 50 more officers than in 2025.",
        said_on=timezone.localdate(example.before(6 * DAY)),
        source="Newsletter of the office (invented)",
        standing=Verdict.NOT_CHECKED,
        by=example.people[Role.OFFICE_EDITOR],
        at=example.before(5 * DAY),
    )


def _report(example: Example) -> None:
    received_at = example.before(REPORT_AGE)
    receive_report(
        owner=example.office,
        origin=Origin.INSPECTORATE,
        publisher="The inspectorate (invented report)",
        title=INSPECTED,
        published_on=timezone.localdate(received_at),
        url="",
        is_national=False,
        texts=["Publish how long callers to 101 wait.", "Call back when a call is abandoned."],
        by=example.people[Role.OFFICE_EDITOR],
        at=received_at,
    )


def _engagements(example: Example) -> None:
    """Log one request without a reply, and one meeting that is planned."""
    officer = example.people[Role.PARTNERSHIP_OFFICER]
    for state, who, days in (
        ("asked", "Minister for policing (invented)", -20),
        ("scheduled", "Minister for victims (invented)", 8),
    ):
        log_engagement(
            owner=example.office,
            state=state,
            is_public=False,
            who="The commissioner for Anyshire (made up)",
            counterpart=who,
            setting=Setting.ONE_TO_ONE,
            on=timezone.localdate(example.at + days * DAY),
            purpose="Funding of neighbourhood policing.",
            by=officer,
            at=example.before(20 * DAY),
        )


def _review(example: Example) -> None:
    received_on = timezone.localdate(example.before(7 * DAY))
    receive_review(
        example.office,
        received_on,
        received_on,
        "",
        by=example.people[Role.OFFICE_EDITOR],
        at=example.before(7 * DAY),
    )


def _hearing(example: Example) -> None:
    open_hearing(
        example.panel,
        NOTICE,
        timezone.localdate(example.before(NOTICE_AGE)),
        by=example.people[Role.PANEL_SUPPORT],
        at=example.at,
    )


def _late_paper(example: Example) -> None:
    """Add a paper to a meeting whose agenda is published."""
    item = Item.objects.get(
        meeting__panel=example.panel, meeting__state="agenda published", place=1
    )
    words = "This late paper is invented. It compares the precept with that of last year."
    support = example.people[Role.PANEL_SUPPORT]
    items.add_paper(item, "Letter of the treasurer", words, "", by=support, at=example.at)


def _application(example: Example) -> None:
    today, opened = timezone.localdate(example.at), timezone.localdate(example.before(10 * DAY))
    advert = advertise(
        example.panel.seats.get(kind=SeatKind.INDEPENDENT),
        title=VACANCY,
        advert="Join the panel. (This vacancy is invented.)",
        skills=["finance", "listening"],
        opens_on=opened,
        closes_on=today + 20 * DAY,
        erase_on=today + 200 * DAY,
        by=example.people[Role.PANEL_SUPPORT],
        at=example.before(10 * DAY),
    )
    apply(
        advert,
        name="Sasha Invented",
        contact="1 High Street",
        text="I was a school governor for 6 years. (This application is invented.)",
        client="",
        at=example.before(2 * DAY),
    )


def _complaints(example: Example) -> None:
    """Record one complaint that has to be referred, and one with letters to send."""
    handler = example.people[Role.COMPLAINTS_HANDLER]
    received = timezone.localdate(example.before(2 * DAY))
    for text, is_serious in (
        ("The commissioner took money for a contract. (This complaint is invented.)", True),
        ("The commissioner did not answer four letters. (This complaint is invented.)", False),
    ):
        made = receive_complaint(
            Received(
                panel=example.panel,
                office=example.office,
                about="The commissioner",
                text=text,
                received_on=received,
                name="A. Person",
                contact="2 High Street",
            ),
            by=None,
            at=example.before(2 * DAY),
        )
        today = timezone.localdate(example.at)
        move_complaint(
            made.reference,
            "record",
            StepInput(on=today, is_serious=is_serious),
            by=handler,
            at=example.at,
        )


def _signal(example: Example) -> None:
    """Set one of several unusual figures aside; a store without figures has none."""
    signals = newest_signals(example.office.area)
    if signals[1:]:
        officer = example.people[Role.PERFORMANCE_OFFICER]
        settle_signal(example.office, signals[-1], NO_QUESTION, by=officer, at=example.at)
