"""The kinds of publication that an app makes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from frankpledge.errors import Refusal, RefusalCode
from frankpledge.rules.roles import May


class KeptRefusal(RefusalCode):
    """Why the body of a publication may not withdraw it now."""

    AWAITS_ANSWER = "awaits an answer"
    OWN_STEP = "withdrawn by its own step"


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of publication, and the page on which people of its body go on with it.

    `work` is the name of a view that takes the reference, for whoever `may`; empty where there
    is none. `keeps` says of a publication's document why its body may not withdraw it now; None
    where it may. `states` are words for states whose code says something else.
    """

    name: str
    work: str = ""
    may: May = May.SEE_WORK
    keeps: Callable[[dict[str, Any]], Refusal | None] | None = None
    meets_duties: bool = True  # false for what is only said, asked or promised
    states: Mapping[str, str] = field(default_factory=dict)
