"""The precept from proposal to issue: what each step does, and the letter that it writes.

Police Reform and Social Responsibility Act 2011, Schedule 5; Police and Crime Panels (Precepts
and Chief Constable Appointments) Regulations 2012. Amounts are pounds at Band D.

A case holds, in its facts: `year`, `part` and `model` from its opening on; `proposed`,
`recommended`, `veto`, `void_veto`, `members`, `in_favour`, `revised` and `issued` as steps say
them. Amounts among them are text.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.days import long_date
from frankpledge.rules.duties import get_duty, last_day, year_begins
from frankpledge.rules.letters import letter
from frankpledge.rules.panel_steps import (
    CaseFacts,
    Clock,
    Opening,
    Outcome,
    Side,
    Sides,
    StepInput,
    vote_of,
    vote_words,
    words_needed,
)
from frankpledge.rules.precept import (
    Issue,
    Part,
    PreceptRefusal,
    Veto,
    pounds,
    report_day,
    revised_day,
    second_report_day,
    why_no_report,
    why_no_revision,
    why_no_second_report,
    why_no_veto,
    why_not_issue,
    why_not_unreported,
)

PROPOSAL, REPORT, REVISED = "precept-proposal", "precept-report", "precept-revised"
SECOND, ANSWER = "precept-second-report", "precept-second-response"
DATED = (PROPOSAL, REPORT, REVISED, SECOND, ANSWER)
NEXT = {
    "awaited": PROPOSAL,
    "proposed": REPORT,
    "vetoed": REVISED,
    "revised": SECOND,
    "reported again": ANSWER,
}
_words = partial(letter, "precept")


def opening(sides: Sides, year: str, part: str, model: str) -> Opening:
    """Return the opening of a year's precept; `model` is how the office is governed.

    Raises:
        BadInput: the year is not written 2027/28, or the part is neither police nor fire.
    """
    clock_start(year)  # refuses a year that is none
    if part not in list(Part):
        raise BadInput(f"{part!r} is no part of a precept: police or fire")
    title = f"Precept {year}" + (" (fire)" if part == Part.FIRE else "")
    facts = {"year": year, "part": part, "model": model}
    followed = _words(
        "open", "sentence", panel=sides.panel, office=sides.office, title=title.lower()
    )
    return Opening(
        title=title,
        facts=facts,
        outcome=Outcome(
            sentence=followed,
            letter="",
            starts=[*_clock(facts, PROPOSAL, Side.OFFICE), *_clock(facts, REPORT, Side.PANEL)],
        ),
    )


def clock_start(year: str) -> date:
    """Return the first day of the financial year before the one that a precept is for.

    Raises:
        BadInput: the year is not written 2027/28.
    """
    begins = year_begins(year)
    return begins.replace(year=begins.year - 1)


def decide(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    """Return what a step of the precept does.

    Raises:
        BadInput: an amount, a vote or words are missing or cannot be.
        NotAllowed: the law does not allow the step, or not on that day.
    """
    return {
        "notify": _notify,
        "report": _report,
        "veto": _veto,
        "record no report": _no_report,
        "respond": _respond,
        "revise": _revise,
        "report again": _report_again,
        "record no second report": _no_second_report,
        "respond again": _respond_again,
        "issue": _issue,
    }[move](case, given)


def closed(facts: Mapping[str, Any], on: date) -> set[str]:
    """Return the steps that the law does not allow on a day; a late veto may be recorded as void."""
    found = {"report"} if on > report_day(facts["year"]) else {"record no report"}
    second = on > second_report_day(facts["year"])
    return found | ({"report again"} if second else {"record no second report"})


def next_day(state: str, facts: Mapping[str, Any]) -> date | None:
    """Return the day by which the next step of a precept is due; None where the law names none."""
    duty = NEXT.get(state)
    return last_day(duty, clock_start(facts["year"])) if duty else None


def dated_steps(facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Return the dated steps of a precept: what, by when, on which basis and how sure we are."""
    start = clock_start(facts["year"])
    found = []
    for name in DATED:
        duty = get_duty(name)
        due = last_day(name, start)
        sure = duty.source.confidence.value.replace("_", " ")
        found.append((duty.title, long_date(due) if due else "", f"{duty.basis} ({sure})"))
    return found


