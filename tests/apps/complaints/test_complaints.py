"""Complaints about the office-holder: by the regulations, step by step, to each possible end."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.complaints.actions import counting, handling
from frankpledge.apps.complaints.models import Complaint
from frankpledge.apps.complaints.queries import handling as queries
from frankpledge.apps.complaints.queries.receiving import Received, StepInput
from frankpledge.apps.publishing.queries import visible
from frankpledge.errors import BadInput, NotAllowed, NotFound, TooMany
from frankpledge.rules.panel_workflows import COMPLAINT
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
TODAY = NOW.date()


@pytest.fixture
def handler(people):
    return people[Role.COMPLAINTS_HANDLER]


def receive(office, panel, text="The commissioner lied to the panel.", **facts):
    given = {
        "about": "The commissioner",
        "received_on": TODAY - timedelta(days=3),
        "name": "Ann Ames",
        "contact": "ann@example.org",
    } | facts
    received = Received(panel=panel, office=office, text=text, **given)
    return handling.receive_complaint(received, by=None, at=NOW)


@pytest.fixture
def complaint(office, panel):
    return receive(office, panel)


def move(complaint, name, by, **facts):
    given = {"on": TODAY, "reasons": "Reasons."} | facts
    return handling.move_complaint(complaint.reference, name, StepInput(**given), by=by, at=NOW)


PATHS = {
    "passed on": [("pass on", {"ground": "not-conduct"})],
    "not recorded": [("not record", {"ground": "criminal-proceedings"})],
    "disapplied": [("record", {}), ("disapply", {"ground": "late"})],
    "resolved": [
        ("record", {}),
        ("begin resolution", {"resolver": "A sub-committee"}),
        ("conclude", {"reasons": "Both sides agreed."}),
    ],
    "withdrawn": [("record", {}), ("withdraw", {})],
    "closed": [
        ("record", {"is_serious": True}),
        ("refer", {"clear_on": TODAY}),
        ("be investigated", {}),
        ("close", {}),
    ],
}


@pytest.mark.both_databases
@pytest.mark.parametrize("end", PATHS)
def test_every_end_is_reached_with_a_line_of_the_log_and_a_letter_each_step(
    complaint, handler, end
):
    for name, said in PATHS[end]:
        if name == "conclude":
            with pytest.raises(BadInput, match="comments first"):
                move(complaint, name, handler, **said)
            handling.take_comments(complaint.reference, "None.", by=handler, at=NOW)
        moved = move(complaint, name, handler, **said)
    assert moved.state == end
    assert moved.closed_on == TODAY
    assert moved.erase_on == TODAY + timedelta(days=365)
    assert [s.move for s in moved.steps.all()] == [name for name, _ in PATHS[end]]
    told = {letter.to for letter in moved.letters.all()}
    assert "complainant" in told
    assert set(PATHS) == set(COMPLAINT.ends)


def test_discontinued_and_sent_back_are_ways_too(complaint, handler):
    move(complaint, "record", handler, is_serious=True)
    move(complaint, "refer", handler, clear_on=TODAY)
    back = move(complaint, "take back", handler)
    assert (back.state, back.is_serious) == ("recorded", False)
    move(complaint, "refer", handler, clear_on=TODAY)
    move(complaint, "be investigated", handler)
    assert move(complaint, "discontinue", handler).state == "closed"


def test_what_may_be_a_crime_is_referred_before_anything_else(complaint, handler):
    move(complaint, "record", handler, is_serious=True)
    with pytest.raises(NotAllowed, match="must be referred first"):
        move(complaint, "disapply", handler, ground="late")


@pytest.mark.parametrize(
    "ground", ["political", "not-policing", "operational", "trivial", "tea", ""]
)
def test_only_the_closed_list_sets_a_complaint_aside(complaint, handler, ground):
    move(complaint, "record", handler)
    with pytest.raises(BadInput):
        move(complaint, "disapply", handler, ground=ground)
    assert Complaint.objects.get().state == "recorded"


@pytest.mark.parametrize(
    ("name", "said", "words"),
    [
        ("refer", {}, "first became clear"),
        ("begin resolution", {}, "who resolves it"),
        ("withdraw", {"reasons": " "}, "signed notice"),
        ("record", {"on": TODAY + timedelta(days=1)}, "and today"),
        ("record", {"on": TODAY - timedelta(days=9)}, "when it was received"),
    ],
)
def test_a_move_without_what_it_needs_changes_nothing(complaint, handler, name, said, words):
    if name != "record":
        move(complaint, "record", handler)
    before = Complaint.objects.get().state
    with pytest.raises(BadInput, match=words):
        move(complaint, name, handler, **said)
    assert Complaint.objects.get().state == before


def test_letters_say_the_ground_and_its_basis(complaint, handler):
    move(complaint, "record", handler)
    moved = move(complaint, "disapply", handler, ground="repetitious", reasons="As c-2026-0001.")
    words = moved.letters.get(to="complainant", subject__endswith="no further action").text
    assert "regulation 15(3)(f)" in words
    assert "As c-2026-0001." in words
    assert "Ombudsman" in words
    assert "{" not in words


def test_an_office_holder_from_whom_it_is_withheld_gets_no_letter(complaint, handler):
    moved = move(complaint, "record", handler, withheld="An investigation runs.")
    move(complaint, "begin resolution", handler, resolver="A member")
    assert {letter.to for letter in moved.letters.all()} == {"complainant"}


def test_comments_are_taken_while_it_is_resolved(complaint, handler):
    move(complaint, "record", handler)
    with pytest.raises(NotAllowed, match="it is recorded"):
        handling.take_comments(complaint.reference, "x", by=handler, at=NOW)
    move(complaint, "begin resolution", handler, resolver="A member")
    handling.take_comments(complaint.reference, "No comment was made.", by=handler, at=NOW)
    assert Complaint.objects.get().comments == "No comment was made."


class TestSeparation:
    """The office sees nothing of a panel's complaint, but what the panel delegated by record."""

    OTHERS = [role for role in Role if role != Role.COMPLAINTS_HANDLER]

    @pytest.mark.parametrize("role", OTHERS)
    def test_nobody_else_knows_of_it(self, complaint, people, role):
        with pytest.raises(NotFound, match="There is no complaint"):
            move(complaint, "record", people[role])
        with pytest.raises(NotAllowed):
            queries.complaints_of(people[role], complaint.panel, TODAY)

    def test_a_handler_of_the_office_knows_of_it_only_while_it_is_delegated(
        self, complaint, office, panel, people
    ):
        chief = factories.a_user(office, Role.COMPLAINTS_HANDLER, email="chief@office.example")
        with pytest.raises(NotFound):
            queries.require_handler(chief, complaint, TODAY)
        handling.delegate(
            panel,
            office,
            "Minutes, item 7",
            TODAY,
            TODAY + timedelta(days=9),
            by=people[Role.PANEL_SUPPORT],
            at=NOW,
        )
        assert queries.complaints_of(chief, panel, TODAY) == [complaint]
        move(complaint, "record", chief)
        for name in ("disapply", "begin resolution", "withdraw"):
            with pytest.raises(NotAllowed, match="Only the complaints handler"):
                move(complaint, name, chief, ground="late", resolver="x")
        move(complaint, "refer", chief, clear_on=TODAY)
        with pytest.raises(NotFound):  # it is past the first steps
            queries.require_handler(chief, queries.get_complaint(complaint.reference), TODAY)

    def test_a_delegation_that_has_ended_opens_nothing(self, complaint, office, panel, people):
        chief = factories.a_user(office, Role.COMPLAINTS_HANDLER, email="chief@office.example")
        handling.delegate(
            panel,
            office,
            "x",
            TODAY - timedelta(days=9),
            TODAY - timedelta(days=1),
            by=people[Role.PANEL_SUPPORT],
            at=NOW,
        )
        with pytest.raises(NotFound):
            queries.require_handler(chief, complaint, TODAY)

    def test_only_the_panel_delegates_and_only_to_its_own_office(self, office, panel, people):
        other = factories.a_body("other", area="other")
        with pytest.raises(NotAllowed):
            handling.delegate(
                panel, office, "x", TODAY, None, by=people[Role.OFFICE_EDITOR], at=NOW
            )
        with pytest.raises(BadInput, match="not the policing body"):
            handling.delegate(panel, other, "x", TODAY, None, by=people[Role.PANEL_SUPPORT], at=NOW)

    def test_the_audit_page_of_the_office_does_not_show_it(self, complaint, people, client, panel):
        client.force_login(people[Role.AUDITOR])
        assert complaint.reference not in client.get("/desk/audit/").text
        client.force_login(factories.a_user(panel, Role.AUDITOR))
        assert complaint.reference in client.get("/desk/audit/").text

    def test_the_panel_sees_nothing_of_the_offices_reviews(self, office, people, client):
        review = counting.receive_review(
            office, TODAY, TODAY, "", by=people[Role.OFFICE_EDITOR], at=NOW
        )
        for role in (Role.COMPLAINTS_HANDLER, Role.PANEL_SUPPORT, Role.PANEL_MEMBER):
            client.force_login(people[role])
            assert client.get("/desk/office/reviews/").status_code == 403
            assert client.get(f"/desk/reviews/{review.reference}/").status_code == 403


