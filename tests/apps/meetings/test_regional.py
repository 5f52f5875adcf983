"""One host for several panels: one calendar and library, papers kept apart."""

from datetime import date

import pytest

from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.bodies.models import BodyKind
from frankpledge.apps.meetings.actions import agenda, items
from frankpledge.apps.meetings.actions.questions import share
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import LONG_AGO, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def others(db):
    """Another panel with a support officer of its own, and one who supports both."""
    factories.a_body("office2", area="othershire")
    panel = factories.a_body("panel2", BodyKind.PANEL, area="othershire")
    return panel, factories.a_user(panel, Role.PANEL_SUPPORT, email="two@panel2.example")


def meeting_of(panel, support):
    meeting = agenda.plan_meeting(
        panel,
        title=f"Meeting of {panel.slug}",
        on=date(2026, 12, 11),
        starts_at=None,
        venue="",
        contact="",
        questions_by=None,
        by=support,
        at=NOW,
    )
    item = items.add_item(meeting, "A tender", "", "3", by=support, at=NOW)
    items.add_paper(item, "Bids", f"private of {panel.slug}", "", by=support, at=NOW)
    agenda.publish_agenda(meeting.reference, by=support, at=NOW)
    return meeting


def test_a_host_of_two_panels_has_one_calendar_and_others_see_their_own(
    panel, people, others, client
):
    other, second = others
    host = people[Role.PANEL_SUPPORT]
    mine, theirs = meeting_of(panel, host), meeting_of(other, second)
    client.force_login(host)
    assert "Meeting of panel2" not in client.get("/desk/calendar/").text
    assert client.get(f"/desk/meetings/{theirs.reference}/pack/").status_code == 403
    HeldRole.objects.create(user=host, role=Role.PANEL_SUPPORT, body=other, held_from=LONG_AGO)
    page = client.get("/desk/calendar/").text
    assert "Meeting of panel" in page
    assert "Meeting of panel2" in page
    assert "private of panel2" in client.get(f"/desk/meetings/{theirs.reference}/pack/").text
    client.force_login(second)
    for path in ("pack/", "", "minutes/", f"items/{mine.items.get().pk}/paper/"):
        assert client.get(f"/desk/meetings/{mine.reference}/{path}").status_code == 403, path


def test_the_library_is_shared_by_panels_and_by_nobody_else(panel, people, others, client):
    _, second = others
    made = share(panel, "Rules", "Shared guidance.", by=people[Role.PANEL_SUPPORT], at=NOW)
    client.force_login(second)
    assert "Rules" in client.get("/desk/panel2/library/").text
    assert "Shared guidance." in client.get(f"/desk/library/{made.pk}/").text
    client.force_login(people[Role.OFFICE_EDITOR])
    assert client.get(f"/desk/library/{made.pk}/").status_code == 403


def test_an_item_or_a_paper_of_another_meeting_is_not_there(panel, people, others, client):
    other, second = others
    support = people[Role.PANEL_SUPPORT]
    mine, theirs = meeting_of(panel, support), meeting_of(other, second)
    paper = items.add_paper(theirs.items.get(), "Waits", "x", "", by=second, at=NOW)
    client.force_login(support)
    address = f"/desk/meetings/{mine.reference}/papers/{paper.pk}/drop/"
    assert client.post(address).status_code == 404
    assert client.post(f"/desk/meetings/{mine.reference}/items/9/drop/").status_code == 404
    paper.refresh_from_db()
