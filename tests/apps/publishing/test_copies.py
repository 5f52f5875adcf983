"""Copies on disk: what anybody may see, gone when it may not be seen any more."""

import json
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import override_settings
from django.urls import reverse
from filelock import FileLock

from frankpledge.apps.composed import DECLARED
from frankpledge.apps.panel.queries.mirrored import mirrored
from frankpledge.apps.publishing.actions import copies as actions
from frankpledge.apps.publishing.actions.publish import redact, withdraw
from frankpledge.apps.publishing.queries import copies
from frankpledge.errors import BadInput, Busy, Damaged
from frankpledge.rules.roles import Role
from frankpledge.web.copies import CopyMiddleware
from tests import factories
from tests.factories import NOW

pytestmark = pytest.mark.django_db
SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def apart(settings, tmp_path):
    settings.FRANKPLEDGE_STORE = str(tmp_path)


def everything():
    return actions.write_copies(mirrored(NOW), SITE, NOW, is_all=True)


def words_on_disk():
    files = (p for p in copies.folder().rglob("*") if p.is_file())
    return "\n".join(p.read_text("utf-8", errors="replace") for p in files)


def test_what_a_panel_published_is_copied_with_hashes(panel, office):
    factories.a_publication(panel, "paper", "Plain words.")
    factories.a_publication(office, "other", "The office's own.")
    found = everything()
    assert "/record/paper/" in found
    assert f"/panels/{panel.slug}/meetings.ics" in found
    assert f"/feeds/body/{panel.slug}.atom" in found
    assert "/record/other/" not in found
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


def test_hidden_and_withdrawn_words_leave_every_copy(
    panel, people, django_capture_on_commit_callbacks
):
    first = factories.a_publication(panel, "first", "Ask the Hidden “person” today.")
    second = factories.a_publication(panel, "second", "Gone.", title="A canary title")
    everything()
    by = people[Role.PANEL_SUPPORT]
    assert "Hidden" in words_on_disk()
    with django_capture_on_commit_callbacks(execute=True):
        redact(first, "Hidden “person”", "personal data", by=by, at=NOW)
        withdraw(second, "It was wrong.", kinds=DECLARED.kinds, by=by, at=NOW)
    said = words_on_disk()
    assert "Hidden" not in said
    assert "canary" not in said
    assert b"[removed: personal data]" in copies.copied("/record/first/")[1]
    assert b"It was wrong." in copies.copied("/record/second/")[1]


def test_a_withdrawn_publication_leaves_lists_and_feeds_too(
    panel, people, django_capture_on_commit_callbacks
):
    made = factories.a_publication(panel, "first", "Words.", title="Short")
    factories.a_publication(
        panel, "second", "A sentence that tells of canaries.", subjects=[("record", "first")]
    )
    everything()
    with django_capture_on_commit_callbacks(execute=True):
        redact(made, "Words.", "personal data", by=people[Role.PANEL_SUPPORT], at=NOW)
    assert "Words." not in words_on_disk()
    assert copies.copied(f"/feeds/body/{panel.slug}.atom")  # it is there again
    assert copies.copied(f"/panels/{panel.slug}/")


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
            actions.write_copies([], site, NOW)
    everything()
    monkeypatch.setattr(actions, "MOST_SECONDS", 0.1)
    with FileLock(copies.folder() / actions.LOCK), pytest.raises(Busy, match="try again"):
        actions.write_copies([], SITE, NOW)


def test_hidden_words_are_not_served_while_somebody_else_writes(panel, people, monkeypatch):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    everything()
    redact(made, "Hidden Person", "personal data", by=people[Role.PANEL_SUPPORT], at=NOW)
    monkeypatch.setattr(actions, "MOST_SECONDS", 0.1)
    with FileLock(copies.folder() / actions.LOCK), pytest.raises(Busy):
        actions.hide_in_copies("Hidden Person", NOW)
    assert "Hidden Person" in words_on_disk()
    assert copies.copied("/record/first/") is None
    assert copies.copied(f"/panels/{panel.slug}/")  # what does not hold them is served
    actions.write_copies([], SITE, NOW)  # whoever writes next takes them away
    assert "Hidden Person" not in words_on_disk()
    assert copies.hidden_words() == []


def test_a_page_that_was_asked_for_before_brings_no_hidden_words_back(panel, people, monkeypatch):
    made = factories.a_publication(panel, "first", "Ask Hidden Person today.")
    everything()
    real = actions._asked

    def asked_then_hidden(*arguments):
        answer = real(*arguments)
        if not made.redactions.exists():
            redact(made, "Hidden Person", "personal data", by=people[Role.PANEL_SUPPORT], at=NOW)
            with (copies.folder() / copies.HIDDEN).open("a") as waiting:
                waiting.write('"Hidden Person"\n')
        return answer

    monkeypatch.setattr(actions, "_asked", asked_then_hidden)
    actions.write_copies(["/record/first/"], SITE, NOW)
    assert "Hidden Person" not in words_on_disk()


def test_publishing_copies_by_itself(panel, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        factories.a_publication(panel, "paper", "Plain words.")
    assert b"Plain words." in copies.copied("/record/paper/")[1]
    assert json.loads(copies.copied(f"/feeds/body/{panel.slug}.json")[1])["items"]


def test_what_is_not_public_any_more_loses_its_copy(panel):
    factories.a_publication(panel, "paper", "Plain words.")
    everything()
    found = actions.write_copies(["/record/no-such/"], SITE, NOW, is_all=True)
    assert found == {}
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
    actions.write_copies(
        [reverse("publishing:feed", args=["body", panel.slug, "atom"])],
        "https://panel.example",
        NOW,
    )
    data = copies.copied(f"/feeds/body/{panel.slug}.atom")[1].decode()
    assert "https://panel.example/record/paper/" in data
