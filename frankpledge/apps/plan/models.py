"""The police and crime plan: priorities, objectives, the measures that prove them, progress."""

from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication


class Plan(models.Model):
    """A body's plan for a time. What was published stays readable when it is amended."""

    reference = models.SlugField(max_length=40, unique=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=300)
    runs_from = models.DateField()
    runs_until = models.DateField(null=True, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="plan"
    )

    class Meta:
        ordering = ["-runs_from", "reference"]
        constraints = [
            models.CheckConstraint(
                name="plan_ends_after_it_starts",
                condition=Q(runs_until=None) | Q(runs_until__gte=F("runs_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Objective(models.Model):
    """What the plan wants to reach, under a priority, and the measures that would prove it."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="objectives")
    place = models.PositiveIntegerField()
    priority = models.CharField(max_length=200)
    text = models.TextField()
    measures = models.JSONField(default=list)
    is_dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["plan", "place"]
        constraints = [models.UniqueConstraint("plan", "place", name="objective_place_once")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.text[:60]}"


class Progress(models.Model):
    """What was reached, by the evidence that it cites: a measure's chart or a record."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    words = models.TextField()
    address = models.CharField(max_length=300)
    shows = models.TextField(blank=True)
    figure = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="progress_cites_a_measure_or_a_record",
                condition=Q(address__startswith="/forces/") | Q(address__startswith="/record/"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objective} on {self.on}"
