"""Recommendations of reviews, inspectorates, panels, coroners and audits, and what is done."""

from django.db import models
from django.db.models import Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.workflows import RECOMMENDATION

# The kinds of what is published of a report: how each recommendation stands, and the response.
TRACKER, RESPONSE = "recommendations", "inspection-response"


class Origin(models.TextChoices):
    """Who recommends."""

    REVIEW = "review", "A review"
    INSPECTORATE = "inspectorate", "The inspectorate of constabulary"
    PANEL = "panel", "A police and crime panel"
    CORONER = "coroner", "A coroner"
    AUDIT = "audit", "An audit"


class Report(models.Model):
    """A report that recommends; a national one concerns every policing body, once each."""

    reference = models.SlugField(max_length=40, unique=True)
    origin = models.CharField(max_length=20, choices=Origin.choices)
    publisher = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    published_on = models.DateField()
    is_national = models.BooleanField(default=False)
    url = models.URLField(max_length=500, blank=True)
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="reports"
    )

    class Meta:
        ordering = ["-published_on", "reference"]

    def __str__(self) -> str:
        return self.title


class Recommendation(models.Model):
    """One recommendation, as it was made."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="recommendations")
    number = models.CharField(max_length=20)
    place = models.PositiveIntegerField()
    text = models.TextField()
    needs = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["report", "place"]
        constraints = [models.UniqueConstraint("report", "number", name="recommendation_once")]

    def __str__(self) -> str:
        return f"{self.report.reference} {self.number}"


class Answer(models.Model):
    """What one body says and does about one recommendation."""

    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="answers"
    )
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(
        max_length=20, choices=[(s, s) for s in RECOMMENDATION.states], default="open"
    )
    words = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True)
    evidence = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=500, blank=True)
    checked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["recommendation"]
        constraints = [
            models.UniqueConstraint("recommendation", "body", name="answer_once_a_body"),
            models.CheckConstraint(
                name="answer_that_is_not_open_says_what_or_why",
                condition=Q(state="open") | ~Q(words=""),
            ),
            models.CheckConstraint(
                name="answer_done_has_evidence_and_the_day_it_was_checked",
                condition=~Q(state="done") | ~Q(evidence="") & Q(checked_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recommendation}, {self.body}: {self.state}"


class Response(models.Model):
    """What a body publishes about a report: its response, and how each recommendation stands."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="responses")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="responses")
    comments = models.TextField(blank=True)
    chief_comments = models.TextField(blank=True)
    copied_to = models.CharField(max_length=300, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="response"
    )
    # How each recommendation stands: one page, published again as it changes.
    progress = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="progress_of"
    )

    class Meta:
        ordering = ["report", "body"]
        constraints = [models.UniqueConstraint("report", "body", name="response_once_a_body")]

    def __str__(self) -> str:
        return f"{self.body} to {self.report}"
