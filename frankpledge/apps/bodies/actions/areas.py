"""The 43 areas, as the rules have them, as bodies of the record."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.text import slugify

from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind, Governance, Office, Succession
from frankpledge.rules.policing_areas import AREAS, PolicingArea
from frankpledge.rules.policing_areas import Governance as Spell

NOT_GIVEN = ""


@dataclass(frozen=True, kw_only=True)
class Added:
    """What an import added."""

    areas: int
    bodies: int
    spells: int
    successions: int


@transaction.atomic
def import_areas(*, by: str, at: datetime) -> Added:
    """Add the forces, policing bodies and panels of the 43 areas; the same again adds nothing.

    Where one arrangement follows another the bodies succeed each other on that day. The
    instrument is left open: the table of areas does not name it.
    """
    before = _counts()
    for area in AREAS:
        _area(area)
    after = _counts()
    added = Added(**{name: after[name] - before[name] for name in after} | {"areas": len(AREAS)})
    if added.bodies or added.spells or added.successions:
        record("areas-imported", "areas", by=by, at=at, bodies=added.bodies, spells=added.spells)
    return added


def _counts() -> dict[str, int]:
    return {
        "bodies": Body.objects.count(),
        "spells": Governance.objects.count(),
        "successions": Succession.objects.count(),
    }


def _area(area: PolicingArea) -> None:
    _body(area.force, BodyKind.FORCE, area.slug)
    bodies = [_governed(area, spell) for spell in area.governance]
    for (earlier, _), (later, spell) in zip(bodies, bodies[1:], strict=False):
        if earlier != later:
            Succession.objects.get_or_create(
                before=earlier,
                after=later,
                defaults={
                    "on": spell.held_from,
                    "instrument": NOT_GIVEN,
                    "source": spell.source.title,
                    "source_url": spell.source.url,
                },
            )


def _governed(area: PolicingArea, spell: Spell) -> tuple[Body, Spell]:
    body = _body(spell.body, BodyKind.POLICING_BODY, area.slug, spell.held_from, spell.held_until)
    Governance.objects.get_or_create(
        area=area.slug,
        body=body,
        defaults={
            "model": spell.model,
            "held_from": spell.held_from,
            "held_until": spell.held_until,
            "confidence": spell.source.confidence,
            "source": spell.source.title,
            "source_url": spell.source.url,
        },
    )
    if spell.model != "city":
        office_at(body, spell.office[0].upper() + spell.office[1:])
    if spell.scrutiny:
        _body(spell.scrutiny, BodyKind.PANEL, area.slug, spell.held_from, spell.held_until)
    return body, spell


def _body(
    name: str, kind: str, area: str, starts: date | None = None, ends: date | None = None
) -> Body:
    """Return the body of that name, made if it is not there. A mayor's authority does more
    than policing and is not ended or begun by it: only bodies of one purpose carry the dates."""
    has_one_purpose = kind == BodyKind.PANEL or name.startswith("Police")
    body, _ = Body.objects.get_or_create(
        slug=slugify(name),
        defaults={
            "name": name,
            "kind": kind,
            "area": area,
            "starts_on": starts if has_one_purpose else None,
            "ends_on": ends if has_one_purpose else None,
        },
    )
    return body


def office_at(body: Body, title: str) -> Office:
    """Return the office of that title at a body, made if it is not there."""
    slug = slugify(f"{title} {body.area or body.name}")[:160]
    if body.kind == BodyKind.DEPARTMENT:
        slug = slugify(title)[:160]
    office, _ = Office.objects.get_or_create(slug=slug, defaults={"title": title, "body": body})
    return office
