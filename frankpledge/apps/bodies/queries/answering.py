"""Who answered for policing somewhere on a day, and how well that is known."""

from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from django.db.models import F, Prefetch, Q, QuerySet

from frankpledge.apps.bodies.models import (
    Attestation,
    Body,
    BodyKind,
    Conflict,
    Election,
    Governance,
    OfficeHolder,
    Person,
    Succession,
)
from frankpledge.design.dates import long_date
from frankpledge.errors import BadInput, NotFound, Refusal, RefusalCode
from frankpledge.rules.policing_areas import AREA_BY_SLUG, PolicingArea

MOST_NAMED, LIKENESS = 5, 0.6  # of the names offered for one that there is not
FIRST_DAY = date(2012, 11, 22)
DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y")


class SuccessionRefusal(RefusalCode):
    """Why one body cannot follow another."""

    IN_A_CIRCLE = "follows itself"
    OTHER_KIND = "follows as another kind"
    OTHER_AREA = "follows in another area"


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Somebody in an office on a day: known from the dates of a term, or named by a source."""

    term: OfficeHolder
    attested: tuple[Attestation, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Whether the dates of the term say so; else a source names the person at that time."""
        return not self.attested


@dataclass(frozen=True, kw_only=True)
class Answering:
    """Who answered for policing in an area on a day."""

    area: PolicingArea
    on: date
    governance: Governance | None
    holders: list[Holder]
    elections: list[Election]
    conflicts: list[Conflict]

    @property
    def last_election(self) -> list[Election]:
        """What sources say of the newest election before that day."""
        newest = max((e.held_on for e in self.elections if e.held_on <= self.on), default=None)
        return [e for e in self.elections if e.held_on == newest]

    @property
    def sentence(self) -> str:
        """The answer in one sentence."""
        day = long_date(self.on)
        if self.governance is None:
            return f"Nothing is recorded of who answered for {self.area.short_name} on {day}."
        body = self.governance.body.name
        start = f"On {day} the {body} answered for policing in {self.area.short_name}"
        if not self.holders:
            return f"{start}. Who held the office is not in the sources held here."
        said = [_said(holder) for holder in self.holders]
        return f"{start}: {'; '.join(said)}."


def _said(holder: Holder) -> str:
    term = holder.term
    name = term.person.name + (" (acting)" if term.is_acting else "")
    title = term.office.title
    if holder.is_dated:
        return f"{name}, {title}"
    return f"{name}, {title}, whom a source names at that time; when the term began is not given"


def area_called(slug: str) -> PolicingArea:
    """Return one of the 43 areas.

    Raises:
        NotFound: there is none of that name.
    """
    try:
        return AREA_BY_SLUG[slug]
    except KeyError:
        raise NotFound(f"No police area is called {slug!r}") from None


def answered_on(area: PolicingArea, on: date) -> Answering:
    """Return who answered for policing in `area` on the day `on`: five queries."""
    governance = (
        Governance.objects.filter(_covers("held_from", "held_until", on), area=area.slug)
        .select_related("body")
        .first()
    )
    return Answering(
        area=area,
        on=on,
        governance=governance,
        holders=holders_on(governance.body, on) if governance else [],
        elections=list(
            Election.objects.filter(area=area.slug).select_related("winner").order_by("held_on")
        ),
        conflicts=list(Conflict.objects.filter(subject__startswith=f"{area.slug} ")),
    )


def _covers(first: str, last: str, on: date) -> Q:
    return (Q(**{f"{first}__isnull": True}) | Q(**{f"{first}__lte": on})) & (
        Q(**{f"{last}__isnull": True}) | Q(**{f"{last}__gte": on})
    )


def holders_on(body: Body, on: date) -> list[Holder]:
    """Return who held the offices of `body` on a day.

    A term with a first day counts by its dates. A term without one counts only between the
    first and the last time that sources name the person in the office.
    """
    terms = OfficeHolder.objects.filter(office__body=body).select_related("office", "person")
    terms = terms.prefetch_related(Prefetch("attested", Attestation.objects.order_by("on")))
    found: list[Holder] = []
    # Dated terms first: a mention of somebody whose term is dated says nothing more.
    covering = terms.filter(_covers("held_from", "held_until", on))
    for term in covering.order_by(F("held_from").asc(nulls_last=True), "key"):
        if term.held_from:
            found.append(Holder(term=term))
        elif _is_held(term, found):
            continue
        elif (named := tuple(term.attested.all())) and _within(named, on):
            found.append(Holder(term=term, attested=named))
    return found


def _is_held(term: OfficeHolder, found: list[Holder]) -> bool:
    return any(
        (h.term.person_id, h.term.office_id) == (term.person_id, term.office_id) for h in found
    )


def _within(named: tuple[Attestation, ...], on: date) -> bool:
    first, last = named[0], named[-1]
    if last.is_month:
        return first.on <= on and (on.year, on.month) <= (last.on.year, last.on.month)
    return first.on <= on <= last.on


