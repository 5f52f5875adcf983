"""The model of each register keeps each of its fields, and nothing else."""

import pytest
from django.db import models

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.registers.models import Record
from frankpledge.rules.registers import all_registers
from frankpledge.rules.registers.model_code import column_lines

OF_EVERY_RECORD = {field.name for field in Record._meta.get_fields()} | {"id"}
KEPT = ("max_length", "max_digits", "decimal_places", "null")


def kept_as(field):
    """How a field of a model keeps its value; whether forms may leave it empty is no part of it."""
    return type(field), tuple(getattr(field, name, None) for name in KEPT)


@pytest.mark.parametrize("register", DECLARED.registers, ids=lambda register: register.name)
def test_model_has_a_column_for_each_field_and_no_other(register):
    lines = [line for field in register.table.fields for line in column_lines(field)]
    names = {line.partition(" = ")[0] for line in lines}
    own = {f.name for f in register.model._meta.get_fields()} - OF_EVERY_RECORD
    missing = [line for line in lines if line.partition(" = ")[0] not in own]
    assert not missing, "add to the model:\n" + "\n".join(f"    {line}" for line in missing)
    assert own == names, "no field of the register"
    for line in lines:
        name, _, code = line.partition(" = ")
        wanted = eval(code, {"models": models})
        assert kept_as(register.model._meta.get_field(name)) == kept_as(wanted), line


def test_every_register_is_composed_once():
    kinds = [register.table.kind for register in DECLARED.registers]
    assert sorted(kinds) == sorted(all_registers())
