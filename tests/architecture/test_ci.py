"""What the build server runs: it begins as the README says, fails where a stage fails, and says
how long each stage took."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CHECKOUT = """test check journeys:
\t.ci/stage "stage $@" sh -c "test $@ != $(FAILS)"
"""


@pytest.fixture
def ci_run(tmp_path):
    """Run .ci/run where each of its commands is one stage, and `fails` names one that fails."""
    if not shutil.which("make") or not shutil.which("bash"):
        pytest.skip("make or bash is not on this machine")
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    (tmp_path / "Makefile").write_text(CHECKOUT, "utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "chromium").symlink_to("/bin/true")

    def run(fails="none", **more):
        path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
        # The Makefile that runs the tests says how it was called to those below it.
        # So does the .ci/run that runs them.
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("MAKE") and name not in ("STAGES", "CI_TIMES")
        }
        environment = kept | {"PATH": path, "FAILS": fails} | more
        return subprocess.run(
            [tmp_path / ".ci" / "run"], env=environment, capture_output=True, text=True
        )

    return run


def test_seconds_of_each_stage_are_said_at_the_end(ci_run):
    done = ci_run()
    assert done.returncode == 0, done.stderr
    said = done.stdout[done.stdout.index("Seconds per stage") :]
    assert re.findall(r"^ +\d+  (.*)$", said, re.M) == [
        "stage test: passed",
        "stage check: passed",
        "stage journeys: passed",
        "all",
    ]


def test_a_stage_that_fails_fails_the_run_which_still_says_the_seconds(ci_run, tmp_path):
    done = ci_run(fails="check", CI_TIMES=str(tmp_path / "times.csv"))
    assert done.returncode != 0
    said = done.stdout[done.stdout.index("Seconds per stage") :]
    assert "stage test: passed" in said
    assert "stage check: failed" in said
    assert "journeys" not in said
    assert not (tmp_path / "times.csv").exists()


def test_seconds_are_kept_only_where_a_file_is_named(ci_run, tmp_path):
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    commit = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-q"]
    subprocess.run([*commit, "--allow-empty", "-m", "a"], cwd=tmp_path, check=True)
    before = sorted(tmp_path.rglob("*"))
    ci_run()
    assert sorted(tmp_path.rglob("*")) == before
    ci_run(CI_TIMES="times.csv")
    lines = (tmp_path / "times.csv").read_text("utf-8").splitlines()
    assert len(lines) == 3
    assert re.fullmatch(r"\d{4}-\d\d-\d\d,[0-9a-f]{7,},stage test,\d+,\d+", lines[0])


def test_it_begins_with_the_command_of_the_readme():
    commands = re.findall(r"^make .*$", (ROOT / ".ci" / "run").read_text("utf-8"), re.M)
    assert commands[0] == "make test"
    assert re.search(r"^make test\b", (ROOT / "README.md").read_text("utf-8"), re.M)
