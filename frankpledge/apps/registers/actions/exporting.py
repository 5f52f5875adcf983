"""Every record of a body as a file for itself, private fields too. The log says who took it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from frankpledge.apps.accounts.queries import Worker, require
from frankpledge.apps.audit.actions import record as audit
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.registers.models import Party
from frankpledge.apps.registers.queries.checking import party_name
from frankpledge.apps.registers.queries.headings import IDENTIFIER
from frankpledge.apps.registers.queries.records import records_of
from frankpledge.apps.registers.register import Register
from frankpledge.rules.roles import May
from frankpledge.rules.values import write

LISTED_AS = ("frankpledge_record", "frankpledge_state")  # no import reads these two


@transaction.atomic
def export_records(
    register: Register[Any], owner: Body, *, by: Worker, at: datetime
) -> tuple[list[str], list[Sequence[str]]]:
    """Return columns and rows of all that a body keeps: taken in again they change nothing.

    Raises:
        RoleNeeded: `by` has no part in the body's work.
    """
    require(by, May.SEE_WORK, owner, timezone.localdate(at))
    table = register.table
    roles = {party_name(role): role for role in table.parties}
    columns = [IDENTIFIER, *table.by_name, *roles, *LISTED_AS]
    parties: dict[tuple[str, str], list[str]] = {}
    records = list(records_of(register, [owner]).order_by("reference"))
    found = Party.objects.filter(reference__in=[made.reference for made in records])
    for party in found:
        parties.setdefault((party.reference, party.role), []).append(party.name)
    rows: list[Sequence[str]] = []
    for made in records:
        values = [write(value) for value in register.values(made).values()]
        names = ["; ".join(parties.get((made.reference, role), ())) for role in table.parties]
        number = made.identifier or made.reference
        rows.append([number, *values, *names, made.reference, made.state])
    kind = f"{table.kind}-records-exported"
    audit(kind, owner.slug, by=by.in_audit, at=at, count=len(rows))
    return columns, rows
