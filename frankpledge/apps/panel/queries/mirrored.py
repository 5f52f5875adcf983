"""What is copied to disk: everything that was published, feeds of each body, pages of panels."""

from datetime import datetime

from django.urls import reverse

from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.panel.queries.cases import public_cases
from frankpledge.apps.publishing.actions.copies import addresses_of
from frankpledge.apps.publishing.models import Publication

PAGES = ("meetings:room", "meetings:calendar", "membership:members", "panel:decisions")


def mirrored(at: datetime) -> list[str]:
    """Return the addresses that are copied: of each body that has published anything."""
    found = [reverse("meetings:every-calendar"), reverse("meetings:panels")]
    for body in Body.objects.filter(publications__isnull=False).distinct():
        found += [
            reverse("publishing:feed", args=["body", body.slug, form]) for form in ("atom", "json")
        ]
        if body.kind == BodyKind.PANEL:
            found += [reverse(name, args=[body.slug]) for name in PAGES]
            cases = public_cases(body, at)
            found += [reverse("panel:told", args=[case.reference]) for case in cases]
    for reference in Publication.objects.order_by("pk").values_list("reference", flat=True):
        found += addresses_of(reference)
    return found
