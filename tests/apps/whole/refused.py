"""What a form takes and its action refuses, by app: who sends what where, and what is said.

Each row is of the record in which `whole` has something in every state. `first` is what somebody
else does before it is sent.
"""

from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace

from django.urls import reverse

from frankpledge.apps.complaints.actions.counting import decide_review
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.meetings.actions import agenda
from frankpledge.apps.meetings.actions.questions import judge_question
from frankpledge.apps.membership.actions import members
from frankpledge.apps.obligations.actions import meet_by_hand
from frankpledge.apps.panel.actions import cases
from frankpledge.apps.plan.actions import begin_plan
from frankpledge.apps.publishing.actions.publish import withdraw
from frankpledge.apps.recommendations.actions import answer_recommendation
from frankpledge.apps.scrutiny.actions import questions, statements
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.apps.undertakings.actions import give_up_undertaking
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.whole.registers import role_for, typed_in

NOW = factories.NOW
TODAY, TOMORROW, LATER, LONG_AGO = "25/11/2026", "26/11/2026", "25/12/2026", "01/02/2015"
EDITOR, CLEARER, SUPPORT = Role.OFFICE_EDITOR, Role.OFFICE_CLEARER, Role.PANEL_SUPPORT
HANDLER, ADMINISTRATOR = Role.COMPLAINTS_HANDLER, Role.ADMINISTRATOR


@dataclass(frozen=True)
class Refused:
    """One form that is refused: `field` is where it is said, empty where for the whole form."""

    sender: Role | None
    name: str
    args: list
    typed: dict[str, str]
    says: str
    field: str = ""
    first: Callable[[], object] = lambda: None

    @property
    def address(self) -> str:
        """Where it is sent."""
        return reverse(self.name, args=self.args)


def accounts(w: SimpleNamespace) -> list[Refused]:
    """A role is given once."""
    editor = w.people[EDITOR]
    typed = {"email": editor.email, "name": "Nia", "role": EDITOR, "held_from": TODAY}
    return [Refused(ADMINISTRATOR, "accounts:people", ["office"], typed, "already", "role")]


def publishing(w: SimpleNamespace) -> list[Refused]:
    """What is withdrawn, unchanged or not there."""
    public, by = [w.public.reference], w.people[CLEARER]
    words = {"title": "Amended", "reason": "A slip.", "lead": "What it is.", "block_0": "Better."}
    same = {"title": "A title", "reason": "Why?", "lead": "What it is.", "block_0": "Plain words."}
    hidden = {"words": "not in it", "reason": "personal data"}
    row = Refused

    def gone() -> object:
        return withdraw(w.public, "It was wrong.", kinds=DECLARED.kinds, by=by, at=NOW)

    return [
        row(CLEARER, "publishing:correct", public, same, "Nothing was changed"),
        row(CLEARER, "publishing:correct", public, words, "cannot be corrected", first=gone),
        row(CLEARER, "publishing:withdraw", public, {"reason": "Why."}, "already", first=gone),
        row(CLEARER, "publishing:redact", public, hidden, "not in any version", "words"),
    ]


def obligations(w: SimpleNamespace) -> list[Refused]:
    """A duty is met once, and by the body's own publication."""
    met, row, by = [w.obligation.pk], Refused, w.people[EDITOR]
    panels, public = w.precept.steps.first().publication.reference, w.public.reference

    def meet() -> object:
        return meet_by_hand(w.obligation, w.public, by=by, at=NOW)

    other = "is not a publication of"
    return [
        row(EDITOR, "obligations:meet", met, {"reference": panels}, other, "reference"),
        row(EDITOR, "obligations:meet", met, {"reference": public}, "already", first=meet),
    ]


def engagement(w: SimpleNamespace) -> list[Refused]:
    """Nothing begins as cancelled."""
    typed = {
        "who": "The commissioner",
        "office": str(w.minister_office.pk),
        "setting": "group",
        "state": "cancelled",
        "on": "24/11/2026",
        "purpose": "Money.",
        "outcome": "None.",
        "is_public": "on",
    }
    return [Refused(EDITOR, "engagement:log", ["office"], typed, "cannot begin as", "state")]


