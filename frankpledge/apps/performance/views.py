"""Pages of a force and a district, and the same figures as CSV."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from frankpledge.apps.performance.queries import figures, pages, tables
from frankpledge.design.exports import csv_response


@require_safe
def force(request, slug):
    """One force: who answers for it, what is recorded, how well that is known."""
    asked = _asked(request)
    page = {"page": pages.force_page(slug, **asked), "is_whole": asked["is_whole"]}
    return render(request, "performance/force.html", page)


@require_safe
def district(request, slug, part):
    """One district of a force's area."""
    asked = _asked(request)
    page = {"page": pages.district_page(slug, part, **asked), "is_whole": asked["is_whole"]}
    return render(request, "performance/district.html", page)


def _asked(request):
    """What the address asks of a page: one kind of crime or all, the newest months or all."""
    return {
        "kind": request.GET.get("kind", figures.ALL_CRIME),
        "is_whole": "all" in request.GET,
        "today": timezone.localdate(),
    }


@require_safe
def force_csv(request, slug, name):
    """The figures of one section of a force's page, every month held."""
    return csv_response(f"{slug}-{name}", *tables.force_table(slug, name))


@require_safe
def district_csv(request, slug, part, name):
    """The figures of one section of a district's page, every month held."""
    return csv_response(f"{slug}-{part}-{name}", *tables.district_table(slug, part, name))
