"""A panel's cases by their kind: the table of moves, the law, the basis, who opens one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from frankpledge.rules import hearing, powers, precept_case
from frankpledge.rules.moves import Move, Workflow
from frankpledge.rules.panel_steps import CaseFacts, Outcome, StepInput
from frankpledge.rules.panel_workflows import ACTING, HEARING, PRECEPT, REQUIREMENT, SUSPENSION
from frankpledge.rules.roles import May

WORKFLOW: dict[str, Workflow] = {
    "precept": PRECEPT,
    "hearing": HEARING,
    "requirement": REQUIREMENT,
    "suspension": SUSPENSION,
    "acting": ACTING,
}
DECIDE: dict[str, Callable[[CaseFacts, str, StepInput], Outcome]] = {
    "precept": precept_case.decide,
    "hearing": hearing.decide,
    "requirement": powers.decide_requirement,
    "suspension": powers.decide_suspension,
    "acting": powers.decide_acting,
}
BASIS = {
    "precept": "Police Reform and Social Responsibility Act 2011, Schedule 5",
    "hearing": "Police Reform and Social Responsibility Act 2011, Schedules 1 and 8",
    "requirement": "Police Reform and Social Responsibility Act 2011, sections 13 and 29",
    "suspension": "Police Reform and Social Responsibility Act 2011, section 30",
    "acting": "Police Reform and Social Responsibility Act 2011, section 62",
}
# Who opens a case; all others are opened by the panel.
OPENED_BY: dict[str, May] = {"hearing": May.ACT_FOR_OFFICE}
_CLOSED = {"precept": precept_case.closed, "hearing": hearing.closed}


def moves_on(kind: str, state: str, facts: Mapping[str, Any], on: date) -> list[tuple[str, Move]]:
    """Return the moves that start from a state, and that the law allows on a day."""
    shut = _CLOSED[kind](facts, on) if kind in _CLOSED else set()
    moves = WORKFLOW[kind].moves.items()
    return [(name, m) for name, m in moves if state in m.before and name not in shut]


def due_day(kind: str, state: str, facts: Mapping[str, Any]) -> date | None:
    """Return the day by which the next step of a case is due; None where none is named."""
    if kind == "precept":
        return precept_case.next_day(state, facts)
    due = facts.get("due_on")
    return date.fromisoformat(due) if due else None
