"""Bodies, offices and people: who answers, for what, from when to when.

A body is the legal person and lasts; people hold its offices for a time; bodies succeed each
other. Every fact has its source. A date that no source gives is left open, and a source that
names somebody in an office without saying since when is kept as just that.
"""

from django.db import models
from django.db.models import F, Q


class BodyKind(models.TextChoices):
    """What sort of body it is."""

    POLICING_BODY = "policing body"
    FORCE = "force"
    PANEL = "panel"
    DEPARTMENT = "department"
    PARLIAMENT = "parliament"
    INSPECTORATE = "inspectorate"
    ASSOCIATION = "association"
    PARTNER = "partner"


class Sourced(models.Model):
    """A fact and where it was read."""

    source = models.CharField(max_length=300, blank=True)
    source_url = models.URLField(max_length=500, blank=True)

    class Meta:
        abstract = True


def _until_after_from(name: str, first: str, last: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{first}__isnull": True})
        | Q(**{f"{last}__isnull": True})
        | Q(**{f"{last}__gte": F(first)}),
    )


class Body(Sourced):
    """A body that answers, asks, advises or is asked."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=BodyKind.choices)
    area = models.SlugField(max_length=60, blank=True, db_index=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "bodies"
        constraints = [_until_after_from("body_ends_after_it_starts", "starts_on", "ends_on")]

    def __str__(self) -> str:
        return self.name


class Governance(Sourced):
    """Which body answers for policing in an area, by which model, from when to when."""

    area = models.SlugField(max_length=60, db_index=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="governs")
    model = models.CharField(max_length=20)
    held_from = models.DateField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)
    confidence = models.CharField(max_length=20, default="verified")

    class Meta:
        ordering = ["area", F("held_from").asc(nulls_first=True)]
        constraints = [
            _until_after_from("governance_ends_after_it_starts", "held_from", "held_until"),
            models.UniqueConstraint("area", "body", name="governance_of_a_body_once_an_area"),
        ]

    def __str__(self) -> str:
        return f"{self.area}: {self.body}"


class Succession(Sourced):
    """One body follows another, on a day, by an instrument; many may follow many."""

    before = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="successions")
    after = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="predecessions")
    on = models.DateField(null=True, blank=True)
    instrument = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["before__slug", "after__slug"]
        constraints = [
            models.UniqueConstraint("before", "after", name="succession_once"),
            models.CheckConstraint(
                name="succession_is_between_two_bodies", condition=~Q(before=F("after"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.before} -> {self.after}"


class Person(Sourced):
    """Somebody who holds or held an office."""

    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    identifiers = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["name", "slug"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    """An office at a body: commissioner, deputy, chief constable, Home Secretary."""

    slug = models.SlugField(max_length=160, unique=True)
    title = models.CharField(max_length=300)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="offices")

    class Meta:
        ordering = ["title", "slug"]

    def __str__(self) -> str:
        return self.title


class OfficeHolder(Sourced):
    """A term: somebody in an office, from a day to a day, where the source gives them."""

    key = models.SlugField(max_length=240, unique=True)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="holders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="terms")
    held_from = models.DateField(null=True, blank=True)
    held_until = models.DateField(null=True, blank=True)
    is_acting = models.BooleanField(default=False)
    party = models.CharField(max_length=100, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = [F("held_from").asc(nulls_first=True), "key"]
        constraints = [
            _until_after_from("term_ends_after_it_starts", "held_from", "held_until"),
        ]

    def __str__(self) -> str:
        return self.key


class Attestation(Sourced):
    """A source names somebody in an office at a time, without saying since when."""

    term = models.ForeignKey(OfficeHolder, on_delete=models.PROTECT, related_name="attested")
    on = models.DateField()
    is_month = models.BooleanField(default=True)
    is_inferred = models.BooleanField(default=False)

    class Meta:
        ordering = ["term__key", "on"]
        constraints = [models.UniqueConstraint("term", "on", "source", name="attestation_once")]

    def __str__(self) -> str:
        return f"{self.term} on {self.on}"


class Election(Sourced):
    """Who won an election to an office; the winner's name where a source gives it."""

    area = models.SlugField(max_length=60, db_index=True)
    held_on = models.DateField()
    winner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    party = models.CharField(max_length=100, blank=True)

    class Meta:
        ordering = ["area", "held_on", "source"]
        constraints = [models.UniqueConstraint("area", "held_on", "source", name="election_once")]

    def __str__(self) -> str:
        return f"{self.area} {self.held_on}"


class Conflict(models.Model):
    """Two sources that say different things; neither is chosen."""

    subject = models.CharField(max_length=200)
    field = models.CharField(max_length=60)
    first = models.CharField(max_length=200)
    first_source = models.CharField(max_length=300)
    second = models.CharField(max_length=200)
    second_source = models.CharField(max_length=300)

    class Meta:
        ordering = ["subject", "field", "first_source", "second_source"]
        constraints = [
            models.UniqueConstraint(
                "subject", "field", "first_source", "second_source", name="conflict_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.subject}, {self.field}: {self.first} or {self.second}"
