"""What is still to be done because something was done: copies, files, messages.

A row is written in the transaction of the act, so what was rolled back is owed by nobody. A worker
takes rows one by one. This app knows no other, so every app may write to it.
"""

from django.db import models
from django.db.models import Q


class State(models.TextChoices):
    """How far a piece of work is."""

    WAITING = "waiting"
    IN_HAND = "in hand"
    DONE = "done"
    GIVEN_UP = "given up"


class Due(models.Model):
    """One piece of work that is due: what kind, and on what, under a key that is its own."""

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=300)
    not_before = models.DateTimeField()
    payload = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    claimed_until = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "due"
        constraints = [
            models.UniqueConstraint(name="due_once", fields=["kind", "key"]),
            models.CheckConstraint(
                name="due_claimed_while_in_hand",
                condition=Q(state=State.IN_HAND, claimed_until__isnull=False)
                | (~Q(state=State.IN_HAND) & Q(claimed_until__isnull=True)),
            ),
            models.CheckConstraint(
                name="due_done_at_when_done",
                condition=Q(state=State.DONE, done_at__isnull=False)
                | (~Q(state=State.DONE) & Q(done_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(name="due_next", fields=["state", "not_before"])]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}: {self.state}"
