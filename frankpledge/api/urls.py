"""The addresses of both interfaces, and how what goes wrong there is answered."""

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import duckdb
import orjson
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from frankpledge import __version__
from frankpledge.api import answers, police_uk, v1
from frankpledge.api.police_uk import crimes, forces, stops
from frankpledge.api.police_uk.answering import TooMuch
from frankpledge.api.v1 import declared
from frankpledge.api.v1 import routes as v1_routes
from frankpledge.apps.composed import DECLARED
from frankpledge.errors import Busy, Damaged, FrankpledgeError, NotAllowed, NotFound, TooMany
from frankpledge.evidence.engine import as_damaged

log = logging.getLogger("frankpledge.api")
LONGEST_ERROR = 500
STATUS = {NotFound: 404, NotAllowed: 403, TooMany: 429, Damaged: 503, Busy: 503}

police = NinjaAPI(
    title="police.uk's contract, answered by Frankpledge",
    version=__version__,
    description=police_uk.__doc__ or "",
    urls_namespace="police-uk",
    docs_url=None,
    openapi_url="/openapi.json",
)
own = NinjaAPI(
    title="Frankpledge",
    version="1",
    description=v1.__doc__ or "",
    urls_namespace="v1",
    docs_url=None,
    openapi_url="/openapi.json",
)
own.add_router("", v1_routes.router)
own.add_router("", declared.router_of(DECLARED.tables.values()))
for router in (crimes.router, stops.router, forces.router):
    police.add_router("", router)


def _ours(_request: HttpRequest, problem: FrankpledgeError) -> HttpResponse:
    status = next((STATUS[kind] for kind in STATUS if isinstance(problem, kind)), 400)
    if status >= 500:
        log.error("%s", problem)
    return answers.error(status, str(problem))


def _engine(request: HttpRequest, error: duckdb.Error) -> HttpResponse:
    problem = as_damaged(error)
    if not isinstance(problem, FrankpledgeError):
        raise error
    return _ours(request, problem)


def _too_much(_request: HttpRequest, problem: TooMuch) -> HttpResponse:
    response = answers.error(503, str(problem))
    # police.uk's answer to a large area is no fault to report; Django's stubs lack its mark.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _invalid(_request: HttpRequest, problem: ValidationError) -> HttpResponse:
    said = [f"{'.'.join(str(p) for p in e['loc'][1:])}: {e['msg']}" for e in problem.errors]
    return answers.error(400, "; ".join(said)[:LONGEST_ERROR])


def _refused(_request: HttpRequest, problem: HttpError) -> HttpResponse:
    return answers.error(problem.status_code, str(problem))


def _unreadable(_request: HttpRequest, _problem: Exception) -> HttpResponse:
    return answers.error(400, "What was sent cannot be read as a form, or holds too much")


def _nothing(_request: HttpRequest, _problem: Http404) -> HttpResponse:
    return answers.error(404, "There is nothing at this address")


def _away(_request: HttpRequest, problem: OperationalError) -> HttpResponse:
    log.error("%s", problem)
    return answers.error(503, "The record's database cannot be reached now; try again later")


def _fault(request: HttpRequest, problem: Exception) -> HttpResponse:
    log.error("%s %s", request.method, request.path, exc_info=problem)
    return answers.error(500, "A fault of ours. Please report what you asked")


# What is raised becomes JSON, without a trace; the nearest class of each counts.
HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    FrankpledgeError: _ours,
    TooMuch: _too_much,
    ValidationError: _invalid,
    HttpError: _refused,
    SuspiciousOperation: _unreadable,
    BadRequest: _unreadable,
    MultiPartParserError: _unreadable,
    Http404: _nothing,
    OperationalError: _away,
    duckdb.Error: _engine,
    Exception: _fault,
}
for api in (police, own):
    for kind, handler in HANDLERS.items():
        api.add_exception_handler(kind, handler)


@csrf_exempt
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """What there is, and where it is described."""
    here = request.build_absolute_uri("/api")
    content = {
        "police.uk": {"methods": f"{here}/forces", "openapi": f"{here}/openapi.json"},
        "v1": {"tables": f"{here}/v1/tables", "openapi": f"{here}/v1/openapi.json"},
        "v1_resources": [
            f"{here}/v1/{resource.name}"
            + (f"?{urlencode(resource.examples)}" if resource.examples else "")
            for resource in v1_routes.RESOURCES
        ],
        "v1_record": [f"{here}/v1/{name}" for name in DECLARED.tables],
    }
    return HttpResponse(orjson.dumps(content), content_type=answers.JSON)


@csrf_exempt
def unknown(_request: HttpRequest, **_rest: str) -> HttpResponse:
    """The answer at an address that is not there."""
    return answers.error(404, "There is nothing at this address; /api lists what there is")


urlpatterns = [
    path("api", index),
    path("api/v1/", own.urls),
    re_path(r"^api/v1(?:/.*)?$", unknown),
    path("api/", police.urls),
    re_path(r"^api(?:/.*)?$", unknown),
]
