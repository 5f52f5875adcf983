"""What is needed to put a question: what it is about, who may be asked, who asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.accounts.queries import addresses_of, can
from frankpledge.apps.bodies.models import Body, BodyKind
from frankpledge.apps.bodies.queries.answering import area_body, policing_body
from frankpledge.apps.performance.queries.frozen import chart_of, frozen_figure
from frankpledge.apps.scrutiny.models import Question, Route
from frankpledge.apps.scrutiny.queries.questions import get_question, public_words
from frankpledge.errors import BadInput, NotFound, Refusal, RefusalCode
from frankpledge.rules.protocol import UNCLASSIFIED, kinds
from frankpledge.rules.roles import May

OWN_ANSWER = (
    "This body's own answers are drafted by one person and cleared by another. Record the question"
    " without the answer, and answer it on the desk."
)
# Who asks whom, by the route of the question.
WHO_ASKS_WHOM = {
    Route.PANEL: (BodyKind.PANEL, BodyKind.POLICING_BODY),
    Route.CHIEF_CONSTABLE: (BodyKind.POLICING_BODY, BodyKind.FORCE),
    Route.MINISTER: (BodyKind.POLICING_BODY, BodyKind.DEPARTMENT),
}
HOLDERS = {"mayor": "mayor", "mopac": "Mayor", "city": "police authority"}


class AskingRefusal(RefusalCode):
    """Why one body does not ask another."""

    OTHER_ASKS = "another kind of body asks"
    OTHER_IS_ASKED = "another kind of body is asked"
    OTHER_AREA = "asks in another area"


@dataclass(frozen=True, kw_only=True)
class About:
    """What a question is about: a frozen chart, another question, or neither."""

    area: str = ""
    figure: dict | None = None
    follows: Question | None = None
    quote: str = ""

    @property
    def topic(self) -> str:
        """A topic to begin with."""
        return self.figure["measure"].replace("_", " ") if self.figure else ""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as somebody puts it."""

    text: str
    route: Route
    asked_of: Body
    owner: Body
    asked_by: Body | None = None
    asker: str = ""
    addressee: str = ""
    area: str = ""
    occasion: str = ""
    topic: str = ""
    due_on: date | None = None
    follows: Question | None = None
    figure: dict | None = None


def about(slug: str, part: str, name: str, follows: str, at: datetime) -> About:
    """Return what a question is about, with the chart frozen as it is now.

    Raises:
        NotFound: there is no such chart or question.
    """
    if follows:
        before = get_question(follows)
        if before.publication is None:
            raise NotFound(f"Nothing is published as {follows!r}")
        return About(area=before.area, follows=before, quote=public_words(follows, at)[0])
    today = timezone.localdate(at)
    if not name:
        return About(area=slug)
    parts = [slug, part, name] if part else [slug, name]
    address = reverse("performance:chart", args=parts)
    return About(area=slug, figure=frozen_figure(chart_of(slug, part, name), today, address))


def why_not_asked(route: str, asking: Body, asked_of: Body) -> Refusal | None:
    """Return why one body does not ask the other on a route; None where it does.

    A panel asks the policing body of its area, an office its chief constable or a minister.
    """
    asks, wanted = WHO_ASKS_WHOM[Route(route)]
    if asking.kind != asks:
        return Refusal(
            code=AskingRefusal.OTHER_ASKS,
            text=f"On this route a {asks} asks; {asking.name} is a {asking.kind}",
            field="asking",
        )
    if asked_of.kind != wanted:
        return Refusal(
            code=AskingRefusal.OTHER_IS_ASKED,
            text=f"On this route a {wanted} is asked; {asked_of.name} is a {asked_of.kind}",
            field="asked_of",
        )
    if wanted != BodyKind.DEPARTMENT and asked_of.area != asking.area:
        return Refusal(
            code=AskingRefusal.OTHER_AREA,
            text=f"{asking.name} asks those who answer in its own area; {asked_of.name} does not",
            field="asked_of",
        )
    return None


