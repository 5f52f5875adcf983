"""How a record of a register reads when it is published: by its declaration alone."""

from collections.abc import Mapping, Sequence

from frankpledge.apps.registers.models import Party, Record
from frankpledge.rules.documents import Document, document, words
from frankpledge.rules.registers import FieldKind, RegisterTable
from frankpledge.rules.values import Figure, Value, say, write

Values = Mapping[str, Value]


def plain_document(
    table: RegisterTable, record: Record, values: Values, parties: Sequence[Party]
) -> Document:
    """Return a record as a document: short fields are facts, long ones text, in their order."""
    shown = [one for one in table.public_fields if one.name != "title"]
    facts = [
        (one.label, say(one, values[one.name]))
        for one in shown
        if one.kind not in (FieldKind.LONG, FieldKind.RECORD)
    ]
    facts += [(role.capitalize(), _names(parties, role)) for role in table.parties]
    facts.append(("Status", table.label(record.state)))
    blocks = [
        words(one.label, say(one, values[one.name])) for one in shown if one.kind == FieldKind.LONG
    ]
    blocks += [
        words(one.label, str(values[one.name])) | {"address": f"/record/{values[one.name]}/"}
        for one in shown
        if one.kind == FieldKind.RECORD and values[one.name]
    ]
    return document(
        _lead(table, record, values),
        facts=facts,
        blocks=blocks,
        data=data_of(table, record, values, parties),
    )


def _names(parties: Sequence[Party], role: str) -> str:
    return ", ".join(party.name for party in parties if party.role == role)


def _lead(table: RegisterTable, record: Record, values: Values) -> str:
    day = say(table.by_name[table.day], values[table.day])
    return f"{table.one.capitalize()}{f' of {day}' if day else ''}, {record.owner.name}."


def data_of(
    table: RegisterTable, record: Record, values: Values, parties: Sequence[Party]
) -> dict[str, object]:
    """Return what programs read of a record: each public field, ISO days, codes and ids.

    `on` is the day that lists sort by. Of a figure its bounds stand beside its point.
    """
    found: dict[str, object] = {
        "state": record.state,
        "identifier": record.identifier,
        "on": write(values[table.day]),
    }
    for one in table.public_fields:
        value = values[one.name]
        if one.kind == FieldKind.FIGURE:
            figure = value if isinstance(value, Figure) else Figure()
            found[one.name] = _plain(figure.value)
            found[f"{one.name}_at_least"] = _plain(figure.at_least)
            found[f"{one.name}_at_most"] = _plain(figure.at_most)
        elif one.kind in (FieldKind.YES_NO, FieldKind.NUMBER):
            found[one.name] = value
        else:
            found[one.name] = write(value)
    for role in table.parties:
        found[role.replace(" ", "_")] = [
            {"name": party.name, "kind": party.kind, "id": party.slug}
            for party in parties
            if party.role == role
        ]
    return found


def _plain(number: object) -> str | None:
    return None if number is None else str(number)
