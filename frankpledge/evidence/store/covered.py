"""What is held of one force, dataset and month, and how near it lies to the end of its run.

Whether a figure is provisional or settled follows from one number, decided here, written into
the release and read everywhere: how many held months follow its month without a gap. A run
of months ends where a download ended, and what was newest in it was still being worked on.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, kw_only=True)
class Covered:
    """What the store holds of one force, dataset and month. A missing month has no rows.

    `status` is complete, partial, odd_mix or missing. `expected` is the force's own usual count, or
    None. `outcomes_reason` is filled where outcomes of the month cannot be compared, because
    `outcomes_unknown`, a share of its crimes from 0 to 1, have none that is known.
    `followed_by` is how many held months follow it without a gap.
    """

    dataset: str
    force: str
    month: str
    status: str
    rows: int | None
    expected: int | None
    reason: str
    outcomes_reason: str = ""
    outcomes_unknown: float = 0.0
    followed_by: int = 0

    @property
    def is_held(self) -> bool:
        """Whether a file of the month is held."""
        return self.rows is not None

    def is_newer_than(self, months: int) -> bool:
        """Whether the month is held and within `months` of the end of its run."""
        return self.is_held and self.followed_by < months


def with_followers(entries: Sequence[Covered]) -> list[Covered]:
    """Return `entries`, each force's months in order and without a gap, with `followed_by`."""
    behind: dict[tuple[str, str], int] = {}
    counted = []
    for entry in reversed(entries):
        run = (entry.dataset, entry.force)
        following = behind.get(run, 0) if entry.is_held else 0
        counted.append(replace(entry, followed_by=following))
        behind[run] = following + 1 if entry.is_held else 0
    return counted[::-1]
