"""Imports of winners, ministers and Popolo: conflicts kept, nothing half read."""

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.bodies.actions.ministers import import_ministers
from frankpledge.apps.bodies.actions.people import PersonSource, person_called
from frankpledge.apps.bodies.actions.popolo import import_popolo
from frankpledge.apps.bodies.actions.winners import import_winners
from frankpledge.apps.bodies.models import (
    Attestation,
    Body,
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
from frankpledge.errors import BadInput
from tests.factories import NOW, a_body

pytestmark = pytest.mark.django_db
BY = {"by": "a test", "at": NOW}
WINNERS = """area,winner_2012,party_2012,winner_2016,party_2016
Kent,Ann Ames,Independent,Bob Bell,Conservative
Gwent,Carys Cole,Independent,Carys Cole,Plaid Cymru
Atlantis,Nemo,Independent,Nemo,Independent
"""
BY_FORCE = """force,winning_party,first_share
Kent,Con,50.1
Gwent,Lab,40.0
"""
DETAIL = """area,round,candidate,party,share
Kent,first,Bob Bell,Con,50.2
Kent,first,Dan Dale,Lab,49.8
Gwent,first,Eve Ede,PC,40.0
Gwent,first,Fay Fox,Lab,39.0
Gwent,final,Eve Ede,PC,52.0
Gwent,final,Fay Fox,Lab,47.0
"""


@pytest.fixture
def tables(areas, tmp_path):
    (tmp_path / "pcc-winners-2012-2016-part.csv").write_text(WINNERS)
    (tmp_path / "pcc-elections-2021-by-force.csv").write_text(BY_FORCE)
    (tmp_path / "pcc-2021-count-detail-part.csv").write_text(DETAIL)
    return tmp_path


def test_winners_come_with_terms_between_the_polls(tables):
    done = import_winners(tables, **BY)
    assert done.unread == ["no police area is called 'Atlantis'"]
    term = OfficeHolder.objects.get(person__name="Ann Ames")
    assert (str(term.held_from), str(term.held_until)) == ("2012-11-22", "2016-05-11")
    assert "from memory" in term.note
    assert Election.objects.filter(area="kent").count() == 4  # 2012, 2016 and 2021 twice


def test_sources_that_disagree_are_both_kept_and_neither_is_chosen(tables):
    done = import_winners(tables, **BY)
    said = {(c.subject, c.field): (c.first, c.second) for c in Conflict.objects.all()}
    assert said["kent election", "first share"] == ("50.1", "50.2")
    assert said["gwent election", "party"] == ("Labour", "Plaid Cymru")
    assert said["gwent election", "final shares"] == ("99.0 together", "100")
    assert len(done.conflicts) == 3
    shown = answered_on(area_called("gwent"), NOW.date())
    assert {c.field for c in shown.conflicts} == {"party", "final shares"}


def test_a_disagreement_is_on_the_page_with_both_sources(tables, client):
    import_winners(tables, **BY)
    page = client.get("/who/gwent/")
    assert "Labour" in page.text
    assert "Plaid Cymru" in page.text
    assert "UK Vote" in page.text


def test_winners_again_add_nothing(tables):
    import_winners(tables, **BY)
    before = as_text()
    again = import_winners(tables, **BY)
    assert (again.elections, again.terms) == (0, 0)
    assert as_text() == before


def test_a_folder_without_tables_and_a_table_without_a_column_are_refused(tmp_path, db):
    with pytest.raises(BadInput, match="holds none of pcc-winners"):
        import_winners(tmp_path, **BY)
    (tmp_path / "pcc-elections-2021-by-force.csv").write_text("force,first_share\nKent,1\n")
    with pytest.raises(BadInput, match="Line 2: there is no column 'winning_party'"):
        import_winners(tmp_path, **BY)
    assert not Election.objects.exists()


MINISTERS = {
    "organisation.csv": "id,name,short_name\no1,Home Office,HO\n",
    "post.csv": "id,organisation_id,name\n"
    "p1,o1,Secretary of State for the Home Department\np2,o1,Minister of State\n",
    "person.csv": "id,display_name,end_date\nm1,Ann Old,2015-01-01\nm1,Ann Ames,\nm2,Bob Bell,\n",
    "appointment.csv": "id,person_id,post_id,start_date,end_date\n"
    "a1,m1,p1,2016-07-14,2018-04-29\na2,m2,p1,2018-04-30,\n"
    "a3,m2,p2,2017-06-12,2016-01-01\na4,m9,p1,2017-06-12,\n"
    "a5,m2,p2,soon,\n",
}


@pytest.fixture
def ministers(tmp_path):
    for name, text in MINISTERS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def test_ministers_come_with_posts_and_days_and_what_is_not_understood_is_listed(ministers, db):
    done = import_ministers(ministers, **BY)
    assert (done.people, done.posts, done.terms) == (2, 2, 2)
    assert [line.split(":")[0] for line in done.unread] == [
        "appointment.csv, line 4",
        "appointment.csv, line 5",
        "appointment.csv, line 6",
    ]
    term = OfficeHolder.objects.get(person__name="Ann Ames")
    assert term.office.title == "Home Secretary"  # as everybody says it
    assert str(term.held_until) == "2018-04-29"


@pytest.mark.both_databases
def test_ministers_again_add_nothing(ministers, db):
    import_ministers(ministers, **BY)
    again = import_ministers(ministers, **BY)
    assert (again.people, again.posts, again.terms) == (0, 0, 0)


def test_a_minister_of_a_name_that_is_held_is_joined_and_said(ministers, db):
    Person.objects.create(slug="ann-ames", name="Ann Ames", source="A newspaper")
    done = import_ministers(ministers, **BY)
    assert done.joined_by_name == ["Ann Ames"]
    assert Person.objects.filter(name="Ann Ames").count() == 1


def test_ministers_without_a_table_are_refused(ministers, db):
    (ministers / "post.csv").unlink()
    with pytest.raises(BadInput, match=r"holds no post\.csv"):
        import_ministers(ministers, **BY)
    assert not Body.objects.exists()


def emptied():
    for model in (
        Attestation,
        Conflict,
        Election,
        OfficeHolder,
        Governance,
        Succession,
        Office,
        Person,
        Body,
    ):
        model.objects.all().delete()


@pytest.mark.both_databases
def test_popolo_is_equal_to_the_byte_after_going_out_and_in(tables):
    import_winners(tables, **BY)
    text = as_text()
    assert json.loads(text)["memberships"]
    emptied()
    added = import_popolo(text, **BY)
    assert as_text() == text
    assert added["persons"] == 4
    assert not any(import_popolo(text, **BY).values())


@pytest.mark.both_databases
def test_popolo_successions_are_checked_and_logged_for_they_give_rights(office, panel):
    board = {"id": "board", "name": "Board", "classification": "policing body"}
    link = {"before_id": "office", "after_id": "board", "date": "2026-01-01"}
    content = {"organizations": [board], "successions": [link]}
    import_popolo(json.dumps(content), **BY)
    line = AuditEvent.objects.get(kind="body-succeeded")
    assert (line.subject, json.loads(line.detail)["after"]) == ("office", "board")
    for wrong in (
        {"before_id": "board", "after_id": "office"},
        {"before_id": "office", "after_id": "panel"},
    ):
        with pytest.raises(BadInput, match="successions, entry 1: .* cannot follow"):
            import_popolo(json.dumps({"successions": [wrong]}), **BY)


def test_names_in_letters_that_no_address_holds_are_people_of_their_own(db):
    first, second = (person_called(name, PersonSource("a test", "")) for name in ("李明", "王芳"))
    assert first.pk != second.pk
    assert re.fullmatch("person-[0-9a-f]{12}", first.slug)


NAMES = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=20
).filter(lambda name: name.strip() == name)
DAYS = st.dates().map(str)


