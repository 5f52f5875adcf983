"""Undertakings until evidence closes them; statements beside the evidence; reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from frankpledge.apps.publishing.actions.publish import withdraw
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions import questions, statements, undertakings
from frankpledge.apps.scrutiny.actions.digests import send_digests
from frankpledge.apps.scrutiny.models import Undertaking
from frankpledge.apps.scrutiny.queries.ageing import report, table
from frankpledge.errors import NotAllowed, NotFound
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def a_promise(office, by, text="Publish the plan.", due=date(2026, 12, 10), made=date(2026, 11, 1)):
    return undertakings.record_undertaking(
        owner=office,
        made_by="The commissioner",
        text=text,
        proof="The plan, published.",
        made_on=made,
        due_on=due,
        made_in=None,
        by=by,
        at=NOW,
    )


def test_a_promise_is_public_with_what_would_prove_it(office, editor):
    made = a_promise(office, editor)
    page = visible.find(made.reference, NOW)
    assert "The plan, published." in page.full_text
    assert page.data["due_on"] == "2026-12-10"


def test_evidence_closes_it_and_nothing_else(office, editor):
    made = a_promise(office, editor)
    report = factories.a_publication(office)
    with pytest.raises(NotFound, match="Nothing is published"):
        undertakings.close_undertaking(
            made.reference, "It is out.", "/record/p-2026-0001/", by=editor, at=NOW
        )
    undertakings.close_undertaking(
        made.reference, "It is out.", f"/record/{report.reference}/", by=editor, at=NOW
    )
    page = visible.find(made.reference, NOW)
    assert dict(page.content["facts"])["Stands"] == "kept"
    assert "It is out." in page.full_text
    with pytest.raises(NotAllowed, match="that is kept"):
        undertakings.close_undertaking(made.reference, "x", "/y/", by=editor, at=NOW)
    with pytest.raises(DatabaseError, match="kept_has_evidence"), transaction.atomic():
        Undertaking.objects.update(evidence="")


@pytest.mark.both_databases
def test_a_promise_that_is_put_off_says_how_often_and_why(office, editor):
    made = a_promise(office, editor)
    for day in (20, 30):
        undertakings.postpone_undertaking(
            made.reference, date(2026, 12, day), f"Not before the {day}th.", by=editor, at=NOW
        )
    page = visible.find(made.reference, NOW)
    facts = dict(page.content["facts"])
    assert facts["Postponed"] == "2 times"
    assert facts["Due"] == "30 December 2026"
    assert "Not before the 20th." in page.full_text


def test_a_promise_that_was_not_kept_says_why(office, editor):
    made = a_promise(office, editor)
    undertakings.give_up_undertaking(made.reference, "There was no money.", by=editor, at=NOW)
    assert "There was no money." in visible.find(made.reference, NOW).full_text


def test_ageing_report_puts_the_latest_first_and_counts_days(office, editor, client):
    a_promise(office, editor, "Late by five.", date(2026, 11, 20))
    a_promise(office, editor, "Not yet due.", date(2027, 1, 1))
    a_promise(office, editor, "Late by a month.", date(2026, 10, 25), date(2026, 10, 1))
    a_promise(office, editor, "Of no day.", None, None)
    found = report(NOW)
    assert [(o.shown.data["text"], o.days_late) for o in found.undertakings] == [
        ("Late by a month.", 31),
        ("Late by five.", 5),
        ("Not yet due.", 0),
        ("Of no day.", 0),
    ]
    assert found.undertakings[-1].days_open is None  # no source says since when
    columns, rows = table(found)
    assert dict(zip(columns, rows[0], strict=True))["days_late"] == 31
    assert "Late by a month." in client.get("/undertakings/").text
    assert "Late by a month." in client.get("/undertakings.csv").text
    assert "Late by a month." not in client.get("/undertakings/?area=kent").text


def test_formulas_of_spreadsheets_are_made_harmless_in_files(office, editor, client):
    a_promise(office, editor, '=HYPERLINK("http://evil.example")')
    for address in ("/undertakings.csv", "/record.csv"):
        for line in client.get(address).text.splitlines():
            for cell in line.split(","):
                assert not cell.strip('"').startswith(("=", "+", "@")), (address, line)


class TestStatements:
    def said(self, office, editor, **facts):
        given = {"said_by": "The minister", "text": "All is well.", "source": "A newspaper"}
        return statements.record_statement(owner=office, by=editor, at=NOW, **given | facts)

    def test_it_is_shown_as_a_statement_beside_the_evidence(self, office, editor):
        made = self.said(office, editor, standing="contradicted", evidence="The figures rose.")
        statements.publish_statement(made.reference, by=editor, at=NOW)
        page = visible.find(made.reference, NOW)
        assert "A statement is not a fact" in page.lead
        assert page.content["blocks"][0]["said_by"] == "The minister"
        assert "The figures rose." in page.full_text

    @pytest.mark.both_databases
    def test_a_judgement_without_evidence_is_refused_by_form_and_database(
        self, office, editor, client
    ):
        with pytest.raises(DatabaseError, match="judged_says_by_what"), transaction.atomic():
            self.said(office, editor, standing="supported")
        client.force_login(editor)
        page = client.post(
            "/desk/office/statement/",
            {"said_by": "x", "text": "y", "source": "z", "standing": "supported"},
        )
        assert "by what evidence" in page.text

    def test_who_is_named_may_reply_and_the_reply_stands_beside_it(self, office, editor):
        made = self.said(office, editor)
        statements.publish_statement(made.reference, by=editor, at=NOW)
        statements.add_reply(
            made.reference,
            by_name="The minister",
            text="I said: mostly well.",
            said_on=NOW.date(),
            source="",
            by=editor,
            at=NOW,
        )
        page = visible.find(made.reference, NOW)
        assert "I said: mostly well." in page.full_text
        assert page.number == 2

    def test_a_reply_to_what_waits_under_embargo_waits_too(self, office, editor):
        made = self.said(office, editor)
        later = NOW + timedelta(days=3)
        statements.publish_statement(made.reference, by=editor, at=NOW, visible_from=later)
        statements.add_reply(
            made.reference, by_name="x", text="y", said_on=NOW.date(), source="", by=editor, at=NOW
        )
        assert visible.publications(NOW) == []
        assert visible.find(made.reference, later).number == 2


class TestReminders:
    def test_on_mondays_those_who_keep_them_are_told_once_what_is_late(
        self, office, editor, people
    ):
        a_promise(office, editor, due=date(2026, 11, 20))
        assert send_digests("https://x.example", at=NOW).done == 0  # a Wednesday
        assert send_digests("https://x.example", at=MONDAY).done == 1
        assert send_digests("https://x.example", at=MONDAY + timedelta(hours=3)).done == 0
        assert [m.to for m in mail.outbox] == [[people[Role.OFFICE_EDITOR].email]]
        assert "10 days late" in mail.outbox[0].body

    def test_where_nothing_waits_nobody_is_written_to(self, office, editor):
        a_promise(office, editor, due=date(2027, 9, 1))
        assert send_digests("https://x.example", at=MONDAY).done == 0
        assert mail.outbox == []


def test_a_promise_made_in_an_answer_under_embargo_is_seen_no_sooner(
    office, panel, member, people, editor
):
    asked = factories.a_question(office, panel, member)
    factories.a_cleared_answer(asked, people)
    questions.publish_answer(asked.reference, by=editor, at=NOW, visible_from=MONDAY)
    made = undertakings.record_undertaking(
        owner=office,
        made_by="The commissioner",
        text="Publish it.",
        proof="It.",
        made_on=None,
        due_on=None,
        made_in=asked.publication,
        by=editor,
        at=NOW,
    )
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
        withdraw(waits.publication, "Wrong.", by=people[Role.OFFICE_CLEARER], at=NOW)
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


def test_the_panels_desk_shows_what_its_office_promised(office, panel, member, editor, client):
    made = a_promise(office, editor)
    client.force_login(member)
    assert f'href="/record/{made.reference}/"' in client.get("/desk/").text


@pytest.mark.parametrize("field", ["made_on", "said_on"])
def test_nothing_was_promised_or_said_on_a_day_to_come(office, editor, client, field):
    client.force_login(editor)
    kind = "undertake" if field == "made_on" else "statement"
    page = client.post(f"/desk/office/{kind}/", {field: "1 January 2090"})
    assert page.status_code == 400
    assert "still to come" in page.text


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
    undertakings.close_undertaking(
        made.reference, "It fell.", "/forces/x/", by=editor, at=NOW, figure=figure
    )
    blocks = visible.find(made.reference, NOW).content["blocks"]
    assert [b["figure"]["sentence"] for b in blocks if "figure" in b] == ["It fell."]
