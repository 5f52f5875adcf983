"""The door of `/api`: who may ask, how often and how much; every answer there is JSON.

It stands before the pages' own middleware, so that nothing there is redirected with a 301
(which turns a POST into a GET), counted as a form, or answered with a page.
"""

import logging
import math
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from frankpledge.api.answers import JSON, error
from frankpledge.api.limits import Limit, buckets, client_of

PREFIX = "/api"
LONGEST_GET = 4_094  # characters of an address without its host; police.uk refuses longer ones
log = logging.getLogger("frankpledge.api")
KEPT = {"Allow", "Content-Range"}  # headers that an error has as well
PLAIN = {
    400: "This request could not be understood",
    404: "There is nothing at this address; /api lists what there is",
    405: "This address takes other methods",
    413: "What was sent is too long",
    500: "A fault of ours. Nothing you sent caused it; please report it",
}


class ApiMiddleware:
    """Guard `/api` and let everything else through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path != PREFIX and not request.path.startswith(f"{PREFIX}/"):
            return self.get_response(request)
        return _open_to_all(self._answer(request), request)

    def _answer(self, request: HttpRequest) -> HttpResponseBase:
        if settings.FRANKPLEDGE_HTTPS_ONLY and not request.is_secure():
            return _moved(f"https://{request.get_host()}{request.get_full_path()}")
        if request.method == "OPTIONS":
            return HttpResponse(status=204)
        refused = _refused(request)
        if refused is not None:
            return refused
        if len(request.path) > len(PREFIX) + 1 and request.path.endswith("/"):
            query = request.META.get("QUERY_STRING", "")
            return _moved(request.path.rstrip("/") + (f"?{query}" if query else ""))
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        response = _as_json(self.get_response(request))
        if is_head and isinstance(response, HttpResponse):  # else it is streamed
            length = response.headers.get("Content-Length", str(len(response.content)))
            response.content = b""
            response["Content-Length"] = length
        return response


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Return why a request is not answered at all, or None."""
    wait = _wait(request)
    if wait:
        limit = settings.FRANKPLEDGE_API_LIMIT
        response = error(
            429, f"At most {limit[0]:g} requests a second, {limit[1]} at once; wait {wait:.1f} s"
        )
        response["Retry-After"] = str(math.ceil(wait))
        return response
    address = request.get_full_path()
    if request.method in ("GET", "HEAD") and len(address) > LONGEST_GET:
        return error(400, "An address has at most 4,094 characters; send a polygon with POST")
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1000
        return error(413, f"At most {most} kB can be sent; simplify the polygon")
    if "\0" in request.path or "%00" in address:
        return error(400, "An address does not hold the character zero")
    return None


def _wait(request: HttpRequest) -> float:
    """Return the seconds that this client must wait; 0 where it need not."""
    a_second, burst = settings.FRANKPLEDGE_API_LIMIT
    if not a_second:
        return 0.0
    client = client_of(
        request.META.get("REMOTE_ADDR", ""),
        request.META.get("HTTP_X_FORWARDED_FOR", ""),
        settings.ALLAUTH_TRUSTED_PROXY_COUNT,
    )
    path = Path(settings.FRANKPLEDGE_STORE) / "private" / "api-clients"
    return buckets(path).wait(client, Limit(a_second, burst), time.time())


def _moved(address: str) -> HttpResponse:
    # 308 keeps method and body; after a 301 clients send a GET without what they asked.
    response = HttpResponse(status=308)
    response["Location"] = address
    return response


def _as_json(response: HttpResponseBase) -> HttpResponseBase:
    """Return an error that is still a page, or empty, as JSON."""
    kind = response.headers.get("Content-Type", "")
    if response.status_code < 400 or kind.startswith(JSON):
        return response
    plain = error(response.status_code, PLAIN.get(response.status_code, response.reason_phrase))
    for name in KEPT & response.headers.keys():
        plain[name] = response.headers[name]
    return plain


def _open_to_all(response: HttpResponseBase, request: HttpRequest) -> HttpResponseBase:
    """Let pages of other sites read: everything here is public, and nothing knows a cookie."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = (
        "Accept-Ranges, Content-Range, ETag, Last-Modified, Link, Retry-After, X-Data-Coverage,"
        " X-Data-Month, X-Data-Period, X-Data-Release, X-Data-Unit"
    )
    if request.method == "OPTIONS":
        response["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
        response["Access-Control-Allow-Headers"] = (
            "Content-Type, If-Modified-Since, If-None-Match, If-Range, Range"
        )
        response["Access-Control-Max-Age"] = "86400"
    return response
