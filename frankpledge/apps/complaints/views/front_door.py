"""Who do I complain to? A way for every complaint, and the form where it is the panel's."""

from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from frankpledge.apps.complaints.actions.handling import receive_complaint
from frankpledge.apps.complaints.forms import PublicComplaintForm, RouteForm
from frankpledge.apps.complaints.queries.receiving import complaint_from
from frankpledge.apps.scrutiny.queries.asking import client_of
from frankpledge.design.pages import posted
from frankpledge.rules import complaints as rules


@require_safe
def front_door(request):
    """Say what it is about, and be led to the right place."""
    form = RouteForm(request.GET if "about" in request.GET else None)
    if form.is_valid():
        return redirect("complaints:route", form.cleaned_data["about"])
    return render(request, "complaints/front_door.html", {"form": form})


@require_safe
def route(request, name):
    """Where this complaint goes."""
    return render(request, "complaints/route.html", {"route": rules.route(name)})


@require_http_methods(["GET", "HEAD", "POST"])
def complain(request):
    """Complain to the panel about the office-holder."""
    form = PublicComplaintForm(posted(request))
    if form.is_valid():
        now = timezone.now()
        received = complaint_from(form.cleaned_data, client_of(request), timezone.localdate(now))
        made = receive_complaint(received, by=None, at=now)
        return redirect("complaints:received", made.reference)
    return render(request, "complaints/complain.html", {"form": form})


@require_safe
def received(request, reference):
    """What happens now; the same for every reference, so that it tells nothing."""
    return render(request, "complaints/received.html", {"reference": reference})
