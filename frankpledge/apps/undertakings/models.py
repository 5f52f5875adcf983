"""Undertakings: what was promised, and what came of it. The tables keep their first names."""

from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.workflows import UNDERTAKING

UNDERTAKINGS = "undertaking"  # the kind of what is published here


class Undertaking(models.Model):
    """A promise: whose, by when, what would prove it, and the evidence that closed it.

    `made_in` is what was published and holds the promise, such as a question with its answer.
    """

    reference = models.SlugField(max_length=40, unique=True)
    made_in = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="undertakings"
    )
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="undertakings"
    )
    made_by = models.CharField(max_length=200, db_column="owner")
    area = models.SlugField(max_length=60, blank=True)
    text = models.TextField()
    proof = models.TextField(blank=True)
    made_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=UNDERTAKING.choices, default="open")
    evidence = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=500, blank=True)
    evidence_figure = models.JSONField(default=dict, blank=True)
    reason = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="undertaking"
    )

    class Meta:
        db_table = "scrutiny_undertaking"
        ordering = [F("due_on").asc(nulls_last=True), "reference"]
        constraints = [
            models.CheckConstraint(
                name="undertaking_kept_has_evidence",
                condition=~Q(state="kept") | ~Q(evidence=""),
            ),
            models.CheckConstraint(
                name="undertaking_not_kept_says_why",
                condition=~Q(state="not kept") | ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="undertaking_closed_state_and_day_together",
                condition=Q(state="open", closed_on=None)
                | ~Q(state="open") & Q(closed_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Postponement(models.Model):
    """Another day for an undertaking, and why. How often is part of the record."""

    undertaking = models.ForeignKey(
        Undertaking, on_delete=models.PROTECT, related_name="postponements"
    )
    before = models.DateField(null=True, blank=True)
    after = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "scrutiny_postponement"
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.undertaking} to {self.after}"
