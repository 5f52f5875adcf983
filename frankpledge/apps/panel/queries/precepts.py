"""The precept from proposal to issue: what each step does, and the letter that it writes.

Police Reform and Social Responsibility Act 2011, Schedule 5; Police and Crime Panels (Precepts
and Chief Constable Appointments) Regulations 2012. Amounts are pounds at Band D.
"""

from datetime import date
from decimal import Decimal

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import governance_model
from frankpledge.apps.panel.models import Case
from frankpledge.apps.panel.queries.step_input import (
    Clock,
    Outcome,
    StepInput,
    vote_of,
    vote_words,
    words_needed,
)
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.rules.duties import get_duty, last_day, year_begins
from frankpledge.rules.precept import (
    Issue,
    Part,
    Veto,
    report_day,
    revised_day,
    second_report_day,
    why_no_revision,
    why_no_veto,
    why_not_issue,
)

PROPOSAL, REPORT, REVISED = "precept-proposal", "precept-report", "precept-revised"
SECOND, ANSWER = "precept-second-report", "precept-second-response"
DATED = (PROPOSAL, REPORT, REVISED, SECOND, ANSWER)


def opening(panel: Body, office: Body, year: str, part: str) -> tuple[str, dict, Outcome]:
    """Return the title, facts and outcome of opening a year's precept.

    Raises:
        BadInput: the year is not written 2027/28, or the part is neither police nor fire.
    """
    begins = year_begins(year)
    if part not in list(Part):
        raise BadInput(f"{part!r} is no part of a precept: police or fire")
    model = governance_model(office, begins.replace(year=begins.year - 1))
    title = f"Precept {year}" + (" (fire)" if part == Part.FIRE else "")
    facts = {"year": year, "part": part, "model": model}
    period = _period(facts)
    first = f"{panel.name} follows the {title.lower()} of {office.name}."
    return (
        title,
        facts,
        Outcome(
            sentence=first,
            letter="",
            starts=[
                Clock(duty=PROPOSAL, body=office, period=period),
                Clock(duty=REPORT, body=panel, period=period),
            ],
        ),
    )


def _period(facts: dict) -> str:
    return facts["year"] + (" fire" if facts["part"] == Part.FIRE else "")


def clock_start(case: Case) -> date:
    """Return a day of the financial year before the one that the precept is for."""
    begins = year_begins(case.facts["year"])
    return begins.replace(year=begins.year - 1)


def pounds(amount: Decimal | str | None) -> str:
    """Return an amount at Band D."""
    return f"£{Decimal(amount):,.2f}" if amount is not None else ""


def decide(case: Case, move: str, given: StepInput) -> Outcome:
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


def _money(case: Case, name: str) -> Decimal | None:
    found = case.facts.get(name)
    return Decimal(found) if found is not None else None


def _given(given: StepInput) -> Decimal:
    if given.amount is None or given.amount <= 0:
        raise BadInput("Write the amount at Band D, in pounds", field="amount")
    return given.amount


def _year(case: Case) -> str:
    return case.facts["year"]


def _stops(case: Case, duty: str, body: Body) -> list[Clock]:
    return [Clock(duty=duty, body=body, period=_period(case.facts))]


def closed(case: Case, on: date) -> set[str]:
    """Return the steps that the law does not allow on a day; a late veto may be recorded as void."""
    found = {"report"} if on > report_day(_year(case)) else {"record no report"}
    second = on > second_report_day(_year(case))
    return found | ({"report again"} if second else {"record no second report"})


NEXT = {
    "awaited": PROPOSAL,
    "proposed": REPORT,
    "vetoed": REVISED,
    "revised": SECOND,
    "reported again": ANSWER,
}


def next_day(case: Case) -> date | None:
    """Return the day by which the next step of a precept is due; None where the law names none."""
    duty = NEXT.get(case.state)
    return last_day(duty, clock_start(case)) if duty else None


def _late(given: StepInput, due: date) -> str:
    """Say that a step of the office came late, which leaves the panel less time."""
    if given.on <= due:
        return ""
    return f" This is late: it was due by {long_date(due)}."


