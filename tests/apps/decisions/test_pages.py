"""Decisions as people meet them: the list, its files, a file taken in by its pages."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.decisions.models import Decision
from frankpledge.apps.decisions.register import DECISIONS
from frankpledge.apps.registers.actions.records import move_record
from frankpledge.apps.registers.models import FileState, TakenIn
from frankpledge.apps.registers.views.desk import row_of
from tests import factories
from tests.apps.decisions.conftest import GIVEN, HEADINGS, as_csv, row
from tests.factories import NOW
from tests.snapshots.tree import parse

pytestmark = pytest.mark.django_db
IMPORT = "/desk/office/decisions/import/"


@pytest.fixture
def signed_in(client, clock, editor):
    """The office's editor at the site."""
    clock(NOW)
    client.force_login(editor)
    return client


def titles(page):
    """The titles of the decisions that a list shows."""
    return [h.text for h in parse(page.text).find("h2") if list(h.find("a"))]


@pytest.mark.both_databases
def test_each_filter_narrows_the_list_and_its_files(published, client, clock, clearer):
    clock(NOW)
    factories.a_body("another", area="kent")
    published(title="Grant", subject="grant", decided_on="2026-11-03")
    old = published(title="Old", subject="estate", decided_on="2025-03-01")
    new = published(title="New", subject="estate", decided_on="2026-11-20")
    given = {"replaced_by": new.reference}
    move_record(DECISIONS, old.reference, "replace", given, by=clearer, at=NOW)
    wanted = {
        "": ["New", "Grant", "Old"],
        "subject=grant": ["Grant"],
        "state=replaced": ["Old"],
        "area=avonford": ["New", "Grant", "Old"],
        "area=kent": [],
        "body=office": ["New", "Grant", "Old"],
        "from=04/11/2026": ["New"],
        "to=03/11/2026": ["Grant", "Old"],
        "from=01/01/2025&to=31/12/2025&subject=estate": ["Old"],
    }
    for query, shown in wanted.items():
        assert titles(client.get(f"/decisions/?{query}")) == shown, query
        text = b"".join(client.get(f"/decisions.csv?{query}")).decode()
        assert {r["title"] for r in csv.DictReader(io.StringIO(text))} == set(shown), query
        found = json.loads(client.get(f"/decisions.json?{query}").content)
        assert {r["title"] for r in found["rows"]} == set(shown), query


@pytest.mark.both_databases
def test_second_page_goes_on_where_the_first_ends(published, client, clock):
    clock(NOW)
    for number in range(53):
        published(title=f"Number {number:02d}", at=NOW - timedelta(hours=number))
    first = client.get("/decisions/")
    after = next(a for a in parse(first.text).find("a") if a.attributes.get("rel") == "next")
    second = client.get(f"/decisions/{after.attributes['href']}")
    assert len(titles(first)) == 50
    assert sorted(titles(first) + titles(second)) == [f"Number {n:02d}" for n in range(53)]
    assert "53 found" in first.text


def test_wrong_filter_is_told_on_the_page_and_refused_in_a_file(published, client, clock):
    clock(NOW)
    published()
    page = client.get("/decisions/?from=31/02/2026")
    assert titles(page) == ["New cameras"]
    assert "Enter a valid date" in page.text
    assert client.get("/decisions.csv?from=31/02/2026").status_code == 400
    assert client.get("/decisions.json?subject=nonsense").status_code == 400


def test_withdrawn_decision_stays_in_the_list_without_its_words(published, client, clock, clearer):
    clock(NOW)
    made = published()
    move_record(
        DECISIONS, made.reference, "withdraw", {}, reason="Never taken.", by=clearer, at=NOW
    )
    page = client.get("/decisions/")
    assert made.reference in page.text
    assert "cameras" not in page.text
    text = b"".join(client.get("/decisions.csv")).decode()
    (only,) = csv.DictReader(io.StringIO(text))
    assert (only["is_withdrawn"], only["reason"], only["decided_by"]) == (
        "true",
        "Never taken.",
        "",
    )


