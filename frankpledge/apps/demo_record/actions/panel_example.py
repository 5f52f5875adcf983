"""A panel's year begun, made up: members, a meeting with its minutes, one to come, a precept."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.complaints.actions.handling import receive_complaint
from frankpledge.apps.complaints.queries.receiving import Received, office_of
from frankpledge.apps.meetings.actions import agenda, items, minutes
from frankpledge.apps.meetings.models import Meeting
from frankpledge.apps.membership.actions import members
from frankpledge.apps.membership.models import Member, SeatKind
from frankpledge.apps.panel.actions.cases import open_precept, require_of_office
from frankpledge.rules.duties import financial_year
from frankpledge.rules.powers import Wanted
from frankpledge.rules.roles import Role

PARTS = (
    ("North", "Party of the North"),
    ("North", "Party of the South"),
    ("East", "Independent"),
    ("East", "Party of the North"),
    ("South", "Party of the South"),
)
SAID = """The chair welcomed members. (This meeting is made up.)

The commissioner presented the annual report. Members asked how shoplifting is followed up.

[decision] The panel noted the annual report.

[undertaking: The commissioner for Anyshire (made up)] Bring the estates plan to the panel.

[recommendation] Show in each report how many months are missing."""
PAPER = """This paper is made up. It shows how a pack reads.

The panel reviews the proposed precept and reports by 8 February. A veto needs two thirds of the \
members at the time.

Figures that are missing are shown as missing. They are not zero."""
PRIVATE = "This private paper is made up. Members read it with the public pages' numbers."
BEFORE, HELD, WRITTEN, LATELY, AHEAD = (timedelta(days=n) for n in (60, 40, 35, 8, 21))


def load_panel(panel: Body, people: dict[Role, User], at: datetime) -> None:
    """Seat members, hold two meetings, plan another, follow a precept, require, receive a complaint."""
    support = people[Role.PANEL_SUPPORT]
    seated = _seat(panel, support, at)
    _held(panel, seated, support, at)
    _ahead(panel, support, at)
    _unwritten(panel, seated, support, at)
    today = timezone.localdate(at)
    year = financial_year(today.replace(year=today.year + 1))
    open_precept(panel, year, "police", by=support, at=at)
    require_of_office(
        panel,
        Wanted(
            what="information",
            of="The commissioner",
            due_on=today + AHEAD,
            words="The estates plan, for the review of the precept.",
        ),
        by=support,
        at=at,
    )
    receive_complaint(
        Received(
            panel=panel,
            office=office_of(panel, today),
            about="The commissioner",
            text="The commissioner was rude to a shopkeeper. (This complaint is made up.)",
            received_on=today,
            name="A. Person",
            contact="1 High Street",
        ),
        by=None,
        at=at,
    )


def _seat(panel: Body, support: User, at: datetime) -> list[Member]:
    begun = at - BEFORE
    found = []
    for number, (part, party) in enumerate(PARTS, 1):
        seat = members.add_seat(
            panel, SeatKind.APPOINTED, f"Council {number} (made up)", part, by=support, at=begun
        )
        found.append(
            members.seat_member(
                seat,
                f"Cllr Example {number}",
                held_from=timezone.localdate(begun),
                held_until=None,
                party=party,
                skills=["finance"] if number % 2 else ["safeguarding"],
                office="chair" if number == 1 else "",
                by=support,
                at=begun,
            )
        )
    members.add_seat(panel, SeatKind.INDEPENDENT, "", "", by=support, at=begun)
    return found


def _plan(panel: Body, on: timedelta, support: User, at: datetime) -> Meeting:
    day = timezone.localdate(at + on)
    return agenda.plan_meeting(
        panel,
        title=panel.name,
        on=day,
        starts_at=time(10, 30),
        venue="Town Hall, Easthaven (made up)",
        contact="",
        questions_by=day - timedelta(days=5),
        by=support,
        at=at,
    )


def _held(panel: Body, seated: list[Member], support: User, at: datetime) -> None:
    begun, day, written = at - BEFORE, at - HELD, at - WRITTEN
    meeting = _plan(panel, BEFORE - HELD, support, begun)
    items.add_item(meeting, "Annual report", "To review it.", "", by=support, at=begun)
    agenda.publish_agenda(meeting.reference, by=support, at=begun)
    came = {m.pk: "apologies" if m == seated[-1] else "present" for m in seated}
    agenda.hold_meeting(meeting.reference, came, "The commissioner (made up)", by=support, at=day)
    meeting = Meeting.objects.get(pk=meeting.pk)
    minutes.save_minutes(meeting, SAID, by=support, at=written)
    answer_by = timezone.localdate(at) + AHEAD
    minutes.publish_minutes(meeting.reference, answer_by, by=support, at=written)


def _unwritten(panel: Body, seated: list[Member], support: User, at: datetime) -> None:
    """Hold a meeting whose minutes have to be written."""
    begun, day = at - WRITTEN, at - LATELY
    meeting = _plan(panel, WRITTEN - LATELY, support, begun)
    items.add_item(meeting, "Road safety", "To review it.", "", by=support, at=begun)
    agenda.publish_agenda(meeting.reference, by=support, at=begun)
    came = {m.pk: "present" for m in seated}
    agenda.hold_meeting(meeting.reference, came, "The commissioner (made up)", by=support, at=day)


def _ahead(panel: Body, support: User, at: datetime) -> None:
    meeting = _plan(panel, AHEAD, support, at)
    precept = items.add_item(
        meeting, "The proposed precept", "To review it and report.", "", by=support, at=at
    )
    private = items.add_item(meeting, "A tender", "", "3", by=support, at=at)
    items.add_paper(precept, "Report of the support officer", PAPER, "", by=support, at=at)
    items.add_paper(private, "Bids", PRIVATE, "", by=support, at=at)
    agenda.publish_agenda(meeting.reference, by=support, at=at)
