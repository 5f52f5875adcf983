"""What of all that is public is asked for."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What of all that is in force is asked for: empty asks for all of it.

    A subject is kind and slug. The days are those from and to which it was published, both
    counted in. `states` are those that it may be in, `not_states` those that it may not.
    `on_first` and `on_last` are the first and the last day of its own, `choices` the values of its
    data by their names.
    """

    kind: str = ""
    body: str = ""
    area: str = ""
    subject: tuple[str, str] | None = None
    states: tuple[str, ...] = ()
    not_states: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    on_first: date | None = None
    on_last: date | None = None
    choices: tuple[tuple[str, str], ...] = ()


EVERYTHING = Wanted()


def subject_of(text: str) -> tuple[str, str] | None:
    """Return the subject that is written kind/slug; None where it is not written so."""
    kind, _, slug = text.partition("/")
    return (kind, slug) if kind and slug else None
