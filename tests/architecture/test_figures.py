"""A figure has one definition: one point, one series, one name for what is no crime."""

import ast
import re
from pathlib import Path

from frankpledge.evidence.datasets import shipped

PACKAGE = Path(__file__).parents[2] / "frankpledge"
SYNTHETIC = ("made_up.py", "synthetic.py")  # the archive that is made up for tests and the demo


def modules(folder=""):
    return sorted((PACKAGE / folder).rglob("*.py"))


def tree(path):
    return ast.parse(path.read_text("utf-8"))


def test_no_module_names_what_is_no_crime():
    words = [word for dataset in shipped().values() for word in dataset.not_crimes]
    named = [
        path.relative_to(PACKAGE)
        for path in modules()
        if any(word in path.read_text("utf-8") for word in words) and path.name not in SYNTHETIC
    ]
    assert words == ["Anti-social behaviour"]
    assert named == []


def test_no_page_adds_up_figures():
    added = [
        (path.name, node.lineno)
        for path in modules("apps/performance")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum"
    ]
    assert added == []


def test_only_the_command_counts_rows_by_itself():
    # Pages, files and the API read measures and their breakdowns.
    counting = [
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if "frankpledge.evidence.measures.counts import" in path.read_text("utf-8")
    ]
    assert counting == ["cli/counts.py"]


def test_a_point_and_a_series_are_defined_once():
    defined = {
        node.name: path.relative_to(PACKAGE).as_posix()
        for path in [*modules("evidence"), *modules("design"), *modules("apps/performance")]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and re.search("Point|Series|Value|Measured", node.name)
    }
    assert set(defined) == {"Value", "Series", "Point"}
    assert defined["Value"] == "evidence/measures/values.py"
    assert defined["Series"] == "evidence/measures/series.py"
    assert defined["Point"].endswith("points.py")  # a Value with its limits, for a chart


def test_provisional_and_settled_are_asked_of_coverage_and_set_in_one_place():
    setting = [
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.keyword) and node.arg in ("is_provisional", "is_settled")
    ]
    assert setting == [setting[0]] * 2
    assert setting[0].endswith("measures/values.py")


def test_what_is_kept_of_a_release_is_kept_by_its_reader():
    # No dictionary of a module, and no cache of a function that is given a store or a release.
    kept = set()
    for path in [*modules("evidence"), *modules("apps/performance")]:
        for node in tree(path).body:
            value = getattr(node, "value", None)
            if isinstance(value, ast.Dict) and not value.keys:
                kept.add(path.name)
            if isinstance(node, ast.FunctionDef) and any(
                "cache" in ast.unparse(decorator) for decorator in node.decorator_list
            ):
                given = ast.unparse(node.args)
                assert not re.search(r"[Ss]tore|[Rr]elease", given), (path.name, node.name)
    assert kept == {"reader.py"}
