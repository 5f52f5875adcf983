"""A register as a table that programs read: the columns follow from its fields."""

from frankpledge.declared.tables import Column, Table
from frankpledge.rules.registers import FieldKind, RegisterField, RegisterTable

DATATYPES = {
    FieldKind.DAY: "date",
    FieldKind.MONTH: "gYearMonth",
    FieldKind.MONEY: "decimal",
    FieldKind.NUMBER: "integer",
    FieldKind.YES_NO: "boolean",
    FieldKind.LINK: "anyURI",
}


def table_of(table: RegisterTable) -> Table:
    """Return the table of a register: what everybody may read of its records."""
    columns = [Column("identifier", "string", "The number that the body itself gives it")]
    for field in table.public_fields:
        if field.name != "title":  # the base columns of every table have it
            columns += _columns(field)
    return Table(
        name=table.plural,
        kind=table.kind,
        title=table.title,
        about=table.about,
        columns=tuple(columns),
        codes=table.public,
    )


def _columns(field: RegisterField) -> list[Column]:
    about = field.label if not field.choices else f"{field.label}: {_codes(field)}"
    if field.kind != FieldKind.FIGURE:
        datatype = DATATYPES.get(field.kind, "string")
        return [Column(field.name, datatype, about, standard=field.standard)]
    unit = f"{about}, {field.unit}" if field.unit else about
    return [
        Column(
            field.name, "decimal", f"{unit}; empty where only bounds are known", "", field.standard
        ),
        Column(f"{field.name}_at_least", "decimal", f"{unit}: at least"),
        Column(f"{field.name}_at_most", "decimal", f"{unit}: at most"),
    ]


def _codes(field: RegisterField) -> str:
    return ", ".join(f"{choice.code} ({choice.label})" for choice in field.choices)
