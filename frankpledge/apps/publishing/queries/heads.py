"""The heads of the audit log that were published."""

from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries.visible import digest_of

HEAD = "audit-head"
AT_A_TIME = 2_000  # versions read in one go


def published_heads() -> list[tuple[int, str]]:
    """Return every head that was published: its line and its digest."""
    heads = Version.objects.filter(publication__kind=HEAD).values_list("content", flat=True)
    data = [content.get("data", {}) for content in heads]
    return [(head["line"], head["digest"]) for head in data if "line" in head]


def altered_version() -> str:
    """Return where a version is kept that no longer gives its own digest; nothing where none is."""
    versions = Version.objects.select_related("publication").order_by("pk")
    for version in versions.iterator(chunk_size=AT_A_TIME):
        if digest_of(version.title, version.content) != version.digest:
            return f"version {version.number} of {version.publication.reference}"
    return ""
