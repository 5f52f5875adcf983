"""The command as a person runs it: a process, its output, its exit status."""

import csv
import io
import json
import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from frankpledge.cli import COMMANDS, cli
from tests.archives import crime, street, write
from tests.processes import ended

NAME = "2025-01-thames-valley-street.csv"
RUN = "import frankpledge.cli, sys; sys.argv[0] = 'frankpledge'; frankpledge.cli.main()"


def run(*arguments, store=None, expect=0, **variables):
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith(("DJANGO", "FRANKPLEDGE"))
    }
    environment |= {"PYTHONPATH": os.getcwd()} | variables
    if store is not None:
        environment["FRANKPLEDGE_HOME"] = str(store)
    done = ended(RUN, tuple(map(str, arguments)), environment)
    assert done.returncode == expect, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done


def table(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_help_names_every_command_and_each_has_help_with_an_example():
    text = run("--help").stdout
    for name in COMMANDS:
        assert name in text
        help_text = CliRunner().invoke(cli, [name, "--help"])
        assert help_text.exit_code == 0, help_text.output
        assert "Usage:" in help_text.output


def test_engine_commands_do_not_load_django():
    code = (
        "import sys; sys.argv = ['frankpledge', 'areas', '--csv'];"
        "from frankpledge.cli import cli; cli(standalone_mode=False);"
        "sys.exit('django' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": os.getcwd()},
    )
    assert done.returncode == 0, done.stderr


def test_ingest_says_what_it_did_and_what_was_wrong(tmp_path):
    write(tmp_path / "in", NAME, street([crime(), "too,few"]))
    write(tmp_path / "in", "2025-01-kent-street.csv", b"<html>")
    done = run("ingest", tmp_path / "in", "--store", tmp_path / "s", expect=1)
    assert "Release 1 is in force." in done.stdout
    assert "a web page (HTML)" in done.stdout
    assert "2 fields where the header has 12" in done.stdout
    assert f"{NAME}:3" in done.stdout

    (rejected,) = table(
        run("findings", "--level", "row rejected", "--csv", store=tmp_path / "s").stdout
    )
    assert (rejected["line"], rejected["force"]) == ("3", "thames-valley")


def test_ingest_as_json_accounts_for_every_row(tmp_path):
    write(tmp_path, NAME, street([crime(), "too,few"]))
    summary = json.loads(run("ingest", tmp_path / NAME, "--json", "--store", tmp_path / "s").stdout)
    assert (summary["rows"], summary["kept"], summary["rejected"]) == (2, 1, 1)


def test_same_archive_again_says_that_nothing_is_new(tmp_path):
    write(tmp_path, NAME, street([crime()]))
    run("ingest", tmp_path / NAME, store=tmp_path / "s")
    again = run("ingest", tmp_path / NAME, store=tmp_path / "s")
    assert "Nothing new: release 1 stays in force." in again.stdout


def test_counts_leave_a_missing_month_empty_in_every_form(small_store):
    asked = (
        "counts",
        "--force",
        "anyshire",
        "--from",
        "2025-02",
        "--to",
        "2025-03",
        "--store",
        small_store.root,
    )
    rows = table(run(*asked, "--csv").stdout)
    assert list(rows[0]) == ["force", "month", "count", "status"]
    assert rows[1] == {"force": "anyshire", "month": "2025-03", "count": "", "status": "missing"}
    assert json.loads(run(*asked, "--json").stdout)[1]["count"] is None
    assert " - " in next(x for x in run(*asked).stdout.splitlines() if "2025-03" in x)


def test_coverage_table_joins_missing_months_and_csv_does_not(small_store):
    asked = ("coverage", "--force", "kent", "--dataset", "street", "--store", small_store.root)
    # March 2025 stands apart: there the whole archive is missing.
    said = run(*asked).stdout
    assert "2024-08 to 2025-02" in said
    assert "2025-04 to 2025-09" in said
    rows = table(run(*asked, "--csv").stdout)
    assert list(rows[0]) == ["dataset", "force", "month", "status", "rows", "expected", "reason"]
    assert len(rows) == 14
    assert {row["rows"] for row in rows} == {""}


def test_revisions_as_a_table_and_as_csv(tmp_path):
    for n, rows in enumerate(([crime("a" * 64)], [crime("a" * 64), crime("b" * 64)])):
        run("ingest", write(tmp_path / str(n), NAME, street(rows)), store=tmp_path / "s")
    (row,) = table(run("revisions", "--csv", store=tmp_path / "s").stdout)
    assert (row["force"], row["month"], row["more_rows"], row["rows_added"]) == (
        "thames-valley",
        "2025-01",
        "1",
        "1",
    )
    assert "thames-valley" in run("revisions", store=tmp_path / "s").stdout


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("coverage",), "run 'frankpledge ingest PATH'"),
        (("ingest", "nowhere.zip"), "nowhere.zip does not exist"),
        (("fetch", "gotham"), "No force is called 'gotham'"),
        (("areas", "--kind", "lsoa"), "frankpledge reference add lsoa-lookup FILE"),
    ],
)
def test_mistake_is_one_line_that_says_what_to_do(tmp_path, arguments, says):
    done = run(*arguments, store=tmp_path / "s", expect=1)
    assert done.stderr.startswith("frankpledge: ")
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("counts", "--by", "weather"), "cannot be counted by 'weather'"),
        (("counts", "--from", "2025-13"), "'2025-13' is not a month"),
        (("counts", "--force", "tames-valley"), "did you mean thames-valley"),
        (("counts", "--release", "99"), "holds no release 99"),
    ],
)
def test_wrong_question_is_answered_in_words(small_store, arguments, says):
    assert says in run(*arguments, "--store", small_store.root, expect=1).stderr


def test_empty_path_is_not_the_current_folder(tmp_path):
    assert "a path is empty" in run("ingest", "", store=tmp_path / "s", expect=2).stderr


def test_csv_and_json_together_are_refused(small_store):
    done = run("coverage", "--csv", "--json", "--store", small_store.root, expect=2)
    assert "not both" in done.stderr


def test_reader_that_stops_early_is_no_fault(small_store):
    command = f"{sys.executable} -m frankpledge counts --by lsoa,month --csv | head -1"
    environment = os.environ | {
        "PYTHONPATH": os.getcwd(),
        "FRANKPLEDGE_HOME": str(small_store.root),
    }
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment)
    assert done.stdout == "lsoa,month,count,status\n"
    assert done.stderr == ""


def test_reference_add_and_list(tmp_path):
    path = write(tmp_path, "people.csv", b"lsoacd,population\nE01000001,1721\n")
    said = run(
        "reference", "add", "lsoa-population", path, "--dated", "2021-03-21", store=tmp_path / "s"
    )
    assert "1 areas from people.csv are in force" in said.stdout
    (row,) = table(run("reference", "list", "--csv", store=tmp_path / "s").stdout)
    assert (row["kind"], row["dated"]) == ("lsoa-population", "2021-03-21")


def test_demo_makes_loads_and_marks_its_data(demo):
    said = (demo / "said.txt").read_text("utf-8")
    assert "Release 2 is in force." in said
    assert "restate months held before" in said
    asked = ("coverage", "--force", "anyshire", "--dataset", "street", "--csv")
    rows = table(run(*asked, store=demo / "demo").stdout)
    status = {row["month"]: row["status"] for row in rows}
    assert (status["2025-02"], status["2024-11"]) == ("missing", "partial")
