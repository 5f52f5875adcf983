"""Keeping the listing and the search: both are drawn from versions, and can be made anew."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby

from django.db import connection, transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest

from frankpledge.apps.publishing.models import (
    SEARCH,
    ListedSubject,
    Listing,
    Publication,
    Version,
)
from frankpledge.apps.publishing.queries.rows import rows_of, subject_rows
from frankpledge.apps.publishing.queries.visible import PublicVersion, with_parts

AT_A_TIME = 200  # publications that are listed again in one transaction
SEARCHED = 250_000  # characters of a text: PostgreSQL keeps a megabyte of words of each
Row = tuple[Listing, PublicVersion]
SQLITE = f"insert into {SEARCH} (rowid, title, words) values (%s, %s, %s)"
POSTGRESQL = f"""
insert into {SEARCH} (version, title, words, found)
values (%s, %s, %s, to_tsvector('english', %s))
"""


def list_version(version: Version) -> None:
    """Put a new version into listing and search; those before it end where it begins."""
    begins = Value(version.visible_from, output_field=DateTimeField())
    before = Listing.objects.filter(publication=version.publication, until__gt=version.visible_from)
    before.update(until=Greatest(F("visible_from"), begins))
    _add(rows_of(with_parts(Version.objects.filter(pk=version.pk))))


@transaction.atomic
def list_again(publications: Iterable[int]) -> int:
    """Make the rows of publications anew, as after words were hidden; return how many there are."""
    keys = list(publications)
    list(Publication.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    versions = Version.objects.filter(publication__in=keys)
    listed = Listing.objects.filter(publication__in=keys)
    _remove({pk for found in (versions, listed) for pk in found.values_list("pk", flat=True)})
    ordered = with_parts(versions).order_by("publication", "number")
    rows = [
        row
        for _, found in groupby(ordered, key=lambda version: version.publication_id)
        for row in rows_of(list(found))
    ]
    _add(rows)
    return len(rows)


def relist(seen: Callable[[int], None] = lambda _: None) -> int:
    """Make listing and search anew from all versions; return how many rows there are.

    Who reads meanwhile sees each publication as it was or as it is. `seen` is told of how many
    publications more are done.
    """
    known = list(Publication.objects.order_by("pk").values_list("pk", flat=True))
    count = 0
    for first in range(0, len(known), AT_A_TIME):
        keys = known[first : first + AT_A_TIME]
        count += list_again(keys)
        seen(len(keys))
    with transaction.atomic():
        _remove(_without_version())
    return count


def _without_version() -> list[int]:
    """Return the keys of rows, and of texts in the search, of which there is no version."""
    versions = set(Version.objects.values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(f"select {_key()} from {SEARCH}")
        searched = {row[0] for row in cursor.fetchall()}
    listed = set(Listing.objects.values_list("pk", flat=True))
    subjects = set(ListedSubject.objects.values_list("listing", flat=True).distinct())
    return sorted((searched | listed | subjects) - versions)


def _key() -> str:
    return "version" if connection.vendor == "postgresql" else "rowid"


def _remove(keys: Iterable[int]) -> None:
    found = list(keys)
    for first in range(0, len(found), AT_A_TIME):
        some = found[first : first + AT_A_TIME]
        ListedSubject.objects.filter(listing__in=some).delete()
        Listing.objects.filter(pk__in=some).delete()
        with connection.cursor() as cursor:
            cursor.executemany(f"delete from {SEARCH} where {_key()} = %s", [(k,) for k in some])


def _add(rows: Sequence[Row]) -> None:
    """Put rows into the listing, and the words that may be seen into the search."""
    Listing.objects.bulk_create([row for row, _ in rows])
    subjects = [s for row, shown in rows for s in subject_rows(row, shown.subjects)]
    ListedSubject.objects.bulk_create(subjects)
    texts = [(row.pk, shown.title, shown.full_text) for row, shown in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cut = [(pk, title, words[:SEARCHED]) for pk, title, words in texts]
            cursor.executemany(POSTGRESQL, [(pk, t, w, f"{t}\n{w}"[:SEARCHED]) for pk, t, w in cut])
        else:
            cursor.executemany(SQLITE, texts)
