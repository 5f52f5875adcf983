"""Bodies, people and what they wrote, as tests want them: each made with one call."""

from datetime import UTC, date, datetime

from frankpledge.apps.accounts.models import HeldRole, User
from frankpledge.apps.bodies.models import Body, BodyKind, Governance, Office
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.apps.scrutiny.actions.questions import (
    ask_question,
    clear_answer,
    draft_answer,
    receive_question,
)
from frankpledge.apps.scrutiny.models import Route
from frankpledge.apps.scrutiny.queries.asking import Asked
from frankpledge.apps.scrutiny.queries.questions import draft_seen
from frankpledge.apps.undertakings.actions import record_undertaking
from frankpledge.rules.documents import document, words
from frankpledge.rules.roles import Role

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
LONG_AGO = date(2020, 1, 1)


def a_body(slug="office", kind=BodyKind.POLICING_BODY, area="avonford", **facts):
    """A body; a policing body governs its area from 2012 on."""
    body = Body.objects.create(slug=slug, name=slug.capitalize(), kind=kind, area=area, **facts)
    if kind == BodyKind.POLICING_BODY:
        Governance.objects.create(
            area=area, body=body, model="pcc", held_from=date(2012, 11, 22), source="a test"
        )
        Office.objects.create(slug=f"commissioner-{slug}", title="Commissioner", body=body)
    return body


def a_user(body, *roles, held_from=LONG_AGO, held_until=None, email=""):
    """An account with roles at a body."""
    email = email or f"{'.'.join(roles or ['nobody']).replace(' ', '-')}@{body.slug}.example"
    user, _ = User.objects.get_or_create(email=email, defaults={"name": email.split("@")[0]})
    for role in roles:
        HeldRole.objects.create(
            user=user, role=role, body=body, held_from=held_from, held_until=held_until
        )
    return user


def everybody(office, panel):
    """An account for each role: those of a panel at the panel, all others at the office."""
    at_panel = (Role.PANEL_SUPPORT, Role.PANEL_MEMBER, Role.COMPLAINTS_HANDLER)
    return {role: a_user(panel if role in at_panel else office, role) for role in Role}


def a_publication(body, reference="x-2026-0001", text="Some words.", **facts):
    """Something published."""
    content = document("What it is.", blocks=[words("Words", text)])
    given = {"by": "a test", "at": NOW} | facts
    return publish(
        reference,
        given.pop("kind", "document"),
        body,
        given.pop("title", "A title"),
        content,
        **given,
    )


def a_question(office, panel, by, text="Why did shoplifting rise?", at=NOW, **facts):
    """A question of the panel to the office."""
    asked = Asked(
        text=text,
        route=Route.PANEL,
        asked_of=office,
        owner=office,
        asked_by=panel,
        asker="Cllr Example",
        area=office.area,
        **facts,
    )
    return ask_question(asked, by=by, at=at)


def a_public_question(office, text="Why?", contact="", client="a", at=NOW):
    """A question of somebody without an account, waiting to be read."""
    asked = Asked(text=text, route=Route.PUBLIC, asked_of=office, owner=office, area=office.area)
    return receive_question(asked, contact=contact, client=client, at=at)


def a_cleared_answer(question, people, text="Because.", at=NOW):
    """The question with an answer that one drafted and another cleared."""
    drafted = draft_answer(
        question.reference, text, draft_seen(question), by=people[Role.OFFICE_EDITOR], at=at
    )
    return clear_answer(
        question.reference, draft_seen(drafted), by=people[Role.OFFICE_CLEARER], at=at
    )


def a_promise(owner, by, text="Publish the plan.", due_on=date(2026, 12, 10), **facts):
    """An undertaking of an office, made on its own."""
    given = {"made_by": "The commissioner", "proof": "The plan, published.", "made_in": None}
    given |= {"made_on": date(2026, 11, 1), "at": NOW} | facts
    return record_undertaking(owner=owner, by=by, text=text, due_on=due_on, **given)
