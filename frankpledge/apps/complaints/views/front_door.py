"""Who do I complain to? A way for every complaint, and the form where it is the panel's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.accounts.adapters import client_mark
from frankpledge.apps.complaints.actions.handling import receive_complaint
from frankpledge.apps.complaints.forms import PublicComplaintForm, RouteForm
from frankpledge.apps.complaints.queries.receiving import complaint_from
from frankpledge.design.pages import posted, status_of, submit
from frankpledge.rules import complaints as rules


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """Say what it is about, and be led to the right place."""
    form = RouteForm(request.GET if "about" in request.GET else None)
    if form.is_valid():
        return redirect("complaints:route", form.cleaned_data["about"])
    return render(request, "complaints/front_door.html", {"form": form})


@require_safe
def route(request: HttpRequest, name: str) -> HttpResponse:
    """Where this complaint goes."""
    return render(request, "complaints/route.html", {"route": rules.route(name)})


@require_http_methods(["GET", "HEAD", "POST"])
def complain(request: HttpRequest) -> HttpResponse:
    """Complain to the panel about the office-holder."""
    now, client = timezone.now(), client_mark(request)
    form = PublicComplaintForm(posted(request))
    made = submit(
        form,
        lambda: receive_complaint(
            complaint_from(form.cleaned_data, client, timezone.localdate(now)), by=None, at=now
        ),
    )
    if made is not None:
        return redirect("complaints:received", made.reference)
    return render(request, "complaints/complain.html", {"form": form}, status=status_of(form))


@require_safe
def received(request: HttpRequest, reference: str) -> HttpResponse:
    """What happens now; the same for every reference, so that it tells nothing."""
    return render(request, "complaints/received.html", {"reference": reference})
