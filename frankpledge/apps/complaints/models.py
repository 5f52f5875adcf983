"""Complaints about the office-holder, kept by the panel, and the office's complaint reviews.

Nothing here is published but counts. A panel's complaint is open to those who handle
complaints at the panel; a review to those who keep reviews at the office; neither to the other.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.rules.panel_workflows import COMPLAINT, REVIEW

# The kinds of what is published of complaints: counts and nothing else.
COMPLAINT_COUNTS, REVIEW_COUNTS = "complaint-counts", "review-counts"


class ComplaintKind(models.TextChoices):
    """What came to the panel's attention."""

    COMPLAINT = "complaint", "A complaint"
    CONDUCT = "conduct matter", "A conduct matter: an indication of a crime, without a complaint"


class Complaint(models.Model):
    """One complaint about a commissioner, deputy or mayor, and where it has got to.

    `clear_on` is the day on which it first became clear that it must be referred. Who
    complained is erased on `erase_on`; what was decided stays.
    """

    reference = models.SlugField(max_length=40, unique=True)
    kind = models.CharField(
        max_length=20, choices=ComplaintKind.choices, default=ComplaintKind.COMPLAINT
    )
    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="complaints")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="complaints_about")
    about = models.CharField(max_length=200)
    name = models.CharField(max_length=150, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    text = models.TextField()
    incident_on = models.DateField(null=True, blank=True)
    received_on = models.DateField()
    received_at = models.DateTimeField()
    client = models.CharField(max_length=64, blank=True, db_index=True)
    state = models.CharField(max_length=20, choices=[(s, s) for s in COMPLAINT.states])
    ground = models.CharField(max_length=40, blank=True)
    is_serious = models.BooleanField(default=False)
    is_withheld = models.BooleanField(default=False)
    why_withheld = models.TextField(blank=True)
    clear_on = models.DateField(null=True, blank=True)
    recorded_on = models.DateField(null=True, blank=True)
    referred_on = models.DateField(null=True, blank=True)
    resolver = models.CharField(max_length=200, blank=True)
    comments = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    closed_on = models.DateField(null=True, blank=True)
    erase_on = models.DateField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["received_on", "reference"]
        constraints = [
            models.CheckConstraint(
                name="complaint_set_aside_names_its_ground",
                condition=~Q(state__in=["not recorded", "passed on", "disapplied"]) | ~Q(ground=""),
            ),
            models.CheckConstraint(
                name="complaint_closed_state_and_day_together",
                condition=Q(state__in=COMPLAINT.ends, closed_on__isnull=False)
                | ~Q(state__in=COMPLAINT.ends) & Q(closed_on=None),
            ),
            models.CheckConstraint(
                name="complaint_referred_says_when_it_became_clear",
                condition=~Q(state__in=["referred", "investigated"])
                | Q(referred_on__isnull=False, clear_on__isnull=False),
            ),
            models.CheckConstraint(
                name="complaint_resolved_has_an_outcome",
                condition=~Q(state="resolved") | ~Q(outcome=""),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ComplaintStep(models.Model):
    """One exercise of a power or duty (regulation 34): added, never changed."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="steps")
    move = models.CharField(max_length=40)
    on = models.DateField()
    ground = models.CharField(max_length=40, blank=True)
    reasons = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        db_table = "complaints_step"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.complaint}: {self.move}"


class Letter(models.Model):
    """What somebody is told of a step: drawn from the record, sent by a person."""

    complaint = models.ForeignKey(Complaint, on_delete=models.PROTECT, related_name="letters")
    to = models.CharField(max_length=40)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField()
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.complaint}: to {self.recipient}"

    @property
    def recipient(self) -> str:
        """Who gets the letter, as a sentence says it."""
        return (
            "the Independent Office for Police Conduct" if self.to == "iopc" else f"the {self.to}"
        )


class Delegation(models.Model):
    """The panel lets somebody at the office handle complaints initially (regulation 7)."""

    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="delegations")
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="delegated_to")
    minute = models.CharField(max_length=300)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-held_from"]
        constraints = [
            models.CheckConstraint(
                name="delegation_ends_after_it_starts",
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel} to {self.office}"


class Review(models.Model):
    """A review of how the police handled a complaint, which the office carries out."""

    reference = models.SlugField(max_length=40, unique=True)
    office = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="complaint_reviews")
    letter_on = models.DateField()
    received_on = models.DateField()
    state = models.CharField(
        max_length=20, choices=[(s, s) for s in REVIEW.states], default="received"
    )
    decided_on = models.DateField(null=True, blank=True)
    recommended = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    notes = models.TextField(blank=True)

    class Meta:
        ordering = ["received_on", "reference"]
        constraints = [
            models.CheckConstraint(
                name="review_decided_state_and_day_together",
                condition=Q(state="received", decided_on=None)
                | ~Q(state="received") & Q(decided_on__isnull=False),
            ),
            models.CheckConstraint(
                name="review_decided_on_or_after_it_was_received",
                condition=Q(decided_on=None) | Q(decided_on__gte=F("received_on")),
            ),
            models.CheckConstraint(
                name="review_no_more_accepted_than_recommended",
                condition=Q(accepted__lte=F("recommended")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference
