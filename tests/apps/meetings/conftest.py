"""A panel with two members and somebody who runs it."""

from datetime import date, time

import pytest

from frankpledge.apps.meetings.actions import agenda
from frankpledge.apps.membership.actions import members
from frankpledge.apps.membership.models import SeatKind
from frankpledge.rules.roles import Role
from tests.factories import NOW


@pytest.fixture
def support(people):
    """The panel's support officer."""
    return people[Role.PANEL_SUPPORT]


@pytest.fixture
def seated(panel, support):
    """Two members of the panel."""
    made = []
    for name in ("Ann Ames", "Bob Bell"):
        seat = members.add_seat(
            panel, SeatKind.APPOINTED, f"Council of {name}", "", by=support, at=NOW
        )
        made.append(
            members.seat_member(
                seat, name, held_from=date(2026, 5, 1), held_until=None, by=support, at=NOW
            )
        )
    return made


@pytest.fixture
def plan(panel, support):
    """A function that plans a meeting."""

    def planned(on=date(2026, 12, 11), at=NOW, **facts):
        said = {
            "title": "The panel",
            "starts_at": time(10, 30),
            "venue": "Town Hall",
            "contact": "",
            "questions_by": None,
        } | facts
        return agenda.plan_meeting(panel, on=on, by=support, at=at, **said)

    return planned
