"""What is public: lasting addresses, and versions that are never changed.

Nothing else in the record is read by a public page, feed, search, export or e-mail. A version
is what was said on a day, frozen; a correction is another version, with its reason.
"""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q

from frankpledge.apps.bodies.models import Body


class Notice(models.TextChoices):
    """Why there is a version."""

    FIRST = "published"
    UPDATE = "update"
    CORRECTION = "correction"
    WITHDRAWAL = "withdrawal"


class Sequence(models.Model):
    """The last number given for a prefix and a year: references are given once."""

    name = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name} {self.last}"


class Publication(models.Model):
    """Something public, at an address that lasts."""

    reference = models.SlugField(max_length=60, unique=True)
    kind = models.SlugField(max_length=40, db_index=True)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="publications")
    created_at = models.DateTimeField()
    # As `with_parts` reads them.
    all_subjects: list["Subject"]
    all_hidden: list["Redaction"]

    class Meta:
        ordering = ["-created_at", "reference"]

    def __str__(self) -> str:
        return self.reference


class Subject(models.Model):
    """What a publication is about: an area, a body, a person, a measure, a topic.

    `since` is the number of the version that brought it: a subject is no more public than that.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="subjects")
    kind = models.SlugField(max_length=20)
    slug = models.SlugField(max_length=160)
    since = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["kind", "slug"]
        constraints = [
            models.UniqueConstraint("publication", "kind", "slug", name="subject_once"),
        ]
        indexes = [models.Index(fields=["kind", "slug"])]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


class Version(models.Model):
    """One version of a publication. The database refuses to change or delete it.

    `content` is what the page shows (see `frankpledge.rules.documents`); empty for a
    withdrawal. It is visible from `visible_from` on: later than `published_at` under embargo.
    What `digest` covers is said by `digest_format` (see `publishing.queries.digests`); `salt`
    hides who published it in what is hashed.
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    content = models.JSONField(default=dict)
    notice = models.CharField(max_length=20, choices=Notice.choices)
    reason = models.TextField(blank=True)
    published_at = models.DateTimeField()
    visible_from = models.DateTimeField(db_index=True)
    published_by = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    digest_format = models.PositiveSmallIntegerField(default=1)
    salt = models.CharField(max_length=32, blank=True, default="")

    class Meta:
        ordering = ["publication", "number"]
        constraints = [
            models.UniqueConstraint("publication", "number", name="version_number_once"),
            models.CheckConstraint(
                name="version_that_corrects_or_withdraws_says_why",
                condition=~Q(notice__in=[Notice.CORRECTION, Notice.WITHDRAWAL]) | ~Q(reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication} version {self.number}"


class Redaction(models.Model):
    """Words that may not be shown in any version of a publication, and why.

    The words are kept as they were so that they can be hidden everywhere; no page, feed or
    export reads them.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="redactions"
    )
    words = models.CharField(max_length=500)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)

    class Meta:
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.publication}: {self.reason}"


NO_END = datetime(9999, 12, 31, tzinfo=UTC)  # later than any moment that is asked for


class Listing(models.Model):
    """How a version stands in lists: what they show, narrow and sort by, without its document.

    It is in force at a moment t while `visible_from <= t < until`. All of it is drawn from the
    version, the words hidden in it and the versions after it, and can be made anew; so it holds
    nothing back from being removed or altered, and nothing rests on it.

    `data` are the single values among those that programs read in the document, long ones cut.
    """

    version = models.OneToOneField(
        Version, models.CASCADE, primary_key=True, related_name="listing", db_constraint=False
    )
    publication = models.ForeignKey(
        Publication, models.CASCADE, related_name="listings", db_constraint=False
    )
    number = models.PositiveIntegerField()
    kind = models.SlugField(max_length=40, db_index=False)
    body = models.ForeignKey(
        Body, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    area = models.SlugField(max_length=160, blank=True, db_index=False)
    state = models.CharField(max_length=60, blank=True)
    title = models.TextField()
    lead = models.TextField(blank=True)
    on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    notice = models.CharField(max_length=20, choices=Notice.choices)
    data = models.JSONField(default=dict)
    visible_from = models.DateTimeField()
    until = models.DateTimeField(default=NO_END)

    class Meta:
        # First what a list is narrowed by, then the order of its rows, so that a page is read from
        # the index's end; last what else its counts need, so that they read the index alone.
        indexes = [
            models.Index(fields=["-visible_from", "-version"], name="listing_newest"),
            models.Index(
                fields=["kind", "-visible_from", "-version", "until"], name="listing_of_kind"
            ),
            models.Index(fields=["body", "-visible_from", "-version"], name="listing_of_body"),
            models.Index(fields=["area", "-visible_from", "-version"], name="listing_of_area"),
            models.Index(
                fields=["body", "kind", "-visible_from", "-version", "until"],
                name="listing_of_bodys_kind",
            ),
            models.Index(
                fields=["area", "kind", "-visible_from", "-version", "until"],
                name="listing_of_areas_kind",
            ),
            models.Index(
                fields=["kind", "body", "on", "version", "until", "visible_from"],
                name="listing_by_day",
            ),
            models.Index(
                fields=["kind", "state", "until", "visible_from"], name="listing_by_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.publication} version {self.number}"


class ListedSubject(models.Model):
    """A subject of a version, so that the newest of a subject are found without reading the rest."""

    listing = models.ForeignKey(
        Listing, models.CASCADE, related_name="subjects", db_constraint=False
    )
    kind = models.SlugField(max_length=20, db_index=False)
    slug = models.SlugField(max_length=160, db_index=False)
    visible_from = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(
                fields=["kind", "slug", "-visible_from", "-listing"], name="listed_subject_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"


SEARCH = "publishing_search"  # a table of each database's own kind, by the key of a version
