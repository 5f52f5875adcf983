"""Read a register's file, and refuse what a later step would stumble on, with its line."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from frankpledge.errors import BadInput
from frankpledge.rules.registers.sense import Problem, problems
from frankpledge.rules.registers.shape import (
    Choice,
    Exposure,
    FieldKind,
    RegisterClock,
    RegisterField,
    RegisterMove,
    RegisterTable,
)
from frankpledge.rules.roles import May

# What states are called where a register names nothing better.
LABELS = {
    "drafted": "To approve",
    "cleared": "Approved, not published",
    "published": "Published",
    "replaced": "Replaced",
    "withdrawn": "Withdrawn",
}
_Facts = dict[str, Any]
_REQUIRED: dict[str, type] = {
    "kind": str,
    "plural": str,
    "prefix": str,
    "title": str,
    "about": str,
    "kept_by": list,
    "opens": str,
    "starts": str,
    "ends": list,
    "edited": list,
    "public": list,
    "day": str,
    "source": str,
    "field": list,
    "opening": dict,
    "move": list,
}
_OPTIONAL: dict[str, type] = {
    "one": str,
    "parties": list,
    "listed": list,
    "labels": dict,
    "group": str,
    "numbers": list,
    "clock": list,
}
# Of each table of the file: what it must hold, and what it may.
_PARTS: dict[str, tuple[dict[str, type], dict[str, type]]] = {
    "field": (
        {"name": str, "kind": str, "label": str, "exposure": str},
        {
            "help": str,
            "most": int,
            "unit": str,
            "choices": dict,
            "required": bool,
            "headings": list,
            "standard": str,
            "standard_confidence": str,
            "warn": str,
            "keep": str,
        },
    ),
    "opening": ({"asks": list}, {}),
    "move": (
        {"name": str, "button": str, "before": list, "after": str, "may": str},
        {
            "asks": list,
            "needs": list,
            "reason": bool,
            "basis": str,
            "audit": str,
            "withdraws": bool,
        },
    ),
    "clock": ({"duty": str, "starts_on": str, "stopped_by": list}, {"proves": bool}),
}
_SAID = {
    str: "text",
    int: "a whole number",
    bool: "true or false",
    list: "a list",
    dict: "a table",
}
TEXT, LONG = 300, 10_000  # characters, where a field names none


def read_register(path: Path) -> RegisterTable:
    """Return the register that a file declares.

    Raises:
        BadInput: the file cannot be read, or says what no register can be; with file and line.
    """
    text = path.read_text("utf-8")
    try:
        facts = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{path.name}: {error}") from None
    _refuse(path, text, _wrong_shapes(facts))
    _refuse(path, text, _unknown_words(facts))
    table = _table(facts)
    _refuse(path, text, problems(table))
    return table


def _refuse(path: Path, text: str, found: Iterator[Problem]) -> None:
    problem = next(found, None)
    if problem:
        line = _line(text, problem.part, problem.place)
        raise BadInput(f"{path.name}, line {line}: {problem.words}")


def _line(text: str, part: str, place: int) -> int:
    """Return the line on which the part of that place begins; of the head, that of its key."""
    pattern = rf"^\[\[?{re.escape(part)}\]" if place >= 0 else rf"^{re.escape(part)}\b"
    found = [match.start() for match in re.finditer(pattern, text, re.MULTILINE)]
    return text.count("\n", 0, found[max(place, 0)]) + 1 if found else 1


def _wrong_shapes(facts: _Facts) -> Iterator[Problem]:
    yield from _of_part("", -1, facts, _REQUIRED, _OPTIONAL)
    for part, (required, optional) in _PARTS.items():
        found = facts.get(part, [])
        rows: Sequence[_Facts] = [found] if isinstance(found, dict) else found
        for place, row in enumerate(rows):
            yield from _of_part(part, place, row, required, optional)


def _of_part(
    part: str, place: int, row: _Facts, required: Mapping[str, type], optional: Mapping[str, type]
) -> Iterator[Problem]:
    known = {**required, **optional}
    for name in required.keys() - row.keys():
        yield Problem(part, place, f"{name!r} is missing: write it")
    for name, value in row.items():
        if name not in known:
            words = f"{name!r} means nothing here: one of {', '.join(known)}"
            yield Problem(part or name, place, words)
        elif type(value) is not known[name]:
            yield Problem(part or name, place, f"{name!r} is {_SAID[known[name]]}")


def _unknown_words(facts: _Facts) -> Iterator[Problem]:
    for place, row in enumerate(facts["field"]):
        for key, words in (("kind", FieldKind), ("exposure", Exposure)):
            if row[key] not in list(words):
                said = f"{row[key]!r} is no {key} of a field: one of {', '.join(words)}"
                yield Problem("field", place, said)
    for place, row in enumerate(facts["move"]):
        if row["may"] not in May.__members__:
            yield Problem("move", place, f"{row['may']!r} is no name of `roles.May`")
    if facts["opens"] not in May.__members__:
        yield Problem("opens", -1, f"{facts['opens']!r} is no name of `roles.May`")


def _table(facts: _Facts) -> RegisterTable:
    kind: str = facts["kind"]
    moves = [_move(kind, row) for row in facts["move"]]
    return RegisterTable(
        kind=kind,
        plural=facts["plural"],
        prefix=facts["prefix"],
        one=facts.get("one", kind),
        title=facts["title"],
        about=facts["about"],
        kept_by=tuple(facts["kept_by"]),
        opens=May[facts["opens"]],
        starts=facts["starts"],
        ends=tuple(facts["ends"]),
        edited=tuple(facts["edited"]),
        public=tuple(facts["public"]),
        labels=LABELS | facts.get("labels", {}),
        listed=tuple(facts.get("listed", ())),
        day=facts["day"],
        fields=tuple(_field(row) for row in facts["field"]),
        opening=tuple(facts["opening"]["asks"]),
        moves={move.name: move for move in moves},
        clocks=tuple(_clock(row) for row in facts.get("clock", ())),
        parties=tuple(facts.get("parties", ())),
        source=facts["source"],
        group=facts.get("group", "Record"),
        numbers=tuple(facts.get("numbers", ())),
    )


def _field(row: _Facts) -> RegisterField:
    most = {FieldKind.TEXT: TEXT, FieldKind.LONG: LONG, FieldKind.LINK: 500}
    kind = FieldKind(row["kind"])
    choices = row.get("choices", {}).items()
    return RegisterField(
        name=row["name"],
        kind=kind,
        label=row["label"],
        exposure=Exposure(row["exposure"]),
        help=row.get("help", ""),
        most=row.get("most", most.get(kind, 0)),
        unit=row.get("unit", ""),
        choices=tuple(Choice(code=code, label=label) for code, label in choices),
        is_required=row.get("required", True),
        headings=tuple(row.get("headings", ())),
        standard=row.get("standard", ""),
        standard_confidence=row.get("standard_confidence", ""),
        warn=row.get("warn", ""),
        keep=row.get("keep", ""),
    )


def _move(kind: str, row: _Facts) -> RegisterMove:
    return RegisterMove(
        name=row["name"],
        button=row["button"],
        before=tuple(row["before"]),
        after=row["after"],
        may=May[row["may"]],
        audit=row.get("audit", f"{kind}-{row['name'].replace(' ', '-')}"),
        asks=tuple(row.get("asks", ())),
        needs=tuple(row.get("needs", ())),
        needs_reason=row.get("reason", False),
        basis=row.get("basis", ""),
        withdraws=row.get("withdraws", False),
    )


def _clock(row: _Facts) -> RegisterClock:
    return RegisterClock(
        duty=row["duty"],
        starts_on=row["starts_on"],
        stopped_by=tuple(row["stopped_by"]),
        proves=row.get("proves", False),
    )
