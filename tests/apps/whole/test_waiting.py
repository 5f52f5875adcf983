"""What waits for each role stands on its desk, and on nobody else's."""

import pytest

from frankpledge.rules.roles import Role

pytestmark = pytest.mark.django_db


def waits(client, user):
    client.force_login(user)
    page = client.get("/desk/").text
    return (
        page.split("Waiting for you", 1)[1].split("</ul>")[0] if "Waiting for you" in page else ""
    )


def test_each_role_is_told_what_waits_for_it(whole, client):
    people = whole.people
    support = waits(client, people[Role.PANEL_SUPPORT])
    assert f"/desk/meetings/{whole.planned.reference}/" in support
    assert f"/desk/panel-questions/{whole.panel_question.reference}/" in support
    member = waits(client, people[Role.PANEL_MEMBER])
    assert f"/desk/meetings/{whole.published.reference}/pack/" in member
    assert "/desk/panel-questions/" not in member
    office = waits(client, people[Role.OFFICE_EDITOR])
    for case in (whole.precept, whole.requirement):
        assert f"/desk/cases/{case.reference}/" in office
    assert "awaited; by 1 February 2027" in office
    assert whole.requirement.reference not in support  # the next step is the office's
    handler = waits(client, people[Role.COMPLAINTS_HANDLER])
    assert f"/desk/complaints/{whole.complaint.reference}/" in handler
    assert "canarycomplaint" not in handler


@pytest.mark.parametrize("role", [r for r in Role if r != Role.COMPLAINTS_HANDLER])
def test_nobody_else_is_told_of_a_complaint(whole, client, role):
    assert "/desk/complaints/c-" not in waits(client, whole.people[role])