class TestReceiving:
    SAID = {
        "area": "avonford",
        "about": "The commissioner",
        "text": "A lie.",
        "name": "Ann Ames",
        "contact": "ann@example.org",
        "incident_on": "",
        "website": "",
    }

    def test_front_door_leads_each_complaint_somewhere(self, client, db):
        page = client.get("/complain/")
        assert page.status_code == 200
        for about, words in (
            ("office-holder", "Complain to the panel"),
            ("policy", "Ask a question"),
            ("officers", "professional standards"),
            ("serious", "999"),
            ("panel-members", "code of conduct"),
            ("other", "Ombudsman"),
        ):
            answer = client.get("/complain/", {"about": about}, follow=True)
            assert words in answer.text, about
        assert "Choose what it is about" in client.get("/complain/", {"about": ""}).text
        assert client.get("/complain/to/tea/").status_code == 404

    def test_form_keeps_the_complaint_for_the_panel(self, office, panel, client):
        answer = client.post("/complain/office-holder/", self.SAID)
        made = Complaint.objects.get()
        assert (made.panel, made.office, made.state) == (panel, office, "received")
        assert made.reference in client.get(answer["Location"]).text
        assert "A lie." not in str(list(AuditEvent.objects.values()))

    def test_an_area_without_a_panel_is_told_where_to_write(self, office, client):
        page = client.post("/complain/office-holder/", self.SAID)
        assert page.status_code == 400
        assert "London Assembly" in page.text
        assert self.SAID["text"] in page.text  # what was typed is not lost

    def test_a_sixth_in_an_hour_is_refused_and_the_five_are_kept(self, office, panel):
        for number in range(5):
            receive(office, panel, f"Text {number}", client="a")
        with pytest.raises(TooMany, match="They are kept"):
            receive(office, panel, client="a")
        assert Complaint.objects.count() == 5

    def test_nothing_of_a_complaint_is_public(self, office, panel, handler, client):
        made = receive(office, panel, "canarycomplaint")
        move(made, "record", handler)
        for address in (
            "/record/",
            "/record.csv",
            "/feeds/all/all.atom",
            f"/record/{made.reference}/",
            f"/complain/received/{made.reference}/",
        ):
            assert "canarycomplaint" not in client.get(address).text.replace(address, ""), address


