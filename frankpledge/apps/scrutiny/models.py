"""Questions, answers and statements: what was asked and said, and what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.workflows import QUESTION, STATEMENT

# The kinds of what is published here.
QUESTIONS, STATEMENTS = "question", "statement"


class Route(models.TextChoices):
    """Who asks whom."""

    PANEL = "panel", "Panel to the office"
    PUBLIC = "public", "The public to the office"
    CHIEF_CONSTABLE = "chief constable", "The office to the chief constable"
    MINISTER = "minister", "The office to a minister"
    PARLIAMENT = "parliament", "A member of Parliament to a minister"


def _somebody() -> models.ForeignKey:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )


class Question(models.Model):
    """A question put to somebody who answers for policing, and what became of it.

    `owner` is the body whose people work on it. `asker_contact` and `client` are private:
    no page, feed, search or export reads them, and they are erased once they have served.
    `asked_month` stands where a source gives no day.
    """

    reference = models.SlugField(max_length=40, unique=True)
    route = models.CharField(max_length=20, choices=Route.choices)
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="questions"
    )
    asked_by = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="questions_asked", null=True, blank=True
    )
    asked_of = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="questions_received")
    asker = models.CharField(max_length=150, blank=True)
    asker_contact = models.EmailField(blank=True)
    asker_told_at = models.DateTimeField(null=True, blank=True)
    client = models.CharField(max_length=64, blank=True, db_index=True)
    addressee = models.CharField(max_length=200, blank=True)
    area = models.SlugField(max_length=60, blank=True)
    occasion = models.CharField(max_length=200, blank=True)
    topic = models.CharField(max_length=100, blank=True)
    text = models.TextField()
    asked_on = models.DateField(null=True, blank=True)
    asked_month = models.CharField(max_length=7, blank=True)
    is_month_inferred = models.BooleanField(default=False)
    received_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    follows = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="follow_ups"
    )
    proposed_label = models.CharField(max_length=40)
    proposed_reason = models.CharField(max_length=500)
    label = models.CharField(max_length=40, blank=True)
    labelled_by = _somebody()
    state = models.CharField(max_length=20, choices=QUESTION.choices)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    drafted_by = _somebody()
    cleared_by = _somebody()
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="question"
    )

    class Meta:
        ordering = [F("due_on").asc(nulls_last=True), "reference"]
        constraints = [
            models.CheckConstraint(
                name="question_due_on_or_after_asked_on",
                condition=Q(due_on=None) | Q(asked_on=None) | Q(due_on__gte=F("asked_on")),
            ),
            models.CheckConstraint(
                name="question_cleared_by_someone_else",
                condition=Q(cleared_by=None)
                | Q(drafted_by__isnull=False) & ~Q(cleared_by=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="question_drafted_has_an_answer",
                condition=~Q(state__in=["drafted", "cleared", "published"]) | ~Q(answer=""),
            ),
            models.CheckConstraint(
                name="question_published_is_cleared_or_has_its_source",
                condition=~Q(state="published") | Q(cleared_by__isnull=False) | ~Q(source=""),
            ),
            models.CheckConstraint(
                name="question_declined_or_withdrawn_says_why",
                condition=~Q(state__in=["declined", "withdrawn"]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Citation(models.Model):
    """What a question or an answer rests on, frozen: a figure, a record, a source."""

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="citations")
    is_of_answer = models.BooleanField(default=False)
    words = models.CharField(max_length=1000)
    address = models.CharField(max_length=500, blank=True)
    figure = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.question}: {self.words[:60]}"


class Verdict(models.TextChoices):
    """How a statement stands beside the evidence."""

    NOT_CHECKED = "not checked", "Not checked"
    SUPPORTED = "supported", "Supported by the evidence"
    CONTRADICTED = "contradicted", "Contradicted by the evidence"
    MIXED = "mixed", "Partly supported"
    UNVERIFIABLE = "unverifiable", "Cannot be checked"


class Statement(models.Model):
    """Something that somebody said, with its source, beside the evidence. Never a fact."""

    reference = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(max_length=40, default="statement")
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="statements"
    )
    area = models.SlugField(max_length=60, blank=True)
    said_by = models.CharField(max_length=200)
    text = models.TextField()
    said_on = models.DateField(null=True, blank=True)
    said_month = models.CharField(max_length=7, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    standing = models.CharField(max_length=20, choices=Verdict.choices, default=Verdict.NOT_CHECKED)
    evidence = models.TextField(blank=True)
    evidence_address = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=20, choices=STATEMENT.choices, default="recorded")
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="statement"
    )

    class Meta:
        ordering = ["-said_on", "reference"]
        constraints = [
            models.CheckConstraint(
                name="statement_that_was_judged_says_by_what",
                condition=Q(standing__in=["not checked", "unverifiable"]) | ~Q(evidence=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class SettledSignal(models.Model):
    """Why a body asks nothing about what is unusual in a month: written once, for its own people."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="settled_signals")
    address = models.CharField(max_length=300)
    month = models.CharField(max_length=7)
    reason = models.CharField(max_length=500)
    by = _somebody()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint("body", "address", "month", name="signal_settled_once"),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.month}"


class Reply(models.Model):
    """What somebody who is named in a statement says to it."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="replies")
    by_name = models.CharField(max_length=200)
    text = models.TextField()
    said_on = models.DateField()
    source = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["said_on", "pk"]

    def __str__(self) -> str:
        return f"{self.by_name} to {self.statement}"
