"""Publishing: versions that are never changed, corrections, withdrawals, embargo, hidden words."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.bodies.models import BodyKind, Succession
from frankpledge.apps.composed import DECLARED
from frankpledge.apps.publishing.actions.heads import publish_head
from frankpledge.apps.publishing.actions.publish import correct, publish, redact, withdraw
from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries import visible
from frankpledge.apps.publishing.queries.heads import published_heads
from frankpledge.apps.publishing.queries.search import search
from frankpledge.errors import BadInput, NotAllowed, NotFound
from frankpledge.rules.documents import document, words
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
LATER = NOW + timedelta(days=1)


def a_text(text):
    return document("What it is.", blocks=[words("Words", text)])


def test_what_is_published_has_an_address_a_feed_entry_and_an_audit_line(office, client):
    a_publication(office, text="Wise words.", subjects=[("topic", "tea")])
    page = client.get("/record/x-2026-0001/")
    assert "Wise words." in page.text
    for feed in ("all/all", "kind/document", "topic/tea", "body/office"):
        assert "x-2026-0001" in client.get(f"/feeds/{feed}.atom").text, feed
    line = AuditEvent.objects.get(kind="version-published")
    assert (line.subject, Version.objects.get().digest in line.detail) == ("x-2026-0001", True)


def test_a_reader_is_led_to_what_is_published_and_otherwise_back_to_the_work(office):
    made = a_publication(office)
    assert visible.page_of(made, NOW, "/desk/") == "/record/x-2026-0001/"
    assert visible.page_of(None, NOW, "/desk/") == "/desk/"


@pytest.mark.parametrize(
    "sql",
    ["update publishing_version set title = 'other'", "delete from publishing_version"],
)
def test_database_refuses_to_alter_or_remove_a_version(office, sql):
    a_publication(office)
    with (
        pytest.raises(DatabaseError, match="never changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql)


def test_a_correction_is_another_version_with_its_reason_at_the_same_address(
    office, clearer, client
):
    made = a_publication(office, text="The first words.")
    correct(made, "A title", a_text("The right words."), "A slip.", by=clearer, at=LATER)
    page = client.get("/record/x-2026-0001/", headers={"host": "localhost"})
    now = visible.find("x-2026-0001", LATER)
    before = visible.find("x-2026-0001", LATER, 1)
    assert (now.number, now.notice, now.reason) == (2, "correction", "A slip.")
    assert "The right words." in now.full_text
    assert "The first words." in before.full_text
    assert not before.is_in_force
    assert page.status_code == 200


def test_a_correction_without_a_reason_is_refused_by_the_database(office):
    made = a_publication(office)
    with pytest.raises(DatabaseError, match="says_why"), transaction.atomic():
        Version.objects.create(
            publication=made,
            number=2,
            title="x",
            notice="correction",
            published_at=NOW,
            visible_from=NOW,
            published_by="x",
            digest="x",
        )


def test_a_correction_that_changes_nothing_is_refused(office, clearer):
    made = a_publication(office)
    newest = visible.newest_version(made)
    with pytest.raises(BadInput, match="Nothing was changed"):
        correct(made, newest.title, newest.content, "A slip.", by=clearer, at=LATER)


def test_a_withdrawal_keeps_the_address_and_hides_the_words_of_every_version(
    office, clearer, client
):
    made = a_publication(office, text="Wrong words.", title="Plain title")
    withdraw(made, "It was about somebody else.", kinds=DECLARED.kinds, by=clearer, at=NOW)
    for address in (
        "/record/x-2026-0001/",
        "/record/x-2026-0001/1/",
        "/record/x-2026-0001.json",
        "/feeds/all/all.atom",
        "/feeds/all/all.json",
        "/record/",
        "/record.csv",
        "/record/?q=wrong",
    ):
        page = client.get(address)
        assert page.status_code == 200, address
        assert "Wrong words" not in page.text, address
    assert "It was about somebody else." in client.get("/record/x-2026-0001/").text
    assert "withdrawal" in client.get("/record.csv").text
    with pytest.raises(NotAllowed, match="withdrawn already"):
        withdraw(made, "Again.", kinds=DECLARED.kinds, by=clearer, at=LATER)
    with pytest.raises(NotAllowed, match="stays so"):
        correct(made, "x", a_text("y"), "z", by=clearer, at=LATER)


def test_hidden_words_are_hidden_in_every_version_and_the_search_forgets_them(
    office, clearer, client
):
    made = a_publication(office, text="Ask Quentin Quill of this.", title="Of Quentin Quill")
    correct(
        made,
        "Of Quentin Quill",
        a_text("Do ask Quentin Quill."),
        "A slip by Quentin Quill.",
        by=clearer,
        at=NOW,
    )
    redact(made, "Quentin Quill", "personal data", by=clearer, at=NOW)
    for address in (
        "/record/x-2026-0001/",
        "/record/x-2026-0001/1/",
        "/record/x-2026-0001.json",
        "/feeds/all/all.atom",
        "/feeds/body/office.json",
        "/record/",
        "/record.csv",
    ):
        text = client.get(address).text
        assert "Quill" not in text, address
        assert "[removed: personal data]" in text, address
    assert search("Quill", NOW).rows == ()
    assert search("ask", NOW).rows


def test_words_are_hidden_in_drawings_as_text_and_never_as_markup(office, clearer, client):
    figure = {
        "svg": "<svg><text>Q &amp; A</text></svg>",
        "svg_narrow": "",
        "sentence": "Q & A",
        "columns": [],
        "rows": [],
        "frozen_on": "",
        "release": 1,
        "source": "",
    }
    content = document("x", blocks=[{"heading": "Chart", "figure": figure}])
    made = publish("x", "document", office, "One", content, by="a test", at=NOW)
    redact(made, "Q & A", "<script>alert(1)</script>", by=clearer, at=NOW)
    page = client.get("/record/x/").text
    assert "Q &amp; A" not in page
    assert "<script>alert" not in page
    assert "<text>[removed: &lt;script&gt;" in page


def test_words_that_are_not_there_cannot_be_hidden(office, clearer):
    with pytest.raises(BadInput, match="not in any version"):
        redact(a_publication(office), "Nobody", "personal data", by=clearer, at=NOW)


@pytest.mark.parametrize("role", [r for r in Role if r != Role.OFFICE_CLEARER])
def test_only_who_clears_corrects_withdraws_or_hides(office, people, role):
    made = a_publication(office)
    for change in (
        lambda by: correct(made, "x", a_text("y"), "z", by=by, at=LATER),
        lambda by: withdraw(made, "z", kinds=DECLARED.kinds, by=by, at=LATER),
        lambda by: redact(made, "Some", "z", by=by, at=LATER),
    ):
        with pytest.raises(NotAllowed, match="office clearer"):
            change(people[role])
    assert Version.objects.count() == 1


class TestEmbargo:
    """Until its moment nothing of a version is seen; what is built on it waits with it."""

    def test_nothing_is_seen_before_the_moment(self, office):
        a_publication(office, text="Secret words.", visible_from=LATER, subjects=[("topic", "tea")])
        with pytest.raises(NotFound):
            visible.find("x-2026-0001", LATER - timedelta(seconds=1))
        assert visible.find("x-2026-0001", LATER).number == 1
        assert search("secret", NOW).rows == ()
        assert len(search("secret", LATER).rows) == 1

    def test_a_later_version_waits_while_the_one_before_is_in_force(self, office, client):
        a_publication(office, text="Old words.")
        a_publication(office, text="New words.", visible_from=LATER, subjects=[("topic", "tea")])
        shown = visible.find("x-2026-0001", NOW)
        assert "Old words." in shown.full_text
        assert ("topic", "tea") not in shown.subjects
        assert ("topic", "tea") in visible.find("x-2026-0001", LATER).subjects
        assert visible.publications(NOW, subject=("topic", "tea")) == []
        assert "New words." in visible.find("x-2026-0001", LATER).full_text

    def test_a_correction_of_what_waits_waits_too(self, office, clearer):
        a_publication(office, text="Old words.")
        made = a_publication(office, text="Secret words.", visible_from=LATER)
        correct(made, "A title", a_text("Secret wisdom."), "A slip.", by=clearer, at=NOW)
        assert visible.find("x-2026-0001", NOW).number == 1
        assert "Secret wisdom." in visible.find("x-2026-0001", LATER).full_text

    def test_a_withdrawal_does_not_wait_and_what_waited_never_comes(self, office, clearer):
        made = a_publication(office, text="Old words.")
        a_publication(office, text="Secret words.", visible_from=LATER)
        withdraw(made, "No.", kinds=DECLARED.kinds, by=clearer, at=NOW)
        for at in (NOW, LATER + timedelta(days=9)):
            assert visible.find("x-2026-0001", at).is_withdrawn
            assert all(shown.full_text == "" for shown in visible.history("x-2026-0001", at))

    def test_a_moment_that_is_past_is_now(self, office):
        a_publication(office, visible_from=NOW - timedelta(days=3))
        assert visible.find("x-2026-0001", NOW).visible_from == NOW


def test_people_of_the_body_that_follows_correct_what_came_before(office, people):
    board = factories.a_body("board", BodyKind.POLICING_BODY, area="elsewhere")
    clerk = factories.a_user(board, Role.OFFICE_CLEARER)
    made = a_publication(office)
    with pytest.raises(NotAllowed):
        correct(made, "x", a_text("y"), "z", by=clerk, at=LATER)
    Succession.objects.create(before=office, after=board, on=NOW.date())
    assert correct(made, "x", a_text("y"), "z", by=clerk, at=LATER).number == 2
    assert "keeps this record now" in Client().get("/record/x-2026-0001/").text


def test_search_finds_stems_and_reads_marks_as_nothing(office):
    a_publication(office, text="The commissioners published savings.")
    for asked in ("saving", "COMMISSIONER", 'commissioner" "', "saving* (", "'; drop table x"):
        found = [hit.reference for hit in search(asked, NOW).rows]
        assert found == (["x-2026-0001"] if "drop" not in asked else []), asked
    assert search("", NOW).rows == search("\x00 \" '", NOW).rows == ()


def test_search_finds_what_is_in_force_and_not_what_was(office):
    a_publication(office, text="marmalade")
    a_publication(office, text="honey")
    assert search("marmalade", NOW).rows == ()
    assert len(search("honey", NOW).rows) == 1


def test_search_is_not_crowded_out_by_what_may_not_be_seen(office):
    for number in range(120):
        a_publication(office, f"hidden-{number}", text="honey honey honey", visible_from=LATER)
    a_publication(office, "seen", text="a little honey among many other words")
    assert [hit.reference for hit in search("honey", NOW).rows] == ["seen"]


def test_the_head_of_the_log_is_published_once_a_day_and_kept(office):
    assert publish_head(at=NOW) is None  # nothing was done yet
    a_publication(office)
    assert publish_head(at=NOW).reference == "audit-head-2026-11-25"
    publish_head(at=NOW + timedelta(hours=1))
    publish_head(at=LATER)
    heads = published_heads()
    assert len(heads) == 3
    for sequence, digest in heads:
        assert AuditEvent.objects.get(sequence=sequence).digest == digest


def test_atom_and_json_feeds_say_the_same(office, client, clearer):
    made = a_publication(office, title="A <b>title</b> & more")
    correct(made, "Another title", a_text("y"), "A slip.", by=clearer, at=NOW)
    items = client.get("/feeds/all/all.json").json()["items"]
    atom = client.get("/feeds/all/all.atom").text
    assert [item["title"] for item in items] == [
        "Correction: Another title",
        "A <b>title</b> & more",
    ]
    assert "A &lt;b&gt;title&lt;/b&gt; &amp; more" in atom
    assert atom.count("<entry>") == 2
    for item in items:
        assert item["id"] in atom


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/topic/none.atom",
        "/feeds/x/y.json",
        "/record/none/",
        "/record/none.json",
        "/record/none/1/",
    ],
)
def test_what_is_not_there_is_not_found(client, db, address):
    page = client.get(address)
    assert page.status_code == 404
    assert "Traceback" not in page.text


def test_an_update_keeps_what_was_said_before(office):
    publish("x", "document", office, "One", a_text("1"), by="a test", at=NOW)
    publish("x", "document", office, "Two", a_text("2"), by="a test", at=LATER, reason="New.")
    assert [(s.number, s.notice, s.title) for s in visible.history("x", LATER)] == [
        (2, "update", "Two"),
        (1, "published", "One"),
    ]


class TestCorrectingOnPages:
    def test_correction_form_begins_with_the_words_and_keeps_the_rest(
        self, office, clearer, client
    ):
        content = document(
            "What it is.", facts=[("A", "b")], blocks=[words("Words", "Wron words.")]
        )
        publish("x", "document", office, "One", content, by="a test", at=NOW)
        client.force_login(clearer)
        page = client.get("/record/x/correct/")
        assert "Wron words." in page.text
        said = {
            "title": "One",
            "reason": "A slip.",
            "lead": "What it is.",
            "block_0": "Right words.",
        }
        assert client.post("/record/x/correct/", said).status_code == 302
        newest = visible.newest_version(visible.get_publication("x"))
        assert newest.content == content | {
            "blocks": [{"heading": "Words", "text": "Right words.", "said_by": ""}]
        }

    def test_a_form_without_a_reason_says_so_and_changes_nothing(self, office, clearer, client):
        a_publication(office)
        client.force_login(clearer)
        for name in ("correct", "withdraw", "redact"):
            page = client.post(f"/record/x-2026-0001/{name}/", {})
            assert page.status_code == 400
            assert "There is a problem" in page.text, name
        assert Version.objects.count() == 1

    def test_tools_are_shown_to_those_who_may(self, office, people, client):
        a_publication(office)
        client.force_login(people[Role.OFFICE_CLEARER])
        assert "Withdraw" in client.get("/record/x-2026-0001/").text
        client.force_login(people[Role.PANEL_MEMBER])
        assert "Withdraw" not in client.get("/record/x-2026-0001/").text


def test_the_register_is_shown_of_one_area_alone(office, client):
    a_publication(office, "here-1", subjects={("area", "kent")}, title="In Kent")
    a_publication(office, "there-1", title="Elsewhere")
    page = client.get("/record/?area=kent").text
    assert "In Kent" in page
    assert "Elsewhere" not in page
    assert "document (1)" in page


def test_an_area_can_be_followed_before_anything_is_said_of_it(db, client):
    assert "<entry>" not in client.get("/feeds/area/kent.atom").text
    assert client.get("/feeds/area/atlantis.atom").status_code == 404


def test_what_somebody_said_is_quoted_and_no_other_words(office):
    said = words("Answer", "We shall.") | {"said_by": "The commissioner"}
    content = document("What it is.", blocks=[words("Words", "Some words."), said])
    publish("x", "answer", office, "A title", content, by="a test", at=NOW)
    assert visible.find("x", NOW).quotes == ["We shall."]


def test_a_publication_that_is_not_there_is_refused(office):
    with pytest.raises(NotFound, match="'nowhere'"):
        visible.get_publication("nowhere")
