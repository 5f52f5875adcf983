"""The Python that a register's app begins with, as text: its model follows from its fields."""

from frankpledge.rules.registers.shape import FieldKind, RegisterField, RegisterTable

NUMBER = "DecimalField(max_digits=15, decimal_places=2, null=True, blank=True)"
# What keeps a value of each kind; `{most}` is the longest text.
COLUMNS = {
    FieldKind.TEXT: "CharField(max_length={most}, blank=True)",
    FieldKind.LONG: "TextField(blank=True)",
    FieldKind.DAY: "DateField(null=True, blank=True)",
    FieldKind.MONTH: "CharField(max_length=7, blank=True)",
    FieldKind.PERIOD: "CharField(max_length=7, blank=True)",
    FieldKind.MONEY: NUMBER,
    FieldKind.NUMBER: "BigIntegerField(null=True, blank=True)",
    FieldKind.FIGURE: NUMBER,
    FieldKind.CHOICE: "CharField(max_length=40, blank=True)",
    FieldKind.YES_NO: "BooleanField(null=True, blank=True)",
    FieldKind.LINK: "CharField(max_length={most}, blank=True)",
    FieldKind.PLACE: "CharField(max_length=160, blank=True)",
    FieldKind.BODY: "CharField(max_length=160, blank=True)",
    FieldKind.PERSON: "CharField(max_length=160, blank=True)",
    FieldKind.MEASURE: "CharField(max_length=160, blank=True)",
    FieldKind.RECORD: "CharField(max_length=40, blank=True)",
}
MODELS = '''"""{title}: a column for each field of `rules/registers/{kind}.toml`."""

from django.db import models

from frankpledge.apps.registers.models import Record


class {name}(Record):
    """{article} {one}, drafted or public."""

{columns}
'''
REGISTER = '''"""The register of {things}: all of it is in its file and its model."""

from frankpledge.apps.{plural}.models import {name}
from frankpledge.apps.registers.register import Register
from frankpledge.rules.registers import register_table

{constant} = Register(table=register_table("{kind}"), model={name})
'''
DECLARES = '''"""What the register of {things} offers."""

from frankpledge.apps.{plural}.register import {constant}
from frankpledge.apps.registers.declares import declaration_of

DECLARATION = declaration_of({constant})
'''


def column_lines(field: RegisterField) -> list[str]:
    """Return the lines of a model that keep a field, each `name = models.…`."""
    column = COLUMNS[field.kind].format(most=field.most)
    names = [field.name]
    if field.kind == FieldKind.FIGURE:
        names += [f"{field.name}_at_least", f"{field.name}_at_most"]
    return [f"{name} = models.{column}" for name in names]


def app_files(table: RegisterTable) -> dict[str, str]:
    """Return the files of a register's app, by their paths below `frankpledge/apps`."""
    lines = [line for field in table.fields for line in column_lines(field)]
    said = {
        "kind": table.kind,
        "plural": table.plural,
        "one": table.one,
        "title": table.title,
        "things": table.title[:1].lower() + table.title[1:],
        "name": model_name(table),
        "constant": table.plural.upper().replace("-", "_"),
        "article": "An" if table.one[0] in "aeiou" else "A",
        "columns": "\n".join(f"    {line}" for line in lines),
    }
    folder = table.plural
    return {
        f"{folder}/__init__.py": "",
        f"{folder}/models.py": MODELS.format(**said),
        f"{folder}/register.py": REGISTER.format(**said),
        f"{folder}/declares.py": DECLARES.format(**said),
        f"{folder}/migrations/__init__.py": "",
    }


def model_name(table: RegisterTable) -> str:
    """Return the name of a register's model."""
    return "".join(part.capitalize() for part in table.kind.split("-"))
