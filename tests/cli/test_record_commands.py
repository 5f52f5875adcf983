"""The commands that need the record, each as a person runs it."""

import json
import re
import sqlite3

import pytest

from tests.cli.test_commands import run, table

BODY = "police-and-crime-commissioner-for-kent"


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A store with the worked record and nothing else."""
    folder = tmp_path_factory.mktemp("record") / "store"
    run("import", "worked-record", store=folder)
    return folder


def test_areas_are_there_from_the_first_start_and_again_add_nothing(home):
    said = run("import", "areas", store=home).stdout
    assert said.startswith("43 areas: 0 bodies")


def test_worked_record_again_adds_nothing(home):
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
    assert "Sent" in said.stderr
    letters = [path.read_text() for path in (home / "mail").glob("*.log")]
    assert any(f"https://x.example/bodies/{BODY}/due/" in letter for letter in letters)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("due", "nobody"), "No body is called 'nobody'"),
        (("due", BODY, "--open-year", "2026"), "write it as 2026/27"),
        (("hand-over", BODY, "nobody", "--on", "2026-11-01", "--instrument", "x"), "No body"),
        (("hand-over", BODY, BODY, "--on", "2026-11-01", "--instrument", "x"), "cannot follow"),
        (("account", "administrator", "a@example.org", "--name", "A", "--body", "nobody",
          "--password", "correct horse battery"), "No body is called"),
        (("import", "ministers", "."), "holds no organisation.csv"),
        (("import", "winners", "."), "holds none of pcc-winners"),
        (("import", "meetings", "README.md"), "line 1: no column"),
        (("import", "popolo", "README.md"), "This is not JSON"),
    ],
)  # fmt: skip
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


def test_an_administrator_is_made_on_the_machine_itself(home):
    said = run("account", "administrator", "Ann@Example.org", "--name", "Ann Ames", "--body", BODY,
               "--password", "correct horse battery", store=home)  # fmt: skip
    assert "ann@example.org" in (said.stdout + said.stderr).lower()


def test_a_body_hands_over_to_another(home, tmp_path):
    board = {"id": "kent-board", "name": "Kent board", "classification": "policing body",
             "area_id": "kent"}  # fmt: skip
    (tmp_path / "board.json").write_text(json.dumps({"organizations": [board]}))
    run("import", "popolo", tmp_path / "board.json", store=home)
    run("due", BODY, "--open-year", "2027/28", store=home)
    said = run("hand-over", BODY, "kent-board", "--on", "2026-11-01", "--model", "board",
               "--instrument", "An Order", store=home).stdout  # fmt: skip
    assert "follows police-and-crime-commissioner-for-kent from 2026-11-01" in said
    assert int(re.search(r"(\d+) open obligations moved", said)[1]) > 40


def test_a_database_that_cannot_be_reached_is_told_in_words(tmp_path):
    done = run("due", BODY, store=tmp_path, expect=1,
               DATABASE_URL="postgres://nobody@127.0.0.1:1/nothing")  # fmt: skip
    assert "database cannot be used" in done.stderr
    assert "Traceback" not in done.stderr
