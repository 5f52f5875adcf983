"""What a person notes on a chart: a change in recording, a decision, a new start of limits.

    notes.jsonl    one note a line; lines are added and never changed

Limits begin anew only by such a note, with its reason and the date from which: a chart that
re-drew its own limits would chase every change up and down. A note that was wrong is
withdrawn by another line, with a reason; both stay readable.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import NotRequired, TypedDict, Unpack

import orjson

from frankpledge.errors import BadInput, Damaged, NotFound
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.periods import first_day

REBASE, RECORDING, DECISION, WITHDRAWAL = "rebase", "recording", "decision", "withdrawal"
KINDS = {
    REBASE: "limits begin anew",
    RECORDING: "recording changed",
    DECISION: "decision",
}
LONGEST = 500  # characters of a note
WAIT_SECONDS = 10


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
    path = store.root / "notes.jsonl"
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return []
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(Note(**orjson.loads(line)))
        except (orjson.JSONDecodeError, TypeError) as error:
            raise Damaged(
                f"{path}, line {number} is no note ({error}); mend or remove it"
            ) from error
    return found


def notes_in_force(store: Store) -> list[Note]:
    """Return the notes that were not withdrawn, oldest first."""
    written = all_notes(store)
    gone = {note.withdraws for note in written}
    return [n for n in written if n.kind != WITHDRAWAL and n.number not in gone]


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
        text=_said(text, "the reason"),
        by=_said(by, "the name of who notes it"),
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
        text=_said(text, "the reason"),
        by=_said(by, "the name of who withdraws it"),
        at=at,
        withdraws=number,
    )


def _said(text: str, what: str) -> str:
    kept = " ".join(text.split())
    if not kept or not kept.isprintable():
        raise BadInput(f"{what} is missing or holds characters that no text has")
    if len(kept) > LONGEST:
        raise BadInput(f"{what} is longer than {LONGEST} characters")
    return kept


class _Fields(TypedDict):
    kind: str
    area: str
    measure: str
    month: str
    text: str
    by: str
    withdraws: NotRequired[int]


def _append(store: Store, *, at: datetime, **fields: Unpack[_Fields]) -> Note:
    with store.writing(wait_seconds=WAIT_SECONDS):
        number = len(all_notes(store)) + 1
        note = Note(number=number, at=at.isoformat(timespec="seconds"), **fields)
        with (store.root / "notes.jsonl").open("ab") as stream:
            stream.write(orjson.dumps(asdict(note)) + b"\n")
    return note
