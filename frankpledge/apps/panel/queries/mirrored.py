"""What is copied to disk: everything that panels published, with their pages and feeds."""

from datetime import datetime

from django.urls import reverse

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.actions.copies import addresses_of
from frankpledge.apps.publishing.models import Publication

PAGES = ("meetings:room", "meetings:calendar", "membership:members", "panel:decisions")


def mirrored(at: datetime) -> list[str]:
    """Return the addresses that are copied: of each panel that has published anything."""
    found = [reverse("meetings:every-calendar"), reverse("meetings:panels")]
    panels = Body.objects.filter(kind=BodyKind.PANEL, publications__isnull=False).distinct()
    for panel in panels:
        found += [reverse(name, args=[panel.slug]) for name in PAGES]
        found += [
            reverse("publishing:feed", args=["body", panel.slug, form]) for form in ("atom", "json")
        ]
        found += [reverse("panel:told", args=[case.reference]) for case in public_cases(panel, at)]
    publications = Publication.objects.filter(body__in=panels).order_by("pk")
    for reference in publications.values_list("reference", flat=True):
        found += addresses_of(reference)
    return found
