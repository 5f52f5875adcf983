"""Whether a store is what was written: every manifest, every file, every layer."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

import orjson

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.datasets import all_datasets, definition
from frankpledge.evidence.derive import AFTERWARDS, DERIVED
from frankpledge.evidence.files import replace
from frankpledge.evidence.official import reference
from frankpledge.evidence.store.digests import Checked, Fault, faults
from frankpledge.evidence.store.releases import Release, Store
from frankpledge.evidence.store.summaries import FOLDER

VERDICT = "verified.json"
CURE = "ingest the archive that holds it again"
CURE_OF_SUMMARY = "ingest any archive again"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What a verification found: of which release, when, over how many files.

    `unproved` files were written before digests were kept; the next release keeps theirs.
    `is_quick` says that only sizes were compared, but for what the release itself brought.
    """

    release: int | None
    at: str
    files: int
    unproved: int
    is_quick: bool
    faults: tuple[Fault, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for JSON."""
        return asdict(self)


def verify(store: Store, *, quick: bool, at: datetime) -> Verdict:
    """Compare the store with what its manifests say, and note the verdict in it where it may.

    Raises:
        NotFound: nothing was loaded.
    """
    release = store.last_whole()
    found = [
        *store.manifests.faults(),
        *_of_definitions(store, release),
        *_of_reference(store),
    ]
    if release is None and not found:
        store.release()  # says that nothing was loaded
    checked, unproved = Checked(store.root), 0
    if release is not None:
        found += _of_release(store, release, quick=quick)
        unproved = len(_named(release) - set(release.digests))
        for layer in (*DERIVED, *AFTERWARDS):
            found += layer.find_faults(store, release, deep=not quick)
    verdict = Verdict(
        release=release.number if release else None,
        at=at.isoformat(timespec="seconds"),
        files=len(release.digests) if release else 0,
        unproved=unproved,
        is_quick=quick,
        faults=tuple(found),
    )
    with suppress(OSError, Damaged):  # of a store that may only be read, the verdict is told alone
        _forget(store, checked, found)
        replace(store.root / VERDICT, orjson.dumps(verdict.as_dict()))
    return verdict


@dataclass(frozen=True, kw_only=True)
class LastVerdict:
    """When the store was last verified, of which release, and how many faults were found."""

    at: datetime
    release: int | None
    faults: int


def last_verdict(store: Store) -> LastVerdict | None:
    """Return what the last verification found, or None where that is not known."""
    try:
        found = orjson.loads((store.root / VERDICT).read_bytes())
        return LastVerdict(
            at=datetime.fromisoformat(found["at"]),
            release=found["release"],
            faults=len(found["faults"]),
        )
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _of_release(store: Store, release: Release, *, quick: bool) -> Iterator[Fault]:
    summaries = {path for path in release.digests if path.startswith(f"{FOLDER}/")}
    versions = {path: d for path, d in release.digests.items() if path not in summaries}
    deep = _new_in(release) if quick else release.digests
    yield from faults(store.root, versions, CURE, deep=deep)
    counts = {path: d for path, d in release.digests.items() if path in summaries}
    yield from faults(store.root, counts, CURE_OF_SUMMARY, deep=deep)
    for path in sorted(_named(release) - set(release.digests)):
        if not (store.root / path).is_file():
            yield Fault(path, "it is missing", CURE_OF_SUMMARY if path.startswith(FOLDER) else CURE)


def _summaries(release: Release) -> set[str]:
    return {path for months in release.summaries.values() for path in months.values()}


def _named(release: Release) -> set[str]:
    versions = {entry.version.path for held in release.files.values() for entry in held}
    return versions | _summaries(release)


def _new_in(release: Release) -> set[str]:
    """Return the files that came with this release: those of its versions and their counts."""
    new, months = set(), defaultdict(set)
    for (dataset, _, month), held in release.files.items():
        for entry in held:
            if entry.since_release == release.number:
                new.add(entry.version.path)
                months[dataset].add(month)
    counts = {release.summaries[name][month] for name, held in months.items() for month in held}
    return new | counts


def _of_definitions(store: Store, release: Release | None) -> Iterator[Fault]:
    try:
        datasets = all_datasets(store.root)
    except BadInput as error:
        yield Fault("datasets", str(error), "mend the file")
        return
    wrong = store.unfit(release, datasets) if release else {}
    for name, words in wrong.items():
        path = str(definition(store.root, name).relative_to(store.root))
        yield Fault(path, words, "put back what it said")


def _of_reference(store: Store) -> Iterator[Fault]:
    try:
        for kind in reference.tables(store.root):
            reference.content(store.root, kind)
    except Damaged as error:
        yield Fault("reference", str(error), "add the table again")


def _forget(store: Store, checked: Checked, found: Iterable[Fault]) -> None:
    """Have the next ingest look at every file that is damaged, however untouched it seems."""
    paths = [fault.path for fault in found]
    if not paths:
        return
    for known in (checked, *(Checked(store.root, layer.name) for layer in DERIVED)):
        known.forget(paths)
        known.save()
