"""What is in force is read by one rule: `visible` alone reads the listing."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2] / "frankpledge"
ROWS = {"Listing", "ListedSubject"}
PUBLISHING = "apps/publishing"
# `visible` holds the rule, `lists` makes pages of what it gives and `tables` rows for programs;
# `search` looks up hits that it gave; the others make rows, or hold them to what they are made of.
READERS = {
    f"{PUBLISHING}/queries/visible.py",
    f"{PUBLISHING}/queries/lists.py",
    f"{PUBLISHING}/queries/search.py",
    f"{PUBLISHING}/queries/tables.py",
    f"{PUBLISHING}/queries/rows.py",
    f"{PUBLISHING}/queries/listing_proofs.py",
    f"{PUBLISHING}/actions/listing.py",
}


def importing(path: Path) -> set[str]:
    """Return the rows' models that a file imports."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    return {alias.name for node in nodes for alias in node.names} & ROWS


def test_nothing_else_reads_the_listing():
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if importing(path)}
    assert found == READERS
