"""What is unreliable in the newest month of a force."""

from dataclasses import dataclass

from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.errors import NotFound
from frankpledge.evidence.store.covered import COMPLETE

STATUS_WORDS = {"partial": "incomplete", "odd_mix": "not judged", "missing": "missing"}


@dataclass(frozen=True, kw_only=True)
class MonthDoubt:
    """A dataset whose newest month is incomplete, missing, or cannot be compared."""

    title: str
    month: str
    status: str
    reason: str


def newest_doubts(slug: str) -> list[MonthDoubt]:
    """Return the doubts about a force's newest month, a dataset each; none where nothing is held.

    Doubts go when the next month is loaded: each release has its own.
    """
    try:
        snapshot = current_release()
    except NotFound:
        return []
    found = []
    for name, dataset in snapshot.store.datasets.items():
        entries = snapshot.release.covered_of(name, slug)
        if not entries or not any(e.is_held for e in entries):
            continue
        newest = entries[-1]
        reason = newest.reason if newest.status != COMPLETE else newest.outcomes_reason
        if reason:
            status = STATUS_WORDS.get(newest.status, "not comparable")
            found.append(
                MonthDoubt(title=dataset.title, month=newest.month, status=status, reason=reason)
            )
    return found
