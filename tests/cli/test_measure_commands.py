"""measure, chart, compare, alerts and note, as a person runs them."""

import json
import shutil
from xml.etree import ElementTree

import pytest

from frankpledge.evidence.charts.judgement import COLUMNS
from frankpledge.evidence.measures.definitions import SHIPPED, all_measures
from tests.cli.test_commands import run, table


@pytest.fixture(scope="module")
def home(small_store, tmp_path_factory):
    """A copy of the small store that may be written to."""
    folder = tmp_path_factory.mktemp("home") / "store"
    shutil.copytree(small_store.root, folder)
    return folder


def test_measures_are_listed_and_shown(home):
    rows = table(run("measure", "list", "--csv", store=home).stdout)
    assert {row["measure"] for row in rows} == set(all_measures())
    said = run("measure", "show", "no-suspect-identified", store=home).stdout
    assert "why it matters" in said
    assert "{area} as area" in said
    assert "No measure is called" in run("measure", "show", "x", store=home, expect=1).stderr


def test_measure_check_exits_1_and_names_the_file(home, tmp_path):
    assert "nothing is wrong" in run("measure", "check", store=home).stdout
    folder = tmp_path / "my_measure"
    shutil.copytree(SHIPPED / "robbery", folder)
    (folder / "measure.sql").write_text("select 1")
    done = run("measure", "check", folder, "--csv", store=home, expect=1)
    assert "my_measure/measure.sql" in done.stdout
    assert (
        "neither a measure nor a folder"
        in run("measure", "check", "x", store=home, expect=1).stderr
    )


def test_measure_run_says_what_it_did_and_gives_rows(home):
    assert "19 measures are up to date" in run("measure", "run", store=home).stdout
    done = run("measure", "run", "drugs", "--area", "anyshire", "--csv", store=home)
    rows = table(done.stdout)
    assert len(rows) == 14
    assert next(r for r in rows if r["month"] == "2025-03")["value"] == ""


def test_chart_gives_table_csv_json_and_svg(home):
    said = run("chart", "shoplifting", "--area", "anyshire", store=home).stdout
    assert "Shoplifting, Anyshire" in said
    rows = table(run("chart", "shoplifting", "--area", "anyshire", "--csv", store=home).stdout)
    assert tuple(rows[0]) == COLUMNS
    assert all(float(row["lower"]) <= float(row["centre"]) <= float(row["upper"]) for row in rows)
    given = json.loads(
        run("chart", "shoplifting", "--area", "Easthaven", "--json", store=home).stdout
    )
    assert [point["month"] for point in given] == [row["month"] for row in rows]
    drawing = run("chart", "shoplifting", "--area", "anyshire", "--svg", store=home).stdout
    assert ElementTree.fromstring(drawing).tag.endswith("svg")


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("shoplifting", "--area", "nowhere"), 1, "No area is called 'nowhere'"),
        (("shoplifting", "--area", "anyshire", "--from", "2025-13"), 1, "2025-13"),
        (("shoplifting", "--area", "anyshire", "--from", "2025-05", "--to", "2025-01"), 1, "after"),
        (("shoplifting", "--area", "anyshire", "--csv", "--svg"), 2, "give one of"),
        (("stop_and_search_rate", "--area", "Easthaven"), 1, "is not given for districts"),
        (("shoplifting",), 2, "--area"),
    ],
)
def test_chart_says_what_is_wrong(home, arguments, status, said):
    assert said in run("chart", *arguments, store=home, expect=status).stderr


def test_compare_and_alerts_say_what_is_wrong(home):
    assert (
        "5 are needed" in run("compare", "drugs", "--month", "2025-09", store=home, expect=1).stderr
    )
    assert "give --month" in run("compare", "drugs", store=home, expect=1).stderr
    done = run("alerts", "--area", "anyshire", "--budget", "nan", store=home, expect=1)
    assert "must be more than 0" in done.stderr
    said = run("alerts", "--area", "anyshire", store=home).stdout
    assert "(you accept 1 a quarter)" in said


def test_notes_are_added_shown_on_the_chart_and_withdrawn(home):
    run(
        "note",
        "add",
        "--kind",
        "decision",
        "--area",
        "anyshire",
        "--month",
        "2025-06",
        "--reason",
        "New plan",
        "--by",
        "A. Analyst",
        store=home,
    )
    assert "New plan (A. Analyst)" in run("chart", "drugs", "--area", "anyshire", store=home).stdout
    run("note", "withdraw", "1", "--reason", "Wrong area", "--by", "A. Analyst", store=home)
    assert "New plan" not in run("chart", "drugs", "--area", "anyshire", store=home).stdout
    assert "New plan" in run("note", "list", "--csv", store=home).stdout
