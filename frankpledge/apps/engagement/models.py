"""Engagement with ministers: what was asked, what came of it, and what each side says."""

from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body, Office, Person
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.workflows import ENGAGEMENT


class Setting(models.TextChoices):
    """In which setting. A meeting with others is never a one-to-one."""

    ONE_TO_ONE = "one-to-one", "One-to-one meeting"
    GROUP = "group", "Meeting with others present"
    ROUNDTABLE = "roundtable", "Roundtable"
    CONFERENCE = "conference", "Conference"
    VISIT = "visit", "Visit"
    LETTER = "letter", "Letter"
    CALL = "call", "Call"
    NOT_GIVEN = "not given", "The source does not say"


class Engagement(models.Model):
    """One occasion, or one request for one."""

    reference = models.SlugField(max_length=40, unique=True)
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="engagements"
    )
    who = models.CharField(max_length=200)
    area = models.SlugField(max_length=60, blank=True)
    office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    minister = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="engagements"
    )
    counterpart = models.CharField(max_length=200)
    setting = models.CharField(max_length=20, choices=Setting.choices)
    state = models.CharField(max_length=20, choices=[(s, s) for s in ENGAGEMENT.states])
    on = models.DateField(null=True, blank=True)
    month = models.CharField(max_length=7, blank=True)
    is_inferred = models.BooleanField(default=False)
    purpose = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    said_by = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="engagement"
    )

    class Meta:
        ordering = ["-on", "-month", "reference"]

    def __str__(self):
        return self.reference


class Account(models.Model):
    """How many meetings somebody says there were: one side's account, never added to another's.

    `at_least` and `at_most` are open where the account gives no number.
    """

    reference = models.SlugField(max_length=40, unique=True)
    owner = models.ForeignKey(
        Body, db_column="kept_at_id", on_delete=models.PROTECT, related_name="accounts"
    )
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="accounts")
    minister = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="accounts")
    who = models.CharField(max_length=200)
    area = models.SlugField(max_length=60, blank=True)
    setting = models.CharField(max_length=20, choices=Setting.choices)
    at_least = models.PositiveIntegerField(null=True, blank=True)
    at_most = models.PositiveIntegerField(null=True, blank=True)
    from_month = models.CharField(max_length=7, blank=True)
    side = models.CharField(
        max_length=20,
        choices=[("department", "The department"), ("commissioner", "The commissioner")],
    )
    said_by = models.CharField(max_length=200)
    evidence = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300)
    source_url = models.URLField(max_length=500, blank=True)
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="account"
    )

    class Meta:
        ordering = ["side", "reference"]
        constraints = [
            models.CheckConstraint(
                name="account_at_least_not_above_at_most",
                condition=Q(at_least=None) | Q(at_most=None) | Q(at_most__gte=F("at_least")),
            ),
        ]

    def __str__(self):
        return self.reference


class DepartmentMeeting(models.Model):
    """One row of a department's published list of its ministers' meetings."""

    department = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    minister = models.CharField(max_length=200)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    on = models.DateField(null=True, blank=True)
    month = models.CharField(max_length=7, blank=True)
    organisation = models.TextField()
    purpose = models.TextField(blank=True)
    file = models.CharField(max_length=200)
    line = models.PositiveIntegerField()
    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )

    class Meta:
        ordering = ["file", "line"]
        constraints = [models.UniqueConstraint("file", "line", name="meeting_row_once")]

    def __str__(self):
        return f"{self.file}, line {self.line}"
