"""When the site cannot answer, what panels published is served from the copies on disk."""

from collections.abc import Callable
from html import escape

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from frankpledge.apps.publishing.queries.copies import Copy, copied

FAULT = 500
MAIN = b'<main class="govuk-main-wrapper" id="main">'
SAYS = (
    '<div class="govuk-inset-text fp-notice" role="status"><strong>This is a copy of {day}.</strong>'
    " The site itself cannot answer at the moment; what was published before is served from copies."
    "</div>"
)


class CopyMiddleware:
    """Answer a reader from the copies where the site fails; whoever writes is told that it fails."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code < FAULT or request.method not in ("GET", "HEAD"):
            return response
        found = copied(request.path)
        return _served(*found) if found else response


def _served(copy: Copy, data: bytes) -> HttpResponse:
    if copy.content_type.startswith("text/html"):
        said = SAYS.format(day=escape(copy.written_at.replace("T", ", ")[:17]))
        data = data.replace(MAIN, MAIN + said.encode(), 1)
    response = HttpResponse(data, content_type=copy.content_type)
    response["X-Frankpledge-Copy"] = copy.written_at
    response["Cache-Control"] = "no-store"  # as soon as the site answers again, it does
    return response
