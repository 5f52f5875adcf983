"""A record with something in every state."""

from datetime import date, timedelta
from types import SimpleNamespace

from frankpledge.apps.bodies.models import Body, BodyKind, Office
from frankpledge.apps.complaints.actions.counting import receive_review
from frankpledge.apps.complaints.actions.handling import move_complaint, receive_complaint
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.engagement.actions import log_engagement
from frankpledge.apps.meetings.actions import agenda, items
from frankpledge.apps.meetings.actions.minutes import save_minutes
from frankpledge.apps.meetings.actions.questions import receive_question as receive_panel_question
from frankpledge.apps.meetings.actions.questions import share
from frankpledge.apps.membership.actions import members, recruiting
from frankpledge.apps.membership.models import SeatKind
from frankpledge.apps.obligations.actions import open_obligation
from frankpledge.apps.panel.actions import cases
from frankpledge.apps.plan.actions import add_objective, begin_plan, publish_plan, record_progress
from frankpledge.apps.publishing.actions.publish import redact, withdraw
from frankpledge.apps.recommendations.actions import answer_recommendation, receive_report
from frankpledge.apps.scrutiny.actions.questions import (
    accept_question,
    cite,
    decline_question,
    draft_answer,
    publish_answer,
    return_answer,
)
from frankpledge.apps.scrutiny.actions.statements import record_statement
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.apps.undertakings.actions import record_undertaking
from frankpledge.rules.powers import Wanted
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.whole.registers import make_registers

FAR = timedelta(days=900)
SOON = date(2026, 12, 1)  # within the two weeks of which messages tell


def make_record() -> SimpleNamespace:
    """Make everything that can be on the record, public or not; each hidden word is `canary…`."""
    office = factories.a_body()
    panel = factories.a_body("panel", BodyKind.PANEL)
    people = factories.everybody(office, panel)
    by, at = people[Role.OFFICE_EDITOR], factories.NOW - timedelta(days=2)
    steps = (
        _ministers,
        _complaints,
        _membership,
        _meetings,
        _cases,
        _questions,
        _public_questions,
        _promises,
        _statements,
        _engagements,
        _plans,
        _reports,
        _publications,
        _under_embargo,
        make_registers,
    )
    found = SimpleNamespace(office=office, panel=panel, people=people, by=by, at=at)
    for step in steps:
        step(found)
    return found


def _ministers(w):
    department = Body.objects.create(
        slug="home-office", name="Home Office", kind=BodyKind.DEPARTMENT
    )
    w.minister_office = Office.objects.create(
        slug="home-secretary", title="Home Secretary", body=department
    )


def _complaints(w):
    handler = w.people[Role.COMPLAINTS_HANDLER]

    def receive(text):
        return receive_complaint(
            Received(
                panel=w.panel,
                office=w.office,
                about="canaryabout",
                text=text,
                received_on=w.at.date(),
                name="canaryname",
                contact="canaryaddress",
            ),
            by=None,
            at=w.at,
        )

    w.complaint = receive("canarycomplaint")
    recorded = move_complaint(
        receive("canaryrecorded").reference,
        "record",
        StepInput(on=w.at.date(), reasons="canaryreasons"),
        by=handler,
        at=w.at,
    )
    w.letter = recorded.letters.first()
    w.review = receive_review(w.office, w.at.date(), w.at.date(), "canarynotes", by=w.by, at=w.at)


def _membership(w):
    support, today = w.people[Role.PANEL_SUPPORT], w.at.date()
    w.seat = members.add_seat(w.panel, SeatKind.INDEPENDENT, "", "", by=support, at=w.at)
    taken = members.add_seat(w.panel, SeatKind.APPOINTED, "A council", "", by=support, at=w.at)
    w.member = members.seat_member(
        taken, "Cllr Example", held_from=today, held_until=None, by=support, at=w.at
    )
    w.recruitment = recruiting.advertise(
        w.seat,
        title="Independent member",
        advert="Come.",
        skills=["audit"],
        opens_on=today,
        closes_on=today + FAR,
        erase_on=today + 2 * FAR,
        by=support,
        at=w.at,
    )
    w.application = recruiting.apply(
        w.recruitment,
        name="canaryapplicant",
        contact="canaryreach",
        text="canaryapplication",
        client="canaryclient",
        at=w.at,
    )


