"""The store: versions that never change, and releases that say which are current.

    versions/<dataset>/<force>/<month>-<digest>.parquet   one source file, checked
    summaries/<dataset>/<month>-<digest>.parquet          counts of a month, for pages
    releases/000001.json                                  a manifest; never edited (`manifests`)
    CURRENT                                               the number of the release in force
    reference/                                            tables added by hand

A release is written whole under its own name and comes into force when CURRENT is replaced,
which is one step: whoever reads meets the old release or the new one, never a mixture.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock, Timeout

from frankpledge.errors import BadInput, Busy, Damaged, NotFound
from frankpledge.evidence.datasets import (
    Dataset,
    all_datasets,
    definition,
    shipped,
    sound_datasets,
)
from frankpledge.evidence.store.covered import Covered, Unfit, with_newest
from frankpledge.evidence.store.digests import Digest
from frankpledge.evidence.store.fit import misfit
from frankpledge.evidence.store.manifests import BEFORE, CURE, CURRENT, Manifests
from frankpledge.evidence.store.revisions import Change
from frankpledge.evidence.store.versions import Version

Key = tuple[str, str, str]  # dataset, force, month


@dataclass(frozen=True, kw_only=True)
class VersionEntry:
    """A version in a release: since which release, and what changed from the one before."""

    version: Version
    since_release: int
    change: Change | None = None

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, for the manifest."""
        change = self.change.as_dict() if self.change else None
        return {"since_release": self.since_release, "change": change} | self.version.as_dict()

    @classmethod
    def from_dict(cls, facts: dict[str, Any]) -> "VersionEntry":
        """Read one entry of a manifest."""
        change = facts.pop("change")
        since = facts.pop("since_release")
        return cls(
            version=Version(**facts),
            since_release=since,
            change=Change(**change) if change else None,
        )


@dataclass(frozen=True, kw_only=True)
class Release:
    """What the store says at one moment. `files` holds versions oldest download first.

    `digests` are of the files that it is made of, by path in the store; a release that was made
    before they were kept has none.
    """

    number: int
    created_at: str
    files: dict[Key, list[VersionEntry]]
    summaries: dict[str, dict[str, str]]
    digests: dict[str, Digest] = field(default_factory=dict)
    coverage: list[Covered] = field(default_factory=list)

    def current(self, dataset: str) -> list[Version]:
        """Return the version in force of each file of `dataset`."""
        return list(self._current_by_dataset.get(dataset, ()))

    def first_published(self, dataset: str) -> list[Version]:
        """Return, of each file of `dataset`, the oldest download that is held."""
        return [held[0].version for key, held in self.files.items() if key[0] == dataset]

    def covered(self, dataset: str) -> list[Covered]:
        """Return the coverage of `dataset`, by force and month."""
        return self._coverage_by_dataset.get(dataset, [])

    def covered_of(self, dataset: str, force: str) -> list[Covered]:
        """Return the coverage of one force, oldest month first."""
        return self._coverage_by_force.get((dataset, force), [])

    @cached_property
    def _current_by_dataset(self) -> dict[str, list[Version]]:
        found: dict[str, list[Version]] = {}
        for key, held in self.files.items():
            found.setdefault(key[0], []).append(held[-1].version)
        return found

    @cached_property
    def _coverage_by_force(self) -> dict[tuple[str, str], list[Covered]]:
        found: dict[tuple[str, str], list[Covered]] = {}
        for entry in self.coverage:
            found.setdefault((entry.dataset, entry.force), []).append(entry)
        return found

    @cached_property
    def _coverage_by_dataset(self) -> dict[str, list[Covered]]:
        found: dict[str, list[Covered]] = {}
        for entry in self.coverage:
            found.setdefault(entry.dataset, []).append(entry)
        return found

    @property
    def datasets(self) -> list[str]:
        """The datasets of which at least one file is held, as counts offer them."""
        return list(dict.fromkeys(key[0] for key in self.files))


