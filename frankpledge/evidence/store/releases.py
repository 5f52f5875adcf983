"""The store: versions that never change, and releases that say which are current.

    versions/<dataset>/<force>/<month>-<digest>.parquet   one source file, checked
    summaries/<dataset>/<month>-<digest>.parquet          counts of a month, for pages
    releases/000001.json                                  a manifest; never edited
    CURRENT                                               the number of the release in force
    reference/                                            tables added by hand

A release is written whole under its own name and comes into force when CURRENT is replaced,
which is one step: whoever reads meets the old release or the new one, never a mixture.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import orjson
from filelock import FileLock, Timeout

from frankpledge.errors import Busy, Damaged, NotFound
from frankpledge.evidence.files import replace
from frankpledge.evidence.store.covered import Covered, with_followers
from frankpledge.evidence.store.revisions import Change
from frankpledge.evidence.store.versions import Version

CURRENT = "CURRENT"

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
    """What the store says at one moment. `files` holds versions oldest download first."""

    number: int
    created_at: str
    files: dict[Key, list[VersionEntry]]
    summaries: dict[str, dict[str, str]]
    coverage: list[Covered] = field(default_factory=list)

    def current(self, dataset: str) -> list[Version]:
        """Return the version in force of each file of `dataset`."""
        return [held[-1].version for key, held in self.files.items() if key[0] == dataset]

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
    def scratch(self) -> Path:
        """Where unfinished work lies; emptied by the next ingest."""
        return self.root / "scratch"

    @property
    def seen_path(self) -> Path:
        """Which files on disk were read before, by name, size and time of change."""
        return self.root / "seen.json"

    def current_number(self) -> int | None:
        """Return the number of the release in force, or None in an empty store.

        Raises:
            Damaged: what is written there is no number.
        """
        try:
            text = (self.root / CURRENT).read_bytes()
        except FileNotFoundError:
            return None
        if not text.strip().isdigit():
            raise Damaged(f"{self.root / CURRENT} is damaged: {self._mend()}")
        return int(text)

    def _mend(self) -> str:
        held = sorted((self.root / "releases").glob("*.json"))
        if not held:
            return "no release is left; ingest the archives again into a new store"
        return f"write the number of a whole release into it, such as {int(held[-1].stem)}"

    def release(self, number: int | None = None) -> Release:
        """Return one release, by default the one in force.

        Raises:
            NotFound: the store is empty, or holds no release of that number.
            Damaged: the release in force cannot be read.
        """
        wanted = number if number is not None else self.current_number()
        if wanted is None:
            raise NotFound(
                f"Nothing has been loaded into {self.root} yet: run 'frankpledge ingest PATH'"
            )
        path = self._manifest(wanted)
        if not path.exists():
            if number is None:
                raise Damaged(
                    f"{self.root / CURRENT} names release {wanted}, which is not there: {self._mend()}"
                )
            raise NotFound(f"{self.root} holds no release {wanted}")
        try:
            return _read_release(path)
        except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
            raise Damaged(
                f"{path} is damaged ({error}); write the number of an earlier release into"
                f" {self.root / CURRENT}"
            ) from error

    def commit(self, release: Release) -> None:
        """Write `release` and bring it into force, as the last step."""
        (self.root / "releases").mkdir(parents=True, exist_ok=True)
        path = self._manifest(release.number)
        content = {
            "release": release.number,
            "created_at": release.created_at,
            "files": [[held.as_dict() for held in versions] for versions in release.files.values()],
            "summaries": release.summaries,
            "coverage": [asdict(entry) for entry in release.coverage],
        }
        replace(path, orjson.dumps(content))
        _flush(path)
        replace(self.root / CURRENT, f"{release.number}\n".encode("ascii"))
        _flush(self.root / CURRENT)

    def _manifest(self, number: int) -> Path:
        return self.root / "releases" / f"{number:06d}.json"

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
def _read_release(path: Path) -> Release:
    # A manifest never changes, so each is read once.
    content = orjson.loads(path.read_bytes())
    versions = [[VersionEntry.from_dict(facts) for facts in entry] for entry in content["files"]]
    coverage = [Covered(**entry) for entry in content["coverage"]]
    if any("followed_by" not in entry for entry in content["coverage"]):  # written before it was
        coverage = with_followers(coverage)
    return Release(
        number=content["release"],
        created_at=content["created_at"],
        files={entry[-1].version.key: entry for entry in versions},
        summaries=content["summaries"],
        coverage=coverage,
    )


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
