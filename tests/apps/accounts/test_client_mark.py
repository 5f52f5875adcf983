"""A sender without an account is known by a mark that says nothing of them."""

from django.test import RequestFactory

from frankpledge.apps.accounts.adapters import client_mark


def mark(address):
    return client_mark(RequestFactory().get("/", REMOTE_ADDR=address))


def test_a_sender_has_one_mark_and_another_sender_another():
    assert mark("192.0.2.1") == mark("192.0.2.1")
    assert mark("192.0.2.1") != mark("192.0.2.2")
    assert "192.0.2.1" not in mark("192.0.2.1")


def test_a_mark_changes_with_the_secret_key(settings):
    before = mark("192.0.2.1")
    settings.SECRET_KEY = "another-key"
    assert mark("192.0.2.1") != before
