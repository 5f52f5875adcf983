"""Confirmation hearings: notice, hearing, report or veto, decision.

Police Reform and Social Responsibility Act 2011, Schedules 1 and 8; Police and Crime Panels
(Precepts and Chief Constable Appointments) Regulations 2012, Part 3.

A case holds, in its facts: `post`, the four things of the notice, `received_on`, `due_on`,
`is_reserve` and `model` from its opening on; `arranged_for`, `held_on`, `recommends` and `vetoed`
as steps say them. Days among them are text.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from frankpledge.errors import BadInput, NotAllowed, Refusal, RefusalCode
from frankpledge.rules.days import long_date
from frankpledge.rules.documents import sentence
from frankpledge.rules.duties import last_day
from frankpledge.rules.letters import letter
from frankpledge.rules.panel import Post, has_veto
from frankpledge.rules.panel_steps import (
    CaseFacts,
    Clock,
    Heard,
    Opening,
    Outcome,
    Side,
    Sides,
    StepInput,
    vote_of,
    vote_words,
    words_needed,
)
from frankpledge.rules.precept import Vote

DUTY = "confirmation-hearing"
# What a notice holds by law: Schedule 1 paragraph 9(2), Schedule 8 paragraph 3(2).
NOTICE = {
    "candidate": "the candidate's name",
    "criteria": "the criteria that were used",
    "why": "why the candidate satisfies them",
    "terms": "the terms and conditions",
}
_words = partial(letter, "hearing")


class HearingRefusal(RefusalCode):
    """Why a step of a confirmation hearing is not allowed."""

    VETOED = "vetoed before"
    OPEN = "hearing is open"
    ENDED = "three weeks ended"
    NOT_ENDED = "three weeks run"
    NO_VETO = "no veto of this post"
    NOT_CARRIED = "veto not carried"


def opening(
    sides: Sides,
    notice: Mapping[str, str],
    received_on: date,
    *,
    model: str,
    heard: Iterable[Heard],
    days_off: int = 0,
) -> Opening:
    """Return the opening of a hearing by a notice that a panel received.

    `model` is how the office is governed, `heard` are the panel's earlier hearings, `days_off`
    are days of a relevant post-election period, which do not count.

    Raises:
        BadInput, NotAllowed: the panel does not have to hear it, see `check_notice`.
    """
    check_notice(notice, heard)
    due = last_day(DUTY, received_on)
    assert due is not None  # the Act names the days
    due += timedelta(days=days_off)
    facts = {
        **{name: notice[name] for name in ("post", *NOTICE)},
        "received_on": received_on.isoformat(),
        "due_on": due.isoformat(),
        "is_reserve": bool(notice.get("reserve")),
        "model": model,
    }
    reserve = " (reserve candidate)" if facts["is_reserve"] else ""
    places = {"panel": sides.panel, "office": sides.office, "reserve": reserve, **facts}
    return Opening(
        title=f"Confirmation hearing: {facts['candidate']}, {facts['post']}{reserve}",
        facts=facts,
        outcome=Outcome(
            sentence=_words("open", "sentence", **places),
            letter=_words("open", "letter", **places),
            rows=[
                ("Post", notice["post"]),
                ("Candidate", notice["candidate"]),
                ("Notice received", long_date(received_on)),
                ("Hearing and report by", f"{long_date(due)}, three weeks beginning with that day"),
                ("Veto", _veto_words(facts)),
            ],
            starts=[Clock(duty=DUTY, side=Side.PANEL, due_on=due)],
        ),
    )


def check_notice(notice: Mapping[str, str], heard: Iterable[Heard]) -> None:
    """Do nothing for a notice that a panel has to hear; `heard` are its earlier hearings.

    Raises:
        BadInput: the notice lacks one of the four things, the post is none of those heard, or a
            hearing of the candidate is open.
        NotAllowed: the panel has vetoed the candidate.
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
    _refuse_twice(post, notice["candidate"], heard)


