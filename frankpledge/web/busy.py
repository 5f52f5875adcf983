"""What somebody is answered whose form could not be saved at this moment: all they typed, to keep."""

import sqlite3

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from frankpledge.design.pages import takes_a_file
from frankpledge.web.sqlite.base import code_of

RETRY_AFTER_SECONDS = 10
STATUS = 503
ACCOUNT = "/account/"  # signing in: nothing of these forms is shown again
SECRETS = ("csrf", "password", "secret", "seen", "website")  # in a field's name: not shown either
# Where somebody waited for others who write, in vain.
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
# PostgreSQL: a lock was not to be had in time; a deadlock was ended.
IN_VAIN = ("55P03", "40P01")


def is_in_vain(problem: Exception) -> bool:
    """Whether the database gave up waiting for others who write."""
    if not isinstance(problem, OperationalError):
        return False
    said = problem.__cause__  # the driver's own error, which has a code
    if isinstance(said, sqlite3.Error):
        return code_of(said) in LOCKED
    return getattr(said, "sqlstate", None) in IN_VAIN


def busy_page(request: HttpRequest) -> HttpResponse:
    """Return the page that says to send a form again, with what was typed; it asks no database."""
    message = _("Many people are writing at this moment. Nothing was saved; send it again.")
    page = {"status": STATUS, "message": message, "typed": typed_in(request)}
    response = render(request, "web/error.html", page, status=STATUS)
    response["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return response


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what somebody wrote into a form, secrets left out: it is shown again, to be kept."""
    if request.path.startswith(ACCOUNT) or is_too_long(request):
        return []
    try:
        fields = list(request.POST.lists())
    except (RequestDataTooBig, SuspiciousOperation, UnreadablePostError):
        return []
    return [
        (name.replace("_", " ").capitalize(), text)
        for name, texts in fields
        for text in texts[-1:]
        if text.strip() and not any(part in name.lower() for part in SECRETS)
    ]


def is_too_long(request: HttpRequest) -> bool:
    """Whether a request says that it brings more than its page takes: it is refused unread."""
    said = request.META.get("CONTENT_LENGTH") or "0"
    least = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return said.isdecimal() and int(said) > least and int(said) > most_bytes(request)


def most_bytes(request: HttpRequest) -> int:
    """Return how many bytes may be sent to a page: more where it takes a file."""
    try:
        view = resolve(request.path_info).func
    except Resolver404:
        return settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    file = settings.FRANKPLEDGE_LARGEST_FILE if takes_a_file(view) else 0
    return settings.DATA_UPLOAD_MAX_MEMORY_SIZE + file
