"""Copies of public pages on disk, which are read when the database cannot be.

A manifest says which address is which file, with its SHA-256. Nothing here asks the database.
"""

import hashlib
import json
import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from html import unescape
from pathlib import Path

from django.conf import settings

from frankpledge.errors import Damaged
from frankpledge.rules.redaction import all_texts, pattern_of

MANIFEST = "manifest.json"
HIDDEN = ".hidden"  # words that may not be seen any more, until they are out of every copy
_TAG = re.compile(r"<[^>]+>")


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
        raise Damaged(
            f"{path} cannot be read: write the copies again with `frankpledge mirror`"
        ) from problem


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
    if copy is None or digest(data) != copy.sha256:
        return None
    said = words_of(copy.file, data) if hidden_words() else ""
    return None if any(pattern_of(w).search(said) for w in hidden_words()) else (copy, data)


def hidden_words() -> list[str]:
    """Return words that are hidden and may still stand in copies: those are not served."""
    found = []
    for path in folder().glob(f"{HIDDEN}*"):
        found += [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return found


def words_of(file: str, data: bytes) -> str:
    """Return the words of a copy, however its format writes them."""
    text = data.decode("utf-8", "replace")
    if file.endswith(".json"):
        with suppress(ValueError):  # one that was damaged is searched as it is
            text = "\n".join(all_texts(json.loads(text)))
    elif file.endswith(".html"):
        text = _TAG.sub(" ", text)
    elif file.endswith(".ics"):
        plain = text.replace("\r\n ", "").replace("\\n", "\n")
        text = plain.replace("\\,", ",").replace("\\;", ";")
    return unescape(text)


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
