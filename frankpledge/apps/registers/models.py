"""What every register keeps beside its own columns: steps, parties and the files taken in."""

from django.db import models
from django.db.models import F

from frankpledge.apps.bodies.models import Body
from frankpledge.apps.publishing.models import Publication


class Record(models.Model):
    """One record of a register. Its own app adds a column for each field of the declaration.

    `identifier` is the number that the body's own files give it; `reference` is ours and lasts.
    """

    reference = models.SlugField(max_length=40, unique=True)
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    identifier = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=30)
    opened_on = models.DateField()
    publication = models.OneToOneField(
        Publication, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True
        ordering = ["-reference"]
        constraints = [
            models.UniqueConstraint(
                F("owner"),
                F("identifier"),
                condition=~models.Q(identifier=""),
                name="%(class)s_identifier_once",
            )
        ]

    def __str__(self) -> str:
        return self.reference


class Step(models.Model):
    """A step of a record, kept for ever: what it was before, what was said, what it became.

    `before` and `given` are texts by field, as `rules.values` writes them: history, for putting
    right and for the log. Facts are read from the record's own columns.
    """

    kind = models.SlugField(max_length=40)
    reference = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=200)
    state_before = models.CharField(max_length=30, blank=True)
    state_after = models.CharField(max_length=30)
    before = models.JSONField(default=dict)
    given = models.JSONField(default=dict)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint("reference", "number", name="step_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} step {self.number}: {self.move}"


class Party(models.Model):
    """Somebody who has a part in a record: a body or person of the record, or only a name."""

    reference = models.SlugField(max_length=40, db_index=True)
    role = models.CharField(max_length=40)
    place = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, blank=True)  # body or person; empty: only a name
    slug = models.SlugField(max_length=160, blank=True)
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["role", "place"]
        verbose_name_plural = "parties"
        constraints = [
            models.UniqueConstraint("reference", "role", "place", name="party_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.name}"


class FileState(models.TextChoices):
    """How far a file has come."""

    CHECKED = "checked", "Checked, not applied"
    APPLIED = "applied", "Applied"
    UNDONE = "undone", "Undone"
    CANCELLED = "cancelled", "Cancelled"


class TakenIn(models.Model):
    """A file that was read: as a preview until it is applied, and then what it changed.

    `content` goes once the file is applied or cancelled: what it said that is private does not stay
    in two places. `made` has the number of the newest step of each record that the file made,
    `changed` those of each that it changed, with the parties that it had before.
    """

    kind = models.SlugField(max_length=40)
    owner = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)  # SHA-256
    content = models.BinaryField(blank=True)
    state = models.CharField(max_length=10, choices=FileState, default=FileState.CHECKED)
    rows = models.PositiveIntegerField()
    made = models.JSONField(default=dict)
    changed = models.JSONField(default=dict)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "taken in"

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"


class Heading(models.Model):
    """What a body's own files call a field: remembered from one file to the next."""

    kind = models.SlugField(max_length=40)
    owner = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+")
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=60, blank=True)  # empty: the column is not used

    class Meta:
        constraints = [
            models.UniqueConstraint("kind", "owner", "heading", name="heading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.heading}: {self.field}"
