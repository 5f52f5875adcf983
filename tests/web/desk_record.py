"""A record with one of everything in every state, for the page of tasks."""

from datetime import date, timedelta

from frankpledge.apps.complaints.models import Complaint, Letter, Review
from frankpledge.apps.engagement.models import Engagement, Setting
from frankpledge.apps.meetings.models import Item, Meeting, Paper, PublicQuestion
from frankpledge.apps.membership.models import (
    Application,
    Member,
    Recruitment,
    Score,
    Seat,
    SeatKind,
)
from frankpledge.apps.obligations.actions import open_obligation, open_year
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.apps.panel.queries.cases import WORKFLOW
from frankpledge.apps.plan.models import Plan
from frankpledge.apps.recommendations.models import Answer, Origin, Recommendation, Report
from frankpledge.apps.scrutiny.models import Question, Route, Statement
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.rules.panel_workflows import (
    APPLICATION,
    COMPLAINT,
    MEETING,
    PANEL_QUESTION,
    REVIEW,
)
from frankpledge.rules.protocol import UNCLASSIFIED
from frankpledge.rules.roles import Role
from frankpledge.rules.workflows import ENGAGEMENT, QUESTION, RECOMMENDATION, STATEMENT, UNDERTAKING
from tests.factories import NOW, a_publication

TODAY = NOW.date()
AGO, AHEAD = TODAY - timedelta(days=5), TODAY + timedelta(days=10)


def _named(prefix, state):
    return f"{prefix}-{state.replace(' ', '-')}"


def make_desk_record(office, panel, people):
    """Make each thing in each state of its workflow, named by the state."""
    for step in (
        _questions,
        _statements,
        _promises,
        _engagements,
        _plans,
        _reports,
        _complaints,
        _members,
        _meetings,
        _cases,
        _duties,
    ):
        step(office, panel, people)


def _questions(office, panel, people):
    for state in QUESTION.states:
        is_answered = state in ("drafted", "cleared", "published")
        Question.objects.create(
            reference=_named("q", state),
            route=Route.PUBLIC if state == "received" else Route.PANEL,
            owner=office,
            asked_by=None if state == "received" else panel,
            asked_of=office,
            area=office.area,
            text=f"Question {state}?",
            asked_on=AGO,
            received_at=NOW - timedelta(days=5),
            due_on=AHEAD if state == "asked" else None,
            proposed_label=UNCLASSIFIED,
            proposed_reason="a test",
            state=state,
            answer="Because." if is_answered else "",
            drafted_by=people[Role.PERFORMANCE_OFFICER] if is_answered else None,
            cleared_by=people[Role.OFFICE_CLEARER] if state in ("cleared", "published") else None,
            reason="a reason" if state in ("declined", "withdrawn") else "",
        )


def _statements(office, panel, people):
    for state in STATEMENT.states:
        Statement.objects.create(
            reference=_named("s", state),
            owner=office,
            said_by="The minister",
            text=f"Statement {state}",
            said_on=AGO,
            source="a paper",
            state=state,
        )


def _promises(office, panel, people):
    for owner in (office, panel):
        for state in UNDERTAKING.states:
            reference = _named(f"u-{owner.slug}", state)
            Undertaking.objects.create(
                reference=reference,
                owner=owner,
                made_by="The commissioner",
                area=owner.area,
                text=f"Promise {state} of {owner.slug}",
                made_on=AGO,
                due_on=AHEAD,
                state=state,
                evidence="a paper" if state == "kept" else "",
                reason="no money" if state == "not kept" else "",
                closed_on=None if state == "open" else TODAY,
                publication=a_publication(
                    owner, reference=reference, kind="undertaking", title=f"Promise {state}"
                ),
            )


def _engagements(office, panel, people):
    for state in ENGAGEMENT.states:
        Engagement.objects.create(
            reference=_named("e", state),
            owner=office,
            who="The commissioner",
            counterpart=f"Minister {state}",
            setting=Setting.ONE_TO_ONE,
            state=state,
            on=AGO,
        )
    Engagement.objects.create(
        reference="e-ahead",
        owner=office,
        who="The commissioner",
        counterpart="Minister ahead",
        setting=Setting.ONE_TO_ONE,
        state="scheduled",
        on=AHEAD,
    )


