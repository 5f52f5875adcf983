"""Who sits on a panel, and an independent member from vacancy to appointment."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from frankpledge.apps.membership import queries
from frankpledge.apps.membership.actions import members, recruiting
from frankpledge.apps.membership.models import Application, Member, SeatKind
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, TooMany
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def support(people):
    return people[Role.PANEL_SUPPORT]


def a_seat(panel, by, kind=SeatKind.INDEPENDENT, authority="", part=""):
    return members.add_seat(panel, kind, authority, part, by=by, at=NOW)


def sit(seat, name, by, held_from=date(2026, 5, 20), held_until=None, **facts):
    return members.seat_member(
        seat, name, held_from=held_from, held_until=held_until, by=by, at=NOW, **facts
    )


def test_seats_without_a_member_are_vacant_and_one_seat_holds_one(panel, support):
    oxford = a_seat(panel, support, SeatKind.APPOINTED, "Oxford City Council", "Oxfordshire")
    assert queries.vacancies(panel, TODAY) == [oxford]
    sit(oxford, "Ann Ames", support, party="Labour")
    assert queries.vacancies(panel, TODAY) == []
    with pytest.raises(NotAllowed, match="Ann Ames sits there"):
        sit(oxford, "Bob Bell", support)
    sit(oxford, "Sam Sub", support, is_substitute=True)
    assert [m.name for m in queries.members_on(panel, TODAY)] == ["Ann Ames"]
    assert [m.name for m in queries.substitutes_on(panel, TODAY)] == ["Sam Sub"]


def test_a_term_that_ends_soon_is_named_ahead_of_time(panel, support):
    seat = a_seat(panel, support)
    member = sit(seat, "Ann Ames", support, held_until=TODAY + timedelta(days=100))
    assert queries.running_out(panel, TODAY) == [member]
    members.end_term(member, TODAY, "Moved away.", by=support, at=NOW)
    assert Member.objects.get().left_because == "Moved away."
    assert queries.vacancies(panel, TODAY + timedelta(days=1)) == [seat]


def test_balance_counts_parts_parties_and_skills(panel, support):
    for number, (part, party) in enumerate([("North", "A"), ("North", "B"), ("South", "A")]):
        seat = a_seat(panel, support, SeatKind.APPOINTED, f"Council {number}", part)
        sit(seat, f"Member {number}", support, party=party, skills=["audit"])
    found = queries.balance(panel, TODAY)
    assert found.parts == [("North", 2), ("South", 1)]
    assert found.parties == [("A", 2), ("B", 1)]
    assert found.skills == [("audit", 3)]


def test_a_panel_has_at_most_twenty_seats(panel, support):
    for _ in range(20):
        a_seat(panel, support)
    with pytest.raises(NotAllowed, match="at most 20"):
        a_seat(panel, support)


def test_only_the_panels_support_seats_members(panel, people, support):
    seat = a_seat(panel, support)
    for role in (Role.PANEL_MEMBER, Role.OFFICE_EDITOR, Role.ADMINISTRATOR):
        with pytest.raises(NotAllowed):
            sit(seat, "x", people[role])
    with pytest.raises(BadInput, match="Name the council"):
        a_seat(panel, support, SeatKind.APPOINTED)


def advert(panel, by, seat=None, **facts):
    given = {
        "title": "Independent member",
        "advert": "Come and ask.",
        "skills": ["audit", "law"],
        "opens_on": TODAY,
        "closes_on": TODAY + timedelta(days=20),
        "erase_on": TODAY + timedelta(days=200),
    } | facts
    return recruiting.advertise(seat or a_seat(panel, by), by=by, at=NOW, **given)


def applicant(recruitment, name="Nia New", client=""):
    return recruiting.apply(
        recruitment,
        name=name,
        contact=f"{name}@example.org",
        text="I ask questions.",
        client=client,
        at=NOW,
    )


def scored(application, stage, people, points=4):
    for role in (Role.PANEL_SUPPORT, Role.PANEL_MEMBER):
        recruiting.score(
            application, stage, {"audit": points, "law": points}, by=people[role], at=NOW
        )


@pytest.mark.both_databases
def test_from_vacancy_to_appointment(panel, people, support):
    made = advert(panel, support)
    assert "Come and ask." in visible.find(made.reference, NOW).full_text
    application = applicant(made)
    for stage in ("shortlist", "interview"):
        with pytest.raises(BadInput, match="2 people score it first; 0 did"):
            recruiting.move_application(application, stage, by=support, at=NOW)
        application.refresh_from_db()
        scored(application, stage, people)
        application = recruiting.move_application(application, stage, by=support, at=NOW)
    done = recruiting.move_application(
        application, "appoint", held_from=TODAY + timedelta(days=40), by=support, at=NOW
    )
    assert done.appointed_as.name == "Nia New"
    assert queries.totals(done, "interview")[0][1] == 8
    found = queries.figures(panel, TODAY)
    assert (found.applicants, found.median_days_to_appoint) == (1, 40)


def test_who_is_turned_down_is_told_why(panel, people, support):
    application = applicant(advert(panel, support))
    with pytest.raises(BadInput, match="Say why"):
        recruiting.move_application(application, "not appoint", by=support, at=NOW)
    application.refresh_from_db()
    recruiting.move_application(
        application, "not appoint", reason="Others scored more.", by=support, at=NOW
    )
    assert Application.objects.get().state == "not appointed"


@pytest.mark.both_databases
def test_scores_are_held_to_the_skills_and_the_stage(panel, people, support):
    application = applicant(advert(panel, support))
    for points in ({"audit": 4}, {"audit": 6, "law": 1}, {"audit": -1, "law": 1}):
        with pytest.raises(BadInput, match="0 to 5 points"):
            recruiting.score(application, "shortlist", points, by=support, at=NOW)
    with pytest.raises(NotAllowed, match="not scored for this"):
        recruiting.score(application, "interview", {"audit": 1, "law": 1}, by=support, at=NOW)
    with pytest.raises(NotAllowed):
        recruiting.score(
            application, "shortlist", {"audit": 1, "law": 1}, by=people[Role.OFFICE_EDITOR], at=NOW
        )


def test_applications_are_taken_while_it_is_open_and_not_without_end(panel, support):
    closed = advert(
        panel, support, opens_on=TODAY - timedelta(days=9), closes_on=TODAY - timedelta(days=1)
    )
    with pytest.raises(NotAllowed, match="closed on"):
        applicant(closed)
    made = advert(panel, support)
    for number in range(3):
        applicant(made, f"N{number}", client="a")
    with pytest.raises(TooMany):
        applicant(made, client="a")


def test_a_councils_seat_is_not_advertised_and_days_follow(panel, support):
    council = a_seat(panel, support, SeatKind.APPOINTED, "Oxford City Council")
    with pytest.raises(BadInput, match="a council appoints"):
        advert(panel, support, council)
    with pytest.raises(BadInput, match="erased after"):
        advert(panel, support, erase_on=TODAY)


def test_applications_are_erased_on_the_day_that_was_promised(panel, support):
    applicant(advert(panel, support))
    assert recruiting.erase_applications(at=NOW + timedelta(days=199)) == 0
    assert recruiting.erase_applications(at=NOW + timedelta(days=200)) == 1
    kept = Application.objects.get()
    assert "Nia" not in f"{kept.name}{kept.contact}{kept.text}"
    assert queries.figures(panel, TODAY).applicants == 1


@pytest.mark.both_databases
def test_database_refuses_days_that_do_not_follow(panel, support):
    member = sit(a_seat(panel, support), "Ann", support)
    with pytest.raises(DatabaseError, match="on_or_after_joining"), transaction.atomic():
        Member.objects.filter(pk=member.pk).update(held_until=date(2020, 1, 1))


class TestPages:
    def test_everybody_sees_who_sits_and_what_is_vacant(self, panel, support, client):
        sit(a_seat(panel, support, SeatKind.APPOINTED, "Oxford City Council"), "Ann Ames", support)
        a_seat(panel, support)
        text = " ".join(client.get("/panels/panel/members/").text.split())
        assert "Ann Ames" in text
        assert "Vacant: Co-opted independent member" in text

    def test_support_seats_advertises_and_appoints_on_pages(self, panel, people, support, client):
        client.force_login(support)
        client.post("/desk/panel/members/", {"kind": "independent"})
        seat = panel.seats.get()
        advert = client.post(
            f"/desk/panel/members/seats/{seat.pk}/advertise/",
            {
                "title": "Independent member",
                "advert": "Come.",
                "skills": "audit\nlaw",
                "opens_on": "01/11/2026",
                "closes_on": "24/12/2090",
                "erase_on": "24/12/2091",
            },
        )
        reference = advert["Location"].strip("/").split("/")[-1]
        said = {"name": "Nia", "contact": "n@example.org", "text": "I ask.", "website": ""}
        assert client.post(f"/panels/apply/{reference}/", said).status_code == 302
        address = f"/desk/applications/{Application.objects.get().reference}/"
        for role in (Role.PANEL_SUPPORT, Role.PANEL_MEMBER):
            client.force_login(people[role])
            client.post(f"{address}score/shortlist/", {"skill_0": 5, "skill_1": 3})
        client.force_login(support)
        page = client.post(f"{address}move/shortlist/", {"reason": ""}, follow=True)
        assert "Application: shortlisted" in page.text
        assert "Score: interview" in page.text
        assert client.get(f"{address}move/dance/").status_code == 404

    @pytest.mark.parametrize("role", [Role.OFFICE_EDITOR, Role.ADMINISTRATOR, Role.AUDITOR])
    def test_the_office_reads_no_application(self, panel, people, support, client, role):
        application = applicant(advert(panel, support))
        client.force_login(people[role])
        for address in (
            f"/desk/applications/{application.reference}/",
            f"/desk/vacancies/{application.recruitment.reference}/",
        ):
            answer = client.get(address)
            assert answer.status_code == 403
            assert "Nia" not in answer.text

    def test_nobody_else_reads_one(self, panel, support, client):
        other = factories.a_body("other-panel", panel.kind, area="other")
        application = applicant(advert(panel, support))
        client.force_login(factories.a_user(other, Role.PANEL_SUPPORT))
        assert client.get(f"/desk/applications/{application.reference}/").status_code == 403
