"""Copies of public pages on disk, which are read when the database cannot be.

A manifest says which address is which file, with its SHA-256. What was written or taken away since
it was written stands line by line in a file beside it. Nothing here asks the database.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from django.conf import settings

from frankpledge.errors import Damaged
from frankpledge.rules.redaction import all_texts, pattern_of

MANIFEST = "manifest.json"
SINCE = "manifest.jsonl"  # what was written and taken away since the manifest was written
HIDDEN = "hidden"  # words that may not be seen any more, until they are out of every copy
TAKEN = "hidden.taken"  # those of them that are being taken out
HIDINGS = "hidings"  # a byte for each time that words were hidden
INDEX = "index.html"
RECORD = "record"  # below it lies what was published; whatever lies elsewhere tells of many
STATIC = "static"
_TAG = re.compile(r"<[^>]+>")
_Stamp = tuple[int, int, int]  # of a file: inode, time of change, size


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


def private_folder() -> Path:
    """Return where lies what only we read about copies: any web server may serve `folder`."""
    return Path(settings.FRANKPLEDGE_STORE) / "private" / "copies"


def copies() -> Mapping[str, Copy]:
    """Return every copy by its address; none where none was written.

    Raises:
        Damaged: the manifest cannot be read.
    """
    return _read(folder(), _stamp(folder() / SINCE), _stamp(folder() / MANIFEST))


def _stamp(path: Path) -> _Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def _read(root: Path, _since: _Stamp | None, _manifest: _Stamp | None) -> Mapping[str, Copy]:
    # The lines first: what is meanwhile taken over into the manifest is then said twice, not lost.
    lines = list(_lines(root / SINCE))
    path = root / MANIFEST
    try:
        rows = json.loads(path.read_text("utf-8"))["copies"]
        found = {address: Copy(**row) for address, row in rows.items()}
    except FileNotFoundError:
        found = {}
    except (ValueError, KeyError, TypeError) as problem:
        raise Damaged(
            f"{path} cannot be read: write the copies again with `frankpledge mirror`"
        ) from problem
    for address, copy in lines:
        found.pop(address, None)
        if copy:
            found[address] = copy
    return found


def _lines(path: Path) -> Iterator[tuple[str, Copy | None]]:
    """Yield what was written (a copy) and taken away (None); a line that was cut off is none."""
    try:
        said = path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return
    for line in said:
        with suppress(ValueError, KeyError, TypeError):
            row = json.loads(line)
            address = row.pop("address")
            yield address, Copy(**row) if row else None


def line_of(address: str, copy: Copy | None) -> str:
    """Return the line that says that a copy was written, or taken away (None)."""
    row = {"address": address, **(asdict(copy) if copy else {})}
    return json.dumps(row, ensure_ascii=False) + "\n"


def manifest_text(found: Mapping[str, Copy]) -> str:
    """Return copies as the manifest keeps them."""
    rows = {address: asdict(copy) for address, copy in sorted(found.items())}
    return json.dumps({"copies": rows}, indent=1, ensure_ascii=False)


def file_of(address: str) -> str:
    """Return the file in which the copy of an address lies."""
    name = address.strip("/")
    return f"{name}/{INDEX}" if address.endswith("/") else name


def on_disk(*, is_list: bool = False) -> dict[str, Path]:
    """Return the file of every copy by its address, whatever the manifest says.

    With `is_list` only those that tell of many publications: lists, feeds, calendars.
    """
    root, found = folder(), {}
    left_out = {STATIC, INDEX, MANIFEST, SINCE} | ({RECORD} if is_list else set())
    for top in root.iterdir() if root.is_dir() else ():
        if top.name in left_out or top.name.startswith("."):
            continue
        for path in top.rglob("*") if top.is_dir() else (top,):
            if path.is_file() and not path.name.startswith("."):
                name = path.relative_to(root).as_posix()
                found["/" + name.removesuffix(INDEX)] = path
    return found


def copied(address: str) -> tuple[Copy, bytes] | None:
    """Return the copy of an address with its bytes; None where there is none that is whole."""
    try:
        copy = copies().get(address)
        data = (folder() / copy.file).read_bytes() if copy else b""
    except (OSError, Damaged):
        return None
    if copy is None or digest(data) != copy.sha256:
        return None
    hidden = hidden_words()
    said = words_of(copy.file, data) if hidden else ""
    return None if any(pattern_of(w).search(said) for w in hidden) else (copy, data)


def hidden_words() -> list[str]:
    """Return words that are hidden and may still stand in copies: those are not served."""
    return [words for name in (TAKEN, HIDDEN) for words in words_in(private_folder() / name)]


def words_in(path: Path) -> list[str]:
    """Return the words that one of the two files holds; none where it is not there (any more)."""
    try:
        return [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    except FileNotFoundError:
        return []


def hidings() -> int:
    """Return how often words were hidden: a page drawn before the last time is out of date."""
    try:
        return (private_folder() / HIDINGS).stat().st_size
    except OSError:
        return 0


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