def _plans(office, panel, people):
    Plan.objects.create(reference="plan-draft", body=office, title="Draft", runs_from=TODAY)
    Plan.objects.create(
        reference="plan-out",
        body=office,
        title="Out",
        runs_from=AGO,
        publication=a_publication(office, reference="plan-out", kind="plan"),
    )


def _reports(office, panel, people):
    for state in RECOMMENDATION.states:
        report = Report.objects.create(
            reference=_named("r", state),
            origin=Origin.INSPECTORATE,
            publisher="The inspectorate",
            title=f"Report {state}",
            published_on=AGO,
            owner=office,
        )
        made = Recommendation.objects.create(report=report, number="1", place=1, text="Do it.")
        if state != "open":
            Answer.objects.create(
                recommendation=made,
                body=office,
                state=state,
                words="We shall.",
                evidence="a paper" if state == "done" else "",
                checked_on=TODAY if state == "done" else None,
            )
    panels = Report.objects.create(
        reference="r-panel",
        origin=Origin.PANEL,
        publisher=panel.name,
        title="Report of the panel",
        published_on=AGO,
        owner=office,
    )
    Recommendation.objects.create(report=panels, number="1", place=1, text="Do it.")
    open_obligation("inspection-response", office, AGO, "r-open", by="a test", at=NOW)


def _complaints(office, panel, people):
    for state in COMPLAINT.states:
        complaint = Complaint.objects.create(
            reference=_named("c", state),
            panel=panel,
            office=office,
            about="The commissioner",
            text="canarycomplaint",
            received_on=AGO,
            received_at=NOW - timedelta(days=5),
            state=state,
            ground="a ground" if state in ("not recorded", "passed on", "disapplied") else "",
            recorded_on=None if state == "received" else AGO,
            clear_on=AGO if state in ("referred", "investigated") else None,
            referred_on=AGO if state in ("referred", "investigated") else None,
            outcome="An apology." if state == "resolved" else "",
            closed_on=TODAY if state in COMPLAINT.ends else None,
        )
        if state == "resolving":
            Letter.objects.create(
                complaint=complaint, to="complainant", subject="Begun", text="x", made_at=NOW
            )
    Complaint.objects.create(
        reference="c-serious",
        panel=panel,
        office=office,
        about="The commissioner",
        text="canarycomplaint",
        received_on=AGO,
        received_at=NOW,
        state="recorded",
        is_serious=True,
        recorded_on=TODAY,
    )
    for state in REVIEW.states:
        Review.objects.create(
            reference=_named("v", state),
            office=office,
            letter_on=AGO,
            received_on=AGO,
            state=state,
            decided_on=None if state == "received" else TODAY,
        )


def _members(office, panel, people):
    sat = Seat.objects.create(panel=panel, kind=SeatKind.APPOINTED, authority="Avon Council")
    Member.objects.create(
        seat=sat, name="Ann Ames", held_from=date(2024, 5, 1), held_until=AHEAD, inducted_on=AGO
    )
    new = Seat.objects.create(panel=panel, kind=SeatKind.APPOINTED, authority="Ford Council")
    Member.objects.create(seat=new, name="Bob Bell", held_from=AGO)
    Seat.objects.create(panel=panel, kind=SeatKind.APPOINTED, authority="Empty Council")
    Seat.objects.create(panel=panel, kind=SeatKind.INDEPENDENT, part="north")
    seat = Seat.objects.create(panel=panel, kind=SeatKind.INDEPENDENT, part="south")
    advert = Recruitment.objects.create(
        reference="vacancy",
        seat=seat,
        title="Independent member",
        advert="Join.",
        skills=["money"],
        opens_on=AGO,
        closes_on=AHEAD,
        erase_on=AHEAD + timedelta(days=90),
    )
    _followed(panel)
    for state in APPLICATION.states:
        for is_scored in (False, True):
            stage = {"received": "shortlist", "shortlisted": "interview"}.get(state)
            if is_scored and not stage:
                continue
            made = Application.objects.create(
                reference=_named("a", state) + ("-scored" if is_scored else ""),
                recruitment=advert,
                name="canaryapplicant",
                contact="x",
                text="x",
                received_at=NOW - timedelta(days=3),
                state=state,
            )
            if is_scored:
                for role in (Role.PANEL_SUPPORT, Role.PANEL_MEMBER):
                    Score.objects.create(
                        application=made, stage=stage, by=people[role], skill="money", points=3
                    )


