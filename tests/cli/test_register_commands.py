"""`frankpledge register`: a file taken in and given out by command, and a register begun."""

import json

import pytest
from click.testing import CliRunner

from frankpledge.cli import cli
from frankpledge.cli import register as commands
from frankpledge.rules.registers import read_register
from frankpledge.rules.registers.beginning import BEGINNING
from tests.apps.decisions.conftest import ROW, as_csv, row
from tests.cli.test_commands import run, table

BODY = ("--body", "police-and-crime-commissioner-for-kent")


@pytest.fixture(scope="module")
def home(made_store):
    """A store with the areas and nothing else."""
    return made_store("areas", "import", "areas") / "store"


def test_file_is_checked_applied_given_out_and_the_same_again(home, tmp_path):
    file = tmp_path / "decisions.csv"
    file.write_bytes(as_csv(row(), row({"Ref": "7/2", "Value": "at least £400,000"})))
    taken = ("register", "import", "decisions", str(file), *BODY)
    assert "Nothing is saved yet" in run(*taken, store=home).stdout
    assert table(run("register", "export", "decision", *BODY, store=home).stdout) == []
    said = json.loads(run(*taken, "--apply", "--json", store=home).stdout)
    assert (said["new"], said["is_applied"], len(said["records"])) == (2, True, 2)
    exported = tmp_path / "all.csv"
    run("register", "export", "decisions", *BODY, "--to", str(exported), store=home)
    first, second = table(exported.read_text("utf-8"))
    assert (first["identifier"], first["title"], first["subject"]) == ("7/1", ROW[1], "estate")
    assert second["value"] == "at least 400000.00"
    again = ("register", "import", "decisions", str(exported), *BODY, "--json")
    said = json.loads(run(*again, store=home).stdout)
    assert (said["new"], said["changed"], said["same"], said["findings"]) == (0, 0, 2, [])


def test_bad_rows_are_told_by_file_line_and_field_with_a_status(home, tmp_path):
    file = tmp_path / "bad.csv"
    file.write_bytes(as_csv(row({"Ref": "8/1", "Date": "31/11/2026"}), row({"Ref": ""})))
    taken = ("register", "import", "decisions", str(file), *BODY)
    done = run(*taken, "--apply", store=home, expect=1)
    assert "bad.csv, line 2" in done.stdout
    assert "November has 30 days" in done.stdout
    said = json.loads(run(*taken, "--apply", "--json", store=home, expect=1).stdout)
    assert [(one["line"], one["field"]) for one in said["findings"]] == [
        (2, "Date of the decision"),
        (3, "Your own number"),
    ]
    assert said["is_applied"] is False


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("import", "nonsense", "FILE", *BODY), "There is no register 'nonsense': decisions"),
        (("import", "decisions", "FILE"), "Say whose decisions with --body"),
        (("import", "decisions", "FILE", "--body", "nobody"), "No body is called 'nobody'"),
        (
            ("import", "decisions", "FILE", "--body", "kent-police"),
            "keeps no decisions",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(home, tmp_path, arguments, said):
    file = tmp_path / "decisions.csv"
    file.write_bytes(as_csv(row()))
    words = [str(file) if word == "FILE" else word for word in arguments]
    assert said in run("register", *words, store=home, expect=1).stderr


def test_register_begins_with_a_file_that_can_be_read(tmp_path):
    file = tmp_path / "visit.toml"
    file.write_text(BEGINNING.format(kind="visit", plural="visits", Plural="Visits"), "utf-8")
    assert read_register(file).public == ("published",)


def test_its_app_is_written_once_the_file_is_there(tmp_path, monkeypatch):
    rules, apps = tmp_path / "frankpledge" / "rules", tmp_path / "frankpledge" / "apps"
    rules.mkdir(parents=True)
    monkeypatch.setattr(commands, "FOLDER", rules)
    monkeypatch.setattr(commands, "APPS", apps)

    def new(*words):
        return CliRunner().invoke(cli, ["register", "new", *words])

    assert "Say the plural too" in str(new("visit").exception)
    assert "Fill it in" in new("visit", "visits").output
    assert "INSTALLED_APPS" in new("visit", "visits").output
    assert "class Visit(Record)" in (apps / "visits" / "models.py").read_text("utf-8")
    assert "is there already" in str(new("visit", "visits").exception)
