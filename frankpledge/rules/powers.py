"""Requirements to attend and to inform, suspension, acting commissioners.

Police Reform and Social Responsibility Act 2011, sections 13, 29, 30 and 62.

A requirement holds, in its facts: `what`, `of`, `words`, `due_on`, and `ground` and `decided_by`
once it is refused. A suspension: `holder`, `charge`, `years`, `charged_on`, and `ended_by`. An
acting appointment: `name` and `reason`.
"""

from dataclasses import dataclass
from datetime import date
from functools import partial

from frankpledge.errors import BadInput, NotAllowed, Refusal, RefusalCode
from frankpledge.rules.days import long_date
from frankpledge.rules.letters import letter
from frankpledge.rules.panel import (
    Required,
    acting_reasons,
    check_refusal,
    suspension_ends,
    why_no_suspension,
)
from frankpledge.rules.panel_steps import (
    CaseFacts,
    Opening,
    Outcome,
    Sides,
    StepInput,
    words_needed,
)

LONGEST_TITLE = 120  # characters
FIRST_YEAR = 2012  # of commissioners
_of_requirement = partial(letter, "requirement")
_of_suspension = partial(letter, "suspension")
_of_acting = partial(letter, "acting")


class ActingRefusal(RefusalCode):
    """Why a panel does not appoint somebody to act as commissioner."""

    NO_STAFF = "not of the staff"


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


