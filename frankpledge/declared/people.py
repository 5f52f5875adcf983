"""Somebody at work: who asks, at which body, in which roles, when. No model is known here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from frankpledge.rules.roles import May, Role, may


@dataclass(frozen=True, kw_only=True)
class AtWork:
    """Somebody who has signed in, at one body at which they have a role.

    `user` and `body` are the site's own; `kept` is the body and those that it has followed, whose
    record it keeps now. `on` is the day of `at` where the site is.
    """

    user: Any
    body: Any
    kept: tuple[Any, ...]
    roles: frozenset[Role]
    at: datetime
    on: date

    def may(self, permission: May) -> bool:
        """Whether they may do something at the body."""
        return may(permission, self.roles)
