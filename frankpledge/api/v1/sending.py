"""A table on its way out: JSON by pages, CSV whole."""

import base64
import binascii
import re
from collections.abc import Iterable
from typing import TypeVar
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from frankpledge.api.answers import JSON
from frankpledge.api.v1.tables import Answer, Resource
from frankpledge.design.exports import LICENCE, stream_csv
from frankpledge.errors import BadInput

PAGE = 1_000
LARGEST_PAGE = 10_000
R = TypeVar("R", bound=HttpResponseBase)
WHOLE = re.compile(r"\d{1,6}\Z", re.ASCII)


def page(request: HttpRequest, resource: Resource, answer: Answer, stamp: str) -> HttpResponse:
    """Return one page of a table as JSON, with the address of the next."""
    first, most = _place(request, stamp)
    rows = answer.rows[first : first + most]
    following = None
    if first + most < len(answer.rows):
        following = address_of_next(request, _cursor(stamp, first + most))
    content = _said(answer) | {
        "columns": {column.name: column.about for column in resource.columns},
        "total": len(answer.rows),
        "next": following,
        "rows": [dict(zip(resource.names, row, strict=True)) for row in rows],
    }
    response = HttpResponse(orjson.dumps(content, default=str), content_type=JSON)
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return _headed(response, answer)


def whole(request: HttpRequest, resource: Resource, answer: Answer) -> StreamingHttpResponse:
    """Return a whole table as CSV."""
    response = stream_csv(resource.names, answer.rows, resource.name)
    response["Link"] = described_by(request)
    return _headed(response, answer)


def asked(request: HttpRequest, names: Iterable[str]) -> dict[str, str]:
    """Return what a query gives, each name once and known.

    Raises:
        BadInput: a name is given twice, or is none of `names`.
    """
    known = [*names]
    found = {}
    for name, values in request.GET.lists():
        if name not in known:
            may = f"; there are {', '.join(known)}" if known else ""
            raise BadInput(f"{name[:40]!r} is no parameter here{may}")
        if len(values) > 1:
            raise BadInput(f"{name} is given more than once; give it once")
        if values[0]:
            found[name] = values[0]
    return found


def _said(answer: Answer) -> dict:
    period = answer.period
    return {
        "release": answer.release,
        "period": {"first": period[0], "last": period[1]} if period else None,
        "unit": answer.unit,
        "coverage": answer.coverage,
        "source": answer.source,
        "licence": LICENCE,
        "notes": list(answer.notes),
    }


def _headed(response: R, answer: Answer) -> R:
    if answer.release is not None:
        response["X-Data-Release"] = str(answer.release)
    if answer.period:
        response["X-Data-Period"] = "/".join(answer.period)
    response["X-Data-Coverage"] = answer.coverage
    response["X-Data-Unit"] = answer.unit.encode("ascii", "replace").decode()
    return response


def most_rows(request: HttpRequest) -> int:
    """Return how many rows a page may have.

    Raises:
        BadInput: what is asked for is no such number.
    """
    text = request.GET.get("limit") or str(PAGE)
    most = int(text) if WHOLE.match(text) else 0
    if not 1 <= most <= LARGEST_PAGE:
        raise BadInput(f"limit: {text[:40]!r} is not a number from 1 to {LARGEST_PAGE:,}")
    return most


def address_of_next(request: HttpRequest, cursor: str) -> str:
    """Return the address of the page that begins at a cursor, all else as it was asked."""
    query = urlencode(_others(request) | {"cursor": cursor})
    return request.build_absolute_uri(f"{request.path}?{query}")


def described_by(request: HttpRequest) -> str:
    """Return the Link header of a CSV: where it is said what its columns mean."""
    address = request.build_absolute_uri(f"{request.path}-metadata.json")
    return f'<{address}>; rel="describedby"; type="application/csvm+json"'


def _others(request: HttpRequest) -> dict[str, str]:
    return {
        name: value
        for name, values in request.GET.lists()
        for value in values[-1:]
        if name != "cursor"
    }


def _place(request: HttpRequest, stamp: str) -> tuple[int, int]:
    """Return from which row a page goes, and how many rows it may have."""
    most = most_rows(request)
    cursor = request.GET.get("cursor", "")
    return (_opened(cursor, stamp) if cursor else 0), most


def _cursor(stamp: str, first: int) -> str:
    return base64.urlsafe_b64encode(f"{first}|{stamp}".encode()).decode().rstrip("=")


def _opened(cursor: str, stamp: str) -> int:
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True).decode()
        first, _, made_of = text.partition("|")
        place = int(first) if WHOLE.match(first) else -1
    except (binascii.Error, UnicodeDecodeError, ValueError):
        place, made_of = -1, ""
    if place < 0:
        raise BadInput("cursor: give what 'next' gave, unchanged")
    if made_of != stamp:
        raise BadInput("cursor: what it counts in has changed since; begin again without it")
    return place
