"""What a person notes on a chart: a change in recording, a decision, a new start of limits.

    notes.jsonl    one note a line; lines are added and never changed

Limits begin anew only by such a note, with its reason and the date from which: a chart that
re-drew its own limits would chase every change up and down. A step that is found is only proposed; a
note accepts it, or says why limits stay. A note that was wrong is
withdrawn by another line, with a reason; both stay readable.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

from frankpledge.errors import BadInput, NotFound
from frankpledge.evidence.store.releases import Store
from frankpledge.evidence.store.written import (
    WITHDRAWAL,
    append_line,
    in_force,
    next_number,
    read_lines,
    said,
)
from frankpledge.rules.periods import first_day

FILE = "notes.jsonl"
REBASE, KEEP, RECORDING, DECISION = "rebase", "keep", "recording", "decision"
KINDS = {
    REBASE: "limits begin anew",
    KEEP: "limits stay",
    RECORDING: "recording changed",
    DECISION: "decision",
}


@dataclass(frozen=True, kw_only=True)
class Note:
    """One note. An empty `measure` means every measure of the area.

    `month` is the first month to which it applies; `by` the person, `at` when it was written.
    `withdraws` is the number of the note that this one takes back, or 0.
    """

    number: int
    kind: str
    area: str
    measure: str
    month: str
    text: str
    by: str
    at: str
    withdraws: int = 0

    @property
    def label(self) -> str:
        """What kind of note it is, in words."""
        return KINDS.get(self.kind, "withdrawn")


def all_notes(store: Store) -> list[Note]:
    """Return every line written, oldest first.

    Raises:
        Damaged: a line cannot be read.
    """
    return read_lines(store.root / FILE, "note", Note)


def notes_in_force(store: Store) -> list[Note]:
    """Return the notes that were not withdrawn, oldest first."""
    return in_force(all_notes(store))


def notes_of(notes: Iterable[Note], area: str, measure: str) -> list[Note]:
    """Return those of `notes` that apply to a measure in an area."""
    return [n for n in notes if n.area == area and n.measure in ("", measure)]


def add_note(
    store: Store, kind: str, place: tuple[str, str, str], *, text: str, by: str, at: datetime
) -> Note:
    """Write a note. `place` is the area's code, the measure (or nothing) and the first month.

    Raises:
        BadInput: a field is empty, too long or not one of its choices.
    """
    if kind not in KINDS:
        raise BadInput(f"a note is one of {', '.join(KINDS)}, not {kind!r}")
    area, measure, month = place
    first_day(month)
    return _append(
        store,
        kind=kind,
        area=area,
        measure=measure,
        month=month,
        text=said(text, "the reason"),
        by=said(by, "the name of who notes it"),
        at=at,
    )


def withdraw_note(store: Store, number: int, *, text: str, by: str, at: datetime) -> Note:
    """Take a note back, with a reason.

    Raises:
        NotFound: no note of that number is in force.
    """
    held = {note.number: note for note in notes_in_force(store)}
    if number not in held:
        raise NotFound(f"No note {number} is in force; 'frankpledge note list' shows them")
    note = held[number]
    return _append(
        store,
        kind=WITHDRAWAL,
        area=note.area,
        measure=note.measure,
        month=note.month,
        text=said(text, "the reason"),
        by=said(by, "the name of who withdraws it"),
        at=at,
        withdraws=number,
    )


class _Fields(TypedDict):
    kind: str
    area: str
    measure: str
    month: str
    text: str
    by: str
    withdraws: NotRequired[int]


def _append(store: Store, *, at: datetime, **fields: Unpack[_Fields]) -> Note:
    def make() -> Note:
        number = next_number(all_notes(store))
        return Note(number=number, at=at.isoformat(timespec="seconds"), **fields)

    return append_line(store, store.root / FILE, make)
