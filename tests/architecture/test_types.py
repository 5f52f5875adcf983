"""What mypy is asked to hold, and where it is asked to look away: that list may only shrink."""

import ast
import re
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "frankpledge"
MYPY = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
# Libraries without types. Take one out as soon as it has them; none is ever added.
UNTYPED_LIBRARIES = {"allauth.*", "pyspark.*", "scipy.*", "shapely.*"}
MOST_EXCEPTIONS = 4
MOST_IGNORES = 2  # lines on which a type checker is told to look away
STRICT_ROOMS = {
    "frankpledge.errors",
    *(
        f"frankpledge.{room}.*"
        for room in ("rules", "declared", "evidence", "linkage", "registers")
    ),
}
# What `mypy --strict` means, as `mypy --help` lists it.
STRICT = {
    "check_untyped_defs",
    "disallow_any_generics",
    "disallow_incomplete_defs",
    "disallow_subclassing_any",
    "disallow_untyped_calls",
    "disallow_untyped_decorators",
    "disallow_untyped_defs",
    "extra_checks",
    "no_implicit_reexport",
    "strict_equality",
    "warn_redundant_casts",
    "warn_return_any",
    "warn_unused_ignores",
}
EVERYWHERE = STRICT - {
    "disallow_any_generics",
    "disallow_subclassing_any",
    "no_implicit_reexport",
    "warn_return_any",
}
IGNORE = re.compile(r"#\s*type:\s*ignore")
WITH_CODE = re.compile(r"# type: ignore\[[a-z, -]+\]")
SOURCES = [path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts]


def switched_on(options):
    return {name for name, value in options.items() if value is True}


def overrides():
    """Return the modules that each override is about, and what it says of them."""
    for entry in MYPY["overrides"]:
        module = entry["module"]
        names = {module} if isinstance(module, str) else set(module)
        yield names, {name: value for name, value in entry.items() if name != "module"}


def views():
    for path in [*PACKAGE.rglob("views.py"), *PACKAGE.rglob("views/*.py")]:
        for function in ast.parse(path.read_text("utf-8")).body:
            if isinstance(function, ast.FunctionDef) and function.decorator_list:
                yield path, function


def test_types_are_checked_in_the_whole_package():
    assert MYPY["packages"] == ["frankpledge"]
    assert MYPY["exclude"] == ["/migrations/"]
    assert MYPY["plugins"] == ["mypy_django_plugin.main"]
    assert switched_on(MYPY) >= EVERYWHERE


def test_the_rooms_of_the_engine_are_strict():
    for names, said in overrides():
        if names == STRICT_ROOMS:
            assert switched_on(MYPY) | switched_on(said) >= STRICT
            return
    pytest.fail("no override is about the strict rooms")


def test_only_libraries_without_types_are_excepted_and_no_more_than_before():
    excepted = [(names, said) for names, said in overrides() if names != STRICT_ROOMS]
    listed = set().union(*(names for names, _ in excepted))
    assert listed == UNTYPED_LIBRARIES  # one that is taken out is taken out of both lists
    assert len(listed) <= MOST_EXCEPTIONS
    for _, said in excepted:
        assert said == {"ignore_missing_imports": True}


def test_no_excepted_library_has_types_by_now():
    top = {name.split(".")[0] for name in UNTYPED_LIBRARIES}
    typed = {
        file.parts[0].removesuffix("-stubs")
        for installed in distributions()
        for file in installed.files or ()
        if (file.name == "py.typed" and len(file.parts) == 2) or file.parts[0].endswith("-stubs")
    }
    assert typed, "no installed library was found"
    assert top & typed == set(), "it has types now: take the exception out"


def test_no_line_ignores_types_without_a_code_and_a_reason():
    found = []
    for path in SOURCES:
        lines = path.read_text("utf-8").splitlines()
        for before, line in zip(["", *lines], lines, strict=False):
            if IGNORE.search(line):
                found.append(path)
                code = WITH_CODE.search(line)
                assert code, (path, line)
                has_reason = line[code.end() :].strip().startswith("# ")
                assert has_reason or before.strip().startswith("# "), (path, line)
    assert len(found) <= MOST_IGNORES, found


def test_views_behind_sign_in_know_the_account_and_no_other_view_claims_to():
    seen = set()
    for path, view in views():
        is_behind = any(ast.unparse(d) == "login_required" for d in view.decorator_list)
        takes = ast.unparse(view.args.args[0].annotation)
        assert takes == ("SignedIn" if is_behind else "HttpRequest"), (path, view.name)
        seen.add(takes)
    assert seen == {"SignedIn", "HttpRequest"}
