"""Writing copies of public pages to disk, as somebody who has not signed in sees them.

Pages are asked of the site itself, so a copy holds what the one visibility rule lets anybody
see, and nothing else.
"""

import json
import os
import re
import shutil
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from html import unescape
from pathlib import Path

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles.finders import get_finders
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone
from filelock import FileLock

from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.copies import (
    MANIFEST,
    Copy,
    copies,
    digest,
    folder,
    manifest_text,
)
from frankpledge.errors import Damaged, FrankpledgeError
from frankpledge.rules.documents import all_texts, pattern_of

STYLES = ("design/", "govuk/")
LOCK = ".lock"
_TAG = re.compile(r"<[^>]+>")


def write_copies(
    addresses: Iterable[str], site: str, at: datetime, *, is_all: bool = False
) -> dict[str, Copy]:
    """Write a copy of what is at each address now; return all copies there are.

    What is not public there any more loses its copy; with `is_all` so does every other address.
    """
    root = folder()
    root.mkdir(parents=True, exist_ok=True)
    with FileLock(root / LOCK):
        before = _copies()
        found = {} if is_all else dict(before)
        for address in addresses:
            found.pop(address, None)
            if (answer := _asked(address, site)) is not None:
                found[address] = _written(root, address, *answer, at)
        _replace(root / MANIFEST, manifest_text(found).encode())
        for copy in {c.file for c in before.values()} - {c.file for c in found.values()}:
            (root / copy).unlink(missing_ok=True)
    return found


def _copies() -> dict[str, Copy]:
    try:
        return copies()
    except Damaged:  # it is written anew
        return {}


def _asked(address: str, site: str) -> tuple[bytes, str] | None:
    """Return what the site answers at an address; None where nothing is public there."""
    scheme, _, host = site.partition("://")
    request = RequestFactory(SERVER_NAME=host.split(":")[0], HTTP_HOST=host).get(
        address, secure=scheme == "https"
    )
    request.user = AnonymousUser()
    found = resolve(request.path)
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except (FrankpledgeError, Http404):
        return None
    return (response.content, response["Content-Type"]) if response.status_code == 200 else None  # noqa: PLR2004


def _written(root: Path, address: str, data: bytes, content_type: str, at: datetime) -> Copy:
    name = address.strip("/")
    file = f"{name}/index.html" if address.endswith("/") else name
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, data)
    return Copy(file=file, content_type=content_type, sha256=digest(data),
                written_at=at.isoformat(timespec="seconds"))  # fmt: skip


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    os.replace(part, path)


def write_styles() -> None:
    """Write the style sheets beside the copies, so that any web server can serve them alone."""
    root = folder() / "static"
    for finder in get_finders():
        for name, storage in finder.list([]):
            if name.startswith(STYLES):
                target = root / name
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(storage.path(name), target)


def copy_later(addresses: Sequence[str]) -> None:
    """Write copies once the transaction is done. A copy that fails never undoes what was done."""
    transaction.on_commit(
        lambda: write_copies(addresses, settings.FRANKPLEDGE_SITE, timezone.now()), robust=True
    )


def copy_publication(publication: Publication) -> None:
    """Copy what a panel published, and its feeds, once the transaction is done."""
    if publication.body.kind != BodyKind.PANEL:
        return
    feed = [reverse("publishing:feed", args=["body", publication.body.slug, form])
            for form in ("atom", "json")]  # fmt: skip
    copy_later([*addresses_of(publication.reference), *feed])


def addresses_of(reference: str) -> list[str]:
    """Return the addresses at which a publication is copied."""
    return [reverse(f"publishing:{name}", args=[reference]) for name in ("publication", "json")]


def drop_copies_later(words: str) -> None:
    """Take away every copy that holds words which may not be seen any more."""
    transaction.on_commit(lambda: drop_copies(words), robust=True)


def drop_copies(words: str) -> int:
    """Take away every copy that holds words; return how many."""
    root, pattern = folder(), pattern_of(words)
    if not (root / MANIFEST).exists():
        return 0
    with FileLock(root / LOCK):
        found = _copies()
        gone = [address for address, copy in found.items()
                if pattern.search(_said(root / copy.file))]  # fmt: skip
        kept = {address: copy for address, copy in found.items() if address not in gone}
        _replace(root / MANIFEST, manifest_text(kept).encode())
        for address in gone:
            (root / found[address].file).unlink(missing_ok=True)
    return len(gone)


def _said(path: Path) -> str:
    """Return the words of a copy, however its format writes them."""
    try:
        text = path.read_text("utf-8")
    except OSError:
        return ""
    if path.suffix == ".json":
        with suppress(ValueError):  # one that was damaged is searched as it is
            text = "\n".join(all_texts(json.loads(text)))
    if path.suffix == ".html":
        text = _TAG.sub(" ", text)
    if path.suffix == ".ics":
        text = (
            text.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";").replace("\\n", "\n")
        )
    return unescape(text)
