"""The release that the site reads: one reader, kept for as long as nothing of it changes."""

from datetime import UTC, date, datetime
from pathlib import Path
from threading import Lock

from django.conf import settings
from django.utils import timezone

from frankpledge.errors import Damaged
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.official import reference
from frankpledge.evidence.store.releases import Release, Store

_lock = Lock()
_kept: dict[tuple, ReleaseReader] = {}


def site_store() -> Store:
    """Return the store that the site is set to read."""
    return Store(Path(settings.FRANKPLEDGE_STORE))


def current_release() -> ReleaseReader:
    """Return the reader of the release in force; all requests of this process share it.

    Another store, a new release or a new reference table gets a new one, and what the one
    before had kept goes with it.

    Raises:
        NotFound: nothing has been loaded.
        Damaged: the release in force cannot be read.
    """
    store = site_store()
    release = store.release()
    key = (store.root, release.number, release.created_at, _reference(store))
    with _lock:
        if key not in _kept:
            _kept.clear()
            _kept[key] = ReleaseReader(store, release)
        return _kept[key]


def loaded_on(release: Release) -> date:
    """Return the day, in London, on which a release came into force."""
    at = datetime.fromisoformat(release.created_at)
    return timezone.localdate(at if at.tzinfo else at.replace(tzinfo=UTC))


def _reference(store: Store) -> tuple[str, ...]:
    """Return what changes when a reference table does."""
    try:
        tables = reference.tables(store.root)
    except Damaged:  # the residents that ship are read instead
        return ("damaged",)
    # A table that is added again with another date or source is described anew.
    return tuple(
        sorted(f"{kind} {t.sha256} {t.dated} {t.source} {t.file}" for kind, t in tables.items())
    )
