"""Sending a file that does not change: whole, a part of it, or that the reader has it already.

RFC 9110, sections 13 and 14: entity tags, `If-None-Match`, one range of bytes, `If-Range`. What asks
for several ranges, or for one that cannot be understood, is sent the whole file, as it may be.
"""

import re
from collections.abc import Iterator
from email.utils import formatdate, parsedate_to_datetime
from pathlib import Path
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

PIECE = 1 << 16  # bytes read at a time
_RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z", re.ASCII)


def takes_gzip(request: HttpRequest) -> bool:
    """Whether a reader takes what is packed by gzip."""
    for part in request.headers.get("Accept-Encoding", "").split(","):
        name, _, quality = part.strip().lower().partition(";")
        if name.strip() in ("gzip", "*"):
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


def file_response(
    request: HttpRequest, path: Path, digest: str, content_type: str
) -> HttpResponseBase:
    """Return a file with its length, entity tag and date; a range of it where one is asked for.

    Args:
        request: what was asked, with its conditions.
        path: the file; it is read to its end even if it is removed meanwhile.
        digest: the SHA-256 of its content, which is its entity tag.
        content_type: what it is.
    """
    stream = path.open("rb")
    facts = path.stat()
    tag, changed = f'"{digest}"', int(facts.st_mtime)
    headers = {
        "ETag": tag,
        "Last-Modified": formatdate(changed, usegmt=True),
        "Accept-Ranges": "bytes",
    }
    if tag in _tags(request.headers.get("If-None-Match", "")):
        stream.close()
        return HttpResponse(status=304, headers=headers)
    wanted = _range_of(request, tag, changed, facts.st_size)
    if wanted is not None and not wanted:
        stream.close()
        return HttpResponse(
            status=416, headers=headers | {"Content-Range": f"bytes */{facts.st_size}"}
        )
    part = wanted or range(facts.st_size)
    if wanted:
        headers["Content-Range"] = f"bytes {part.start}-{part.stop - 1}/{facts.st_size}"
    stream.seek(part.start)
    pieces = _Pieces(stream, len(part))
    response = StreamingHttpResponse(
        pieces, status=206 if wanted else 200, content_type=content_type, headers=headers
    )
    response["Content-Length"] = str(len(part))
    return response


def _tags(said: str) -> set[str]:
    return {part.strip().removeprefix("W/") for part in said.split(",")}


def _range_of(request: HttpRequest, tag: str, changed: int, size: int) -> range | None:
    """Return the bytes that are asked for: empty where there are none such, None where all are."""
    found = _RANGE.match(request.headers.get("Range", "").strip())
    if not found or not any(found.groups()) or not _is_same(request, tag, changed):
        return None
    first, last = found.groups()
    if not first:  # the last so many
        return range(max(size - int(last), 0), size)
    stop = min(int(last) + 1, size) if last else size
    if last and int(last) < int(first):
        return None
    return range(int(first), stop) if int(first) < size else range(0)


def _is_same(request: HttpRequest, tag: str, changed: int) -> bool:
    """Whether what a reader has a part of is what is here (`If-Range`)."""
    said = request.headers.get("If-Range", "").strip()
    if not said:
        return True
    if said.startswith(('"', "W/")):
        return said == tag
    try:
        return int(parsedate_to_datetime(said).timestamp()) == changed
    except ValueError:
        return False


class _Pieces:
    """A part of an open file, piece by piece; closed by whoever sends it, read or not."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream, self._left = stream, left

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        piece = self._stream.read(min(PIECE, self._left))
        if not piece:
            raise StopIteration
        self._left -= len(piece)
        return piece

    def close(self) -> None:
        self._stream.close()
