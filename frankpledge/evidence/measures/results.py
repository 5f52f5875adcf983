"""The results of all measures for a release, as a layer: made, kept whole, proved."""

from collections.abc import Callable, Iterator
from contextlib import closing

from frankpledge.errors import BadInput
from frankpledge.evidence.measures.calculate import calculate, own_measures, results_path
from frankpledge.evidence.measures.definitions import Measure, sound_measures
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.digests import Checked, Digest, Fault, digests_of
from frankpledge.evidence.store.layers import (
    LayerManifest,
    layer_faults,
    newest_manifest,
    write_manifest,
)
from frankpledge.evidence.store.releases import Release, Store

LAYER = "results"
CURE = "run 'frankpledge measure run', or ingest any archive again"


def measures_of(store: Store) -> list[Measure]:
    """Return the measures that can be read; of the others 'measure check' tells."""
    return list(sound_measures(own_measures(store)).values())


def make(store: Store, release: Release, tell: Callable[[str], None]) -> list[str]:
    """Calculate what is lacking or damaged; return what is wrong with measures, in words.

    `tell` is told each measure that is done. A measure that is not right is left out: no slip
    of one keeps a release from coming into force.

    Raises:
        Damaged: a file of the store cannot be read, or results cannot be written.
    """
    checked, before = Checked(store.root, LAYER), newest_manifest(store, LAYER, release.number)
    known = _keep_whole(store, before, checked)
    said, paths = [], []
    with closing(ReleaseReader(store, release, spill=store.scratch)) as reader:
        for measure in measures_of(store):
            try:
                calculate(reader, measure)
                made = results_path(reader, measure)
            except BadInput as error:
                said.append(str(error))
            else:
                if made.exists():
                    paths.append(str(made.relative_to(store.root)))
            tell(measure.name)
    digests = {path: known[path] for path in paths if path in known}
    digests |= (new := digests_of(store.root, [path for path in paths if path not in known]))
    checked.note(new)
    checked.keep_only(digests)
    checked.save()
    layer = LayerManifest(release=release.number, digests=digests)
    if before != layer:  # equal only where it is this release's own, and whole
        write_manifest(store, LAYER, layer)
    return said


def discard_damaged(store: Store, release: Release) -> None:
    """Remove results that are not what was written, so that they are calculated again."""
    checked = Checked(store.root, LAYER)
    _keep_whole(store, newest_manifest(store, LAYER, release.number), checked)
    checked.save()


def _keep_whole(store: Store, before: LayerManifest | None, checked: Checked) -> dict[str, Digest]:
    held = before.digests if before else {}
    known = {path: written for path, written in held.items() if checked.is_whole(path, written)}
    for path in held.keys() - known.keys():
        (store.root / path).unlink(missing_ok=True)
    return known


def find_faults(store: Store, release: Release, *, deep: bool) -> Iterator[Fault]:
    """Yield the results of a release that are not what was written."""
    _, found = layer_faults(store, LAYER, release.number, CURE, deep=deep)
    yield from found
