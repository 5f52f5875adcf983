"""Who reads never waits for who writes: no page that is only read takes the lock of writers."""

import sqlite3
from contextlib import closing, contextmanager

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.urls import reverse

from frankpledge.apps.accounts.models import User
from frankpledge.apps.scrutiny.models import Question
from frankpledge.rules.roles import Role
from tests.apps.whole.doors import DOORS, OWN
from tests.apps.whole.test_canaries import addresses, crawl
from tests.apps.whole.test_every_address import rows
from tests.databases import another, used

pytestmark = pytest.mark.django_db
ACCOUNT = ("email", "password/change", "2fa", "sessions", "reauthenticate", "logout")


@pytest.fixture
def file_record(whole_made, tmp_path):
    """The record as a file, of which somebody else may hold the lock; and what it was made of."""
    if connection.vendor != "sqlite":
        pytest.skip("SQLite alone has one lock for all who write")
    database, made = whole_made
    path = tmp_path / "record.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        database.connection.backup(file)
        file.execute("pragma journal_mode=wal")
    own = another(str(path))
    own.settings_dict["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 0,  # whoever waits for the lock fails at once
        "init_command": "PRAGMA journal_mode=WAL",
    }
    with used(own):
        for user in made.people.values():  # an account has it from the first day on
            EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        yield path, made
    own.close()


@contextmanager
def writing(path):
    """Hold the lock of writers, as somebody whose transaction takes long."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("begin immediate")
        yield
        other.execute("rollback")


def test_what_anybody_reads_is_answered_while_somebody_writes(file_record, site, small_store):
    path, made = file_record
    client = site(small_store)
    with writing(path):
        found = crawl(client, ["/", "/account/login/", *addresses(made)])
        assert [address for address, answer in found if answer.status_code >= 500] == []


def test_what_people_read_at_their_desk_is_answered_while_somebody_writes(
    file_record, site, small_store
):
    path, made = file_record
    client = site(small_store)
    own = [*map(reverse, OWN), *(f"/account/{page}/" for page in ACCOUNT)]
    for role in Role:
        client.force_login(made.people[role])
        open_to = [
            n for n, row in rows(made).items() if DOORS[n].opens_to(role) and not row.get("post")
        ]
        desk = [reverse(n, args=rows(made)[n].get("args", [])) for n in open_to]
        with writing(path):
            wrong = [a for a in (*own, *desk) if client.get(a).status_code not in (200, 302, 405)]
        assert wrong == [], role


def test_a_form_that_cannot_be_kept_comes_back_with_what_was_typed(file_record, client):
    path, _ = file_record
    before = Question.objects.count()
    typed = {"area": "avonford", "text": "Why did it rise?\nSay so.", "asker": "<b>Ann</b>"}
    with writing(path):
        answer = client.post("/questions/ask/", typed)
    assert (answer.status_code, answer["Retry-After"]) == (503, "10")
    assert "Why did it rise?<br>Say so." in answer.text
    assert "&lt;b&gt;Ann&lt;/b&gt;" in answer.text
    assert Question.objects.count() == before


def test_who_signs_in_while_others_write_is_shown_no_password(file_record, client):
    path, made = file_record
    user = User.objects.get(pk=made.people[Role.OFFICE_EDITOR].pk)  # others read that one, too
    user.set_password("a long password")
    user.save()
    with writing(path):
        answer = client.post(
            "/account/login/", {"login": user.email, "password": "a long password"}
        )
    assert answer.status_code == 503
    assert "a long password" not in answer.text
    assert "sessionid" not in answer.cookies
