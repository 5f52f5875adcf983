"""The kinds of file that are read: columns, words, source, read from data. No code adds one.

One TOML file per dataset beside this module, and in the folder `datasets` of a store for those
of its own, is what an analyst reads and corrects.
"""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import cache, lru_cache
from pathlib import Path

from frankpledge.errors import BadInput
from frankpledge.evidence.datasets.dataset import Column, Dataset
from frankpledge.evidence.datasets.loader import load

__all__ = [
    "Column",
    "Dataset",
    "all_datasets",
    "definition",
    "own_datasets",
    "shipped",
    "sound_datasets",
]

FOLDER = Path(__file__).parent


def own_datasets(root: Path) -> Path:
    """Return the folder in which the datasets of the store at `root` lie."""
    return root / "datasets"


def definition(root: Path, name: str) -> Path:
    """Return where a dataset of the store's own at `root` is described."""
    return own_datasets(root) / f"{name}.toml"


@cache
def shipped() -> Mapping[str, Dataset]:
    """Return the datasets that ship, by name: street, outcomes, stop-and-search."""
    return _in_order([(path, load(path)) for path in sorted(FOLDER.glob("*.toml"))])


def all_datasets(root: Path) -> Mapping[str, Dataset]:
    """Return every dataset by name: those that ship, and those of the store at `root`.

    Raises:
        BadInput: a file is not right, or has the name, table or order of another.
    """
    stamp = _stamp(root)
    return _with_own(root, stamp, False) if stamp else shipped()


def sound_datasets(root: Path) -> Mapping[str, Dataset]:
    """Return every dataset that can be read; a store's own that cannot is left out.

    For pages: a slip in one file must not close the site.
    """
    stamp = _stamp(root)
    return _with_own(root, stamp, True) if stamp else shipped()


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    return tuple(_facts(path) for path in sorted(own_datasets(root).glob("*.toml")))


def _facts(path: Path) -> tuple[str, int, int]:
    try:
        facts = path.stat()
    except OSError:  # a link to nothing: reading it says so
        return str(path), 0, 0
    return str(path), facts.st_size, facts.st_mtime_ns


@lru_cache(maxsize=8)
def _with_own(
    root: Path, stamp: tuple[tuple[str, int, int], ...], only_sound: bool
) -> Mapping[str, Dataset]:
    found = [(FOLDER / f"{dataset.name}.toml", dataset) for dataset in shipped().values()]
    for path in (Path(name) for name, *_ in stamp):
        with suppress(BadInput) if only_sound else nullcontext():
            held = [*found, (path, load(path, is_own=True))]
            _in_order(held)
            found = held
    return _in_order(found)


def _in_order(found: Sequence[tuple[Path, Dataset]]) -> Mapping[str, Dataset]:
    """Return datasets by name, in their order.

    Raises:
        BadInput: two have one name, table or order.
    """
    taken: dict[tuple[str, object], Path] = {}
    for path, dataset in found:
        for field in ("name", "table", "order"):
            key = (field, getattr(dataset, field))
            if key in taken:
                raise BadInput(f"{path}: {field} {key[1]!r} is that of {taken[key]} already")
            taken[key] = path
    ordered = sorted((dataset for _, dataset in found), key=lambda dataset: dataset.order)
    return {dataset.name: dataset for dataset in ordered}
