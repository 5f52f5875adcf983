"""Requirements to attend and to inform, suspension, acting commissioners.

Police Reform and Social Responsibility Act 2011, sections 13, 29, 30 and 62.
"""

from dataclasses import dataclass
from datetime import date

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.panel.models import Case, CaseKind
from frankpledge.apps.panel.queries.step_input import Outcome, StepInput, words_needed
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.panel import (
    Required,
    acting_reasons,
    check_refusal,
    suspension_ends,
    why_no_suspension,
)

LONGEST_TITLE = 120  # characters
FIRST_YEAR = 2012  # of commissioners


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is required, of whom, by when."""

    what: str
    of: str
    words: str
    due_on: date


@dataclass(frozen=True, kw_only=True)
class Charge:
    """With what a commissioner was charged; `years` is the longest sentence for it."""

    holder: str
    charge: str
    years: int
    charged_on: date
    words: str = ""


@dataclass(frozen=True, kw_only=True)
class Acting:
    """Who is to act as commissioner, and why."""

    name: str
    reason: str
    is_staff: bool
    words: str = ""


def open_case(panel: Body, kind: str, state: str) -> Case | None:
    """Return a case of a kind at a panel that is in a state."""
    return Case.objects.filter(panel=panel, kind=kind, state=state).first()


def requirement(panel: Body, office: Body, wanted: Wanted, on: date) -> tuple[str, dict, Outcome]:
    """Return the title, facts and outcome of requiring attendance or information.

    Raises:
        BadInput: it is neither, nothing is said of what is required, or the day is past.
    """
    what, of, words, due_on = wanted.what, wanted.of, wanted.words, wanted.due_on
    if what not in list(Required):
        raise BadInput(
            f"A panel requires {', '.join(Required)}; {what!r} is none of them", field="what"
        )
    if not words.strip():
        raise BadInput(
            "Write what is required, and for which of the panel's functions", field="words"
        )
    if due_on < on:
        raise BadInput(
            "The day by which it is required is past: notice has to be reasonable", field="due_on"
        )
    basis = "section 13" if what == Required.INFORMATION else "section 29"
    facts = {"what": what, "of": of, "words": words, "due_on": due_on.isoformat()}
    title = f"Requirement: {what}, {of}: {words}"
    return (
        title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…",
        facts,
        Outcome(
            sentence=f"{panel.name} requires {what} of {of} by {long_date(due_on)} (2011 Act, {basis}).",
            letter=f"To {of}, {office.name}\n\nThe panel requires {what} (Police Reform and Social"
            f" Responsibility Act 2011, {basis}):\n\n{words}\n\nBy {long_date(due_on)}.",
            rows=[("Required", what), ("Of", of), ("By", long_date(due_on))],
        ),
    )


def decide_requirement(case: Case, move: str, given: StepInput) -> Outcome:
    """Return what a step of a requirement does.

    Raises:
        BadInput: what the step needs is not written, or the ground is none.
    """
    what, of = case.facts["what"], case.facts["of"]
    if move == "meet":
        words = words_needed(given, "how it was met, and where what was given can be found")
        return Outcome(sentence=f"{of} met the panel's requirement: {what}.", letter=words)
    if move == "refuse":
        ground = check_refusal(what, given.ground, given.decided_by, given.words)
        rows = [("Ground", ground.in_words), ("Decided by", given.decided_by)]
        return Outcome(
            sentence=f"{case.office.name} refuses the panel's requirement ({what}): {ground.means}.",
            letter=given.words,
            facts={"ground": ground.id, "decided_by": given.decided_by},
            rows=rows,
        )
    words = words_needed(given, "the reason")
    if move == "postpone":
        if given.due_on is None or given.due_on <= given.on:
            raise BadInput("Say by which day to come it is required", field="due_on")
        return Outcome(
            sentence=f"{case.panel.name} requires it by {long_date(given.due_on)} instead of"
            f" {long_date(date.fromisoformat(case.facts['due_on']))}.",
            letter=words,
            facts={"due_on": given.due_on.isoformat()},
        )
    return Outcome(sentence=f"{case.panel.name} drops its requirement: {what}.", letter=words)


def suspension(panel: Body, office: Body, charged: Charge, on: date) -> tuple[str, dict, Outcome]:
    """Return the title, facts and outcome of suspending a commissioner who was charged.

    Raises:
        NotAllowed: the charge is not one for which a panel may suspend.
    """
    holder, charge, years = charged.holder, charged.charge, charged.years
    charged_on, words = charged.charged_on, charged.words
    if open_case(panel, CaseKind.SUSPENSION, "suspended"):
        raise BadInput("A suspension is open already: end it first")
    if charged_on.year < FIRST_YEAR:
        raise BadInput(f"{charged_on} lies before there were commissioners", field="charged_on")
    if why := why_no_suspension(years, charged_on, on):
        raise NotAllowed(why)
    facts = {
        "holder": holder,
        "charge": charge,
        "years": years,
        "charged_on": charged_on.isoformat(),
    }
    return (
        f"Suspension: {holder}",
        facts,
        Outcome(
            sentence=f"{panel.name} suspends {holder}, who was charged on {long_date(charged_on)}"
            " (2011 Act, section 30). A charge is not a conviction.",
            letter=f"To {office.name}\n\n{holder} was charged with an offence whose longest sentence"
            f" is {years} years: {charge}. The panel suspends {holder} from {long_date(on)}. It ends when"
            " the charge is dropped, on acquittal, on a conviction that does not disqualify, or when the"
            f" panel ends it. The panel appoints an acting commissioner (section 62).\n\n{words}".strip(),
            rows=[
                ("Charged", long_date(charged_on)),
                ("Charge", charge),
                ("Longest sentence", f"{years} years; more than two are needed"),
            ],
        ),
    )


def decide_suspension(case: Case, _move: str, given: StepInput) -> Outcome:
    """Return what ending a suspension does.

    Raises:
        BadInput: it is no way in which one ends.
    """
    how = suspension_ends().get(given.ground)
    if how is None:
        raise BadInput(
            "Say how it ended: " + "; ".join(e.means for e in suspension_ends().values()),
            field="ground",
        )
    return Outcome(
        sentence=f"The suspension of {case.facts['holder']} ended: {how.means}.",
        letter=given.words,
        facts={"ended_by": how.id},
        rows=[("How", how.means)],
    )


def acting(panel: Body, office: Body, given: Acting, on: date) -> tuple[str, dict, Outcome]:
    """Return the title, facts and outcome of appointing somebody to act as commissioner.

    Raises:
        BadInput: the reason is none of section 62.
        NotAllowed: the person is not of the commissioner's staff.
    """
    name, reason, words = given.name, given.reason, given.words
    why = acting_reasons().get(reason)
    if why is None:
        raise BadInput(
            "Say why: " + "; ".join(e.means for e in acting_reasons().values()), field="reason"
        )
    if reason == "suspended" and not open_case(panel, CaseKind.SUSPENSION, "suspended"):
        raise BadInput("No suspension is recorded: record it first", field="reason")
    if acts := open_case(panel, CaseKind.ACTING, "acting"):
        raise BadInput(f"{acts.facts['name']} acts as commissioner: end that first")
    if not given.is_staff:
        raise NotAllowed(
            "Only a member of the commissioner's staff, the deputy included, can be"
            " appointed to act (2011 Act, section 62; from memory)",
            field="is_staff",
        )
    limit = (
        " If it lasts six months the office falls vacant (sections 59 to 63)."
        if reason == "incapacitated"
        else ""
    )
    return (
        f"Acting commissioner: {name}",
        {"name": name, "reason": reason},
        Outcome(
            sentence=f"{panel.name} appoints {name} to act as commissioner: {why.means}.{limit}",
            letter=f"To {office.name}\n\nUnder section 62 of the Police Reform and Social"
            f" Responsibility Act 2011 the panel appoints {name}, a member of the commissioner's staff,"
            f" to act as commissioner from {long_date(on)}.{limit} An acting commissioner may not issue"
            f" or vary the plan (from memory).\n\n{words}".strip(),
            rows=[("Acts from", long_date(on)), ("Why", why.means)],
        ),
    )


def decide_acting(case: Case, _move: str, given: StepInput) -> Outcome:
    """Return what the end of acting does."""
    words = words_needed(given, "why it ends")
    return Outcome(
        sentence=f"{case.facts['name']} no longer acts as commissioner from {long_date(given.on)} on.",
        letter=words,
    )