def _notify(case: Case, given: StepInput) -> Outcome:
    amount = _given(given)
    last = long_date(report_day(_year(case)))
    due = last_day(PROPOSAL, clock_start(case))
    return Outcome(
        sentence=f"{case.office.name} proposes a precept of {pounds(amount)} at Band D for"
        f" {_year(case)}.{_late(given, due or given.on)}",
        letter=f"To {case.panel.name}\n\nUnder regulation 3 of the Police and Crime Panels"
        " (Precepts and Chief Constable Appointments) Regulations 2012 the panel is notified that a"
        f" precept of {pounds(amount)} at Band D is proposed for {_year(case)}.\n\n{given.words}\n\n"
        f"The panel reviews it and reports by {last} (regulation 4).",
        facts={"proposed": str(amount)},
        rows=[("Proposed", pounds(amount))],
        stops=_stops(case, PROPOSAL, case.office),
    )


def _in_time(case: Case, given: StepInput) -> None:
    last = report_day(_year(case))
    if given.on > last:
        raise NotAllowed(
            f"Scrutiny of the proposed precept ended after {long_date(last)} (regulation 4(2)):"
            " record that there was no report in time"
        )


def _report(case: Case, given: StepInput) -> Outcome:
    _in_time(case, given)
    words = words_needed(given, "the report: whether the panel supports the precept, and why")
    recommended = given.amount
    advice = (
        f" It recommends {pounds(recommended)} instead."
        if recommended
        else " It recommends no other amount."
    )
    facts = {"recommended": str(recommended)} if recommended else {}
    return Outcome(
        sentence=f"{case.panel.name} has reviewed the proposed precept of"
        f" {pounds(case.facts['proposed'])} and does not veto it.{advice}",
        letter=f"To {case.office.name}\n\nThe panel has reviewed the proposed precept of"
        f" {pounds(case.facts['proposed'])} at Band D for {_year(case)} and reports under Schedule 5"
        " to the Police Reform and Social Responsibility Act 2011. It has not vetoed it."
        f"{advice}\n\n{words}\n\nPlease have regard to this report, respond to it and publish the"
        " response before the precept is issued (Schedule 5, paragraph 5).",
        facts=facts,
        rows=[("Proposed", pounds(case.facts["proposed"])), ("Recommended", pounds(recommended))],
        stops=_stops(case, REPORT, case.panel),
    )


def _veto(case: Case, given: StepInput) -> Outcome:
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
    is_late = given.on > report_day(_year(case)) and vote.is_carried
    if why and not (is_late and "void" in why):
        raise NotAllowed(why)
    rows = [
        ("Proposed", pounds(case.facts["proposed"])),
        ("Vetoed as", given.veto),
        ("Vote", vote_words(vote)),
    ]
    if why:
        return Outcome(
            sentence=f"{case.panel.name} voted to veto the proposed precept, too late. {why}",
            letter=f"To {case.office.name}\n\n{why}\n\n{words}",
            facts={"void_veto": given.veto},
            rows=rows,
            instead="record no report",
            stops=_stops(case, REPORT, case.panel),
        )
    side = "lower" if given.veto == Veto.TOO_HIGH else "higher"
    last = long_date(revised_day(_year(case)))
    return Outcome(
        sentence=f"{case.panel.name} vetoes the proposed precept of"
        f" {pounds(case.facts['proposed'])} as {given.veto}: {vote_words(vote)}.",
        letter=f"To {case.office.name}\n\nThe panel has reviewed the proposed precept of"
        f" {pounds(case.facts['proposed'])} at Band D for {_year(case)} and vetoes it as {given.veto}:"
        f" {vote_words(vote)} (Schedule 5, paragraph 4(4)). It must not be issued.\n\n{words}\n\n"
        f"Please respond, publish the response and notify a revised precept, {side} than"
        f" {pounds(case.facts['proposed'])}, by {last} (regulation 5).",
        facts={"veto": given.veto, "members": vote.members, "in_favour": vote.in_favour},
        rows=rows,
        stops=_stops(case, REPORT, case.panel),
        starts=_stops(case, REVISED, case.office),
    )


def _no_report(case: Case, given: StepInput) -> Outcome:
    last = report_day(_year(case))
    if given.on <= last:
        raise NotAllowed(f"The panel may report until {long_date(last)}")
    return Outcome(
        sentence=f"{case.panel.name} made no report on the proposed precept by {long_date(last)}:"
        f" scrutiny has ended, and {pounds(case.facts['proposed'])} may be issued as proposed"
        " (regulation 4(2)).",
        letter=given.words,
    )


