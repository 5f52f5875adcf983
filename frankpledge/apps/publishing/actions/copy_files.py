"""The files of the copies: written whole or not at all, and what is there noted line by line.

Two locks: `drawing` is held while a page is drawn and written, so that no older page takes the
place of a newer one; `writing` for the moment in which files and their lines change. Whoever takes
words away needs the second alone, and does not wait for a page that is being drawn.
"""

import filecmp
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from html import escape
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.utils.translation import gettext as _
from filelock import FileLock, Timeout

from frankpledge.apps.publishing.queries.copies import (
    HIDDEN,
    HIDINGS,
    INDEX,
    MANIFEST,
    SINCE,
    STATIC,
    TAKEN,
    Copy,
    copies,
    file_of,
    folder,
    line_of,
    manifest_text,
    private_folder,
    words_in,
)
from frankpledge.errors import Busy, Damaged

STYLES = ("design/", "fonts/", "govuk/")
DRAWING, WRITING, CLEARING = "drawing.lock", "writing.lock", "clearing.lock"
MOST_SECONDS = 10.0  # that somebody waits for one of them


@contextmanager
def drawing() -> Iterator[None]:
    """Draw and write a page while nobody else does.

    Raises:
        Busy: somebody else has been doing so for too long.
    """
    with _locked(DRAWING):
        yield


@contextmanager
def writing() -> Iterator[None]:
    """Change files and their lines while nobody else does.

    Raises:
        Busy: somebody else has been doing so for too long.
    """
    with _locked(WRITING):
        yield


@contextmanager
def _locked(name: str) -> Iterator[None]:
    folder().mkdir(parents=True, exist_ok=True)
    _make_private()
    try:
        with FileLock(private_folder() / name, timeout=MOST_SECONDS):
            yield
    except Timeout:
        raise Busy(_("Somebody else is writing copies; try again in a minute")) from None


def _make_private() -> Path:
    root = private_folder()
    for path in (root.parent, root):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root


def keep(address: str, copy: Copy | None, data: bytes) -> None:
    """Write a copy, or take it away (None). The caller holds `writing`."""
    if copy is None:
        forget([address])
        return
    path = folder() / copy.file
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)
    _note([line_of(address, copy)])
    if not (folder() / STATIC).exists():
        write_styles()


def forget(addresses: Iterable[str]) -> None:
    """Take copies away. The caller holds `writing`."""
    gone = []
    for address in addresses:
        path = folder() / file_of(address)
        if path.is_file():
            path.unlink()
            gone.append(line_of(address, None))
    _note(gone)


def _note(lines: list[str]) -> None:
    """Add lines to those since the manifest was written."""
    root = folder()
    if not (root / MANIFEST).exists():
        _replace(root / MANIFEST, manifest_text({}).encode())
    if not lines:
        return
    with (root / SINCE).open("ab") as file:
        if file.tell() and not _ends_a_line(root / SINCE):
            file.write(
                b"\n"
            )  # the last line was cut off: somebody was killed, or the disk was full
        file.write("".join(lines).encode())


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() == b"\n"


def compact() -> None:
    """Write the manifest anew, whole, with what was noted since. The caller holds `writing`."""
    root = folder()
    try:
        found: Mapping[str, Copy] = copies()
    except Damaged:  # what was drawn since is there again
        (root / MANIFEST).unlink()
        found = copies()
    _replace(root / MANIFEST, manifest_text(found).encode())
    (root / SINCE).unlink(missing_ok=True)
    _replace(root / INDEX, _index(found).encode())


def _index(found: Iterable[str]) -> str:
    """Return the first page of the copies, for who reads them while the site is away."""
    links = "".join(f'<li><a href="{escape(a)}">{escape(a)}</a></li>' for a in sorted(found))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Copies</title></head><body>'
        f"<h1>Copies of what was published</h1><ul>{links}</ul></body></html>"
    )


def note_hidden(words: str) -> None:
    """Write down that words may not be seen any more: from this line on no copy with them is served.

    Nobody has to be waited for. A page that is being drawn is out of date from now on.
    """
    root = _make_private()
    with (root / HIDINGS).open("ab") as times:
        times.write(b".")
    with (root / HIDDEN).open("a", encoding="utf-8") as waiting:
        waiting.write(json.dumps(words) + "\n")


@contextmanager
def clearing() -> Iterator[None]:
    """Take hidden words out of copies while nobody else does.

    Raises:
        Busy: somebody else has been doing so for too long.
    """
    with _locked(CLEARING):
        yield


def next_hidden() -> list[str]:
    """Return words that are hidden and may stand in copies, none where they are out of every one.

    What is hidden from now on goes into another file. Where a worker was killed on the way, what it
    had begun with comes first. The caller holds `clearing`.
    """
    waiting, taken = private_folder() / HIDDEN, private_folder() / TAKEN
    if waiting.exists() and not taken.exists():
        os.replace(waiting, taken)
    return words_in(taken)


def forget_hidden() -> None:
    """Say that the words of `next_hidden` are out of every copy. The caller holds `clearing`."""
    (private_folder() / TAKEN).unlink(missing_ok=True)


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def write_styles() -> None:
    """Write the style sheets beside the copies, so that any web server can serve them alone.

    Those that are there already, as they are now, are left; older ones stay for older copies.
    """
    root = folder() / STATIC
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.startswith(STYLES):
                _copy_changed(Path(storage.path(name)), root / name)


def _copy_changed(source: Path, target: Path) -> None:
    if target.exists() and filecmp.cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
