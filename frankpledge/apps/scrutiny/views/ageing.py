"""What is promised and asked and still open, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.scrutiny.queries import ageing
from frankpledge.design.exports import csv_response


@require_safe
def ageing_report(request: HttpRequest) -> HttpResponse:
    """What was promised and asked and is still open, oldest first: from what is published."""
    area = request.GET.get("area", "")
    page = {"report": ageing.report(timezone.now(), area), "area": area}
    return render(request, "scrutiny/ageing.html", page)


@require_safe
def ageing_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    found = ageing.report(timezone.now(), request.GET.get("area", ""))
    return csv_response("open-undertakings-and-questions", *ageing.table(found))
