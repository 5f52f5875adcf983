"""The last day of a duty: in time on it, late from the day after in London."""

from datetime import date

import pytest
from icalendar import Calendar

from frankpledge.apps.bodies.models import Governance
from frankpledge.apps.obligations.actions import (
    hand_over,
    meet_by_hand,
    meet_obligation,
    open_obligation,
    open_year,
)
from frankpledge.apps.obligations.queries import SOON, digest, due_at
from frankpledge.apps.publishing.actions.publish import publish
from frankpledge.rules.documents import document
from frankpledge.rules.duties import Frequency, all_duties, last_day
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW
from tests.moments import DAY, allowed, noon, wrong

pytestmark = pytest.mark.django_db
BY = {"by": "a test", "at": NOW}
DATED = [duty for duty in all_duties().values() if duty.days or duty.month_day]


def owed(office, due, period="a period", **facts):
    """A response to an inspection that is due on a day."""
    return open_obligation("inspection-response", office, due - 55 * DAY, period, **(BY | facts))


def state(office, at):
    [due] = due_at(office, at)
    return due.state


def test_a_duty_is_open_to_the_end_of_its_last_day_and_late_after_it(office, span):
    assert owed(office, span.last).due_on == span.last
    assert wrong(None, span.last, lambda at: state(office, at) == "open") == []
    assert state(office, noon(span.last + DAY)) == "late"


def test_a_target_is_kept_to_the_end_of_its_day_and_passed_after_it(office, span):
    made = open_obligation("si-3g", office, span.last - 30 * DAY, "a month", **BY)
    assert (made.due_on, made.target_on) == (None, span.last)
    assert wrong(None, span.last, lambda at: state(office, at) == "open") == []
    assert state(office, noon(span.last + DAY)) == "past the target"


def test_pages_and_files_say_late_from_the_day_after(office, client, clock, span):
    owed(office, span.last)

    def is_in_time(at):
        clock(at)
        rows = client.get("/bodies/office/due.json").json()
        states = {row["state"] for row in (rows if isinstance(rows, list) else rows["due"])}
        assert (",late," in client.get("/bodies/office/due.csv").text) == (states == {"late"})
        return states == {"open"}

    assert wrong(None, span.last, is_in_time) == []


def test_what_is_published_on_the_last_day_meets_it_and_the_day_after_it_is_late(office, span):
    def is_in_time(at):
        period = f"for {at.isoformat()}"
        made = owed(office, span.last, period)
        reference = f"for-{at:%Y%m%d%H%M%S}"
        shown = publish(reference, "decision", office, "A title", document("x"), by="x", at=at)
        meet_obligation(made, shown, by="a test", at=at)
        [due] = [d for d in due_at(office, at) if d.obligation.period == period]
        return due.state == "met"

    assert wrong(None, span.last, is_in_time) == []


def test_a_message_tells_of_what_is_late_and_of_two_weeks_ahead(office, span):
    owed(office, span.last)
    early = span.last - SOON

    def said(at):
        return digest(office, at, "https://example.org")

    assert wrong(early, span.last, lambda at: "Due within 14 days" in said(at)) == []
    assert wrong(span.last + DAY, None, lambda at: "Late:" in said(at)) == []
    assert said(noon(early - DAY)) == ""


def test_the_calendar_holds_the_last_day_whole(office, client, clock, span):
    owed(office, span.last)
    clock(noon(span.first))
    [event] = Calendar.from_ical(client.get("/bodies/office/due.ics").content).walk("VEVENT")
    assert event.decoded("dtstart") == span.last
    assert event.decoded("dtend") == span.last + DAY  # which RFC 5545 does not count


def test_who_keeps_obligations_meets_them_while_the_role_is_held(office, span):
    keeper = factories.a_user(
        office, Role.OFFICE_EDITOR, held_from=span.first, held_until=span.last
    )
    made, shown = owed(office, span.last), factories.a_publication(office)
    assert (
        wrong(*span, lambda at: allowed(lambda: meet_by_hand(made, shown, by=keeper, at=at))) == []
    )


@pytest.mark.parametrize("duty", DATED, ids=lambda duty: duty.id)
def test_a_duty_is_counted_from_the_day_it_is_in_force(duty):
    first = duty.in_force_from
    if duty.counting.name.endswith("DAYS") or duty.counting.name == "CLEAR_DAYS_BEFORE":
        assert not duty.applies(duty.models[0], first - DAY)  # holidays of then are not known
        assert duty.applies(duty.models[0], first)
        return
    assert not allowed_day(duty.id, first - DAY)
    assert allowed_day(duty.id, first)


def allowed_day(name, day):
    return allowed(lambda: last_day(name, day))


@pytest.mark.parametrize("last", [date(2026, 6, 29), date(2026, 6, 30)])
def test_a_body_owes_a_month_whose_last_day_it_still_answers_for(office, last):
    Governance.objects.filter(body=office).update(held_until=last)
    open_year(office, "2026/27", **BY)
    monthly = [d.id for d in all_duties().values() if d.frequency == Frequency.MONTHLY]
    months = {o.period for o in office.obligations.filter(duty__in=monthly)}
    assert ("2026-06" in months) == (last == date(2026, 6, 30))
    assert "2026-05" in months
    assert "2026-07" not in months


def test_a_body_owes_a_month_on_whose_last_day_it_begins(office):
    Governance.objects.filter(body=office).update(held_from=date(2026, 6, 30))
    open_year(office, "2026/27", **BY)
    months = {o.period for o in office.obligations.filter(duty="si-3g")}
    assert min(months) == "2026-06"


def test_what_is_due_moves_on_the_day_of_the_order_and_not_before(office, span):
    owed(office, span.last)
    board = factories.a_body("board")
    order = {"model": "board", "instrument": "An Order", "source": "", "by": "a test"}

    def is_moved(at):
        return allowed(lambda: hand_over(office, board, span.first, at=at, **order))

    assert wrong(span.first, None, is_moved) == []