def _followed(panel):
    """A term that ends and is followed, and a seat whose advert is closed: neither is a task."""
    council = Seat.objects.create(panel=panel, kind=SeatKind.APPOINTED, authority="Lake Council")
    follows = AHEAD + timedelta(days=1)
    for name, held_from, held_until in (("Di Dean", AGO, AHEAD), ("Ed Eden", follows, None)):
        Member.objects.create(
            seat=council, name=name, held_from=held_from, held_until=held_until, inducted_on=AGO
        )
    seat = Seat.objects.create(panel=panel, kind=SeatKind.INDEPENDENT, part="east")
    closed = Recruitment.objects.create(
        reference="vacancy-closed",
        seat=seat,
        title="Member for the east",
        advert="Join.",
        skills=["money"],
        opens_on=AGO - timedelta(days=30),
        closes_on=AGO,
        erase_on=AHEAD + timedelta(days=90),
    )
    Application.objects.create(
        reference="a-closed",
        recruitment=closed,
        name="canaryapplicant",
        contact="x",
        text="x",
        received_at=NOW - timedelta(days=20),
        state="interviewed",
    )


def _meetings(office, panel, people):
    for number, state in enumerate(MEETING.states):
        day = AGO - timedelta(days=number) if state in MEETING.ends or state == "held" else AHEAD
        meeting = Meeting.objects.create(
            reference=_named("m", state),
            panel=panel,
            title=f"Meeting {state}",
            on=day,
            venue="Town hall",
            state=state,
            reason="snow" if state == "cancelled" else "",
        )
        if state == "agenda published":
            item = Item.objects.create(meeting=meeting, place=1, title="Crime")
            Paper.objects.create(item=item, title="Late", text="x")
    open_obligation("panel-agenda", panel, AHEAD, "m-planned", by="a test", at=NOW)
    far = Meeting.objects.create(
        reference="m-far", panel=panel, title="Far", on=AHEAD + timedelta(days=99), state="planned"
    )
    open_obligation("panel-agenda", panel, far.on, far.reference, by="a test", at=NOW)
    for reference, state, minutes in (
        ("m-gone", "planned", ""),
        ("m-over", "agenda published", ""),
        ("m-written", "held", "We met."),
    ):
        Meeting.objects.create(
            reference=reference,
            panel=panel,
            title=f"Meeting {reference}",
            on=AGO,
            state=state,
            minutes=minutes,
        )
    asked_at = Meeting.objects.get(reference="m-planned")
    for state in PANEL_QUESTION.states:
        PublicQuestion.objects.create(
            reference=_named("p", state),
            meeting=asked_at,
            name="x",
            text=f"Panel question {state}?",
            received_at=NOW - timedelta(days=1),
            state=state,
            reason="a reason" if state == "declined" else "",
        )


FACTS = {
    CaseKind.PRECEPT: {"part": "police", "model": "pcc", "year": "2027/28", "proposed": "270.00"},
    CaseKind.HEARING: {
        "post": "chief constable",
        "candidate": "Cy Cole",
        "is_reserve": False,
        "model": "pcc",
    },
    CaseKind.REQUIREMENT: {"what": "attend", "of": "The commissioner", "words": "Come."},
}


def _cases(office, panel, people):
    for kind, workflow in WORKFLOW.items():
        for state in workflow.states:
            facts = dict(FACTS.get(kind, {}))
            if kind != CaseKind.PRECEPT:
                facts["due_on"] = AHEAD.isoformat()
            Case.objects.create(
                reference=_named(f"case-{kind}", state),
                kind=kind,
                panel=panel,
                office=office,
                title=f"{CaseKind(kind).label} {state}",
                facts=facts,
                state=state,
                opened_on=AGO,
            )


def _duties(office, panel, people):
    open_year(office, "2026/27", by="a test", at=NOW)
