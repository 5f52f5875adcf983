"""How code and templates are laid out: by their formatters, and nothing is left out of them."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LONGEST_TEMPLATE_LINE = 160
MOST_NOQA = {"frankpledge": 10, "tests": 10}  # may only fall; each says why
SKIPPED = re.compile(r"#\s*fmt:\s*(skip|off)")


def sources(folder, ending):
    return [path for path in (ROOT / folder).rglob(f"*{ending}") if "migrations" not in path.parts]


def test_no_line_of_a_template_is_longer_than_the_limit():
    long = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in sources("frankpledge", ".html")
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if len(line) > LONGEST_TEMPLATE_LINE
    ]
    assert long == []


@pytest.mark.parametrize("folder", ["frankpledge", "tests", "bench", "docs"])
def test_formatter_passes_over_no_line(folder):
    own = Path(__file__)
    found = [p for p in sources(folder, ".py") if p != own and SKIPPED.search(p.read_text("utf-8"))]
    assert found == []


@pytest.mark.parametrize(("folder", "most"), MOST_NOQA.items())
def test_lines_that_the_linter_passes_over_only_get_fewer_and_say_why(folder, most):
    lines = [
        line
        for path in sources(folder, ".py")
        if path != Path(__file__)
        for line in path.read_text("utf-8").splitlines()
        if "# noqa" in line
    ]
    assert len(lines) <= most
    assert [
        line for line in lines if not re.search(r"# noqa: [A-Z]+\d+(, [A-Z]+\d+)* \(", line)
    ] == []