def plan(w: SimpleNamespace) -> list[Refused]:
    """A plan without an objective; progress that cites nothing."""
    bare = begin_plan(w.office, "A bare plan", NOW.date(), None, by=w.people[EDITOR], at=NOW)
    about, row = [w.plan.reference, 1], Refused
    nowhere = {"words": "It fell.", "address": "/forces/nowhere/"}
    unpublished = {"words": "It fell.", "address": "/record/q-2026-0999/"}
    return [
        row(EDITOR, "plan:publish", [bare.reference], {"reason": "First."}, "add one first"),
        row(EDITOR, "plan:progress", about, nowhere, "is neither", "address"),
        row(EDITOR, "plan:progress", about, unpublished, "q-2026-0999", "address"),
    ]


def recommendations(w: SimpleNamespace) -> list[Refused]:
    """A recommendation that was refused meanwhile; a response that leaves one out."""
    row, office, by = Refused, w.office, w.people[EDITOR]
    about = w.report.recommendations.get(number="2")
    typed = {"move": "accept", "words": "We will.", "owner": "The chief executive"}

    def turn_down() -> object:
        return answer_recommendation(about, office, "not accept", words="No.", by=by, at=NOW)

    report = ["office", w.report.reference]
    says = "that is not accepted"
    response = {"comments": "We agree with most.", "copied_to": "The inspectors"}
    left_out = "nothing is said of recommendation 2"
    return [
        row(EDITOR, "recommendations:answer", [*report, "2"], typed, says, first=turn_down),
        row(CLEARER, "recommendations:respond", report, response, left_out),
    ]


def membership(w: SimpleNamespace) -> list[Refused]:
    """A seat that is taken, days before others, vacancies that are closed."""
    row, by = Refused, w.people[SUPPORT]
    taken = ["panel", w.member.seat.pk]
    sits = {"name": "Nia", "skills": "law\naudit", "office": "chair", "held_from": TODAY}
    left = {"on": LONG_AGO, "because": "Moved away."}
    advert = {"title": "A member", "advert": "Come.", "skills": "audit", "opens_on": TODAY}
    advert |= {"closes_on": TOMORROW, "erase_on": LATER}
    full = {"kind": "independent", "part": "The north"}
    applies = {"name": "Nia", "contact": "n@example.org", "text": "I ask."}
    apply, score = [w.recruitment.reference], [w.application.reference, "interview"]
    move = [w.application.reference, "shortlist"]

    def fill() -> None:
        for _ in range(20 - w.panel.seats.count()):
            members.add_seat(w.panel, "independent", "", "", by=by, at=NOW)

    def close() -> None:
        type(w.recruitment).objects.update(opens_on="2020-01-01", closes_on="2020-02-01")

    return [
        row(SUPPORT, "membership:seat", taken, sits, "sits there on that day", "held_from"),
        row(SUPPORT, "membership:leave", ["panel", w.member.pk], left, "The term began", "on"),
        row(SUPPORT, "membership:advertise", taken, advert, "a council appoints"),
        row(SUPPORT, "membership:desk", ["panel"], full, "at most 20 members", first=fill),
        row(SUPPORT, "membership:score", score, {"skill_0": "4"}, "is not scored for this"),
        row(SUPPORT, "membership:move", move, {"reason": "Good."}, "people score it first"),
        row(None, "membership:apply", apply, applies, "Applications closed", first=close),
    ]


def complaints(w: SimpleNamespace) -> list[Refused]:
    """Days before others, a step out of turn, an area without a panel."""
    row, by = Refused, w.people[EDITOR]
    review, complaint = [w.review.reference], [w.complaint.reference]
    early = {"outcome": "upheld", "decided_on": LONG_AGO, "recommended": "3", "accepted": "1"}
    late = {"letter_on": TODAY, "received_on": LONG_AGO, "notes": "By post."}
    sent = {"area": "kent", "about": "The deputy", "text": "Rude.", "name": "A"}
    recorded = {"on": LONG_AGO, "reasons": "Notes.", "is_serious": "on"}

    def decide() -> object:
        reference, day = w.review.reference, NOW.date()
        return decide_review(reference, "upheld", day, 0, 0, "", by=by, at=NOW)

    again = early | {"decided_on": TODAY}
    move, says = [*complaint, "record"], "when it was received"
    return [
        row(EDITOR, "complaints:review", review, early, "It was decided on or after", "decided_on"),
        row(EDITOR, "complaints:review", review, again, "that is upheld", first=decide),
        row(EDITOR, "complaints:reviews", ["office"], late, "on or after the day", "received_on"),
        row(HANDLER, "complaints:move", move, recorded, says, "on"),
        row(HANDLER, "complaints:comments", complaint, {"comments": "No."}, "while it is resolved"),
        row(None, "complaints:complain", [], sent, "No police and crime panel", "area"),
    ]


