"""Copies on disk: what anybody may see, gone when it may not be seen any more."""

import json
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import reverse
from filelock import FileLock

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.outbox.models import Due, State
from frankpledge.apps.panel.queries.mirrored import mirrored
from frankpledge.apps.publishing.actions import copies as actions
from frankpledge.apps.publishing.actions import copy_files
from frankpledge.apps.publishing.actions.publish import redact, withdraw
from frankpledge.apps.publishing.queries import copies
from frankpledge.errors import BadInput, Busy, Damaged
from frankpledge.rules.roles import Role
from frankpledge.web.copies import CopyMiddleware
from frankpledge.web.drawing import drawing_of
from frankpledge.web.worker import work_off
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.FRANKPLEDGE_STORE = str(tmp_path)


def everything():
    """Write a copy of all there is; return what there is then."""
    actions.write_copies(mirrored(NOW), drawing_of(SITE), NOW)
    return copies.copies()


def write(address):
    return actions.write_copy(address, drawing_of(SITE), NOW)


def work():
    """Let the worker do what is due; return what could not be done."""
    return [went for went in work_off() if went.error]


def words_on_disk():
    files = (p for p in copies.folder().rglob("*") if p.is_file())
    return "\n".join(p.read_text("utf-8", errors="replace") for p in files)


def test_what_any_body_published_is_copied_with_hashes(panel, office):
    factories.a_publication(panel, "paper", "Plain words.")
    factories.a_publication(office, "other", "The office's own.")
    found = everything()
    assert {
        "/record/paper/",
        "/record/paper.json",
        f"/panels/{panel.slug}/meetings.ics",
        f"/feeds/body/{panel.slug}.atom",
        "/record/other/",
        f"/feeds/body/{office.slug}.json",
    } <= set(found)
    copy, data = copies.copied("/record/paper/")
    assert b"Plain words." in data
    assert copy.sha256 == copies.digest(data)
    assert copies.damaged_copies() == []


def test_style_sheets_that_a_new_version_brings_are_copied_too(panel, tmp_path):
    everything()
    (folder,) = tmp_path.rglob("static")
    sheet = folder / "design" / "tokens.css"
    whole, old = sheet.read_bytes(), folder / "design" / "older.css"
    sheet.write_bytes(b"")
    old.write_bytes(b"older")
    (folder / "design" / "components.css").unlink()
    everything()
    assert sheet.read_bytes() == whole
    assert (folder / "design" / "components.css").is_file()
    assert old.read_bytes() == b"older"


def test_what_is_under_embargo_is_not_copied(panel):
    factories.a_publication(panel, "later", "canary", visible_from=NOW + timedelta(days=900))
    assert "/record/later/" not in everything()
    assert "canary" not in words_on_disk()


def hide(by, made=(), gone=()):
    for publication, words in made:
        redact(publication, words, "personal data", by=by, at=NOW)
    for publication in gone:
        withdraw(publication, "It was wrong.", kinds=DECLARED.kinds, by=by, at=NOW)


def test_hidden_and_withdrawn_words_leave_every_copy_and_are_written_anew(panel, people):
    first = factories.a_publication(panel, "first", "Ask the Hidden “person” today.")
    second = factories.a_publication(panel, "second", "Gone.", title="A canary title")
    everything()
    assert "Hidden" in words_on_disk()
    hide(people[Role.PANEL_SUPPORT], [(first, "Hidden “person”")], [second])
    assert "Hidden" not in words_on_disk()
    assert "canary" not in words_on_disk()
    for address in (
        "/record/first/",
        "/record/first.json",
        "/record/second/",
        "/panels/",
        f"/panels/{panel.slug}/",
        f"/feeds/body/{panel.slug}.atom",
    ):
        assert copies.copied(address) is None
    assert work() == []
    assert "canary" not in words_on_disk()
    assert copies.hidden_words() == []
    assert b"[removed: personal data]" in copies.copied("/record/first/")[1]
    assert b"It was wrong." in copies.copied("/record/second/")[1]
    assert copies.copied(f"/feeds/body/{panel.slug}.atom")  # it is there again
    assert copies.copied(f"/panels/{panel.slug}/")


def test_a_record_that_lists_what_was_withdrawn_loses_its_copy_at_once(panel, people):
    factories.a_publication(panel, "first", "Words.", title="Short")
    about = factories.a_publication(panel, "second", "Else.", subjects=[("record", "first")])
    everything()
    hide(people[Role.PANEL_SUPPORT], gone=[about])
    assert not (copies.folder() / "record/first/index.html").exists()


