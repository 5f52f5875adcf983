"""Copies of public pages on disk, which are read when the database cannot be.

A manifest says which address is which file, with its SHA-256. Nothing here asks the database.
"""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

from frankpledge.errors import Damaged

MANIFEST = "manifest.json"


@dataclass(frozen=True, kw_only=True)
class Copy:
    """A copy of what was served at an address."""

    file: str
    content_type: str
    sha256: str
    written_at: str


def folder() -> Path:
    """Return where copies lie: in the store's folder."""
    return Path(settings.FRANKPLEDGE_STORE) / "mirror"


def copies() -> dict[str, Copy]:
    """Return every copy by its address; none where none was written.

    Raises:
        Damaged: the manifest cannot be read.
    """
    path = folder() / MANIFEST
    try:
        rows = json.loads(path.read_text("utf-8"))["copies"]
        return {address: Copy(**row) for address, row in rows.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, KeyError, TypeError) as problem:
        raise Damaged(f"{path} cannot be read: write the copies again with `frankpledge mirror`"
                      ) from problem  # fmt: skip


def manifest_text(found: dict[str, Copy]) -> str:
    """Return copies as the manifest keeps them."""
    rows = {address: asdict(copy) for address, copy in sorted(found.items())}
    return json.dumps({"copies": rows}, indent=1, ensure_ascii=False)


def copied(address: str) -> tuple[Copy, bytes] | None:
    """Return the copy of an address with its bytes; None where there is none that is whole."""
    try:
        copy = copies().get(address)
        data = (folder() / copy.file).read_bytes() if copy else b""
    except (OSError, Damaged):
        return None
    return (copy, data) if copy and digest(data) == copy.sha256 else None


def digest(data: bytes) -> str:
    """Return the SHA-256 of a copy."""
    return hashlib.sha256(data).hexdigest()


def damaged_copies() -> list[str]:
    """Return the addresses whose copy is missing or was changed.

    Raises:
        Damaged: the manifest cannot be read.
    """
    found = []
    for address, copy in copies().items():
        path = folder() / copy.file
        if not path.is_file() or digest(path.read_bytes()) != copy.sha256:
            found.append(address)
    return found
