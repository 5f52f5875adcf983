"""The states a record passes through, and the only moves between them.

A workflow is a table. Actions ask it before they write, pages ask it which buttons to draw,
the reference draws it as a diagram, and a test proves that no state is a dead end.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from frankpledge.errors import NotAllowed, Refusal, RefusalCode, RoleNeeded
from frankpledge.rules.roles import May, Role, may, who_may


class MoveRefusal(RefusalCode):
    """Why a record does not pass into another state."""

    NOT_FROM_HERE = "does not start here"
    NO_ROLE = "no role"


@dataclass(frozen=True)
class Move:
    """Who may take a record from any of the states `before` to the state `after`.

    `basis` is the legal basis where a law or code makes the move; `duty` the clock of
    `duties.toml` that it stops.
    """

    before: tuple[str, ...]
    after: str
    permission: May
    needs: str = ""
    basis: str = ""
    duty: str = ""


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

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Every state with its name, as the column of a record takes them."""
        return [(state, state.capitalize()) for state in self.states]

    def state_after(self, name: str, state: str, roles: frozenset[Role]) -> str:
        """Return the state that the move `name` leads to.

        Raises:
            NotAllowed: the move does not start here.
            RoleNeeded: none of `roles` may make it.
        """
        move = self.moves[name]
        if state not in move.before:
            words = f"You cannot {name} a {self.name} that is {state}"
            raise NotAllowed.of(Refusal(code=MoveRefusal.NOT_FROM_HERE, text=words))
        self.require_role(name, roles)
        return move.after

    def require_role(self, name: str, roles: frozenset[Role]) -> None:
        """Do nothing where one of `roles` may make the move `name`, from wherever it starts.

        Raises:
            RoleNeeded: none of them may.
        """
        needed = self.moves[name].permission
        if not may(needed, roles):
            words = f"Only the {who_may(needed)} can {name} this {self.name}"
            raise RoleNeeded.of(Refusal(code=MoveRefusal.NO_ROLE, text=words))

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


def workflow(
    name: str, starts: Iterable[str], ends: Iterable[str], moves: dict[str, Move]
) -> Workflow:
    """Return a workflow: its name, where it begins, where it may end, and its moves."""
    return Workflow(name=name, starts=tuple(starts), ends=tuple(ends), moves=moves)
