"""Home, search, the pages that explain, and the machine-readable status."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseServerError, JsonResponse
from django.shortcuts import redirect, render
from django.template import loader
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from frankpledge.apps.performance.queries.reader import site_store
from frankpledge.design.maps import boundary_map, tile_map
from frankpledge.errors import Damaged
from frankpledge.evidence.geography import districts, populations
from frankpledge.evidence.geography.national_grid import ACCURACY_METRES
from frankpledge.rules.policing_areas import AREAS
from frankpledge.web import queries
from frankpledge.web.busy import most_bytes


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Find an area: by name, on the map, in the list."""
    places = queries.places()
    outlines, outlines_source = queries.outlines()
    page = {
        "tiles": tile_map(places),
        "boundaries": boundary_map(places, outlines) if outlines else "",
        "outlines_source": outlines_source,
        "areas": AREAS,
        "others": queries.other_forces(),
    }
    return render(request, "web/home.html", page)


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Search by name; a single hit leads straight to its page."""
    words = request.GET.get("q", "")
    hits = queries.search(words)
    if len(hits) == 1:
        return redirect(hits[0].address)
    return render(request, "web/find.html", {"words": words, "hits": hits})


@require_safe
def about_the_data(request: HttpRequest) -> HttpResponse:
    """The traps of the data, in plain words."""
    page = {
        "datasets": site_store().datasets.values(),
        "accuracy": ACCURACY_METRES,
        "districts_source": districts.SOURCE,
        "people_source": populations.SOURCE,
    }
    return render(request, "web/about_the_data.html", page)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "web/accessibility.html")


@require_safe
def status(_request: HttpRequest) -> HttpResponse:
    """Whether the site is well, and how fresh its data is, as JSON."""
    try:
        return JsonResponse(queries.health(timezone.now()) | {"ok": True})
    except Damaged as problem:
        return JsonResponse({"ok": False, "problem": str(problem)}, status=503)


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    """Everything public may be read by anybody's program."""
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that is not there."""
    message = _("There is no page at this address. If you typed it, check that it is right.")
    return render(request, "web/error.html", {"status": 404, "message": message}, status=404)


def bad_request(request: HttpRequest, exception: Exception | None) -> HttpResponse:
    """The page for a request that makes no sense, or holds too much."""
    status, message = 400, _("This request could not be understood.")
    if isinstance(exception, RequestDataTooBig | TooManyFieldsSent):
        most = most_bytes(request) // 1000
        status = 413
        said = f"{most // 1000} MB" if most >= 1000 else f"{most} kB"
        message = _("What was sent is too long: this page takes %(most)s. Nothing was saved.")
        message %= {"most": said}
    return render(request, "web/error.html", {"status": status, "message": message}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page for a form that did not come from one of our pages, or came too late."""
    message = _(
        "This form could not be trusted: it was opened too long ago, or cookies are switched"
        " off. Nothing was saved. Go back, load the page again and send it once more."
    )
    return render(request, "web/error.html", {"status": 403, "message": message}, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a fault of ours; it asks nothing of the store."""
    page = loader.get_template("web/server_error.html").render()
    return HttpResponseServerError(page)
