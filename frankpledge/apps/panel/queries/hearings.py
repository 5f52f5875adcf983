"""Confirmation hearings: notice, hearing, report or veto, decision.

Police Reform and Social Responsibility Act 2011, Schedules 1 and 8; Police and Crime Panels
(Precepts and Chief Constable Appointments) Regulations 2012, Part 3.
"""

import unicodedata
from datetime import date, timedelta

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import governance_model
from frankpledge.apps.panel.models import Case, CaseKind
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
from frankpledge.rules.documents import sentence
from frankpledge.rules.duties import last_day
from frankpledge.rules.panel import Post, has_veto
from frankpledge.rules.panel_workflows import HEARING

DUTY = "confirmation-hearing"
# What a notice holds by law: Schedule 1 paragraph 9(2), Schedule 8 paragraph 3(2).
NOTICE = {
    "candidate": "the candidate's name",
    "criteria": "the criteria that were used",
    "why": "why the candidate satisfies them",
    "terms": "the terms and conditions",
}


def opening(
    panel: Body, office: Body, notice: dict[str, str], received_on: date, days_off: int = 0
) -> tuple[str, dict, Outcome]:
    """Return the title, facts and outcome of a notice that a panel received.

    `days_off` are days of a relevant post-election period, which do not count.

    Raises:
        BadInput: the notice lacks one of the four things, or the post is none of those heard.
    """
    post = notice.get("post", "")
    if post not in list(Post):
        raise BadInput(
            f"A panel holds no confirmation hearing for {post!r}: {', '.join(Post)}", field="post"
        )
    missing = [said for name, said in NOTICE.items() if not notice.get(name, "").strip()]
    if missing:
        raise BadInput(
            f"The notice is incomplete without {', '.join(missing)} (2011 Act, Schedule 1"
            " paragraph 9(2), Schedule 8 paragraph 3(2))"
        )
    _refuse_twice(panel, post, notice["candidate"])
    due = last_day(DUTY, received_on)
    assert due is not None  # the Act names the days
    due += timedelta(days=days_off)
    facts = {
        **{name: notice[name] for name in ("post", *NOTICE)},
        "received_on": received_on.isoformat(),
        "due_on": due.isoformat(),
        "is_reserve": bool(notice.get("reserve")),
        "model": governance_model(office, received_on),
    }
    candidate = f"{notice['candidate']}, {post}"
    reserve = " (reserve candidate)" if facts["is_reserve"] else ""
    return (
        f"Confirmation hearing: {candidate}{reserve}",
        facts,
        Outcome(
            sentence=f"{office.name} has notified {panel.name} that it proposes to appoint"
            f" {notice['candidate']} as {post}{reserve}.",
            letter=f"Criteria: {notice['criteria']}\n\nWhy the candidate satisfies them:"
            f" {notice['why']}\n\nTerms and conditions: {notice['terms']}",
            rows=[
                ("Post", post),
                ("Candidate", notice["candidate"]),
                ("Notice received", long_date(received_on)),
                ("Hearing and report by", f"{long_date(due)}, three weeks beginning with that day"),
                ("Veto", _veto_words(facts)),
            ],
            starts=[Clock(duty=DUTY, body=panel, due_on=due)],
        ),
    )


