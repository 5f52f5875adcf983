"""Drawing a page for its copy: the site is asked, as somebody who has not signed in asks it."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.http.request import validate_host
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import gettext as _

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.copies import Drawn
from frankpledge.design.pages import declare
from frankpledge.errors import BadInput, NotAllowed, NotFound


def drawing_of(site: str) -> Callable[[str], Drawn | None]:
    """Return what draws the page at an address of a site; None where nothing is public there.

    Raises:
        BadInput: it is no address of a site, or this one does not answer to it.
    """
    host, is_secure = _host(site), site.startswith("https:")

    def draw(address: str) -> Drawn | None:
        request = RequestFactory(HTTP_HOST=host).get(address, secure=is_secure)
        request.user = AnonymousUser()
        declare(request, DECLARED)
        found = resolve(request.path)
        try:
            response = found.func(request, *found.args, **found.kwargs)
        except (NotFound, NotAllowed, Http404):
            return None
        if response.status_code != 200:
            return None
        return Drawn(data=response.content, content_type=response["Content-Type"])

    return draw


def _host(site: str) -> str:
    try:
        parts = urlsplit(site)
    except ValueError:
        raise BadInput(_no_address(site)) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadInput(_no_address(site))
    if not validate_host(parts.hostname, settings.ALLOWED_HOSTS):
        message = _("The site does not answer to %(host)s: add it to ALLOWED_HOSTS")
        raise BadInput(message % {"host": parts.hostname})
    return parts.netloc


def _no_address(site: str) -> str:
    message = _("“%(site)s” is no address of a site, such as https://policing.example")
    return message % {"site": site}
