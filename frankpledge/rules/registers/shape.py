"""What a register is: its fields, states, moves and clocks, as its file declares them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from frankpledge.rules.moves import Move, Workflow, workflow
from frankpledge.rules.roles import May


class FieldKind(StrEnum):
    """What a field holds. `rules.values` says how each is written and checked."""

    TEXT = "text"
    LONG = "long"
    DAY = "day"
    MONTH = "month"
    PERIOD = "period"  # a financial year
    MONEY = "money"  # pounds
    NUMBER = "number"  # whole
    FIGURE = "figure"  # a number that may be known only by its bounds
    CHOICE = "choice"
    YES_NO = "yes-no"
    LINK = "link"
    PLACE = "place"  # a police area
    BODY = "body"
    PERSON = "person"
    MEASURE = "measure"
    RECORD = "record"  # of the same register


class Exposure(StrEnum):
    """Who reads a field."""

    PUBLIC = "public"
    WITH_CARE = "public with care"  # public, and may name a person: the form says so
    PRIVATE = "private"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """One of the values of a choice: the code that is kept, and its label."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class RegisterField:
    """One field of a register's records.

    `headings` are what the columns of an office's own file may be called. `keep` says when what is
    private is erased. `warn` names the check that asks once more. `standard` is the name of the
    field in a published standard; where we are not sure of it, `standard_confidence` says so.
    """

    name: str
    kind: FieldKind
    label: str
    exposure: Exposure
    help: str = ""
    most: int = 0  # characters
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    is_required: bool = True
    headings: tuple[str, ...] = ()
    standard: str = ""
    standard_confidence: str = ""
    warn: str = ""
    keep: str = ""

    @property
    def is_public(self) -> bool:
        """Whether everybody may read it."""
        return self.exposure != Exposure.PRIVATE

    def label_of(self, code: str) -> str:
        """Return the label of a choice; the code where the register no longer has it."""
        return next((choice.label for choice in self.choices if choice.code == code), code)


@dataclass(frozen=True, kw_only=True)
class RegisterMove:
    """A step: who may take a record from where to where, and what is asked for it.

    `needs` are those of what it asks that it needs, though a record can be without them. `audit` is
    the kind of its line in the audit log. One that `withdraws` takes the words of the
    record from the public and leaves its address.
    """

    name: str
    button: str
    before: tuple[str, ...]
    after: str
    may: May
    audit: str
    asks: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_reason: bool = False
    basis: str = ""
    withdraws: bool = False


@dataclass(frozen=True, kw_only=True)
class RegisterClock:
    """A duty of `duties.toml` that runs from the day in a field until a move stops it.

    It `proves` the duty where publishing the record is what the duty asks for.
    """

    duty: str
    starts_on: str
    stopped_by: tuple[str, ...]
    proves: bool = False


@dataclass(frozen=True, kw_only=True)
class RegisterTable:
    """One register, as its file declares it: see `frankpledge/rules/registers`.

    `kind` is the kind of its publications, `plural` its address, `one` and `title` its name in a
    sentence and as a heading. `edited` are the states in which those who open records change
    a draft, `public` those in which everybody reads a record. `about`
    says what is in it. `numbers` are what files call the number that a body itself gives a record.
    `listed` are the fields that lists show, `day` the one that they sort by.
    """

    kind: str
    plural: str
    prefix: str
    one: str
    title: str
    about: str
    kept_by: tuple[str, ...]
    opens: May
    starts: str
    ends: tuple[str, ...]
    edited: tuple[str, ...]
    public: tuple[str, ...]
    labels: dict[str, str]
    listed: tuple[str, ...]
    day: str
    fields: tuple[RegisterField, ...]
    opening: tuple[str, ...]
    moves: dict[str, RegisterMove]
    clocks: tuple[RegisterClock, ...] = ()
    parties: tuple[str, ...] = ()
    source: str = ""
    group: str = "Record"
    numbers: tuple[str, ...] = ()

    @cached_property
    def by_name(self) -> dict[str, RegisterField]:
        """Every field by its name."""
        return {one.name: one for one in self.fields}

    def asked(self, names: Iterable[str]) -> tuple[RegisterField, ...]:
        """Return fields by their names, in the order given."""
        return tuple(self.by_name[name] for name in names)

    def asked_by(self, move: RegisterMove) -> tuple[RegisterField, ...]:
        """Return the fields that a step asks for, with what it needs as required."""
        return tuple(
            replace(one, is_required=one.is_required or one.name in move.needs)
            for one in self.asked(move.asks)
        )

    @property
    def public_fields(self) -> tuple[RegisterField, ...]:
        """The fields that everybody may read."""
        return tuple(one for one in self.fields if one.is_public)

    @property
    def private_fields(self) -> tuple[RegisterField, ...]:
        """The fields that those who keep the record read alone."""
        return tuple(one for one in self.fields if not one.is_public)

    @cached_property
    def workflow(self) -> Workflow:
        """Its states and moves, as every workflow of the record has them."""
        stops = {name: clock.duty for clock in self.clocks for name in clock.stopped_by}
        moves = {
            move.name: Move(
                before=move.before,
                after=move.after,
                permission=move.may,
                needs=self._needs(move),
                basis=move.basis,
                duty=stops.get(move.name, ""),
            )
            for move in self.moves.values()
        }
        return workflow(self.kind, [self.starts], self.ends, moves)

    def _needs(self, move: RegisterMove) -> str:
        asked = [one.label.lower() for one in self.asked_by(move) if one.is_required]
        return ", ".join([*asked, *(["a reason"] if move.needs_reason else [])])

    def move(self, name: str) -> RegisterMove:
        """Return one move."""
        return self.moves[name]

    def label(self, state: str) -> str:
        """Return the name of a state, as people read it."""
        return self.labels[state]

    @property
    def is_published_by(self) -> tuple[str, ...]:
        """The moves that lead a record from where it is not public to where it is."""
        return tuple(
            move.name
            for move in self.moves.values()
            if move.after in self.public and not set(move.before) & set(self.public)
        )