@given(names=st.lists(NAMES, min_size=1, max_size=4, unique=True), day=DAYS, party=NAMES)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_popolo_of_any_names_and_days_is_equal_to_the_byte(names, day, party, db):
    emptied()
    body = a_body()
    for number, name in enumerate(names):
        person = Person.objects.create(
            slug=f"p-{number}", name=name, identifiers={"ifg": name, "other": party}
        )
        OfficeHolder.objects.create(
            key=f"t-{number}",
            person=person,
            office=body.offices.get(),
            held_from=day,
            party=party,
            is_acting=bool(number % 2),
            source=name,
        )
    text = as_text()
    emptied()
    import_popolo(text, **BY)
    assert as_text() == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[]", "is an object"),
        ('{"events": []}', "section 'events' is not kept here"),
        ('{"persons": {}}', "persons is not a list"),
        ('{"persons": [3]}', "persons, entry 1 is not an object"),
        ('{"persons": [{"id": "a", "name": "A", "shoe": 1}]}', "entry 1: the field 'shoe'"),
        ('{"persons": [{"name": "A"}]}', "persons, entry 1 has no 'id'"),
        ('{"persons": [{"id": "a b", "name": "A"}]}', "persons, entry 1, id:"),
        (
            (
                '{"persons": [{"id": "a", "name": "A"}], "memberships": [{"id": "t", "person_id": "b",'
                ' "post_id": "c"}]}'
            ),
            "nothing called 'b'",
        ),
        (
            (
                '{"organizations": [{"id": "a", "name": "A", "classification": "panel",'
                ' "founding_date": "soon"}]}'
            ),
            "'soon' cannot be read",
        ),
        (
            '{"organizations": [{"id": "a", "name": "A", "classification": "tea shop"}]}',
            "entry 1, classification",
        ),
        ('{"persons": [{"id": "a", "name": "A", "identifiers": [1]}]}', "scheme and identifier"),
    ],
)
def test_popolo_that_is_none_says_where_and_adds_nothing(text, said, db):
    with pytest.raises(BadInput, match=said):
        import_popolo(text, **BY)
    assert not Person.objects.exists()