def meetings(w: SimpleNamespace) -> list[Refused]:
    """A meeting twice, an agenda published meanwhile, a question judged meanwhile."""
    row, by = Refused, w.people[SUPPORT]
    planned, item = [w.planned.reference], w.planned.items.first()
    twice = {"title": "The panel", "on": w.planned.on.strftime("%d/%m/%Y"), "venue": "Here"}
    about = {"title": "The estate", "purpose": "To note.", "ground": "3"}
    report = {"title": "Report", "text": "Changed."}
    asked = {"name": "Nia", "contact": "", "text": "Why?"}
    judged = {"reason": "Not for us.", "judged": "decline"}
    question = [w.panel_question.reference]

    def publish() -> object:
        return agenda.publish_agenda(w.planned.reference, by=by, at=NOW)

    def cancel() -> object:
        return agenda.cancel_meeting(w.planned.reference, "Snow.", by=by, at=NOW)

    def accept() -> object:
        return judge_question(w.panel_question, "accept", "", by=by, at=NOW)

    why, minutes = {"reason": "Snow."}, {"text": "The budget."}
    paper, other = [*planned, item.pk], "meetings:change-item"
    came = {f"member_{w.member.pk}": "apologies", "also_present": "The clerk\nA guest"}
    change = [*planned, w.paper.pk]
    return [
        row(SUPPORT, "meetings:desk", ["panel"], twice, "planned already"),
        row(SUPPORT, "meetings:rearrange", planned, twice, "cannot rearrange", first=publish),
        row(SUPPORT, "meetings:item", planned, about, "while a meeting is planned", first=publish),
        row(SUPPORT, other, paper, about, "its items stay", first=publish),
        row(SUPPORT, "meetings:paper", paper, report, "before a meeting", first=cancel),
        row(SUPPORT, "meetings:change-paper", change, report, "is published", first=publish),
        row(SUPPORT, "meetings:cancel", planned, why, "that is cancelled", first=cancel),
        row(SUPPORT, "meetings:hold", [w.published.reference], came, "once that day has come"),
        row(SUPPORT, "meetings:minutes", planned, minutes, "of a meeting that was held"),
        row(SUPPORT, "meetings:judge", question, judged, "that is accepted", first=accept),
        row(None, "meetings:ask", planned, asked, "takes no questions", first=cancel),
    ]


def undertakings(w: SimpleNamespace) -> list[Refused]:
    """A promise that somebody else gave up meanwhile, and evidence that is not there."""
    row, promise = Refused, [w.undertaking.reference]

    def give_up() -> object:
        return give_up_undertaking(*promise, "No.", by=w.people[EDITOR], at=NOW)

    kept, later = {"evidence": "It is.", "address": "/"}, {"due_on": LATER, "reason": "Snow."}
    why, unproved = {"reason": "Not done."}, kept | {"address": "/record/nothing/"}
    return [
        row(EDITOR, "undertakings:postpone", promise, later, "that is not kept", first=give_up),
        row(EDITOR, "undertakings:give-up", promise, why, "that is not kept", first=give_up),
        row(EDITOR, "undertakings:close", promise, kept, "that is not kept", first=give_up),
        row(EDITOR, "undertakings:close", promise, unproved, "nothing", "address"),
    ]


