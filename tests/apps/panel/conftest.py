"""A panel with ten members, an office, and a precept that is followed."""

from datetime import UTC, date, datetime

import pytest

from frankpledge.apps.membership.actions import members
from frankpledge.apps.membership.models import SeatKind
from frankpledge.apps.panel.actions import cases as actions
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.roles import Role

YEAR = "2027/28"


def on(day, month=2, year=2027):
    """Noon of a day, as the moment at which somebody acts."""
    return datetime(year, month, day, 12, tzinfo=UTC)


class Walk:
    """One case walked on, each step by whom it belongs to, on a day."""

    def __init__(self, case, people):
        self.case, self.people = case, people

    def step(self, move, at, **facts):
        role = Role.OFFICE_EDITOR if move in OFFICE else Role.PANEL_SUPPORT
        words = facts.pop("words", "Because.")
        self.case = actions.move_case(
            self.case.reference,
            move,
            StepInput(on=at.date(), words=words, **facts),
            by=self.people[role],
            at=at,
        )
        return self.case


OFFICE = (
    "notify",
    "respond",
    "revise",
    "respond again",
    "issue",
    "propose a reserve",
    "appoint",
    "not appoint",
    "meet",
    "refuse",
)


@pytest.fixture
def support(people):
    """The panel's support officer."""
    return people[Role.PANEL_SUPPORT]


@pytest.fixture
def ten(panel, support):
    """Ten members, and two seats that are vacant."""
    for number in range(12):
        seat = members.add_seat(
            panel, SeatKind.APPOINTED, f"Council {number}", "", by=support, at=on(1, 1)
        )
        if number < 10:
            members.seat_member(
                seat,
                f"Member {number}",
                held_from=date(2026, 5, 1),
                held_until=None,
                by=support,
                at=on(1, 1),
            )


@pytest.fixture
def precept(office, panel, people, support, ten):
    """A precept that is followed from January on."""
    return Walk(actions.open_precept(panel, YEAR, "police", by=support, at=on(10, 1)), people)
