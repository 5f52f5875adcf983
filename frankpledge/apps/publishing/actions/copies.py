"""Writing copies of public pages to disk, as somebody who has not signed in sees them.

Pages are asked of the site itself, so a copy holds what the one visibility rule lets anybody
see, and nothing else.
"""

import filecmp
import json
import logging
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from html import escape
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.finders import get_finders
from django.db import transaction
from django.http import Http404
from django.http.request import validate_host
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils.module_loading import import_string
from filelock import FileLock, Timeout

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.copies import (
    HIDDEN,
    MANIFEST,
    Copy,
    copies,
    digest,
    folder,
    hidden_words,
    manifest_text,
    words_of,
)
from frankpledge.design.pages import DeclaredRequest
from frankpledge.errors import BadInput, Busy, Damaged, FrankpledgeError
from frankpledge.rules.redaction import pattern_of

STYLES = ("design/", "fonts/", "govuk/")
LOCK, MOST_SECONDS = ".lock", 10
LISTS = ("/panels/", "/feeds/")  # pages that tell of many publications
UNDRAWN = "undrawn"
log = logging.getLogger("frankpledge.copies")


def write_copies(
    addresses: Iterable[str], site: str, at: datetime, *, is_all: bool = False
) -> dict[str, Copy]:
    """Write a copy of what is at each address now; return all copies there are.

    What is not public there any more loses its copy; with `is_all` so does every other address.
    A page that cannot be drawn keeps the copy it has, and the log says so.

    Raises:
        BadInput: `site` is no address of this site.
        Busy: somebody else is writing copies.
    """
    host = _host(site)
    root = folder()
    root.mkdir(parents=True, exist_ok=True)
    with _locked(root):
        before = _copies()
        found = {} if is_all else dict(before)
        for address in addresses:
            kept = found.pop(address, None) or before.get(address)
            answer = _asked(address, site, host)
            if answer is UNDRAWN and kept:
                found[address] = kept
            elif isinstance(answer, tuple):
                found[address] = _written(root, address, *answer, at)
        _keep(root, before, _without_hidden(root, found))
        _replace(root / "index.html", _index(found).encode())
        write_styles()
    return found


def _keep(root: Path, before: dict[str, Copy], found: dict[str, Copy]) -> None:
    """Write the manifest of what is kept, and take every other file away."""
    _replace(root / MANIFEST, manifest_text(found).encode())
    for file in {c.file for c in before.values()} - {c.file for c in found.values()}:
        (root / file).unlink(missing_ok=True)


def _without_hidden(root: Path, found: dict[str, Copy]) -> dict[str, Copy]:
    """Take away the copies that hold words hidden since; after that they are out of every copy."""
    waiting, taken = root / HIDDEN, root / f"{HIDDEN}.taken"
    if waiting.exists():
        os.replace(waiting, taken)  # what is hidden from now on goes into another file
    for words in hidden_words():
        for address, copy in list(found.items()):
            if pattern_of(words).search(words_of(copy.file, (root / copy.file).read_bytes())):
                del found[address]
                (root / copy.file).unlink(missing_ok=True)
    taken.unlink(missing_ok=True)
    return found


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    try:
        with FileLock(root / LOCK, timeout=MOST_SECONDS):
            yield
    except Timeout:
        raise Busy("Somebody else is writing copies; try again in a minute") from None


def _host(site: str) -> str:
    """Return the host of a site's address.

    Raises:
        BadInput: it is no address, or the site does not answer to it.
    """
    try:
        parts = urlsplit(site)
    except ValueError:
        raise BadInput(f"{site!r} is no address of a site") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(f"{site!r} is no address of a site, such as https://policing.example")
    if not validate_host(parts.hostname, settings.ALLOWED_HOSTS):
        raise BadInput(f"The site does not answer to {parts.hostname}: add it to ALLOWED_HOSTS")
    return parts.netloc


def _index(found: dict[str, Copy]) -> str:
    """Return the first page of the copies, for who reads them while the site is away."""
    links = "".join(f'<li><a href="{escape(a)}">{escape(a)}</a></li>' for a in sorted(found))
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>Copies</title></head><body>'
        f"<h1>Copies of what panels published</h1><ul>{links}</ul></body></html>"
    )


def _copies() -> dict[str, Copy]:
    try:
        return copies()
    except Damaged:  # it is written anew
        return {}


def _asked(address: str, site: str, host: str) -> tuple[bytes, str] | str | None:
    """Return what the site answers at an address.

    None where nothing is public there; `UNDRAWN` where the page has a fault.
    """
    request = RequestFactory(HTTP_HOST=host).get(address, secure=site.startswith("https:"))
    request.user = AnonymousUser()
    composed = import_string("frankpledge.apps.composed.DECLARED")
    cast("DeclaredRequest", request).declared = composed
    found = resolve(request.path)
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except (FrankpledgeError, Http404):
        return None
    except Exception:
        log.exception("%s could not be copied", address)
        return UNDRAWN
    return (response.content, response["Content-Type"]) if response.status_code == 200 else None


def _written(root: Path, address: str, data: bytes, content_type: str, at: datetime) -> Copy:
    name = address.strip("/")
    file = f"{name}/index.html" if address.endswith("/") else name
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)
    return Copy(
        file=file,
        content_type=content_type,
        sha256=digest(data),
        written_at=at.isoformat(timespec="seconds"),
    )


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def write_styles() -> None:
    """Write the style sheets beside the copies, so that any web server can serve them alone.

    Those that are there already, as they are now, are left; older ones stay for older copies.
    """
    root = folder() / "static"
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.startswith(STYLES):
                _copy_changed(Path(storage.path(name)), root / name)


def _copy_changed(source: Path, target: Path) -> None:
    if target.exists() and filecmp.cmp(source, target, shallow=False):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def copy_later(addresses: Sequence[str], at: datetime) -> None:
    """Write copies once the transaction is done. A copy that fails never undoes what was done."""
    transaction.on_commit(
        lambda: write_copies(addresses, settings.FRANKPLEDGE_SITE, at), robust=True
    )


def copy_publication(publication: Publication, at: datetime) -> None:
    """Copy what a panel published, and its feeds, once the transaction is done."""
    if publication.body.kind != BodyKind.PANEL:
        return
    feed = [
        reverse("publishing:feed", args=["body", publication.body.slug, form])
        for form in ("atom", "json")
    ]
    copy_later([*addresses_of(publication.reference), *feed], at)


def addresses_of(reference: str) -> list[str]:
    """Return the addresses at which a publication is copied."""
    return [reverse(f"publishing:{name}", args=[reference]) for name in ("publication", "json")]


def hide_in_copies_later(words: str, at: datetime) -> None:
    """Take away and write again every copy that may hold words which may not be seen any more."""
    transaction.on_commit(lambda: hide_in_copies(words, at), robust=True)


def hide_in_copies(words: str, at: datetime) -> None:
    """Take away every copy that holds words, and every list and feed; then write them again.

    From the first line on no copy with these words is served, whoever else is writing: where
    they cannot be taken away now, whoever writes next does it.
    """
    root = folder()
    if not (root / MANIFEST).exists():
        return
    with (root / HIDDEN).open("a", encoding="utf-8") as waiting:
        waiting.write(json.dumps(words) + "\n")
    with _locked(root):
        before = _copies()
        kept = {a: c for a, c in before.items() if not a.startswith(LISTS)}
        kept = _without_hidden(root, kept)
        _keep(root, before, kept)
    write_copies(before.keys() - kept.keys(), settings.FRANKPLEDGE_SITE, at)