def day_from(text: str, default: date) -> date:
    """Return the day that somebody wrote, year or day first; `default` where nothing was written.

    Raises:
        BadInput: it is not a day.
    """
    if not text:
        return default
    for form in DAY_FORMS:
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a day has no time)
        except ValueError:
            continue
    raise BadInput(f"{text!r} is not a day: write it as 2017-11-24 or 24/11/2017")


def get_body(slug: str) -> Body:
    """Return one body.

    Raises:
        NotFound: there is none of that name.
    """
    try:
        return Body.objects.get(slug=slug)
    except Body.DoesNotExist:
        raise NotFound(f"No body is called {slug!r}{_nearest(slug)}") from None


def _nearest(slug: str) -> str:
    """Name bodies of which somebody may have thought: of that area, or called nearly so."""
    slugs = dict(Body.objects.values_list("slug", "area"))
    near = [name for name, area in slugs.items() if area == slug]
    near += [n for n in get_close_matches(slug, slugs, MOST_NAMED, LIKENESS) if n not in near]
    return f". Perhaps {', '.join(sorted(near)[:MOST_NAMED])}" if near else ""


def get_person(slug: str) -> Person:
    """Return one person.

    Raises:
        NotFound: there is nobody of that name.
    """
    try:
        return Person.objects.get(slug=slug)
    except Person.DoesNotExist:
        raise NotFound(f"Nobody is called {slug!r} in the record") from None


def policing_body(area: str, on: date) -> Body | None:
    """Return the body that answers for policing in an area on a day."""
    found = Governance.objects.filter(_covers("held_from", "held_until", on), area=area)
    spell = found.select_related("body").first()
    return spell.body if spell else None


def spell_on(body: Body, on: date) -> Governance | None:
    """Return what `body` answers for on a day, and by which model."""
    return body.governs.filter(_covers("held_from", "held_until", on)).first()


def why_it_cannot_follow(before: Body, after: Body) -> Refusal | None:
    """Return why `after` cannot follow `before`; None where it can."""
    if before == after or before in successors(after, date.max):
        code = SuccessionRefusal.IN_A_CIRCLE
        words = "a body does not follow itself, nor one that follows it"
    elif before.kind != after.kind:
        code = SuccessionRefusal.OTHER_KIND
        words = f"one is a {before.kind}, the other a {after.kind}"
    elif before.area and after.area and before.area != after.area:
        code = SuccessionRefusal.OTHER_AREA
        words = f"one is of {before.area}, the other of {after.area}"
    else:
        return None
    return Refusal(code=code, text=f"{after.name} cannot follow {before.name}: {words}")


def successors(body: Body, on: date) -> list[Body]:
    """Return the bodies that have followed `body` by a day, at whatever remove."""
    return _along(body, "before", "after", on)


def predecessors(body: Body, on: date) -> list[Body]:
    """Return the bodies that `body` has followed by a day, at whatever remove."""
    return _along(body, "after", "before", on)


def _along(body: Body, here: str, there: str, on: date) -> list[Body]:
    found: dict[int, Body] = {}
    waiting = [body]
    while waiting:
        # A succession without a day gives nobody rights: nothing says that it has happened.
        links = Succession.objects.filter(on__lte=on, **{f"{here}__in": waiting})
        others = [getattr(link, there) for link in links.select_related(there)]
        waiting = [o for o in others if o.pk not in found and o.pk != body.pk]
        found |= {o.pk: o for o in waiting}
    return list(found.values())


def area_body(area: str, kind: str) -> Body | None:
    """Return the force or the panel of an area: that of today, else the one that ended last."""
    found = Body.objects.filter(area=area, kind=kind)
    return found.order_by(F("ends_on").desc(nulls_first=True), "pk").first()


def governance_model(body: Body, on: date) -> str:
    """Return by which model `body` answered on a day: pcc, mayor ...; nothing for others."""
    spell = spell_on(body, on)
    return spell.model if spell else ""


def is_policing_body(body: Body) -> bool:
    """Whether the body answers, or answered, for policing."""
    return body.kind == BodyKind.POLICING_BODY


def terms_of(body: Body) -> QuerySet[OfficeHolder]:
    """Return every term at a body, newest first, with person and office."""
    terms = OfficeHolder.objects.filter(office__body=body).select_related("office", "person")
    return terms.prefetch_related("attested").order_by("-held_from", "key")


def askable_areas() -> list[tuple[str, str]]:
    """Return the areas of which somebody answers, slug and name; a made-up one comes first."""
    others = Governance.objects.exclude(area__in=AREA_BY_SLUG).values_list("area", flat=True)
    synthetic = [(slug, f"{slug.replace('-', ' ').capitalize()} (made up)") for slug in others]
    return synthetic + [(area.slug, area.short_name) for area in AREA_BY_SLUG.values()]
