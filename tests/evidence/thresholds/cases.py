"""A boundary case of a named constant: what is asked, and the answer on it and beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from frankpledge.errors import BadInput

Pair = tuple[float, Any]  # what is asked with, and the answer


@dataclass(frozen=True)
class Case:
    """One constant at its boundary.

    `value` is written out, so that nobody moves a threshold without seeing this table. `ask`
    takes a quantity in the units that `says` names.
    """

    constant: str
    value: float
    says: str
    ask: Callable[[Any], Any]
    under: Pair
    at: Pair
    over: Pair

    @property
    def pairs(self) -> dict[str, Pair]:
        """The three questions, by where they lie."""
        return {"just under": self.under, "at": self.at, "just over": self.over}


def is_refused(ask: Callable[[Any], Any]) -> Callable[[Any], bool]:
    """Return a question that is true where `ask` refuses its input."""

    def asked(quantity: Any) -> bool:
        try:
            ask(quantity)
        except BadInput:
            return True
        return False

    return asked