def routes_open(asking: Iterable[Body]) -> list[Route]:
    """Return the routes on which one of these bodies asks."""
    kinds = {body.kind for body in asking}
    return [route for route, (asks, _) in WHO_ASKS_WHOM.items() if asks in kinds]


def may_be_asked(asking: Iterable[Body]) -> QuerySet[Body]:
    """Return the bodies that one of these may ask on some route."""
    wanted = {WHO_ASKS_WHOM[route][1] for route in routes_open(asking)}
    areas = {body.area for body in asking}
    own = Q(area__in=areas) | Q(kind=BodyKind.DEPARTMENT)
    return Body.objects.filter(own, kind__in=wanted)


def asked_from(cleaned: dict, about: About) -> Asked:
    """Return the question that a form describes.

    Raises:
        BadInput: a panel asks the policing body alone; an office asks a force or a minister.
    """
    route, asking, asked_of = cleaned["route"], cleaned["asking"], cleaned["asked_of"]
    if why := why_not_asked(route, asking, asked_of):
        raise BadInput.of(why)
    return Asked(
        text=cleaned["text"],
        route=route,
        asked_of=asked_of,
        owner=asked_of if route == Route.PANEL else asking,
        asked_by=asking,
        asker=cleaned["asker"],
        area=asked_of.area or asking.area,
        occasion=cleaned["occasion"],
        topic=cleaned["topic"],
        due_on=cleaned["due_on"],
        follows=about.follows,
        figure=about.figure,
    )


def asker_body(owner: Body, route: str) -> Body | None:
    """Return the body that asked a question which `owner` records; None where none did."""
    if route == Route.PARLIAMENT:
        return Body.objects.filter(kind=BodyKind.PARLIAMENT).first()
    if route == Route.PANEL:
        return owner if owner.kind == BodyKind.PANEL else area_body(owner.area, "panel")
    return owner


def public_question(cleaned: dict, about: About, today: date) -> Asked:
    """Return the question of somebody without an account.

    Raises:
        NotFound: nobody is recorded who answers for the area now.
        BadInput: nobody there would read it.
    """
    area = cleaned["area"]
    body = policing_body(area, today)
    if body is None:
        raise NotFound(f"Nobody is recorded who answers for {area} now", field="area")
    if not addresses_of(body, May.MODERATE_QUESTIONS, today):
        raise BadInput(
            f"{body.name} does not use this site: nobody there would read your question. Write to"
            " it directly",
            field="area",
        )
    return Asked(
        text=cleaned["text"],
        route=Route.PUBLIC,
        asked_of=body,
        owner=body,
        asker=cleaned["asker"],
        area=area,
        figure=about.figure if about.area == area else None,
        topic=about.topic,
    )


def kind_words(question: Question) -> dict[str, str]:
    """Return the proposed and the decided kind in words."""
    table = kinds()
    decided = table.get(question.label)
    return {
        "proposed": table[question.proposed_label].in_words,
        "decided": decided.in_words if decided and decided.label != UNCLASSIFIED else "",
        "addressee": (decided or table[question.proposed_label]).addressee,
    }


def holder_word(question: Question) -> str:
    """Return what the office-holder is called."""
    spell = question.asked_of.governs.order_by("-held_from").first()
    return HOLDERS.get(spell.model, "commissioner") if spell else "commissioner"


def may_at(user: User, question: Question, on: date) -> dict[str, bool]:
    """Return what somebody may do beside the moves of the workflow."""
    body = question.owner
    return {
        "classify": can(user, May.CLASSIFY_QUESTION, body, on),
        "cite": can(user, May.DRAFT_ANSWER, body, on) and question.state in ("asked", "drafted"),
        "undertake": bool(question.publication) and can(user, May.RECORD_UNDERTAKING, body, on),
    }
