"""What is left to the night is there, and so is what stays in its stead."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEFT = tomllib.loads((ROOT / "tests" / "nightly.toml").read_text("utf-8"))["left"]
MOST = 12  # may only fall: make tests faster and give them back to every change


@pytest.mark.parametrize("row", LEFT, ids=lambda row: row["tests"])
def test_what_is_left_to_the_night_is_there_and_something_stays(row):
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py")]
    place = re.split(r"\.\*|::|\(", row["tests"].replace("\\", ""))[0]
    assert any(name.startswith(place) for name in files), place
    assert row["does"]
    for name in row["stays"]:
        assert (ROOT / name).exists(), name


def test_no_more_is_left_to_the_night():
    assert len(LEFT) <= MOST