def _money(case: CaseFacts, name: str) -> Decimal | None:
    found = case.facts.get(name)
    return Decimal(found) if found is not None else None


def _given(given: StepInput) -> Decimal:
    if given.amount is None or given.amount <= 0:
        raise BadInput("Write the amount at Band D, in pounds", field="amount")
    return given.amount


def _year(case: CaseFacts) -> str:
    year: str = case.facts["year"]
    return year


def _clock(facts: Mapping[str, Any], duty: str, side: Side) -> list[Clock]:
    return [Clock(duty=duty, side=side, period=period_of(facts))]


def period_of(facts: Mapping[str, Any]) -> str:
    """Return by what the obligations of a precept are called: its financial year, and its part."""
    year: str = facts["year"]
    return f"{year} fire" if facts["part"] == Part.FIRE else year


def _late(given: StepInput, due: date) -> str:
    """Say that a step of the office came late, which leaves the panel less time."""
    return "" if given.on <= due else _words("late", "sentence", due=long_date(due))


def _notify(case: CaseFacts, given: StepInput) -> Outcome:
    amount = _given(given)
    due = last_day(PROPOSAL, clock_start(_year(case)))
    places = {
        "panel": case.panel,
        "office": case.office,
        "year": _year(case),
        "amount": pounds(amount),
        "late": _late(given, due or given.on),
        "last": long_date(report_day(_year(case))),
        "words": given.words,
    }
    return Outcome(
        sentence=_words("notify", "sentence", **places),
        letter=_words("notify", "letter", **places),
        facts={"proposed": str(amount)},
        rows=[("Proposed", pounds(amount))],
        stops=_clock(case.facts, PROPOSAL, Side.OFFICE),
    )


def _report(case: CaseFacts, given: StepInput) -> Outcome:
    if why := why_no_report(_year(case), given.on):
        raise NotAllowed.of(why)
    words = words_needed(given, "the report: whether the panel supports the precept, and why")
    recommended = given.amount
    advice = "recommended" if recommended else "no_other"
    places = {
        "panel": case.panel,
        "office": case.office,
        "year": _year(case),
        "proposed": pounds(case.facts["proposed"]),
        "advice": _words("report", advice, recommended=pounds(recommended)),
        "words": words,
    }
    return Outcome(
        sentence=_words("report", "sentence", **places),
        letter=_words("report", "letter", **places),
        facts={"recommended": str(recommended)} if recommended else {},
        rows=[("Proposed", pounds(case.facts["proposed"])), ("Recommended", pounds(recommended))],
        stops=_clock(case.facts, REPORT, Side.PANEL),
    )


def _veto(case: CaseFacts, given: StepInput) -> Outcome:
    if given.veto not in list(Veto):
        raise BadInput(
            "Say whether the precept is vetoed as too high or as too low: the direction"
            " of the revised precept depends on it (regulation 5(3))",
            field="veto",
        )
    words = words_needed(given, "the report and its reasons")
    vote = vote_of(case, given)
    part, model = Part(case.facts["part"]), case.facts["model"]
    why = why_no_veto(part, model, _year(case), vote)
    if why and why.code != PreceptRefusal.VOID:
        raise NotAllowed.of(why)
    places = {
        "panel": case.panel,
        "office": case.office,
        "year": _year(case),
        "proposed": pounds(case.facts["proposed"]),
        "veto": given.veto,
        "vote": vote_words(vote),
        "side": "lower" if given.veto == Veto.TOO_HIGH else "higher",
        "last": long_date(revised_day(_year(case))),
        "why": why.sentence if why else "",
        "words": words,
    }
    rows = [
        ("Proposed", places["proposed"]),
        ("Vetoed as", given.veto),
        ("Vote", places["vote"]),
    ]
    stops = _clock(case.facts, REPORT, Side.PANEL)
    if why:
        return Outcome(
            sentence=_words("void_veto", "sentence", **places),
            letter=_words("void_veto", "letter", **places),
            facts={"void_veto": given.veto},
            rows=rows,
            instead="record no report",
            stops=stops,
        )
    return Outcome(
        sentence=_words("veto", "sentence", **places),
        letter=_words("veto", "letter", **places),
        facts={"veto": given.veto, "members": vote.members, "in_favour": vote.in_favour},
        rows=rows,
        stops=stops,
        starts=_clock(case.facts, REVISED, Side.OFFICE),
    )


