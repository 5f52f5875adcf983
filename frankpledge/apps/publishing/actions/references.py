"""References: a prefix, the year, a number that is given once."""

from datetime import date

from django.db import transaction

from frankpledge.apps.publishing.models import Sequence


@transaction.atomic
def next_reference(prefix: str, on: date) -> str:
    """Return the next reference of a prefix in the year of `on`, for example ``q-2026-0007``."""
    name = f"{prefix}-{on.year}"
    Sequence.objects.get_or_create(name=name)
    sequence = Sequence.objects.select_for_update().get(name=name)
    sequence.last += 1
    sequence.save()
    return f"{name}-{sequence.last:04d}"
