"""What is promised and asked and still open, for everybody."""

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.publishing.queries.lists import PAGE
from frankpledge.apps.scrutiny.queries import ageing
from frankpledge.design.exports import csv_response


@require_safe
def ageing_report(request: HttpRequest) -> HttpResponse:
    """What was promised and asked and is still open, oldest first: from what is published."""
    area = request.GET.get("area", "")
    report = ageing.report(timezone.now(), area)
    page = {
        "report": report,
        "area": area,
        "undertakings": _page(request, "undertakings", report.undertakings),
        "questions": _page(request, "questions", report.questions),
    }
    return render(request, "scrutiny/ageing.html", page)


def _page(request: HttpRequest, name: str, found: list[ageing.Open]) -> Page:
    """Return a page of what is open: the order is by days, so that pages change but overnight."""
    return Paginator(found, PAGE).get_page(request.GET.get(name))


@require_safe
def ageing_csv(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    found = ageing.report(timezone.now(), request.GET.get("area", ""))
    return csv_response("open-undertakings-and-questions", *ageing.table(found))
