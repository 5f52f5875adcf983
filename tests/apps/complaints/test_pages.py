"""The pages of somebody who handles complaints."""

import pytest

from frankpledge.apps.complaints.models import Complaint
from frankpledge.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def handler(people):
    return people[Role.COMPLAINTS_HANDLER]


def test_pages_of_the_handler(office, panel, handler, client):
    client.force_login(handler)
    answer = client.post(
        "/desk/panel/complaints/new/",
        {"kind": "complaint", "about": "The deputy", "text": "Rude.", "received_on": "20/11/2026"},
    )
    desk = answer["Location"]
    assert "Record" in client.get(desk).text
    page = client.post(f"{desk}move/record/", {"on": "25/11/2020"})
    assert page.status_code == 400
    client.post(f"{desk}move/record/", {"on": "21/11/2026"})
    refused = client.post(
        f"{desk}move/disapply/", {"on": "22/11/2026", "ground": "political", "reasons": "x"}
    )
    assert "That is no ground" in refused.text
    client.post(f"{desk}move/begin-resolution/", {"on": "22/11/2026", "resolver": "A member"})
    client.post(f"{desk}comments/", {"comments": "None were made."})
    letter = Complaint.objects.get().letters.first()
    client.post(f"{desk}letters/{letter.pk}/sent/")
    done = client.post(
        f"{desk}move/conclude/", {"on": "23/11/2026", "reasons": "Settled."}, follow=True
    )
    assert "Complaint: resolved" in done.text
    assert "sent on" in done.text
    assert client.get(f"{desk}move/dance/").status_code == 404
    counts = client.post("/desk/panel/complaints/publish/", {"year": "2026/27"}, follow=True)
    assert "about the office-holder" in counts.text