def _plain(name: str) -> str:
    """Return a name without its marks, so that another spelling of it is found."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


def _refuse_twice(post: str, candidate: str, heard: Iterable[Heard]) -> None:
    """Refuse a candidate whose hearing is open, or whom the panel has vetoed."""
    name = _plain(candidate)
    for before in heard:
        if before.post != post or _plain(before.candidate) != name:
            continue
        if before.is_vetoed:
            vetoed = Refusal(
                code=HearingRefusal.VETOED,
                text=f"The panel vetoed {candidate}, who must not be appointed: propose somebody"
                " else",
                basis="Schedule 8, paragraph 8",
                field="candidate",
            )
            raise NotAllowed.of(vetoed)
        if before.is_open:
            open_already = Refusal(
                code=HearingRefusal.OPEN,
                text=f"The hearing of {candidate} is open already: {before.reference}",
                field="candidate",
            )
            raise BadInput.of(open_already)


def closed(facts: Mapping[str, Any], on: date) -> set[str]:
    """Return the steps that the law does not allow on a day."""
    is_past = on > _due(facts)
    found = {"report"} if is_past else {"record no report"}
    return found if _may_veto(facts) else found | {"veto"}


def _veto_words(facts: Mapping[str, Any]) -> str:
    if _may_veto(facts):
        return "the panel may veto by two thirds of the members at the time (Schedule 8)"
    if facts["post"] == Post.CHIEF_CONSTABLE:
        return "there is no veto: a reserve candidate, or London"
    return "there is no veto for this post (Schedule 1)"


def _may_veto(facts: Mapping[str, Any]) -> bool:
    return has_veto(facts["post"], is_reserve=facts["is_reserve"]) and facts["model"] != "mopac"


def decide(case: CaseFacts, move: str, given: StepInput) -> Outcome:
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


def _due(facts: Mapping[str, Any]) -> date:
    return date.fromisoformat(facts["due_on"])


def _about(case: CaseFacts) -> dict[str, str]:
    """Return who is heard, for what, by whom."""
    facts = case.facts
    return {
        "panel": case.panel,
        "office": case.office,
        "candidate": facts["candidate"],
        "post": facts["post"],
    }


def _stops() -> list[Clock]:
    return [Clock(duty=DUTY, side=Side.PANEL)]


def _arrange(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    due = _due(case.facts)
    if given.due_on is None or not given.on <= given.due_on <= due:
        raise BadInput(
            f"The hearing is held from today until {long_date(due)}, in public", field="due_on"
        )
    where = words_needed(given, "at what time and where it is held, in public")
    return Outcome(
        sentence=_words(move, "sentence", **_about(case), day=long_date(given.due_on)),
        letter=where,
        facts={"arranged_for": given.due_on.isoformat()},
        rows=[("Hearing", long_date(given.due_on))],
    )


def _hold(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    return Outcome(
        sentence=_words(move, "sentence", **_about(case)),
        letter=given.words,
        facts={"held_on": given.on.isoformat()},
        rows=[("Held", long_date(given.on))],
    )


def _ended(case: CaseFacts) -> str:
    return (
        f"The three weeks ended on {long_date(_due(case.facts))} and with them the confirmation"
        " process: the appointment may be made (Schedule 8 paragraph 2(3))"
    )


def why_no_report(due: date, on: date) -> Refusal | None:
    """Return why the panel can no longer report on a candidate; None until the day `due`."""
    if on <= due:
        return None
    return Refusal(
        code=HearingRefusal.ENDED,
        text=f"The three weeks ended on {long_date(due)} and with them the confirmation process."
        " Record that there was no report in time",
        basis="Schedule 8, paragraph 2(3)",
        field="on",
    )


def why_not_unreported(due: date, on: date) -> Refusal | None:
    """Return why it cannot be said yet that there was no report; None after the day `due`."""
    if on > due:
        return None
    return Refusal(
        code=HearingRefusal.NOT_ENDED,
        text=f"The panel may report until {long_date(due)}",
        basis="Schedule 8, paragraph 2(3)",
        field="on",
    )


def why_no_veto(facts: Mapping[str, Any], vote: Vote) -> Refusal | None:
    """Return why a veto of a candidate is none, whenever it is reported; None where it is one."""
    if not _may_veto(facts):
        return Refusal(
            code=HearingRefusal.NO_VETO,
            text=f"{sentence(_veto_words(facts))}. The panel may recommend",
        )
    if not vote.is_carried:
        return Refusal(
            code=HearingRefusal.NOT_CARRIED,
            text=f"The veto is not carried: {vote_words(vote)}. Report a recommendation instead",
            basis="Schedule 8, paragraph 8",
            field="in_favour",
        )
    return None


def _report(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    if why := why_no_report(_due(case.facts), given.on):
        raise NotAllowed.of(why)
    words = words_needed(
        given,
        "the report: professional competence, personal independence, and what the panel recommends",
    )
    if given.accepts is None:
        raise BadInput("Say whether the panel recommends the appointment", field="accepts")
    places = _about(case) | {
        "advice": "recommends" if given.accepts else "does not recommend",
        "held_on": long_date(date.fromisoformat(case.facts["held_on"])),
        "words": words,
    }
    return Outcome(
        sentence=_words(move, "sentence", **places),
        letter=_words(move, "letter", **places),
        facts={"recommends": given.accepts},
        stops=_stops(),
    )


def _veto(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    words = words_needed(given, "the report: that the panel vetoes, and why")
    vote = vote_of(case, given)
    if why := why_no_veto(case.facts, vote):
        raise NotAllowed.of(why)
    rows = [("Vote", vote_words(vote))]
    if given.on > _due(case.facts):
        return Outcome(
            sentence=_words("void_veto", "sentence", panel=case.panel, ended=_ended(case)),
            letter=words,
            rows=rows,
            instead="record no report",
            stops=_stops(),
        )
    places = _about(case) | {"vote": vote_words(vote), "words": words}
    return Outcome(
        sentence=_words(move, "sentence", **places),
        letter=_words(move, "letter", **places),
        facts={"vetoed": True},
        rows=rows,
        stops=_stops(),
    )


def _no_report(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    if why := why_not_unreported(_due(case.facts), given.on):
        raise NotAllowed.of(why)
    return Outcome(
        sentence=_words(move, "sentence", panel=case.panel, ended=_ended(case)), letter=given.words
    )


def _reserve(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    """The notice of the reserve candidate opens a case of its own, in the same step."""
    check_notice(reserve_notice(given), case.heard)
    candidate = given.notice.get("candidate", "")
    return Outcome(
        sentence=_words(move, "sentence", office=case.office, candidate=candidate),
        letter=given.words,
    )


def reserve_notice(given: StepInput) -> dict[str, str]:
    """Return the notice of a reserve candidate for chief constable."""
    return given.notice | {"post": Post.CHIEF_CONSTABLE, "reserve": "yes"}


def _decision(case: CaseFacts, move: str, given: StepInput) -> Outcome:
    return Outcome(sentence=_words(move, "sentence", **_about(case)), letter=given.words)
