"""Who writes never keeps all threads of the server: some are left for those who read.

SQLite has one writer at a time. As many waiting forms as a server has threads would stop every
page, those that need no database too.
"""

from collections.abc import Callable
from contextlib import suppress
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.sessions.middleware import SessionMiddleware
from django.db import OperationalError
from django.http import HttpRequest, HttpResponseBase, UnreadablePostError
from django.http.response import HttpResponse

from frankpledge.web.busy import busy_page, is_in_vain, is_too_long

READING = ("GET", "HEAD", "OPTIONS", "TRACE")
API = "/api/"  # a polygon is sent there; nothing is kept of it
GRACE_SECONDS = 0.5  # that one more waits for its turn: most forms are kept in less


class WritersMiddleware:
    """Let half the threads of a process write, and one thread wait for its turn for a moment.

    Whoever comes beyond is told at once to come again, with what was typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.turns = BoundedSemaphore(settings.FRANKPLEDGE_WRITERS)
        self.waiting = BoundedSemaphore(1)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method in READING or request.path.startswith(API):
            return self.get_response(request)
        _read(request)
        if not self._begin():
            return busy_page(request)
        try:
            return self.get_response(request)
        finally:
            self.turns.release()

    def _begin(self) -> bool:
        if self.turns.acquire(blocking=False):
            return True
        if not self.waiting.acquire(blocking=False):
            return False
        try:
            return self.turns.acquire(timeout=GRACE_SECONDS)
        finally:
            self.waiting.release()


def _read(request: HttpRequest) -> None:
    """Read a form before it is its turn: whoever sends slowly holds up nobody who writes.

    What is too long is not read; whoever comes after refuses it.

    Raises:
        SuspiciousOperation: it has too many fields. It is answered as a request that makes no sense.
    """
    if not is_too_long(request):
        with suppress(UnreadablePostError):
            len(request.POST)


class SessionsMiddleware(SessionMiddleware):
    """Keep a session as Django does; where others write for too long, say so as for any form."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Keep the session; a page that was only read is answered even where it cannot be kept."""
        try:
            return super().process_response(request, response)
        except OperationalError as problem:
            if not is_in_vain(problem):
                raise
            return response if request.method in READING else busy_page(request)