def test_popolo_is_a_file_for_everybody(client, tables):
    response = client.get("/bodies.json")
    assert response["Content-Type"] == "application/json"
    assert response.content.decode() == as_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x00\x01", "is not text"),
        (b"", "is empty"),
        (b"area,round,candidate,party\nKent,first,Ann,Con\n", "no column 'share'"),
        (b"area,round,candidate,party,share\nKent,first,Ann,Con\n", "line 2: a round is first"),
        (b"area,round,candidate,party,share\nKent,third,Ann,Con,5\n", "line 2: a round is first"),
        ("area,round,candidate,party,share\nKent,first,Ann,Con,५\n".encode(), "a share a number"),
        (
            b"area,round,candidate,party,share\nKent,first," + b"x" * 300 + b",Con,5\n",
            "Line 2: xxx",
        ),
        (
            b'area,round,candidate,party,share\nKent,first,"' + b"x" * 200_000 + b'",Con,5\n',
            "after line 1: this is not CSV",
        ),
    ],
)
def test_a_table_that_cannot_be_used_is_told_with_its_line(content, said, tmp_path, db):
    (tmp_path / "pcc-2021-count-detail-part.csv").write_bytes(content)
    with pytest.raises(BadInput, match=said):
        import_winners(tmp_path, **BY)
    assert not Election.objects.exists()


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" * 100_000, "not JSON"),
        ('{"persons": "\\ud800"}', "not JSON"),
        ('{"persons": [{"id": "a", "name": "\\u0000"}]}', "character of code 0"),
    ],
)
def test_popolo_that_no_database_takes_is_refused(text, said, db):
    with pytest.raises(BadInput, match=said):
        import_popolo(text, **BY)
