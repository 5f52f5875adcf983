"""Whole lists of bodies and terms, for programs."""

from django.db.models import QuerySet

from frankpledge.apps.bodies.models import Body, OfficeHolder
from frankpledge.apps.bodies.queries.answering import get_body
from frankpledge.errors import BadInput
from frankpledge.rules.policing_areas import AREA_BY_SLUG


def bodies(*, kind: str = "", area: str = "") -> QuerySet[Body]:
    """Return every body, or those of a kind or a police area, by name.

    Raises:
        BadInput: there is no such area.
    """
    found = Body.objects.all()
    if kind:
        found = found.filter(kind=kind)
    return found.filter(area=known_area(area)) if area else found


def terms(*, body: str = "", area: str = "") -> QuerySet[OfficeHolder]:
    """Return every term of office, or those at a body or in a police area: one query.

    Raises:
        NotFound: there is no such body.
        BadInput: there is no such area.
    """
    found = OfficeHolder.objects.select_related("office__body", "person")
    if body:
        found = found.filter(office__body=get_body(body))
    if area:
        found = found.filter(office__body__area=known_area(area))
    return found.order_by("office__body__slug", "office__slug", "held_from", "key")


def known_area(area: str) -> str:
    """Return an area's id.

    Raises:
        BadInput: it is the id of no police area.
    """
    if area not in AREA_BY_SLUG and not Body.objects.filter(area=area).exists():
        raise BadInput(f"area: {area[:40]!r} is no police area; /api/v1/areas lists them")
    return area
