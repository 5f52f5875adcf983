"""Obligations: opened by the rules, met by a publication, late or moved on the record."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from icalendar import Calendar

from frankpledge.apps.bodies.models import Body, BodyKind, Governance
from frankpledge.apps.bodies.queries.answering import policing_body
from frankpledge.apps.obligations.actions import (
    hand_over,
    meet_obligation,
    open_obligation,
    open_year,
)
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.obligations.queries import digest, due_at, still_due
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
BY = {"by": "a test", "at": NOW}


def at(*day):
    return datetime(*day, 12, tzinfo=UTC)


def a_report(office, published=date(2026, 10, 1), period="r-2026-0001"):
    return open_obligation("inspection-response", office, published, period, **BY)


def states(office, moment):
    return {d.obligation.period: d.state for d in due_at(office, moment)}


@pytest.mark.both_databases
def test_a_year_opens_what_the_rules_ask_of_that_kind_of_body(office, panel):
    opened = open_year(office, "2026/27", **BY)
    assert opened == office.obligations.count() > 40
    assert open_year(office, "2026/27", **BY) == 0
    by_duty = {}
    for obligation in office.obligations.all():
        by_duty.setdefault(obligation.duty, []).append(obligation)
    assert len(by_duty["si-3g"]) == 12
    assert by_duty["si-3g"][0].due_on is None
    assert by_duty["si-3g"][0].target_on
    assert [o.due_on for o in by_duty["precept-proposal"]] == [date(2026, 2, 1)]
    assert "precept-report" not in by_duty  # that is the panel's
    open_year(panel, "2026/27", **BY)
    assert {o.duty for o in panel.obligations.all()} >= {"precept-report"}


def test_a_body_owes_nothing_past_its_last_day(office):
    Governance.objects.filter(body=office).update(held_until=date(2026, 6, 30))
    open_year(office, "2026/27", **BY)
    months = {o.period for o in office.obligations.filter(duty="si-3g")}
    assert months == {"2026-04", "2026-05", "2026-06"}


def test_the_city_is_not_asked_for_specified_information():
    city = factories.a_body("city", area="city-of-london")
    Governance.objects.filter(body=city).update(model="city")
    open_year(city, "2026/27", **BY)
    assert not city.obligations.exists()


@pytest.mark.parametrize("year", ["2026", "2026-27"])
def test_a_year_written_otherwise_opens_nothing(office, year):
    with pytest.raises(BadInput, match="2026/27"):
        open_year(office, year, **BY)


def test_a_force_owes_no_response(office):
    force = factories.a_body("force", BodyKind.FORCE)
    with pytest.raises(BadInput, match="falls on a policing body, which Force is not"):
        a_report(force)


def test_an_event_opens_one_obligation_and_again_none(office):
    first = a_report(office)
    assert a_report(office) == first
    assert first.due_on == date(2026, 11, 25)  # 56 days beginning with 1 October


def test_it_is_late_from_the_day_after_in_london(office):
    a_report(office)
    assert states(office, at(2026, 11, 25)) == {"r-2026-0001": "open"}
    assert states(office, at(2026, 11, 26)) == {"r-2026-0001": "late"}
    # Half past eleven at night in UTC on the last day of summer time is the next day in London.
    a_report(office, date(2026, 5, 2), "summer")
    assert office.obligations.get(period="summer").due_on == date(2026, 6, 26)
    assert states(office, datetime(2026, 6, 26, 22, 30, tzinfo=UTC))["summer"] == "open"
    assert states(office, datetime(2026, 6, 26, 23, 30, tzinfo=UTC))["summer"] == "late"


def test_a_target_that_is_passed_is_never_called_late(office):
    open_obligation("si-3g", office, date(2026, 4, 30), "2026-04", **BY)
    assert states(office, at(2027, 1, 1)) == {"2026-04": "past the target"}


@pytest.mark.parametrize(("day", "state"), [((2026, 11, 25), "met"), ((2026, 11, 26), "met late")])
def test_a_publication_meets_it_on_its_day_and_late_stays_late(office, day, state):
    obligation = a_report(office)
    made = factories.a_publication(office, at=at(*day))
    meet_obligation(obligation, made, by="a test", at=at(*day))
    assert states(office, at(2027, 1, 1)) == {"r-2026-0001": state}
    with pytest.raises(NotAllowed, match="met or moved already"):
        meet_obligation(obligation, made, **BY)


def test_a_publication_under_embargo_has_met_nothing_yet_and_is_not_named(office, client):
    obligation = a_report(office)
    made = factories.a_publication(
        office, "secret-2026-0001", visible_from=NOW + timedelta(days=900)
    )
    meet_obligation(obligation, made, **BY)
    assert [d.state for d in still_due(office, NOW)] == ["open"]
    for form in ("", ".csv", ".json", ".ics"):
        address = f"/bodies/office/due{form or '/'}"
        assert "secret-2026" not in client.get(address).text, address


def test_anothers_publication_meets_nothing(office, panel):
    with pytest.raises(NotAllowed, match="not a publication of Office"):
        meet_obligation(a_report(office), factories.a_publication(panel), **BY)


ORDER = {"model": "board", "instrument": "The Order 2026", "source": ""} | BY


@pytest.fixture
def board():
    """A body that is to follow."""
    return Body.objects.create(slug="board", name="Board", kind=BodyKind.POLICING_BODY)


def test_what_is_due_moves_to_the_body_that_follows_and_the_clock_goes_on(office, board):
    open_one, met = a_report(office), a_report(office, period="r-2026-0002")
    meet_obligation(met, factories.a_publication(office), **BY)
    assert hand_over(office, board, date(2026, 11, 20), **ORDER) == 1
    assert states(office, at(2026, 12, 1)) == {
        "r-2026-0001": "moved to the successor",
        "r-2026-0002": "met",
    }
    twin = board.obligations.get()
    assert (twin.due_on, twin.starts_on) == (open_one.due_on, open_one.starts_on)
    assert states(board, at(2026, 12, 1)) == {"r-2026-0001": "late"}
    assert office.successions.get().instrument == "The Order 2026"


def test_from_that_day_the_body_that_follows_answers_for_the_area(office, board):
    hand_over(office, board, date(2026, 11, 20), **ORDER)
    assert policing_body(office.area, date(2026, 11, 19)) == office
    assert policing_body(office.area, date(2026, 11, 20)) == board


def test_bodies_do_not_follow_each_other_in_a_circle(office, board):
    """Whatever the days: an earlier one would turn the clocks back."""
    hand_over(office, board, NOW.date(), **ORDER)
    for before, after in ((board, office), (office, office)):
        with pytest.raises(BadInput, match="cannot follow"):
            hand_over(before, after, date(2025, 1, 1), **ORDER)


def test_nothing_is_handed_over_before_its_day(office, board):
    a_report(office)
    with pytest.raises(BadInput, match="still to come"):
        hand_over(office, board, date(2028, 5, 4), **ORDER)
    assert not office.successions.exists()
    assert states(office, NOW) == {"r-2026-0001": "open"}


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"kind": BodyKind.FORCE}, "one is a policing body, the other a force"),
        ({"area": "elsewhere"}, "the other of elsewhere"),
    ],
)
def test_a_body_of_another_kind_or_area_cannot_follow(office, board, facts, said):
    Body.objects.filter(pk=board.pk).update(**facts)
    board.refresh_from_db()
    with pytest.raises(BadInput, match=said):
        hand_over(office, board, NOW.date(), **ORDER)


def test_who_answers_for_policing_says_by_which_model(office, board):
    with pytest.raises(BadInput, match="by which model"):
        hand_over(office, board, NOW.date(), **ORDER | {"model": ""})
    assert not office.successions.exists()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "facts",
    [{"due_on": date(2026, 1, 1)}, {"met_on": date(2026, 12, 1)}, {"moved_on": date(2026, 12, 1)}],
)
def test_database_refuses_what_does_not_go_together(office, facts):
    a_report(office)
    with pytest.raises(DatabaseError), transaction.atomic():
        Obligation.objects.update(**facts)


class TestShown:
    """As a page, a table, a calendar, a message: with the legal basis each time."""

    def test_page_says_on_what_basis_and_how_sure(self, office, client):
        a_report(office)
        open_obligation("internal-review", office, date(2026, 11, 1), "f-1", **BY)
        text = client.get("/bodies/office/due/").text
        assert "Police Act 1996, section 55(5), (5A) and (5B)" in text
        assert "from memory, not yet checked in the source" in text
        assert "as soon as practicable" in text

    def test_calendar_has_an_event_with_a_warning_for_each_open_day(self, office, client):
        a_report(office, date.today() - timedelta(days=3))  # noqa: DTZ011 (as the page reads it)
        made = Calendar.from_ical(client.get("/bodies/office/due.ics").content)
        event = next(iter(made.walk("VEVENT")))
        due = Obligation.objects.get().due_on
        assert event["dtstart"].dt == due
        assert event["dtstamp"].dt.utcoffset() == timedelta(0)
        assert "Police Act 1996" in event["description"]
        assert next(iter(made.walk("VALARM")))["trigger"].dt == timedelta(days=-7)

    def test_calendar_names_each_event_for_ever(self, office, client):
        a_report(office, date.today())  # noqa: DTZ011 (as the page reads it)
        first = client.get("/bodies/office/due.ics").text
        assert first == client.get("/bodies/office/due.ics").text
        assert f"UID:obligation-{Obligation.objects.get().pk}@testserver" in first

    def test_csv_and_json_say_the_same(self, office, client):
        a_report(office)
        rows = client.get("/bodies/office/due.json").json()["due"]
        assert rows[0]["due_on"] == "2026-11-25"
        assert rows[0]["confidence"] == "verified"
        assert "2026-11-25" in client.get("/bodies/office/due.csv").text
        assert client.get("/bodies/office/due.exe").status_code == 404

    def test_message_says_what_is_late_and_soon_and_nothing_where_nothing_is(self, office):
        assert digest(office, NOW, "https://x.example") == ""
        a_report(office)
        assert "Due within 14 days" in digest(office, at(2026, 11, 20), "https://x.example")
        words = digest(office, at(2026, 11, 26), "https://x.example")
        assert "Late:" in words
        assert "section 55" in words
        assert "https://x.example/bodies/office/due/" in words

    def test_somebody_who_may_says_by_what_it_was_met(self, office, people, client):
        obligation = a_report(office)
        factories.a_publication(office)
        client.force_login(people[Role.OFFICE_EDITOR])
        address = f"/desk/obligations/{obligation.pk}/met/"
        page = client.post(address, {"reference": "nothing-here"})
        assert "Nothing is published as" in page.text
        factories.a_publication(office, "u-2026-0001", kind="undertaking")
        page = client.post(address, {"reference": "u-2026-0001"})
        assert "which meets no duty" in page.text
        said = {"reference": "http://testserver/record/x-2026-0001/"}
        assert client.post(address, said).status_code == 302
        assert "x-2026-0001" in client.get("/bodies/office/due/").text

    def test_an_obligation_that_is_not_there_is_not_found(self, people, client):
        client.force_login(people[Role.OFFICE_EDITOR])
        assert client.get("/desk/obligations/999/met/").status_code == 404


def test_unknown_duty_is_refused(office):
    with pytest.raises(NotFound, match="No duty is called"):
        open_obligation("tea", office, NOW.date(), "x", **BY)
