"""The demo record that the product ships: facts by source, open days left open."""

import tomllib

import pytest
from django.test import override_settings

from frankpledge.apps.accounts.models import User
from frankpledge.apps.bodies.models import OfficeHolder
from frankpledge.apps.bodies.queries.answering import answered_on, area_called
from frankpledge.apps.demo_record.actions import waiting_example
from frankpledge.apps.demo_record.actions.demonstration import (
    demonstration_user,
    load_demonstration,
)
from frankpledge.apps.demo_record.actions.record import FACTS, load_demo_record
from frankpledge.apps.engagement.queries.ledger import ledger
from frankpledge.apps.performance.queries.signals import FigureSignal
from frankpledge.apps.publishing.models import Publication
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.publishing.queries.proofs import prove
from frankpledge.apps.publishing.queries.search import search
from frankpledge.apps.scrutiny.models import Question, SettledSignal, Statement
from frankpledge.rules.roles import Role
from frankpledge.web.desk.groups import urgency_of
from frankpledge.web.desk.queries import at_work, tasks_at
from tests.databases import as_made, made_record
from tests.factories import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def shipped_made(django_db_setup, migrated, django_db_blocker):
    with made_record("shipped", migrated, lambda: load_demo_record(NOW), django_db_blocker) as made:
        yield made


@pytest.fixture
def shipped(db, shipped_made):
    """The demo record alone."""
    with as_made(shipped_made) as said:
        yield said


@pytest.fixture(scope="module")
def demonstration_made(django_db_setup, migrated, django_db_blocker, tmp_path_factory):
    quick = "django.contrib.auth.hashers.MD5PasswordHasher"
    own = {"FRANKPLEDGE_STORE": str(tmp_path_factory.mktemp("own")), "PASSWORD_HASHERS": [quick]}

    def make():
        with override_settings(**own):
            load_demo_record(NOW)
            return load_demonstration(NOW)

    with made_record("demonstration", migrated, make, django_db_blocker) as made:
        yield made


@pytest.fixture
def demonstration(db, demonstration_made):
    """The demo record and the demonstration of a site; how many accounts that made."""
    with as_made(demonstration_made) as accounts:
        yield accounts


def test_it_is_loaded_once(shipped):
    assert (shipped.accounts, shipped.recommendations, shipped.undertakings) == (5, 14, 3)
    before = Publication.objects.count()
    assert load_demo_record(NOW).recommendations == 0
    assert Publication.objects.count() == before


def test_home_secretary_from_july_2016_by_each_sides_account(shipped):
    page = ledger("home-secretary", "2016-07", NOW)
    (none, some) = page.by_department
    assert (none.data["how_many"], none.data["setting"]) == ("0", "one-to-one")
    assert none.data["from_month"] == "2016-07"
    assert "freedom of information" in none.data["evidence"]
    assert (some.data["how_many"], some.data["setting"]) == ("some", "group")
    said = {
        (s.data["minister"], s.data["setting"]): s.data["how_many"] for s in page.by_commissioners
    }
    assert said == {
        ("Amber Rudd", "group"): "3",
        ("Amber Rudd", "one-to-one"): "0",
        ("Theresa May", "one-to-one"): "three or four",
    }
    for shown in (*page.by_department, *page.by_commissioners):
        assert shown.data["source"]
        assert shown.data["said_by"]


def test_thames_valley_in_november_2017(shipped):
    found = answered_on(area_called("thames-valley"), NOW.date().replace(2017, 11, 24))
    assert [h.term.person.name for h in found.holders] == ["Anthony Stansfeld"]
    assert not found.holders[0].is_dated
    assert found.holders[0].term.held_from is None  # the sources give no day


def test_panel_question_with_its_asker_its_answer_and_its_follow_up(shipped):
    hit = next(
        h for h in search("better results governing party", NOW).rows if h.kind == "question"
    )
    assert hit.data["asker"] == "Tom Hayes"
    assert hit.data["asked_on"] == "2017-11"
    assert "month inferred" in dict(visible.find(hit.reference, NOW).content["facts"])["Asked"]
    after = visible.publications(NOW, subject=("record", hit.reference))
    assert [shown.kind for shown in after] == ["question"]
    assert Question.objects.get(reference=hit.reference).label == "strategic_engagement"


def test_fourteen_recommendations_of_the_review_and_the_one_that_was_delivered(shipped):
    (tracker,) = visible.publications(NOW, kind="recommendations")
    rows = tracker.data["recommendations"]
    assert [row["number"] for row in rows] == [f"R{n}" for n in range(1, 15)]
    assert [row["number"] for row in rows if row["state"] == "done"] == ["R2"]
    assert "2023/649" in tracker.full_text


