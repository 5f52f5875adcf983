"""Pages of forces, districts and measures, and the same figures as CSV, JSON and SVG."""

from datetime import date
from typing import TypedDict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from frankpledge.apps.performance.queries import (
    comparisons,
    definitions,
    figures,
    following,
    measures,
    pages,
    tables,
)
from frankpledge.apps.performance.queries.reader import current_release
from frankpledge.design.charts.control_charts import control_chart
from frankpledge.design.charts.svg import standalone
from frankpledge.design.exports import csv_response, json_response, svg_response
from frankpledge.errors import NotFound
from frankpledge.rules.periods import first_day


@require_safe
def force(request: HttpRequest, slug: str) -> HttpResponse:
    """One force: who answers for it, what is recorded, how well that is known."""
    asked = _asked(request)
    page = {
        "page": pages.force_page(slug, **asked),
        "changed": measures.area_page(slug),
        "is_whole": asked["is_whole"],
    }
    return render(request, "performance/force.html", page)


@require_safe
def district(request: HttpRequest, slug: str, part: str) -> HttpResponse:
    """One district of a force's area."""
    asked = _asked(request)
    page = {"page": pages.district_page(slug, part, **asked), "is_whole": asked["is_whole"]}
    return render(request, "performance/district.html", page)


class _Asked(TypedDict):
    kind: str
    is_whole: bool
    today: date


def _asked(request: HttpRequest) -> _Asked:
    """What the address asks of a page: one kind of crime or all, the newest months or all."""
    return {
        "kind": request.GET.get("kind", figures.ALL_CRIME),
        "is_whole": "all" in request.GET,
        "today": timezone.localdate(),
    }


@require_safe
def force_csv(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """The figures of one section of a force's page, every month held."""
    return csv_response(f"{slug}-{name}", *tables.force_table(slug, name))


@require_safe
def district_csv(request: HttpRequest, slug: str, part: str, name: str) -> HttpResponse:
    """The figures of one section of a district's page, every month held."""
    return csv_response(f"{slug}-{part}-{name}", *tables.district_table(slug, part, name))


LIKE_MONTHS = "like-months"


@require_safe
def measure_list(request: HttpRequest) -> HttpResponse:
    """Every measure, with what it is."""
    return render(request, "performance/measures.html", {"measures": definitions.published()})


@require_safe
def measure(request: HttpRequest, name: str) -> HttpResponse:
    """One measure: what it is, how it is counted, and every force's chart."""
    return render(request, "performance/measure.html", {"page": measures.measure_page(name)})


@require_safe
def newest_comparison(request: HttpRequest, name: str) -> HttpResponse:
    """Lead to the newest month in which areas can be compared, or of which most are held."""
    found, now = definitions.find_measure(name), current_release()
    newest = measures.newest_to_compare(now, found) or measures.widest_month(now, found)
    month = request.GET.get("month") or newest
    if not month:
        raise NotFound(f"No month of {found.title} is held")
    first_day(month)  # refuses what is not a month
    force = request.GET.get("force")
    address = redirect("performance:comparison", found.name, month)
    if force:
        address["Location"] += f"?{urlencode({'force': force})}"
    return address


@require_safe
def comparison(request: HttpRequest, name: str, month: str) -> HttpResponse:
    """The police areas side by side in one month."""
    page = comparisons.comparison_page(name, month, request.GET.get("force", ""))
    return render(request, "performance/comparison.html", {"page": page})


@require_safe
def comparison_csv(request: HttpRequest, name: str, month: str) -> HttpResponse:
    """The same comparison as CSV."""
    page = comparisons.comparison_page(name, month, "")
    return csv_response(f"{name}-{month}", *comparisons.comparison_table(page))


@require_safe
def area_measures(request: HttpRequest, slug: str, part: str = "") -> HttpResponse:
    """All measures of a force or a district, with what is unusual first."""
    return render(request, "performance/area.html", {"page": measures.area_page(slug, part)})


@require_safe
def area_csv(request: HttpRequest, slug: str, part: str = "") -> HttpResponse:
    """All measures of an area as CSV."""
    page = measures.area_page(slug, part)
    return csv_response(f"{part or slug}-measures", *measures.area_table(page))


@require_safe
def chart(request: HttpRequest, slug: str, name: str, part: str = "") -> HttpResponse:
    """One measure in one area."""
    page = measures.chart_page(slug, part, name, like_months=LIKE_MONTHS in request.GET)
    return render(request, "performance/chart.html", {"page": page})


@require_safe
def chart_file(
    request: HttpRequest, slug: str, name: str, kind: str, part: str = ""
) -> HttpResponse:
    """The same chart as CSV, JSON or SVG."""
    page = measures.chart_page(slug, part, name, like_months=LIKE_MONTHS in request.GET)
    file = f"{part or slug}-{page.drawn.measure.name}"
    if kind == "svg":
        return svg_response(standalone(control_chart(page.drawn.chart)))
    if kind == "json":
        return json_response(page.drawn.sentence, *measures.chart_table(page))
    if kind != "csv":
        raise NotFound(f"There is no {kind!r} of a chart; there are csv, json and svg")
    return csv_response(file, *measures.chart_table(page))


@require_safe
def alerts(request: HttpRequest) -> HttpResponse:
    """What changed in what a reader follows, within a budget of false alerts."""
    page = _followed(request)
    return render(
        request, "performance/alerts.html", {"page": page, "asked": _followed_query(page)}
    )


def _followed_query(page: following.AlertsPage) -> str:
    """Return what is followed, as the query of an address."""
    areas = [("area", area) for area in page.chosen_areas]
    measures = [("measure", name) for name in page.chosen_measures]
    return urlencode([*areas, *measures, ("budget", page.budget)])


@require_safe
def alerts_csv(request: HttpRequest) -> HttpResponse:
    """Every test of the quarter as CSV."""
    return csv_response("alerts", *following.alerts_table(_followed(request)))


def _followed(request: HttpRequest) -> following.AlertsPage:
    return following.alerts_page(
        request.GET.getlist("measure"), request.GET.getlist("area"), request.GET.get("budget", "")
    )


@require_safe
def how_to_read(request: HttpRequest) -> HttpResponse:
    """How to read the charts."""
    return render(request, "performance/how_to_read.html")
