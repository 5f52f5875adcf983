"""A register as the site runs it: what its file declares, its model, and what cannot be data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, TypeVar

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.documents import plain_document
from frankpledge.apps.registers.models import Party, Record
from frankpledge.rules.asks import as_columns, from_columns
from frankpledge.rules.documents import Document
from frankpledge.rules.moves import Workflow
from frankpledge.rules.registers import RegisterField, RegisterMove, RegisterTable
from frankpledge.rules.values import Value

R = TypeVar("R", bound=Record)
Values = Mapping[str, Value]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the law makes of a step: another state, other values, or nothing more."""

    state: str = ""
    changes: Values = field(default_factory=dict)


Draw = Callable[[RegisterTable, Any, Values, Sequence[Party]], Document]
Decide = Callable[[Any, RegisterMove, Values, date], Outcome]


def own_body(record: Record, _move: RegisterMove) -> Body:
    """Return whose step a move is: that of the body that keeps the record."""
    return record.owner


@dataclass(frozen=True, kw_only=True)
class Register(Generic[R]):
    """One register: `document` draws a record, `decide` is its law, `keeper` whose step a move is.

    A register whose law is in its file alone needs none of the three.
    """

    table: RegisterTable
    model: type[R]
    document: Draw = plain_document
    decide: Decide | None = None
    keeper: Callable[[Any, RegisterMove], Body] = own_body

    @property
    def workflow(self) -> Workflow:
        """Its states and moves."""
        return self.table.workflow

    @property
    def name(self) -> str:
        """The namespace of its pages."""
        return self.table.plural

    def values(self, record: R) -> dict[str, Value]:
        """Return the value of each field of a record."""
        columns = vars(record)
        return {one.name: from_columns(one, columns) for one in self.table.fields}

    def set_values(self, record: R, values: Values) -> None:
        """Give a record values, each in its columns."""
        for name, value in values.items():
            for column, part in as_columns(self.table.by_name[name], value).items():
                setattr(record, column, part)

    def field(self, name: str) -> RegisterField:
        """Return one field."""
        return self.table.by_name[name]
