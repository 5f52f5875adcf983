"""The register of decisions: all of it is in its file and its model."""

from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.registers.register import Register
from frankpledge.rules.registers import register_table

DECISIONS = Register(table=register_table("decision"), model=Decision)
