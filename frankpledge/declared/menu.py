"""What somebody may begin or look up, by the table of roles."""

from dataclasses import dataclass
from enum import StrEnum

from frankpledge.rules.roles import May

# Where an address stands: about no body, about any, or about one kind of body by its name.
NOWHERE, ANY = "nowhere", "any"


class Group(StrEnum):
    """The headings under which the menu stands, in their order."""

    SCRUTINY = "Questions and promises"
    MEETINGS = "Meetings"
    PANEL = "Panel"
    COMPLAINTS = "Complaints"
    RECORD = "Record"
    LOOK_UP = "Look up"


@dataclass(frozen=True, kw_only=True)
class Menu:
    """One link of the menu.

    `address` is the name of a view; unless `at` is NOWHERE it takes a body's slug. `at` is ANY
    or the kind of body that has it. The links with `in_bar` stand above every staff page too.
    """

    title: str
    address: str
    may: May
    group: Group
    at: str = ANY
    order: int = 50
    in_bar: bool = False
