"""Who answered on a day: governance, terms, mentions and successions, on both sides of each end."""

from datetime import date

import pytest

from frankpledge.apps.bodies.actions.people import PersonSource, attest, person_called, term_of
from frankpledge.apps.bodies.actions.succession import succeed
from frankpledge.apps.bodies.models import Body, BodyKind, Election, Governance, Office
from frankpledge.apps.bodies.queries.answering import (
    answered_on,
    area_called,
    governance_model,
    holders_on,
    policing_body,
    predecessors,
    successors,
)
from frankpledge.apps.engagement.actions import log_engagement, minister_on
from frankpledge.apps.panel.actions import cases
from frankpledge.rules.panel_steps import StepInput
from frankpledge.rules.powers import Acting
from frankpledge.rules.roles import Role
from tests import factories
from tests.moments import DAY, allowed, noon, wrong

pytestmark = pytest.mark.django_db
SOURCE = PersonSource("a test")


def around(span):
    """The days on both sides of each end."""
    return [span.first - DAY, span.first, span.last, span.last + DAY]


IN_AND_OUT = [False, True, True, False]


def kent(span):
    """The area of Kent, for which somebody answers for a span."""
    body = factories.a_body("kent-body", area="kent")
    Governance.objects.filter(body=body).update(held_from=span.first, held_until=span.last)
    return body


def a_term(body, span, name="Ann Ames"):
    return term_of(
        person_called(name, SOURCE), body.offices.get(), SOURCE, span.first, held_until=span.last
    )


def test_a_body_answers_from_its_first_day_to_its_last(span):
    body = kent(span)
    assert [policing_body("kent", day) == body for day in around(span)] == IN_AND_OUT
    assert [governance_model(body, day) for day in around(span)] == ["", "pcc", "pcc", ""]


def test_a_term_is_held_from_its_first_day_to_its_last(office, span):
    a_term(office, span)
    assert [bool(holders_on(office, day)) for day in around(span)] == IN_AND_OUT


def test_the_page_asks_for_the_day_in_london(client, clock, span):
    a_term(kent(span), span)

    def is_told(at):
        clock(at)
        told = client.get("/who/kent.json").json()
        assert told["sentence"] in client.get("/who/kent/").text
        return [holder["name"] for holder in told["holders"]] == ["Ann Ames"]

    assert wrong(*span, is_told) == []


def test_of_two_terms_one_ends_the_day_before_the_other_begins(office, span):
    a_term(office, span)
    follows = term_of(
        person_called("Bob Bell", SOURCE), office.offices.get(), SOURCE, span.last + DAY
    )
    held = [[h.term.person.name for h in holders_on(office, day)] for day in around(span)]
    assert held == [[], ["Ann Ames"], ["Ann Ames"], ["Bob Bell"]]
    assert follows.held_until is None


def test_a_mention_counts_in_its_month(office):
    term = term_of(person_called("Ann Ames", SOURCE), office.offices.get(), SOURCE)
    for day in (date(2027, 2, 11), date(2027, 6, 30)):
        attest(term, day, SOURCE)
    days = [date(2027, 1, 31), date(2027, 2, 1), date(2027, 6, 30), date(2027, 7, 1)]
    assert [bool(holders_on(office, day)) for day in days] == IN_AND_OUT


def test_an_election_is_the_last_one_from_its_day_on(span):
    kent(span)
    for day, party in ((date(2020, 1, 1), "One"), (span.first, "Two")):
        Election.objects.create(area="kent", held_on=day, party=party, source="a test")
    said = [answered_on(area_called("kent"), day).last_election[0].party for day in around(span)]
    assert said == ["One", "Two", "Two", "Two"]


def test_a_body_has_followed_from_the_day_on(office, span):
    board = factories.a_body("board", area="avonford")
    succeed(
        office,
        board,
        span.first,
        model="board",
        instrument="An Order",
        source="",
        by="a test",
        at=noon(span.last),
    )
    assert [successors(office, day) == [board] for day in around(span)] == [False, *3 * [True]]
    assert [predecessors(board, day) == [office] for day in around(span)] == [False, *3 * [True]]
    answers = [policing_body("avonford", day) for day in around(span)]
    assert answers == [office, board, board, board]


def test_a_hand_over_is_recorded_on_its_day_and_not_before(office, span):
    board = factories.a_body("board", area="avonford")
    said = {"model": "board", "instrument": "An Order", "source": "", "by": "a test"}

    def is_taken(at):
        return allowed(lambda: succeed(office, board, span.first, at=at, **said))

    assert wrong(span.first, None, is_taken) == []


@pytest.fixture
def secretary():
    """A minister's office."""
    ministry = Body.objects.create(slug="ministry", name="Ministry", kind=BodyKind.DEPARTMENT)
    return Office.objects.create(slug="secretary", title="Secretary", body=ministry)


def test_a_minister_is_the_one_of_the_day(secretary, span):
    a_term(secretary.body, span)
    assert [bool(minister_on(secretary, day)) for day in around(span)] == IN_AND_OUT


def test_an_engagement_that_names_no_day_is_with_the_minister_of_today(
    office, editor, secretary, span
):
    a_term(secretary.body, span)

    def is_with(at):
        logged = log_engagement(
            owner=office,
            state="asked",
            is_public=False,
            office=secretary,
            who="The commissioner",
            by=editor,
            at=at,
        )
        return logged.minister is not None

    assert wrong(*span, is_with) == []


def appoint_acting(panel, people, at):
    said = Acting(name="Deputy Dawn", reason="incapacitated", is_staff=True)
    return cases.appoint_acting(panel, said, by=people[Role.PANEL_SUPPORT], at=at)


def test_who_acts_does_so_from_the_day_of_the_appointment(office, panel, people, span):
    appoint_acting(panel, people, noon(span.first))
    assert [bool(holders_on(office, day)) for day in around(span)] == [False, True, True, True]


def test_who_no_longer_acts_from_a_day_on_does_not_act_on_that_day(office, panel, people, span):
    case = appoint_acting(panel, people, noon(span.first))
    cases.move_case(
        case.reference,
        "end",
        StepInput(on=span.last + DAY, words="The commissioner is back."),
        by=people[Role.PANEL_SUPPORT],
        at=noon(span.last + DAY),
    )
    assert "from" in case.steps.last().sentence
    assert [bool(holders_on(office, day)) for day in around(span)] == IN_AND_OUT