def _meetings(w):
    support, today = w.people[Role.PANEL_SUPPORT], w.at.date()

    def plan(on, at):
        meeting = agenda.plan_meeting(
            w.panel,
            title="The panel",
            on=on,
            starts_at=None,
            venue="Town Hall",
            contact="",
            questions_by=on,
            by=support,
            at=at,
        )
        open_item = items.add_item(meeting, "The plan", "To note.", "", by=support, at=at)
        paper = items.add_paper(open_item, "Report", "Plain words.", "", by=support, at=at)
        private = items.add_item(meeting, "A tender", "canarypurpose", "3", by=support, at=at)
        items.add_paper(private, "canarypaper", "canaryprivate", "", by=support, at=at)
        return meeting, paper

    w.planned, w.paper = plan(today + timedelta(days=30), w.at)
    w.panel_question = receive_panel_question(
        w.planned,
        name="canaryasker",
        contact="canaryphone",
        text="canaryasked",
        client="canarymark",
        at=w.at,
    )
    published, _ = plan(today + timedelta(days=20), w.at)
    w.published = agenda.publish_agenda(published.reference, by=support, at=w.at)
    items.add_paper(
        w.published.items.first(), "canarylate", "canarysupplement", "", by=support, at=w.at
    )
    held, _ = plan(today, w.at)
    agenda.publish_agenda(held.reference, by=support, at=w.at)
    w.held = agenda.hold_meeting(held.reference, {w.member.pk: "present"}, "", by=support, at=w.at)
    save_minutes(w.held, "canaryminutes", by=support, at=w.at)
    w.shared = share(w.panel, "canarylibrary", "canaryguidance", by=support, at=w.at)


def _cases(w):
    support, today = w.people[Role.PANEL_SUPPORT], w.at.date()
    w.precept = cases.open_precept(w.panel, "2027/28", "police", by=support, at=w.at)
    w.requirement = cases.require_of_office(
        w.panel,
        Wanted(what="information", of="The commissioner", words="The plan.", due_on=today + FAR),
        by=support,
        at=w.at,
    )
    cases.open_hearing(
        w.office,
        {
            "post": "chief constable",
            "candidate": "canarycandidate",
            "why": "canarywhy",
            "criteria": "canarycriteria",
            "terms": "canaryterms",
        },
        today,
        by=w.by,
        at=w.at,
        visible_from=w.at + FAR,
    )


def _draft(w, question, text):
    return draft_answer(question.reference, text, draft_seen(question), by=w.by, at=w.at)


def _questions(w):
    member, clearer = w.people[Role.PANEL_MEMBER], w.people[Role.OFFICE_CLEARER]

    def ask(text):
        return factories.a_question(w.office, w.panel, member, text, at=w.at)

    w.asked = ask("A public question.")
    w.drafted = _draft(w, ask("A drafted question."), "canarydraft")
    w.citation = cite(w.drafted.reference, "canarycitation", "/measures/robbery/", by=w.by, at=w.at)
    w.cleared = factories.a_cleared_answer(
        ask("A cleared question."), w.people, "canarycleared", at=w.at
    )
    returned = _draft(w, ask("A returned question."), "canaryreturned")
    return_answer(returned.reference, "canaryreturnreason", by=clearer, at=w.at)
    w.answered = factories.a_cleared_answer(ask("An answered one."), w.people, "Yes.", at=w.at)
    publish_answer(w.answered.reference, by=w.by, at=w.at)
    waits = factories.a_cleared_answer(
        ask("An embargoed answer."), w.people, "canaryembargo", at=w.at
    )
    w.waits = publish_answer(waits.reference, by=w.by, at=w.at, visible_from=w.at + FAR)


def _public_questions(w):
    def receive(text, number):
        return factories.a_public_question(
            w.office, text, f"canarycontact{number}@example.org", f"canaryclient{number}", w.at
        )

    w.received = receive("canaryreceived", 1)
    declined = receive("canarydeclined", 2)
    decline_question(declined.reference, "canarydeclinereason", by=w.by, at=w.at)
    accepted = receive("An accepted question.", 3)
    accept_question(accepted.reference, by=w.by, at=w.at, due_on=None)


