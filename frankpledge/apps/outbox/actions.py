"""Putting work into the queue, taking it out, and saying how it went.

No line of the audit log tells of it: the act that made the work due has its own.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from frankpledge.apps.outbox.models import Due, State
from frankpledge.apps.outbox.queries import due_now
from frankpledge.errors import FrankpledgeError

LEASE = timedelta(minutes=5)
# What failed is tried again after so long, and after the last of them given up.
WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=8),
)
MOST_TAKEN = 20  # a piece of work that ends its worker each time is given up
DONE_KEPT = timedelta(days=30)
LOST = "Whoever took it ended before it was done, each time"
# What a row has that is due anew.
ANEW = ("not_before", "payload", "state", "claimed_until", "tries", "error", "done_at")


@dataclass(frozen=True, kw_only=True)
class Work:
    """Work to be put into the queue: under which key, what it is about, not before when."""

    key: str
    payload: dict[str, object] = field(default_factory=dict)
    not_before: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Went:
    """How one piece of work went; `error` is empty where it was done."""

    kind: str
    key: str
    error: str = ""


def put(kind: str, works: Iterable[Work], *, at: datetime) -> None:
    """Put work into the queue, once: what is there under its key, done or not, stays as it is.

    To be called in the transaction of the act, so that both are kept or neither.
    """
    Due.objects.bulk_create(_rows(kind, works, at), ignore_conflicts=True)


def put_again(kind: str, works: Iterable[Work], *, at: datetime) -> None:
    """Put work into the queue that is due anew, whatever became of it before.

    What waits under the same key stays one row, due from now on; what somebody has in hand is done
    once more after that. To be called in the transaction of the act.
    """
    Due.objects.bulk_create(
        _rows(kind, works, at),
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=ANEW,
    )


def _rows(kind: str, works: Iterable[Work], at: datetime) -> list[Due]:
    by_key = {work.key: work for work in works}  # a key given twice is one row
    return [
        Due(kind=kind, key=key, not_before=work.not_before or at, payload=work.payload)
        for key, work in sorted(by_key.items())  # in one order, so that two who write never cross
    ]


def claim(kinds: Collection[str], at: datetime, lease: timedelta = LEASE) -> Due | None:
    """Take what has been due for longest, for as long as a lease; None where nothing is due.

    Nobody else gets it meanwhile. An idle worker only reads.
    """
    found = due_now(kinds, at)
    while found.exists():
        with transaction.atomic():
            row = found.select_for_update(skip_locked=True).first()
            if row is None:
                return None
            row.tries += 1
            row.state, row.claimed_until = State.IN_HAND, at + lease
            if row.tries > MOST_TAKEN:
                row.state, row.claimed_until, row.error = State.GIVEN_UP, None, LOST
            row.save()
        if row.state == State.IN_HAND:
            return row
    return None


def finish(row: Due, *, at: datetime) -> bool:
    """Say that a row is done. False where it is not ours any more: taken by another, or due anew."""
    return _end(row, state=State.DONE, done_at=at, error="")


def fail(row: Due, problem: Exception, *, at: datetime) -> bool:
    """Say that a row could not be done: it is tried again later, and after the last time given up.

    False where it is not ours any more.
    """
    error = told(problem)
    if row.tries > len(WAITS):
        return _end(row, state=State.GIVEN_UP, error=error)
    return _end(row, state=State.WAITING, not_before=at + WAITS[row.tries - 1], error=error)


def _end(row: Due, **changes: object) -> bool:
    ours = Due.objects.filter(
        pk=row.pk, state=State.IN_HAND, tries=row.tries, claimed_until=row.claimed_until
    )
    return bool(ours.update(claimed_until=None, **changes))


def told(problem: Exception) -> str:
    """Return what is kept of a problem. Only our own errors are written for people to read.

    Of all others the kind is kept: their words may hold addresses, passwords and what people wrote.
    """
    if isinstance(problem, FrankpledgeError):
        return str(problem)[:300]
    if isinstance(problem, OSError) and problem.strerror:
        return f"{type(problem).__name__}: {problem.strerror}"[:300]
    return type(problem).__name__[:300]


def erase_done(*, at: datetime) -> int:
    """Erase rows that were done long ago; return how many. What was given up stays to be seen."""
    erased, _ = Due.objects.filter(state=State.DONE, done_at__lt=at - DONE_KEPT).delete()
    return erased
