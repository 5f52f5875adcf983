"""The door of the site: expected errors become pages that say what to do."""

import logging
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from frankpledge.apps.composed import DECLARED
from frankpledge.design.pages import declare
from frankpledge.errors import (
    Busy,
    Damaged,
    FrankpledgeError,
    NotAllowed,
    NotFound,
    TooMany,
)
from frankpledge.evidence.engine import as_damaged
from frankpledge.web.busy import RETRY_AFTER_SECONDS, busy_page, is_in_vain, is_too_long, typed_in
from frankpledge.web.views import bad_request

STATUS = {
    NotFound: 404,
    NotAllowed: 403,
    TooMany: 429,
    Damaged: 503,
    Busy: 503,
}  # any other FrankpledgeError: 400
RETRY_AFTER = {429: "3600", 503: str(RETRY_AFTER_SECONDS)}
log = logging.getLogger("frankpledge.web")


class DeclaredMiddleware:
    """Give each request what the apps declare: lower rooms offer it and know none of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        declare(request, DECLARED)
        return self.get_response(request)


class ErrorPagesMiddleware:
    """Turn what rooms raise into an answer; no stack trace reaches a reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request, None)  # no text of ours holds it, and no database takes it
        if is_too_long(request):
            return bad_request(request, RequestDataTooBig())
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if is_in_vain(exception):
            return busy_page(request)
        problem = as_damaged(exception)
        if not isinstance(problem, FrankpledgeError):
            return None
        return self._say(request, problem)

    def _say(self, request: HttpRequest, exception: FrankpledgeError) -> HttpResponse:
        status = next((STATUS[kind] for kind in STATUS if isinstance(exception, kind)), 400)
        if status >= 500:
            log.error("%s", exception)
        page = {"status": status, "message": str(exception), "typed": typed_in(request)}
        response = render(request, "web/error.html", page, status=status)
        if status in RETRY_AFTER:
            response["Retry-After"] = RETRY_AFTER[status]
        return response