def _promises(w):
    def promise(text, owner, made_in=None):
        return record_undertaking(
            owner=w.office,
            made_by=owner,
            text=text,
            proof="A proof.",
            made_on=None,
            due_on=SOON,
            made_in=made_in,
            by=w.by,
            at=w.at,
        )

    w.undertaking = promise("A promise.", "The commissioner", w.answered.publication)
    w.promised = promise("canarypromise", "canarypromiser", w.waits.publication)
    clearer = w.people[Role.OFFICE_CLEARER]
    taken_back = promise("canarytakenback", "The commissioner")
    withdraw(taken_back.publication, "It was wrong.", kinds=DECLARED.kinds, by=clearer, at=w.at)
    named = promise("It was promised to canaryvictim.", "The commissioner")
    redact(named.publication, "canaryvictim", "personal data", by=clearer, at=w.at)
    w.obligation = open_obligation(
        "information-request",
        w.office,
        w.at.date(),
        "f-2026-0001",
        by="a test",
        at=w.at,
        about="canaryabout",
    )


def _statements(w):
    w.statement = record_statement(
        owner=w.office,
        by=w.by,
        at=w.at,
        said_by="canarysaidby",
        text="canarystatement",
        source="canarysource",
        evidence="canaryevidence",
    )


def _engagements(w):
    w.engagement = log_engagement(
        owner=w.office,
        state="asked",
        is_public=False,
        by=w.by,
        at=w.at,
        who="canarywho",
        office=w.minister_office,
        setting="one-to-one",
        purpose="canaryengaged",
        outcome="canaryoutcome",
    )
    log_engagement(
        owner=w.office,
        state="refused",
        is_public=True,
        by=w.by,
        at=w.at,
        who="The commissioner",
        office=w.minister_office,
        setting="one-to-one",
        purpose="Money.",
        outcome="",
    )


def _plans(w):
    w.plan = begin_plan(w.office, "canaryplan", date(2026, 4, 1), None, by=w.by, at=w.at)
    add_objective(w.plan, "canarypriority", "canaryobjective", [], by=w.by, at=w.at)
    public = begin_plan(w.office, "A plan", date(2024, 4, 1), None, by=w.by, at=w.at)
    objective = add_objective(public, "Towns", "Safer towns", ["robbery"], by=w.by, at=w.at)
    publish_plan(public, "The first.", by=w.by, at=w.at)
    record_progress(
        objective, "canaryprogress", f"/record/{w.asked.reference}/", None, by=w.by, at=w.at
    )


def _reports(w):
    w.report = receive_report(
        owner=w.office,
        origin="inspectorate",
        publisher="canarypublisher",
        title="canaryreport",
        published_on=date(2026, 11, 1),
        url="https://example.org/canaryurl",
        is_national=False,
        texts=["canaryrecommendation", "canarysecond"],
        by=w.by,
        at=w.at,
    )
    first = w.report.recommendations.first()
    answer_recommendation(
        first, w.office, "accept", words="canaryanswer", owner="canaryowner", by=w.by, at=w.at
    )


def _publications(w):
    clearer = w.people[Role.OFFICE_CLEARER]
    factories.a_publication(
        w.office,
        "canaryreference",
        "canarytext",
        title="canarytitle",
        at=w.at,
        visible_from=w.at + FAR,
        subjects=[("topic", "canarytopic")],
    )
    hidden = factories.a_publication(w.office, "hidden", "Ask canaryhidden.", at=w.at)
    redact(hidden, "canaryhidden", "personal data", by=clearer, at=w.at)
    gone = factories.a_publication(w.office, "gone", "canarywithdrawn", at=w.at)
    withdraw(gone, "It was wrong.", kinds={}, by=clearer, at=w.at)
    w.public = factories.a_publication(w.office, "public", "Plain words.", at=w.at)


def _under_embargo(w):
    """Versions, titles and reasons that are to be seen long after what they change."""
    clearer, later = w.people[Role.OFFICE_CLEARER], w.at + FAR
    factories.a_publication(w.office, "amended", "Plain words.", at=w.at)
    factories.a_publication(
        w.office,
        "amended",
        "canaryamended",
        title="canaryamendedtitle",
        reason="canaryamendedwhy",
        subjects=[("topic", "canaryamendedtopic")],
        at=w.at,
        visible_from=later,
    )
    waits = factories.a_publication(
        w.office, "waits", "Ask canarywaiting.", at=w.at, visible_from=later
    )
    redact(waits, "canarywaiting", "canaryredactedwhy", by=clearer, at=w.at)
    withdraw(waits, "canarywithdrawnwhy", kinds={}, by=clearer, at=w.at)
