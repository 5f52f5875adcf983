"""What a step asks for: the one check of what is given, in forms, files and actions alike."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from frankpledge.errors import BadInput, Refusal
from frankpledge.rules.registers.shape import FieldKind, RegisterField
from frankpledge.rules.values import Figure, Value, missing, read, say, write

TEN = 10  # times the last one, or a tenth of it


def read_asks(asks: Iterable[RegisterField], given: Mapping[str, str]) -> dict[str, Value]:
    """Return the values that texts write, by field.

    Raises:
        BadInput: what is missing or wrong, all of it, each by its field.
    """
    values: dict[str, Value] = {}
    refused: list[Refusal] = []
    for field in asks:
        try:
            values[field.name] = read(field, given.get(field.name, ""))
            if field.is_required and values[field.name] in (None, ""):
                refused.append(missing(field))
        except BadInput as problem:
            refused += problem.refusals
    if refused:
        raise BadInput.of(*refused)
    return values


def check_asks(asks: Sequence[RegisterField], given: Mapping[str, Value]) -> dict[str, Value]:
    """Return what is given for what is asked; what nobody asks for is left out.

    Each value is held to its field again, so that an action refuses what a form would.

    Raises:
        BadInput: something is missing or is none of its kind; all of it, each by its field.
    """
    return read_asks(asks, {field.name: write(given.get(field.name)) for field in asks})


def warnings(
    asks: Iterable[RegisterField], given: Mapping[str, Value], last: Mapping[str, Value], on: date
) -> dict[str, str]:
    """Return what should be looked at once more, by field: it may be right.

    `last` are the values of the newest record of before, `on` is today.
    """
    found: dict[str, str] = {}
    for field in asks:
        value = given.get(field.name)
        if field.warn == "another_year" and isinstance(value, date) and abs(_years(value, on)) > 1:
            found[field.name] = f"{say(field, value)} is in another year. Check the date"
        if field.warn == "ten_times_last":
            words = _far_from(field, value, last.get(field.name))
            found |= {field.name: words} if words else {}
    return found


def _years(day: date, on: date) -> int:
    return on.year - day.year


def _far_from(field: RegisterField, value: Value, last: Value) -> str:
    if not isinstance(value, Figure) or not isinstance(last, Figure):
        return ""
    now, before = value.largest, last.largest
    if not now or not before or value.unit != last.unit or before / TEN < now < before * TEN:
        return ""
    how = "10 times or more" if now > before else "a tenth or less of"
    return f"{say(field, value)} is {how} the last one, {say(field, last)}. Check the number"


def columns_of(field: RegisterField) -> tuple[str, ...]:
    """Return the columns in which a field is kept: a figure has its bounds beside it."""
    if field.kind == FieldKind.FIGURE:
        return field.name, f"{field.name}_at_least", f"{field.name}_at_most"
    return (field.name,)


def as_columns(field: RegisterField, value: Value) -> dict[str, Value]:
    """Return a value as its columns keep it."""
    if field.kind != FieldKind.FIGURE:
        is_text = field.kind not in (
            FieldKind.DAY,
            FieldKind.MONEY,
            FieldKind.NUMBER,
            FieldKind.YES_NO,
        )
        return {field.name: "" if value is None and is_text else value}
    figure = value if isinstance(value, Figure) else Figure()
    parts = (figure.value, figure.at_least, figure.at_most)
    return dict(zip(columns_of(field), parts, strict=True))


def from_columns(field: RegisterField, columns: Mapping[str, Value]) -> Value:
    """Return a value from the columns in which it is kept; None where there is none."""
    if field.kind != FieldKind.FIGURE:
        value = columns[field.name]
        return None if value == "" else value
    point, least, most = (columns[name] for name in columns_of(field))
    if point is least is most is None:
        return None
    return Figure(
        value=_decimal(point), at_least=_decimal(least), at_most=_decimal(most), unit=field.unit
    )


def _decimal(value: Value) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