def requirement(sides: Sides, wanted: Wanted, on: date) -> Opening:
    """Return the opening of a requirement of attendance or information.

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
    places = {
        "panel": sides.panel,
        "office": sides.office,
        "what": what,
        "of": of,
        "words": words,
        "due": long_date(due_on),
        "basis": "section 13" if what == Required.INFORMATION else "section 29",
    }
    joined = "from" if what == Required.INFORMATION else "by"
    title = f"Requirement for {what} {joined} {of}: {words}"
    return Opening(
        title=title if len(title) <= LONGEST_TITLE else f"{title[:LONGEST_TITLE]}…",
        facts={"what": what, "of": of, "words": words, "due_on": due_on.isoformat()},
        outcome=Outcome(
            sentence=_of_requirement("open", "sentence", **places),
            letter=_of_requirement("open", "letter", **places),
            rows=[("Required", what), ("Of", of), ("By", long_date(due_on))],
        ),
    )


def decide_requirement(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    """Return what a step of a requirement does.

    Raises:
        BadInput: what the step needs is not written, or the ground is none.
    """
    return {"meet": _meet, "refuse": _refuse, "postpone": _postpone, "drop": _drop}[move](
        case, given
    )


def _meet(case: CaseFacts, given: StepInput) -> Outcome:
    words = words_needed(given, "how it was met, and where what was given can be found")
    what, of = case.facts["what"], case.facts["of"]
    return Outcome(sentence=_of_requirement("meet", "sentence", of=of, what=what), letter=words)


def _refuse(case: CaseFacts, given: StepInput) -> Outcome:
    what = case.facts["what"]
    ground = check_refusal(what, given.ground, given.decided_by, given.words)
    return Outcome(
        sentence=_of_requirement(
            "refuse", "sentence", office=case.office, what=what, ground=ground.means
        ),
        letter=given.words,
        facts={"ground": ground.id, "decided_by": given.decided_by},
        rows=[("Ground", ground.in_words), ("Decided by", given.decided_by)],
    )


def _postpone(case: CaseFacts, given: StepInput) -> Outcome:
    words = words_needed(given, "the reason")
    if given.due_on is None or given.due_on <= given.on:
        raise BadInput("Say by which day to come it is required", field="due_on")
    due, before = long_date(given.due_on), long_date(date.fromisoformat(case.facts["due_on"]))
    return Outcome(
        sentence=_of_requirement("postpone", "sentence", panel=case.panel, due=due, before=before),
        letter=words,
        facts={"due_on": given.due_on.isoformat()},
    )


def _drop(case: CaseFacts, given: StepInput) -> Outcome:
    words = words_needed(given, "the reason")
    said = _of_requirement("drop", "sentence", panel=case.panel, what=case.facts["what"])
    return Outcome(sentence=said, letter=words)


def suspension(sides: Sides, charged: Charge, on: date, *, is_suspended: bool) -> Opening:
    """Return the opening of the suspension of a commissioner who was charged.

    `is_suspended` is whether one is open at the panel.

    Raises:
        BadInput: a suspension is open, or the day lies before there were commissioners.
        NotAllowed: the charge is not one for which a panel may suspend.
    """
    years, charged_on = charged.years, charged.charged_on
    if is_suspended:
        raise BadInput("A suspension is open already: end it first")
    if charged_on.year < FIRST_YEAR:
        raise BadInput(f"{charged_on} lies before there were commissioners", field="charged_on")
    if why := why_no_suspension(years, charged_on, on):
        raise NotAllowed.of(why)
    places = {
        "panel": sides.panel,
        "office": sides.office,
        "holder": charged.holder,
        "charge": charged.charge,
        "years": years,
        "charged": long_date(charged_on),
        "day": long_date(on),
        "words": charged.words,
    }
    return Opening(
        title=f"Suspension: {charged.holder}",
        facts={
            "holder": charged.holder,
            "charge": charged.charge,
            "years": years,
            "charged_on": charged_on.isoformat(),
        },
        outcome=Outcome(
            sentence=_of_suspension("open", "sentence", **places),
            letter=_of_suspension("open", "letter", **places).strip(),
            rows=[
                ("Charged", long_date(charged_on)),
                ("Charge", charged.charge),
                ("Longest sentence", f"{years} years; more than two are needed"),
            ],
        ),
    )


def decide_suspension(case: CaseFacts, move: str, given: StepInput) -> Outcome:
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
        sentence=_of_suspension(move, "sentence", holder=case.facts["holder"], how=how.means),
        letter=given.words,
        facts={"ended_by": how.id},
        rows=[("How", how.means)],
    )


def acting(sides: Sides, given: Acting, on: date, *, is_suspended: bool, acts: str) -> Opening:
    """Return the opening of an appointment of somebody to act as commissioner.

    `is_suspended` is whether the commissioner is; `acts` is who acts already, if anybody.

    Raises:
        BadInput: the reason is none of section 62, or somebody acts already.
        NotAllowed: the person is not of the commissioner's staff.
    """
    name, reason = given.name, given.reason
    why = acting_reasons().get(reason)
    if why is None:
        raise BadInput(
            "Say why: " + "; ".join(e.means for e in acting_reasons().values()), field="reason"
        )
    if reason == "suspended" and not is_suspended:
        raise BadInput("No suspension is recorded: record it first", field="reason")
    if acts:
        raise BadInput(f"{acts} acts as commissioner: end that first")
    if not given.is_staff:
        no_staff = Refusal(
            code=ActingRefusal.NO_STAFF,
            text="Only a member of the commissioner's staff, the deputy included, can be"
            " appointed to act",
            basis="2011 Act, section 62; from memory",
            field="is_staff",
        )
        raise NotAllowed.of(no_staff)
    places = {
        "panel": sides.panel,
        "office": sides.office,
        "name": name,
        "why": why.means,
        "limit": _of_acting("open", "limit") if reason == "incapacitated" else "",
        "day": long_date(on),
        "words": given.words,
    }
    return Opening(
        title=f"Acting commissioner: {name}",
        facts={"name": name, "reason": reason},
        outcome=Outcome(
            sentence=_of_acting("open", "sentence", **places),
            letter=_of_acting("open", "letter", **places).strip(),
            rows=[("Acts from", long_date(on)), ("Why", why.means)],
        ),
    )


def decide_acting(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    """Return what the end of acting does."""
    words = words_needed(given, "why it ends")
    said = _of_acting(move, "sentence", name=case.facts["name"], day=long_date(given.on))
    return Outcome(sentence=said, letter=words)
