"""What bodies offer: their pages are public, and nobody's task."""

from frankpledge.declared import Declaration

DECLARATION = Declaration(app="bodies")
