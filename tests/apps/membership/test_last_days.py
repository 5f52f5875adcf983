"""Terms of members, and an advert from opening to erasing: on both sides of each day."""

from datetime import date

import pytest

from frankpledge.apps.meetings.queries.meetings import room
from frankpledge.apps.membership import queries
from frankpledge.apps.membership.actions import members, recruiting
from frankpledge.apps.membership.models import Application, Member, Seat, SeatKind
from frankpledge.apps.membership.queries import AHEAD
from frankpledge.rules.roles import Role
from tests.factories import NOW
from tests.moments import DAY, allowed, noon, wrong

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(people):
    return people[Role.PANEL_SUPPORT]


@pytest.fixture
def seat(panel, support):
    return members.add_seat(panel, SeatKind.INDEPENDENT, "", "", by=support, at=NOW)


def sit(seat, by, first, last, name="Ann Ames", **facts):
    return members.seat_member(seat, name, held_from=first, held_until=last, by=by, at=NOW, **facts)


def around(span):
    return [span.first - DAY, span.first, span.last, span.last + DAY]


def test_a_member_sits_from_the_first_day_of_the_term_to_its_last(panel, seat, support, span):
    sit(seat, support, *span)
    sit(seat, support, *span, "Sam Sub", is_substitute=True)
    for found in (queries.members_on, queries.substitutes_on):
        assert [found(panel, day).count() for day in around(span)] == [0, 1, 1, 0]
    vacant = [queries.vacancies(panel, day) == [seat] for day in around(span)]
    assert vacant == [False, False, False, True]  # before it somebody is appointed
    to_come = [len(queries.to_come(panel, day)) for day in around(span)]
    assert to_come == [1, 0, 0, 0]


def test_the_panels_page_asks_for_the_day_in_london(seat, support, client, clock, span):
    sit(seat, support, *span)

    def sits(at):
        clock(at)
        [table] = client.get("/panels/panel/members/").text.split("<tbody>")[1:]
        return "Ann Ames" in table.split("</tbody>")[0]

    assert wrong(*span, sits) == []


def test_a_term_runs_out_within_six_months_to_its_last_day(panel, seat, support, span):
    member = sit(seat, support, date(2026, 5, 1), span.last)
    early = span.last - AHEAD
    days = (early - DAY, early, span.last, span.last + DAY)
    found = [queries.running_out(panel, day) for day in days]
    assert found == [[], [member], [member], []]


def test_a_seat_is_one_to_its_last_day(panel, seat, span):
    Seat.objects.filter(pk=seat.pk).update(until=span.last)
    vacant = [queries.vacancies(panel, day) == [seat] for day in around(span)]
    assert vacant == [True, True, True, False]


def test_somebody_else_sits_from_the_day_after(seat, support, span):
    sit(seat, support, *span)

    def is_free(day):
        return allowed(lambda: sit(seat, support, day, None, "Bob Bell"))

    assert [is_free(day) for day in around(span)] == [True, False, False, True]


def test_a_term_that_is_ended_is_held_to_that_day(panel, seat, support, span):
    member = sit(seat, support, span.first, None)
    members.end_term(member, span.last, "Moved away.", by=support, at=noon(span.last))
    assert [queries.members_on(panel, day).count() for day in around(span)] == [0, 1, 1, 0]
    assert not allowed(
        lambda: members.end_term(member, span.first - DAY, "x", by=support, at=noon(span.last))
    )
    assert allowed(
        lambda: members.end_term(member, span.first, "x", by=support, at=noon(span.last))
    )


def test_who_stayed_a_year_did_so_to_its_last_day(panel, seat, support):
    first, a_year_on = date(2025, 6, 1), date(2026, 6, 1)
    for last in (a_year_on - DAY, a_year_on):
        Member.objects.all().delete()
        sit(seat, support, first, last)
        assert queries.figures(panel, a_year_on - DAY).kept_a_year == ""
        stayed = queries.figures(panel, a_year_on).kept_a_year
        assert stayed == ("1 of 1" if last == a_year_on else "0 of 1")


@pytest.fixture
def advert(seat, support, span):
    """An advert that is open for the span, and erased a week after it."""
    return recruiting.advertise(
        seat,
        title="Independent member",
        advert="Come.",
        skills=["audit"],
        opens_on=span.first,
        closes_on=span.last,
        erase_on=span.last + 7 * DAY,
        by=support,
        at=NOW,
    )


SAID = {"name": "Nia New", "contact": "nia@example.org", "text": "I would like to."}


def test_applications_are_taken_from_the_day_it_opens_to_the_day_it_closes(advert, span):
    def is_taken(at):
        return allowed(lambda: recruiting.apply(advert, **SAID, client="", at=at))

    assert wrong(*span, is_taken) == []


def test_the_form_is_there_on_those_days(advert, client, clock, span):
    def is_open(at):
        clock(at)
        page = client.get(f"/panels/apply/{advert.reference}/").text
        assert ("Applications are taken from" in page) != ("<form" in page)
        return "<form" in page

    assert wrong(*span, is_open) == []


def test_the_advert_is_listed_to_the_day_it_closes(advert, panel, span):
    assert wrong(None, span.last, lambda at: bool(room(panel, at).vacancies)) == []


def test_what_applicants_wrote_is_erased_on_the_day_that_was_told(advert, span):
    told = span.last + 7 * DAY
    recruiting.apply(advert, **SAID, client="", at=noon(span.first))

    def is_erased(at):
        Application.objects.update(erased_at=None)
        return recruiting.erase_applications(at=at) == 1

    assert wrong(told, None, is_erased) == []


def test_an_advert_opens_then_closes_then_is_erased(seat, support, span):
    def may(opens, closes, erased):
        days = {"opens_on": opens, "closes_on": closes, "erase_on": erased}
        said = {"title": "x", "advert": "x", "skills": ["audit"], "by": support, "at": NOW}
        return allowed(lambda: recruiting.advertise(seat, **said, **days))

    day = span.first
    assert may(day, day, day + DAY)  # open for one day, erased on the next
    assert not may(day, day - DAY, day + DAY)
    assert not may(day, day, day)
