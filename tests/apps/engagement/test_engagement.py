"""Engagement with ministers: what is logged, what each side says, what departments list."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from frankpledge.apps.bodies.actions.people import PersonSource, person_called, term_of
from frankpledge.apps.bodies.models import Body, BodyKind, Office
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.engagement import actions
from frankpledge.apps.engagement.models import Account, DepartmentMeeting, Engagement
from frankpledge.apps.engagement.queries.ledger import ledger
from frankpledge.apps.engagement.readers import read_when
from frankpledge.apps.publishing.actions.publish import withdraw
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, NotFound
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LIST = """Minister,Date,Name of organisation or individual,Purpose of meeting
Ann Ames,2017-11-08,"Ned North, Police and Crime Commissioner",Funding
,Nov-17,Association of Police and Crime Commissioners,Introductory meeting
Rt Hon Ann Ames MP,14/11/2017,Tea Growers of Kent,Tea
Zoe Zed,2017-11-09,Police and Crime Commissioner for Kent,Knives
Ann Ames,some day,Nobody,Nothing
,,,
"""


@pytest.fixture
def ministry(db):
    return Body.objects.create(slug="home-office", name="Home Office", kind=BodyKind.DEPARTMENT)


@pytest.fixture
def post(ministry):
    office = Office.objects.create(slug="home-secretary", title="Home Secretary", body=ministry)
    source = PersonSource("A list")
    term_of(
        person_called("Ann Ames", source),
        office,
        source,
        date(2016, 7, 14),
        held_until=date(2018, 4, 29),
    )
    term_of(person_called("Bob Bell", source), office, source, date(2018, 4, 30))
    return office


def log(office, editor, post, **facts):
    given = {
        "who": "Ned North",
        "office": post,
        "setting": "one-to-one",
        "state": "held",
        "on": date(2017, 11, 8),
        "purpose": "Money.",
        "outcome": "",
        "is_public": True,
    }
    return actions.log_engagement(owner=office, by=editor, at=NOW, **given | facts)


def found(since="2016-07"):
    return ledger("home-secretary", since, NOW)


@pytest.mark.parametrize(
    ("on", "name"),
    [(date(2017, 11, 8), "Ann Ames"), (date(2018, 4, 30), "Bob Bell"), (None, "Bob Bell")],
)
def test_the_minister_is_who_held_the_post_on_that_day(office, editor, post, on, name):
    assert log(office, editor, post, on=on).minister.name == name


def test_nobody_is_named_for_a_day_before_anybody_held_it(office, editor, post):
    logged = log(office, editor, post, on=date(2001, 1, 1))
    assert (logged.minister, logged.counterpart) == (None, "Home Secretary")


def test_a_refused_request_is_on_the_page_and_counts_as_no_meeting(office, editor, post, client):
    log(office, editor, post, state="refused", outcome="No time.")
    page = found()
    assert (page.one_to_one, page.asked) == (0, 1)
    assert "refused" in client.get("/engagement/home-secretary/").text


def test_a_group_meeting_is_no_one_to_one(office, editor, post):
    for setting in ("one-to-one", "group", "group", "visit", "not given"):
        log(office, editor, post, setting=setting)
    page = found()
    assert (page.one_to_one, page.with_others, page.not_given) == (1, 3, 1)


def test_only_since_the_month_that_is_asked_for(office, editor, post, client):
    log(office, editor, post)
    assert found("2017-11").one_to_one == 1
    assert found("2017-12").one_to_one == 0
    page = client.get("/engagement/home-secretary/", {"from": "soon"})
    assert page.status_code == 400
    assert "Traceback" not in page.text


@pytest.mark.both_databases
def test_what_came_of_a_request_is_recorded_step_by_step(office, editor, post):
    asked = log(office, editor, post, state="asked")
    for move, state in (("ignore", "ignored"), ("schedule", "scheduled"), ("hold", "held")):
        moved = actions.move_engagement(
            asked.reference, move, f"It was {state}.", by=editor, at=NOW
        )
        assert moved.state == state
    assert visible.find(asked.reference, NOW).number == 4
    with pytest.raises(NotAllowed, match="that is held"):
        actions.move_engagement(asked.reference, "hold", "", by=editor, at=NOW)


def test_an_engagement_does_not_begin_as_cancelled(office, editor, post):
    with pytest.raises(BadInput, match="cannot begin as 'cancelled'"):
        log(office, editor, post, state="cancelled")


def test_what_is_logged_for_the_office_alone_is_not_public(office, editor, post, client):
    logged = log(office, editor, post, is_public=False)
    assert found().recorded == []
    assert client.get(f"/record/{logged.reference}/").status_code == 404
    actions.publish_engagement(logged.reference, by=editor, at=NOW)
    assert len(found().recorded) == 1


def test_who_may_not_logs_nothing(office, member, post):
    with pytest.raises(NotAllowed, match="office editor or partnership officer"):
        log(office, member, post)


def account(office, post, side, low, high, **facts):
    made = Account.objects.create(
        reference=f"a-{Account.objects.count()}",
        owner=office,
        office=post,
        who="Ned North",
        minister=person_called("Ann Ames", PersonSource("x")),
        setting="one-to-one",
        at_least=low,
        at_most=high,
        side=side,
        said_by=side,
        source=f"Source of the {side}",
        **facts,
    )
    actions.show_account(made, by="a test", at=NOW)
    return made


def test_two_sides_stand_beside_each_other_and_are_not_added_up(office, editor, post, client):
    account(office, post, "department", 0, 0, evidence="an answer", from_month="2016-07")
    account(office, post, "commissioner", 3, 4)
    log(office, editor, post)
    page = found()
    assert [s.data["how_many"] for s in page.by_department] == ["0"]
    assert [s.data["how_many"] for s in page.by_commissioners] == ["three or four"]
    text = client.get("/engagement/home-secretary/").text
    assert "not added up" in text
    assert "Source of the department" in text
    rows = client.get("/engagement/home-secretary.csv").text
    assert "three or four" in rows
    assert page.one_to_one == 1


def test_an_account_without_a_number_says_so(office, post):
    made = account(office, post, "department", None, None)
    assert visible.find(made.reference, NOW).data["how_many"] == "some"


@pytest.mark.both_databases
def test_database_refuses_at_least_more_than_at_most(office, post):
    with pytest.raises(DatabaseError, match="at_least"), transaction.atomic():
        account(office, post, "department", 4, 3)


def test_a_withdrawn_account_is_not_counted(office, clearer, post):
    made = account(office, post, "department", 0, 0)
    withdraw(made.publication, "It was misread.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    assert found().by_department == []


def test_an_office_that_is_not_there_is_not_found(ministry):
    with pytest.raises(NotFound, match="No minister's office"):
        ledger("tea-minister", "2016-07", NOW)


class TestLists:
    """Departments' lists of their ministers' meetings, set beside the record."""

    @pytest.fixture
    def listed(self, tmp_path, ministry, post):
        path = tmp_path / "home-office-2017-q4.csv"
        path.write_text(LIST)
        return path, actions.import_meetings(path, ministry, by="a test", at=NOW)

    def test_lines_are_read_or_named(self, listed):
        _, done = listed
        assert done.rows == 4
        assert done.unread == [
            ("home-office-2017-q4.csv, line 6: no date or no organisation can be read")
        ]
        assert done.unknown_ministers == ["Zoe Zed"]
        assert DepartmentMeeting.objects.get(line=3).minister == "Ann Ames"  # as the line before
        assert DepartmentMeeting.objects.get(line=4).person.name == "Ann Ames"  # without titles
        assert DepartmentMeeting.objects.get(line=3).month == "2017-11"

    def test_both_sides_are_matched_and_what_only_one_lists_is_shown(
        self, listed, office, editor, post, client
    ):
        both = log(office, editor, post)
        alone = log(office, editor, post, on=date(2017, 12, 1), who="Ned North")
        page = found()
        assert [(s.reference, row["line"]) for s, row in page.matched] == [(both.reference, 2)]
        assert [row["line"] for row in page.only_theirs] == [3]  # tea is not policing's
        assert [s.reference for s in page.only_ours] == [alone.reference]
        text = " ".join(client.get("/engagement/home-secretary/").text.split())
        assert "home-office-2017-q4.csv, line 3" in text

    def test_the_same_file_again_is_refused(self, listed, ministry):
        path, _ = listed
        with pytest.raises(BadInput, match="was read before"):
            actions.import_meetings(path, ministry, by="a test", at=NOW)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "x.csv is empty"),
            ("a,b\n1,2\n", "line 1: no column for the minister"),
            ("Minister,Date,Organisation\nA,2017-01-01,B\n", "line 1: no column for the purpose"),
            ("Minister,Date,Organisation,Purpose\n", "no line of it can be read"),
            ("Minister,Date,Organisation,Purpose\nA,never,B,C\n", "no line of it can be read"),
        ],
    )
    def test_a_file_that_is_no_list_adds_nothing(self, tmp_path, ministry, text, said):
        path = tmp_path / "x.csv"
        path.write_text(text)
        with pytest.raises(BadInput, match=said):
            actions.import_meetings(path, ministry, by="a test", at=NOW)
        assert not DepartmentMeeting.objects.exists()
        assert visible.publications(NOW) == []

    @pytest.mark.parametrize(
        ("text", "on", "month"),
        [
            ("2017-11-08", date(2017, 11, 8), "2017-11"),
            ("08/11/2017", date(2017, 11, 8), "2017-11"),
            ("8 November 2017", date(2017, 11, 8), "2017-11"),
            ("Nov-17", None, "2017-11"),
            ("November 2017", None, "2017-11"),
            ("32/11/2017", None, ""),
            ("", None, ""),
        ],
    )
    def test_days_are_read_as_departments_write_them(self, text, on, month):
        assert read_when(text) == (on, month)


def test_form_logs_and_moves(office, editor, post, client):
    client.force_login(editor)
    said = {
        "who": "The commissioner",
        "office": post.pk,
        "setting": "one-to-one",
        "state": "asked",
        "purpose": "Money.",
        "is_public": "on",
    }
    answer = client.post("/desk/office/engagement/", said)
    page = client.post(answer["Location"], {"move": "refuse", "outcome": "No time."}, follow=True)
    assert "refused" in page.text
    assert "There is a problem" in client.post("/desk/office/engagement/", {}).text


def test_nothing_was_held_on_a_day_to_come_but_it_may_be_scheduled(office, editor, client, post):
    client.force_login(editor)
    said = {
        "who": "The commissioner",
        "office": post.pk,
        "setting": "one-to-one",
        "on": "1 January 2090",
        "purpose": "Funding",
        "is_public": "on",
    }
    assert "still to come" in client.post("/desk/office/engagement/", said | {"state": "held"}).text
    assert not Engagement.objects.exists()
    client.post("/desk/office/engagement/", said | {"state": "scheduled"})
    assert Engagement.objects.get().state == "scheduled"
