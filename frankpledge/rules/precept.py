"""The precept: what the panel may decide, and what may then be issued.

Police Reform and Social Responsibility Act 2011, Schedule 5; Police and Crime Panels (Precepts
and Chief Constable Appointments) Regulations 2012, regulations 3 to 8. The days by which each
step is due are duties of `duties.toml`. Amounts are pounds of council tax at Band D.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frankpledge.errors import Refusal, RefusalCode
from frankpledge.rules.days import long_date
from frankpledge.rules.duties import last_day, veto_threshold, year_begins

DIRECTION = "regulation 5"  # of the revised precept after a veto
FIRST_REPORT, REVISED, SECOND_REPORT = "precept-report", "precept-revised", "precept-second-report"


class Veto(StrEnum):
    """Why a panel vetoes: the direction of the revised precept depends on it (regulation 5)."""

    TOO_HIGH = "too high"
    TOO_LOW = "too low"


class Part(StrEnum):
    """Which precept it is."""

    POLICE = "police"
    FIRE = "fire"


class PreceptRefusal(RefusalCode):
    """Why a step of a precept is not allowed: a report, a veto, a revised precept, its issue."""

    TOO_LATE = "too late to report"
    MAY_STILL_REPORT = "may still report"
    FIRE_OF_A_MAYOR = "fire amount of a mayor"
    LONDON = "no veto in London"
    TOO_FEW_VOTES = "too few votes"
    VOID = "void"
    WRONG_SIDE = "wrong side"
    NOT_AS_PROPOSED = "not as proposed"
    NOT_REVISED = "not revised"
    NOT_AS_REVISED = "not as revised"


@dataclass(frozen=True, kw_only=True)
class Vote:
    """A vote on a veto: how many voted for it, of how many members at the time.

    Vacant seats do not count; members who are absent do.
    """

    members: int
    in_favour: int
    day: date

    @property
    def needed(self) -> int:
        """How many votes a veto needs: two thirds of the members at the time."""
        return veto_threshold(self.members)

    @property
    def is_carried(self) -> bool:
        """Whether two thirds of the members at the time voted for it."""
        return self.in_favour >= self.needed


def report_day(year: str) -> date:
    """Return the last day for the panel's report on the precept of a financial year.

    >>> report_day("2027/28")
    datetime.date(2027, 2, 8)
    """
    return _day(FIRST_REPORT, year)


def _day(duty: str, year: str) -> date:
    begins = year_begins(year)
    day = last_day(duty, begins.replace(year=begins.year - 1))
    assert day is not None  # the precept's days are fixed dates
    return day


def revised_day(year: str) -> date:
    """Return the last day for the revised precept after a veto."""
    return _day(REVISED, year)


def second_report_day(year: str) -> date:
    """Return the last day for the panel's report on a revised precept."""
    return _day(SECOND_REPORT, year)


def pounds(amount: Decimal | str | None) -> str:
    """Return an amount at Band D in words; nothing where there is none."""
    return f"£{Decimal(amount):,.2f}" if amount is not None else ""


def why_no_report(year: str, on: date) -> Refusal | None:
    """Return why the panel can no longer report on a proposed precept; None where it can."""
    last = report_day(year)
    if on <= last:
        return None
    return Refusal(
        code=PreceptRefusal.TOO_LATE,
        text=f"Scrutiny of the proposed precept ended after {long_date(last)}: record that there"
        " was no report in time",
        basis="regulation 4(2)",
        field="on",
    )


def why_no_second_report(year: str, on: date) -> Refusal | None:
    """Return why the panel can no longer report on a revised precept; None where it can."""
    last = second_report_day(year)
    if on <= last:
        return None
    return Refusal(
        code=PreceptRefusal.TOO_LATE,
        text=f"The second report was due by {long_date(last)}: record that there was none",
        basis="regulation 6",
        field="on",
    )


def why_not_unreported(last: date, on: date, basis: str) -> Refusal | None:
    """Return why it cannot be said yet that there was no report; None after its `last` day."""
    if on > last:
        return None
    return Refusal(
        code=PreceptRefusal.MAY_STILL_REPORT,
        text=f"The panel may report until {long_date(last)}",
        basis=basis,
        field="on",
    )


