"""Doing to a file of a store what a row of a table of tamperings says."""

import os
from pathlib import Path

from frankpledge.evidence.derive import DERIVED
from frankpledge.evidence.store.layers import read_manifest
from frankpledge.evidence.store.releases import Store


def tamper(root: Path, row: dict) -> Path:
    """Do to the store what a row of the table says; return the file that was damaged."""
    known = in_force(Store(root))
    there = sorted(root.glob(row["file"]))
    path, *others = [p for p in there if str(p.relative_to(root)) in known] or there
    before, content = path.stat(), path.read_bytes()
    if row["how"] == "missing":
        path.unlink()
        return path
    if row["how"] == "swap":
        content = others[0].read_bytes()
        assert content != path.read_bytes()
        others[0].write_bytes(path.read_bytes())
    elif row["how"] == "flip":
        middle = len(content) // 2
        content = content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :]
    elif row["how"] == "replace":
        old, new = (text.encode() for text in row["replace"])
        assert old in content
        content = content.replace(old, new, 1)
    else:
        given = {"cut": content[: len(content) // 2], "empty": b""}
        content = given.get(row["how"], row.get("text", "").encode())
    path.write_bytes(content)
    if row.get("untouched"):
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    return path


def in_force(store: Store) -> set[str]:
    """Return the files that the release in force and its layers name."""
    number = store.current_number()
    layers = [read_manifest(store, layer.name, number) for layer in DERIVED]
    return {path for made in (store.release(), *layers) for path in made.digests}
