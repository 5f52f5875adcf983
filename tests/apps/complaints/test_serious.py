"""A serious complaint has its deadline from the start, and each letter says what it is about."""

import pytest

from frankpledge.apps.complaints.actions import letters
from frankpledge.apps.complaints.queries import handling as queries
from frankpledge.rules.roles import Role
from tests.apps.complaints.test_complaints import TODAY, move, receive

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(people):
    return people[Role.COMPLAINTS_HANDLER]


@pytest.fixture
def complaint(office, panel):
    return receive(office, panel)


def test_the_clock_of_a_referral_runs_from_the_record_of_a_serious_complaint(complaint, handler):
    move(complaint, "record", handler, is_serious=True)
    complaint.refresh_from_db()
    assert "complaint-referral" in {clock.duty for clock in queries.clocks(complaint, TODAY)}
    move(complaint, "refer", handler, clear_on=TODAY)
    move(complaint, "take back", handler)
    complaint.refresh_from_db()
    assert "complaint-referral" not in {clock.duty for clock in queries.clocks(complaint, TODAY)}


def test_each_letter_says_what_it_is_about():
    assert set(letters.STEPS) == set(letters.templates())
