"""Make the index of a release: only what changed, and in force as the last step.

index/<dataset>/<month>-<digest>/    one month; the digest is of the versions it was made of
index/whole/<digest>/                what the months say together
index/release-000012.json            which folders the index of a release has (`layers`)
"""

import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import orjson
from filelock import FileLock, Timeout

from frankpledge.errors import Busy, Damaged
from frankpledge.evidence import engine
from frankpledge.evidence.index.columns import ARRAYS, FACTS, Folder, make, remove_others
from frankpledge.evidence.index.months import fill_month
from frankpledge.evidence.index.whole import fill_whole
from frankpledge.evidence.store.digests import Checked, Digest, Fault, digests_of
from frankpledge.evidence.store.layers import (
    LayerManifest,
    layer_faults,
    manifest_path,
    newest_manifest,
    read_manifest,
    write_manifest,
)
from frankpledge.evidence.store.releases import Release, Store

LAYER = "index"
CURRENT_BEFORE = "CURRENT.json"  # the manifest, as the version before wrote it
LAYOUT_BEFORE = "2"
LAYOUT = "3"  # counts up when the arrays change, so that old folders are not read as new
WAIT_SECONDS = 600.0
MEMORY = "1GB"
CURE = "run 'frankpledge index', or ingest any archive again"
Progress = Callable[[str, int], None]


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """Which folders the index of a release has; `months` by dataset and month.

    `renamed` says under which name an index of before has the arrays of a table.
    """

    release: int
    months: dict[str, dict[str, str]]
    whole: str
    renamed: dict[str, str] = field(default_factory=dict)

    @property
    def folders(self) -> list[str]:
        """Every folder of it."""
        return [self.whole, *(path for held in self.months.values() for path in held.values())]


def root_of(store: Store) -> Path:
    """Return where the index of `store` lies."""
    return store.root / LAYER


def manifest(store: Store, release: int) -> Manifest | None:
    """Return the index of a release, or the newest before it; None where none was made."""
    held = newest_manifest(store, LAYER, release)
    if held is None or held.facts.get("layout") != LAYOUT:
        return _manifest_of_before(store)
    return _manifest_of(held)


def _manifest_of_before(store: Store) -> Manifest | None:
    """Return an index as the version before made it: it is served until a new one is made."""
    path = root_of(store) / CURRENT_BEFORE
    try:
        facts = orjson.loads(path.read_bytes())
        if facts.pop("layout") != LAYOUT_BEFORE:
            return None
        return Manifest(**facts, renamed={"street": "crimes"})
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Damaged(f"{path} is damaged ({error}): run 'frankpledge index --again'") from error


def _manifest_of(held: LayerManifest) -> Manifest:
    """Return the folders that a manifest names; none where it was laid out otherwise."""
    months, whole = held.facts.get("months"), held.facts.get("whole")
    by_month = months.values() if isinstance(months, dict) else [None]
    is_sound = isinstance(whole, str) and all(
        isinstance(held, dict) and all(isinstance(folder, str) for folder in held.values())
        for held in by_month
    )
    if not is_sound:
        return Manifest(release=held.release, months={}, whole="")
    return Manifest(release=held.release, months=held.facts["months"], whole=held.facts["whole"])


def _folders_of_before(store: Store) -> list[str]:
    with suppress(Damaged):
        if held := _manifest_of_before(store):
            return held.folders
    return []


def is_due(store: Store) -> bool:
    """Whether the release in force is not the one that is indexed, or its index is damaged."""
    number = store.current_number()
    if number is None:
        return False
    # Whether the folders are those of the release is for `verify`: to tell it takes the release.
    try:
        held = read_manifest(store, LAYER, number)
    except Damaged:
        return True
    if held is None or held.facts.get("datasets") != _layouts(store):
        return True
    checked = Checked(store.root, LAYER)
    is_whole = all(checked.is_whole(path, digest) for path, digest in held.digests.items())
    checked.save()
    return not is_whole


def build(store: Store, release: Release | None = None, *, progress: Progress) -> Manifest:
    """Index a release, by default the one in force; what is damaged is made again.

    `progress` is told what was done, and of how many steps.

    Raises:
        Busy: somebody else is indexing this store.
    """
    with _building(store):
        return _build(store, release or store.release(), progress)


def throw_away(store: Store) -> None:
    """Remove everything that is indexed.

    Raises:
        Busy: somebody else is indexing this store.
    """
    with _building(store):
        _remove(root_of(store))


@contextmanager
def _building(store: Store) -> Iterator[None]:
    root = root_of(store)
    root.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(root / "build.lock", timeout=WAIT_SECONDS):
            yield
    except Timeout:
        raise Busy(f"Another process is indexing {store.root}; try again when it is done") from None


