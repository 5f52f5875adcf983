"""How a question about a month is answered: read, looked up, said how complete."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from frankpledge.api.answers import JSON, canonical, conditional, etag, seconds
from frankpledge.api.police_uk.questions import month_asked, parameters
from frankpledge.api.served import Served, served
from frankpledge.errors import BadInput
from frankpledge.evidence.index.shapes import Shape
from frankpledge.evidence.store.covered import COMPLETE, MISSING, PARTIAL

MOST_IN_AN_AREA = 10_000  # police.uk's own: more in a custom area is a 503
NOTHING = b"[]"


class TooMuch(Exception):
    """More rows lie in an area than one answer holds."""


@dataclass(frozen=True)
class Found:
    """The body of an answer, and how much of what was asked is held."""

    body: bytes
    coverage: str
    month: str = ""


Find = Callable[[Served, Mapping[str, str], str], Found]


def about_a_month(request: HttpRequest, dataset: str, find: Find) -> HttpResponse:
    """Answer with what `find` finds in the month asked for, else in the newest."""
    given = parameters(request)
    here = served()
    month = month_asked(given, timezone.localdate()) or here.newest(dataset)
    link = canonical(request, given, date=month)

    def make() -> HttpResponse:
        return _response(find(here, given, month), month, link)

    return conditional(
        request, _tag(here.stamp, request, given), seconds(here.release.created_at), make
    )


def about_all(request: HttpRequest, find: Callable[[Served], Found]) -> HttpResponse:
    """Answer with what `find` finds, of no month in particular."""
    given = parameters(request)
    here = served()
    link = canonical(request, given)

    def make() -> HttpResponse:
        found = find(here)
        return _response(found, found.month, link)

    return conditional(
        request, _tag(here.stamp, request, given), seconds(here.release.created_at), make
    )


def _tag(stamp: str, request: HttpRequest, given: Mapping[str, str]) -> str:
    said = orjson.dumps(sorted(given.items())).decode()
    return etag(stamp, request.path, said, str(timezone.localdate()))


def _response(found: Found, month: str, link: str) -> HttpResponse:
    response = HttpResponse(found.body, content_type=JSON)
    if month:
        response["X-Data-Month"] = month
    if found.coverage:
        response["X-Data-Coverage"] = found.coverage
    response["Link"] = link
    return response


def as_json(value: object) -> bytes:
    """Return a plain value as JSON."""
    return orjson.dumps(value)


def of_a_place(here: Served, dataset: str, month: str, shape: Shape, rows: int) -> str:
    """Return how much is held of the forces at home where `shape` lies.

    A missing force whose neighbours' rows lie there makes an answer partial, not missing.
    """
    found = here.coverage(dataset, [month], here.index.at_home(shape))
    return PARTIAL if found == MISSING and rows else found


def all_or_partial(coverage: str, left_out: int) -> str:
    """Return the coverage of an answer of which `left_out` rows could not be told."""
    return PARTIAL if left_out and coverage == COMPLETE else coverage


def required(given: Mapping[str, str], name: str) -> str:
    """Return what must be given.

    Raises:
        BadInput: it is not.
    """
    if not given.get(name):
        raise BadInput(f"{name} is not given")
    return given[name]


def enough(count: int) -> None:
    """Refuse an area that holds more than one answer may.

    Raises:
        TooMuch: it does.
    """
    if count > MOST_IN_AN_AREA:
        raise TooMuch(
            f"{count:,} lie in this area; {MOST_IN_AN_AREA:,} are the most. Ask for a smaller one"
        )
