"""The states a record passes through, and the only moves between them.

A workflow is a table. Actions ask it before they write, pages ask it which buttons to draw,
the reference draws it as a diagram, and a test proves that no state is a dead end.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.errors import NotAllowed
from frankpledge.rules.roles import May, Role, may, who_may


@dataclass(frozen=True)
class Move:
    """Who may take a record from any of the states `before` to the state `after`."""

    before: tuple[str, ...]
    after: str
    permission: May
    needs: str = ""


@dataclass(frozen=True, kw_only=True)
class Workflow:
    """A table of moves: where a record begins, where it may end."""

    name: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    moves: dict[str, Move]

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order in which the table names them."""
        named = [*self.starts]
        for move in self.moves.values():
            named += [*move.before, move.after]
        return tuple(dict.fromkeys(named))

    def state_after(self, name: str, state: str, roles: frozenset[Role]) -> str:
        """Return the state that the move `name` leads to.

        Raises:
            NotAllowed: the move does not start here, or none of `roles` may make it.
        """
        move = self.moves[name]
        if state not in move.before:
            raise NotAllowed(f"You cannot {name} a {self.name} that is {state}")
        if not may(move.permission, roles):
            raise NotAllowed(f"Only the {who_may(move.permission)} can {name} this {self.name}")
        return move.after

    def open_moves(self, state: str, roles: frozenset[Role]) -> list[str]:
        """Return the moves that somebody with `roles` may make from `state`."""
        return [
            name
            for name, move in self.moves.items()
            if state in move.before and may(move.permission, roles)
        ]

    def diagram(self) -> str:
        """Return the workflow as a Mermaid state diagram."""
        code = {state: state.replace(" ", "_") for state in self.states}
        lines = ["stateDiagram-v2", *(f"    [*] --> {code[state]}" for state in self.starts)]
        for name, move in self.moves.items():
            lines += [
                f"    {code[state]} --> {code[move.after]}: {name}"
                for state in move.before
                if (state, move.after) != (move.after, state) or state == move.after
            ]
        return "\n".join([*lines, *(f"    {code[state]} --> [*]" for state in self.ends)])


def _workflow(
    name: str, starts: Iterable[str], ends: Iterable[str], moves: dict[str, Move]
) -> Workflow:
    return Workflow(name=name, starts=tuple(starts), ends=tuple(ends), moves=moves)


M = May
QUESTION = _workflow(
    "question",
    ["received", "asked"],
    ["published", "declined", "withdrawn"],
    {
        "accept": Move(("received",), "asked", M.MODERATE_QUESTIONS),
        "decline": Move(("received",), "declined", M.MODERATE_QUESTIONS, "a reason"),
        "draft": Move(("asked", "drafted"), "drafted", M.DRAFT_ANSWER),
        "clear": Move(("drafted",), "cleared", M.CLEAR_ANSWER, "somebody who did not draft it"),
        "return": Move(("drafted", "cleared"), "asked", M.CLEAR_ANSWER, "a reason"),
        "publish": Move(("cleared",), "published", M.PUBLISH),
        "withdraw": Move(("asked", "drafted"), "withdrawn", M.ASK_QUESTION, "a reason"),
    },
)
UNDERTAKING = _workflow(
    "undertaking",
    ["open"],
    ["kept", "not kept"],
    {
        "postpone": Move(("open",), "open", M.RECORD_UNDERTAKING, "a new day and a reason"),
        "close": Move(("open",), "kept", M.CLOSE_UNDERTAKING, "evidence"),
        "give up": Move(("open",), "not kept", M.CLOSE_UNDERTAKING, "a reason"),
    },
)
ENGAGEMENT = _workflow(
    "engagement",
    ["asked", "scheduled", "held"],
    ["refused", "ignored", "held", "cancelled"],
    {
        "schedule": Move(("asked", "ignored"), "scheduled", M.LOG_ENGAGEMENT),
        "refuse": Move(("asked", "ignored"), "refused", M.LOG_ENGAGEMENT),
        "ignore": Move(("asked",), "ignored", M.LOG_ENGAGEMENT),
        "hold": Move(("asked", "scheduled", "ignored"), "held", M.LOG_ENGAGEMENT),
        "cancel": Move(("scheduled",), "cancelled", M.LOG_ENGAGEMENT),
    },
)
RECOMMENDATION = _workflow(
    "recommendation",
    ["open"],
    ["done", "not accepted", "superseded"],
    {
        "accept": Move(("open",), "accepted", M.ANSWER_RECOMMENDATION, "what will be done"),
        "not accept": Move(("open", "accepted"), "not accepted", M.ANSWER_RECOMMENDATION,
                           "why not"),
        "do": Move(("open", "accepted"), "done", M.ANSWER_RECOMMENDATION, "evidence"),
        "supersede": Move(("open", "accepted"), "superseded", M.ANSWER_RECOMMENDATION,
                          "by what"),
    },
)  # fmt: skip
STATEMENT = _workflow(
    "statement",
    ["recorded"],
    ["published"],
    {"publish": Move(("recorded",), "published", M.PUBLISH)},
)
WORKFLOWS = (QUESTION, UNDERTAKING, ENGAGEMENT, RECOMMENDATION, STATEMENT)
