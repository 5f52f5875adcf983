"""Make the index of a release: only what changed, and in force as the last step.

index/<dataset>/<month>-<digest>/    one month; the digest is of the versions it was made of
index/whole/<digest>/                what the months say together
index/CURRENT.json                   which folders the index in force has
"""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import orjson
from filelock import FileLock, Timeout

from frankpledge.errors import Busy, Damaged
from frankpledge.evidence import engine
from frankpledge.evidence.datasets import all_datasets
from frankpledge.evidence.files import replace
from frankpledge.evidence.index.columns import Folder, make, remove_others
from frankpledge.evidence.index.months import fill_month
from frankpledge.evidence.index.whole import fill_whole
from frankpledge.evidence.store.releases import Release, Store

LAYOUT = "2"  # counts up when the arrays change, so that old folders are not read as new
CURRENT = "CURRENT.json"
WAIT_SECONDS = 600.0
MEMORY = "1GB"


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Which folders the index of a release has; `months` by dataset and month."""

    release: int
    months: dict[str, dict[str, str]]
    whole: str

    @property
    def folders(self) -> list[str]:
        """Every folder of it."""
        return [self.whole, *(path for held in self.months.values() for path in held.values())]


def root_of(store: Store) -> Path:
    """Return where the index of `store` lies."""
    return store.root / "index"


def manifest(store: Store) -> Manifest | None:
    """Return the index in force, or None where none was made.

    Raises:
        Damaged: what is written there cannot be read.
    """
    path = root_of(store) / CURRENT
    try:
        facts = orjson.loads(path.read_bytes())
        layout = facts.pop("layout")
        return Manifest(**facts) if layout == LAYOUT else None
    except FileNotFoundError:
        return None
    except (orjson.JSONDecodeError, TypeError, KeyError, AttributeError) as error:
        raise Damaged(f"{path} is damaged ({error}): run 'frankpledge index --again'") from error


def is_due(store: Store) -> bool:
    """Whether the release in force is not the one that is indexed."""
    held = manifest(store)
    return store.current_number() is not None and (
        held is None or held.release != store.current_number()
    )


def build(store: Store, *, again: bool = False, progress: Callable[[str, int], None]) -> Manifest:
    """Index the release in force; `progress` is told what was done, and of how many steps.

    `again` throws away what is there, and makes everything new.

    Raises:
        Busy: somebody else is indexing this store.
    """
    release = store.release()
    root = root_of(store)
    root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(root / "build.lock", timeout=WAIT_SECONDS):
            if again:
                (root / CURRENT).unlink(missing_ok=True)
                _remove(root)
            return _build(store, release, progress)
    except Timeout:
        raise Busy(f"Another process is indexing {store.root}; try again when it is done") from None


def _build(store: Store, release: Release, progress: Callable[[str, int], None]) -> Manifest:
    root = root_of(store)
    before = None if not (root / CURRENT).exists() else manifest(store)
    files = _files(release)
    steps = sum(map(len, files.values())) + 1
    months: dict[str, dict[str, str]] = {}
    with engine.connect(memory_limit=MEMORY, spill=store.scratch) as connection:
        for dataset, by_month in files.items():
            months[dataset] = {}
            for month, held in sorted(by_month.items()):
                name = f"{dataset}/{month}-{_digest([path for _, path in held])}"
                given = [(force, str(store.root / path)) for force, path in held]
                make(
                    root / name,
                    partial(
                        fill_month, dataset=dataset, month=month, files=given, connection=connection
                    ),
                )
                months[dataset][month] = name
                progress(f"{dataset} {month}", steps)
    street, outcomes, stops = (
        {month: Folder(root / path) for month, path in months.get(dataset, {}).items()}
        for dataset in ("street", "outcomes", "stop-and-search")
    )
    names = [name for held in months.values() for name in held.values()]
    whole = f"whole/{_digest(names)}"
    make(root / whole, partial(fill_whole, street=street, outcomes=outcomes, stops=stops))
    made = Manifest(release=release.number, months=months, whole=whole)
    facts = {"layout": LAYOUT, "release": made.release, "months": months, "whole": whole}
    replace(root / CURRENT, orjson.dumps(facts))
    # Whoever still reads the index before this one finds its folders until the next is made.
    remove_others(root, [*made.folders, *(before.folders if before else [])])
    progress("all months together", steps)
    return made


def _files(release: Release) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Return, by dataset and month, each force with the path of its version in force."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for dataset in all_datasets():
        for version in release.current(dataset):
            by_month = found.setdefault(dataset, {}).setdefault(version.month, [])
            by_month.append((version.force, version.path))
    return {
        dataset: {month: sorted(held) for month, held in by_month.items()}
        for dataset, by_month in found.items()
    }


def _digest(names: list[str]) -> str:
    return hashlib.sha256("\n".join([LAYOUT, *sorted(names)]).encode()).hexdigest()[:16]


def _remove(root: Path) -> None:
    for path in root.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
