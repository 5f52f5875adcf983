"""The precept: what the panel may decide, and what may then be issued.

Police Reform and Social Responsibility Act 2011, Schedule 5; Police and Crime Panels (Precepts
and Chief Constable Appointments) Regulations 2012, regulations 3 to 8. The days by which each
step is due are duties of `duties.toml`. Amounts are pounds of council tax at Band D.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from frankpledge.errors import BadInput
from frankpledge.rules.duties import last_day, veto_threshold, year_begins

FIRST_REPORT, REVISED, SECOND_REPORT = "precept-report", "precept-revised", "precept-second-report"


class Veto(StrEnum):
    """Why a panel vetoes: the direction of the revised precept depends on it (regulation 5)."""

    TOO_HIGH = "too high"
    TOO_LOW = "too low"


class Part(StrEnum):
    """Which precept it is."""

    POLICE = "police"
    FIRE = "fire"


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


def why_no_veto(part: Part, model: str, year: str, vote: Vote) -> str:
    """Return why a veto does not stand; nothing where it does.

    A veto reported late is void: scrutiny has ended (regulation 4). A mayor's fire amount is
    inside the authority's budget, and the panel can recommend but not veto (Schedule 5 as
    modified).
    """
    if part == Part.FIRE and model == "mayor":
        return (
            "A mayor's fire amount cannot be vetoed: it is inside the authority's budget."
            " The panel may recommend (Schedule 5 as modified for mayors)."
        )
    if model == "mopac":
        return "In London the Assembly amends the budget instead; there is no veto of a panel."
    if vote.in_favour > vote.members:
        raise BadInput(f"{vote.in_favour} of {vote.members} members cannot have voted for it")
    if not vote.is_carried:
        return (
            f"A veto needs {vote.needed} of the {vote.members} members at the time; {vote.in_favour}"
            " voted for it (Schedule 5, paragraph 4(4))."
        )
    if vote.day > report_day(year):
        last = report_day(year)
        return (
            f"The veto is void: it was reported on {vote.day}, after {last}. Scrutiny had ended and"
            " the precept may be issued as proposed (regulation 4(2))."
        )
    return ""


def why_no_revision(veto: Veto, proposed: Decimal, revised: Decimal) -> str:
    """Return why a revised precept is on the wrong side of the first; nothing where it is right."""
    if veto == Veto.TOO_HIGH and revised >= proposed:
        return f"It was vetoed as too high: the revised precept must be below {proposed}."
    if veto == Veto.TOO_LOW and revised <= proposed:
        return f"It was vetoed as too low: the revised precept must be above {proposed}."
    return ""


@dataclass(frozen=True, kw_only=True)
class Issue:
    """What stands when a precept is to be issued."""

    proposed: Decimal
    recommended: Decimal | None = None
    veto: Veto | None = None
    revised: Decimal | None = None


def why_not_issue(amount: Decimal, stands: Issue) -> str:
    """Return why an amount may not be issued; nothing where it may.

    Without a veto: the proposed precept, or another in line with a recommendation of the panel
    (Schedule 5, paragraph 5). After one: the revised precept, or another that is not above it
    (vetoed as too high) or below it (too low) unless in line with a recommendation
    (regulation 8, from memory).
    """
    if amount == stands.recommended:
        return ""
    if stands.veto is None:
        if amount == stands.proposed:
            return ""
        return (
            f"Only the proposed precept of {stands.proposed} may be issued, or one in line with a"
            " recommendation of the panel (Schedule 5, paragraph 5)."
        )
    if stands.revised is None:
        return "The proposed precept was vetoed: a revised one has to be notified first."
    if stands.veto == Veto.TOO_HIGH and amount > stands.revised:
        return (
            f"It was vetoed as too high: no more than the revised {stands.revised} may be issued."
        )
    if stands.veto == Veto.TOO_LOW and amount < stands.revised:
        return f"It was vetoed as too low: no less than the revised {stands.revised} may be issued."
    return ""
