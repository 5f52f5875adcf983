"""Who sits on a panel: seats, members and their terms, and finding independent members."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication
from frankpledge.rules.panel_workflows import APPLICATION

VACANCY = "vacancy"  # the kind of an advert


class SeatKind(models.TextChoices):
    """How somebody comes to a seat."""

    APPOINTED = "appointed", "Appointed by a council"
    COUNCILLOR = "co-opted councillor", "Co-opted councillor"
    INDEPENDENT = "independent", "Co-opted independent member"


class Seat(models.Model):
    """A place on a panel: of a council, or co-opted."""

    panel = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=30, choices=SeatKind.choices)
    authority = models.CharField(max_length=200, blank=True)
    part = models.CharField(max_length=100, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["kind", "authority", "pk"]
        constraints = [
            models.CheckConstraint(
                name="seat_of_a_council_names_it",
                condition=Q(kind="independent") | ~Q(authority=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.panel}: {self.authority or self.kind}"


class Member(models.Model):
    """Somebody in a seat, from a day to a day; a substitute stands in for the member."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="members")
    name = models.CharField(max_length=150)
    party = models.CharField(max_length=100, blank=True)
    skills = models.JSONField(default=list, blank=True)
    is_substitute = models.BooleanField(default=False)
    office = models.CharField(max_length=40, blank=True)
    held_from = models.DateField()
    held_until = models.DateField(null=True, blank=True)
    inducted_on = models.DateField(null=True, blank=True)
    left_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["name", "held_from"]
        constraints = [
            models.CheckConstraint(
                name="member_leaves_on_or_after_joining",
                condition=Q(held_until=None) | Q(held_until__gte=F("held_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Recruitment(models.Model):
    """Finding an independent member: advert, skills that are wanted, days."""

    reference = models.SlugField(max_length=40, unique=True)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="recruitments")
    title = models.CharField(max_length=200)
    advert = models.TextField()
    skills = models.JSONField(default=list)
    opens_on = models.DateField()
    closes_on = models.DateField()
    erase_on = models.DateField()
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="recruitment"
    )

    class Meta:
        ordering = ["-opens_on", "reference"]
        constraints = [
            models.CheckConstraint(
                name="recruitment_days_follow_each_other",
                condition=Q(closes_on__gte=F("opens_on"), erase_on__gt=F("closes_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class Application(models.Model):
    """An application to join a panel. Private: the panel's support and scorers read it."""

    reference = models.SlugField(max_length=40, unique=True)
    recruitment = models.ForeignKey(
        Recruitment, on_delete=models.PROTECT, related_name="applications"
    )
    name = models.CharField(max_length=150)
    contact = models.CharField(max_length=300)
    text = models.TextField()
    client = models.CharField(max_length=64, blank=True, db_index=True)
    received_at = models.DateTimeField()
    state = models.CharField(
        max_length=20, choices=[(s, s) for s in APPLICATION.states], default="received"
    )
    reason = models.TextField(blank=True)
    appointed_as = models.OneToOneField(
        Member, on_delete=models.PROTECT, null=True, blank=True, related_name="application"
    )
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["received_at", "pk"]

    def __str__(self) -> str:
        return self.reference


class Score(models.Model):
    """What one person gives an application for one skill at one stage."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="scores")
    stage = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    skill = models.CharField(max_length=100)
    points = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["stage", "skill", "by"]
        constraints = [
            models.UniqueConstraint("application", "stage", "by", "skill", name="score_once"),
            models.CheckConstraint(name="score_up_to_five", condition=Q(points__lte=5)),
        ]

    def __str__(self) -> str:
        return f"{self.application} {self.skill}: {self.points}"
