"""The commands that need the record, each as a person runs it."""

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

import pytest

from tests.cli.test_commands import run, table
from tests.once import copied

BODY = "police-and-crime-commissioner-for-kent"


@pytest.fixture(scope="module")
def home(made_store):
    """A store with the worked record and nothing else."""
    return made_store("worked", "import", "worked-record") / "store"


def test_areas_are_there_from_the_first_start_and_again_add_nothing(home):
    said = run("import", "areas", store=home).stdout
    assert said.startswith("43 areas: 0 bodies")


def test_demo_record_again_adds_nothing(home):
    assert "0 questions" in run("import", "worked-record", store=home).stdout


def test_due_opens_a_year_and_shows_it_with_the_legal_basis(home):
    first = run("due", BODY, "--open-year", "2026/27", "--csv", store=home)
    rows = table(first.stdout)
    assert len(rows) > 40
    assert all(row["legal_basis"] for row in rows)
    assert "obligations opened for 2026/27" in first.stderr
    again = run("due", BODY, "--open-year", "2026/27", "--json", store=home)
    assert len(json.loads(again.stdout)) == len(rows)
    assert "0 obligations opened" in again.stderr


def test_due_sends_a_message_into_the_folder_where_no_server_is_named(home):
    run("due", BODY, "--open-year", "2025/26", store=home)
    said = run("due", BODY, "--send", "a@example.org", "--site", "https://x.example", store=home)
    assert "no mail server is named (EMAIL_HOST)" in said.stderr
    letters = [path.read_text() for path in (home / "mail").glob("*.log")]
    assert any(f"https://x.example/bodies/{BODY}/due/" in letter for letter in letters)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("due", "nobody"), "No body is called 'nobody'"),
        (("due", BODY, "--open-year", "2026"), "write it as 2026/27"),
        (("hand-over", BODY, "nobody", "--on", "2026-11-01", "--instrument", "x"), "No body"),
        (("hand-over", BODY, BODY, "--on", "2026-11-01", "--instrument", "x"), "cannot follow"),
        (
            (
                "account",
                "administrator",
                "a@example.org",
                "--name",
                "A",
                "--body",
                "nobody",
                "--password",
                "correct horse battery",
            ),
            "No body is called",
        ),
        (("import", "ministers", "."), "holds no organisation.csv"),
        (("import", "winners", "."), "holds none of pcc-winners"),
        (("import", "meetings", "README.md"), "line 1: no column"),
        (("import", "popolo", "README.md"), "This is not JSON"),
    ],
)
def test_what_cannot_be_is_one_clear_line_and_status_1(home, arguments, said):
    done = run(*arguments, store=home, expect=1)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_audit_is_whole_and_its_head_is_published(home):
    said = run("audit", "verify", store=home).stdout
    assert said.startswith("The audit log is whole")
    assert "/record/audit-head-" in run("audit", "head", store=home).stdout
    found = json.loads(run("audit", "verify", "--json", store=home).stdout)
    assert found["is_whole"] is True


def test_audit_names_the_first_altered_line(home, tmp_path):
    copy = tmp_path / "store"
    copy.mkdir()
    with sqlite3.connect(home / "record.sqlite3") as source:
        source.execute("pragma wal_checkpoint(truncate)")
        target = sqlite3.connect(copy / "record.sqlite3")
        source.backup(target)
    target.execute("drop trigger audit_line_never_update")
    target.execute("update audit_line set subject = 'forged' where sequence = 3")
    target.commit()
    target.close()
    done = run("audit", "verify", store=copy, expect=1)
    assert "line 3 was altered" in done.stderr
    assert "2 lines before it are" in done.stderr


def test_the_daily_round_does_nothing_twice(home):
    first = run("daily", "--site", "https://x.example", store=home).stdout
    assert "0 askers told" in first
    assert "/record/audit-head-" in first
    run("daily", store=home)
    assert run("audit", "verify", store=home).stdout.startswith("The audit log is whole")


