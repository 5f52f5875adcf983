"""Recommendations: received, answered one by one, the response by law and in time."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from frankpledge.apps.bodies.actions.areas import import_areas
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.obligations.models import Obligation
from frankpledge.apps.obligations.queries import due_at
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.recommendations import actions
from frankpledge.apps.recommendations.models import Answer, Report
from frankpledge.apps.recommendations.queries import report_desk, reports_for
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def receive(office, by, **facts):
    given = {
        "origin": "inspectorate",
        "publisher": "HMICFRS",
        "title": "Custody",
        "url": "",
        "published_on": date(2026, 10, 1),
        "is_national": False,
        "texts": ["Record every check.", "Train every officer."],
    }
    return actions.receive_report(owner=office, by=by, at=NOW, **given | facts)


@pytest.fixture
def report(office, editor):
    return receive(office, editor)


def answer(report, office, by, number, move="accept", words="It is being done.", **facts):
    found = report.recommendations.get(number=number)
    return actions.answer_recommendation(found, office, move, words=words, by=by, at=NOW, **facts)


def respond(report, office, by, **facts):
    given = {"comments": "Welcome.", "chief_comments": "", "copied_to": "the inspectors"}
    return actions.publish_response(report, office, by=by, at=NOW, **given | facts)


def test_an_inspection_report_opens_its_clock_of_56_days(report, office):
    obligation = office.obligations.get()
    assert (obligation.duty, obligation.due_on) == ("inspection-response", date(2026, 11, 25))


@pytest.mark.parametrize("origin", ["review", "panel", "coroner", "audit"])
def test_other_reports_open_no_clock_of_the_inspectorate(office, editor, origin):
    receive(office, editor, origin=origin)
    assert not office.obligations.exists()


@pytest.mark.both_databases
def test_a_national_report_opens_one_clock_for_every_policing_body(office, editor):
    import_areas(by="a test", at=NOW)
    report = receive(office, editor, is_national=True)
    assert Obligation.objects.count() == 44  # the 43, and the test's own
    assert actions.open_clocks(report, by="a test", at=NOW) == 44
    assert Obligation.objects.count() == 44
    kent = Body.objects.get(slug="police-and-crime-commissioner-for-kent")
    assert report_desk(report, kent).unexplained == ["1", "2"]


def test_another_bodys_report_does_not_concern_one(report):
    other = factories.a_body("other", area="other")
    with pytest.raises(NotFound, match="no report"):
        report_desk(report, other)


def test_a_national_report_concerns_policing_bodies_only(office, panel, editor):
    report = receive(office, editor, is_national=True)
    assert list(reports_for(office)) == [report]
    assert list(reports_for(panel)) == []
    with pytest.raises(NotFound, match="no report 'r-2026-0001'"):
        report_desk(report, panel)


@pytest.mark.both_databases
def test_each_response_and_tracker_has_a_reference_of_its_own(office, editor):
    """Two bodies may share an area."""
    report = receive(office, editor, is_national=True)
    second = factories.a_body("second", area=office.area)
    trackers = [
        actions.show_tracker(report, body, by="a test", at=NOW) for body in (office, second, office)
    ]
    assert [t.reference for t in trackers] == ["rp-2026-0001", "rp-2026-0002", "rp-2026-0001"]


def test_a_response_with_an_unexplained_recommendation_is_not_published(report, office, editor):
    answer(report, office, editor, "1")
    with pytest.raises(BadInput, match=r"nothing is said of recommendation 2.*55\(5B\)"):
        respond(report, office, editor)
    assert visible.publications(NOW) == []


def test_a_response_meets_the_obligation_and_says_what_was_said(report, office, editor):
    answer(report, office, editor, "1")
    answer(report, office, editor, "2", "not accept", "The force trains them already.")
    made = respond(report, office, editor)
    page = visible.find(made.reference, NOW)
    assert "The force trains them already." in page.full_text
    assert "None were received." in page.full_text  # comments of the chief officer
    assert dict(page.content["facts"])["Copies sent to"] == "the inspectors"
    assert [d.state for d in due_at(office, NOW)] == ["met"]
    with pytest.raises(NotAllowed, match="published already"):
        respond(report, office, editor)


def test_a_response_under_embargo_meets_it_on_the_day_it_is_seen(report, office, editor):
    for number in "12":
        answer(report, office, editor, number)
    later = NOW + timedelta(days=3)
    respond(report, office, editor, visible_from=later)
    assert [d.state for d in due_at(office, NOW)] == ["open"]
    assert [d.state for d in due_at(office, later)] == ["met late"]


def test_done_needs_evidence_and_the_day_it_was_checked(report, office, editor):
    with pytest.raises(BadInput, match="by what evidence"):
        answer(report, office, editor, "1", "do")
    done = answer(report, office, editor, "1", "do", evidence="The log.", address="/record/x/")
    assert (done.state, done.checked_on) == ("done", NOW.date())
    with pytest.raises(DatabaseError, match="done"), transaction.atomic():
        Answer.objects.update(evidence="")


def test_what_is_done_does_not_become_undone(report, office, editor):
    answer(report, office, editor, "1", "do", evidence="The log.")
    with pytest.raises(NotAllowed, match="that is done"):
        answer(report, office, editor, "1", "accept")


@pytest.mark.parametrize("role", [Role.PANEL_SUPPORT, Role.OFFICE_CLEARER, Role.AUDITOR])
def test_only_the_office_answers(report, office, people, role):
    with pytest.raises(NotAllowed, match="office editor"):
        answer(report, office, people[role], "1")
    assert not Answer.objects.exists()


def test_a_tracker_counts_how_each_stands(office, editor):
    review = receive(office, editor, origin="review", title="A review")
    answer(review, office, editor, "1", "supersede", "By the Act of 2026.")
    made = actions.publish_tracker(review, office, by=editor, at=NOW)
    page = visible.find(made.reference, NOW)
    assert "1 open, 1 superseded" in page.lead
    assert [r["state"] for r in page.data["recommendations"]] == ["superseded", "open"]


class TestForms:
    @pytest.fixture(autouse=True)
    def signed_in(self, client, editor):
        client.force_login(editor)

    SAID = {
        "origin": "inspectorate",
        "publisher": "HMICFRS",
        "title": "Custody",
        "published_on": "2026-10-01",
        "texts": "One.\n\n  Two.  \n",
    }

    def test_a_report_is_recorded_line_by_line(self, office, client):
        answer = client.post("/desk/office/reports/new/", self.SAID)
        assert answer.status_code == 302
        assert [r.text for r in Report.objects.get().recommendations.all()] == ["One.", "Two."]
        assert "25 November 2026" in client.get(answer["Location"]).text

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("published_on", "2090-01-01", "day to come"),
            ("texts", " \n ", "required"),
            ("url", "javascript:alert(1)", "valid URL"),
            ("origin", "tea", "valid choice"),
        ],
    )
    def test_what_cannot_be_is_refused(self, office, client, field, value, said):
        page = client.post("/desk/office/reports/new/", self.SAID | {field: value})
        assert said in page.text
        assert not Report.objects.exists()

    def test_an_answer_links_to_no_script(self, report, office, client):
        address = f"/desk/office/reports/{report.reference}/answer/1/"
        said = {"move": "do", "words": "x", "evidence": "y", "address": "javascript:alert(1)"}
        assert "begins with / or https://" in client.post(address, said).text
        assert not Answer.objects.exists()

    def test_an_unexplained_response_keeps_what_was_typed(self, report, office, client):
        address = f"/desk/office/reports/{report.reference}/respond/"
        page = client.post(address, {"comments": "Long comments.", "copied_to": "x"})
        assert "nothing is said of recommendation 1, 2" in page.text
        assert "Long comments." in page.text