def test_alike_complaints_are_shown_as_evidence_and_decide_nothing(office, panel, handler):
    first = receive(office, panel, "The commissioner lied to the panel about the budget in June.")
    again = receive(
        office,
        panel,
        "The commissioner lied to the panel about the budget in July.",
        contact="other@example.org",
    )
    other = receive(office, panel, "Parking is dear.", contact="ANN@example.org")
    assert [
        (a.complaint, "in the same order" in a.why) for a in queries.similar_complaints(again)
    ] == [(first, True)]
    assert [a.why for a in queries.similar_complaints(other)] == ["the same contact"]
    assert again.state == "received"


def test_clocks_have_their_basis_and_a_target_is_not_called_late(complaint, handler):
    (clock,) = queries.clocks(complaint, TODAY)
    assert not clock.is_law
    assert "regulations 9 and 10" in clock.basis
    moved = move(complaint, "record", handler, is_serious=True)
    moved.clear_on = TODAY
    law = [c for c in queries.clocks(moved, TODAY + timedelta(days=2)) if c.is_law]
    assert [(c.day, c.is_past) for c in law] == [(TODAY + timedelta(days=1), True)]


def test_who_complained_is_erased_on_the_day_and_what_was_decided_stays(complaint, handler):
    move(complaint, "pass on", handler, ground="not-conduct", reasons="Ann Ames means the force.")
    assert handling.erase_due(at=NOW + timedelta(days=364)) == 0
    assert handling.erase_due(at=NOW + timedelta(days=366)) == 1
    assert handling.erase_due(at=NOW + timedelta(days=367)) == 0
    kept = Complaint.objects.get()
    said = f"{vars(kept)} {[vars(x) for x in (*kept.letters.all(), *kept.steps.all())]}"
    assert "Ann Ames" not in said
    assert "lied" not in said
    assert (kept.state, kept.ground) == ("passed on", "not-conduct")


