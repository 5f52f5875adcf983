"""docs/architecture.md draws the rooms and the apps as the contracts have them."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


def layers(contract, folder):
    """Return the layers of a contract that are there, each with its names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    (found,) = [one for one in contracts["contracts"] if one["id"] == contract]
    named = [re.findall(r"\w+", layer) for layer in found["layers"]]
    there = [{name for name in layer if (ROOT / folder / name).is_dir()} for layer in named]
    return [layer for layer in there if layer]


def arrows(title):
    """Return what leads to what in the picture under a heading."""
    picture = PAGE.partition(f"## {title}\n")[2].partition("```mermaid\n")[2].partition("```")[0]
    bare = re.sub(r'\["?.*?"?\]', "", picture)
    for line in bare.splitlines()[1:]:
        parts = [set(part.replace("&", " ").split()) for part in line.split("-->")]
        for above, below in zip(parts, parts[1:], strict=False):
            yield from ((a, b) for a in above for b in below)


@pytest.mark.parametrize(
    ("title", "contract", "folder"),
    [("Rooms", "rooms", "frankpledge"), ("Apps", "apps", "frankpledge/apps")],
)
def test_a_picture_shows_every_layer_above_the_next(title, contract, folder):
    expected = layers(contract, folder)
    pairs = zip(expected, expected[1:], strict=False)
    assert set(arrows(title)) == {(a, b) for above, below in pairs for a in above for b in below}


def test_every_file_that_is_named_is_there():
    for name in re.findall(r"`(frankpledge/[\w/.]+)`", PAGE):
        assert (ROOT / name).exists(), name
