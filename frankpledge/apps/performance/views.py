"""Pages of a force and a district, and the same figures as CSV."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.performance.queries import figures, pages, tables
from frankpledge.design.exports import csv_response


@require_safe
def force(request, slug):
    """One force: who answers for it, what is recorded, how well that is known."""
    page = pages.force_page(
        slug,
        request.GET.get("kind", figures.ALL_CRIME),
        today=timezone.localdate(),
        is_whole="all" in request.GET,
    )
    return render(
        request, "performance/force.html", {"page": page, "is_whole": "all" in request.GET}
    )


@require_safe
def district(request, slug, part):
    """One district of a force's area."""
    page = pages.district_page(
        slug,
        part,
        request.GET.get("kind", figures.ALL_CRIME),
        today=timezone.localdate(),
        is_whole="all" in request.GET,
    )
    return render(
        request, "performance/district.html", {"page": page, "is_whole": "all" in request.GET}
    )


@require_safe
def force_csv(request, slug, name):
    """The figures of one section of a force's page, every month held."""
    return csv_response(f"{slug}-{name}", *tables.force_table(slug, name))


@require_safe
def district_csv(request, slug, part, name):
    """The figures of one section of a district's page, every month held."""
    return csv_response(f"{slug}-{part}-{name}", *tables.district_table(slug, part, name))
