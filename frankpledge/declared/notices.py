"""The messages that an app sends to people of a body."""

from dataclasses import dataclass

from frankpledge.rules.roles import May


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One sort of message: to whom, about what, when.

    `event` is the kind of the audit log's line that says it was sent. `group` is the heading under
    which people find it among what they are sent. It goes to those who may do `to` at the body on
    the day it is sent, or to those of them alone who asked for it.
    """

    event: str
    group: str
    title: str
    to: May
    when: str
    is_asked_for: bool = False