def _no_report(case: CaseFacts, given: StepInput) -> Outcome:
    last = report_day(_year(case))
    if why := why_not_unreported(last, given.on, "regulation 4(2)"):
        raise NotAllowed.of(why)
    proposed = pounds(case.facts["proposed"])
    return Outcome(
        sentence=_words(
            "record no report",
            "sentence",
            panel=case.panel,
            last=long_date(last),
            proposed=proposed,
        ),
        letter=given.words,
    )


def _respond(case: CaseFacts, given: StepInput) -> Outcome:
    words = words_needed(given, "the response to the panel's report")
    return Outcome(
        sentence=_words("respond", "sentence", office=case.office),
        letter=_words("respond", "letter", panel=case.panel, words=words),
    )


def _revise(case: CaseFacts, given: StepInput) -> Outcome:
    amount, words = _given(given), words_needed(given, "the response to the veto")
    veto, proposed = Veto(case.facts["veto"]), Decimal(case.facts["proposed"])
    if why := why_no_revision(veto, proposed, amount):
        raise NotAllowed.of(why)
    places = {
        "panel": case.panel,
        "office": case.office,
        "amount": pounds(amount),
        "proposed": pounds(proposed),
        "veto": veto,
        "late": _late(given, revised_day(_year(case))),
        "last": long_date(second_report_day(_year(case))),
        "words": words,
    }
    return Outcome(
        sentence=_words("revise", "sentence", **places),
        letter=_words("revise", "letter", **places),
        facts={"revised": str(amount)},
        rows=[("Proposed", pounds(proposed)), ("Vetoed as", veto), ("Revised", pounds(amount))],
        stops=_clock(case.facts, REVISED, Side.OFFICE),
        starts=_clock(case.facts, SECOND, Side.PANEL),
    )


def _report_again(case: CaseFacts, given: StepInput) -> Outcome:
    if why := why_no_second_report(_year(case), given.on):
        raise NotAllowed.of(why)
    places = {
        "words": words_needed(given, "the second report"),
        "panel": case.panel,
        "office": case.office,
        "revised": pounds(case.facts["revised"]),
        "judged": "accepts" if given.accepts else "rejects",
        "bound": "" if given.accepts else _words("report again", "bound"),
    }
    return Outcome(
        sentence=_words("report again", "sentence", **places),
        letter=_words("report again", "letter", **places),
        facts={"recommended": str(given.amount)} if given.amount else {},
        rows=[("Revised", places["revised"]), ("Recommended", pounds(given.amount))],
        stops=_clock(case.facts, SECOND, Side.PANEL),
        starts=_clock(case.facts, ANSWER, Side.OFFICE),
    )


def _no_second_report(case: CaseFacts, given: StepInput) -> Outcome:
    last = second_report_day(_year(case))
    if why := why_not_unreported(last, given.on, "regulation 6"):
        raise NotAllowed.of(why)
    revised = pounds(case.facts["revised"])
    return Outcome(
        sentence=_words(
            "record no second report",
            "sentence",
            panel=case.panel,
            last=long_date(last),
            revised=revised,
        ),
        letter=given.words,
    )


def _respond_again(case: CaseFacts, given: StepInput) -> Outcome:
    words = words_needed(given, "the response to the second report")
    return Outcome(
        sentence=_words("respond again", "sentence", office=case.office),
        letter=_words("respond again", "letter", panel=case.panel, words=words),
        stops=_clock(case.facts, ANSWER, Side.OFFICE),
    )


def _issue(case: CaseFacts, given: StepInput) -> Outcome:
    amount = _given(given)
    veto = case.facts.get("veto")
    stands = Issue(
        proposed=Decimal(case.facts["proposed"]),
        recommended=_money(case, "recommended"),
        veto=Veto(veto) if veto else None,
        revised=_money(case, "revised"),
    )
    if why := why_not_issue(amount, stands):
        raise NotAllowed.of(why)
    return Outcome(
        sentence=_words(
            "issue", "sentence", office=case.office, amount=pounds(amount), year=_year(case)
        ),
        letter=given.words,
        facts={"issued": str(amount)},
        rows=[("Issued", pounds(amount))],
    )
