"""Does a definition read its own made-up example as it should?"""

import csv
from collections.abc import Iterator
from dataclasses import fields, replace

from frankpledge.errors import BadInput
from frankpledge.evidence.official.definition import Definition
from frankpledge.evidence.official.sheets import open_sheets
from frankpledge.evidence.official.wide import Figure, read_all

COLUMNS = tuple(field.name for field in fields(Figure))


def of_example(definition: Definition) -> list[dict[str, str]]:
    """Return the figures that the example gives, as texts.

    Raises:
        BadInput: the example cannot be read.
    """
    few = tuple(replace(o, expect=definition.example_areas) for o in definition.layouts)
    figures = read_all(replace(definition, layouts=few), open_sheets(definition.folder / "example"))
    return [
        {name: "" if (v := getattr(figure, name)) is None else str(v) for name in COLUMNS}
        for figure in figures
    ]


def check(definition: Definition) -> Iterator[str]:
    """Yield each row in which the example differs from `expected.csv`, in words."""
    try:
        found = of_example(definition)
    except BadInput as error:
        yield f"the example is refused: {error}"
        return
    path = definition.folder / "expected.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        wanted = list(csv.DictReader(stream))
    for row in found:
        if row not in wanted:
            yield f"not expected: {_said(row)}"
    for row in wanted:
        if row not in found:
            yield f"expected, and not read: {_said(row)}"


def _said(row: dict[str, str]) -> str:
    return f"{row['area']}, {row['category']}, {row['period_end']}: {row['value'] or row['state']}"
