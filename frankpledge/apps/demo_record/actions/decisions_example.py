"""The decisions of the demonstration's office, all invented: a file taken in, and what became of each."""

import csv
import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.demo_record.actions.waiting_example import DAY, Example
from frankpledge.apps.registers.actions.importing import (
    apply_file,
    check_taken,
    step_all,
    take_file,
)
from frankpledge.apps.registers.actions.records import move_record, open_record
from frankpledge.rules.roles import Role
from frankpledge.rules.values import Figure

COMMISSIONER = "Rowan Ellery, commissioner (made up)"
HEADINGS = ("Ref", "Decision", "Date", "Decided by", "Details", "Reasons", "Category", "Value")
# Days before today, then what the office's own file says of each.
FILE = (
    (
        96,
        "2026-006",
        "Lease of the Mill Cross station",
        "Let the ground floor of Mill Cross station to the district council for 10 years.",
        "The front counter closed in 2025 and the council pays for the running of the building.",
        "Estate",
        "",
    ),
    (
        74,
        "2026-008",
        "Fund for small youth projects",
        "Open a fund for projects that cost no more than 10,000 pounds each.",
        "Of 31 groups that were asked, 24 said that smaller grants reach them better.",
        "Grant",
        "10,000 to 250,000",
    ),
    (
        70,
        "2026-009",
        "Repair of body-worn cameras",
        "Extend the contract of repair by one year.",
        "The tender for new cameras begins next year.",
        "Contract",
        "61,500",
    ),
    (
        52,
        "2026-011",
        "Policy on parking at stations",
        "Charge visitors for parking at three stations.",
        "The car parks are used by commuters.",
        "Policy",
        "",
    ),
)
CAMERAS = {
    "title": "New body-worn cameras",
    "subject": "contract",
    "what": "Buy 900 body-worn cameras under a contract of 4 years.",
    "reasons": "The present cameras are not repaired after March 2027.",
    "options": "Repair for one more year; lease; buy.",
    "decided_by": COMMISSIONER,
    "delegated": False,
    "value": Figure(value=Decimal(1204000), unit="GBP"),
    "power": "Schedule 1 to the Police Reform and Social Responsibility Act 2011",
    "interests": "None",
    "advice": "The chief finance officer advised that the sum is in the capital programme.",
}
HUB = {
    "title": "Second year of the victims' hub in Harbourne",
    "subject": "grant",
    "what": "Fund Harbourne Support with 186,000 pounds from October 2026 to September 2027.",
    "reasons": "In its first year 758 people were supported. Two other bids cost more for each person.",
    "options": "Fund for a second year; tender again; stop.",
    "decided_by": COMMISSIONER,
    "delegated": False,
    "value": Figure(value=Decimal(186000), unit="GBP"),
    "power": "Section 143 of the Anti-social Behaviour, Crime and Policing Act 2014",
    "interests": "None",
    "exempt_ground": "safety",
    "exempt_part": "Annex B gives the address of the hub. (This is invented.)",
}
SALE = {
    "title": "Sale of Northbridge station",
    "subject": "estate",
    "what": "Sell Northbridge station on the open market.",
    "reasons": "The team has moved to Anyford.",
    "decided_by": COMMISSIONER,
    "value": Figure(at_least=Decimal(400000), unit="GBP"),
    "exempt_ground": "commercial",
}


def load_decisions(example: Example) -> None:
    """Add decisions in each state, each by the steps that people take."""
    made = _file(example)
    cameras = _public(example, CAMERAS, 33, parties={"affects": ["Anyshire Police (made up)"]})
    _public(example, HUB, 24)
    clearer = example.people[Role.OFFICE_CLEARER]
    _move(made["2026-009"], "replace", clearer, example.before(30 * DAY), replaced_by=cameras)
    _move(
        made["2026-011"],
        "withdraw",
        clearer,
        example.before(20 * DAY),
        reason="It was not the commissioner's to decide: the car parks are the council's.",
    )
    sale = _draft(example, SALE, 6)
    _move(sale, "approve", clearer, example.before(2 * DAY))
    _draft(example, SALE | {"title": "Members of the audit committee", **PEOPLE}, 3)


PEOPLE: dict[str, Any] = {
    "subject": "people",
    "what": "Appoint two members of the audit committee for four years.",
    "reasons": "Two terms end in December.",
    "value": None,
    "exempt_ground": None,
}


def _file(example: Example) -> dict[str, str]:
    """Take in the office's own file; return the references of its decisions by their numbers."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for days, number, title, what, reasons, category, value in FILE:
        on = _day(example, days)
        row = (number, title, on.isoformat(), COMMISSIONER, what, reasons, category, value)
        writer.writerow(row)
    editor, clearer = example.people[Role.OFFICE_EDITOR], example.people[Role.OFFICE_CLEARER]
    at = example.before(45 * DAY)
    content = text.getvalue().encode()
    taken = take_file(DECISIONS, example.office, "decisions.csv", content, by=editor, at=at)
    stamp = check_taken(DECISIONS, taken, at).stamp
    apply_file(DECISIONS, example.office, taken.pk, stamp, by=editor, at=at)
    for name, later in (("approve", 44 * DAY), ("publish", 43 * DAY)):
        step_all(DECISIONS, example.office, taken.pk, name, by=clearer, at=example.before(later))
    found = Decision.objects.filter(owner=example.office)
    return dict(found.values_list("identifier", "reference"))


def _public(example: Example, values: dict[str, Any], days: int, **more: Any) -> str:
    reference = _draft(example, values, days, **more)
    clearer = example.people[Role.OFFICE_CLEARER]
    _move(reference, "approve", clearer, example.before((days - 1) * DAY))
    _move(reference, "publish", clearer, example.before((days - 2) * DAY))
    return reference


def _draft(example: Example, values: dict[str, Any], days: int, **more: Any) -> str:
    editor, at = example.people[Role.OFFICE_EDITOR], example.before(days * DAY)
    given = {"decided_on": _day(example, days), **values}
    made = open_record(DECISIONS, example.office, given, by=editor, at=at, **more)
    return str(made.reference)


def _move(reference: str, name: str, by: Any, at: datetime, reason: str = "", **given: Any) -> None:
    move_record(DECISIONS, reference, name, given, reason=reason, by=by, at=at)


def _day(example: Example, days: int) -> date:
    return timezone.localdate(example.at - timedelta(days=days))
