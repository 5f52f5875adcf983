"""Heads of the audit log: in what others keep of them, and sent to who asks for them."""

import json
from datetime import timedelta

import pytest
from django.core import mail

from frankpledge.apps.accounts.actions import choose_log_head, end_role
from frankpledge.apps.accounts.models import HeldRole
from frankpledge.apps.audit.models import AuditEvent
from frankpledge.apps.audit.queries import head
from frankpledge.apps.publishing.actions.heads import publish_head, send_heads
from frankpledge.apps.publishing.models import Version
from frankpledge.apps.publishing.queries.heads import kept_heads
from frankpledge.errors import BadInput, RoleNeeded
from frankpledge.rules.roles import Role
from tests import factories
from tests.factories import NOW, a_publication

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
DAY = timedelta(days=1)


@pytest.fixture
def published(office, clock):
    """The head of the log, published; and what it says."""
    a_publication(office)
    newest = head()
    made = publish_head(at=NOW)
    clock(NOW)
    return made, (newest.sequence, newest.digest)


@pytest.fixture
def auditor(people):
    """Somebody who may read the log of the office."""
    return people[Role.AUDITOR]


@pytest.mark.parametrize(
    "address",
    [
        "/feeds/kind/audit-head.atom",
        "/feeds/kind/audit-head.json",
        "/feeds/all/all.atom",
        "/feeds/all/all.json",
        "/record/audit-head-2026-11-25/",
        "/record/audit-head-2026-11-25.json",
        "/record/audit-head-2026-11-25/1.json",
    ],
)
def test_a_head_is_found_in_whatever_the_site_gives_of_it(published, client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert kept_heads(answer.content, address) == [published[1]]


def test_a_feed_of_before_that_has_the_head_as_facts_will_do():
    said = {"items": [{"content_text": f"On a day.\nLine\n1204\nSHA-256\n{'ab' * 32}"}]}
    assert kept_heads(json.dumps(said).encode(), "feed.json") == [(1204, "ab" * 32)]


def test_every_head_is_found_of_a_feed_that_holds_several(office, client, clock):
    a_publication(office)
    for day in range(3):
        publish_head(at=NOW + day * DAY)
    clock(NOW + 3 * DAY)
    found = kept_heads(client.get("/feeds/kind/audit-head.atom").content, "feed")
    lines = AuditEvent.objects.in_bulk([line for line, _ in found])
    assert [(line, lines[line].digest) for line, _ in found] == found
    assert len(found) == 3


@pytest.mark.parametrize(
    "kept", [b"", b"\xff\xfe", b"{", b"[1]", b"[" * 100_000, b"<html>x</html>"]
)
def test_what_holds_no_head_is_said_to_hold_none(kept):
    with pytest.raises(BadInput, match=r"kept\.txt holds no head of an audit log"):
        kept_heads(kept, "kept.txt")


def test_who_asked_is_sent_the_head_once_a_day(published, auditor):
    made, newest = published
    choose_log_head(True, by=auditor, at=NOW)
    assert send_heads(made, "https://x.example", at=NOW) == (1, [])
    assert send_heads(made, "https://x.example", at=NOW + timedelta(hours=2)) == (0, [])
    (letter,) = mail.outbox
    assert letter.to == [auditor.email]
    assert kept_heads(letter.message().as_bytes(), "message.eml") == [newest]
    assert "https://x.example/record/audit-head-2026-11-25/" in letter.body
    assert send_heads(made, "https://x.example", at=NOW + DAY)[0] == 1


def test_nobody_is_sent_it_who_did_not_ask_or_may_not_read_the_log(published, auditor, people):
    made, _ = published
    send_heads(made, "", at=NOW)
    choose_log_head(True, by=auditor, at=NOW)
    held = HeldRole.objects.get(user=auditor)
    end_role(held, by=people[Role.ADMINISTRATOR], at=NOW)
    send_heads(made, "", at=NOW)
    assert mail.outbox == []


def test_a_mail_server_that_fails_keeps_nobody_else_waiting(
    published, auditor, people, monkeypatch
):
    made, _ = published
    for user in (auditor, people[Role.ADMINISTRATOR]):
        choose_log_head(True, by=user, at=NOW)
    sent = []

    def refuse(title, words, sender, to):
        if to == [auditor.email]:
            raise OSError("no such mailbox")
        sent.append(to)

    monkeypatch.setattr("frankpledge.apps.publishing.actions.heads.send_mail", refuse)
    assert send_heads(made, "", at=NOW) == (1, [f"{auditor.in_audit}: no such mailbox"])
    assert not AuditEvent.objects.filter(kind="log-head-sent", subject=auditor.in_audit).exists()


def test_an_auditor_asks_for_it_on_the_page_of_the_account_and_ends_it(client, auditor):
    client.force_login(auditor)
    assert "checked" not in client.get("/account/").text
    assert client.post("/account/", {"wants_log_head": "on"}).status_code == 302
    assert "checked" in client.get("/account/").text
    client.post("/account/", {"wants_log_head": "on"})  # the same again is no change
    client.post("/account/", {})
    kinds = AuditEvent.objects.filter(subject=auditor.in_audit).values_list("kind", flat=True)
    assert list(kinds) == ["log-head-wanted", "log-head-unwanted"]


def test_nobody_else_is_offered_it(client, editor):
    client.force_login(editor)
    assert "head of the audit log" not in client.get("/account/").text
    assert client.post("/account/", {"wants_log_head": "on"}).status_code == 403
    with pytest.raises(RoleNeeded):
        choose_log_head(True, by=factories.a_user(editor.held_roles.get().body), at=NOW)


def test_the_sentence_of_a_head_is_in_every_version_of_it(published):
    made, (line, digest) = published
    said = Version.objects.get(publication=made).content["lead"]
    assert said.endswith(f"had {line:,} lines. The SHA-256 of the newest is {digest}.")