def _plain(name: str) -> str:
    """Return a name without its marks, so that another spelling of it is found."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


def _refuse_twice(panel: Body, post: str, candidate: str) -> None:
    """Refuse a candidate whose hearing is open, or whom the panel has vetoed."""
    name = _plain(candidate)
    for case in Case.objects.filter(panel=panel, kind=CaseKind.HEARING, facts__post=post):
        if _plain(case.facts["candidate"]) != name:
            continue
        if case.facts.get("vetoed"):
            raise NotAllowed(
                f"The panel vetoed {candidate}, who must not be appointed (Schedule 8,"
                " paragraph 8): propose somebody else",
                field="candidate",
            )
        if case.state not in HEARING.ends:
            raise BadInput(
                f"The hearing of {candidate} is open already: {case.reference}", field="candidate"
            )


def closed(case: Case, on: date) -> set[str]:
    """Return the steps that the law does not allow on a day."""
    is_past = on > _due(case)
    found = {"report"} if is_past else {"record no report"}
    return found if _may_veto(case.facts) else found | {"veto"}


def _veto_words(facts: dict) -> str:
    if _may_veto(facts):
        return "the panel may veto by two thirds of the members at the time (Schedule 8)"
    if facts["post"] == Post.CHIEF_CONSTABLE:
        return "there is no veto: a reserve candidate, or London"
    return "there is no veto for this post (Schedule 1)"


def _may_veto(facts: dict) -> bool:
    return has_veto(facts["post"], is_reserve=facts["is_reserve"]) and facts["model"] != "mopac"


def decide(case: Case, move: str, given: StepInput) -> Outcome:
    """Return what a step of a hearing does.

    Raises:
        BadInput: words, a vote or the reserve candidate's notice are missing.
        NotAllowed: the law does not allow the step, or not on that day.
    """
    return {
        "arrange": _arrange,
        "hold": _hold,
        "report": _report,
        "veto": _veto,
        "record no report": _no_report,
        "propose a reserve": _reserve,
        "appoint": _decision,
        "not appoint": _decision,
    }[move](case, move, given)


def _due(case: Case) -> date:
    return date.fromisoformat(case.facts["due_on"])


def _stops(case: Case) -> list[Clock]:
    return [Clock(duty=DUTY, body=case.panel)]


def _arrange(case: Case, _move: str, given: StepInput) -> Outcome:
    if given.due_on is None or not given.on <= given.due_on <= _due(case):
        raise BadInput(
            f"The hearing is held from today until {long_date(_due(case))}, in public",
            field="due_on",
        )
    where = words_needed(given, "at what time and where it is held, in public")
    return Outcome(
        sentence=f"{case.panel.name} holds a confirmation hearing in public on"
        f" {long_date(given.due_on)}: {case.facts['candidate']}, {case.facts['post']}.",
        letter=where,
        facts={"arranged_for": given.due_on.isoformat()},
        rows=[("Hearing", long_date(given.due_on))],
    )


def _hold(case: Case, _move: str, given: StepInput) -> Outcome:
    return Outcome(
        sentence=f"{case.panel.name} held a confirmation hearing in public:"
        f" {case.facts['candidate']}, {case.facts['post']}.",
        letter=given.words,
        facts={"held_on": given.on.isoformat()},
        rows=[("Held", long_date(given.on))],
    )


def _ended(case: Case) -> str:
    return (
        f"The three weeks ended on {long_date(_due(case))} and with them the confirmation"
        " process: the appointment may be made (Schedule 8 paragraph 2(3))"
    )


def _report(case: Case, _move: str, given: StepInput) -> Outcome:
    if given.on > _due(case):
        raise NotAllowed(f"{_ended(case)}. Record that there was no report in time")
    words = words_needed(
        given,
        "the report: professional competence, personal independence, and what the panel recommends",
    )
    if given.accepts is None:
        raise BadInput("Say whether the panel recommends the appointment", field="accepts")
    advice = "recommends" if given.accepts else "does not recommend"
    return Outcome(
        sentence=f"{case.panel.name} {advice} the appointment of {case.facts['candidate']} as"
        f" {case.facts['post']}.",
        letter=f"To {case.office.name}\n\nThe panel held a confirmation hearing on"
        f" {long_date(date.fromisoformat(case.facts['held_on']))} and {advice} the appointment of"
        f" {case.facts['candidate']} as {case.facts['post']}.\n\n{words}\n\nPlease notify the panel"
        " whether you accept this recommendation.",
        facts={"recommends": given.accepts},
        stops=_stops(case),
    )


def _veto(case: Case, _move: str, given: StepInput) -> Outcome:
    if not _may_veto(case.facts):
        raise NotAllowed(f"{sentence(_veto_words(case.facts))}. The panel may recommend")
    words = words_needed(given, "the report: that the panel vetoes, and why")
    vote = vote_of(case, given)
    if not vote.is_carried:
        raise NotAllowed(
            f"The veto is not carried: {vote_words(vote)} (Schedule 8, paragraph 8)."
            " Report a recommendation instead"
        )
    rows = [("Vote", vote_words(vote))]
    if given.on > _due(case):
        return Outcome(
            sentence=f"{case.panel.name} voted to veto the appointment, too late: the veto is void."
            f" {_ended(case)}.",
            letter=words,
            rows=rows,
            instead="record no report",
            stops=_stops(case),
        )
    return Outcome(
        sentence=f"{case.panel.name} vetoes the appointment of {case.facts['candidate']} as chief"
        f" constable: {vote_words(vote)}.",
        letter=f"To {case.office.name}\n\nThe panel vetoes the appointment of"
        f" {case.facts['candidate']} as chief constable: {vote_words(vote)} (Schedule 8, paragraphs 5"
        f" and 8). The candidate must not be appointed.\n\n{words}",
        facts={"vetoed": True},
        rows=rows,
        stops=_stops(case),
    )


def _no_report(case: Case, _move: str, given: StepInput) -> Outcome:
    if given.on <= _due(case):
        raise NotAllowed(f"The panel may report until {long_date(_due(case))}")
    return Outcome(
        sentence=f"{case.panel.name} made no report in time. {_ended(case)}.", letter=given.words
    )


def _reserve(case: Case, _move: str, given: StepInput) -> Outcome:
    """The notice of the reserve candidate opens a case of its own, in the same step."""
    candidate = given.notice.get("candidate", "")
    opening(case.panel, case.office, reserve_notice(given), given.on)  # refuses what is incomplete
    return Outcome(
        sentence=f"{case.office.name} proposes a reserve candidate after the veto: {candidate}.",
        letter=given.words,
    )


def reserve_notice(given: StepInput) -> dict[str, str]:
    """Return the notice of a reserve candidate for chief constable."""
    return given.notice | {"post": Post.CHIEF_CONSTABLE, "reserve": "yes"}


def _decision(case: Case, move: str, given: StepInput) -> Outcome:
    verb = "appoints" if move == "appoint" else "does not appoint"
    return Outcome(
        sentence=f"{case.office.name} {verb} {case.facts['candidate']} as {case.facts['post']}, and"
        " has notified the panel.",
        letter=given.words,
    )