def scrutiny(w: SimpleNamespace) -> list[Refused]:
    """A question or a statement that somebody else moved on meanwhile."""
    row, editor, clearer = Refused, w.people[EDITOR], w.people[CLEARER]
    received, drafted = [w.received.reference], [w.drafted.reference]
    statement = [w.statement.reference]

    def accept() -> object:
        return questions.accept_question(*received, by=editor, at=NOW, due_on=None)

    def draft() -> object:
        seen = draft_seen(w.drafted)
        return questions.draft_answer(*drafted, "Theirs.", seen, by=editor, at=NOW)

    def clear() -> object:
        return questions.clear_answer(*drafted, draft_seen(w.drafted), by=clearer, at=NOW)

    def publish() -> object:
        return statements.publish_statement(*statement, by=editor, at=NOW)

    why, cited = {"reason": "Not for us."}, {"words": "It fell.", "address": "/record/nothing/"}
    nobody = {"area": "kent", "text": "Why?", "asker": "Ann"}
    crossed = {"text": "Why?", "route": "chief constable", "asker": "Nia", "topic": "Money"}
    crossed |= {"asking": str(w.office.pk), "asked_of": str(w.minister_office.body.pk)}
    embargo = {"visible_from": "24/12/2026 09:00"}
    answer = {"answer": "Ours.", "seen": draft_seen(w.drafted)}
    return [
        row(EDITOR, "scrutiny:accept", received, {"due_on": LATER}, "is asked", first=accept),
        row(EDITOR, "scrutiny:decline", received, why, "that is asked", first=accept),
        row(EDITOR, "scrutiny:draft", drafted, answer, "that is cleared", first=clear),
        row(
            EDITOR,
            "scrutiny:draft",
            drafted,
            {"answer": "Ours."} | answer,
            "meanwhile",
            first=draft,
        ),
        row(EDITOR, "scrutiny:ask", [], crossed, "On this route a force is asked", "asked_of"),
        row(EDITOR, "scrutiny:cite", drafted, cited, "nothing", "address"),
        row(EDITOR, "scrutiny:publish", drafted, embargo, "that is drafted"),
        row(EDITOR, "scrutiny:publish-statement", statement, embargo, "published", first=publish),
        row(None, "scrutiny:ask-publicly", [], nobody, "Nobody is recorded", "area"),
    ]


def panel(w: SimpleNamespace) -> list[Refused]:
    """A precept that is followed, a step that was taken meanwhile, a year that is none."""
    row, editor = Refused, w.people[EDITOR]
    precept, required = [w.precept.reference], w.requirement.reference
    twice = {"year": "2027/28", "part": "police"}
    no_year = {"year": "2027/29", "foreword": "A year."}
    notified = {"on": TODAY, "amount": "269.28", "words": "The proposal."}

    def notify() -> object:
        given = StepInput(on=NOW.date(), amount=269, words="Theirs.")
        return cases.move_case(*precept, "notify", given, by=editor, at=NOW)

    step, refusal = [*precept, "notify"], {"on": TODAY, "ground": "political", "words": "No."}
    return [
        row(SUPPORT, "panel:open", ["panel", "precept"], twice, "followed already", "year"),
        row(SUPPORT, "panel:year", ["panel"], no_year, "is not a financial year", "year"),
        row(EDITOR, "panel:step", step, notified, "You cannot notify", first=notify),
        row(EDITOR, "panel:step", [required, "refuse"], refusal, "no ground", "ground"),
    ]


def registers(w: SimpleNamespace) -> list[Refused]:
    """For each register: a draft that a colleague has changed, a reason that is left out, no file."""
    found = []
    for register in DECLARED.registers:
        table, made = register.table, w.registers[register.name]
        opener = role_for(w, register, table.opens)
        typed = typed_in(table, "typed") | {"seen": "0"}
        draft, slug = [made.draft.reference], made.owner.slug
        says = "Somebody has changed this"
        found.append(Refused(opener, f"{register.name}:edit", draft, typed, says))
        no_day = typed_in(table, "typed") | {table.day: "31/02/2026"}
        says = "February has 28 days"
        found.append(Refused(opener, f"{register.name}:open", [slug], no_day, says, table.day))
        for move in table.moves.values():
            if move.needs_reason and made.public.state in move.before:
                role, step = role_for(w, register, move.may), move.name.replace(" ", "-")
                args = [made.public.reference, step]
                found.append(
                    Refused(role, f"{register.name}:move", args, {}, "Write something", "reason")
                )
    return found


APPS = (
    accounts,
    publishing,
    obligations,
    engagement,
    plan,
    recommendations,
    membership,
    complaints,
    meetings,
    undertakings,
    scrutiny,
    panel,
    registers,
)
