"""Undertakings until evidence closes them, and what they were made in."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.publish import withdraw
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions import questions
from frankpledge.apps.scrutiny.queries.ageing import report
from frankpledge.apps.undertakings import actions
from frankpledge.apps.undertakings.models import Undertaking
from frankpledge.errors import NotAllowed, NotFound
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW, a_promise
from tests.moments import allowed, wrong

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_a_promise_is_public_with_what_would_prove_it(office, editor):
    made = a_promise(office, editor)
    page = visible.find(made.reference, NOW)
    assert "The plan, published." in page.full_text
    assert page.data["due_on"] == "2026-12-10"


def test_evidence_closes_it_and_nothing_else(office, editor):
    made = a_promise(office, editor)
    report = factories.a_publication(office)
    with pytest.raises(NotFound, match="Nothing is published"):
        actions.close_undertaking(
            made.reference, "It is out.", "/record/p-2026-0001/", by=editor, at=NOW
        )
    actions.close_undertaking(
        made.reference, "It is out.", f"/record/{report.reference}/", by=editor, at=NOW
    )
    page = visible.find(made.reference, NOW)
    assert dict(page.content["facts"])["Stands"] == "kept"
    assert "It is out." in page.full_text
    with pytest.raises(NotAllowed, match="that is kept"):
        actions.close_undertaking(made.reference, "x", "/y/", by=editor, at=NOW)
    with pytest.raises(DatabaseError, match="kept_has_evidence"), transaction.atomic():
        Undertaking.objects.update(evidence="")


@pytest.mark.both_databases
def test_a_promise_that_is_put_off_says_how_often_and_why(office, editor):
    made = a_promise(office, editor)
    for day in (20, 30):
        actions.postpone_undertaking(
            made.reference, date(2026, 12, day), f"Not before the {day}th.", by=editor, at=NOW
        )
    page = visible.find(made.reference, NOW)
    facts = dict(page.content["facts"])
    assert facts["Postponed"] == "2 times"
    assert facts["Due"] == "30 December 2026"
    assert "Not before the 20th." in page.full_text


def test_a_promise_that_was_not_kept_says_why(office, editor):
    made = a_promise(office, editor)
    actions.give_up_undertaking(made.reference, "There was no money.", by=editor, at=NOW)
    assert "There was no money." in visible.find(made.reference, NOW).full_text


def test_a_promise_is_closed_on_the_day_in_london(office, editor, span):
    made = a_promise(office, editor, due_on=span.last)
    shown = factories.a_publication(office)

    def is_within(at):
        found = []

        def close():
            closed = actions.close_undertaking(
                made.reference, "Out.", f"/record/{shown.reference}/", by=editor, at=at
            )
            found.append(closed.closed_on)

        assert allowed(close)
        return span.first <= found[0] <= span.last

    assert wrong(*span, is_within) == []


def test_a_chart_that_closes_a_promise_is_frozen_on_its_page(office, editor):
    made = a_promise(office, editor)
    figure = {
        "sentence": "It fell.",
        "svg": "<svg></svg>",
        "svg_narrow": "",
        "rows": [],
        "columns": [],
        "release": 1,
        "frozen_on": "1 May 2026",
        "source": "a test",
    }
    actions.close_undertaking(
        made.reference, "It fell.", "/forces/x/", by=editor, at=NOW, figure=figure
    )
    blocks = visible.find(made.reference, NOW).content["blocks"]
    assert [b["figure"]["sentence"] for b in blocks if "figure" in b] == ["It fell."]


def test_nothing_was_promised_on_a_day_to_come(office, editor, client):
    client.force_login(editor)
    page = client.post("/desk/office/undertake/", {"made_on": "1 January 2090"})
    assert page.status_code == 400
    assert "still to come" in page.text


def test_a_promise_made_in_an_answer_under_embargo_is_seen_no_sooner(
    office, panel, member, people, editor
):
    asked = factories.a_question(office, panel, member)
    factories.a_cleared_answer(asked, people)
    questions.publish_answer(asked.reference, by=editor, at=NOW, visible_from=MONDAY)
    made = a_promise(office, editor, made_in=asked.publication)
    with pytest.raises(NotFound):
        visible.find(made.reference, NOW)
    assert report(NOW).undertakings == []
    assert visible.find(made.reference, MONDAY)


class TestMadeInAQuestion:
    """The form of an undertaking that was made in what is published."""

    def page(self, client, user, slug, question):
        client.force_login(user)
        return client.get(f"/desk/{slug}/undertake/{question.reference}/")

    @pytest.fixture
    def waits(self, office, panel, member, people, editor):
        """A question whose answer waits under an embargo."""
        asked = factories.a_question(office, panel, member)
        factories.a_cleared_answer(asked, people, "It waits.")
        return questions.publish_answer(asked.reference, by=editor, at=NOW, visible_from=MONDAY)

    @pytest.fixture(autouse=True)
    def now(self, clock):
        clock(NOW)

    def test_who_keeps_it_reads_the_answer_that_waits(self, client, editor, waits):
        page = self.page(client, editor, "office", waits)
        assert "Why did shoplifting rise?" in page.text
        assert "It waits." in page.text
        assert page.context["form"].initial == {"made_by": "Office"}

    def test_who_asked_reads_what_is_public(self, client, people, waits):
        page = self.page(client, people[Role.PANEL_SUPPORT], "panel", waits)
        assert "Why did shoplifting rise?" in page.text
        assert "It waits." not in page.text

    def test_it_is_not_found_at_a_body_that_has_nothing_to_do_with_it(self, client, waits):
        elsewhere = factories.a_body("elsewhere", area="kent")
        support = factories.a_user(elsewhere, Role.OFFICE_EDITOR)
        assert self.page(client, support, "elsewhere", waits).status_code == 404

    def test_one_that_is_withdrawn_is_not_found_for_who_asked(self, client, people, waits):
        clearer = people[Role.OFFICE_CLEARER]
        withdraw(waits.publication, "Wrong.", kinds=DECLARED.kinds, by=clearer, at=NOW)
        assert self.page(client, people[Role.PANEL_SUPPORT], "panel", waits).status_code == 404

    def test_one_that_nobody_has_read_yet_takes_none_and_offers_none(self, client, office, editor):
        received = factories.a_public_question(office)
        assert self.page(client, editor, "office", received).status_code == 404
        page = client.get(f"/desk/questions/{received.reference}/")
        assert "Record an undertaking" not in page.text
        questions.accept_question(received.reference, by=editor, at=NOW, due_on=None)
        assert self.page(client, editor, "office", received).status_code == 200
        page = client.get(f"/desk/questions/{received.reference}/")
        assert "Record an undertaking" in page.text

    def test_it_is_of_the_same_area_and_stands_on_the_questions_page(self, client, editor, waits):
        given = {"made_by": "Ann", "text": "Publish it.", "proof": "It."}
        client.force_login(editor)
        made = client.post(f"/desk/office/undertake/{waits.reference}/", given)
        found = Undertaking.objects.get()
        assert made.url == f"/desk/undertakings/{found.reference}/"
        assert (found.area, found.made_in) == ("avonford", waits.publication)
        assert "Publish it." in client.get(f"/desk/questions/{waits.reference}/").text
