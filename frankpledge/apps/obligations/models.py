"""What a body owes by law: a duty, for a period, by a day; met by a publication."""

from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication


class Obligation(models.Model):
    """One duty of `frankpledge.rules.duties` that came up for a body.

    `period` says for when: a month, a quarter, a financial year, or what the event was, by its
    reference. `about` is for those who work on it and is never public. `due_on` is open where
    the law names no day; `target_on` is then what the office aims at. `visible_from` is when what
    brought it may be seen: before that only those who work on it are told.
    """

    duty = models.SlugField(max_length=60)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="obligations")
    period = models.CharField(max_length=60)
    about = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    target_on = models.DateField(null=True, blank=True)
    visible_from = models.DateTimeField(null=True, blank=True)
    met_by = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="meets"
    )
    met_on = models.DateField(null=True, blank=True)
    moved_to = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="moved_from"
    )
    moved_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "starts_on", "duty", "period"]
        constraints = [
            models.UniqueConstraint("duty", "body", "period", name="obligation_once"),
            models.CheckConstraint(
                name="obligation_due_on_or_after_it_starts",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="obligation_met_by_and_met_on_together",
                condition=Q(met_by=None, met_on=None)
                | Q(met_by__isnull=False, met_on__isnull=False),
            ),
            models.CheckConstraint(
                name="obligation_moved_to_and_moved_on_together",
                condition=Q(moved_to=None, moved_on=None)
                | Q(moved_to__isnull=False, moved_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty} {self.body} {self.period}"