def test_savings_programmes_and_collaborations_are_statements_by_their_source(shipped):
    kinds = {s.kind for s in Statement.objects.all()}
    assert {"saving", "programme", "collaboration"} <= kinds
    for statement in Statement.objects.all():
        assert statement.source
        assert statement.standing == "not checked"
    figures = [s.figures for s in Statement.objects.filter(kind="saving")]
    assert {14_300_000, 113_000_000, 81_200_000} <= {
        value for found in figures for value in found.values() if isinstance(value, int)
    }


def test_every_entry_names_a_source_that_is_listed(shipped):
    facts = tomllib.loads(FACTS.read_text("utf-8"))
    for section in ("term", "account", "engagement", "question", "statement"):
        for entry in facts[section]:
            assert entry["source"] in facts["sources"], entry
    assert not OfficeHolder.objects.filter(source="").exists()


def test_demonstration_has_an_account_for_each_role_and_says_it_is_made_up(demonstration, client):
    assert demonstration == len(Role)
    assert load_demonstration(NOW) == 0
    for role in Role:
        assert demonstration_user(role).held_roles.get().role == role
    assert "(made up)" in client.get("/bodies/police-and-crime-commissioner-for-anyshire/due/").text
    assert User.objects.count() == len(Role)


def test_sign_in_page_lists_the_demonstrations_accounts_there_and_nowhere_else(
    shipped, client, settings
):
    assert "anyshire.example" not in client.get("/account/login/").text
    settings.FRANKPLEDGE_DEMONSTRATION = True
    assert "office.editor@anyshire.example" in client.get("/account/login/").text


def test_demonstration_goes_once_through_the_loop_with_the_chart_frozen(
    shipped, settings, site, small_store
):
    client = site(small_store)
    load_demonstration(NOW)
    load_demonstration(NOW)
    answered, waits, *_others = Question.objects.filter(owner__area="anyshire").order_by("pk")
    assert (answered.state, waits.state) == ("published", "asked")
    page = client.get(f"/record/{answered.reference}/").text
    assert "<svg" in page
    assert "each quarter" in page
    assert "Undertaking" in page
    assert "(made up)" in page
    assert prove().faults == ()  # each gives its own digest, charts and all, on any database


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.OFFICE_EDITOR, "overdue | Answer 2 recommendations in “Calls for help in Anyshire”"),
        (
            Role.OFFICE_EDITOR,
            "soon | Report on a promise: “Publish the results of the survey of victims.”",
        ),
        (Role.OFFICE_EDITOR, "waiting | Decide complaint review cr-2026-0001"),
        (
            Role.OFFICE_CLEARER,
            "soon | Clear an answer: “How many custody visits did visitors make this year?”",
        ),
        (Role.PANEL_SUPPORT, "waiting | Publish 1 late paper for 16 December 2026"),
        (Role.PANEL_SUPPORT, "waiting | Write the minutes of 17 November 2026"),
        (Role.PANEL_MEMBER, "waiting | Score an application: Independent member of the panel"),
        (Role.COMPLAINTS_HANDLER, "serious | Refer c-2026-0002 to the IOPC"),
        (Role.PARTNERSHIP_OFFICER, "soon | Meet Minister for victims (invented)"),
    ],
)
def test_demonstration_has_an_example_of_each_group_of_tasks(demonstration, role, expected):
    found = _tasks(role)
    assert expected in found, found


def test_demonstration_has_an_overdue_hearing_and_letters_to_send(demonstration):
    support, handler = _tasks(Role.PANEL_SUPPORT), _tasks(Role.COMPLAINTS_HANDLER)
    assert any(t.startswith("overdue | Arrange the hearing, record") for t in support), support
    assert any(t.startswith("waiting | Send the letter") for t in handler), handler


def test_demonstration_sets_one_of_several_unusual_figures_aside(shipped, monkeypatch):
    found = [
        FigureSignal(
            area="anyshire",
            measure=name,
            title=name,
            month="2026-09",
            sentence="",
            address=f"/forces/anyshire/measures/{name}/",
            loaded_on=NOW.date(),
        )
        for name in ("robbery", "shoplifting")
    ]
    monkeypatch.setattr(waiting_example, "newest_signals", lambda area: found)
    load_demonstration(NOW)
    (aside,) = SettledSignal.objects.all()
    assert (aside.body.area, aside.address) == ("anyshire", found[-1].address)


def _tasks(role):
    """Return the tasks of the demonstration's account of a role: the group and what to do."""
    (work,) = at_work(demonstration_user(role), NOW)
    return [f"{urgency_of(t, NOW.date())} | {t.what}" for t in tasks_at(work)]