@pytest.mark.both_databases
def test_counts_are_published_with_care_for_small_ones(office, panel, handler):
    for number in range(3):
        made = receive(office, panel, f"Text {number}")
        move(made, "record", handler)
        move(made, "begin resolution", handler, resolver="x")
    counting.publish_counts(panel, "2026/27", by=handler, at=NOW)
    (page,) = visible.publications(NOW, kind="complaint-counts")
    assert page.data["referred_or_resolved"] == 3  # exact: the Order asks for it
    assert dict(page.content["facts"])["Received"] == "fewer than 5"
    assert "fewer than 5" in page.full_text
    assert "Text 1" not in str(page)


class TestReviews:
    def test_time_and_outcome_are_counted(self, office, editor):
        made = [
            counting.receive_review(
                office, date(2026, 11, 2), date(2026, 11, 2), "", by=editor, at=NOW
            )
            for _ in range(3)
        ]
        for review, outcome, day in zip(
            made, ("upheld", "not upheld", "invalid"), (9, 16, 20), strict=True
        ):
            counting.decide_review(
                review.reference, outcome, date(2026, 11, day), 2, 1, "", by=editor, at=NOW
            )
        counting.publish_reviews(office, "2026/27", by=editor, at=NOW)
        (page,) = visible.publications(NOW, kind="review-counts")
        facts = dict(page.content["facts"])
        assert facts["Upheld"] == "1 of 2"
        assert facts["Median time, working days"] == "10"
        assert facts["Recommendations made"] == "6"

    def test_out_of_time_is_held_to_the_28_days(self, office, editor):
        in_time = counting.receive_review(
            office, date(2026, 10, 1), date(2026, 10, 29), "", by=editor, at=NOW
        )
        late = counting.receive_review(
            office, date(2026, 10, 1), date(2026, 10, 30), "", by=editor, at=NOW
        )
        with pytest.raises(BadInput, match="came in time"):
            counting.decide_review(
                in_time.reference, "out of time", TODAY, 0, 0, "", by=editor, at=NOW
            )
        decided = counting.decide_review(
            late.reference, "out of time", TODAY, 0, 0, "", by=editor, at=NOW
        )
        assert decided.state == "out of time"
        with pytest.raises(NotAllowed, match="that is out of time"):
            counting.decide_review(late.reference, "upheld", TODAY, 0, 0, "", by=editor, at=NOW)


@pytest.mark.both_databases
@pytest.mark.parametrize(
    ("facts", "name"),
    [
        ({"state": "disapplied", "closed_on": TODAY}, "names_its_ground"),
        ({"state": "resolved", "closed_on": TODAY}, "has_an_outcome"),
        ({"closed_on": TODAY}, "state_and_day"),
        ({"state": "referred"}, "became_clear"),
    ],
)
def test_database_refuses_what_cannot_be(complaint, facts, name):
    with pytest.raises(DatabaseError, match=name), transaction.atomic():
        Complaint.objects.update(**facts)
