"""The door of the site: expected errors become pages that say what to do."""

import logging

from django.shortcuts import render

from frankpledge.errors import (
    Busy,
    Damaged,
    FrankpledgeError,
    NotAllowed,
    NotFound,
    TooMany,
)

STATUS = {
    NotFound: 404,
    NotAllowed: 403,
    TooMany: 429,
    Damaged: 503,
    Busy: 503,
}  # any other FrankpledgeError: 400
RETRY_AFTER_SECONDS = 3600
log = logging.getLogger("frankpledge.web")


class DoorMiddleware:
    """Turn what rooms raise into an answer; no stack trace reaches a reader."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, FrankpledgeError):
            return None
        status = STATUS.get(type(exception), 400)
        if status >= 500:
            log.error("%s", exception)
        page = {"status": status, "message": str(exception)}
        response = render(request, "web/error.html", page, status=status)
        if status == STATUS[TooMany]:
            response["Retry-After"] = RETRY_AFTER_SECONDS
        return response