def _build(store: Store, release: Release, progress: Progress) -> Manifest:
    root, checked = root_of(store), Checked(store.root, LAYER)
    before = newest_manifest(store, LAYER, release.number)
    known = _still_whole(store, before, checked)
    made = _wanted(store, release)
    files, layouts = _files(store, release), store.datasets
    steps = sum(map(len, files.values())) + 1
    with engine.connect(memory_limit=MEMORY, spill=store.scratch) as connection:
        for name, by_month in files.items():
            for month, held in sorted(by_month.items()):
                given = [(force, str(store.root / path)) for force, path in held]
                fill = partial(
                    fill_month,
                    dataset=layouts[name],
                    month=month,
                    files=given,
                    connection=connection,
                )
                make(root / made.months[name][month], fill)
                progress(f"{name} {month}", steps)
    folders = {
        name: {month: Folder(root / path) for month, path in held.items()}
        for name, held in made.months.items()
    }
    make(root / made.whole, partial(fill_whole, held=folders, layouts=layouts))
    _write(store, made, known, checked)
    # Whoever still reads the index before this one finds its folders until the next is made.
    kept = _manifest_of(before).folders if before else _folders_of_before(store)
    remove_others(root, [*made.folders, *kept])
    (root / CURRENT_BEFORE).unlink(missing_ok=True)
    progress("all months together", steps)
    return made


def _write(store: Store, made: Manifest, known: dict[str, Digest], checked: Checked) -> None:
    paths = [f"{LAYER}/{folder}/{file}" for folder in made.folders for file in (ARRAYS, FACTS)]
    new = digests_of(store.root, [p for p in paths if p not in known and (store.root / p).exists()])
    digests: dict[str, Digest] = {p: known[p] for p in paths if p in known} | new
    checked.note(new)
    checked.keep_only({*digests, *known})
    checked.save()
    facts = {
        "layout": LAYOUT,
        "datasets": _layouts(store),
        "months": made.months,
        "whole": made.whole,
    }
    write_manifest(store, LAYER, LayerManifest(release=made.release, facts=facts, digests=digests))


def _still_whole(store: Store, before: LayerManifest | None, checked: Checked) -> dict[str, Digest]:
    """Return the files that are what was written; remove the folders of others, to make them again."""
    if before is None:
        # What nothing is known of cannot be told from what is damaged.
        remove_others(root_of(store), _folders_of_before(store))
        return {}
    damaged = {
        path.rpartition("/")[0]
        for path, written in before.digests.items()
        if not checked.is_whole(path, written)
    }
    for folder in damaged:
        shutil.rmtree(store.root / folder, ignore_errors=True)
    return {p: d for p, d in before.digests.items() if p.rpartition("/")[0] not in damaged}


def _wanted(store: Store, release: Release) -> Manifest:
    """Return the folders that the index of `release` has, made or not."""
    layouts = store.datasets
    months = {
        name: {
            month: f"{name}/{month}-{_digest([repr(layouts[name].index), *(path for _, path in held)])}"
            for month, held in sorted(by_month.items())
        }
        for name, by_month in _files(store, release).items()
    }
    names = [name for held in months.values() for name in held.values()]
    return Manifest(release=release.number, months=months, whole=f"whole/{_digest(names)}")


def _layouts(store: Store) -> str:
    """Return a short name for how the datasets say that their rows are laid out."""
    return _digest([f"{dataset.name} {dataset.index!r}" for dataset in store.datasets.values()])


def _files(store: Store, release: Release) -> Mapping[str, dict[str, list[tuple[str, str]]]]:
    """Return, by dataset and month, each force with the path of its version in force."""
    found: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for dataset in store.datasets.values():
        for version in release.current(dataset.name) if dataset.index else ():
            by_month = found.setdefault(dataset.name, {}).setdefault(version.month, [])
            by_month.append((version.force, version.path))
    return {
        dataset: {month: sorted(held) for month, held in by_month.items()}
        for dataset, by_month in found.items()
    }


def find_faults(store: Store, release: Release, *, deep: bool) -> Iterator[Fault]:
    """Yield the files of the index of `release` that are not what was written."""
    held, found = layer_faults(store, LAYER, release.number, CURE, deep=deep)
    if held is not None and _manifest_of(held) != _wanted(store, release):
        path = str(manifest_path(store, LAYER, release.number).relative_to(store.root))
        yield Fault(path, "it does not name the folders of this release", CURE)
    yield from found


def _digest(names: list[str]) -> str:
    return hashlib.sha256("\n".join([LAYOUT, *sorted(names)]).encode()).hexdigest()[:16]


def _remove(root: Path) -> None:
    for path in root.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.suffix == ".json":
            path.unlink(missing_ok=True)
