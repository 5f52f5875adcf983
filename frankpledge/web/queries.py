"""What the home page, the search and the status page ask."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection
from django.urls import reverse

from frankpledge.apps.outbox.queries import standing
from frankpledge.apps.performance.queries.reader import current_release, site_store
from frankpledge.design.maps import TILES, Tile
from frankpledge.errors import Damaged, NotFound
from frankpledge.evidence.charts.amounts import STATUS_WORDS
from frankpledge.evidence.geography.districts import districts, slug_of
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.official.reference import content, tables
from frankpledge.evidence.store.coverage import months_shown
from frankpledge.evidence.verify import last_verdict
from frankpledge.rules.periods import month_words
from frankpledge.rules.policing_areas import AREA_BY_SLUG, AREAS, force_name

LONGEST_SEARCH = 100  # characters


@dataclass(frozen=True, kw_only=True)
class Hit:
    """Something found: its name, its page, and what it is."""

    name: str
    address: str
    says: str


def places() -> dict[str, Tile]:
    """Return the 43 areas as the maps draw them, by how the newest month is held."""
    newest, status = "", {}
    try:
        snapshot = current_release()
    except NotFound:
        snapshot = None
    if snapshot and (months := months_shown(snapshot.release, "street", 1)):
        newest = months[1]
        status = {e.force: e for e in snapshot.release.covered("street") if e.month == newest}
    found = {}
    for slug in TILES:
        entry = status.get(slug)
        kind = entry.status if entry else "missing"
        says = (
            f"{month_words(newest)} {STATUS_WORDS[kind]}"
            if entry
            else "nothing has been loaded yet"
        )
        if kind == "complete":
            says = f"{month_words(newest)} is held"
        found[slug] = Tile(
            name=AREA_BY_SLUG[slug].force,
            address=reverse("performance:force", args=[slug]),
            kind=kind,
            says=says,
        )
    return found


def outlines() -> tuple[dict, str]:
    """Return the boundaries that were added, and their date and source; empty without."""
    try:
        root = current_release().store.root
        table = tables(root)["force-boundaries"]
        said = " ".join(part for part in (table.source, table.dated) if part)
        return content(root, "force-boundaries"), said or "date and source not given"
    except (NotFound, Damaged, KeyError):
        return {}, ""


def other_forces() -> list[Hit]:
    """Return forces of which files are held and that are none of the 43 areas."""
    try:
        snapshot = current_release()
    except NotFound:
        return []
    slugs = sorted({key[1] for key in snapshot.release.files} - set(AREA_BY_SLUG))
    return [_force_hit(slug) for slug in slugs]


def search(words: str) -> list[Hit]:
    """Return forces and districts whose name holds `words`, those that begin with it first."""
    wanted = words.strip().lower()[:LONGEST_SEARCH]
    if not wanted:
        return []
    hits: list[tuple[bool, str, Hit]] = []
    for area in AREAS:
        names = (area.force, area.short_name, area.slug.replace("-", " "))
        hits += _matches(wanted, names, _force_hit(area.slug))
    for hit in other_forces():
        hits += _matches(wanted, (hit.name,), hit)
    for district in districts():
        address = reverse("performance:district", args=[district.force, slug_of(district.name)])
        old = [name for name in district.predecessors if wanted in name.lower()]
        says = f"district, {force_name(district.force)}"
        if old and wanted not in district.name.lower():
            says = f"{says}; {old[0]} is now part of it"
        hit = Hit(name=district.name, address=address, says=says)
        hits += _matches(wanted, (*district.recorded_names, district.code), hit)
    return [hit for _, _, hit in sorted(hits, key=lambda item: item[:2])]


def _matches(wanted: str, names: tuple[str, ...], hit: Hit) -> list[tuple[bool, str, Hit]]:
    lower = [name.lower() for name in names]
    if not any(wanted in name for name in lower):
        return []
    return [(not any(name.startswith(wanted) for name in lower), hit.name, hit)]


def _force_hit(slug: str) -> Hit:
    return Hit(
        name=force_name(slug),
        address=reverse("performance:force", args=[slug]),
        says="police force",
    )


def health(now: datetime) -> dict:
    """Return whether the database and the store answer, and how fresh the data is.

    Raises:
        Damaged: a file of the store is missing or cannot be read.
    """
    with connection.cursor() as cursor:
        cursor.execute("select 1 from django_migrations limit 1")
    try:
        snapshot: ReleaseReader | None = current_release()
    except NotFound:
        snapshot = None
    months = months_shown(snapshot.release, "street", 1) if snapshot else None
    lost = _lost(snapshot) if snapshot else 0
    if lost:
        raise Damaged(f"{lost} files of the store are missing: ingest the archives again")
    return {
        "database": connection.vendor,
        "release": snapshot.release.number if snapshot else None,
        "released_at": snapshot.release.created_at if snapshot else None,
        "files": len(snapshot.release.files) if snapshot else 0,
        "latest_month": months[1] if months else None,
        "verified": _last_verified(now),
        "queue": _queue(now),
    }


def _queue(now: datetime) -> dict[str, object]:
    """Return how much work is due, since when the oldest of it, and how much was given up."""
    found = standing(now)
    return asdict(found) | {"oldest": found.oldest and found.oldest.isoformat()}


def _last_verified(now: datetime) -> dict | None:
    """Return when the store was last compared with its digests, and what was found."""
    last = last_verdict(site_store())
    if last is None:
        return None
    age = now - last.at
    return {
        "at": last.at.isoformat(),
        "release": last.release,
        "faults": last.faults,
        "age_in_days": age.days,
    }


def _lost(now: ReleaseReader) -> int:
    paths = [path for held in now.release.summaries.values() for path in held.values()]
    return sum(not (now.store.root / path).exists() for path in paths)