def test_header_is_what_the_metadata_says_and_values_are_of_its_kinds(published, client, clock):
    clock(NOW)
    published(delegated="no", value="3 to 4")
    text = b"".join(client.get("/decisions.csv")).decode()
    header, values = csv.reader(io.StringIO(text))
    said = json.loads(client.get("/decisions.csv-metadata.json").content)
    columns = said["tableSchema"]["columns"]
    assert header == [column["name"] for column in columns]
    kinds = {column["name"]: column["datatype"] for column in columns}
    only = dict(zip(header, values, strict=True))
    assert (kinds["delegated"], only["delegated"]) == ("boolean", "false")
    assert (kinds["decided_on"], only["decided_on"]) == ("date", "2026-11-20")
    assert (only["value"], only["value_at_least"], only["value_at_most"]) == ("", "3.00", "4.00")


def upload(client, content, name="decisions.csv"):
    """Upload a file, as its form does."""
    return client.post(IMPORT, {"file": SimpleUploadedFile(name, content)}, follow=True)


def hidden(page, name):
    """The value of a hidden field."""
    fields = parse(page.text).find("input")
    return next(f.attributes["value"] for f in fields if f.attributes.get("name") == name)


def test_file_is_uploaded_checked_applied_and_undone_by_its_pages(signed_in):
    page = upload(signed_in, as_csv(row(), row({"Ref": "7/2"})))
    address = page.redirect_chain[-1][0]
    assert "Apply 2 records" in page.text
    assert not Decision.objects.exists()
    done = signed_in.post(address, {"stamp": hidden(page, "stamp")}, follow=True)
    assert "Undo this import" in done.text
    assert Decision.objects.count() == 2
    undone = signed_in.post(f"{address}undo/", follow=True)
    assert "Undone" in undone.text
    assert not Decision.objects.exists()


def test_what_is_to_be_put_right_is_shown_and_given_as_a_file(signed_in):
    page = upload(signed_in, as_csv(row({"Date": "31/11/2026"})))
    address = page.redirect_chain[-1][0]
    assert "1 row must be put right before you can apply" in page.text
    assert "November has 30 days" in page.text
    assert "Apply 1" not in page.text
    text = signed_in.get(f"{address}findings.csv").text
    (only,) = csv.DictReader(io.StringIO(text))
    assert list(only.values())[:3] == ["2", "Date of the decision", "31/11/2026"]
    assert "November has 30 days" in only["what_to_do"]
    refused = signed_in.post(address, {"stamp": "any"})
    assert refused.status_code == 400
    assert "Put 1 row right first" in refused.text


def test_warning_is_ticked_before_a_file_is_applied(signed_in):
    page = upload(signed_in, as_csv(row({"Date": "20/11/2022"})))
    address, stamp = page.redirect_chain[-1][0], hidden(page, "stamp")
    assert "I checked row 2: apply it as it is" in page.text
    refused = signed_in.post(address, {"stamp": stamp})
    assert refused.status_code == 400
    assert "checked each warning" in refused.text
    assert signed_in.post(address, {"stamp": stamp, "is_checked": "on"}).status_code == 302


def test_headings_are_matched_on_the_page(signed_in):
    page = upload(signed_in, as_csv(row(), headings=("Our no.", *HEADINGS[1:])))
    address = page.redirect_chain[-1][0]
    fields = [
        select.attributes["name"]
        for select in parse(page.text).find("select")
        if select.attributes["name"].startswith("column_")
    ]
    assert len(fields) == len(HEADINGS)
    chosen = ["identifier", "title", "decided_on", "decided_by", "what", "reasons", "subject"]
    typed = dict(zip(fields, [*chosen, "value"], strict=True))
    again = signed_in.post(f"{address}headings/", typed, follow=True)
    assert "Apply 1 record" in again.text
    assert "Remembered" in again.text


def test_file_that_is_none_comes_back_to_the_form(signed_in):
    page = signed_in.post(IMPORT, {"file": SimpleUploadedFile("a.pdf", b"%PDF")})
    assert page.status_code == 400
    assert "no file that we can read" in page.text
    assert signed_in.post(IMPORT, {}).status_code == 400
    assert not TakenIn.objects.exists()


