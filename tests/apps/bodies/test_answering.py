"""Who answered for policing where on which day, and how well that is known."""

from datetime import date

import pytest

from frankpledge.apps.bodies.actions.areas import import_areas
from frankpledge.apps.bodies.actions.people import PersonSource, attest, person_called, term_of
from frankpledge.apps.bodies.models import Body, BodyKind, Governance, Succession
from frankpledge.apps.bodies.queries.answering import (
    answered_on,
    area_called,
    get_body,
    predecessors,
    successors,
)
from frankpledge.errors import NotFound
from frankpledge.rules.policing_areas import AREAS
from tests.factories import NOW, a_body

pytestmark = pytest.mark.django_db
PAPER = PersonSource("A newspaper")


def test_the_43_areas_come_with_forces_bodies_and_panels(areas):
    assert areas.areas == 43
    assert Body.objects.filter(kind=BodyKind.FORCE).count() == 43
    assert Body.objects.filter(kind=BodyKind.PANEL).count() >= 41
    assert {spell.area for spell in Governance.objects.all()} == {area.slug for area in AREAS}


def test_the_areas_again_add_nothing(areas):
    again = import_areas(by="a test", at=NOW)
    assert (again.bodies, again.spells, again.successions) == (0, 0, 0)


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.slug)
@pytest.mark.parametrize("on", [date(2012, 11, 22), date(2017, 11, 1), date(2026, 11, 25)])
def test_some_body_answered_in_every_area_since_2012(areas, area, on):
    found = answered_on(area, on)
    assert found.governance, f"{area.slug} on {on}"
    assert found.governance.body.name in found.sentence


@pytest.mark.parametrize(
    ("area", "before", "after", "day"),
    [
        ("greater-manchester", "commissioner", "combined-authority", date(2017, 5, 8)),
        ("west-yorkshire", "commissioner", "combined-authority", date(2021, 5, 10)),
    ],
)
def test_a_mayor_follows_a_commissioner_on_a_day(areas, area, before, after, day):
    spells = list(Governance.objects.filter(area=area).order_by("held_from"))
    assert before in spells[0].body.slug
    assert after in spells[-1].body.slug
    assert spells[-1].held_from == day
    link = Succession.objects.get(before=spells[0].body, after=spells[-1].body)
    assert link.on == day
    assert successors(spells[0].body, day) == [spells[-1].body]
    assert predecessors(spells[-1].body, date(2012, 12, 1)) == []


def a_term(name, begins=None, **facts):
    body = Body.objects.get(slug="office")
    return term_of(person_called(name, PAPER), body.offices.get(), PAPER, begins, **facts)


def answer(on):
    return answered_on(area_called("kent"), on)


@pytest.fixture
def kent(db):
    return a_body(area="kent")


def test_a_term_counts_by_its_days(kent):
    a_term("Ann Ames", date(2016, 5, 12), held_until=date(2021, 5, 12))
    a_term("Bob Bell", date(2021, 5, 13))
    assert [h.term.person.name for h in answer(date(2021, 5, 12)).holders] == ["Ann Ames"]
    assert [h.term.person.name for h in answer(date(2021, 5, 13)).holders] == ["Bob Bell"]
    assert "Ann Ames, Commissioner" in answer(date(2016, 5, 12)).sentence


def test_an_acting_commissioner_is_called_acting(kent):
    a_term("Ann Ames", date(2020, 1, 1), is_acting=True)
    assert "Ann Ames (acting)" in answer(date(2020, 7, 1)).sentence


def test_somebody_whom_a_source_names_counts_for_the_months_in_which_it_does(kent):
    term = a_term("Ann Ames")
    attest(term, date(2017, 7, 1), PAPER)
    attest(term, date(2017, 11, 9), PAPER)
    assert "whom a source names at that time" in answer(date(2017, 9, 15)).sentence
    assert "whom a source names" in answer(date(2017, 11, 30)).sentence
    for on in (date(2017, 6, 30), date(2017, 12, 1)):
        assert "is not in the sources held here" in answer(on).sentence


def test_a_mention_adds_nothing_to_a_term_with_days(kent):
    a_term("Ann Ames", date(2016, 5, 12))
    attest(a_term("Ann Ames"), date(2017, 11, 1), PAPER)
    assert len(answer(date(2017, 11, 1)).holders) == 1


def test_an_area_that_is_not_one_is_refused():
    with pytest.raises(NotFound, match="No police area is called 'atlantis'"):
        area_called("atlantis")


def test_followers_of_followers_are_found_once_and_a_circle_ends():
    first, second, third = (a_body(slug, area=slug) for slug in ("one", "two", "three"))
    for before, after in ((first, second), (second, third), (first, third)):
        Succession.objects.create(before=before, after=after, on=date(2028, 5, 4))
    Succession.objects.create(before=third, after=first, on=date(2028, 5, 4))
    assert {b.slug for b in successors(first, date(2028, 5, 4))} == {"two", "three"}
    assert successors(first, date(2028, 5, 3)) == []


def test_a_succession_without_a_day_has_not_happened():
    first, second = a_body("one"), a_body("two")
    Succession.objects.create(before=first, after=second)
    assert successors(first, date(2090, 1, 1)) == []


class TestPages:
    def test_answer_of_a_day(self, client, kent):
        a_term("Ann Ames", date(2016, 5, 12))
        page = client.get("/who/kent/", {"on": "2017-11-24"})
        assert page.status_code == 200
        assert "On 24 November 2017 the Office answered for policing in Kent" in page.text
        said = client.get("/who/kent.json", {"on": "2017-11-24"}).json()
        assert said["holders"][0]["name"] == "Ann Ames"
        assert said["holders"][0]["is_known_from"] == "dates"
        assert said["sentence"] in page.text

    def test_a_day_may_be_written_day_first(self, client, kent):
        found = client.get("/who/", {"area": "kent", "on": "24/11/2017"})
        assert found["Location"] == "/who/kent/?on=2017-11-24"

    def test_form_leads_to_the_answer(self, client, kent):
        found = client.get("/who/", {"area": "kent", "on": "2017-11-24"})
        assert found.status_code == 302
        assert found["Location"] == "/who/kent/?on=2017-11-24"

    @pytest.mark.parametrize("on", ["yesterday", "2017-13-01", "2017-11", "' or 1=1"])
    def test_what_is_no_day_is_refused_with_the_form_of_one(self, client, kent, on):
        page = client.get("/who/kent/", {"on": on})
        assert page.status_code == 400
        assert "write it as 2017-11-24" in page.text

    def test_body_and_person_have_pages_with_every_term(self, client, kent):
        a_term("Ann Ames", date(2016, 5, 12), held_until=date(2021, 5, 12))
        for address in ("/bodies/office/", "/people/ann-ames/"):
            page = client.get(address)
            assert "12 May 2016" in page.text, address
            assert "Ann Ames" in page.text
            assert "A newspaper" in page.text

    @pytest.mark.parametrize("address", ["/who/atlantis/", "/bodies/nobody/", "/people/nobody/"])
    def test_what_is_not_there_is_not_found(self, client, db, address):
        assert client.get(address).status_code == 404


def test_a_body_that_there_is_not_names_those_of_the_area(kent):
    with pytest.raises(NotFound, match="No body is called 'kent'. Perhaps office"):
        get_body("kent")
