"""What the register of decisions offers."""

from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.registers.declares import declaration_of

DECLARATION = declaration_of(DECISIONS)
