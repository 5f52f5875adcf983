"""What is derived of a release: a folder a layer, with a manifest a release.

    <layer>/release-000012.json    what the layer has for a release, and the digest of each file

A manifest proves itself; what it names can always be made again.
"""

import hashlib
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import orjson

from frankpledge.errors import Damaged
from frankpledge.evidence.files import replace
from frankpledge.evidence.store.digests import Digest, Fault, faults
from frankpledge.evidence.store.manifests import NUMBER
from frankpledge.evidence.store.releases import Store

KEPT = 2  # manifests of a layer: whoever still reads the one before finds its files
STEM, PROOF = "release-", "sha256"


@dataclass(frozen=True, kw_only=True)
class LayerManifest:
    """What a layer has for a release; `digests` are of its files, by path in the store."""

    release: int
    facts: dict[str, Any] = field(default_factory=dict)
    digests: dict[str, Digest] = field(default_factory=dict)


def manifest_path(store: Store, layer: str, release: int) -> Path:
    """Return where the manifest of a layer for a release lies, made or not."""
    return store.root / layer / f"{STEM}{release:06d}.json"


def read_manifest(store: Store, layer: str, release: int) -> LayerManifest | None:
    """Return what `layer` has for a release, or None where nothing was made.

    Raises:
        Damaged: the manifest is not what was written.
    """
    path = manifest_path(store, layer, release)
    try:
        content = orjson.loads(path.read_bytes())
        proof = content.pop(PROOF)
        if proof != _proof(content) or content["release"] != release:
            raise ValueError("it is not what was written")
        digests = {name: Digest(*digest) for name, digest in content["digests"].items()}
        if strays := [name for name in digests if not _lies_in(layer, name)]:
            raise ValueError(f"{strays[0]!r} is no file of this layer")
        return LayerManifest(release=release, facts=dict(content["facts"]), digests=digests)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise Damaged(
            f"{path} is damaged ({error}): ingest any archive again, and it is made anew"
        ) from error


def layer_faults(
    store: Store, layer: str, release: int, cure: str, *, deep: bool
) -> tuple[LayerManifest | None, list[Fault]]:
    """Return what `layer` has for a release, where that can be read, and what is wrong with it."""
    path = str(manifest_path(store, layer, release).relative_to(store.root))
    try:
        held = read_manifest(store, layer, release)
    except Damaged:
        return None, [Fault(path, "it is not what was written", cure)]
    if held is None:
        return None, [Fault(layer, f"nothing was made for release {release}", cure)]
    wanted = held.digests if deep else ()
    return held, list(faults(store.root, held.digests, cure, deep=wanted))


def _lies_in(layer: str, path: str) -> bool:
    """Whether a file lies under a layer: what is damaged is removed, and nothing else may be."""
    parts = PurePosixPath(path).parts
    return len(parts) > 1 and parts[0] == layer and ".." not in parts


def newest_manifest(store: Store, layer: str, up_to: int) -> LayerManifest | None:
    """Return the newest manifest that can be read, of a release not above `up_to`."""
    for path in reversed(manifests_of(store, layer)):
        number = path.stem.removeprefix(STEM)
        if NUMBER.match(number) and int(number) <= up_to:
            with suppress(Damaged):
                return read_manifest(store, layer, int(number))
    return None


def write_manifest(store: Store, layer: str, made: LayerManifest) -> None:
    """Write a manifest whole, and remove others than the newest.

    The one written stays even where it is older: somebody went back to its release.
    """
    content = {
        "release": made.release,
        "facts": made.facts,
        "digests": {path: [d.sha256, d.bytes] for path, d in sorted(made.digests.items())},
    }
    path = manifest_path(store, layer, made.release)
    path.parent.mkdir(parents=True, exist_ok=True)
    replace(path, orjson.dumps(content | {PROOF: _proof(content)}))
    others = [other for other in manifests_of(store, layer) if other != path]
    for old in others[: 1 - KEPT]:
        old.unlink(missing_ok=True)


def manifests_of(store: Store, layer: str) -> list[Path]:
    """Return the manifests of a layer, oldest release first."""
    return sorted((store.root / layer).glob(f"{STEM}*.json"))


def _proof(content: dict[str, Any]) -> str:
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
