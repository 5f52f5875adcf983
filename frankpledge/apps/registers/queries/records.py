"""What the staff's pages ask of a register's records. Nothing here writes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from frankpledge.apps.accounts.queries import roles_held
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.models import Party, Record, Step
from frankpledge.apps.registers.register import Register
from frankpledge.errors import NotFound
from frankpledge.rules.values import Value

R = TypeVar("R", bound=Record)


def get_record(register: Register[R], reference: str) -> R:
    """Return one record.

    Raises:
        NotFound: there is none.
    """
    found = register.model._default_manager.select_related("owner", "publication")
    made = found.filter(reference=reference).first()
    if made is None:
        words = _("There is no %(thing)s “%(reference)s”")
        raise NotFound(words % {"thing": register.table.one, "reference": reference})
    return made


def records_of(register: Register[R], bodies: Iterable[Body]) -> QuerySet[R]:
    """Return the records that bodies keep, newest first."""
    return register.model._default_manager.filter(owner__in=list(bodies)).select_related("owner")


def keepers(register: Register[Any], on: date) -> list[Body]:
    """Return the bodies that keep a register and where somebody has a role on a day."""
    held = roles_held(on).values("body")
    return list(Body.objects.filter(kind__in=register.table.kept_by, pk__in=held).order_by("slug"))


def open_records(register: Register[R], bodies: Iterable[Body]) -> list[R]:
    """Return the records that nobody outside the bodies reads and that are not at an end."""
    table = register.table
    waits = records_of(register, bodies).exclude(state__in=[*table.public, *table.ends])
    return list(waits.order_by("reference"))


def steps_of(reference: str) -> QuerySet[Step]:
    """Return the steps of a record, oldest first."""
    return Step.objects.filter(reference=reference)


def parties(reference: str) -> list[Party]:
    """Return the parties of a record, by role."""
    return list(Party.objects.filter(reference=reference))


def last_values(register: Register[Any], owner: Body, but: str = "") -> dict[str, Value]:
    """Return the values of a body's newest record but one: what the next are held to."""
    found = records_of(register, [owner]).exclude(reference=but).order_by("-pk").first()
    return register.values(found) if found else {}
