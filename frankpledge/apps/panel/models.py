"""A panel's cases: a precept, a hearing, a requirement, a suspension, an acting appointment.

Each is a table of states of `frankpledge.rules.workflows` with its steps. What a kind of case
holds besides stands in `facts`, by the names of its module in `queries`.
"""

from django.conf import settings
from django.db import models

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication


class CaseKind(models.TextChoices):
    """What sort of case it is."""

    PRECEPT = "precept", "Precept"
    HEARING = "hearing", "Confirmation hearing"
    REQUIREMENT = "requirement", "Requirement to attend or to inform"
    SUSPENSION = "suspension", "Suspension of the commissioner"
    ACTING = "acting", "Acting commissioner"


class Case(models.Model):
    """Something that a panel and an office decide in steps."""

    reference = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=20, choices=CaseKind.choices)
    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="cases_of_office")
    title = models.CharField(max_length=200)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=30)
    opened_on = models.DateField()

    class Meta:
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                "panel", "kind", "title", name="case_once", condition=models.Q(kind="precept")
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CaseStep(models.Model):
    """One move of a case, with what was written and published of it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=40)
    on = models.DateField()
    sentence = models.CharField(max_length=1000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="case_step"
    )

    class Meta:
        db_table = "panel_step"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.case}: {self.move}"
