"""A decision as an office would write it, and a file as it would keep it."""

import csv
import io

import pytest

from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.registers.actions.records import move_record, open_record
from frankpledge.rules.roles import Role
from tests.factories import NOW

GIVEN = {
    "title": "New cameras",
    "subject": "contract",
    "what": "Buy 900 cameras.",
    "reasons": "The old ones fail.",
    "decided_on": "2026-11-20",
    "decided_by": "Rowan Ellery, commissioner",
    "value": "1204000",
    "advice": "Secret advice.",
}
HEADINGS = ("Ref", "Decision", "Date", "Decision maker", "Details", "Reasons", "Category", "Value")
ROW = ("7/1", "Lease of a station", "20/11/2026", "Rowan Ellery", "Let it.", "Empty.", "Estate", "")


@pytest.fixture
def given():
    """What is typed for a decision."""
    return dict(GIVEN)


@pytest.fixture
def drafted(office, editor):
    """Return a function that adds a decision, as a draft."""

    def draft(at=NOW, parties=None, identifier="", **more):
        return open_record(
            DECISIONS,
            office,
            GIVEN | more,
            by=editor,
            at=at,
            parties=parties,
            identifier=identifier,
        )

    return draft


@pytest.fixture
def published(drafted, people):
    """Return a function that adds a decision and publishes it."""

    def publish(at=NOW, **more):
        made = drafted(at=at, **more)
        for name in ("approve", "publish"):
            made = move_record(
                DECISIONS, made.reference, name, {}, by=people[Role.OFFICE_CLEARER], at=at
            )
        return made

    return publish


def as_csv(*rows, headings=HEADINGS):
    """Return a file of rows."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue().encode()


def row(other=None):
    """Return a right row; some of its cells are others."""
    other = other or {}
    return [other.get(name, cell) for name, cell in zip(HEADINGS, ROW, strict=True)]
