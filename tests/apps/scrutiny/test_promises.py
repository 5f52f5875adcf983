"""What is open, for everybody; statements beside the evidence; reminders."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.scrutiny.actions import statements
from frankpledge.apps.scrutiny.actions.digests import send_digests
from frankpledge.apps.scrutiny.queries.ageing import report, table
from frankpledge.rules.roles import Role
from tests.factories import NOW, a_promise

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 30, 9, tzinfo=UTC)


def test_ageing_report_puts_the_latest_first_and_counts_days(office, editor, client):
    a_promise(office, editor, "Late by five.", date(2026, 11, 20))
    a_promise(office, editor, "Not yet due.", date(2027, 1, 1))
    a_promise(office, editor, "Late by a month.", date(2026, 10, 25), made_on=date(2026, 10, 1))
    a_promise(office, editor, "Of no day.", None, made_on=None)
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
        a_promise(office, editor, due_on=date(2026, 11, 20))
        assert send_digests("https://x.example", at=NOW).done == 0  # a Wednesday
        assert send_digests("https://x.example", at=MONDAY).done == 1
        assert send_digests("https://x.example", at=MONDAY + timedelta(hours=3)).done == 0
        assert [m.to for m in mail.outbox] == [[people[Role.OFFICE_EDITOR].email]]
        assert "10 days late" in mail.outbox[0].body

    def test_where_nothing_waits_nobody_is_written_to(self, office, editor):
        a_promise(office, editor, due_on=date(2027, 9, 1))
        assert send_digests("https://x.example", at=MONDAY).done == 0
        assert mail.outbox == []


def test_the_panels_desk_shows_what_its_office_promised(office, panel, member, editor, client):
    made = a_promise(office, editor)
    client.force_login(member)
    assert f'href="/record/{made.reference}/"' in client.get("/desk/").text


def test_nothing_was_said_on_a_day_to_come(office, editor, client):
    client.force_login(editor)
    page = client.post("/desk/office/statement/", {"said_on": "1 January 2090"})
    assert page.status_code == 400
    assert "still to come" in page.text
