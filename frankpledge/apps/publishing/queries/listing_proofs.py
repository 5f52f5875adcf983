"""Whether the listing says what it is drawn from; where not, how to make it anew."""

import random
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from frankpledge.apps.audit.queries import LogFault
from frankpledge.apps.publishing.models import ListedSubject, Listing, Publication, Version
from frankpledge.apps.publishing.queries.rows import rows_of
from frankpledge.apps.publishing.queries.visible import with_parts

CURE = "frankpledge record relist"
AT_A_TIME = 200  # publications
FIELDS = tuple(field.attname for field in Listing._meta.concrete_fields)
Listed = dict[int, tuple[tuple, frozenset[tuple]]]  # by version: its columns, its subjects


def listing_faults(sample: int | None = None, without: Collection[str] = ()) -> Iterator[LogFault]:
    """Yield each version that is listed otherwise than it was published, and lists of nothing.

    Args:
        sample: how many publications are looked at, chosen by chance; all where it is not given.
        without: references of publications that are known to be wrong themselves.
    """
    known = Publication.objects.exclude(reference__in=without).order_by("pk")
    keys = list(known.values_list("pk", flat=True))
    if sample is not None and sample < len(keys):
        keys = sorted(random.sample(keys, sample))
    for first in range(0, len(keys), AT_A_TIME):
        yield from _faults_of(keys[first : first + AT_A_TIME])
    if sample is None:
        yield from _of_nothing()


def _faults_of(publications: Sequence[int]) -> Iterator[LogFault]:
    versions = with_parts(Version.objects.filter(publication__in=publications))
    named, expected = {}, {}
    ordered = versions.order_by("publication", "number")
    for _, found in groupby(ordered, key=lambda version: version.publication_id):
        for row, shown in rows_of(list(found)):
            named[row.pk] = shown.reference, shown.number
            about = {(kind, slug, row.visible_from) for kind, slug in shown.subjects}
            expected[row.pk] = _columns(row), frozenset(about)
    held = _held(publications)
    for key, place in named.items():
        if held.get(key) != expected[key]:
            how = "otherwise than it was published" if key in held else "nowhere"
            yield _fault(f"version {place[1]} of {place[0]} is listed {how}", *place)
    for key in held.keys() - expected.keys():
        yield _fault(f"a version {key} is listed that there is not")


def _held(publications: Sequence[int]) -> Listed:
    rows = list(Listing.objects.filter(publication__in=publications))
    about = defaultdict(set)
    subjects = ListedSubject.objects.filter(listing__in=[row.pk for row in rows])
    for key, *subject in subjects.values_list("listing", "kind", "slug", "visible_from"):
        about[key].add(tuple(subject))
    return {row.pk: (_columns(row), frozenset(about[row.pk])) for row in rows}


def _columns(row: Listing) -> tuple:
    return tuple(getattr(row, name) for name in FIELDS)


def _of_nothing() -> Iterator[LogFault]:
    """Yield rows of publications that there are not."""
    rows = Listing.objects.exclude(publication__in=Publication.objects.values("pk"))
    for key in rows.values_list("pk", flat=True):
        yield _fault(f"a version {key} is listed that there is not")


def _fault(what: str, reference: str = "", number: int | None = None) -> LogFault:
    return LogFault(what=f"{what}: run `{CURE}`", reference=reference, number=number)