def test_lists_that_differ_are_told_of_and_made_anew(home, tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(home, copy)
    with sqlite3.connect(copy / "record.sqlite3") as database:
        database.execute("update publishing_listing set title = 'Another'")
        database.execute("delete from publishing_search")
    found = run("audit", "verify", store=copy, expect=1).stderr
    assert "is listed otherwise than it was published" in found
    assert "frankpledge record relist" in found
    assert "Not as it was published: version 1 of" in run("daily", store=copy).stderr
    told = json.loads(run("record", "relist", "--json", store=copy).stdout)
    assert told["versions"] >= told["publications"] > 0
    assert f"{told['versions']:,} versions of" in run("record", "relist", store=copy).stdout
    assert run("audit", "verify", store=copy).stdout.startswith("The audit log is whole")
    with sqlite3.connect(copy / "record.sqlite3") as database:
        (searched,) = database.execute("select count(*) from publishing_search").fetchone()
    assert searched == told["versions"]


def test_checking_the_log_makes_no_record_where_there_is_none(tmp_path):
    done = run("audit", "verify", store=tmp_path / "elsewhere", expect=1)
    assert "There is no record at" in done.stderr
    assert not (tmp_path / "elsewhere").exists()


def test_a_version_that_was_altered_is_found_though_the_log_is_whole(home, tmp_path):
    shutil.copytree(home, tmp_path / "copy")
    with sqlite3.connect(tmp_path / "copy" / "record.sqlite3") as database:
        database.execute("drop trigger publishing_version_never_update")
        database.execute("update publishing_version set title = 'Another' where number = 1")
    done = run("audit", "verify", store=tmp_path / "copy", expect=1)
    assert "was altered after it was published" in done.stderr


def test_a_message_goes_to_an_address(home):
    done = run("due", BODY, "--send", "nobody", store=home, expect=1)
    assert "'nobody' is not an e-mail address" in done.stderr


def test_settings_that_cannot_be_used_are_told_in_words(tmp_path):
    done = run("due", BODY, store=tmp_path, expect=1, DATABASE_URL="nonsense://x")
    assert "settings cannot be used" in done.stderr


@contextmanager
def served(*arguments, store, **variables):
    """Run a command that serves; yield the address that it names."""
    command = [sys.executable, "-m", "frankpledge", *map(str, arguments), "--store", str(store)]
    environment = {k: v for k, v in os.environ.items() if not k.startswith("FRANKPLEDGE")}
    environment |= {"PYTHONPATH": os.getcwd(), "PYTHONUNBUFFERED": "1"} | variables
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = next(
                found[0] for line in server.stdout if (found := re.search("http://[^ ]+/", line))
            )
            yield address
        finally:
            server.terminate()


def page_at(address):
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nothing answers at {address}")


def test_the_address_that_serve_prints_answers(home):
    with served("serve", "--host", "127.0.0.3", "--port", free_port(), store=home) as address:
        assert "127.0.0.3" in address
        assert "Frankpledge" in page_at(f"{address}accessibility/")


def test_demo_lists_its_accounts_on_the_sign_in_page(demo, tmp_path):
    copied(demo / "demo", tmp_path / "demo")  # made anew where it is not there
    with served("demo", "--port", free_port(), store=tmp_path / "demo") as address:
        page = page_at(f"{address}account/login/")
    assert "office.editor@anyshire.example" in page
    assert "demonstration-only" in page


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def test_an_administrator_is_made_on_the_machine_itself(home):
    said = run(
        "account",
        "administrator",
        "Ann@Example.org",
        "--name",
        "Ann Ames",
        "--body",
        BODY,
        "--password",
        "correct horse battery",
        store=home,
    )
    assert "ann@example.org" in (said.stdout + said.stderr).lower()


def test_a_body_hands_over_to_another(home, tmp_path):
    board = {
        "id": "kent-board",
        "name": "Kent board",
        "classification": "policing body",
        "area_id": "kent",
    }
    (tmp_path / "board.json").write_text(json.dumps({"organizations": [board]}))
    run("import", "popolo", tmp_path / "board.json", store=home)
    run("due", BODY, "--open-year", "2027/28", store=home)
    said = run(
        "hand-over",
        BODY,
        "kent-board",
        "--on",
        "2026-11-01",
        "--model",
        "board",
        "--instrument",
        "An Order",
        store=home,
    ).stdout
    assert "follows police-and-crime-commissioner-for-kent from 2026-11-01" in said
    assert int(re.search(r"(\d+) open obligations moved", said)[1]) > 40


def test_a_database_that_cannot_be_reached_is_told_in_words(tmp_path):
    done = run(
        "due", BODY, store=tmp_path, expect=1, DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing"
    )
    assert "database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
