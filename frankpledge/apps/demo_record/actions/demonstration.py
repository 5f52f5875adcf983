"""The demonstration: a made-up office and panel beside the made-up force, and their people."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.actions import account_for
from frankpledge.apps.accounts.models import HeldRole, User
from frankpledge.apps.accounts.queries import DEMONSTRATION
from frankpledge.apps.audit.actions import record
from frankpledge.apps.bodies.models import Body, BodyKind, Governance, Office
from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.demo_record.actions.decisions_example import load_decisions
from frankpledge.apps.demo_record.actions.example import load_example
from frankpledge.apps.demo_record.actions.panel_example import load_panel
from frankpledge.apps.demo_record.actions.waiting_example import Example, load_waiting
from frankpledge.apps.obligations.actions import open_year
from frankpledge.apps.obligations.models import Obligation
from frankpledge.evidence.intake.synthetic import ANYSHIRE
from frankpledge.rules.duties import financial_year
from frankpledge.rules.roles import Role

SYNTHETIC = "made up for the demonstration"
PANEL_ROLES = (Role.PANEL_SUPPORT, Role.PANEL_MEMBER, Role.COMPLAINTS_HANDLER)
BEGINS = date(2024, 5, 9)


@transaction.atomic
def load_demonstration(at: datetime) -> int:
    """Make the made-up bodies and an account for each role; return how many accounts are new."""
    area = ANYSHIRE.slug
    office = _body(
        "Police and Crime Commissioner for Anyshire (made up)", BodyKind.POLICING_BODY, area
    )
    panel = _body("Anyshire police and crime panel (made up)", BodyKind.PANEL, area)
    _body("Anyshire Police (made up)", BodyKind.FORCE, area)
    Governance.objects.get_or_create(
        area=area,
        body=office,
        defaults={
            "model": "pcc",
            "held_from": BEGINS,
            "confidence": "made up",
            "source": SYNTHETIC,
        },
    )
    Office.objects.get_or_create(
        slug="commissioner-anyshire", defaults={"title": "Commissioner", "body": office}
    )
    made = sum(_person(role, panel if role in PANEL_ROLES else office) for role in Role)
    if made:
        record("demonstration-loaded", office.slug, by=SYNTHETIC, at=at, accounts=made)
    if not Obligation.objects.filter(body=office).exists():
        open_year(office, financial_year(timezone.localdate(at)), by=SYNTHETIC, at=at)
    people = {role: demonstration_user(role) for role in Role}
    if not office.questions.exists():
        load_example(office, panel, people, at)
    example = Example(office=office, panel=panel, people=people, at=at)
    if not panel.seats.exists():
        load_panel(panel, people, at)
        load_waiting(example)
    if not Decision.objects.filter(owner=office).exists():
        load_decisions(example)
    return made


def _body(name: str, kind: str, area: str) -> Body:
    slug = name.replace(" (made up)", "").lower().replace(" ", "-")
    body, _ = Body.objects.get_or_create(
        slug=slug, defaults={"name": name, "kind": kind, "area": area, "source": SYNTHETIC}
    )
    return body


def _person(role: Role, body: Body) -> int:
    email, _ = DEMONSTRATION["people"][role]
    user, is_new = account_for(email, f"Demo {role}")
    if is_new:
        user.set_password(DEMONSTRATION["password"])
        user.save()
    HeldRole.objects.get_or_create(user=user, role=role, body=body, defaults={"held_from": BEGINS})
    return is_new


def demonstration_user(role: Role) -> User:
    """Return the demonstration's account that holds a role."""
    return User.objects.get(email=DEMONSTRATION["people"][role][0])
