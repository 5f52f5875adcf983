"""Holding the record to its log, as a person runs it: what is read elsewhere, what is said."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from click.testing import CliRunner
from django.db import connection

from frankpledge.apps.audit.queries import head
from frankpledge.apps.publishing.queries.heads import SAID
from frankpledge.cli import cli, proof
from frankpledge.cli.proof import read_kept
from frankpledge.errors import BadInput, Damaged
from tests import factories
from tests.factories import a_publication


@contextmanager
def served(status, body):
    """Answer every request on a port of this machine; give the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_said):
            """Say nothing."""

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/feed.atom"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def published(db, monkeypatch):
    """A record with something published, and the sentence of the head of its log."""
    monkeypatch.setattr("frankpledge.cli.record_store.start", lambda _store: None)
    monkeypatch.setattr(proof, "start_existing", lambda _store: None)
    a_publication(factories.a_body())
    newest = head()
    return SAID.format(day="27 November 2026", lines=newest.sequence, digest=newest.digest)


def audit_verify(*arguments):
    return CliRunner().invoke(cli, ["audit", "verify", *arguments])


def drop_triggers():
    with connection.cursor() as cursor:
        cursor.execute("select name from sqlite_master where type = 'trigger'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"drop trigger {name}")
        cursor.execute("update publishing_version set reason = 'None.'")


def test_what_was_kept_is_read_at_an_address():
    with served(200, b"kept") as address:
        assert read_kept((address,)) == [(address, b"kept")]


def test_an_address_that_sends_too_much_is_left(monkeypatch):
    monkeypatch.setattr(proof, "MOST", 9)
    with served(200, b"0123456789") as address, pytest.raises(BadInput, match="more than the 9"):
        read_kept((address,))


def test_an_address_at_which_nothing_is_is_said(monkeypatch):
    with served(404, b"") as address, pytest.raises(BadInput, match="is not there"):
        read_kept((address,))


def test_a_file_that_is_none_or_too_large_is_said(tmp_path, monkeypatch):
    with pytest.raises(BadInput, match="cannot be read"):
        read_kept((str(tmp_path / "nothing"),))
    with pytest.raises(BadInput, match="is no file of at most"):
        read_kept((str(tmp_path),))
    monkeypatch.setattr(proof, "MOST", 3)
    (tmp_path / "kept").write_bytes(b"1234")
    with pytest.raises(BadInput, match="is no file of at most"):
        read_kept((str(tmp_path / "kept"),))


def test_a_log_is_held_to_what_was_kept_elsewhere(published, tmp_path):
    kept = tmp_path / "message.txt"
    kept.write_text(published)
    said = audit_verify("--against", str(kept))
    assert said.output.startswith("The audit log is whole: 1 lines, head ")
    kept.write_text(published.replace("had 1 lines", "had 2 lines"))
    done = audit_verify("--against", str(kept))
    assert isinstance(done.exception, Damaged)
    assert "a head was published for line 2, which is missing" in str(done.exception)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="drops triggers as SQLite has them")
def test_every_fault_is_said_and_programs_read_what_they_read_before(published):
    drop_triggers()
    done = audit_verify("--json")
    assert isinstance(done.exception, Damaged)
    first, *others = str(done.exception).splitlines()
    assert first.startswith("The audit log is whole, but not all that it tells of: ")
    assert others[-1].startswith("Also: version 1 of x-2026-0001 was altered")
    said = json.loads(done.output)
    assert (said["lines"], said["sequence"], said["fault"]) == (1, None, "")
    assert (said["is_whole"], said["altered_version"]) == (False, "version 1 of x-2026-0001")
    assert len(said["faults"]) == len(others) + 1
    altered = next(fault for fault in said["faults"] if fault["reference"])
    assert (altered["reference"], altered["number"], altered["line"]) == ("x-2026-0001", 1, 1)


def test_heads_are_of_the_log_and_so_need_all():
    done = CliRunner().invoke(cli, ["verify", "--against", "x"])
    assert (done.exit_code, "--all" in done.output) == (2, True)
