"""The results of all measures for a release, as a layer: made, kept whole, proved."""

from collections.abc import Callable, Iterator
from contextlib import closing

from frankpledge.errors import BadInput, Damaged
from frankpledge.evidence.measures.calculate import own_measures, refresh, results_path
from frankpledge.evidence.measures.definitions import Measure, sound_measures
from frankpledge.evidence.measures.release_reader import ReleaseReader
from frankpledge.evidence.store.digests import Checked, Fault, digests_of, faults
from frankpledge.evidence.store.layers import (
    LayerManifest,
    manifest_path,
    newest_manifest,
    read_manifest,
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
    held = before.digests if before else {}
    known = {path: written for path, written in held.items() if checked.is_whole(path, written)}
    for path in held.keys() - known.keys():
        (store.root / path).unlink(missing_ok=True)
    said, paths = [], []
    with closing(ReleaseReader(store, release, spill=store.scratch)) as reader:
        for measure in measures_of(store):
            try:
                refresh(store, release, [measure])
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


def find_faults(store: Store, release: Release, *, deep: bool) -> Iterator[Fault]:
    """Yield the results of a release that are not what was written."""
    try:
        held = read_manifest(store, LAYER, release.number)
    except Damaged:
        path = manifest_path(store, LAYER, release.number)
        yield Fault(str(path.relative_to(store.root)), "it is not what was written", CURE)
        return
    if held is None:
        yield Fault(LAYER, f"nothing was made for release {release.number}", CURE)
        return
    yield from faults(store.root, held.digests, CURE, deep=held.digests if deep else ())