class Store:
    """A folder that holds releases. Reading needs no lock; writing takes one."""

    def __init__(self, root: Path) -> None:
        """Name the folder; it is made by the first ingest."""
        self.root = root

    @property
    def datasets(self) -> Mapping[str, Dataset]:
        """Every dataset of this store that can be used, by name: shipped ones, then its own."""
        found = sound_datasets(self.root)
        if found is shipped():
            return found
        with suppress(Damaged, NotFound):
            wrong = self.unfit(self.release(), found)
            return {name: dataset for name, dataset in found.items() if name not in wrong}
        return found

    def unfit(self, release: Release, datasets: Mapping[str, Dataset]) -> dict[str, str]:
        """Return, by name, what is wrong with those of the store's own of which files are held."""
        wrong = {}
        for name in set(release.datasets) - set(shipped()):
            path = definition(self.root, name)
            if name not in datasets:
                wrong[name] = f"{path} is not there, and files of its dataset are held: put it back"
            elif words := self._misfit(release, datasets[name]):
                wrong[name] = f"{path}: {words}; put back what it said, or give it another name"
        return wrong

    def _misfit(self, release: Release, dataset: Dataset) -> str:
        version = release.current(dataset.name)[0]
        summary = release.summaries.get(dataset.name, {}).get(version.month, "")
        return misfit(self.root, dataset, version.path, summary)

    def dataset(self, name: str) -> Dataset:
        """Return one dataset.

        Raises:
            NotFound: there is none of that name.
            BadInput: there is one of the store's own, and it is not right.
        """
        found = self.datasets.get(name) or all_datasets(self.root).get(name)
        if found is None:
            with suppress(Damaged, NotFound):
                if wrong := self.unfit(self.release(), self.datasets).get(name):
                    raise BadInput(wrong)
            known = ", ".join(self.datasets)
            raise NotFound(f"No dataset is called {name!r}; there are {known}")
        is_unfit = name not in self.datasets
        if is_unfit and (wrong := self.unfit(self.release(), {name: found}).get(name)):
            raise BadInput(wrong)
        return found

    @property
    def scratch(self) -> Path:
        """Where unfinished work lies; emptied by the next ingest."""
        return self.root / "scratch"

    @property
    def seen_path(self) -> Path:
        """Which files on disk were read before, by name, size and time of change."""
        return self.root / "seen.json"

    @property
    def manifests(self) -> Manifests:
        """The manifests of this store's releases."""
        return Manifests(self.root)

    def current_number(self) -> int | None:
        """Return the number of the release in force, or None in an empty store.

        Raises:
            Damaged: what is written there is no number.
        """
        pointer = self.manifests.pointer()
        return pointer.number if pointer else None

    def release(self, number: int | None = None) -> Release:
        """Return one release, by default the one in force.

        Raises:
            NotFound: the store is empty, or holds no release of that number.
            Damaged: the release cannot be read, or is not what was written.
        """
        if number is not None:
            try:
                return _read_release(self.root, number, "")
            except FileNotFoundError:
                raise NotFound(f"{self.root} holds no release {number}") from None
        pointer = self.manifests.pointer()
        if pointer is None:
            raise NotFound(
                f"Nothing has been loaded into {self.root} yet: run 'frankpledge ingest PATH'"
            )
        try:
            return _read_release(self.root, pointer.number, pointer.sha256)
        except FileNotFoundError:
            raise Damaged(
                f"{self.root / CURRENT} names release {pointer.number}, which is not there: {CURE}"
            ) from None

    def last_whole(self) -> Release | None:
        """Return the release in force, or where it is damaged the newest that can be read."""
        with suppress(Damaged, NotFound):
            return self.release()
        for number in reversed(self.manifests.numbers()):
            with suppress(Damaged, NotFound):
                return self.release(number)
        return None

    def number_in_force(self) -> int | None:
        """Return the number of the release in force, or None where it cannot be read."""
        with suppress(Damaged, NotFound):
            return self.release().number
        return None

    def next_number(self) -> int:
        """Return the number of the next release: no manifest is ever written over."""
        return max([0, *self.manifests.numbers()]) + 1

    def commit(self, release: Release) -> None:
        """Write `release` and bring it into force, as the last step."""
        content = {
            "release": release.number,
            "created_at": release.created_at,
            BEFORE: self.manifests.before(release.number),
            "files": [[held.as_dict() for held in versions] for versions in release.files.values()],
            "summaries": release.summaries,
            "digests": {path: [d.sha256, d.bytes] for path, d in release.digests.items()},
            "coverage": [asdict(entry) for entry in release.coverage],
        }
        self.manifests.write(release.number, orjson.dumps(content))

    def absolute(self, versions: list[Version]) -> list[str]:
        """Return the paths of `versions` as DuckDB takes them."""
        return [str(self.root / version.path) for version in versions]

    @contextmanager
    def writing(self, *, wait_seconds: float) -> Iterator[None]:
        """Hold the store's write lock; the system frees it however the process ends.

        Raises:
            Busy: somebody else has held it for all of `wait_seconds`.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / "write.lock", timeout=wait_seconds)
        try:
            with lock:
                yield
        except Timeout:
            raise Busy(
                f"Another ingest is writing to {self.root}; nothing was changed. "
                "Run this again when it has finished."
            ) from None


@lru_cache(maxsize=4)
def _read_release(root: Path, number: int, sha256: str) -> Release:
    # A manifest never changes, so each is read once.
    manifests = Manifests(root)
    content = manifests.read(number, sha256)
    try:
        return _release_of(orjson.loads(content))
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Damaged(f"{manifests.path(number)} is damaged ({error}); {CURE}") from error


def _release_of(content: dict[str, Any]) -> Release:
    versions = [[VersionEntry.from_dict(facts) for facts in entry] for entry in content["files"]]
    digests = content.get("digests", {})  # of thousands of files: made without a line of ours each
    coverage = [_covered_of(entry) for entry in content["coverage"]]
    if any("behind" not in entry for entry in content["coverage"]):  # written before it was
        coverage = with_newest(coverage)
    return Release(
        number=content["release"],
        created_at=content["created_at"],
        files={entry[-1].version.key: entry for entry in versions},
        summaries={name: dict(held.items()) for name, held in content["summaries"].items()},
        digests=dict(zip(digests, map(Digest._make, digests.values()), strict=True)),
        coverage=coverage,
    )


def _covered_of(facts: dict[str, Any]) -> Covered:
    """Return an entry of coverage; how many months followed it stands in older manifests alone."""
    known = {name: value for name, value in facts.items() if name != "followed_by"}
    return Covered(**known | {"unfit": tuple(Unfit(**part) for part in facts.get("unfit", ()))})
