"""Meetings of a panel: items, papers, who came, what the public asked, what the minutes say."""

from django.db import models
from django.db.models import Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.membership.models import Member
from frankpledge.apps.publishing.models import Publication
from frankpledge.design.dates import long_date
from frankpledge.rules.panel_workflows import MEETING, PANEL_QUESTION

# The kinds of what is published of meetings; a panel's year stands beside its meetings.
MINUTES, ANNUAL_REPORT = "minutes", "panel-annual-report"


class Meeting(models.Model):
    """A meeting of a panel. Its notice, agenda and pack are one publication, its minutes another.

    `external` is its number where it was imported from, `digest` that of what was read there:
    such a meeting is changed there, not here. `minutes` is a draft until they are published.
    """

    reference = models.SlugField(max_length=40, unique=True)
    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="panel_meetings")
    title = models.CharField(max_length=200)
    on = models.DateField()
    starts_at = models.TimeField(null=True, blank=True)
    venue = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    questions_by = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=20, choices=[(s, s) for s in MEETING.states], default="planned"
    )
    reason = models.TextField(blank=True)
    also_present = models.TextField(blank=True)
    minutes = models.TextField(blank=True)
    external = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)
    pack = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="meeting"
    )
    record = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="minutes_of"
    )

    class Meta:
        ordering = ["on", "starts_at", "reference"]
        constraints = [
            models.UniqueConstraint(
                "panel", "external", name="meeting_imported_once", condition=~Q(external="")
            ),
            models.CheckConstraint(
                name="meeting_cancelled_says_why", condition=~Q(state="cancelled") | ~Q(reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {long_date(self.on)}"


class Item(models.Model):
    """An item of an agenda; a private one says by which paragraph of Schedule 12A."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    place = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    purpose = models.TextField(blank=True)
    ground = models.CharField(max_length=2, blank=True)
    is_announced = models.BooleanField(default=False)

    class Meta:
        ordering = ["meeting", "place"]
        constraints = [models.UniqueConstraint("meeting", "place", name="item_place_once")]

    def __str__(self) -> str:
        return f"{self.place}. {self.title}"

    @property
    def is_private(self) -> bool:
        """Whether the public is excluded."""
        return bool(self.ground)


class Paper(models.Model):
    """A paper of an item. Once it is published its paragraphs keep their numbers and pages.

    `supplement` is 0 for a paper of the agenda, 1 and up for one that came later; None while
    it is not published. `paragraphs` are [number, page, words].
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    url = models.URLField(max_length=500, blank=True)
    supplement = models.PositiveIntegerField(null=True, blank=True)
    paragraphs = models.JSONField(default=list)
    first_page = models.PositiveIntegerField(null=True, blank=True)
    last_page = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["item", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def pages(self) -> str:
        """Which pages of the pack it fills."""
        if self.first_page is None:
            return ""
        if self.first_page == self.last_page:
            return f"page {self.first_page}"
        return f"pages {self.first_page} to {self.last_page}"


class AttendanceStatus(models.TextChoices):
    """Whether a member came."""

    PRESENT = "present", "Present"
    SUBSTITUTE = "substitute", "A substitute came"
    APOLOGIES = "apologies", "Apologies"
    ABSENT = "absent", "Absent without apologies"


class Attendance(models.Model):
    """Whether a member came to a meeting that was held."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendance")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="attendance")
    how = models.CharField(max_length=20, choices=AttendanceStatus.choices)

    class Meta:
        ordering = ["member__name"]
        constraints = [models.UniqueConstraint("meeting", "member", name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member} {self.how}"


class PublicQuestion(models.Model):
    """A question of the public to a meeting. `contact` and `client` are never published."""

    reference = models.SlugField(max_length=40, unique=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions")
    name = models.CharField(max_length=150)
    contact = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    client = models.CharField(max_length=64, blank=True, db_index=True)
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=20, choices=[(s, s) for s in PANEL_QUESTION.states], default="received"
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["received_at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="panel_question_declined_says_why",
                condition=~Q(state="declined") | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Mark(models.TextChoices):
    """What minutes are marked with."""

    DECISION = "decision", "Decision"
    RECOMMENDATION = "recommendation", "Recommendation"
    UNDERTAKING = "undertaking", "Undertaking"


class MinuteAction(models.Model):
    """What minutes were marked with, and where it went on: its address in the record."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="minute_actions")
    mark = models.CharField(max_length=20, choices=Mark.choices)
    text = models.TextField()
    address = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "meetings_carried"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mark}: {self.text[:60]}"


class Shared(models.Model):
    """A document of the library that the panels of one host share: rules, guidance, templates."""

    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="shared")
    title = models.CharField(max_length=200)
    text = models.TextField()
    put_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "pk"]
        verbose_name_plural = "shared"

    def __str__(self) -> str:
        return self.title
