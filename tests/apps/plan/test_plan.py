"""The police and crime plan: objectives, the measures that prove them, progress by evidence."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from frankpledge.apps.plan import actions
from frankpledge.apps.plan.models import Plan, Progress
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, NotFound
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=30)


@pytest.fixture
def plan(office, editor):
    plan = actions.begin_plan(office, "A safer county", date(2026, 4, 1), None, by=editor, at=NOW)
    actions.add_objective(plan, "Towns", "Less shoplifting", ["shoplifting"], by=editor, at=NOW)
    return plan


def test_a_plan_is_public_once_it_is_published(plan, editor):
    with pytest.raises(NotFound):
        visible.find(plan.reference, NOW)
    actions.publish_plan(plan, "The first plan.", by=editor, at=NOW)
    page = visible.find(plan.reference, NOW)
    assert page.data["objectives"][0]["measures"] == ["shoplifting"]
    assert ("measure", "shoplifting") in page.subjects
    assert "none is recorded" in page.full_text  # no progress, and no bare percentage either


@pytest.mark.both_databases
def test_an_amendment_leaves_the_old_plan_readable(plan, editor):
    actions.publish_plan(plan, "The first plan.", by=editor, at=NOW)
    actions.drop_objective(plan.objectives.get(), by=editor, at=LATER)
    actions.add_objective(plan, "Villages", "Less theft", [], by=editor, at=LATER)
    actions.publish_plan(plan, "Villages first.", by=editor, at=LATER)
    assert "Less shoplifting" in visible.find(plan.reference, LATER, 1).full_text
    now = visible.find(plan.reference, LATER)
    assert "Less shoplifting" not in now.full_text
    assert "Less theft" in now.full_text
    assert now.reason == "Villages first."


def test_a_plan_without_an_objective_is_not_published(plan, editor):
    actions.drop_objective(plan.objectives.get(), by=editor, at=NOW)
    with pytest.raises(BadInput, match="without an objective"):
        actions.publish_plan(plan, "x", by=editor, at=NOW)


def progress(plan, editor, address, figure=None):
    return actions.record_progress(
        plan.objectives.get(), "It fell.", address, figure, by=editor, at=NOW
    )


def test_progress_cites_a_record(plan, office, editor):
    factories.a_publication(office, title="The figures")
    made = progress(plan, editor, "/record/x-2026-0001/")
    assert made.shows == "The figures"


@pytest.mark.parametrize("address", ["/forces/kent/", "/home/", "50%", "https://example.org/x"])
def test_progress_without_a_chart_or_a_record_is_refused(plan, editor, address):
    with pytest.raises(BadInput, match="is neither"):
        progress(plan, editor, address)
    assert not Progress.objects.exists()


def test_progress_cites_nothing_that_is_not_public(plan, office, editor):
    factories.a_publication(office, visible_from=LATER)
    with pytest.raises(NotFound):
        progress(plan, editor, "/record/x-2026-0001/")


@pytest.mark.both_databases
def test_progress_by_a_chart_freezes_it(plan, editor, site, small_store):
    client = site(small_store)
    client.force_login(editor)
    said = {"words": "It fell.", "address": "/forces/anyshire/measures/shoplifting/"}
    assert (
        client.post(f"/desk/plans/{plan.reference}/objective/1/progress/", said).status_code == 302
    )
    made = Progress.objects.get()
    assert made.figure["measure"] == "shoplifting"
    assert made.shows == made.figure["sentence"]
    actions.publish_plan(plan, "x", by=editor, at=NOW)
    assert "<svg" in client.get(f"/record/{plan.reference}/").text


@pytest.mark.both_databases
def test_database_refuses_progress_that_cites_neither(plan, office, editor):
    factories.a_publication(office)
    progress(plan, editor, "/record/x-2026-0001/")
    with pytest.raises(DatabaseError, match="cites_a_measure_or_a_record"), transaction.atomic():
        Progress.objects.update(address="50%")


def test_only_the_office_writes_it(plan, office, member):
    with pytest.raises(NotAllowed, match="office editor"):
        actions.add_objective(plan, "x", "y", [], by=member, at=NOW)


class TestForms:
    def test_a_plan_is_begun_filled_and_published_on_pages(self, office, editor, client):
        client.force_login(editor)
        begun = client.post("/desk/office/plans/", {"title": "A plan", "runs_from": "2026-04-01"})
        desk = begun["Location"]
        client.post(
            f"{desk}objective/", {"priority": "Towns", "text": "Safer", "measures": "drugs"}
        )
        published = client.post(f"{desk}publish/", {"reason": "The first."})
        assert published["Location"].startswith("/record/p-")
        assert "Safer" in client.get(published["Location"]).text

    def test_a_plan_that_ends_before_it_begins_is_refused(self, office, editor, client):
        client.force_login(editor)
        page = client.post(
            "/desk/office/plans/",
            {"title": "A plan", "runs_from": "2026-04-01", "runs_until": "2025-04-01"},
        )
        assert "cannot end before it begins" in page.text
        assert not Plan.objects.exists()

    def test_an_embargo_in_the_past_is_refused(self, plan, editor, client):
        client.force_login(editor)
        page = client.post(
            f"/desk/plans/{plan.reference}/publish/",
            {"reason": "x", "visible_from": "2020-01-01 09:00"},
        )
        assert "This moment is past" in page.text

    def test_under_embargo_somebody_stays_at_the_desk(self, plan, editor, client):
        client.force_login(editor)
        answer = client.post(
            f"/desk/plans/{plan.reference}/publish/",
            {"reason": "x", "visible_from": f"{timezone.now():%Y}-12-31 23:59"},
        )
        assert answer["Location"] == f"/desk/plans/{plan.reference}/"
        assert client.get(f"/record/{plan.reference}/").status_code == 404
