"""Pages of a body and of a person."""

from dataclasses import dataclass

from django.db.models import QuerySet

from frankpledge.apps.bodies.models import (
    Body,
    BodyKind,
    Conflict,
    Governance,
    OfficeHolder,
    Person,
)
from frankpledge.apps.bodies.queries.answering import (
    Answering,
    area_body,
    get_body,
    get_person,
    terms_of,
)
from frankpledge.rules.policing_areas import AREA_BY_SLUG


@dataclass(frozen=True, kw_only=True)
class BodyPage:
    """A body with its terms, arrangements and successions."""

    body: Body
    terms: list[OfficeHolder]
    governs: list[Governance]
    before: list
    after: list

    @property
    def panel(self) -> Body | None:
        """The panel that holds a policing body to account."""
        if self.body.kind != BodyKind.POLICING_BODY or not self.body.area:
            return None
        return area_body(self.body.area, BodyKind.PANEL)

    @property
    def has_area_page(self) -> bool:
        """Whether the body's area is one of the 43; the demonstration's is not."""
        return self.body.area in AREA_BY_SLUG


@dataclass(frozen=True, kw_only=True)
class PersonPage:
    """A person with every term."""

    person: Person
    terms: list[OfficeHolder]
    conflicts: list[Conflict]


def body_page(slug: str) -> BodyPage:
    """Return one body's page: five queries.

    Raises:
        NotFound: there is none of that name.
    """
    body = get_body(slug)
    return BodyPage(
        body=body,
        terms=list(terms_of(body)[:300]),
        governs=list(body.governs.all()),
        before=list(body.predecessions.select_related("before")),
        after=list(body.successions.select_related("after")),
    )


def person_page(slug: str) -> PersonPage:
    """Return one person's page: three queries.

    Raises:
        NotFound: there is nobody of that name.
    """
    person = get_person(slug)
    terms = person.terms.select_related("office__body").prefetch_related("attested")
    return PersonPage(
        person=person,
        terms=list(terms.order_by("-held_from", "key")),
        conflicts=list(Conflict.objects.filter(subject=person.name)),
    )


def terms_in_area(area: str) -> list[OfficeHolder]:
    """Return every term at the policing bodies of an area, newest first: two queries."""
    terms = OfficeHolder.objects.filter(office__body__governs__area=area).distinct()
    terms = terms.select_related("office__body", "person").prefetch_related("attested")
    return list(terms.order_by("-held_from", "key"))


def spells_of(area: str) -> QuerySet[Governance]:
    """Return by which bodies an area was governed, oldest first."""
    return Governance.objects.filter(area=area).select_related("body").order_by("held_from")


def as_json(found: Answering) -> dict:
    """Return who answered as programs read it."""
    governance = found.governance
    return {
        "area": found.area.slug,
        "on": found.on.isoformat(),
        "sentence": found.sentence,
        "body": governance and {"name": governance.body.name, "slug": governance.body.slug},
        "model": governance and governance.model,
        "confidence": governance and governance.confidence,
        "holders": [
            {
                "name": holder.term.person.name,
                "office": holder.term.office.title,
                "is_acting": holder.term.is_acting,
                "held_from": holder.term.held_from,
                "held_until": holder.term.held_until,
                "is_known_from": "dates" if holder.is_dated else "mentions",
                "source": holder.term.source,
            }
            for holder in found.holders
        ],
        "disagreements": [str(conflict) for conflict in found.conflicts],
    }