@pytest.mark.parametrize(
    ("address", "size", "status"),
    [
        (IMPORT, 300_000, 400),  # read, and no CSV
        (IMPORT, 20_300_000, 413),
        ("/desk/office/decisions/new/", 300_000, 413),
    ],
)
def test_more_is_taken_only_where_a_page_takes_a_file(signed_in, address, size, status):
    sent = {"file": SimpleUploadedFile("a.csv", b"\0" * size)}
    page = signed_in.post(address, sent)
    assert page.status_code == status
    if status == 413:
        assert ("20 MB" if address == IMPORT else "200 kB") in page.text


def test_cancelled_file_is_forgotten(signed_in):
    page = upload(signed_in, as_csv(row()))
    signed_in.post(f"{page.redirect_chain[-1][0]}cancel/")
    assert TakenIn.objects.get().state == FileState.CANCELLED


def test_all_fields_are_downloaded_and_the_log_says_who(signed_in, drafted, editor):
    drafted()
    assert "Secret advice." in signed_in.post("/desk/office/decisions/export/").text
    line = AuditEvent.objects.filter(kind="decision-records-exported").get()
    assert line.by == editor.in_audit


def test_many_of_a_file_are_one_task_of_who_takes_the_next_step(signed_in, clearer):
    page = upload(signed_in, as_csv(row(), row({"Ref": "7/2"})))
    address = page.redirect_chain[-1][0]
    signed_in.post(address, {"stamp": hidden(page, "stamp")})
    waits = signed_in.get("/desk/").text
    assert "Office clearer" in waits
    signed_in.force_login(clearer)
    assert "Approve: 2 decisions of the file decisions.csv" in signed_in.get("/desk/").text
    buttons = [b.text.strip() for b in parse(signed_in.get(address).text).find("button")]
    assert "Approve (2)" in buttons
    signed_in.post(
        reverse("decisions:take-step", args=["office", TakenIn.objects.get().pk, "approve"])
    )
    assert set(Decision.objects.values_list("state", flat=True)) == {"cleared"}


def test_slip_in_a_new_decision_is_asked_once_more(signed_in, drafted):
    drafted(value="40000")
    typed = {
        "title": "Cameras",
        "subject": "contract",
        "what": "Buy.",
        "reasons": "Old.",
        "decided_on": "20/11/2026",
        "decided_by": "Rowan Ellery",
        "value": "400000",
    }
    page = signed_in.post("/desk/office/decisions/new/", typed)
    assert page.status_code == 400
    assert "£400,000 is 10 times or more the last one, £40,000" in page.text
    done = signed_in.post("/desk/office/decisions/new/", typed | {"is_checked": "on"})
    assert done.status_code == 302


def test_record_says_who_did_what_when_and_what_changed(signed_in, drafted, editor):
    made = drafted()
    typed = dict(GIVEN) | {"title": "Old cameras", "seen": "1"}
    address = reverse("decisions:edit", args=[made.reference])
    assert signed_in.post(address, typed).status_code == 302
    page = signed_in.get(reverse("decisions:record", args=[made.reference])).text
    history = " ".join(next(parse(page).find("ol")).text.split())
    assert history.startswith(f"Draft changed, 25 November 2026, 12:00, {editor}")
    assert "“New cameras” became “Old cameras”" in history
    assert f"Added, 25 November 2026, 12:00, {editor}" in history


@pytest.mark.both_databases
def test_desk_is_narrowed_by_words_and_status(signed_in, drafted, published):
    shown = {
        row_of(DECISIONS, made).reference: made for made in (drafted(), published(title="Old"))
    }
    for query, title in (("q=CAMERAS", "New cameras"), ("state=published", "Old"), ("q=d-", "")):
        page = signed_in.get(f"/desk/office/decisions/?{query}").text
        found = {ref for ref in shown if ref in page}
        assert found == {ref for ref, made in shown.items() if title in ("", made.title)}, query


def test_body_and_publication_lead_to_the_list(published, client, clock, site, small_store):
    made = published()
    reader = site(small_store)
    clock(NOW)
    for address in ("/bodies/office/", f"/record/{made.reference}/"):
        assert "/decisions/?body=office" in reader.get(address).text, address