def why_no_veto(part: Part, model: str, year: str, vote: Vote) -> Refusal | None:
    """Return why a veto does not stand; None where it does.

    A veto reported late is void: scrutiny has ended (regulation 4). A mayor's fire amount is
    inside the authority's budget, and the panel can recommend but not veto (Schedule 5 as
    modified).
    """
    last = report_day(year)
    if part == Part.FIRE and model == "mayor":
        return Refusal(
            code=PreceptRefusal.FIRE_OF_A_MAYOR,
            text="A mayor's fire amount cannot be vetoed: it is inside the authority's budget."
            " The panel may recommend",
            basis="Schedule 5 as modified for mayors",
        )
    if model == "mopac":
        return Refusal(
            code=PreceptRefusal.LONDON,
            text="In London the Assembly amends the budget instead; there is no veto of a panel",
            basis="Greater London Authority Act 1999, from memory",
        )
    if not vote.is_carried:
        return Refusal(
            code=PreceptRefusal.TOO_FEW_VOTES,
            text=f"A veto needs {vote.needed} of the {vote.members} members at the time;"
            f" {vote.in_favour} voted for it",
            basis="Schedule 5, paragraph 4(4)",
            field="in_favour",
        )
    if vote.day > last:
        return Refusal(
            code=PreceptRefusal.VOID,
            text=f"The veto is void: it was reported on {long_date(vote.day)}, after"
            f" {long_date(last)}. Scrutiny had ended and the precept may be issued as proposed.",
            basis="regulation 4(2)",
            field="on",
        )
    return None


def why_no_revision(veto: Veto, proposed: Decimal, revised: Decimal) -> Refusal | None:
    """Return why a revised precept is on the wrong side of the first; None where it is right."""
    if veto == Veto.TOO_HIGH and revised >= proposed:
        side = "below"
    elif veto == Veto.TOO_LOW and revised <= proposed:
        side = "above"
    else:
        return None
    return Refusal(
        code=PreceptRefusal.WRONG_SIDE,
        text=f"It was vetoed as {veto}: the revised precept must be {side} {pounds(proposed)}",
        basis=DIRECTION,
        field="amount",
    )


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What stands when a precept is to be issued."""

    proposed: Decimal
    recommended: Decimal | None = None
    veto: Veto | None = None
    revised: Decimal | None = None


def why_not_issue(amount: Decimal, stands: Issue) -> Refusal | None:
    """Return why an amount may not be issued; None where it may.

    Without a veto: the proposed precept, or another in line with a recommendation of the panel
    (Schedule 5, paragraph 5). After one: the revised precept, or another that is not above it
    (vetoed as too high) or below it (too low) unless in line with a recommendation
    (regulation 8, from memory).
    """
    if amount == stands.recommended:
        return None
    if stands.veto is None:
        return None if amount == stands.proposed else _not_as_proposed(stands.proposed)
    if stands.revised is None:
        return Refusal(
            code=PreceptRefusal.NOT_REVISED,
            text="The proposed precept was vetoed: a revised one has to be notified first",
            basis=DIRECTION,
        )
    if stands.veto == Veto.TOO_HIGH and amount > stands.revised:
        bound = "more"
    elif stands.veto == Veto.TOO_LOW and amount < stands.revised:
        bound = "less"
    else:
        return None
    return Refusal(
        code=PreceptRefusal.NOT_AS_REVISED,
        text=f"It was vetoed as {stands.veto}: no {bound} than the revised"
        f" {pounds(stands.revised)} may be issued",
        basis="regulation 8, from memory",
        field="amount",
    )


def _not_as_proposed(proposed: Decimal) -> Refusal:
    return Refusal(
        code=PreceptRefusal.NOT_AS_PROPOSED,
        text=f"Only the proposed precept of {pounds(proposed)} may be issued, or one in line with"
        " a recommendation of the panel",
        basis="Schedule 5, paragraph 5",
        field="amount",
    )
