"""A member's briefing and the panel's year, drawn from what is public."""

import re
from dataclasses import replace
from datetime import date, timedelta
from html import unescape

import pytest

from frankpledge.apps.meetings.actions import agenda, items, minutes
from frankpledge.apps.panel.actions.year import publish_year
from frankpledge.apps.panel.documents.year import year_document
from frankpledge.apps.panel.queries.briefing import briefing
from frankpledge.apps.panel.queries.year import panel_year
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions.questions import publish_answer
from frankpledge.errors import BadInput, NotAllowed
from frankpledge.evidence.intake.synthetic import write_archive
from frankpledge.evidence.store.releases import Store
from frankpledge.rules.roles import Role
from tests import factories
from tests.apps.panel.conftest import on
from tests.archives import SMALL, load

pytestmark = pytest.mark.django_db


def held(panel, support, day, text="All was well."):
    plan, held_at = day - timedelta(days=30), day
    meeting = agenda.plan_meeting(
        panel,
        title="The panel",
        on=day.date(),
        starts_at=None,
        venue="",
        contact="",
        questions_by=None,
        by=support,
        at=plan,
    )
    items.add_item(meeting, "The plan", "", "", by=support, at=plan)
    agenda.publish_agenda(meeting.reference, by=support, at=plan)
    came = {m.pk: "present" for s in panel.seats.all() for m in s.members.all()}
    meeting = agenda.hold_meeting(meeting.reference, came, "", by=support, at=held_at)
    minutes.save_minutes(meeting, text, by=support, at=held_at)
    minutes.publish_minutes(meeting.reference, date(2027, 6, 1), by=support, at=held_at)
    return meeting


def answered(office, panel, people, at, text="Why?"):
    question = factories.a_question(office, panel, people[Role.PANEL_MEMBER], text, at=at)
    factories.a_cleared_answer(question, people, at=at)
    return publish_answer(question.reference, by=people[Role.OFFICE_EDITOR], at=at)


def test_a_briefing_holds_what_is_new_open_and_late(office, panel, people, support, ten):
    answered(office, panel, people, on(1, 1), "Answered before?")
    held(panel, support, on(10, 1), "[recommendation] Publish the plan.")
    answered(office, panel, people, on(20, 1), "Answered since?")
    factories.a_question(office, panel, people[Role.PANEL_MEMBER], "Waiting?", at=on(20, 1))
    editor = people[Role.OFFICE_EDITOR]
    factories.a_promise(office, editor, "Late.", date(2027, 1, 31), at=on(20, 1))
    following = agenda.plan_meeting(
        panel,
        title="The panel",
        on=date(2027, 3, 1),
        starts_at=None,
        venue="",
        contact="",
        questions_by=None,
        by=support,
        at=on(2),
    )
    found = briefing(panel, on(5))
    assert (found.since, found.next) == (on(10, 1).date(), following)
    assert [s.title for s in found.answers] == ["Answered since?"]
    assert [o.shown.title for o in found.questions] == ["Waiting?"]
    assert [(o.shown.title, o.days_late) for o in found.late] == [("Late.", 5)]
    assert [count for _, count in found.recommendations] == [1]


@pytest.fixture(scope="module")
def jumping_store(tmp_path_factory):
    """Two years of a small made-up force, then a month with three times as much."""
    folder, store = tmp_path_factory.mktemp("jump"), Store(tmp_path_factory.mktemp("jumped"))
    calm = replace(SMALL, rows_a_month=200, missing=frozenset())
    list(write_archive(folder, [calm], "2024-06", "2026-06"))
    list(write_archive(folder, [replace(calm, rows_a_month=600)], "2026-07", "2026-07"))
    load(store, folder)
    return store


def test_signals_come_with_a_question_that_fits_the_protocol(office, panel, site, jumping_store):
    panel.area = "anyshire"
    site(jumping_store)
    found = briefing(panel, on(5))
    assert found.signals
    for signal in found.signals:
        assert "months before we expected" in signal.question
        assert " more" in signal.question or " higher" in signal.question
        assert "hold the chief constable to account" in signal.question
        assert signal.address.startswith("/forces/anyshire/measures/")
    assert found.has_new_figures


def test_without_figures_the_briefing_says_so(office, panel, site, store):
    site(store)
    found = briefing(panel, on(5))
    assert found.signals == []
    assert found.no_signals


def test_the_year_counts_what_was_published_in_it(office, panel, people, support, ten):
    held(panel, support, on(10, 1), "[recommendation] Publish the plan.")
    snow = agenda.plan_meeting(
        panel,
        title="The panel",
        on=date(2027, 2, 20),
        starts_at=None,
        venue="",
        contact="",
        questions_by=None,
        by=support,
        at=on(2),
    )
    agenda.cancel_meeting(snow.reference, "Snow.", by=support, at=on(3))
    answered(office, panel, people, on(20, 1))
    answered(office, panel, people, on(20, 4))
    content = year_document(panel_year(panel, "2026/27", on(30, 4)))
    assert content["lead"] == (
        "Panel in 2026/27: 1 meeting held, 1 cancelled, 1 question asked, 0 undertakings made."
    )
    tables = {b["heading"]: b["rows"] for b in content["blocks"]}
    assert tables["Attendance"][0] == ["Member 0", "1 of 1", ""]
    assert tables["Recommendations and what is said to them"][0][1] == "1 open"
    assert ["Members", "10"] in content["facts"]
    assert ["Vacant seats", "2"] in content["facts"]


def test_the_year_is_one_report_with_versions(office, panel, people, support):
    first = publish_year(panel, "2026/27", "A good year.", by=support, at=on(1))
    again = publish_year(panel, "2026/27", "A better year.", by=support, at=on(2))
    assert first == again
    assert len(visible.history(first.reference, on(3))) == 2
    assert "A better year." in visible.find(first.reference, on(3)).full_text
    with pytest.raises(NotAllowed):
        publish_year(panel, "2026/27", "", by=people[Role.PANEL_MEMBER], at=on(3))
    with pytest.raises(BadInput):
        publish_year(panel, "2026", "", by=support, at=on(3))


def test_the_suggested_question_is_in_the_form_to_be_changed(
    office, panel, people, site, jumping_store
):
    panel.area = office.area = "anyshire"
    panel.save()
    office.save()
    office.governs.update(area="anyshire")
    client = site(jumping_store)
    client.force_login(people[Role.PANEL_MEMBER])
    page = client.get(f"/desk/{panel.slug}/briefing/").text
    address = unescape(re.search(r'href="(/desk/ask/[^"]+\?text=[^"]+)"', page)[1])
    assert "hold the chief constable to account" in client.get(address).text
