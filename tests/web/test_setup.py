"""Setting a body up: what is done stays, the next step is named, each step opens its page."""

import pytest

from frankpledge.apps.membership.models import Member, Seat, SeatKind
from frankpledge.rules.roles import Role
from frankpledge.web.desk.queries import at_work, setup_of
from tests import factories
from tests.factories import NOW


@pytest.fixture
def panel(db):
    return factories.a_body("panel", "panel")


def steps(user):
    return [(s.title, s.is_done) for work in at_work(user, NOW) for s in setup_of(work)]


def test_an_administrator_gives_the_roles_without_which_nothing_is_done(db, client, clock):
    clock(NOW)
    office = factories.a_body()
    administrator = factories.a_user(office, Role.ADMINISTRATOR)
    ((title, is_done),) = steps(administrator)
    assert ("the office editor and the office clearer" in title, is_done) == (True, False)
    factories.a_user(office, Role.OFFICE_EDITOR)
    assert steps(administrator) == [(title, False)]
    factories.a_user(office, Role.OFFICE_CLEARER)
    assert steps(administrator) == [(title, True)]
    client.force_login(administrator)
    assert "Setting up" not in client.get("/desk/").text
    assert "Change" in client.get("/desk/setup/").text


def test_a_panels_support_adds_members_and_meetings(panel, client, clock):
    clock(NOW)
    support = factories.a_user(panel, Role.PANEL_SUPPORT)
    client.force_login(support)
    assert [done for _, done in steps(support)] == [False, False]
    assert "The next step: Add the members" in client.get("/desk/").text
    assert client.get("/desk/setup/").text.count('class="govuk-button"') == 1  # the next step's
    seat = Seat.objects.create(panel=panel, kind=SeatKind.APPOINTED, authority="A council")
    Member.objects.create(seat=seat, name="Ann Ames", held_from=factories.LONG_AGO)
    assert [done for _, done in steps(support)] == [True, False]
    assert "The next step: Add this year&#x27;s meetings" in client.get("/desk/").text


def test_each_step_opens_its_page(panel, client, clock):
    clock(NOW)
    for role in (Role.PANEL_SUPPORT, Role.ADMINISTRATOR):
        user = factories.a_user(panel, role)
        client.force_login(user)
        for work in at_work(user, NOW):
            for step in setup_of(work):
                assert client.get(step.address).status_code == 200, step


def test_who_sets_nothing_up_is_told_so(panel, client):
    client.force_login(factories.a_user(panel, Role.PANEL_MEMBER))
    assert "nothing for you to set up" in client.get("/desk/setup/").text