def test_words_go_in_the_transaction_that_hides_them_and_again_once_it_is_kept(
    panel, people, django_capture_on_commit_callbacks
):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    everything()
    with django_capture_on_commit_callbacks(execute=True):
        hide(people[Role.PANEL_SUPPORT], [(made, "Hidden Person")])
        assert not (copies.folder() / "record/first/index.html").exists()
        old = actions.Drawn(data=b"Ask Hidden Person today.", content_type="text/html")
        actions.write_copy("/record/first/", lambda _: old, NOW)  # drawn before it is kept
    assert not (copies.folder() / "record/first/index.html").exists()
    assert copies.copied("/record/first/") is None


def test_another_copy_that_holds_the_words_is_refused_then_taken_then_there_again(panel, people):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    factories.a_publication(panel, "other", "The Hidden Person was elected.")
    everything()
    hide(people[Role.PANEL_SUPPORT], [(made, "Hidden Person")])
    assert copies.copied("/record/other/") is None
    assert work() == []
    assert b"was elected" in copies.copied("/record/other/")[1]  # its own words stay
    assert b"Hidden Person" not in copies.copied("/record/first/")[1]


def test_hiding_needs_no_disk_that_takes_anything(panel, people, monkeypatch):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    everything()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copy_files, "note_hidden", full)
    hide(people[Role.PANEL_SUPPORT], [(made, "Hidden Person")])
    assert made.redactions.exists()
    monkeypatch.undo()
    assert work() == []
    assert "Hidden Person" not in words_on_disk()


def test_a_page_that_cannot_be_drawn_keeps_its_copy_and_stops_no_other(panel, monkeypatch):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()
    before = copies.copied(f"/panels/{panel.slug}/")
    monkeypatch.setattr("frankpledge.apps.meetings.queries.meetings.room", lambda *_: 1 / 0)
    factories.a_publication(panel, "later", "Later words.")
    found = everything()
    assert "/record/later/" in found
    assert copies.copied(f"/panels/{panel.slug}/") == before
    assert copies.damaged_copies() == []


def test_a_wrong_address_and_a_busy_folder_say_so(panel, monkeypatch):
    for site, said in (
        ("nonsense", "no address"),
        ("https://[", "no address"),
        ("https://x.example", "ALLOWED_HOSTS"),
    ):
        with pytest.raises(BadInput, match=said):
            drawing_of(site)
    everything()
    monkeypatch.setattr(copy_files, "MOST_SECONDS", 0.1)
    for lock in (copy_files.DRAWING, copy_files.WRITING):
        with FileLock(copies.private_folder() / lock), pytest.raises(Busy, match="try again"):
            write("/panels/")


def test_hidden_words_are_not_served_while_somebody_else_writes(panel, people, monkeypatch):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    everything()
    monkeypatch.setattr(copy_files, "MOST_SECONDS", 0.1)
    with FileLock(copies.private_folder() / copy_files.WRITING):
        hide(people[Role.PANEL_SUPPORT], [(made, "Hidden Person")])
    assert "Hidden Person" in words_on_disk()
    assert copies.copied("/record/first/") is None
    assert copies.copied(f"/panels/{panel.slug}/")  # what does not hold them is served
    assert work() == []
    assert "Hidden Person" not in words_on_disk()
    assert copies.hidden_words() == []


def test_a_page_drawn_before_words_are_hidden_is_drawn_again_and_never_written(
    panel, people, monkeypatch
):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.", title="Short")
    everything()
    real, drawn = drawing_of(SITE), []

    def drawn_then_hidden(address):
        page = real(address)
        drawn.append(page.data)
        if len(drawn) == 1:
            hide(people[Role.PANEL_SUPPORT], gone=[made])  # while somebody else has drawn it
        return page

    actions.write_copy("/record/first/", drawn_then_hidden, NOW)
    assert b"Hidden Person" in drawn[0]
    assert b"Hidden Person" not in drawn[1]
    assert "Hidden Person" not in words_on_disk()
    assert b"It was wrong." in copies.copied("/record/first/")[1]


def test_a_worker_that_was_killed_while_it_took_words_out_is_followed_by_another(panel, people):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    factories.a_publication(panel, "other", "The Hidden Person and Another One were elected.")
    everything()
    copy_files.note_hidden("Hidden Person")
    with copy_files.clearing():
        assert copy_files.next_hidden() == ["Hidden Person"]  # and here it was killed
    hide(people[Role.PANEL_SUPPORT], [(made, "Ask")])
    assert set(copies.hidden_words()) == {"Hidden Person", "Ask"}
    assert work() == []
    assert copies.hidden_words() == []


def waiting():
    rows = Due.objects.filter(state=State.WAITING)
    return {row.payload.get("address"): row.not_before for row in rows}


