"""With the database stopped a panel's agenda, pack, feed and calendar are still served."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.together.conftest import SERVER

PUBLISH = """
from datetime import timedelta
from frankpledge.apps.bodies.models import Body
from frankpledge.apps.meetings.actions import agenda, items
panel = Body.objects.get(slug="panel")
support = User.objects.filter(held_roles__role=Role.PANEL_SUPPORT).first()
meeting = agenda.plan_meeting(panel, title="The panel", on=now.date() + timedelta(days=20),
    starts_at=None, venue="Town Hall", contact="", questions_by=None, by=support, at=now)
item = items.add_item(meeting, "The precept", "", "", by=support, at=now)
items.add_paper(item, "Report", "A paragraph of the paper.", "", by=support, at=now)
private = items.add_item(meeting, "A tender", "", "3", by=support, at=now)
items.add_paper(private, "Bids", "canaryprivate", "", by=support, at=now)
agenda.publish_agenda(meeting.reference, by=support, at=now)
print(meeting.reference)
"""


WORK = """
from frankpledge.web.worker import work_off
assert [went for went in work_off() if went.error] == []
"""


def fetch(address):
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status, answer.headers.get("X-Frankpledge-Copy"), answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, None, refused.read().decode()


@contextmanager
def served(command, environment, first):
    """Run a server on a free port until it answers at `first`; give its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [*command, str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    for _ in range(150):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}{first}", timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(server)


def _stop(server):
    """Stop a server; a signal that comes while it starts its workers may be lost, so again."""
    for _ in range(10):
        server.terminate()
        try:
            server.wait(3)
        except subprocess.TimeoutExpired:
            continue
        return
    server.kill()
    server.wait()


def stop_the_database(record):
    """Take the database away: its server refuses it, or its file cannot be read."""
    address = record.environment["DATABASE_URL"]
    if address.startswith("sqlite"):
        file = Path(address.removeprefix("sqlite:///"))
        for part in file.parent.glob(f"{file.name}*"):
            with part.open("r+b") as open_by_the_server:
                open_by_the_server.truncate(0)
                open_by_the_server.write(b"this is no database" * 500)
        return
    name = address.rsplit("/", 1)[1]
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"alter database {name} with allow_connections false")
        server.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name]
        )


def test_with_the_database_stopped_papers_feed_and_calendar_are_served(shared_record):
    reference = shared_record.run(PUBLISH + WORK)
    command = [
        sys.executable,
        "-m",
        "frankpledge",
        "serve",
        "--store",
        shared_record.environment["FRANKPLEDGE_HOME"],
        "--port",
    ]
    with served(command, shared_record.environment, "/robots.txt") as site:
        assert fetch(f"{site}/record/{reference}/")[:2] == (200, None)
        stop_the_database(shared_record)
        status, copy, page = fetch(f"{site}/record/{reference}/")
        assert (status, bool(copy)) == (200, True)
        for words in ("A paragraph of the paper.", "The precept", "This is a copy"):
            assert words in page
        assert "canaryprivate" not in page
        for path, words in (
            (f"/record/{reference}.json", "A paragraph of the paper."),
            ("/feeds/body/panel.atom", reference),
            ("/panels/panel/", "Forward plan"),
            ("/panels/panel/meetings.ics", "LOCATION:Town Hall"),
        ):
            status, _, said = fetch(site + path)
            assert (status, words in said) == (200, True), path
        assert fetch(f"{site}/record/")[0] >= 500
        assert fetch(f"{site}/status.json")[0] >= 500


def test_a_server_that_starts_without_its_database_serves_the_copies(shared_record):
    reference = shared_record.run(PUBLISH + WORK)
    stop_the_database(shared_record)
    command = [
        sys.executable,
        "-m",
        "frankpledge",
        "serve",
        "--store",
        shared_record.environment["FRANKPLEDGE_HOME"],
        "--port",
    ]
    with served(command, shared_record.environment, "/robots.txt") as site:
        assert fetch(f"{site}/record/{reference}/")[0] == 200
        assert fetch(f"{site}/status.json")[0] >= 500


def test_the_copies_need_nothing_of_ours(shared_record):
    reference = shared_record.run(PUBLISH + WORK)
    home = shared_record.environment["FRANKPLEDGE_HOME"]
    command = [sys.executable, "-m", "frankpledge", "mirror", "--store", home]
    done = subprocess.run(
        command, env=shared_record.environment, text=True, capture_output=True, check=True
    )
    assert "copies in" in done.stdout
    assert subprocess.run([*command, "--check"], env=shared_record.environment).returncode == 0
    plain = [
        sys.executable,
        "-m",
        "http.server",
        "--bind",
        "127.0.0.1",
        "--directory",
        os.path.join(home, "mirror"),
    ]
    with served(plain, None, "/") as site:
        assert "A paragraph of the paper." in fetch(f"{site}/record/{reference}/")[2]
        for sheet in ("tokens", "components", "pictures", "public"):
            assert fetch(f"{site}/static/design/{sheet}.css")[0] == 200
        assert fetch(f"{site}/panels/panel/meetings.ics")[0] == 200
