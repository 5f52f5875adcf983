"""What no register can be: what its file says is possible word by word, and not together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from frankpledge.rules.duties import all_duties, sources_of_duties
from frankpledge.rules.registers.shape import FieldKind, RegisterMove, RegisterTable

NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
WARNINGS = ("ten_times_last", "another_year")
BODIES = ("policing body", "panel")
# What every record has beside its own fields, as its columns or where programs read it.
RESERVED = {
    *("id", "reference", "owner", "identifier", "state", "opened_on", "publication"),
    *("version", "kind", "body", "area", "notice", "reason", "row", "page", "seen"),
    *("is_withdrawn", "is_checked", "published_at", "updated_at"),
}


@dataclass(frozen=True)
class Problem:
    """What is wrong, in which part of the file: the nth of its kind, or a key of its head."""

    part: str
    place: int
    words: str


def problems(table: RegisterTable) -> Iterator[Problem]:
    """Yield what is wrong with a register, the first first."""
    yield from _of_head(table)
    yield from _of_fields(table)
    yield from _of_moves(table)
    yield from _of_clocks(table)
    yield from _of_states(table)


def _of_head(table: RegisterTable) -> Iterator[Problem]:
    for body in table.kept_by:
        if body not in BODIES:
            yield Problem("kept_by", -1, f"{body!r} keeps no register: one of {', '.join(BODIES)}")
    if table.source not in sources_of_duties():
        yield Problem("source", -1, f"{table.source!r} is no source of duties.toml")
    day = table.by_name.get(table.day)
    if day is None or day.kind != FieldKind.DAY or not day.is_public:
        yield Problem("day", -1, f"{table.day!r} is no public field that is a day")
    for name in table.listed:
        if name not in table.by_name or not table.by_name[name].is_public:
            yield Problem("listed", -1, f"{name!r} is no public field")
    yield from _of_opening(table)


def _of_opening(table: RegisterTable) -> Iterator[Problem]:
    unknown = [name for name in table.opening if name not in table.by_name]
    if unknown:
        yield Problem("opening", 0, f"asks for {unknown[0]!r}, which is no field")
    if "title" not in table.opening:
        yield Problem("opening", 0, "asks for no 'title', which every record has")


def _of_fields(table: RegisterTable) -> Iterator[Problem]:
    names: set[str] = set()
    asked = {*table.opening, *(name for move in table.moves.values() for name in move.asks)}
    for place, field in enumerate(table.fields):
        if field.name in names:
            yield Problem("field", place, f"{field.name!r} is there twice")
        names.add(field.name)
        if field.name in RESERVED or not NAME.fullmatch(field.name):
            yield Problem("field", place, f"{field.name!r} can be no name of a field: take another")
        if field.name not in asked:
            yield Problem("field", place, f"{field.name!r} is asked for by no step")
        if not field.is_public and not field.keep:
            said = f"{field.name!r} is private: `keep` says when it is erased"
            yield Problem("field", place, said)
        if (field.kind == FieldKind.CHOICE) != bool(field.choices):
            yield Problem(
                "field", place, f"{field.name!r}: a choice, and nothing else, has choices"
            )
        if field.warn and field.warn not in WARNINGS:
            said = f"{field.warn!r} is no warning: one of {', '.join(WARNINGS)}"
            yield Problem("field", place, said)


def _of_moves(table: RegisterTable) -> Iterator[Problem]:
    for place, move in enumerate(table.moves.values()):
        for name in move.asks:
            if name not in table.by_name:
                yield Problem("move", place, f"asks for {name!r}, which is no field")
        for name in set(move.needs) - set(move.asks):
            yield Problem("move", place, f"needs {name!r}, which it does not ask for")
        for state in (*move.before, move.after):
            if state not in table.labels:
                said = f"{state!r} has no name: give it one under [labels]"
                yield Problem("move", place, said)
        if move.withdraws and move.after in table.public:
            yield Problem("move", place, f"{move.name!r} withdraws, and leads to a public state")


def _of_clocks(table: RegisterTable) -> Iterator[Problem]:
    for place, clock in enumerate(table.clocks):
        duty = all_duties().get(clock.duty)
        if duty is None:
            yield Problem("clock", place, f"{clock.duty!r} is no duty of duties.toml")
            continue
        field = table.by_name.get(clock.starts_on)
        if field is None or field.kind != FieldKind.DAY:
            yield Problem("clock", place, f"{clock.starts_on!r} is no field that is a day")
        for name in clock.stopped_by:
            if name not in table.moves:
                yield Problem("clock", place, f"{name!r} is no move")
        if clock.proves != (table.kind in duty.proved_by):
            said = f"`proves` and `proved_by` of {clock.duty!r} in duties.toml do not agree"
            yield Problem("clock", place, said)


def _of_states(table: RegisterTable) -> Iterator[Problem]:
    moves = list(table.moves.values())
    for state in table.workflow.states:
        if not _reached({state}, moves) & set(table.ends):
            yield Problem("ends", -1, f"no end is reached from {state!r}")
    for state in table.public:
        if state not in table.workflow.states:
            yield Problem("public", -1, f"{state!r} is no state")
    for state in table.edited:
        if state not in table.workflow.states or _reached_back(table, state) & set(table.public):
            yield Problem("edited", -1, f"{state!r} is no state from before a record is public")
    for name in _not_always_asked(table):
        yield Problem("public", -1, f"a record can be public without {name!r}, which is required")


def _reached_back(table: RegisterTable, state: str) -> set[str]:
    """Return the states from which one is reached, with itself."""
    moves = list(table.moves.values())
    return {one for one in table.workflow.states if state in _reached({one}, moves)}


def _reached(states: set[str], moves: list[RegisterMove]) -> set[str]:
    found = set(states)
    while further := {m.after for m in moves if found & set(m.before)} - found:
        found |= further
    return found


def _not_always_asked(table: RegisterTable) -> list[str]:
    """Return the required public fields that some way to a public state does not ask for."""
    needed = {one.name for one in table.public_fields if one.is_required}
    held = {table.starts: set(table.opening)}  # by state, what every way to it has asked for
    changed = True
    while changed:
        changed = False
        for move in table.moves.values():
            for before in move.before:
                if before not in held:
                    continue
                given = held[before] | set(move.asks)
                known = held.get(move.after)
                now = given if known is None else known & given
                if now != known:
                    held[move.after], changed = now, True
    return sorted({name for state in table.public for name in needed - held.get(state, needed)})
