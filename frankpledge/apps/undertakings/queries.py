"""What the desk and the record ask of undertakings. Nothing here writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import roles_of
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.bodies.queries.answering import predecessors
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries.lists import all_rows
from frankpledge.apps.publishing.queries.visible import (
    PublicVersion,
    as_public,
    find,
    get_publication,
    with_parts,
)
from frankpledge.apps.publishing.queries.wanted import Wanted
from frankpledge.apps.undertakings.models import UNDERTAKINGS, Undertaking
from frankpledge.errors import NotFound
from frankpledge.rules.workflows import UNDERTAKING


def get_undertaking(reference: str) -> Undertaking:
    """Return one undertaking.

    Raises:
        NotFound: there is none.
    """
    found = Undertaking.objects.select_related("owner", "publication", "made_in")
    undertaking = found.filter(reference=reference).first()
    if undertaking is None:
        raise NotFound(_("There is no undertaking %(reference)r") % {"reference": reference})
    return undertaking


def open_moves(user: User, undertaking: Undertaking, on: date) -> list[str]:
    """Return the moves that somebody may make with an undertaking now."""
    return UNDERTAKING.open_moves(undertaking.state, roles_of(user, undertaking.owner, on))


@dataclass(frozen=True, kw_only=True)
class MadeIn:
    """What was published in which something was promised, as somebody may read it.

    `asked` is who was asked there, and so perhaps promised; empty where nobody was.
    """

    publication: Publication
    asked: str
    quotes: list[str]


def promised_in(reference: str, body: Body, user: User, at: datetime) -> MadeIn:
    """Return what was published in which something was promised, for those of `body`.

    People of the body that keeps it read its newest version, seen yet or not; those of a body
    that it is about, such as the one that asked, read what is public.

    Raises:
        NotFound: it is neither kept by that body nor about it, or there is nothing public of it.
    """
    publication, today = get_publication(reference), timezone.localdate(at)
    kept = [body, *predecessors(body, today)]
    if publication.body in kept and roles_of(user, publication.body, today):
        newest = with_parts(publication.versions.order_by("-number"))[0]
        return _made_in(publication, as_public(newest, newest=newest))
    shown = find(reference, at)
    if shown.is_withdrawn or not {("body", b.slug) for b in kept} & set(shown.subjects):
        said = _("Nothing of %(body)s is published as %(reference)r")
        raise NotFound(said % {"body": body.name, "reference": reference})
    return _made_in(publication, shown)


def _made_in(publication: Publication, shown: PublicVersion) -> MadeIn:
    asked = shown.data.get("asked_of", "")
    return MadeIn(publication=publication, asked=asked, quotes=shown.quotes)


def area_of(publication: Publication) -> str:
    """Return the area that a publication is about; nothing where it names none."""
    found = publication.subjects.filter(kind="area").first()
    return found.slug if found else ""


def open_undertakings(kept: Iterable[Body]) -> list[Undertaking]:
    """Return what bodies promised and nothing has closed, first due first: one query."""
    return list(Undertaking.objects.filter(owner__in=list(kept), state="open"))


@dataclass(frozen=True, kw_only=True)
class OpenPromise:
    """A promise that is open, as everybody reads it."""

    reference: str
    title: str
    body_slug: str
    by: str
    made_on: date | None
    due_on: date | None


def open_promises_of(area: str, at: datetime) -> list[OpenPromise]:
    """Return what was promised in an area and is open, by what is public."""
    return [
        OpenPromise(
            reference=shown.reference,
            title=shown.title,
            body_slug=shown.body_slug,
            by=shown.data.get("owner") or shown.body,
            made_on=shown.on,
            due_on=shown.due_on,
        )
        for shown in all_rows(at, Wanted(kind=UNDERTAKINGS, area=area, states=("open",)))
    ]
