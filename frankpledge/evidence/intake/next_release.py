"""Put the next release together: what is held, with what was read set in its place.

Files that were damaged and were read again take their place too. Where that is all that
happened, and they are byte for byte what they were, the release before says so still.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import duckdb

from frankpledge.errors import Damaged, NotFound
from frankpledge.evidence import engine
from frankpledge.evidence.store import summaries
from frankpledge.evidence.store.coverage import Totals, cover
from frankpledge.evidence.store.digests import Checked, Digest, digests_of, is_whole
from frankpledge.evidence.store.releases import Key, Release, Store, VersionEntry
from frankpledge.evidence.store.revisions import Change, compare
from frankpledge.evidence.store.versions import ReadFile, Version, files_of

Files = dict[Key, list[VersionEntry]]


@dataclass(frozen=True)
class Told:
    """What was told of files that are held: when each was downloaded, by digest and key.

    What a person has said counts as it is, so that a slip can be put right; of what the names of
    archives say, the later. `is_judged_anew` where a check was overruled or an official table added;
    `official` are the counts of crimes by force and year that are held.
    """

    downloads: Mapping[tuple[str, Key], str]
    is_said: bool
    is_judged_anew: bool = False
    official: Totals = field(default_factory=dict)


@dataclass(kw_only=True)
class NextRelease:
    """The release after an ingest: a new one, or the one before where nothing is new.

    `restated` and `older` tell of downloads that differ from those held; `mended` are paths.
    """

    release: Release | None
    is_new: bool = False
    restated: list[dict[str, Any]] = field(default_factory=list)
    older: list[dict[str, str]] = field(default_factory=list)
    mended: list[str] = field(default_factory=list)


def known_versions(store: Store, before: Release | None, checked: Checked) -> dict[str, set[Key]]:
    """Return, by digest, the source files that need not be read: held, and whole in the store."""
    known: dict[str, set[Key]] = {}
    for key, held in before.files.items() if before else ():
        for entry in held:
            if before and _is_whole(store, entry.version, before.digests, checked):
                known.setdefault(entry.version.sha256, set()).add(key)
    return known


def _is_whole(store: Store, version: Version, digests: dict[str, Digest], checked: Checked) -> bool:
    if not is_whole(store.root, version.path, digests, checked):
        return False
    notes = files_of(version.path)[1:] if version.warnings or version.rejected else ()
    return all(is_whole(store.root, path, digests, checked) for path in notes if path in digests)


def next_release(
    store: Store,
    before: Release | None,
    read: Iterable[ReadFile],
    checked: Checked,
    at: datetime,
    told: Told,
) -> NextRelease:
    """Return the release that adds what was `read` to the one `before`."""
    number = store.next_number()
    made = NextRelease(release=before)
    files = {key: list(held) for key, held in before.files.items()} if before else {}
    digests = dict(before.digests) if before else {}
    touched: set[tuple[str, str]] = set()
    with engine.connect() as connection:
        for one in read:
            digests |= one.digests
            checked.note(one.digests)
            if _insert(files, one.version, number, store, connection, made):
                touched.add((one.version.dataset, one.version.month))
            else:
                made.mended.append(one.version.path)
    if not files:
        return made
    is_told = _tell_downloads(files, told) or told.is_judged_anew
    order = {name: dataset.order for name, dataset in store.datasets.items()}
    release = Release(
        number=number,
        created_at=at.isoformat(timespec="seconds"),
        files=dict(sorted(files.items(), key=lambda item: (order[item[0][0]], item[0]))),
        summaries={k: dict(v) for k, v in before.summaries.items()} if before else {},
        digests=digests,
    )
    made.mended += _mend_summaries(store, release, touched, checked)
    counted = summaries.refresh(store, release, touched)
    checked.note({path: release.digests[path] for path in counted})
    is_same = not touched and not is_told
    if before is not None and is_same and not _is_another(store, release, before):
        checked.keep_only(before.digests)
        return made
    _settle_digests(store, release, checked)
    release.coverage.extend(cover(store, release, told.official))
    return replace(made, release=release, is_new=True)


def _tell_downloads(files: Files, told: Told) -> bool:
    """Write months of download into the files that are held; say whether any was another."""
    is_told = False
    for key, held in files.items() if told.downloads else ():
        for place, entry in enumerate(held):
            month = told.downloads.get((entry.version.sha256, key), "")
            before = entry.version.downloaded
            if month and (month != before if told.is_said else month > before):
                held[place] = replace(entry, version=replace(entry.version, downloaded=month))
                is_told = True
    return is_told


def _is_another(store: Store, release: Release, before: Release) -> bool:
    """Whether a mended file differs from the one before, or the one in force cannot be read."""
    if store.number_in_force() != before.number:
        return True
    return bool(before.digests) and release.digests != before.digests


def _mend_summaries(
    store: Store, release: Release, touched: set[tuple[str, str]], checked: Checked
) -> list[str]:
    """Make damaged summaries again, where the versions that they count are whole."""
    lost = summaries.damaged(store, release, checked) - touched
    broken = {
        (version.dataset, version.month)
        for dataset in release.datasets
        for version in release.current(dataset)
        if (version.dataset, version.month) in lost
        and not is_whole(store.root, version.path, release.digests, checked)
    }
    mendable = lost - broken
    for dataset, month in mendable:
        release.digests.pop(release.summaries[dataset][month], None)
    mended = summaries.refresh(store, release, mendable)
    mended += _mend_older_summaries(store, release, checked)
    checked.note({path: release.digests[path] for path in mended})
    return mended


def _mend_older_summaries(store: Store, release: Release, checked: Checked) -> list[str]:
    """Make damaged summaries of earlier releases again: their versions are all kept."""
    in_force = {path for months in release.summaries.values() for path in months.values()}
    lost = {
        path
        for path in release.digests
        if path.startswith(f"{summaries.FOLDER}/")
        and path not in in_force
        and not is_whole(store.root, path, release.digests, checked)
    }
    mended: list[str] = []
    for number in store.manifests.numbers() if lost else ():
        with suppress(Damaged, NotFound):
            earlier = store.release(number)
            found = {
                (dataset, month)
                for dataset, months in earlier.summaries.items()
                for month, path in months.items()
                if path in lost - set(mended)
            }
            again = replace(earlier, digests={}, summaries={})
            mended += summaries.refresh(store, again, found)
            release.digests.update(again.digests)
    return mended


def _settle_digests(store: Store, release: Release, checked: Checked) -> None:
    """Keep the digests of exactly the files that `release` is made of."""
    rows = {
        path
        for held in release.files.values()
        for entry in held
        for path in files_of(entry.version.path)
    }
    counts = {path for months in release.summaries.values() for path in months.values()}
    named = rows | counts
    # Earlier releases can still be asked, and their counts are theirs alone.
    named |= {path for path in release.digests if path.startswith(f"{summaries.FOLDER}/")}
    # A release of before digests were kept names files that have none yet.
    lacking = [p for p in sorted(named - set(release.digests)) if (store.root / p).is_file()]
    found = release.digests | digests_of(store.root, lacking)
    release.digests.clear()
    release.digests.update({path: found[path] for path in sorted(named) if path in found})
    checked.note({path: found[path] for path in lacking})
    checked.keep_only(release.digests)


def _insert(
    files: Files,
    version: Version,
    number: int,
    store: Store,
    connection: duckdb.DuckDBPyConnection,
    made: NextRelease,
) -> bool:
    """Put `version` in its place among the downloads of its file; False if it is there."""
    held = files.setdefault(version.key, [])
    if any(item.version.sha256 == version.sha256 for item in held):
        return False
    dataset = store.dataset(version.dataset)

    def change(earlier: Version, later: Version) -> Change:
        before, after = store.absolute([earlier, later])
        return compare(connection, dataset, before, after)

    place = len(held)
    found = change(held[-1].version, version) if held else None
    while place and found is not None and found.is_backwards:
        place -= 1
        found = change(held[place - 1].version, version) if place else None
    held.insert(place, VersionEntry(version=version, since_release=number, change=found))
    if place + 1 < len(held):
        following = held[place + 1]
        held[place + 1] = VersionEntry(
            version=following.version,
            since_release=following.since_release,
            change=change(version, following.version),
        )
        made.older.append(_who(version) | {"newer_file": following.version.file})
    elif found is not None:
        made.restated.append(_who(version) | found.as_dict())
    return True


def _who(version: Version) -> dict[str, str]:
    return {
        "dataset": version.dataset,
        "force": version.force,
        "month": version.month,
        "file": version.file,
    }
