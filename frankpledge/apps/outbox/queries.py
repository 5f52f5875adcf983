"""What is due, and how the queue stands."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from frankpledge.apps.outbox.models import Due, State


@dataclass(frozen=True, kw_only=True)
class Standing:
    """How the queue stands: how many rows wait and are due, the oldest, how many were given up."""

    due: int
    oldest: datetime | None
    later: int
    given_up: int


def due_now(kinds: Collection[str], at: datetime) -> QuerySet[Due]:
    """Return what of these kinds may be taken, the longest due first.

    What somebody took and did not finish within the lease is there again: who took it is gone.
    """
    waits = Q(state=State.WAITING, not_before__lte=at)
    is_left = Q(state=State.IN_HAND, claimed_until__lt=at)
    return Due.objects.filter(waits | is_left, kind__in=kinds).order_by("not_before", "pk")


def state_of(kind: str, key: str) -> str | None:
    """Return how far the work under a key is; None where there is none."""
    return Due.objects.filter(kind=kind, key=key).values_list("state", flat=True).first()


def standing(at: datetime) -> Standing:
    """Return how the queue stands at a moment."""
    is_due = Q(state=State.IN_HAND) | Q(state=State.WAITING, not_before__lte=at)
    found = Due.objects.exclude(state=State.DONE).aggregate(
        due=Count("pk", filter=is_due),
        oldest=Min("not_before", filter=is_due),
        later=Count("pk", filter=Q(state=State.WAITING, not_before__gt=at)),
        given_up=Count("pk", filter=Q(state=State.GIVEN_UP)),
    )
    return Standing(**found)
