"""The registers that offices and panels keep: one file each, read by a lawyer and by a machine.

A file beside this module says what is asked, what is public, who may do what, and which duty
in law it meets. Forms, lists, files, feeds, tasks and clocks follow from it.
"""

from functools import cache
from pathlib import Path

from frankpledge.errors import NotFound
from frankpledge.rules.registers.reading import read_register
from frankpledge.rules.registers.shape import (
    Choice,
    Exposure,
    FieldKind,
    RegisterClock,
    RegisterField,
    RegisterMove,
    RegisterTable,
)

__all__ = [
    "Choice",
    "Exposure",
    "FieldKind",
    "RegisterClock",
    "RegisterField",
    "RegisterMove",
    "RegisterTable",
    "all_registers",
    "read_register",
    "register_table",
]

FOLDER = Path(__file__).parent


@cache
def all_registers() -> dict[str, RegisterTable]:
    """Return every register by its kind."""
    found = [read_register(path) for path in sorted(FOLDER.glob("*.toml"))]
    return {table.kind: table for table in found}


def register_table(kind: str) -> RegisterTable:
    """Return one register.

    Raises:
        NotFound: there is no file of that name.
    """
    try:
        return all_registers()[kind]
    except KeyError:
        raise NotFound(f"There is no register of {kind!r}: {', '.join(all_registers())}") from None
