"""The commands of the panel's room, each as a person runs it."""

import json

import pytest

from tests.apps.meetings.test_importing import TEXT, served  # noqa: F401 (the fixture)
from tests.cli.test_commands import run

PANEL = "kent-police-and-crime-panel"


@pytest.fixture(scope="module")
def home(made_store):
    """A store with the areas and nothing else."""
    return made_store("areas", "import", "areas") / "store"


def test_minutes_of_a_text_are_imported_once_and_listed(home, tmp_path):
    file = tmp_path / "a.txt"
    file.write_text(TEXT, "utf-8")
    first = run("import", "minutes", str(file), "--panel", PANEL, store=home).stdout
    assert first.startswith("1 meetings are new, 0 changed, 0 as before")
    assert "Not understood:" in first
    assert "Bell" in first
    again = run("import", "minutes", str(file), "--panel", PANEL, store=home).stdout
    assert again.startswith("0 meetings are new, 0 changed, 1 as before")


def test_one_bad_file_stops_all_of_them(home, tmp_path):
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(TEXT.replace("MId=99", "MId=100"), "utf-8")
    bad.write_text("No. Item\n\nOne", "utf-8")
    done = run("import", "minutes", str(good), str(bad), "--panel", PANEL, store=home, expect=1)
    assert "bad.txt: neither its title" in done.stderr
    again = run("import", "minutes", str(good), "--panel", PANEL, store=home)
    assert again.stdout.startswith("1 meetings are new")  # nothing of it was kept before


def test_moderngov_is_read_from_the_service(home, served):  # noqa: F811 (the fixture)
    done = run(
        "import",
        "moderngov",
        served.url,
        "--committee",
        "7",
        "--panel",
        PANEL,
        "--from",
        "2026-01-01",
        "--to",
        "31/12/2026",
        store=home,
    )
    assert done.stdout.startswith("2 meetings are new")
    assert "not imported: meeting 13" in done.stdout
    wrong = run(
        "import",
        "moderngov",
        served.url,
        "--committee",
        "7",
        "--panel",
        PANEL,
        "--from",
        "2026-12-31",
        "--to",
        "2026-01-01",
        store=home,
        expect=1,
    )
    assert "lies after" in wrong.stderr


def test_copies_are_written_and_checked(home, tmp_path):
    file = tmp_path / "b.txt"
    file.write_text(TEXT.replace("MId=99", "MId=101"), "utf-8")
    run("import", "minutes", str(file), "--panel", PANEL, store=home)
    assert (
        "copies in"
        in run(
            "mirror", "--site", "https://x.example", store=home, ALLOWED_HOSTS="x.example"
        ).stdout
    )
    assert "as they were written" in run("mirror", "--check", store=home).stdout
    rows = json.loads((home / "mirror" / "manifest.json").read_text("utf-8"))["copies"]
    pack = next(row["file"] for address, row in rows.items() if address.startswith("/record/m-"))
    (home / "mirror" / pack).write_text("forged")
    done = run("mirror", "--check", store=home, expect=1)
    assert "1 copies are missing or changed: /record/m-" in done.stderr