def test_publishing_draws_nothing_and_leaves_the_pages_to_the_worker(panel, office, monkeypatch):
    for body, reference in ((panel, "paper"), (office, "other")):
        factories.a_publication(body, reference, "Plain words.")
    assert not copies.folder().exists()
    assert "/record/paper/" in waiting()
    assert work() == []
    assert waiting() == {}
    assert b"Plain words." in copies.copied("/record/paper/")[1]
    assert b"Plain words." in copies.copied("/record/other/")[1]
    assert json.loads(copies.copied(f"/feeds/body/{panel.slug}.json")[1])["items"]


def test_what_is_under_embargo_is_drawn_when_it_may_be_seen(panel):
    later = NOW + timedelta(days=900)
    factories.a_publication(panel, "paper", "Plain words.", visible_from=later)
    assert waiting()["/record/paper/"] == later
    assert work() == []
    assert copies.copied("/record/paper/") is None


def test_an_address_that_changes_often_is_one_row(panel):
    for text in ("One.", "Two.", "Three."):
        factories.a_publication(panel, "paper", text)
    assert Due.objects.filter(payload__address="/record/paper/").count() == 1


def test_a_page_that_cannot_be_drawn_is_tried_again_and_keeps_its_copy(panel, monkeypatch):
    factories.a_publication(panel, "paper", "Plain words.")
    work()
    monkeypatch.setattr("frankpledge.apps.publishing.queries.visible.history", lambda *_: 1 / 0)
    factories.a_publication(panel, "paper", "Later words.")
    assert {went.key for went in work()} == {"/record/paper/", "/record/paper.json"}
    assert b"Plain words." in copies.copied("/record/paper/")[1]
    assert waiting().keys() == {"/record/paper/", "/record/paper.json"}


def test_a_copy_is_one_line_more_and_the_manifest_is_written_whole_by_the_daily_run(panel):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()
    manifest, since = (copies.folder() / name for name in (copies.MANIFEST, copies.SINCE))
    assert not since.exists()
    whole = manifest.read_bytes()
    factories.a_publication(panel, "later", "Later words.")
    assert work() == []
    assert manifest.read_bytes() == whole
    assert "/record/later/" in copies.copies()
    found = dict(copies.copies())
    since.write_bytes(since.read_bytes() + b'{"address": "/record/torn/", "fi')  # a killed worker
    write("/panels/")
    assert set(copies.copies()) == set(found)
    with copy_files.writing():
        copy_files.compact()
    assert not since.exists()
    assert set(json.loads(manifest.read_text())["copies"]) == set(found)


def test_what_is_published_while_all_copies_are_written_keeps_its_own(panel):
    factories.a_publication(panel, "paper", "Plain words.")

    def addresses():
        yield from mirrored(NOW)
        factories.a_publication(panel, "later", "Later words.")
        work()

    actions.write_copies(addresses(), drawing_of(SITE), NOW)
    assert copies.copied("/record/later/")


def test_what_is_not_public_any_more_loses_its_copy(panel):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()
    assert actions.write_copies(["/record/no-such/"], drawing_of(SITE), NOW) == 0
    assert copies.copied("/record/paper/") is None


def test_a_changed_copy_is_found_and_not_served(panel):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()
    (copies.folder() / "record/paper/index.html").write_text("Forged.")
    assert copies.damaged_copies() == ["/record/paper/"]
    assert copies.copied("/record/paper/") is None
    (copies.folder() / copies.MANIFEST).write_text("{")
    with pytest.raises(Damaged, match="frankpledge mirror"):
        copies.copies()
    assert copies.copied(f"/panels/{panel.slug}/") is None


def test_a_failing_site_answers_readers_from_copies_and_nobody_else(panel, rf):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()

    def answer(method, path, status=500):
        site = CopyMiddleware(lambda _: HttpResponse("fault", status=status))
        return site(getattr(rf, method)(path))

    page = answer("get", "/record/paper/")
    assert page.status_code == 200
    assert "Plain words." in page.text
    assert "This is a copy" in page.text
    assert page["X-Frankpledge-Copy"]
    assert answer("get", f"/panels/{panel.slug}/meetings.ics").text.startswith("BEGIN:VCALENDAR")
    assert answer("post", "/record/paper/").status_code == 500
    assert answer("get", "/desk/").status_code == 500
    assert answer("get", "/record/../secret_key").status_code == 500
    assert answer("get", "/record/paper/", status=404).text == "fault"


@override_settings(ALLOWED_HOSTS=["panel.example"])
def test_links_in_copied_feeds_lead_to_the_site(panel):
    factories.a_publication(panel, "paper", "Plain words.")
    address = reverse("publishing:feed", args=["body", panel.slug, "atom"])
    actions.write_copy(address, drawing_of("https://panel.example"), NOW)
    data = copies.copied(f"/feeds/body/{panel.slug}.atom")[1].decode()
    assert "https://panel.example/record/paper/" in data
