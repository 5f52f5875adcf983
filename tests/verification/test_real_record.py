"""Real tables of elections and ministers, where they are beside the project."""

from datetime import date

import pytest

from frankpledge.apps.bodies.actions.areas import import_areas
from frankpledge.apps.bodies.actions.ministers import import_ministers
from frankpledge.apps.bodies.actions.popolo import import_popolo
from frankpledge.apps.bodies.actions.winners import import_winners
from frankpledge.apps.bodies.models import (
    Conflict,
    Election,
    Governance,
    Office,
    OfficeHolder,
    Person,
    Succession,
)
from frankpledge.apps.bodies.queries.answering import answered_on, area_called
from frankpledge.apps.bodies.queries.popolo import as_text
from frankpledge.apps.demo_record.actions.record import load_demo_record
from frankpledge.apps.engagement.queries.ledger import terms_since
from tests.factories import NOW

pytestmark = [pytest.mark.real_data, pytest.mark.django_db]
BY = {"by": "a test", "at": NOW}


@pytest.fixture
def winners(real_data):
    import_areas(**BY)
    return import_winners(real_data / "pcc", **BY)


def test_39_areas_of_2021_in_two_tables_and_those_of_2012_and_2016(winners):
    assert winners.unread == []
    by_year = {
        year: Election.objects.filter(held_on__year=year).values("area").distinct().count()
        for year in (2012, 2016, 2021)
    }
    assert by_year[2021] == 39
    assert by_year[2016] >= 17


def test_sources_that_disagree_are_reported(winners):
    said = {(c.subject, c.field) for c in Conflict.objects.all()}
    assert ("cheshire election", "first share") in said
    assert ("bedfordshire election", "final shares") in said


def test_ministers_and_who_was_home_secretary_on_each_day(real_data):
    done = import_ministers(real_data / "ministers", **BY)
    assert (done.people, done.terms) == (1149, 3665)
    assert len(done.unread) == 2  # two terms end before they begin
    post = Office.objects.get(slug="home-secretary")
    for day, name in (
        (date(2016, 7, 12), "Theresa May"),
        (date(2016, 7, 14), "Amber Rudd"),
        (date(2018, 4, 30), "Sajid Javid"),
        (date(2021, 1, 1), "Priti Patel"),
    ):
        held = [
            t.person.name
            for t in post.holders.all()
            if t.held_from <= day and (not t.held_until or t.held_until >= day)
        ]
        assert held == [name], day


def test_ministers_join_the_people_of_the_worked_record_and_their_days(real_data):
    load_demo_record(NOW)
    done = import_ministers(real_data / "ministers", **BY)
    assert {"Amber Rudd", "Theresa May", "Nick Hurd"} <= set(done.joined_by_name)
    post = Office.objects.get(slug="home-secretary")
    first = terms_since(post, "2016-07")[:2]
    assert [(t.person.name, str(t.held_until)) for t in first] == [
        ("Theresa May", "2016-07-13"),
        ("Amber Rudd", "2018-04-29"),
    ]


def test_everything_goes_out_and_in_as_popolo_equal_to_the_byte(winners, real_data):
    import_ministers(real_data / "ministers", **BY)
    text = as_text()
    for model in (Conflict, Election, OfficeHolder, Governance, Succession, Office, Person):
        model.objects.all().delete()
    import_popolo(text, **BY)
    assert as_text() == text


def test_every_area_says_who_answered_on_a_day_of_each_term(winners):
    found = answered_on(area_called("kent"), date(2022, 1, 1))
    assert found.last_election
    assert found.sentence.startswith("On 1 January 2022 the Police and Crime Commissioner for Kent")