def _respond(case: Case, given: StepInput) -> Outcome:
    words = words_needed(given, "the response to the panel's report")
    return Outcome(
        sentence=f"{case.office.name} responds to the panel's report on the precept.",
        letter=f"To {case.panel.name}\n\n{words}",
    )


def _revise(case: Case, given: StepInput) -> Outcome:
    amount, words = _given(given), words_needed(given, "the response to the veto")
    veto, proposed = Veto(case.facts["veto"]), Decimal(case.facts["proposed"])
    if why := why_no_revision(veto, proposed, amount):
        raise NotAllowed(f"{why} (regulation 5)", field="amount")
    last = long_date(second_report_day(_year(case)))
    return Outcome(
        sentence=f"{case.office.name} responds to the veto and notifies a revised precept of"
        f" {pounds(amount)}.{_late(given, revised_day(_year(case)))}",
        letter=f"To {case.panel.name}\n\n{words}\n\nThe revised precept is {pounds(amount)} at Band"
        f" D (proposed: {pounds(proposed)}, vetoed as {veto}). The panel reviews it and reports by"
        f" {last} (regulation 6).",
        facts={"revised": str(amount)},
        rows=[("Proposed", pounds(proposed)), ("Vetoed as", veto), ("Revised", pounds(amount))],
        stops=_stops(case, REVISED, case.office),
        starts=_stops(case, SECOND, case.panel),
    )


def _report_again(case: Case, given: StepInput) -> Outcome:
    last = second_report_day(_year(case))
    if given.on > last:
        raise NotAllowed(
            f"The second report was due by {long_date(last)} (regulation 6): record"
            " that there was none"
        )
    words = words_needed(given, "the second report")
    judged = "accepts" if given.accepts else "rejects"
    facts = {"recommended": str(given.amount)} if given.amount else {}
    bound = (
        "" if given.accepts else " A rejection does not prevent it from being issued (from memory)."
    )
    return Outcome(
        sentence=f"{case.panel.name} {judged} the revised precept of"
        f" {pounds(case.facts['revised'])}.{bound}",
        letter=f"To {case.office.name}\n\nThe panel {judged} the revised precept of"
        f" {pounds(case.facts['revised'])} (regulation 6).\n\n{words}\n\nPlease have regard to this"
        " report, respond to it and publish the response (regulation 7).",
        facts=facts,
        rows=[("Revised", pounds(case.facts["revised"])), ("Recommended", pounds(given.amount))],
        stops=_stops(case, SECOND, case.panel),
        starts=_stops(case, ANSWER, case.office),
    )


def _no_second_report(case: Case, given: StepInput) -> Outcome:
    last = second_report_day(_year(case))
    if given.on <= last:
        raise NotAllowed(f"The panel may report again until {long_date(last)}")
    return Outcome(
        sentence=f"{case.panel.name} made no second report by {long_date(last)}: the revised"
        f" precept of {pounds(case.facts['revised'])} may be issued (regulation 6).",
        letter=given.words,
    )


def _respond_again(case: Case, given: StepInput) -> Outcome:
    words = words_needed(given, "the response to the second report")
    return Outcome(
        sentence=f"{case.office.name} responds to the panel's second report on the precept.",
        letter=f"To {case.panel.name}\n\n{words}",
        stops=_stops(case, ANSWER, case.office),
    )


def _issue(case: Case, given: StepInput) -> Outcome:
    amount = _given(given)
    veto = case.facts.get("veto")
    stands = Issue(
        proposed=Decimal(case.facts["proposed"]),
        recommended=_money(case, "recommended"),
        veto=Veto(veto) if veto else None,
        revised=_money(case, "revised"),
    )
    if why := why_not_issue(amount, stands):
        raise NotAllowed(why, field="amount")
    return Outcome(
        sentence=f"{case.office.name} issues a precept of {pounds(amount)} at Band D for"
        f" {_year(case)}.",
        letter=given.words,
        facts={"issued": str(amount)},
        rows=[("Issued", pounds(amount))],
    )


def dated_steps(case_facts: dict) -> list[tuple[str, str, str]]:
    """Return the dated steps of a precept: what, by when, on which basis and how sure we are."""
    start = year_begins(case_facts["year"])
    found = []
    for name in DATED:
        duty = get_duty(name)
        due = last_day(name, start.replace(year=start.year - 1))
        sure = duty.source.confidence.value.replace("_", " ")
        found.append((duty.title, long_date(due) if due else "", f"{duty.basis} ({sure})"))
    return found
