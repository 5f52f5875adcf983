"""Answers of both interfaces: their headers, what has not changed, and errors as JSON."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import quote, urlencode

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from frankpledge import __version__

R = TypeVar("R", bound=HttpResponseBase)
JSON = "application/json"


def error(status: int, message: str) -> HttpResponse:
    """Return an error in the one form that both interfaces have."""
    return HttpResponse(orjson.dumps({"error": message}), status=status, content_type=JSON)


def etag(*parts: str) -> str:
    """Return a strong ETag of everything that an answer depends on."""
    digest = hashlib.sha256("\n".join([__version__, *parts]).encode()).hexdigest()
    return f'"{digest[:32]}"'


def seconds(moment: str) -> int:
    """Return a moment, as the store writes it, in seconds since 1970."""
    at = datetime.fromisoformat(moment)
    return int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())


def conditional(
    request: HttpRequest, tag: str, changed: int | None, make: Callable[[], R]
) -> R | HttpResponse:
    """Return what `make` makes, or that nothing has changed: then it is not made at all.

    `changed` is when, in seconds since 1970; None where only the tag can tell.
    """
    if request.method in ("GET", "HEAD"):
        short = get_conditional_response(request, etag=tag, last_modified=changed)
        if short is not None:
            return _stamped(short, tag, changed)
    return _stamped(make(), tag, changed)


def _stamped(response: R, tag: str, changed: int | None) -> R:
    if response.status_code in (200, 304):
        response["ETag"] = tag
        if changed is not None:
            response["Last-Modified"] = http_date(changed)
        # Ask again each time, cheaply: a new release changes every answer at once.
        response["Cache-Control"] = "public, no-cache"
    return response


def canonical(request: HttpRequest, given: QueryDict | dict, **settled: str) -> str:
    """Return a Link header to the address that says everything that was left to a default."""
    said = {name: value for name, value in given.items() if value} | settled
    query = urlencode(sorted(said.items()), safe=":,")
    address = request.build_absolute_uri(quote(request.path) + (f"?{query}" if query else ""))
    return f'<{address}>; rel="canonical"'
